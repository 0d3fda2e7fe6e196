"""How sure an event is: a score from a few readable things, and the chance that a reader would find it too that goes with it."""

import math
from dataclasses import dataclass
from functools import cache

from accordingto.record import vocabulary


@dataclass(frozen=True)
class _Weights:
    """`confidence.yaml`."""

    bias: float
    slope: float


@cache
def weights() -> _Weights:
    """The fitted weights."""
    return vocabulary.load(__package__, "confidence.yaml", _Weights)


def calibrated(score: float) -> float:
    """The chance that a reader would find the event, with its type; it grows with the score, which is between 0 and 1.

    >>> calibrated(0.95) > calibrated(0.75) > calibrated(0.4)
    True
    """
    held = min(max(score, 0.02), 0.98)
    return round(1 / (1 + math.exp(-weights().bias - weights().slope * math.log(held / (1 - held)))), 3)
