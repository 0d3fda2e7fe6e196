"""Quotation marks as they stand in the wild: unclosed, closed twice, opened with ‘ and closed with ”, lost at one end."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.reading.language import Analysis
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements.cues import verbs
from accordingto.record import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚'‹›]")
_SINGLE = frozenset("‘’‚'‹›")
_OPENERS = frozenset("“„«‘‚‹")
_CLOSERS = frozenset("”»’›")
_ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|n|s|\d\ds?)\b", re.IGNORECASE)
_SHORT = 3
"""A mark lost before the start of a passage is believed when at most so many sentences stand before the mark that is left."""
_SUBJECT = 5
"""Words of the subject between a comma and its verb, where the mark before the comma was lost, at most."""
_NEAR = 2000
"""Characters between a single mark that opens and the one that closes it, at most."""


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
    return tuple(q if q.closed else _before_cue(analysis, q) for q in found)


def holding(quotations: Sequence[Quotation], offset: int) -> Quotation | None:
    """The quotation that the offset lies in."""
    i = bisect_right(quotations, offset, key=lambda q: q.start) - 1
    return quotations[i] if i >= 0 and offset < quotations[i].end else None


def next_start(quotations: Sequence[Quotation], offset: int, end: int) -> int:
    """Where the next quotation after the offset starts, or ``end``."""
    i = bisect_right(quotations, offset, key=lambda q: q.start)
    return min(quotations[i].start, end) if i < len(quotations) else end


def _before_cue(analysis: Analysis, open_: Quotation) -> Quotation:
    """A quotation without its closing mark, ended at the comma before its cue: "We chose to leave, she said."."""
    tokens = analysis.tokens_in(open_.start, open_.end)
    for at, comma in enumerate(tokens[:-2]):
        if comma.text != "," or comma.start <= open_.start:
            continue
        first = at + 1
        subject = first
        while subject < len(tokens) - 1 and subject - first < _SUBJECT and _names(tokens[subject]):
            subject += 1
        if subject > first and _tells(tokens[subject]):
            return Quotation(open_.start, comma.end, opened=True, closed=False)
    return open_


def _names(token: Token) -> bool:
    """Whether a word can belong to the subject of a cue: "she", "Anna Kovar", "the mayor"; not "I" or "who"."""
    return token.pos in ("PROPN", "DET", "NOUN") or token.lower in ("he", "she", "they")


def _tells(token: Token) -> bool:
    """Whether a word is a verb that quotations stand beside, in the third person."""
    verb = verbs().get(token.lemma)
    return token.tag in ("VBD", "VBZ") and verb is not None and verb.kind == "speech" and "clause" in verb.frames


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool


def _passage(text: str, start: int, end: int, sentences: Sequence[int]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: _Mark | None = None
    inner = False
    marks = _marks(text, start, end)
    closing = _next_single_closing(marks)
    for i, mark in enumerate(marks):
        if opened is None:
            if mark.opens:
                if not mark.single or _is_closed(text, marks, i, closing[i]):
                    opened, inner = mark, False
            elif not mark.single or _ends_clause(text, mark.start, start):
                lost = _lost_start(text, mark.start, start, found, sentences)
                if lost is not None:
                    found.append(Quotation(lost, mark.end, opened=False, closed=True))
            continue
        if mark.opens:
            if mark.single or opened.single:
                inner = inner or mark.single != opened.single
            else:  # a second opening mark: the first was never closed
                cut = _last_sentence(opened.start, mark.start, sentences)
                last = _back(text, opened.start, cut if cut is not None else mark.start)
                found.append(Quotation(opened.start, last, opened=True, closed=False))
                opened = mark
            continue
        if mark.single != opened.single:
            if inner:
                inner = False
                continue
            following = next((m for m in marks[i + 1 : i + 4] if not m.single), None)
            stray = not _ends_clause(text, mark.start, start) or (following is not None and not following.opens)
            if mark.single and stray:
                continue  # an apostrophe; the mark that closes is still to come
        found.append(Quotation(opened.start, mark.end, opened=True, closed=True))
        opened = None
    if opened is not None and not opened.single:
        last = _back(text, opened.start, end)
        if last > opened.start + 1:
            found.append(Quotation(opened.start, last, opened=True, closed=False))
    return found


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The marks of a passage that are no apostrophes, in order."""
    found: list[_Mark] = []
    for match in _MARK.finditer(text, start, end):
        role = _role(text, match, (start, end))
        if role == "open" and found and found[-1].opens and match.group() == '"' and _stands_alone(text, match, start):
            role = "close"  # 'of any kind… " The minister said': a space slipped in before the mark
        if role is not None:
            found.append(_Mark(match.start(), match.end(), match.group() in _SINGLE, role == "open"))
    return found


def _stands_alone(text: str, match: re.Match[str], start: int) -> bool:
    """Whether white space stands on both sides of a mark, and a full stop before it."""
    before, behind = text[max(start, match.start() - 3) : match.start()], text[match.end() : match.end() + 1]
    return behind.isspace() and before[-1:].isspace() and before.rstrip()[-1:] in tuple(".!?…,")


def _next_single_closing(marks: Sequence[_Mark]) -> list[int | None]:
    """For each mark the index of the next single one that closes."""
    found: list[int | None] = [None] * len(marks)
    following: int | None = None
    for i in range(len(marks) - 1, -1, -1):
        found[i] = following
        if marks[i].single and not marks[i].opens:
            following = i
    return found


def _is_closed(text: str, marks: Sequence[_Mark], i: int, closing: int | None) -> bool:
    """Whether a single opening mark opens a quotation; alone it is an apostrophe more often than not."""
    following = marks[i + 1] if i + 1 < len(marks) else None
    if following is not None and not following.opens:
        return following.start - marks[i].start < _NEAR
    if closing is None or marks[closing].start - marks[i].start >= _NEAR:
        return False
    return closing == i + 1 or _ends_clause(text, marks[closing].start, marks[i].start)


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
