"""Logistic regression with a ridge, by Newton's method from zero: no seed, and the same weights from the same data."""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

STEPS, FLATTEST = 12, 1e-4
"""Newton's steps; the least slope that a chance is taken to have, where it is next to 0 or 1."""


FREE = 1e-6
"""The ridge of a column that should have none, as that of the bias."""


def fitted(rows: Floats, right: Floats, ridge: float | Floats) -> Floats:
    """The weights of the columns; with more columns than rows the same is solved in the space of the rows.

    ``ridge`` is that of all columns, or one for each.
    """
    if not isinstance(ridge, float):  # to have four times the ridge is to have half the values
        shrunk = np.sqrt(ridge)
        return fitted(rows / shrunk, right, 1.0) / shrunk
    weights: Floats = np.zeros(rows.shape[1])
    wide = rows.shape[1] > rows.shape[0]
    kernel = rows @ rows.T if wide else np.zeros((0, 0))
    for _ in range(STEPS):
        odds = rows @ weights
        chance = 1 / (1 + np.exp(-odds))
        slope = np.maximum(chance * (1 - chance), FLATTEST)
        aim = odds + (right - chance) / slope
        if wide:
            weights = rows.T @ np.linalg.solve(kernel + np.diag(ridge / slope), aim)
        else:
            curve = (rows * slope[:, None]).T @ rows + ridge * np.eye(rows.shape[1])
            weights = np.linalg.solve(curve, rows.T @ (slope * aim)).astype(np.float64)
    return weights


def by_feature(
    described: Sequence[Collection[str]], right: npt.NDArray[np.bool_], ridge: float, rare: int
) -> dict[str, float]:
    """The weights of features that are there or not, in hundredths; those of fewer than ``rare`` examples get none."""
    count = Counter(f for features in described for f in features)
    index = {f: n for n, f in enumerate(sorted(f for f, n in count.items() if n >= rare))}
    rows = np.zeros((len(described), len(index)))
    for row, features in zip(rows, described, strict=True):
        row[[index[f] for f in features if f in index]] = 1
    return {f: float(w) for f, w in zip(index, np.round(fitted(rows, right.astype(float), ridge), 2), strict=True) if w}
