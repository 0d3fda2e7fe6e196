"""Whether a confidence means what it says: of the statements at 0.9, nine in ten should be right.

A statement is right where `attributions.matches` pairs it. The error is the expected calibration error over ten bins of equally
many statements (Nguyen and O'Connor, EMNLP 2015, https://aclanthology.org/D15-1182/): the mean over the statements of how far
the confidence of their bin lies from the share of it that is right.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

BINS = 10


class Bin(NamedTuple):
    """Statements of about the same confidence."""

    confidence: float
    """Their mean."""
    right: float
    """The share that is right."""
    statements: int


def bins(judged: Sequence[tuple[float, bool]], number: int = BINS) -> list[Bin]:
    """Pairs of confidence and whether it is right, in bins of equally many, from the least sure up.

    >>> bins([(0.9, True), (0.7, True)])
    [Bin(confidence=0.7, right=1.0, statements=1), Bin(confidence=0.9, right=1.0, statements=1)]
    """
    ordered = sorted(
        judged, key=lambda pair: pair[0]
    )  # not by rightness too: ties would be sorted into wrong and right
    cuts = [round(i * len(ordered) / number) for i in range(number + 1)]
    parts = [ordered[a:b] for a, b in pairwise(cuts) if a < b]
    return [Bin(sum(c for c, _ in p) / len(p), sum(r for _, r in p) / len(p), len(p)) for p in parts]


def error(found: Sequence[Bin]) -> float:
    """The expected calibration error.

    >>> round(error([Bin(0.9, 0.8, 30), Bin(0.5, 0.5, 10)]), 3)
    0.075
    """
    return sum(b.statements * abs(b.right - b.confidence) for b in found) / max(sum(b.statements for b in found), 1)
