"""Fits the weights by which candidates fill a role (`benchmarks/fillers/entry.py` says how they are used).

Five logistic regressions over shared features, by Adagrad in batches drawn with a fixed seed, averaged over the last passes;
features of fewer candidates than ``RARE`` and weights below ``SMALL`` are dropped. Passes, ridge and rate were tried on a fifth
of the reports.
"""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from benchmarks.fillers.entry import Scores

RARE, SMALL = 4, 6
"""Candidates that a feature has to occur in; hundredths of log-odds that a weight has to have."""
RATE, RIDGE, EPOCHS, AVERAGED, BATCH, SEED = 0.1, 1e-4, 8, 5, 256, 0


def fitted(examples: Sequence[tuple[Collection[str], Sequence[bool]]]) -> dict[str, Scores]:
    """The weights, by feature; an example is a candidate's features and which roles it fills."""
    right = np.array([labels for _, labels in examples], float)
    roles = right.shape[1]
    count = Counter(f for features, _ in examples for f in features)
    index = {f: n for n, f in enumerate(["bias", *sorted(f for f, n in count.items() if n >= RARE)])}
    rows = [np.array([0, *sorted(index[f] for f in features if f in index)]) for features, _ in examples]
    weights = np.zeros((len(index), roles))
    squares = np.full_like(weights, 1e-2)
    chance = np.random.default_rng(SEED)
    mean = np.zeros_like(weights)
    for epoch in range(EPOCHS):
        order = chance.permutation(len(rows))
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            flat = np.concatenate([rows[i] for i in some])
            lengths = [len(rows[i]) for i in some]
            starts = np.cumsum([0, *lengths[:-1]])
            odds = np.add.reduceat(weights[flat], starts, axis=0)
            off = 1 / (1 + np.exp(-odds)) - right[some]
            used, where = np.unique(flat, return_inverse=True)
            owner = np.repeat(np.arange(len(some)), lengths)
            slope = np.stack([np.bincount(where, off[owner, k], len(used)) for k in range(roles)], axis=1)
            slope += RIDGE * len(some) * weights[used]
            squares[used] += slope**2
            weights[used] -= RATE * slope / np.sqrt(squares[used])
        if epoch >= EPOCHS - AVERAGED:
            mean += weights / AVERAGED
    kept = {f: np.round(100 * mean[n]) for f, n in index.items()}
    return {f: tuple((w / 100).tolist()) for f, w in kept.items() if f == "bias" or abs(w).max() >= SMALL}
