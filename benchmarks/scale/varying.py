"""Any number of reports, with readings that fit them, out of the few hundred of `wikinews_conflict`.

Each is one of them with its places, days and persons exchanged and many of its words replaced, in the text and in the reading
alike, so that every span still holds its words. Of ten, two are copies of an earlier one (a few words changed, another outlet)
and one tells of the same incident as an earlier one in other words. What is made depends on the seed alone.
"""

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from accordingto.record import Entity, Event, Place, Reading, Span, Statement, Time

COPIES, RETOLD = 0.2, 0.1
"""Shares of copies, and of reports on an incident that was told of before."""
REPLACED, REPLACED_IN_COPIES = 0.4, 0.01
"""Shares of the plain words that are replaced: at 0.4, eight in a hundred runs of five words stay."""
NEAR = 2_000
"""A copy or a second telling is of one of the last so many reports."""
WEEKS = 1_000
"""Reports are moved by up to so many weeks."""

_WORD = re.compile(r"\b[a-z]{4,}\b")
_MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
_S = TypeVar("_S", bound=Span)
_Edit = tuple[int, int, str]


def vary(readings: Sequence[Reading], count: int, seed: int = 1, name: str = "r") -> Iterator[Reading]:
    """``count`` readings with ids of their own, in order of nothing in particular."""
    chance = random.Random(seed)  # noqa: S311 — nothing secret
    bases = [_Base(reading) for reading in readings]
    pools = _Pools.of(readings)
    told: list[_Telling] = []
    for number in range(count):
        fate = chance.random()
        telling = _Telling(chance.choice(bases), chance.getrandbits(32), chance.getrandbits(32))
        if told and fate < COPIES:
            telling = replace(chance.choice(told[-NEAR:]), copied=chance.getrandbits(32))
        elif told and fate < COPIES + RETOLD:
            earlier = chance.choice(told[-NEAR:])
            telling = replace(earlier, words=chance.getrandbits(32))
        if telling.copied is None:
            told.append(telling)
        yield _told(telling, pools, f"{name}{number}")


@dataclass(frozen=True)
class _Pools:
    """What can stand in another's stead."""

    places: dict[bool, list[Place]]
    """Countries (true) and other places."""
    names: list[str]
    """Words of persons' names."""
    words: list[str]
    outlets: tuple[str, ...] = tuple(f"Outlet {number}" for number in range(60))

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> "_Pools":
        places = {p.geonames_id: p for r in readings for p in r.places if p.geonames_id and p.resolved}
        names = {
            w for r in readings for e in r.entities if e.kind == "person" for w in e.name.split() if w[0].isupper()
        }
        words = [w for r in readings for w in _WORD.findall(r.report.text)]
        kinds = {country: [p for p in places.values() if _is_country(p) is country] for country in (True, False)}
        return cls(kinds, sorted(names), words)


@dataclass(frozen=True)
class _Base:
    """A reading that others are made of."""

    reading: Reading

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """Plain words that stand in no cell."""
        r = self.reading
        spans: list[Span] = [m for e in r.entities for m in e.mentions]
        spans += [*r.places, *r.times, *r.amounts, *(t for e in r.events for t in e.trigger)]
        spans += [s for said in r.statements for s in (*said.source, *said.cue)]
        taken = bytearray(len(r.report.text))
        for span in spans:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
        found = (match.span() for match in _WORD.finditer(r.report.text))
        return [(start, end) for start, end in found if not any(taken[start:end])]


@dataclass(frozen=True)
class _Telling:
    """One report to be made: what it is made of, and the seeds of its scene, of its words and of what a copy changes in them."""

    base: _Base
    scene: int
    words: int
    copied: int | None = None


def _told(telling: _Telling, pools: _Pools, id: str) -> Reading:
    """The base in another scene and in other words."""
    reading = telling.base.reading
    text = reading.report.text
    exchange = random.Random(telling.scene)  # noqa: S311
    places = _exchanged(reading, pools, exchange)
    names = {w: exchange.choice(pools.names) for e in reading.entities if e.kind == "person" for w in e.name.split()}
    values = _Values(places, names, 7 * exchange.randrange(WEEKS))
    edits = [(p.start, p.end, places[p.geonames_id].name) for p in reading.places if p.geonames_id in places]
    edits += [(t.start, t.end, words) for t in reading.times if (words := _written(t, t.of(text), values.days))]
    for entity in (e for e in reading.entities if e.kind == "person"):
        for mention in (m for m in entity.mentions if m.form == "name"):
            edits += _renamed(text, mention, names)
    edits += _replaced(telling.base, pools, telling.words, REPLACED)
    if telling.copied is not None:
        edits += _replaced(telling.base, pools, telling.copied, REPLACED_IN_COPIES)
    chance = random.Random(telling.words if telling.copied is None else telling.copied)  # noqa: S311
    published = _shifted(reading.report.published, values.days + chance.choice((0, 0, 0, 1)))
    report = replace(reading.report, id=id, uri=None, outlet=chance.choice(pools.outlets), published=published)
    return _rewritten(replace(reading, report=report), edits, values)


def _replaced(base: _Base, pools: _Pools, seed: int, share: float) -> list[_Edit]:
    chance = random.Random(seed)  # noqa: S311
    return [(start, end, chance.choice(pools.words)) for start, end in base.words if chance.random() < share]


def _exchanged(reading: Reading, pools: _Pools, chance: random.Random) -> dict[int | None, Place]:
    known = {p.geonames_id: p for p in reading.places if p.geonames_id and p.resolved}
    return {id: chance.choice(pools.places[_is_country(place)]) for id, place in known.items()}


def _is_country(place: Place) -> bool:
    return (place.feature or "").startswith("PCL")


def _renamed(text: str, mention: Span, names: dict[str, str]) -> list[_Edit]:
    words = re.finditer(r"\S+", mention.of(text))
    found = ((mention.start + w.start(), mention.start + w.end(), names.get(w.group())) for w in words)
    return [(start, end, name) for start, end, name in found if name]


def _shifted(day: str | None, days: int) -> str | None:
    return day and (date.fromisoformat(day[:10]) + timedelta(days)).isoformat()


def _written(time: Time, words: str, days: int) -> str | None:
    """A date as it would be written after the move; None for one that names no month and no year, as "Wednesday"."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", time.value) or not time.earliest:
        return None
    to, year = date.fromisoformat(time.earliest) + timedelta(days), time.value[:4] in words
    month = len(time.value) > 4 and any(name[:3] in words for name in _MONTHS)
    day = len(time.value) == 10 and month
    parts = [str(to.day)] * day + [_MONTHS[to.month - 1]] * month + [str(to.year)] * year
    return " ".join(parts) or None


@dataclass(frozen=True)
class _Values:
    """What the cells are to hold."""

    places: dict[int | None, Place]
    names: dict[str, str]
    days: int

    def place(self, place: Place) -> Place:
        other = self.places.get(place.geonames_id)
        if other is None:
            return place
        return replace(other, start=place.start, end=place.end, id=place.id, use=place.use, confidence=place.confidence)

    def time(self, time: Time) -> Time:
        earliest, latest = _shifted(time.earliest, self.days), _shifted(time.latest, self.days)
        value = earliest if earliest and re.fullmatch(r"\d{4}-\d\d-\d\d", time.value) else time.value
        return replace(time, earliest=earliest, latest=latest, value=value)

    def event(self, event: Event) -> Event:
        return replace(event, earliest=_shifted(event.earliest, self.days), latest=_shifted(event.latest, self.days))

    def name(self, name: str) -> str:
        return " ".join(self.names.get(word, word) for word in name.split())


def _rewritten(reading: Reading, edits: list[_Edit], values: _Values) -> Reading:
    """The reading after the edits of its text, the earlier of two that overlap; every span covers what it covered."""
    text, moved = edited(reading.report.text, edits)

    def spans(old: tuple[_S, ...]) -> tuple[_S, ...]:
        return tuple(map(moved, old))

    def entity(e: Entity) -> Entity:
        return replace(e, name=values.name(e.name) if e.kind == "person" else e.name, mentions=spans(e.mentions))

    def statement(s: Statement) -> Statement:
        return replace(s, source=spans(s.source), cue=spans(s.cue), content=spans(s.content))

    def event(e: Event) -> Event:
        return replace(values.event(e), trigger=spans(e.trigger), evidence=spans(e.evidence), roles=spans(e.roles))

    report = replace(reading.report, text=text, passages=spans(reading.report.passages))
    return Reading(
        report,
        tuple(map(entity, reading.entities)),
        tuple(map(statement, reading.statements)),
        tuple(map(values.place, spans(reading.places))),
        tuple(map(values.time, spans(reading.times))),
        spans(reading.amounts),
        tuple(map(event, reading.events)),
    )


def edited(text: str, edits: Sequence[_Edit]) -> tuple[str, Callable[[_S], _S]]:
    """The text with each ``(start, end, words)`` put in, and what becomes of a span of the old text.

    A span keeps its kind, and one that cuts into words that are replaced covers all that replaces them.

    >>> text, moved = edited("Kyiv said so", [(0, 4, "Moscow")])
    >>> text, moved(Span(5, 9)).of(text), moved(Span(2, 9)).of(text)
    ('Moscow said so', 'said', 'Moscow said')
    """
    pieces, starts, ends, shifts, at, shift = [], [], [], [0], 0, 0
    for start, end, words in sorted(edits, key=lambda edit: edit[:2]):
        if start < at:
            continue
        pieces += [text[at:start], words]
        starts.append(start)
        ends.append(end)
        shift += len(words) - (end - start)
        shifts.append(shift)
        at = end

    def moved(span: _S) -> _S:
        before, after = bisect_right(ends, span.start), bisect_left(starts, span.end)
        start = min(span.start, starts[before]) if before < len(starts) else span.start
        return replace(
            span, start=start + shifts[before], end=max(span.end, ends[after - 1] if after else 0) + shifts[after]
        )

    return "".join([*pieces, text[at:]]), moved
