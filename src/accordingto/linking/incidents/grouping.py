"""Which events of one report tell of one happening: the shell, the twelve dead of the headline, the nineteen of the director."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.linking.incidents.distance import kilometres
from accordingto.linking.incidents.kinds import alike
from accordingto.record import Event, Place, Reading

_NEAR_KM = 5
_RECENT = 7
"""Days before publication: a dated event joins one without a date only where it is news."""
_FOLLOWS = 700
"""Characters after which an event without a place and a date is no longer told of the happening before it."""
_VIOLENT = frozenset(("attack", "strike", "clash", "control"))


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its place and days looked up."""

    event: Event
    sort: str
    start: int
    end: int
    place: Place | None
    earliest: int | None
    latest: int | None
    dated: bool
    """Whether a time is told, even one that no calendar holds ("during the months of occupation")."""
    recent: bool
    """Whether it is told to be of the week before the report."""

    @classmethod
    def of(cls, event: Event, sort: str, reading: Reading) -> "Told":
        """Look the event's place and days up."""
        earliest, latest = _ordinal(event.earliest), _ordinal(event.latest)
        published = _ordinal(reading.report.published)
        place = next((p for p in reading.places if p.id == event.place), None) if event.place else None
        return cls(
            event,
            sort,
            event.trigger[0].start,
            event.trigger[-1].end,
            place if place is not None and place.latitude is not None else None,
            earliest,
            latest,
            event.time is not None or earliest is not None or latest is not None,
            published is not None and earliest is not None and 0 <= published - earliest <= _RECENT,
        )

    @property
    def exact(self) -> bool:
        """Whether it is placed in a town, or close to one."""
        return self.place is not None and self.event.geo_precision in (1, 2) and (self.place.feature or "")[:3] != "ADM"


def groups(told: Sequence[Told]) -> list[list[Told]]:
    """The events in groups, each of one happening, in order of the text.

    An event joins the nearest group before it that it fits: of a like sort, at no other place and on no other day. One with
    neither place nor date of its own joins only what was told shortly before, or what most of the report is about.
    """
    found: list[list[Told]] = []
    for event in sorted(told, key=lambda t: t.start):
        fitting = [g for g in found if _fits(event, g)]
        if fitting:
            max(fitting, key=lambda g: (_same_place(event, g), g[-1].end)).append(event)
        else:
            found.append([event])
    return found


def _fits(event: Told, group: Sequence[Told]) -> bool:
    if max(alike(event.sort, t.sort) for t in group) < 0.5 or _past(event) != _past(group[0]):
        return False
    if any(_elsewhere(event, t) or _another_day(event, t) for t in group):
        return False
    if _same_place(event, group):
        return True
    if event.exact and any(t.exact for t in group):
        return False
    near = event.start - max(t.end for t in group) <= _FOLLOWS
    days = [t for t in group if t.dated]
    if event.dated and days:
        return near and any(_same_days(event, t) for t in days)
    if event.dated:
        return near and event.recent and event.sort == group[0].sort
    if event.sort == "control":
        return False  # who holds some other land, of which no place is named
    if event.sort == "toll":
        return near or group[0].sort in _VIOLENT
    if event.sort == "damage":
        return event.start - max(t.end for t in group) <= _FOLLOWS / 2
    return near and any(event.sort == t.sort for t in group)


def _past(event: Told) -> bool:
    return event.event.status in ("happened", "ongoing")


def _same_place(event: Told, group: Sequence[Told]) -> bool:
    return event.exact and any(t.exact and not _elsewhere(event, t) for t in group)


def _elsewhere(a: Told, b: Told) -> bool:
    if a.place is None or b.place is None or not (a.exact and b.exact):
        return False
    return kilometres(a.place, b.place) > _NEAR_KM


def _another_day(a: Told, b: Told) -> bool:
    """Whether they cannot be of one day; one toll told of the evening and of the morning after is of one night."""
    first, last = max(a.earliest or 0, b.earliest or 0), min(a.latest or 10**9, b.latest or 10**9)
    return first > last + (1 if _same_toll(a.event, b.event) else 0)


def _same_toll(a: Event, b: Event) -> bool:
    return any(
        x.kind == y.kind and x.low is not None and (x.low, x.high) == (y.low, y.high) for x in a.harm for y in b.harm
    )


def _same_days(a: Told, b: Told) -> bool:
    return b.earliest is not None and not _another_day(a, b)


def _ordinal(iso: str | None) -> int | None:
    return date.fromisoformat(iso[:10]).toordinal() if iso else None
