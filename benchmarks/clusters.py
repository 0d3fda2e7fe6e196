"""How well a clustering agrees with the right one."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping


def bcubed(told: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin, 1998): averages over things, each judged with its own cluster.

    >>> bcubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})
    (1.0, 0.5555555555555555, 0.7142857142857143)
    """
    ours, theirs = _members(told), _members(gold)
    shared = [len(ours[told[x]] & theirs[gold[x]]) for x in told]
    precision = sum(n / len(ours[told[x]]) for n, x in zip(shared, told, strict=True)) / len(told)
    recall = sum(n / len(theirs[gold[x]]) for n, x in zip(shared, told, strict=True)) / len(told)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise(told: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[float, float]:
    """Of the pairs that were put together the share that is right, and of the right pairs the share that was put together.

    >>> pairwise({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})
    (1.0, 0.3333333333333333)
    """
    both = _pairs(Counter((told[x], gold[x]) for x in told))
    return both / max(1, _pairs(Counter(told.values()))), both / max(1, _pairs(Counter(gold.values())))


def _members(of: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for thing, cluster in of.items():
        found[cluster].add(thing)
    return found


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())
