"""Words as numbers that are the same in every run."""

from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
BASE = np.uint64(0x9E3779B97F4A7C15)
"""Of the polynomial that makes one number of several words in a row."""


@lru_cache(maxsize=200_000)
def hashed(word: str) -> int:
    """64 bits that stand for a word, the same in every run."""
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def mixed(values: Hashes) -> Hashes:
    """Spreads the bits (splitmix64), so that the smallest of several values is a fair draw."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def runs(words: Hashes, length: int) -> Hashes:
    """One hash of every ``length`` words in a row, in order.

    >>> alike = runs(np.array([1, 2, 3, 1, 2], np.uint64), 2)
    >>> len(alike), bool(alike[0] == alike[3])
    (4, True)
    """
    made = np.zeros(max(0, len(words) - length + 1), np.uint64)
    for at in range(length):
        made = made * BASE + words[at : at + len(made)]
    return mixed(made)


def among(some: npt.NDArray[np.integer], ascending: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
    """Which of some values are among those in ascending order.

    >>> among(np.array([3, 1], np.uint16), np.array([1, 2], np.uint16)).tolist()
    [False, True]
    """
    if not len(ascending):
        return np.zeros(len(some), bool)
    at = np.searchsorted(ascending, some)
    found: npt.NDArray[np.bool_] = ascending[np.minimum(at, len(ascending) - 1)] == some
    return found
