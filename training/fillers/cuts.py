"""Fits the weights by which the cuts of one noun are told apart (`benchmarks/fillers/cuts.py` says how they are used).

For each noun of which the key has a cut in some role: a softmax over its cuts, the chance of those that the key has as high as
can be. Adagrad, a noun at a time, in an order drawn with a fixed seed, averaged over the last passes. Ridge, rate and passes are
the best of seven tried by cross-validation on train (F1 .457 to .468 with them).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.fillers.cuts import SCORE, heads, of_cut
from benchmarks.fillers.features import Found

RARE, SMALL = 2, 2
"""Cuts that a feature has to occur in; hundredths that a weight has to have."""
RATE, RIDGE, EPOCHS, AVERAGED, SEED, START = 0.05, 3e-2, 8, 4, 0, 0.5

Floats = npt.NDArray[np.float64]


class Choice(NamedTuple):
    """The cuts of one noun, for a role in which the key has one of them."""

    features: list[list[str]]
    right: Floats
    odds: Floats
    """Of each cut by itself, from models that have not seen the report."""


def choices(
    words: Sequence[str], found: Found, labels: Mapping[str, Sequence[bool]], odds: Mapping[str, Sequence[float]]
) -> list[Choice]:
    """What a report teaches."""
    taught = []
    for head, cuts in heads(found).items():
        right = np.array([labels[cut] for cut in cuts], float)
        for n in map(int, np.flatnonzero(right.any(axis=0))):
            said = [of_cut(words, cuts, cut, head, found) for cut in cuts]
            features = [[name for f in row for name in (f, f"{n}|{f}")] for row in said]
            taught.append(Choice(features, right[:, n], np.array([odds[cut][n] for cut in cuts])))
    return taught


def fitted(taught: Sequence[Choice]) -> dict[str, float]:
    """The weights, by feature."""
    count = Counter(f for choice in taught for row in choice.features for f in row)
    index = {f: n for n, f in enumerate([SCORE, *sorted(f for f, n in count.items() if n >= RARE)])}
    rows = [[np.array([index[f] for f in row if f in index], int) for row in c.features] for c in taught]
    weights = np.zeros(len(index))
    weights[0] = START
    squares, mean = np.full(len(index), 1e-2), np.zeros(len(index))
    chance = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        for at in chance.permutation(len(rows)):
            choice = taught[at]
            odds = np.array([weights[row].sum() for row in rows[at]]) + weights[0] * choice.odds
            share = np.exp(odds - odds.max())
            share /= share.sum()
            off = share - share * choice.right / (share @ choice.right)
            for row, slope in zip(rows[at], off, strict=True):
                _step(weights, squares, row, slope + RIDGE * weights[row])
            _step(weights, squares, np.array([0]), np.array([off @ choice.odds]))
        if epoch >= EPOCHS - AVERAGED:
            mean += weights / AVERAGED
    kept = {f: float(np.round(100 * mean[n])) for f, n in index.items()}
    return {f: w / 100 for f, w in kept.items() if f == SCORE or abs(w) >= SMALL}


def _step(weights: Floats, squares: Floats, at: npt.NDArray[np.int_], slope: Floats) -> None:
    squares[at] += slope**2
    weights[at] -= RATE * slope / np.sqrt(squares[at])
