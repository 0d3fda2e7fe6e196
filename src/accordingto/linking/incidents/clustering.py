"""From pairs to groups: which of many happenings, joined by likely pairs, are one incident."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

REPRESENTATIVES = 8
"""Of a large group so many, spread over it, are weighed against those of another."""

Pair = tuple[int, int]


class Bound(NamedTuple):
    """What analysts decided: pairs that are one, and pairs (smaller first) that are not."""

    together: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()


NOTHING = Bound()


def clusters(
    units: Sequence[int],
    pairs: Iterable[tuple[float, int, int]],
    score: Callable[[int, int], float],
    threshold: float,
    bound: Bound = NOTHING,
) -> list[tuple[list[int], float]]:
    """The units in groups, each with the lowest average at which two of its parts were joined.

    Likely pairs are taken from the likeliest on; two groups become one where the average over the pairs between them reaches the
    threshold, so that a chain of likely neighbours does not tie what is far apart. What is bound together comes first, and no
    pair that is bound apart gets into one group. The result depends on the numbers alone, not on the order of ``pairs``.

    >>> near = {(1, 2): 0.9, (2, 3): 0.9, (1, 3): 0.1}
    >>> clusters([1, 2, 3], [(p, a, b) for (a, b), p in near.items()], lambda a, b: near[a, b], 0.6)
    [([1, 2], 0.9), ([3], 1.0)]
    """
    group_of = {u: n for n, u in enumerate(units)}
    members = {n: [u] for n, u in enumerate(units)}
    joined_at = dict.fromkeys(members, 1.0)

    def kept_apart(left: Sequence[int], right: Sequence[int]) -> bool:
        return bool(bound.apart) and any((min(a, b), max(a, b)) in bound.apart for a in left for b in right)

    def join(left: int, right: int, at: float) -> None:
        keep, gone = min(left, right), max(left, right)
        for unit in members[gone]:
            group_of[unit] = keep
        members[keep] = sorted(members[keep] + members.pop(gone))
        joined_at[keep] = min(joined_at[keep], joined_at.pop(gone), at)

    for a, b in bound.together:
        left, right = group_of[a], group_of[b]
        if left != right and not kept_apart(members[left], members[right]):
            join(left, right, 1.0)
    for likely, a, b in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        left, right = group_of[a], group_of[b]
        if likely < threshold or left == right or kept_apart(members[left], members[right]):
            continue
        between = [score(min(x, y), max(x, y)) for x in _some(members[left]) for y in _some(members[right])]
        average = sum(between) / len(between)
        if average >= threshold:
            join(left, right, average)
    return [(members[n], joined_at[n]) for n in sorted(members)]


def _some(units: Sequence[int]) -> Sequence[int]:
    """All of them, or some spread evenly."""
    if len(units) <= REPRESENTATIVES:
        return units
    step = len(units) / REPRESENTATIVES
    return [units[int(n * step)] for n in range(REPRESENTATIVES)]
