"""What a store holds of a period and an area, before a word is written."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import Connection

from accordingto.linking.accounts import compare
from accordingto.linking.accounts.entry import ORDER
from accordingto.publish.situation.area import Area
from accordingto.record import (
    Account,
    Cell,
    CellName,
    ControlPeriod,
    Deed,
    Incident,
    Locality,
    Reading,
)
from accordingto.review import Assessed, incident_review, reviewed_reading
from accordingto.store import Store
from accordingto.store.days import published
from accordingto.store.linked import every_control, of_days

WIDEST = 7
"""Days: an incident that is dated no more exactly than this, or than the period is long, is not told to be of the period."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident with its accounts, and where and when it was."""

    incident: Incident
    """With its cells."""
    deed: Deed | None
    """Its type, as most of its reports have it; null where no account has one."""
    places: tuple[Locality, ...]
    """Every place that an account gives, the one that the incident is listed with first."""
    first: str
    """The first day on which it may have happened; of an undated one the day on which it was first reported."""
    last: str
    dated: bool
    assessed: Mapping[CellName, Assessed]
    """What analysts hold of its cells."""
    happened: bool
    """Whether anybody says that it happened; else it is planned, called for, imagined or denied."""

    def cell(self, name: CellName) -> Cell | None:
        """The cell of that name, or None."""
        return next((cell for cell in self.incident.cells if cell.name == name), None)

    @property
    def told(self) -> tuple[Account, ...]:
        """The accounts that say that it happened."""
        cell = self.cell("what")
        return tuple(a for a in cell.accounts if _affirms(a)) if cell else ()


@dataclass(slots=True)
class Material:
    """All that a situation report may speak of."""

    from_: str
    to: str
    area: Area | None
    readings: dict[str, Reading] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    """SHA-256 of the bytes of each report, hexadecimal."""
    happenings: tuple[Happening, ...] = ()
    """Of the period and the area, in order of days."""
    before: tuple[Happening, ...] = ()
    """Of as many days just before."""
    control: tuple[tuple[ControlPeriod, Locality | None], ...] = ()
    """Periods of control that begin or end in the period."""
    reports: tuple[str, ...] = ()
    """Published in the period, and of the area: what "new statements" are taken from."""
    nowhere: int = 0
    """Incidents of the period that no report puts on the map: they are in no area."""
    copies: dict[str, str] = field(default_factory=dict)
    """For a report that copies another one the group that it belongs to; its origin is not among them."""

    @property
    def days(self) -> int:
        """How long the period is."""
        return (date.fromisoformat(self.to) - date.fromisoformat(self.from_)).days + 1


def gather(store: Store, from_: str, to: str, area: Area | None) -> Material:
    """Everything of the days from ``from_`` to ``to`` (ISO dates, inclusive) in ``area``, or everywhere."""
    found = Material(from_, to, area)
    with store.read() as connection:
        new = tuple(published(connection, from_, to))
        before = _before(from_, found.days)
        found.before = tuple(h for h in _happenings(store, connection, found, *before) if _here(h.places, area))
        of_period = tuple(_happenings(store, connection, found, from_, to))
        found.happenings = tuple(h for h in of_period if _here(h.places, area))
        found.nowhere = sum(not h.places for h in of_period) if area else 0
        found.control = tuple(_control(store, connection, found))
    telling = {id for h in found.happenings for id in h.incident.reports}
    found.reports = tuple(id for id in new if area is None or id in telling or _names(_reading(store, found, id), area))
    for id in found.reports:
        _reading(store, found, id)
    for id in found.readings:
        found.hashes[id] = hashlib.sha256(store.raw(id)).hexdigest()
        for group in store.links(id).copies:
            if id != (group.origin or group.members[0].report):
                found.copies[id] = group.id
    return found


def _happenings(store: Store, connection: Connection, found: Material, from_: str, to: str) -> Iterator[Happening]:
    """The incidents of some days; those without a day that were first reported then come last."""
    dated, undated = [], []
    widest = max(WIDEST, (date.fromisoformat(to) - date.fromisoformat(from_)).days + 1)
    new = set(published(connection, from_, to))
    for incident in of_days(connection, from_, to):
        first, last = incident.earliest or incident.latest, incident.latest or incident.earliest
        if first and last:
            if first <= to and last >= from_ and _days(first, last) <= widest:
                dated.append((first, last, incident))
        elif incident.reports[0] in new:
            undated.append(incident)
    for first, last, incident in sorted(dated, key=lambda each: (each[0], each[1], each[2].id)):
        yield _happening(store, found, incident, (first, last))
    for incident in sorted(undated, key=lambda each: each.id):
        yield _happening(store, found, incident, None)


def _happening(store: Store, found: Material, incident: Incident, days: tuple[str, str] | None) -> Happening:
    readings = {id: _reading(store, found, id) for id in incident.reports}
    reported = (readings[incident.reports[0]].report.published or found.from_)[:10]
    ties = store.ties(incident.reports)
    compared = compare(incident, readings, ties.copies, ties.quotations)
    cells = {cell.name: cell for cell in compared.cells}
    deeds = [a.value for a in cells["what"].accounts if isinstance(a.value, Deed)] if "what" in cells else []
    deed = next((d for d in deeds if incident.what and incident.what in (d.sub_event_type, d.plover)), None)
    where = [a.value for a in cells["where"].accounts if isinstance(a.value, Locality)] if "where" in cells else []
    places = tuple(dict.fromkeys(sorted(where, key=lambda place: place.name != incident.where)))
    happened = any(_affirms(a) for a in cells["what"].accounts) if "what" in cells else False
    first, last = days or (reported, reported)
    seen = incident_review(store, incident).cells
    assessed = {cell: seen[cell] for cell in ORDER if cell in seen}
    return Happening(compared, deed, places, first, last, days is not None, assessed, happened)


def _affirms(account: Account) -> bool:
    return not account.against and account.status in ("happened", "ongoing")


def _control(store: Store, connection: Connection, found: Material) -> Iterator[tuple[ControlPeriod, Locality | None]]:
    """Periods of control that begin or end within the days."""
    for period in every_control(connection):
        days = (period.earliest, period.latest)
        if not any(day and found.from_ <= day[:10] <= found.to for day in days):
            continue
        place = _located(period, [_reading(store, found, a.event.report) for a in period.accounts])
        if _here((place,) if place else (), found.area):
            yield period, place


def _located(period: ControlPeriod, told: list[Reading]) -> Locality | None:
    """Where the place of a period is, as a reading that names it has it."""
    for reading in told:
        for p in reading.places:
            if (p.resolved or p.name) == period.place and p.geonames_id == period.geonames_id:
                return Locality(
                    p.resolved or p.name, p.geonames_id, p.latitude, p.longitude, p.feature, p.country, p.admin1
                )
    return None


def _here(places: tuple[Locality, ...], area: Area | None) -> bool:
    return area is None or any(area.holds(place) for place in places)


def _names(reading: Reading, area: Area) -> bool:
    """Whether a report names a place of the area."""
    return any(
        p.use == "literal"
        and area.holds(
            Locality(p.resolved or p.name, p.geonames_id, p.latitude, p.longitude, p.feature, p.country, p.admin1)
        )
        for p in reading.places
    )


def _reading(store: Store, found: Material, id: str) -> Reading:
    if id not in found.readings:
        # What analysts corrected stands in place of what the program read, and what they rejected is not there.
        found.readings[id] = reviewed_reading(store, id)
    return found.readings[id]


def _before(from_: str, days: int) -> tuple[str, str]:
    """As many days just before a day.

    >>> _before("2031-05-05", 7)
    ('2031-04-28', '2031-05-04')
    """
    first = date.fromisoformat(from_)
    return (first - timedelta(days)).isoformat(), (first - timedelta(1)).isoformat()


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days + 1
