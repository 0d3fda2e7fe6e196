"""What of a store is exported: the incidents that meet some conditions, or the reports, one after the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accordingto.linking.accounts import compare
from accordingto.record import Incident, Reading
from accordingto.review import IncidentReview, incident_review, reviewed_reading
from accordingto.store.linked import Wanted as Conditions
from accordingto.store.linked import incidents

if TYPE_CHECKING:
    from accordingto.store import Kept, Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to export; what is left as it is excludes nothing.

    ``Wanted(place="Izium", contested=True)`` is every incident at Izium whose accounts contradict each other. A list that was
    filtered otherwise, as by a search, is given by ids.
    """

    place: str | None = None
    """Name of the place, or its beginning."""
    from_: str | None = None
    """First day, ISO."""
    to: str | None = None
    """Last day, ISO."""
    contested: bool = False
    """Only incidents whose accounts contradict each other."""
    reports: int = 1
    """Fewest reports that tell of it."""
    incidents: tuple[str, ...] = ()
    """Ids of incidents: these alone."""
    documents: tuple[str, ...] = ()
    """Ids of reports: these alone, and what they tell of."""

    @property
    def everything(self) -> bool:
        """Whether nothing is excluded."""
        return self == Wanted()

    @property
    def by_incident(self) -> bool:
        """Whether reports are wanted for the incidents that they tell of."""
        return self != Wanted(documents=self.documents)


@dataclass(frozen=True, slots=True)
class Case:
    """One incident with all that is needed to tell of it."""

    incident: Incident
    """With its cells."""
    readings: Mapping[str, Reading]
    """Of its reports, by id, in order of publication, with what analysts decided in them."""
    review: IncidentReview
    """What analysts hold of its cells."""
    kept: Mapping[str, "Kept"] = field(default_factory=dict)
    """What the store knows of them: when, and by what, each was read."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """For each report that is a copy, the id of the group that it is in."""


class Selection:
    """The part of a store that is wanted, read as it is asked for, in an order that is always the same."""

    def __init__(self, store: "Store", wanted: Wanted | None = None) -> None:
        self.store = store
        self.wanted = wanted or Wanted()

    def cases(self) -> Iterator[Case]:
        """The incidents, the latest first, with their accounts set side by side."""
        wanted = self.wanted
        meets = Conditions(wanted.place, wanted.from_, wanted.to, wanted.reports)
        named, documents = frozenset(wanted.incidents), frozenset(wanted.documents)
        with self.store.read() as connection:
            for incident in incidents(connection, meets):
                if named and incident.id not in named:
                    continue
                if documents and documents.isdisjoint(incident.reports):
                    continue
                found = case(self.store, incident)
                if not wanted.contested or any(c.agreement.level == "contested" for c in found.incident.cells):
                    yield found

    def readings(self) -> Iterator[Reading]:
        """The reports: all, those that are named, or those that tell of the incidents, in the order in which they were added.

        What analysts decided is in them.
        """
        if self.wanted.documents and not self.wanted.by_incident:
            for id in self.wanted.documents:
                yield reviewed_reading(self.store, id)
            return
        told = None if self.wanted.everything else {id for found in self.cases() for id in found.incident.reports}
        named = set(self.wanted.documents)
        decided = {entry.change.subject for entry in self.store.decisions()}
        for reading in self.store.readings():
            id = reading.report.id
            if (told is None or id in told) and (not named or id in named):
                yield reviewed_reading(self.store, id) if id in decided else reading


def case(store: "Store", incident: Incident) -> Case:
    """An incident of the store with its cells and its reports."""
    readings = {id: reviewed_reading(store, id) for id in incident.reports}
    ties = store.ties(incident.reports)
    return Case(
        compare(incident, readings, ties.copies, ties.quotations),
        readings,
        incident_review(store, incident),
        {id: store.find(id) for id in incident.reports},
        {member.report: group.id for group in ties.copies for member in group.members},
    )
