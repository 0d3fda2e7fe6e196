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
    for start, end in lines:
        if blocks and width and _soft(text, blocks[-1].end, start, end, width):
            blocks[-1] = Block(blocks[-1].start, end)
        else:
            blocks.append(Block(start, end))
    return tuple(blocks)


def _lines(text: str) -> list[tuple[int, int]]:
    """Trimmed spans of the lines that are not blank."""
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        span = trimmed(text, start, start + len(line))
        if span:
            spans.append((span.start, span.end))
        start += len(line)
    return spans


def _line_breaks(text: str, start: int, end: int) -> int:
    """How many lines end between two offsets; the gap holds white space alone."""
    return len(text[start:end].replace("\r\n", "\n").strip(" \t\xa0").splitlines()) if end - start > 1 else 1


def _soft(text: str, end: int, start: int, stop: int, width: int) -> bool:
    """Whether the break between a line that ends at ``end`` and the next one was made by wrapping at ``width``."""
    if _line_breaks(text, end, start) > 1:
        return False
    begin = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    indent = start - max(text.rfind("\n", end, start), text.rfind("\r", end, start)) - 1
    if indent >= 2 and not text[begin : begin + indent].isspace():
        return False
    space = text.find(" ", start, min(stop, start + width))
    word = (space if space >= 0 else stop) - start
    return end - begin + 1 + word > width


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The width that the text was wrapped at; None where its lines are paragraphs."""
    if len(lines) < 3:
        return None
    lengths = sorted(end - start for start, end in lines)
    width = lengths[int(len(lengths) * 0.98)] if len(lengths) >= 50 else lengths[-1]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    # A few words of slack: lines are wrapped at a column that need not be reached by any of them.
    slack = width - width // 8
    adjoining = [(a, b) for a, b in pairwise(lines) if _line_breaks(text, a[1], b[0]) == 1]
    soft = [text[a[1] - 1] for a, b in adjoining if _soft(text, a[1], b[0], b[1], slack)]
    # Paragraphs of one sentence each may be of one length; their lines end with the sentence, and wrapped lines do not.
    running = sum(last not in '.!?:;"”’»)]' for last in soft)
    return slack if len(soft) >= 2 and len(soft) * 2 > len(adjoining) and running * 2 > len(soft) else None
