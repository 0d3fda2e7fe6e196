"""Extracted text back to the blocks of the page that it came from."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
SHORT = 24
"""Characters; a block shorter than this has to be a whole block of the extracted text: "World" is in any text."""
MOST_PLACES = 16
"""Places in the extracted text that one block is tried at."""
SHINGLE = 4
"""Words in a row that count as the same words, where a block was extracted in part or changed."""


def aligned(blocks: Sequence[str], extracted: Sequence[str]) -> list[bool]:
    """For every block of the page, whether the extracted blocks hold its words.

    Letters and digits alone are compared. Blocks found whole are kept in the order of the page: of all ways to match that keep
    the order, the one that covers the most text is taken. The others count if most of their runs of four words were extracted.

    >>> aligned(["World", "Izium was retaken on Saturday.", "World"], ["Izium was retaken on Saturday.", "World"])
    [False, True, True]
    """
    keys = ["".join(_WORD.findall(block)).casefold() for block in blocks]
    edges = {0}
    parts, length = [], 0
    for block in extracted:
        for line in block.split("\n"):
            parts.append("".join(_WORD.findall(line)).casefold())
            length += len(parts[-1])
            edges.add(length)
    whole = _chain(keys, "".join(parts), edges)
    left = Counter(s for block in extracted for s in _shingles(block))
    left.subtract(s for block, found in zip(blocks, whole, strict=True) if found for s in _shingles(block))
    return [found or _mostly(block, left) for found, block in zip(whole, blocks, strict=True)]


def _chain(keys: Sequence[str], target: str, edges: set[int]) -> list[bool]:
    """Which keys are part of the heaviest chain of matches that stand in ``target`` in order and do not overlap."""
    places = [_places(key, target, edges) for key in keys]
    ends = sorted({place + len(key) for key, found in zip(keys, places, strict=True) for place in found})
    best = _Heaviest(len(ends))
    matches: list[tuple[int, int]] = []  # (key, match before it)
    for number, (key, found) in enumerate(zip(keys, places, strict=True)):
        # All places of one key are looked up before any is entered: a key is matched once.
        offers = []
        for place in found:
            weight, before = best.up_to(bisect_left(ends, place + 1))
            offers.append((bisect_left(ends, place + len(key)), weight + len(key), before))
        for rank, weight, before in offers:
            matches.append((number, before))
            best.enter(rank, weight, len(matches) - 1)
    result = [False] * len(keys)
    match = best.up_to(len(ends))[1]
    while match >= 0:
        number, match = matches[match]
        result[number] = True
    return result


def _places(key: str, target: str, edges: set[int]) -> list[int]:
    found: list[int] = []
    place = target.find(key) if key else -1
    tries = 0
    while place >= 0 and len(found) < MOST_PLACES and tries < 20 * MOST_PLACES:
        if len(key) >= SHORT or (place in edges and place + len(key) in edges):
            found.append(place)
        place = target.find(key, place + 1)
        tries += 1
    return found


class _Heaviest:
    """Weights by rank; answers the greatest of the first n (a Fenwick tree for the maximum)."""

    def __init__(self, size: int) -> None:
        self.tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)

    def enter(self, rank: int, weight: int, match: int) -> None:
        place = rank + 1
        while place < len(self.tree):
            if weight > self.tree[place][0]:
                self.tree[place] = (weight, match)
            place += place & -place

    def up_to(self, count: int) -> tuple[int, int]:
        found = (0, -1)
        while count > 0:
            if self.tree[count][0] > found[0]:
                found = self.tree[count]
            count -= count & -count
        return found


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def _mostly(block: str, left: Counter[tuple[str, ...]]) -> bool:
    own = _shingles(block)
    if len(own) < SHINGLE or 2 * sum(left[s] > 0 for s in own) <= len(own):
        return False
    left.subtract(own)
    return True
