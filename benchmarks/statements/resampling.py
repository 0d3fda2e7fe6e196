"""How sure a figure is: articles are drawn again, with replacement, and the figure is computed anew (bootstrap, Efron 1979).

Two finders are compared on the same draws, so that what makes an article hard for both cancels out (paired bootstrap,
Koehn, EMNLP 2004, https://aclanthology.org/W04-3250/).
"""

import random
from collections.abc import Callable, Sequence
from functools import cache

from benchmarks.statements.attributions import Counts, Row

DRAWS = 1000
SEED = 20221122


def interval(rows: Sequence[Row], column: str) -> tuple[float, float]:
    """The bounds that hold the F1 of a column in 95 of 100 draws."""
    return _bounds(len(rows), lambda drawn: _f1(rows, column, drawn))


def difference(ours: Sequence[Row], theirs: Sequence[Row], column: str) -> tuple[float, float]:
    """The bounds that hold what ours is better by, on the same articles, in 95 of 100 draws.

    >>> good, bad = Row(attribution=Counts(9, 10, 10)), Row(attribution=Counts(5, 10, 10))
    >>> [round(bound, 3) for bound in difference([good] * 3, [bad] * 3, "attribution")]
    [0.4, 0.4]
    """
    if len(ours) != len(theirs):
        raise ValueError(f"{len(ours)} articles and {len(theirs)}: a paired bootstrap needs the same")
    return _bounds(len(ours), lambda drawn: _f1(ours, column, drawn) - _f1(theirs, column, drawn))


def _bounds(articles: int, statistic: Callable[[Sequence[int]], float]) -> tuple[float, float]:
    values = sorted(statistic(drawn) for drawn in _draws(articles))
    cut = len(values) // 40
    return values[cut], values[-1 - cut]


@cache
def _draws(articles: int) -> tuple[tuple[int, ...], ...]:
    chance = random.Random(SEED)  # noqa: S311 — nothing secret
    return tuple(tuple(chance.choices(range(articles), k=articles)) for _ in range(DRAWS))


def _f1(rows: Sequence[Row], column: str, drawn: Sequence[int]) -> float:
    counts: list[Counts] = [getattr(row, column) for row in rows]
    both = sum(counts[i][0] for i in drawn)
    found = sum(counts[i][1] for i in drawn)
    gold = sum(counts[i][2] for i in drawn)
    return Counts(both, found, gold).f1()
