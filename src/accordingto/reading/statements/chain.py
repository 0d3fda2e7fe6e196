"""The likeliest sequence of tags under a linear-chain CRF, and how sure it is of it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Chain(NamedTuple):
    """Scores of starting with a tag, ending with it, and stepping from one (row) to another (column)."""

    start: Floats
    end: Floats
    step: Floats


def best(chain: Chain, scores: Floats) -> tuple[NDArray[np.intp], Floats]:
    """The best tags of each row, rows × words, and their log-probability (Viterbi and forward algorithms).

    ``scores`` are rows × words × tags.
    """
    rows, words, tags = scores.shape
    best_so_far = chain.start + scores[:, 0]
    total = best_so_far.copy()
    back = np.zeros((rows, words, tags), dtype=np.int8)
    for t in range(1, words):
        moves = best_so_far[:, :, None] + chain.step
        back[:, t] = moves.argmax(1)
        best_so_far = moves.max(1) + scores[:, t]
        total = _log_sum(total[:, :, None] + chain.step) + scores[:, t]
    best_so_far = best_so_far + chain.end
    found = np.zeros((rows, words), dtype=np.intp)
    tag = best_so_far.argmax(1)
    sure = best_so_far.max(1) - _log_sum((total + chain.end)[:, :, None])[:, 0]
    every = np.arange(rows)
    for t in range(words - 1, -1, -1):
        found[:, t] = tag
        tag = back[every, t, tag]
    return found, sure


def _log_sum(x: Floats) -> Floats:
    """Of exponentials, over the second axis."""
    top = x.max(1)
    return np.asarray(top + np.log(np.exp(x - top[:, None]).sum(1)), dtype=np.float32)
