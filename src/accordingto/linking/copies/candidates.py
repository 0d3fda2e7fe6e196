"""Which pairs of fingerprints are worth a closer look: pairs that share sentences, or most of their names and numbers.

Both are look-ups of equal keys (locality-sensitive hashing): sort all keys, and compare within runs of equal ones. How many
pairs a report gets is bounded, so that the cost per report does not grow; and the pairs depend on the set of fingerprints
alone, not on their order.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from accordingto.linking.copies.hashes import among
from accordingto.linking.copies.prints import CopyPrint, sketched, unpacked

ANCHORS = 12
"""A sentence that very many reports hold is compared with the first twelve of them."""
NEIGHBOURS = 6
"""Of reports that agree in a band of their sketch, each is compared with the six before it in time."""
SHARED_SENTENCES = 0.12
"""Share of the shorter report's characters in sentences with equal keys."""
SHARED_SKETCH = 0.3
"""Estimated Jaccard coefficient of names and numbers."""
ALL_STANDING = 0.9
"""Share of a report's characters."""
WINDOW = 7
"""Days between a text and its paraphrase."""
STANDING_REPORTS = 5
STANDING_DAYS = 30
"""A sentence that five reports hold over more than thirty days is no news but a standing one: a plea to subscribe, or
background that an outlet puts under all its stories. In `gva_incidents` they bridge reports that have nothing else in
common."""

Rows = npt.NDArray[np.int64]
NONE: Rows = np.zeros(0, np.int64)


class Pairs(NamedTuple):
    """Candidates: positions ``earlier`` < ``later`` in the order given, and how much speaks for each."""

    earlier: Rows
    later: Rows
    score: npt.NDArray[np.float64]


def candidates(prints: list[CopyPrint], standing: Rows = NONE) -> Pairs:
    """The candidate pairs of fingerprints that stand in order of time; the sentences of ``standing`` count for nothing."""
    count = len(prints)
    by_sentence, share = _by_sentences(prints, standing)
    by_sketch, likeness = _by_sketches(prints)
    codes = np.concatenate((by_sentence, by_sketch))
    scores = np.concatenate((share, likeness * 0.5))
    order = np.lexsort((-scores, codes))
    codes, scores = codes[order], scores[order]
    first = np.ones(len(codes), bool)
    first[1:] = codes[1:] != codes[:-1]
    return Pairs(codes[first] // max(1, count), codes[first] % max(1, count), scores[first])


def by_family(pairs: Pairs, count: int) -> Iterator[tuple[int, list[int]]]:
    """Of ``count`` reports those with candidates, and their earlier ones, those first that speak most for it.

    Each comes after the one that speaks most for being its model, and with all that come from there: these have most of their
    candidates in common, so that what is kept of a report is used while it is kept. In order of time, a report among a million
    would be made ready, and forgotten, three times.

    >>> pairs = Pairs(np.array([0, 1, 0, 1]), np.array([2, 3, 4, 4]), np.array([0.9, 0.8, 0.9, 0.4]))
    >>> list(by_family(pairs, 5))
    [(2, [0]), (4, [0, 1]), (3, [1])]
    """
    order = np.lexsort((pairs.earlier, -pairs.score, pairs.later))
    earlier, later = pairs.earlier[order], pairs.later[order]
    starts = np.flatnonzero(np.diff(later, prepend=-1))
    ends = np.append(starts[1:], len(later))
    family = np.arange(count)
    family[later[starts]] = earlier[starts]
    while not np.array_equal(family, further := family[family]):
        family = further
    for n in np.lexsort((later[starts], family[later[starts]])).tolist():
        yield int(later[starts[n]]), earlier[starts[n] : ends[n]].tolist()


def standing_sentences(prints: list[CopyPrint]) -> Rows:
    """The codes of sentences that many reports hold over a long time, in ascending order."""
    rows, report = _rows(prints)
    days = np.array([day(p.published) for p in prints], np.int64)[report]
    code, days = codes(rows)[days >= 0], days[days >= 0]
    order = np.lexsort((days, code))
    code, days = code[order], days[order]
    place, start = _runs(code)
    many = (place - start >= STANDING_REPORTS - 1) & (days - days[start] > STANDING_DAYS)
    return np.unique(code[many])


def codes(rows: npt.NDArray[np.void]) -> Rows:
    """Sentences as numbers: key and length, for sentences with one stock phrase may have equal keys."""
    found: Rows = rows["key"].astype(np.int64) << 16 | rows["length"]
    return found


def stale(rows: npt.NDArray[np.void], report: Rows, standing: Rows) -> npt.NDArray[np.bool_]:
    """Which sentences are standing ones; none of a report that holds hardly anything else: it is a copy of just these."""
    found = among(codes(rows), standing)
    size = np.bincount(report, rows["length"])
    standing_size = np.bincount(report, rows["length"] * found)
    return found & (standing_size < ALL_STANDING * size)[report]


def _rows(prints: list[CopyPrint]) -> tuple[npt.NDArray[np.void], Rows]:
    """All sentences, and the place of the report that each stands in."""
    tables = [unpacked(p.sentences) for p in prints]
    lengths = np.array([len(t) for t in tables], np.int64)
    return np.concatenate(tables) if tables else unpacked(""), np.repeat(np.arange(len(prints)), lengths)


def _by_sentences(prints: list[CopyPrint], standing: Rows) -> tuple[Rows, npt.NDArray[np.float64]]:
    rows, report = _rows(prints)
    kept = ~stale(rows, report, standing)
    rows, report = rows[kept], report[kept]
    size = np.bincount(report, rows["length"], len(prints))
    order = np.lexsort((report, rows["key"]))
    key, report, length = rows["key"][order], report[order], rows["length"][order].astype(np.float64)
    again = np.zeros(len(key), bool)  # the same sentence twice in one report
    again[1:] = (key[1:] == key[:-1]) & (report[1:] == report[:-1])
    key, report, length = key[~again], report[~again], length[~again]
    place, start = _runs(key)
    codes, weights = [], []
    for step in range(ANCHORS):
        anchor = start + step
        here = np.flatnonzero(anchor < place)
        codes.append(report[anchor[here]] * len(prints) + report[here])
        weights.append(np.minimum(length[anchor[here]], length[here]))
    code, inverse = np.unique(np.concatenate(codes), return_inverse=True)
    if not len(code):
        return code, np.zeros(0)
    shared = np.bincount(inverse, np.concatenate(weights), len(code)).astype(np.float64)
    share = shared / np.maximum(1, np.minimum(size[code // len(prints)], size[code % len(prints)]))
    enough = share >= SHARED_SENTENCES
    return code[enough], np.minimum(1.0, share[enough])


def _by_sketches(prints: list[CopyPrint]) -> tuple[Rows, npt.NDArray[np.float64]]:
    having = np.array([i for i, p in enumerate(prints) if p.sketch], np.int64)
    nothing = np.zeros(0, np.int64), np.zeros(0)
    if len(having) < 2:
        return nothing
    sketches = np.stack([sketched(prints[i].sketch) for i in having])
    days = np.array([day(prints[i].published) for i in having])
    codes = []
    for band in range(0, sketches.shape[1], 2):
        key = sketches[:, band].astype(np.int64) << 16 | sketches[:, band + 1]
        order = np.argsort(key, kind="stable")
        place, start = _runs(key[order])
        for step in range(1, NEIGHBOURS + 1):
            here = np.flatnonzero(place - step >= start)
            one, other = order[place[here] - step], order[here]
            near = (np.abs(days[one] - days[other]) <= WINDOW) | (days[one] < 0) | (days[other] < 0)
            codes.append(having[one[near]] * len(prints) + having[other[near]])
    code = np.unique(np.concatenate(codes))
    where = np.full(len(prints), -1)
    where[having] = np.arange(len(having))
    likeness = np.concatenate(
        [
            (sketches[where[part // len(prints)]] == sketches[where[part % len(prints)]]).mean(axis=1)
            for part in np.array_split(code, len(code) // 100_000 + 1)
        ]
    )
    kept = likeness >= SHARED_SKETCH
    return code[kept], likeness[kept]


def day(published: str | None) -> int:
    """The day of a publication time as a number; -1 where it is not known.

    >>> day("2031-05-06T10:00:00Z") - day("2031-05-05"), day(None)
    (1, -1)
    """
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return -1


def _runs(key: npt.NDArray[np.integer]) -> tuple[Rows, Rows]:
    """For sorted keys: each one's place, and the place where its run of equal keys begins."""
    place = np.arange(len(key))
    new = np.ones(len(key), bool)
    new[1:] = key[1:] != key[:-1]
    return place, place[new][np.cumsum(new) - 1] if len(key) else place
