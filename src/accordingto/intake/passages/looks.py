"""What one block looks like by itself, before its neighbours are asked."""

import re
from dataclasses import dataclass

from accordingto.intake.passages.blocks import Block
from accordingto.intake.passages.cuts import credit_at
from accordingto.intake.passages.dates import date_in
from accordingto.intake.passages.words import phrases, spelled, whole, words

SENTENCE_END = re.compile(r"[.!?…。؟।][\"'”’»)\]]*$|[”\"»]$")
ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^\S{1,60}@\S{1,60}\.\w{2,10}$", re.I)
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*$")


@dataclass(frozen=True, slots=True)
class Look:
    """One block and what can be told from its own words."""

    block: Block
    text: str
    words: tuple[str, ...]
    """As phrases compare them; of a very long block, the first 400."""
    prose: bool
    """Running sentences."""
    cues: int
    """Boilerplate phrases in it."""
    boilerplate: bool
    """Boilerplate whatever stands around it."""
    credit: int | None
    """Where a picture credit begins."""
    caption: bool
    """Opens as captions do."""
    byline: bool
    dated: bool
    """Nothing but a date, with or without "Published" before it."""


def look(text: str, block: Block) -> Look:
    """The block's own evidence."""
    own = text[block.start : block.end]
    found = tuple(spelled(own[:4000])[:400])
    prose = _is_prose(own, found)
    cues, sure = _boilerplate(own, found, prose)
    credit = credit_at(own) if len(found) <= 110 else None
    if credit is not None and phrases("agencies").count(spelled(own[credit:])) == 0 and len(found) > 60:
        credit = None
    short = len(found) <= 30 and not sure
    return Look(
        block,
        own,
        found,
        prose,
        cues,
        sure,
        credit,
        caption=bool(phrases("caption_opens").at(found)) and _caption_mark(own),
        byline=short and is_byline(own),
        dated=short and _is_dated(own, found),
    )


def _is_prose(own: str, found: tuple[str, ...]) -> bool:
    count = len(found)
    if count < 6:
        return False
    small = sum(w in words().function_words for w in found)
    ended = bool(SENTENCE_END.search(own[-8:]))
    foreign = count >= 12 and not any("a" <= w[0] <= "z" for w in found[:40])
    if foreign:
        return True
    return (ended and small * 8 >= count) or (count >= 25 and small * 5 >= count)


def _boilerplate(own: str, found: tuple[str, ...], prose: bool) -> tuple[int, bool]:
    """How many phrases of boilerplate the block holds, and whether they settle it."""
    if not found:
        return 0, True
    if found in whole() or ADDRESS.match(own):
        return 1, True
    count = len(found)
    opens = phrases("opens").at(found) > 0 or found[0] == "©"
    cues = opens + phrases("anywhere").count(found)
    told = bool(words().telling.intersection(found)) or own[0] in "“\"'‘«"
    if cues == 0:
        return 0, False
    if told or prose:
        needed = 2 if count <= 40 else 3
        return cues, cues >= needed + told and count <= 120
    return cues, (opens and count <= 30) or cues * 12 >= count


def _caption_mark(own: str) -> bool:
    """A word as "File" or "Video" tells a caption only with a mark behind it."""
    return bool(_CAPTION_MARK.match(own))


_CAPTION_MARK = re.compile(
    r"(?:image|media|photo|video)\scaption\b|(?:file|in this|this|a)\s"
    r"|(?:file|caption|pictured|watch|video|(?:file|handout)\sphoto)\s?[:|–—-]",
    re.I,
)


def is_byline(own: str) -> bool:
    """Whether a short block names the authors.

    >>> is_byline("By: Jane Roe – Independent Reporter"), is_byline("By Monday the town had fallen.")
    (True, False)
    """
    found = spelled(own)
    taken = phrases("byline_opens").at(found)
    if taken and len(found) > taken:
        if (taken == 1 and found[0] == "from") or found[taken] in words().not_names:
            return False
        opening = re.match(rf"(?:[^\W_]+[\s:]+){{{taken}}}", own)
        rest = own[opening.end() :] if opening else ""
        return bool(rest) and _named(rest) and len(found) <= 30 and not words().telling.intersection(found[taken:])
    head, comma, tail = own.partition(",")
    if comma and 2 <= len(head.split()) <= 4 and _named(head) and len(found) <= 12:
        desk = spelled(tail)
        return bool(phrases("roles").count(desk)) or phrases("agencies").at(desk) == len(desk)
    return False


def _named(rest: str) -> bool:
    """Whether the first words are written as names are."""
    first = rest.replace(",", " ").split()[:2]
    return len(first) > 0 and all(
        _NAME.match(w) or w.casefold() in ("and", "&", "de", "al", "van", "von", "el", "der") for w in first
    )


def _is_dated(own: str, found: tuple[str, ...]) -> bool:
    stands = date_in(own[:200])
    if not stands:
        return False
    other = spelled(own[: stands[0]]) + spelled(own[stands[1] :])
    opens = phrases("published_opens").at(other) or phrases("updated_opens").at(other)
    return len(other) <= (14 if opens else 5) and not own.rstrip().endswith((".", "!", "?")) and len(found) <= 22
