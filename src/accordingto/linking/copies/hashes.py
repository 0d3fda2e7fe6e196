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
