"""Whether one report copies another, and which words the two share."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from accordingto.linking.copies.candidates import NONE, Rows, stale
from accordingto.linking.copies.gists import COPIED, RUN
from accordingto.linking.copies.hashes import among
from accordingto.linking.copies.paraphrase import retold
from accordingto.linking.copies.prints import CopyPrint, unpacked
from accordingto.linking.copies.texts import Text
from accordingto.linking.words import words
from accordingto.record import CopyKind, SharedPassage, Span

VERBATIM = 0.95
PART = 0.5
"""An excerpt has less than half of the longer report's words."""
GAP = 3
"""Passages parted by at most three other words are one passage."""
_STRIDE = 32
"""Words that are compared at once: whole slices first, then word by word."""
_SAME_KEY = 7
"""Runs that begin in more places than this in one text are stock phrases."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one report shares with another; ``kind`` is null where it is no copy."""

    kind: CopyKind | None
    similarity: float
    shared: tuple[SharedPassage, ...] = ()

    def turned(self) -> "Verdict":
        """The same, seen from the other report."""
        turned = sorted(SharedPassage(s.there, s.here) for s in self.shared)
        return Verdict(self.kind, self.similarity, tuple(turned))


def reread(print: CopyPrint, text: str, standing: Rows = NONE) -> Text:
    """The words of a report's text where its fingerprint has sentences, without the ``standing`` ones."""
    rows = words(text, [_span(row) for row in unpacked(print.sentences)])
    return Text([row for row, kept in zip(rows, fresh(print, standing), strict=True) if kept and row])


def verdict(here: Text, there: Text) -> Verdict:
    """Holds two texts against each other."""
    mine, others = len(here.plain), len(there.plain)
    if not mine or not others:
        return Verdict(None, 0.0)
    runs = _shared_runs(here, there)
    covered = sum(length for *_, length in runs)
    short, long = sorted((mine, others))
    similarity = min(1.0, covered / short)
    shared = _passages(runs, here, there)
    if similarity >= COPIED:
        if covered >= VERBATIM * long:
            return Verdict("verbatim", similarity, shared)
        return Verdict("excerpt" if covered < PART * long else "near", similarity, shared)
    told = retold(here.telling, there.telling)
    if told is not None:
        passages = tuple(SharedPassage(here.sentence(a), there.sentence(b)) for a, b in told.sentences)
        return Verdict("paraphrased", told.similarity, passages)
    return Verdict(None, similarity, shared)


def by_print(here: CopyPrint, there: CopyPrint, standing: Rows = NONE) -> Verdict:
    """The verdict where a text is not to be had: from the sentences whose keys are equal."""
    mine, others = (unpacked(print.sentences)[fresh(print, standing)] for print in (here, there))
    places = {int(row["key"]): row for row in others}
    pairs = [(row, places[int(row["key"])]) for row in mine if int(row["key"]) in places]
    covered = sum(min(int(a["length"]), int(b["length"])) for a, b in pairs)
    short, long = sorted(sum(int(row["length"]) for row in rows) for rows in (mine, others))
    if not short:
        return Verdict(None, 0.0)
    shared = tuple(SharedPassage(_span(a), _span(b)) for a, b in pairs)
    similarity = min(1.0, covered / short)
    if similarity < COPIED:
        return Verdict(None, similarity, shared)
    if covered >= VERBATIM * long:
        return Verdict("verbatim", similarity, shared)
    return Verdict("excerpt" if covered < PART * long else "near", similarity, shared)


def fresh(print: CopyPrint, standing: Rows) -> npt.NDArray[np.bool_]:
    """Which sentences of a report are no standing ones; all, where there is hardly anything else."""
    rows = unpacked(print.sentences)
    return ~stale(rows, np.zeros(len(rows), np.int64), standing)


def _span(row: np.void) -> Span:
    return Span(int(row["start"]), int(row["start"]) + int(row["length"]))


def _shared_runs(here: Text, there: Text) -> list[tuple[int, int, int]]:
    """The longest runs of equal words, found from left to right: place here, place there, length. None overlap here or there."""
    mine, others = here.plain, there.plain
    places: dict[int, list[int]] = {}
    for j in np.flatnonzero(among(there.runs, here.known)).tolist():
        places.setdefault(int(there.runs[j]), []).append(j)
    used = bytearray(len(others))
    found, end = [], 0
    for i in np.flatnonzero(among(here.runs, there.known)).tolist():
        if i < end:
            continue
        best, at = 0, 0
        for j in places[int(here.runs[i])][:_SAME_KEY]:
            length = _alike(mine, i, others, j, used.find(1, j))
            if length > best:
                best, at = length, j
        if best >= RUN:
            found.append((i, at, best))
            used[at : at + best] = b"\1" * best
            end = i + best
    return found


def _alike(mine: list[str], i: int, others: list[str], j: int, end: int) -> int:
    """How many words are equal from ``i`` here and ``j`` there on, before ``end`` there (-1: before its end)."""
    most = min(len(mine) - i, (len(others) if end < 0 else end) - j)
    length = 0
    while length < most and mine[i + length : i + length + _STRIDE] == others[j + length : j + length + _STRIDE]:
        length += _STRIDE
    while length < most and mine[i + length] == others[j + length]:
        length += 1
    return min(length, most)


def _passages(runs: list[tuple[int, int, int]], here: Text, there: Text) -> tuple[SharedPassage, ...]:
    """The runs as spans, joined over small gaps."""
    joined: list[list[int]] = []  # first and last word here, first and last word there
    for i, j, length in runs:
        last = joined[-1] if joined else None
        if last and i - last[1] - 1 <= GAP and 0 <= j - last[3] - 1 <= GAP:
            last[1], last[3] = i + length - 1, j + length - 1
        else:
            joined.append([i, i + length - 1, j, j + length - 1])
    return tuple(SharedPassage(here.span(a, b), there.span(c, d)) for a, b, c, d in joined)
