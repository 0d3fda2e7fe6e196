"""Which happenings are worth weighing against each other: those that share a key of place and day, or of a name."""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import floor

from accordingto.linking.incidents.happenings import Happening, Spot

NAME = "~"
"""What a key of a name ends with; happenings must share two of them."""
_MARGIN = 0.25
"""Degrees: two places that are closer than this share a cell of one degree."""
_WINDOW = 3
"""Days before its report in which a happening without a date is looked for."""
_BLOCK = 4
"""Days of one key; a happening has the key of the day before and of the day after, too, so that close days share one."""
MOST = 24
"""Happenings of one key, before and after it, that a new one is weighed against: those published closest to it."""
_NAMED = 12
"""The same for a key of a name, of which a report has many. With 24 the figures of `gva_incidents` dev are the same."""


class Neighbours:
    """Happenings by their keys.

    A key that many share costs no more than one that a few share, so that a report costs much the same among a thousand and
    among a million.
    """

    def __init__(self) -> None:
        """Nothing is added yet."""
        self._index: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)

    def add(self, number: int, happening: Happening) -> list[int]:
        """The numbers of those added before that are worth weighing against this one, which is then added."""
        here = (happening.published or 0, number)  # one object under all its keys, of which it may have fifty
        near: set[int] = set()
        named: Counter[int] = Counter()
        for key in keys(happening):
            block = self._index[key]
            at = bisect(block, here)
            if key.endswith(NAME):
                named.update(n for _, n in block[max(0, at - _NAMED) : at + _NAMED])
            else:
                near.update(n for _, n in block[max(0, at - MOST) : at + MOST])
            block.insert(at, here)
        return sorted(near | {n for n, shared in named.items() if shared > 1})


def keys(happening: Happening) -> dict[str, None]:
    """The keys of one happening, each once: places with days, surnames, words with a capital of what the report is about."""
    return dict.fromkeys(_keys(happening))


def _keys(happening: Happening) -> Iterator[str]:
    days = _blocks(happening)
    for spot in happening.spots:
        for place in _cells(spot):
            for block in days:
                yield f"{place}@{block}"
    towns = [s.name for s in happening.spots if s.level <= 1] or happening.elsewhere[:4]
    yield from (f"{town}:{block}" for town in towns for block in days)
    yield from (p.split(",")[0] + NAME for p in happening.people if "," in p)
    yield from (name + NAME for name in happening.names[:16])


def _cells(spot: Spot) -> set[str]:
    if spot.level == 3:
        return {f"{spot.country}"}
    if spot.level == 2:
        return {f"{spot.country}/{spot.admin1 or spot.name}"}
    corners = {
        f"{floor(spot.latitude + north)},{floor(spot.longitude + east)}"
        for north in (-_MARGIN / 2, _MARGIN / 2)
        for east in (-_MARGIN / 2, _MARGIN / 2)
    }
    return corners | ({f"{spot.country}/{spot.admin1}"} if spot.admin1 else set())


def _blocks(happening: Happening) -> set[int]:
    """The blocks of days that it may fall into; one that may be of any day of a long time is looked for near its report."""
    first, last = happening.earliest, happening.latest
    if first is None or last is None or last - first > 2 * _BLOCK:
        if happening.published is None:
            return set()
        last = min(happening.published, last or happening.published)
        first = max(last - _WINDOW, first or 0)
    return {day // _BLOCK for day in range(first - 1, last + 2)}
