"""Plain text cut into blocks: a block is a line, or several lines where the text was wrapped by hand."""

from dataclasses import dataclass
from itertools import pairwise

from accordingto.record import PassageKind, trimmed

WIDEST_WRAP = 132
"""Characters; a text with longer lines than this was not wrapped for a terminal or a printer."""
NARROWEST_WRAP = 40
"""Characters; shorter lines than this are a list, not a wrapped paragraph."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that somebody set as one: a line, a paragraph, an element of a page."""

    start: int
    end: int
    hint: PassageKind | None = None
    """What the source itself says it is, as ``title`` for an ``h1``; kept as it is."""
    selector: str | None = None
    """XPath of the element, for a page."""


def blocks_of(text: str) -> tuple[Block, ...]:
    r"""The paragraphs of plain text, trimmed, in order; every word is in one of them.

    A line is a paragraph, unless the text is wrapped: there a line break is soft if the next word would not have fitted.

    >>> [text[b.start : b.end] for text in ["Izium was taken.\n\nBucha too."] for b in blocks_of(text)]
    ['Izium was taken.', 'Bucha too.']
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    before: _Line | None = None
    for line in lines:
        if before and width and _soft(text, before, line, width):
            blocks[-1] = Block(blocks[-1].start, line.end)
        else:
            blocks.append(Block(line.start, line.end))
        before = line
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int


def _lines(text: str) -> list[_Line]:
    """The lines that are not blank, without white space around them."""
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        span = trimmed(text, start, start + len(line))
        if span:
            lines.append(_Line(span.start, span.end, span.start - start))
        start += len(line)
    return lines


def _line_breaks(text: str, start: int, end: int) -> int:
    """How many lines end between two offsets; the gap holds white space alone."""
    return len(text[start:end].replace("\r\n", "\n").strip(" \t\xa0").splitlines()) if end - start > 1 else 1


def _soft(text: str, before: _Line, line: _Line, width: int) -> bool:
    """Whether the break between two lines was made by wrapping at ``width``: the next word would not have fitted."""
    if _line_breaks(text, before.end, line.start) > 1 or line.indent >= max(2, before.indent + 1):
        return False
    space = text.find(" ", line.start, min(line.end, line.start + width))
    word = (space if space >= 0 else line.end) - line.start
    return before.indent + before.end - before.start + 1 + word > width


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The width that the text was wrapped at; None where its lines are paragraphs."""
    if len(lines) < 3:
        return None
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[int(len(lengths) * 0.98)] if len(lengths) >= 50 else lengths[-1]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    # A few words of slack: lines are wrapped at a column that need not be reached by any of them.
    slack = width - width // 8
    adjoining = [(a, b) for a, b in pairwise(lines) if _line_breaks(text, a.end, b.start) == 1]
    soft = [text[a.end - 1] for a, b in adjoining if _soft(text, a, b, slack)]
    # Paragraphs of one sentence each may be of one length; their lines end with the sentence, and wrapped lines do not.
    running = sum(last not in '.!?:;"”’»)]' for last in soft)
    return slack if len(soft) >= 2 and len(soft) * 2 > len(adjoining) and running * 2 > len(soft) else None
