"""Whether one report copies another, and which words the two share."""

from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from accordingto.linking.copies.candidates import ALL_STANDING, codes
from accordingto.linking.copies.gists import COPIED, RUN
from accordingto.linking.copies.paraphrase import retold
from accordingto.linking.copies.prints import CopyPrint, unpacked
from accordingto.linking.words import Word, words
from accordingto.record import CopyKind, SharedPassage, Span

VERBATIM = 0.95
PART = 0.5
"""An excerpt has less than half of the longer report's words."""
GAP = 3
"""Passages parted by at most three other words are one passage."""
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


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of a fingerprint with their words."""

    sentences: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> list[Word]:
        """All words in order."""
        return list(chain.from_iterable(self.sentences))


def reread(print: CopyPrint, text: str, standing: frozenset[int] = frozenset()) -> Text:
    """The words of a report's text where its fingerprint has sentences, without the ``standing`` ones."""
    rows = words(text, [_span(row) for row in unpacked(print.sentences)])
    return Text(tuple(tuple(row) for row, kept in zip(rows, fresh(print, standing), strict=True) if kept and row))


def verdict(here: Text, there: Text) -> Verdict:
    """Holds two texts against each other."""
    mine, others = here.words, there.words
    if not mine or not others:
        return Verdict(None, 0.0)
    runs = _shared_runs([w.plain for w in mine], [w.plain for w in others])
    covered = sum(length for *_, length in runs)
    short, long = sorted((len(mine), len(others)))
    similarity = min(1.0, covered / short)
    shared = _passages(runs, mine, others)
    if similarity >= COPIED:
        if covered >= VERBATIM * long:
            return Verdict("verbatim", similarity, shared)
        return Verdict("excerpt" if covered < PART * long else "near", similarity, shared)
    told = retold(here.sentences, there.sentences)
    if told is not None:
        return Verdict("paraphrased", told.similarity, told.shared)
    return Verdict(None, similarity, shared)


def by_print(here: CopyPrint, there: CopyPrint, standing: frozenset[int] = frozenset()) -> Verdict:
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


def fresh(print: CopyPrint, standing: frozenset[int]) -> npt.NDArray[np.bool_]:
    """Which sentences of a report are no standing ones; all, where there is hardly anything else."""
    rows = unpacked(print.sentences)
    kept = np.array([code not in standing for code in codes(rows).tolist()], bool)
    hardly_more = rows["length"][~kept].sum() >= ALL_STANDING * rows["length"].sum()
    return np.ones(len(rows), bool) if hardly_more else kept


def _span(row: np.void) -> Span:
    return Span(int(row["start"]), int(row["start"]) + int(row["length"]))


def _shared_runs(mine: list[str], others: list[str]) -> list[tuple[int, int, int]]:
    """The longest runs of equal words, found from left to right: place here, place there, length. None overlap here or there."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j, run in enumerate(_runs(others)):
        places.setdefault(run, []).append(j)
    known = _runs(mine)
    used = bytearray(len(others))
    found, i = [], 0
    while i < len(known):
        best, at = 0, 0
        for j in places.get(known[i], ())[:_SAME_KEY]:
            length = 0
            while (
                i + length < len(mine)
                and j + length < len(others)
                and not used[j + length]
                and mine[i + length] == others[j + length]
            ):
                length += 1
            if length > best:
                best, at = length, j
        if best >= RUN:
            found.append((i, at, best))
            used[at : at + best] = b"\1" * best
            i += best
        else:
            i += 1
    return found


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[at:] for at in range(RUN)), strict=False))


def _passages(runs: list[tuple[int, int, int]], mine: list[Word], others: list[Word]) -> tuple[SharedPassage, ...]:
    """The runs as spans, joined over small gaps."""
    joined: list[list[int]] = []  # first and last word here, first and last word there
    for i, j, length in runs:
        last = joined[-1] if joined else None
        if last and i - last[1] - 1 <= GAP and 0 <= j - last[3] - 1 <= GAP:
            last[1], last[3] = i + length - 1, j + length - 1
        else:
            joined.append([i, i + length - 1, j, j + length - 1])
    return tuple(
        SharedPassage(Span(mine[a].start, mine[b].end), Span(others[c].start, others[d].end)) for a, b, c, d in joined
    )
