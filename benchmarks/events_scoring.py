"""Which of our events is which of the annotated ones, and which of its cells are right.

**Found.** An event of ours and an annotated one pair where a span of our trigger touches one of its mentions and our PLOVER type
is the annotated one, or one of the others that the annotation allows (null for an event that PLOVER has no type for). Pairs are
one to one, those with most mentions in common first: a second event of ours for one happening is an error. An event of ours that
pairs with an optional one alone is not counted.

**Cells**, of the events that are found:
- *who*: of the actors, and of those it was done to (target or affected), at least one of ours is annotated and none of ours is
  not; nobody where nobody is annotated. A role is right where its words touch the annotated words or its entity bears the name.
- *where*: one of the names that the annotation takes for right, or other words for the same place, without points of the
  compass; none where none is right.
- *when*: two bounds that it takes for right.
- *status*: the same.
- *according to*: ``report`` where it is annotated and nowhere else; and of the statements at least one of ours pairs with an
  annotated one and none of ours with another or with none. (Statements pair as in `attributions.matches`.)
- *blame*: the same grade, of events that have one in the annotation or in ours.
- *harm*: rows of kind, low and high, that are the same; running totals of ours are left out, as they are not annotated.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accordingto.record import Event, Harm, Reading, Role
from benchmarks.events_gold import REPORT, Happening, Hurt, Participant
from benchmarks.statements.attributions import Counts
from benchmarks.statements.speakers import Compared, bears

_COMPASS = re.compile(r"^(?:(?:north|south|east|west)(?:ern|-?east(?:ern)?|-?west(?:ern)?)? )+", re.IGNORECASE)
_SUFFERERS = ("target", "affected")


class Pair(NamedTuple):
    """An annotated event and ours that pairs with it."""

    gold: Happening
    ours: Event


@dataclass(frozen=True, slots=True)
class Scored:
    """One report."""

    compared: Compared
    gold: tuple[Happening, ...]
    """Without the optional ones."""
    ours: tuple[Event, ...]
    """Without those that pair with an optional one alone."""
    pairs: tuple[Pair, ...]
    touched: int
    """Annotated events that a trigger of ours touches, whatever its type."""

    @property
    def counts(self) -> Counts:
        """Pairs, ours, annotated."""
        return Counts(len(self.pairs), len(self.ours), len(self.gold))


def score(compared: Compared, gold: Sequence[Happening]) -> Scored:
    """Pairs the events of a report."""
    ours = compared.reading.events
    wanted = tuple(g for g in gold if not g.optional)
    pairs = list(_paired(wanted, ours))
    taken = {p.ours.id for p in pairs}
    others = [g for g in gold if g.optional]
    spared = {e.id for e in ours if e.id not in taken and any(_common(g, e) and e.plover in g.plover for g in others)}
    touched = sum(any(_common(g, e) for e in ours) for g in wanted)
    return Scored(compared, wanted, tuple(e for e in ours if e.id not in spared), tuple(pairs), touched)


def _paired(gold: Sequence[Happening], ours: Sequence[Event]) -> Iterator[Pair]:
    candidates = [
        (-common, i, j)
        for i, happening in enumerate(gold)
        for j, event in enumerate(ours)
        if event.plover in happening.plover and (common := _common(happening, event))
    ]
    used: set[tuple[str, int]] = set()
    for _, i, j in sorted(candidates):
        if ("gold", i) not in used and ("ours", j) not in used:
            used |= {("gold", i), ("ours", j)}
            yield Pair(gold[i], ours[j])


def _common(gold: Happening, ours: Event) -> int:
    """How many of the mentions have words in common."""
    return sum(any(span.overlaps(t) for t in ours.trigger) for span in gold.trigger)


def who(pair: Pair, reading: Reading) -> bool:
    """Whether actors and those it was done to are right."""
    return all(
        people(
            [r for r in pair.gold.roles if r.role in names], [r for r in pair.ours.roles if r.role in names], reading
        )
        for names in (("actor",), _SUFFERERS)
    )


def people(gold: Sequence[Participant], ours: Sequence[Role], reading: Reading) -> bool:
    """Whether those of one side are right: each of ours is annotated, and there is one unless all may be left out."""
    matched = [any(_same(g, r, reading) for g in gold) for r in ours]
    if not all(matched):
        return False
    return bool(ours) or all(g.optional for g in gold)


def _same(gold: Participant, ours: Role, reading: Reading) -> bool:
    if any(ours.overlaps(span) for span in gold.spans):
        return True
    entity = reading.entity(ours.entity)
    return entity is not None and bears(entity, gold.name, reading.report.text)


def where(pair: Pair, reading: Reading) -> bool:
    """Whether the place has an annotated name."""
    return right_place(reading, pair.ours, pair.gold.places)


def right_place(reading: Reading, event: Event, names: Collection[str | None]) -> bool:
    """Whether the event's place, by any of the report's words for it, has one of the names; null among them where none is right.

    Two names are words for one place where the gazetteer has both at one entry ("Gaza", "the Gaza Strip").
    """
    place = next((p for p in reading.places if p.id == event.place), None)
    if place is None:
        return None in names
    same = [p for p in reading.places if p.geonames_id is not None and p.geonames_id == place.geonames_id]
    return not {bare(p.name) for p in (place, *same)}.isdisjoint(bare(name) for name in names if name is not None)


def bare(name: str) -> str:
    """The name of a place without the points of the compass before it, and without a full stop after it.

    >>> bare("northern Kharkiv")
    'kharkiv'
    """
    return _COMPASS.sub("", name).casefold().rstrip(".")


def when(pair: Pair) -> bool:
    """Whether both bounds are annotated ones."""
    return (pair.ours.earliest, pair.ours.latest) in pair.gold.times


def accounts(gold: Sequence[int | str], ours: Sequence[str], compared: Compared) -> bool:
    """Whether those who assert it are right."""
    known = {p.ours.id: compared.gold.statements.index(p.gold) for p in compared.pairs}
    if (REPORT in gold) != (REPORT in ours):
        return False
    wanted = {a for a in gold if a != REPORT}
    told = [known.get(id) for id in ours if id != REPORT]
    return all(number in wanted for number in told) and (bool(told) or not wanted or REPORT in gold)


def rows(event: Event) -> tuple[Harm, ...]:
    """The harm of an event that is held against the annotation: without running totals."""
    return tuple(h for h in event.harm if not h.total)


def harm(pair: Pair) -> list[tuple[Hurt, int]]:
    """The annotated rows that ours has, with the index of ours; each of ours once."""
    left, found = [i for i, h in enumerate(pair.ours.harm) if not h.total], []
    for row in pair.gold.harm:
        same = [
            i
            for i in left
            if (pair.ours.harm[i].kind, pair.ours.harm[i].low, pair.ours.harm[i].high) == (row.kind, row.low, row.high)
        ]
        if same:
            best = min(same, key=lambda i: pair.ours.harm[i].group != row.group)
            left.remove(best)
            found.append((row, best))
    return found
