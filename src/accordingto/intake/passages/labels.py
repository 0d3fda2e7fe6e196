"""Blocks in, passages out: what kind each block is, told by its own words and by where it stands.

The article is the run of blocks that holds the most running sentences for the fewest menu lines in it. Before it stand
title, summary and byline among navigation; after it, what the site wants of its reader. A block is called boilerplate only
where its words or its place leave little doubt: nothing is read from boilerplate, so a paragraph lost there is lost for good.
"""

from collections.abc import Sequence

from accordingto.intake.passages.blocks import Block, blocks_of
from accordingto.intake.passages.cuts import credit_at, dateline_length, leading_credit, tail_at
from accordingto.intake.passages.looks import SENTENCE_END, Look, look
from accordingto.intake.passages.words import words
from accordingto.record import Passage, PassageKind, trimmed

LINE_PENALTY = 6
"""Words of prose that one line without a sentence weighs against, when the article's run is looked for."""
CUE_PENALTY = 14
"""The same for a line that is boilerplate by its own words."""
TITLE_WORDS = (3, 30)
"""Fewest and most words of a headline."""


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
    looks = [look(text, block) for block in _whole(text, blocks)]
    kinds = _kinds(looks)
    passages: list[Passage] = []
    for seen, kind in zip(looks, kinds, strict=True):
        passages += _cut(text, seen, kind)
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
        if own := trimmed(text, start, max(start, min(block.end, len(text)))):
            whole.append(Block(own.start, own.end, block.hint, block.selector))
            at = own.end
    if rest := trimmed(text, at, len(text)):
        whole.append(Block(rest.start, rest.end))
    return whole


def _kinds(looks: Sequence[Look]) -> list[PassageKind]:
    """The kind of every block."""
    first, last = _article(looks)
    title = _title(looks, first)
    kinds: list[PassageKind] = []
    for index, seen in enumerate(looks):
        if seen.block.hint:
            kinds.append(seen.block.hint)
        elif index == title:
            kinds.append("title")
        elif seen.boilerplate:
            kinds.append("boilerplate")
        elif first == last:
            kinds.append(_own(seen) or "body")
        elif index < first:
            kinds.append(_own(seen) or _before(seen, title is not None and index > title, index, title))
        elif index >= last:
            kinds.append(_own(seen) or "boilerplate")
        else:
            kinds.append(_own(seen) or _inside(seen, looks, index))
    return kinds


def _own(seen: Look) -> PassageKind | None:
    """The kind that a block's own words give it."""
    if seen.credit == 0:
        return "credit"
    if seen.byline:
        return "byline"
    if seen.dated:
        return "dateline"
    if seen.credit is not None or seen.caption:
        return "caption"
    return None


def _article(looks: Sequence[Look]) -> tuple[int, int]:
    """First and last-plus-one of the blocks that the article runs over; an empty range where there is no running sentence."""
    best, best_range, total, start = 0, (0, 0), 0, 0
    for index, seen in enumerate(looks):
        if total <= 0:
            total, start = 0, index
        total += _weight(seen)
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def _weight(seen: Look) -> int:
    hint = seen.block.hint
    if hint in ("body", "subhead"):
        return max(1, len(seen.words))
    if hint == "boilerplate" or seen.boilerplate:
        return -CUE_PENALTY
    if hint or _own(seen):
        return 0
    if seen.prose:
        return len(seen.words) - 8 * seen.cues
    return -LINE_PENALTY


def _title(looks: Sequence[Look], first: int) -> int | None:
    """The headline: before the article, near it, and sharing its words."""
    if any(seen.block.hint == "title" for seen in looks):
        return None
    if not looks:
        return None
    body = {stem(w) for seen in looks[first : first + 6] for w in seen.words} - words().function_words
    best, found = 0.0, None
    for index in range(max(0, first - 60), max(first, 1)):
        seen = looks[index]
        if index >= first and (seen.prose or (len(looks) == 1 and len(seen.words) > 20)):
            break
        if seen.block.hint or seen.boilerplate or _own(seen) or not TITLE_WORDS[0] <= len(seen.words) <= TITLE_WORDS[1]:
            continue
        if seen.text.endswith(".") and not seen.text.endswith("..."):
            continue
        own = {stem(w) for w in seen.words} - words().function_words
        shared = len(own & body) / max(3, len(own))
        score = shared + min(len(seen.words), 8) / 16 - (first - index) / 60 + 0.3 * (index == 0)
        if score > best and (shared > 0 or index == 0 or first - index <= 3):
            best, found = score, index
    return found


def stem(word: str) -> str:
    """A word without its ending, roughly: enough to see "attack" in "attacked"."""
    return word[:5]


def _before(seen: Look, after_title: bool, index: int, title: int | None) -> PassageKind:
    """A block between navigation and the article that has no mark of its own."""
    near = after_title and title is not None and index - title <= 3
    if seen.prose:
        return "subhead" if near and len(seen.words) <= 60 else "body"
    if near and len(seen.words) >= 6:
        return "subhead"
    return "boilerplate"


def _inside(seen: Look, looks: Sequence[Look], index: int) -> PassageKind:
    """A block within the article that has no mark of its own."""
    if seen.prose or len(seen.words) > 16 or SENTENCE_END.search(seen.text[-4:]) or seen.text[0] in "“\"'‘«•-–—*":
        return "body"
    if len(seen.words) >= 2 and index + 1 < len(looks) and looks[index + 1].prose:
        return "subhead"
    return "body"


def _cut(text: str, seen: Look, kind: PassageKind) -> list[Passage]:
    """The passages of one block."""
    block, own = seen.block, seen.text
    cuts: list[tuple[int, int, PassageKind]] = [(0, len(own), kind)]
    if kind == "caption":
        lead = leading_credit(own)
        at = credit_at(own)
        end = at if at and at > lead else len(own)
        cuts = [(0, lead, "credit"), (lead, end, "caption"), (end, len(own), "credit")]
    elif kind == "body":
        lead = dateline_length(own)
        tail = tail_at(own)
        end = tail if tail is not None and tail > lead else len(own)
        cuts = [(0, lead, "dateline"), (lead, end, "body"), (end, len(own), "boilerplate")]
    passages = []
    for start, stop, part in cuts:
        span = trimmed(text, block.start + start, block.start + stop)
        if span:
            passages.append(Passage(span.start, span.end, part, block.selector))
    return passages
