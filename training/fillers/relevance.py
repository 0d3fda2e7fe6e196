"""Fits the weights by which a report is taken to hold an incident (`benchmarks/fillers/relevance.py` says how they are used).

A logistic regression over reports of which the key says whether they do; its ridge is the best of four by cross-validation on
train (20 and 10 fit as well as 33, to .003 of F1). The threshold is the one with the best F1.
"""

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.fillers.relevance import odds
from training.logistic import by_feature

RIDGE, RARE = 33.0, 3

Floats = npt.NDArray[np.float64]
Described = Sequence[Collection[str]]


def fitted(described: Described, right: Sequence[bool | None]) -> dict[str, float]:
    """The weights, by feature; reports of which the key leaves it open teach nothing."""
    known = [(features, bool(has)) for features, has in zip(described, right, strict=True) if has is not None]
    return by_feature([f for f, _ in known], np.array([has for _, has in known]), RIDGE, RARE)


def crossed(described: Described, right: Sequence[bool | None], folds: int) -> list[float]:
    """The log-odds of each report, by what was fitted on the other folds."""
    tables = []
    for k in range(folds):
        others = [n for n in range(len(described)) if n % folds != k]
        tables.append(fitted([described[n] for n in others], [right[n] for n in others]))
    return [odds(features, tables[n % folds]) for n, features in enumerate(described)]


def best(values: Sequence[float], right: Sequence[bool | None]) -> tuple[float, float]:
    """The threshold with the best F1, and that F1."""
    known = sorted(((v, has) for v, has in zip(values, right, strict=True) if has is not None), reverse=True)
    held = np.cumsum([has for _, has in known])
    scores = 2 * held / (np.arange(1, len(known) + 1) + held[-1])
    at = int(scores.argmax())
    return known[at][0], float(scores[at])
