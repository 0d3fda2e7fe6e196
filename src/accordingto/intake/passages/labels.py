"""Blocks in, passages out: what kind each block is, told by its own words and by where it stands.

The article is the run of blocks that holds the most running sentences for the fewest menu lines in it. Before it stand
title, summary and byline among navigation; after it, what the site wants of its reader. A block is called boilerplate only
where its words or its place leave little doubt: nothing is read from boilerplate, so a paragraph lost there is lost for good.
"""

from collections.abc import Sequence

from accordingto.intake.passages.blocks import Block, blocks_of
from accordingto.intake.passages.cuts import credit_at, dateline_length, leading_credit, tail_at
from accordingto.intake.passages.looks import Look, look
from accordingto.intake.passages.neighbours import Page, inside, outside, own, page_of
from accordingto.record import Passage, PassageKind, trimmed


def split(text: str) -> tuple[Passage, ...]:
    r"""The passages of plain text: `blocks_of`, then `label`.

    >>> text = "Army enters Orlen\n\nKYIV (AP) — The army entered Orlen on Friday, officials said."
    >>> [(p.kind, p.of(text)) for p in split(text)][:2]
    [('title', 'Army enters Orlen'), ('dateline', 'KYIV (AP) —')]
    """
    return label(text, blocks_of(text))


def label(text: str, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The passages of blocks that stand in order; a hint is kept, and words outside every block become blocks too.

    One block may give several passages: a caption and its credit, a dateline and the paragraph behind it.
    """
    page = page_of([look(text, block) for block in _whole(text, blocks)])
    passages: list[Passage] = []
    paragraphs = 0
    for index, seen in enumerate(page.looks):
        kind = _kind(page, index)
        passages += _cut(text, seen, kind, paragraphs < 2)
        paragraphs += kind == "body" and seen.prose
    return tuple(passages)


def _whole(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks trimmed and clipped, with what lies between them."""
    whole: list[Block] = []
    at = 0
    for block in sorted(blocks, key=lambda b: b.start):
        if between := trimmed(text, at, max(at, min(block.start, len(text)))):
            whole.append(Block(between.start, between.end))
            at = between.end
        start = max(at, block.start)
        if words := trimmed(text, start, max(start, min(block.end, len(text)))):
            whole.append(Block(words.start, words.end, block.hint, block.selector))
            at = words.end
    if rest := trimmed(text, at, len(text)):
        whole.append(Block(rest.start, rest.end))
    return whole


def _kind(page: Page, index: int) -> PassageKind:
    """The kind of one block."""
    seen = page.looks[index]
    if seen.block.hint:
        return seen.block.hint
    if index == page.title:
        return "title"
    if (mark := own(page, index)) == "dateline" and not page.repeated[index]:
        return mark
    if seen.boilerplate or (page.repeated[index] and not mark):
        return "boilerplate"
    if page.first == page.last:
        return mark or "body"
    if page.first <= index < page.last:
        return mark or inside(page, index)
    return mark or outside(page, index)


def _cut(text: str, seen: Look, kind: PassageKind, first: bool) -> list[Passage]:
    """The passages of one block."""
    block, words = seen.block, seen.text
    cuts: list[tuple[int, int, PassageKind]] = [(0, len(words), kind)]
    if kind == "caption":
        lead = leading_credit(words)
        at = credit_at(words)
        end = at if at and at > lead else len(words)
        cuts = [(0, lead, "credit"), (lead, end, "caption"), (end, len(words), "credit")]
    elif kind == "body":
        lead = dateline_length(words, first) if first else seen.dateline
        end, last = tail_at(words) or (len(words), kind)
        end = max(lead, end)
        cuts = [(0, lead, "dateline"), (lead, end, "body"), (end, len(words), last)]
    passages = []
    for start, stop, part in cuts:
        span = trimmed(text, block.start + start, block.start + stop)
        if span:
            passages.append(Passage(span.start, span.end, part, block.selector))
    return passages
