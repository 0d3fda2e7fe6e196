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


def best(chain: Chain, scores: Floats, lengths: NDArray[np.intp]) -> tuple[NDArray[np.intp], Floats]:
    """The best tags of each row, rows × words, and each row's log-probability (Viterbi and forward algorithms).

    ``scores`` are rows × words × tags; what stands beyond a row's length is not read, and its tags are 0.
    """
    rows, words, tags = scores.shape
    best_so_far = chain.start + scores[:, 0]
    total = best_so_far.copy()
    back = np.zeros((rows, words, tags), dtype=np.int8)
    for t in range(1, words):
        moves = best_so_far[:, :, None] + chain.step
        going = (t < lengths)[:, None]
        back[:, t] = moves.argmax(1)
        best_so_far = np.where(going, moves.max(1) + scores[:, t], best_so_far)
        total = np.where(going, _log_sum(total[:, :, None] + chain.step) + scores[:, t], total)
    best_so_far = best_so_far + chain.end
    found = np.zeros((rows, words), dtype=np.intp)
    tag = best_so_far.argmax(1)
    sure = best_so_far.max(1) - _log_sum((total + chain.end)[:, :, None])[:, 0]
    every = np.arange(rows)
    for t in range(words - 1, -1, -1):
        inside = t < lengths
        found[:, t] = np.where(inside, tag, 0)
        tag = np.where(inside, back[every, t, tag], tag)
    return found, sure


def _log_sum(x: Floats) -> Floats:
    """Of exponentials, over the second axis."""
    top = x.max(1)
    return np.asarray(top + np.log(np.exp(x - top[:, None]).sum(1)), dtype=np.float32)
