"""How sure a statement is, from what the encoder says of it: a logistic function of a few readable things."""

import math
from dataclasses import dataclass
from functools import cache

from accordingto.reading.statements.decoding import Found
from accordingto.record import vocabulary

FEATURES = ("anchor", "tags", "length", "parts", "sourceless")


@dataclass(frozen=True)
class _Weights:
    """`confidence.yaml`; made by `python -m training.encoder.calibrate`."""

    threshold: float
    """Probability from which a word is taken for the beginning of a cue."""
    bias: float
    weights: dict[str, float]
    ruled: float
    """Share of the statements that the rules add that are right."""


@cache
def _weights() -> _Weights:
    return vocabulary.load("accordingto.reading.statements", "confidence.yaml", _Weights)


def threshold() -> float:
    """Probability from which a word is taken for the beginning of a cue."""
    return _weights().threshold


def of_ruled() -> float:
    """The chance that a statement which the rules added is right."""
    return _weights().ruled


def of(found: Found) -> float:
    """The chance that the statement is right: that a reader would find it too, with half of its content and its source."""
    score = _weights().bias + sum(_weights().weights[name] * value for name, value in features(found).items())
    return round(1 / (1 + math.exp(-max(min(score, 30.0), -30.0))), 4)


def features(found: Found) -> dict[str, float]:
    """What confidence is judged by."""
    chance = min(max(found.anchor, 1e-6), 1 - 1e-6)
    return {
        "anchor": math.log(chance / (1 - chance)),
        "tags": found.tags,
        "length": math.log(sum(span.end - span.start for span in found.content)),
        "parts": float(len(found.content) > 1),
        "sourceless": float(not found.source),
    }
