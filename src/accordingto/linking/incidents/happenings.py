"""What is kept of a report to find its incidents: its happenings, each the events that tell of one thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.linking.incidents.grouping import Told, groups
from accordingto.linking.incidents.kinds import sort
from accordingto.linking.incidents.telling import capitals, names_of, words_of
from accordingto.record import Event, EventRef, Place, Reading, Status
from accordingto.record.readings import HarmKind

_LEVELS = {"PCL": 3, "ADM1": 2, "RGN": 2, "CONT": 3, "OCN": 3, "SEA": 3}
_OLD = 60
"""Days after which what a report tells of is rather its background."""
MOST = 24
"""Happenings of one report; a longer one, as a chronicle of a year, is kept in part."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a happening was."""

    name: str
    latitude: float
    longitude: float
    level: int
    """0 a town or a point, 1 near it or in a part of a region, 2 a region, 3 a country or a sea."""
    country: str | None = None
    admin1: str | None = None
    sure: float = 1.0
    """That the name is this place, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Toll:
    """The largest count of one kind of harm."""

    kind: HarmKind
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Happening:
    """The events of one report that tell of one thing, with what pairs are weighed by."""

    members: tuple[EventRef, ...]
    """In order of the text."""
    sorts: tuple[str, ...]
    """In order of the text, each once."""
    status: Status
    what: str | None
    """ACLED's sub-event type of its surest event, for a reader."""
    lead: bool
    """Whether it is what the report is about."""
    published: int | None
    """Day (proleptic Gregorian ordinal)."""
    spots: tuple[Spot, ...] = ()
    earliest: int | None = None
    """First day that the words allow; null where open."""
    latest: int | None = None
    actors: tuple[str, ...] = ()
    """Keys of those who did it, as ``liberation front velmar``."""
    targets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Names of persons in its evidence and, of what the report is about, of all who take part in anything: ``vey, anton``."""
    tolls: tuple[Toll, ...] = ()
    words: str = ""
    """Stems of the evidence, of the headline too where it is what the report is about, with blanks between."""
    names: tuple[str, ...] = ()
    """Words with a capital in the report, of what the report is about: names of persons, streets, schools."""
    elsewhere: tuple[str, ...] = ()
    """Towns that the report speaks of."""
    regions: tuple[str, ...] = ()
    """First-level regions that the report speaks of."""


def happenings(reading: Reading) -> tuple[Happening, ...]:
    """The happenings of a report, in order of the text; talk, plans that are only called for, and what is imagined are none.

    In `samples/`, "12 dead" in the headline of the Courier's report on the clinic, the shell that killed at least 12, and the 19
    dead of whom the clinic's director speaks, are one happening.
    """
    told = [
        Told.of(e, s, reading)
        for e in reading.events
        if (s := sort(e)) and e.status not in ("called_for", "hypothetical")
    ]
    found = groups(told)
    lead = max(range(len(found)), key=lambda n: _weight(found[n], reading), default=None)
    keep = sorted(sorted(range(len(found)), key=lambda n: (n != lead, -_weight(found[n], reading)))[:MOST])
    return tuple(_happening(found[n], reading, n == lead) for n in keep)


def _happening(group: Sequence[Told], reading: Reading, lead: bool) -> Happening:
    events = [t.event for t in group]
    surest = max(events, key=lambda e: (e.acled is not None, e.confidence))
    earliest, latest = _bounds(group)
    evidence = [span for e in events for span in (*e.trigger, *e.evidence)]
    return Happening(
        members=tuple(EventRef(reading.report.id, e.id, e.trigger[0].start) for e in events),
        sorts=tuple(dict.fromkeys(t.sort for t in group)),
        status="happened" if any(e.status in ("happened", "ongoing") for e in events) else surest.status,
        what=surest.acled.sub_event_type if surest.acled else surest.plover and surest.plover.capitalize(),
        lead=lead,
        published=day(reading.report.published),
        spots=_spots(group),
        earliest=earliest,
        latest=latest,
        actors=names_of(reading, events, ("actor",)),
        targets=names_of(reading, events, ("target", "affected", "object")),
        people=names_of(reading, reading.events if lead else events, ("actor", "target", "affected"), people=True),
        tolls=_tolls(events),
        words=words_of(reading, evidence, with_title=lead),
        names=capitals(reading) if lead else (),
        elsewhere=_towns(reading),
        regions=tuple(dict.fromkeys(p.admin1 for p in reading.places if p.use == "literal" and p.admin1))[:8],
    )


def _weight(group: Sequence[Told], reading: Reading) -> float:
    """How likely a group is what the report is about: violence early in the text, told more than once, with harm."""
    length = len(reading.report.text) or 1
    first = min(t.start for t in group) / length
    violent = any(t.sort in ("attack", "strike", "clash", "toll", "abduction", "control") for t in group)
    harm = any(t.event.harm for t in group)
    past = any(t.event.status in ("happened", "ongoing") for t in group)
    sure = max(t.event.confidence for t in group)
    old = any(t.latest is not None and (day(reading.report.published) or 0) - t.latest > _OLD for t in group)
    return sure + 0.6 * violent + 0.3 * harm + 0.3 * past - 1.2 * first + 0.05 * min(len(group), 6) - 0.5 * old


def spot(place: Place, precision: int | None) -> Spot | None:
    """A place with its coordinates and how exact it is; None where it did not resolve."""
    if place.latitude is None or place.longitude is None:
        return None
    level = next((n for code, n in _LEVELS.items() if (place.feature or "").startswith(code)), 0)
    level = max(level, {2: 1, 3: 2}.get(precision or 1, 0))
    return Spot(
        place.resolved or place.name,
        place.latitude,
        place.longitude,
        level,
        place.country,
        place.admin1,
        round(place.confidence, 2),
    )


def _spots(group: Sequence[Told]) -> tuple[Spot, ...]:
    found = [s for t in group if t.place and (s := spot(t.place, t.event.geo_precision))]
    return tuple(sorted(dict.fromkeys(found), key=lambda s: s.level)[:4])


def _bounds(group: Sequence[Told]) -> tuple[int | None, int | None]:
    """The tightest bounds that one of the events has."""
    dated = [(t.earliest, t.latest) for t in group if t.earliest or t.latest]
    return min(dated, key=lambda b: b[1] - b[0] if b[0] and b[1] else 10_000, default=(None, None))


def _tolls(events: Sequence[Event]) -> tuple[Toll, ...]:
    """For each kind of harm the largest count: a group's count is part of the whole, and a running total is of more than this."""
    most: dict[HarmKind, Toll] = {}
    for harm in (h for e in events for h in e.harm if not h.total):
        count = Toll(harm.kind, harm.low, harm.high)
        if harm.kind not in most or (harm.low or 0) > (most[harm.kind].low or 0):
            most[harm.kind] = count
    return tuple(most.values())


def _towns(reading: Reading) -> tuple[str, ...]:
    found = (p.resolved or p.name for p in reading.places if p.use == "literal" and (p.feature or "").startswith("PPL"))
    return tuple(dict.fromkeys(found))[:12]


def day(iso: str | None) -> int | None:
    """The ordinal of the day of an ISO date or date-time.

    >>> day("2031-05-07T08:30:00+01:00") == day("2031-05-07")
    True
    """
    try:
        return date.fromisoformat(iso[:10]).toordinal() if iso else None
    except ValueError:
        return None
