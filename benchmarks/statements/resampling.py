"""How sure a figure is: articles are drawn again, with replacement, and the figure is computed anew (bootstrap, Efron 1979).

Two finders are compared on the same draws, so that what makes an article hard for both cancels out (paired bootstrap,
Koehn, EMNLP 2004, https://aclanthology.org/W04-3250/).
"""

import random
from collections.abc import Callable, Sequence
from functools import cache

from benchmarks.statements.attributions import Counts, summed

DRAWS = 1000
SEED = 20221122


def interval(articles: Sequence[Counts]) -> tuple[float, float]:
    """The bounds that hold the F1 over the articles in 95 of 100 draws."""
    return _bounds(len(articles), lambda drawn: _f1(articles, drawn))


def difference(ours: Sequence[Counts], theirs: Sequence[Counts]) -> tuple[float, float]:
    """The bounds that hold what ours is better by, on the same articles, in 95 of 100 draws.

    >>> [round(bound, 3) for bound in difference([Counts(9, 10, 10)] * 3, [Counts(5, 10, 10)] * 3)]
    [0.4, 0.4]
    """
    if len(ours) != len(theirs):
        raise ValueError(f"{len(ours)} articles and {len(theirs)}: a paired bootstrap needs the same")
    return _bounds(len(ours), lambda drawn: _f1(ours, drawn) - _f1(theirs, drawn))


def _bounds(articles: int, statistic: Callable[[Sequence[int]], float]) -> tuple[float, float]:
    values = sorted(statistic(drawn) for drawn in _draws(articles))
    cut = len(values) // 40
    return values[cut], values[-1 - cut]


@cache
def _draws(articles: int) -> tuple[tuple[int, ...], ...]:
    chance = random.Random(SEED)  # noqa: S311 — nothing secret
    return tuple(tuple(chance.choices(range(articles), k=articles)) for _ in range(DRAWS))


def _f1(articles: Sequence[Counts], drawn: Sequence[int]) -> float:
    return summed(articles[i] for i in drawn).f1()
