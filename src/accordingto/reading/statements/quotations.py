"""Quotation marks as they stand in the wild: unclosed, closed twice, opened with ‘ and closed with ”, lost at one end."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.reading.language import Analysis
from accordingto.record import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚'‹›]")
_SINGLE = frozenset("‘’‚'‹›")
_OPENERS = frozenset("“„«‘‚‹")
_CLOSERS = frozenset("”»’›")
_ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|n|\d\ds?)\b", re.IGNORECASE)
_SHORT = 3
"""A mark lost before the start of a passage is believed when at most so many sentences stand before the mark that is left."""
_NEAR = 2000
"""How far to look for the mark that closes a quotation; keeps the scan linear."""


@dataclass(frozen=True, slots=True, order=True)
class Quotation(Span):
    """Words in quotation marks, the marks included."""

    opened: bool
    """The mark at its start is there."""
    closed: bool
    """The mark at its end is there."""

    @property
    def whole(self) -> bool:
        """Both marks are there."""
        return self.opened and self.closed


def scan(analysis: Analysis) -> tuple[Quotation, ...]:
    """The quotations of every passage, in order, none within another.

    In `izium.txt`, “The view is incredibly shocking, …` is never closed: it ends with its passage.
    """
    text = analysis.text
    starts = [s.start for s in analysis.sentences]
    found: list[Quotation] = []
    for passage in analysis.passages:
        found.extend(_passage(text, passage.start, passage.end, starts))
    return tuple(found)


def _passage(text: str, start: int, end: int, sentences: Sequence[int]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[int, bool] | None = None  # where, and whether by a single mark
    inner = False
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        single = mark in _SINGLE
        role = _role(text, match, (start, end))
        if role is None:
            continue
        if opened is None:
            if role == "open":
                opened, inner = (at, single), False
            elif not (single and not _ends_clause(text, at, start)):
                lost = _lost_start(text, at, start, found, sentences)
                if lost is not None:
                    found.append(Quotation(lost, after, opened=False, closed=True))
            continue
        where, by_single = opened
        if role == "open":
            if single:
                inner = inner or not by_single
            elif by_single:
                inner = True
            else:
                # A second opening mark: the first was never closed, or this is a closing mark set wrongly.
                cut = _last_sentence(where, at, sentences)
                found.append(
                    Quotation(where, _back(text, where, cut if cut is not None else at), opened=True, closed=False)
                )
                opened = (at, single)
            continue
        if single and not by_single:
            if inner:
                inner = False
                continue
            if not (_ends_clause(text, at, start) and _next_double_opens(text, after, start, end)):
                continue
        elif by_single and not single and inner:
            inner = False
            continue
        found.append(Quotation(where, after, opened=True, closed=True))
        opened = None
    if opened is not None and not opened[1]:  # an unclosed single mark is an apostrophe more often than not
        last = _back(text, opened[0], end)
        if last > opened[0] + 1:
            found.append(Quotation(opened[0], last, opened=True, closed=False))
    return found


def _role(text: str, match: re.Match[str], passage: tuple[int, int]) -> str | None:
    """``open``, ``close``, or None for an apostrophe or a sign of feet and inches."""
    mark, at, after = match.group(), match.start(), match.end()
    start, end = passage
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    left_word, right_word = before.isalnum(), behind.isalnum()
    if mark in _SINGLE:
        if left_word and right_word:
            return None
        if right_word and not left_word and _ELISIONS.match(text, after, min(end, after + 8)):
            return None
        if mark in "'’" and before in "sS" and behind == " ":
            # "the Russians' retreat": a possessive, unless a clause ends here
            return None
    elif before.isdigit() and mark == '"' and not right_word and behind not in ",.;)” ":
        return None
    left_open = before.isspace() or before in "([{—–-/“‘\"'…:"
    right_open = behind.isspace() or behind in ",.;:!?)]}—–…”’\"'"
    if left_open and not right_open:
        return "open"
    if right_open and not left_open:
        return "close"
    if mark in _OPENERS:
        return "open"
    if mark in _CLOSERS:
        return "close"
    if left_open and right_open:
        return "close" if mark not in _SINGLE and after >= end else None if mark in _SINGLE else "open"
    return "open" if right_word and not left_word else "close"


def _ends_clause(text: str, at: int, start: int) -> bool:
    """Whether the words before a mark end as a clause does."""
    return at > start and text[at - 1] in ",.!?…"


def _next_double_opens(text: str, after: int, start: int, end: int) -> bool:
    """Whether no double mark closes what is open: the next one in the passage opens anew, or there is none."""
    for match in _MARK.finditer(text, after, min(end, after + _NEAR)):
        if match.group() not in _SINGLE:
            return _role(text, match, (start, end)) == "open"
    return True


def _lost_start(text: str, at: int, start: int, found: Sequence[Quotation], sentences: Sequence[int]) -> int | None:
    """Where a quotation begins whose opening mark was lost; None where the mark is one too many."""
    floor = found[-1].end if found else start
    if not any(c.isalnum() for c in text[max(floor, at - 200) : at]):
        return None
    high = bisect_right(sentences, at - 1) - 1
    if high < 0:
        return None
    low = high
    while low > 0 and sentences[low - 1] >= floor and high - low < _SHORT:
        low -= 1
    if sentences[low] >= floor and (sentences[low] == start or (low > 0 and sentences[low - 1] < start)):
        return max(sentences[low], start)
    return sentences[high] if sentences[high] >= floor else None


def _last_sentence(low: int, high: int, sentences: Sequence[int]) -> int | None:
    """The start of the last sentence between two offsets."""
    i = bisect_right(sentences, high - 1) - 1
    return sentences[i] if i >= 0 and sentences[i] > low + 1 else None


def _back(text: str, low: int, high: int) -> int:
    """The end of the words before ``high``, white space left out."""
    while high > low + 1 and text[high - 1].isspace():
        high -= 1
    return high
