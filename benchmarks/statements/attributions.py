"""Attributions as sets of characters: which of ours is which of the data's, and counts of both over articles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from accordingto.record import Span, Statement
from benchmarks.figures import Figure

PARTS = ("content", "source", "cue")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Character offsets of one attribution, of the data or of a finder's."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]


class Counts(NamedTuple):
    """What two sides have in common, and what each has."""

    both: int = 0
    found: int = 0
    gold: int = 0

    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Counts(both=2, found=4, gold=2).f1()
        0.6666666666666666
        """
        return 2 * self.both / (self.found + self.gold) if self.found + self.gold else 0.0


class Row(NamedTuple):
    """The counts of one article: attributions, then characters of each part."""

    attribution: Counts = Counts()
    content: Counts = Counts()
    source: Counts = Counts()
    cue: Counts = Counts()


class Tally:
    """Counts over articles, one row each, so that articles can be drawn again."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def add(self, gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[int, int]]:
        """One article; the pairs of the data's and ours that are the same."""
        pairs = matches(gold, found)
        self.rows.append(
            Row(Counts(len(pairs), len(found), len(gold)), *(_characters(part, gold, found) for part in PARTS))
        )
        return pairs

    def column(self, name: str) -> list[Counts]:
        """By article, the counts of ``attribution`` or of a part's characters."""
        return [getattr(row, name) for row in self.rows]

    def total(self, name: str) -> Counts:
        """The same, summed."""
        return summed(self.column(name))

    def figures(self, name: str) -> Iterator[Figure]:
        """All figures under a name."""
        whole = self.total("attribution")
        yield Figure(f"{name}.attribution_f1", whole.f1())
        yield Figure(f"{name}.attribution_precision", whole.both / max(whole.found, 1))
        yield Figure(f"{name}.attribution_recall", whole.both / max(whole.gold, 1))
        for part in PARTS:
            yield Figure(f"{name}.{part}_character_f1", self.total(part).f1())


def summed(counts: Iterable[Counts]) -> Counts:
    """The sums of each of the three numbers."""
    columns = list(zip(*counts, strict=True))
    return Counts(*map(sum, columns)) if columns else Counts()


def matches(gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Which pair up, one to one and best first.

    At least half of the characters of both contents together are shared, and the source is touched, or empty in both.

    >>> said = Attribution(frozenset(range(10, 30)), frozenset({1, 2}), frozenset({4}))
    >>> matches([said], [Attribution(frozenset(range(12, 30)), frozenset({2}), frozenset())])
    [(0, 0)]
    """
    pairs = []
    for i, theirs in enumerate(gold):
        for j, our in enumerate(found):
            share = overlap(theirs, our)
            if share >= 0.5 and same_source(theirs, our):
                pairs.append((-share, i, j))
    used: set[tuple[str, int]] = set()
    kept = []
    for _, i, j in sorted(pairs):
        if ("gold", i) not in used and ("found", j) not in used:
            used |= {("gold", i), ("found", j)}
            kept.append((i, j))
    return kept


def overlap(one: Attribution, other: Attribution) -> float:
    """Shared characters of the contents, over those of both together."""
    both = len(one.content & other.content)
    return both / (len(one.content) + len(other.content) - both) if both else 0.0


def same_source(one: Attribution, other: Attribution) -> bool:
    """Whether the sources touch, or neither has one."""
    return bool(one.source & other.source) or not (one.source or other.source)


def annotated(annotation: dict[str, Any]) -> Attribution:
    """One of the data's."""
    return Attribution(*(frozenset(c for s in annotation[p] for c in range(s["start"], s["end"])) for p in PARTS))


def found(statement: Statement) -> Attribution:
    """One of ours."""
    return Attribution(covered(statement.content), covered(statement.source), covered(statement.cue))


def covered(spans: Sequence[Span]) -> frozenset[int]:
    """The characters of spans."""
    return frozenset(c for s in spans for c in range(s.start, s.end))


def _characters(part: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> Counts:
    ours = frozenset[int]().union(*(getattr(a, part) for a in found))
    theirs = frozenset[int]().union(*(getattr(a, part) for a in gold))
    return Counts(len(ours & theirs), len(ours), len(theirs))
