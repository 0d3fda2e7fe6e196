"""What one block looks like by itself, before its neighbours are asked."""

import re
from dataclasses import dataclass

from accordingto.intake.dates import date_in
from accordingto.intake.passages.blocks import Block
from accordingto.intake.passages.cuts import credit_at, dateline_length, leading_credit, tail_at
from accordingto.intake.passages.words import phrases, picture_words, spelled, whole, words

MOST_WORDS = 400
"""Words of a block that are looked at; more would not change what it is."""
LONGEST_CAPTION = 110
"""Words; agencies write captions of up to about 90."""

QUOTES = "“\"'‘«`"
LONGEST_HEADLINE = 20
"""Words; a line of no more that ends in a quotation, and has no stop in it, is a headline and no sentence."""
_SENTENCE_END = re.compile(r"[.!?…。؟।][\"'”’»)\]*]*$|[”\"»]$")
_QUOTED_END = re.compile(r"[^\W_][”\"»’']$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S{1,60}@\S{1,60}\.\w{2,10}$", re.I)
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*$")
_AGO = re.compile(
    r"\b(?:\d{1,2}|an?)\s(?:seconds?|minutes?|mins?|m|hours?|hrs?|h|days?|weeks?|months?|years?)\sago\b", re.I
)
_CAPTION_MARK = re.compile(
    r"(?:image|media|photo|video)\scaption\b|(?:file|in this|this|a)\s"
    r"|(?:file|caption|pictured|video|(?:file|handout)\sphoto)\s?[:|–—-]"
    r"|pictured,?\s(?:above|at|below|from|here|in|is|left|on|right|with)\b",
    re.I,
)
_SIDE = re.compile(r"\((?:left|right|centre|center|pictured|above|below|l|r|c|l-r|top|bottom)\b", re.I)


@dataclass(frozen=True, slots=True)
class Look:
    """One block and what can be told from its own words."""

    block: Block
    text: str
    words: tuple[str, ...]
    """As phrases compare them; of a very long block, the first of them."""
    small: int
    """How many of them are the small words of running English."""
    ended: bool
    """Ends as sentences do."""
    prose: bool
    """Running sentences."""
    cues: int
    """Boilerplate phrases in it."""
    boilerplate: bool
    """Boilerplate whatever stands around it."""
    credit: int | None
    """Where a picture credit begins."""
    caption: bool
    """Opens as captions do, or says who stands left and right."""
    byline: bool
    named: bool
    """A short line that opens with a person's name, as bylines without "By" do."""
    dateline: int
    """How many characters the dateline takes that it opens with."""
    dated: bool
    """Nothing but a date, with or without "Published" before it."""
    ago: bool
    """Nothing but "3 hours ago"."""


def look(text: str, block: Block) -> Look:
    """The block's own evidence."""
    own = text[block.start : block.end]
    found = tuple(spelled(own[: MOST_WORDS * 10])[:MOST_WORDS])
    count = len(found)
    small = sum(w in words().function_words for w in found)
    headline = count <= LONGEST_HEADLINE and own[0] not in QUOTES and bool(_QUOTED_END.search(own[-8:]))
    ended = bool(_SENTENCE_END.search(own[-8:])) and not headline
    if not ended and count >= 6 and (tail := tail_at(own)):
        ended = bool(_SENTENCE_END.search(own[: tail[0]].rstrip()[-8:]))
    dateline = dateline_length(own)
    prose = dateline > 0 or _is_prose(found, small, ended)
    cues, sure = _boilerplate(own, found, prose)
    short = count <= 30 and not sure
    return Look(
        block,
        own,
        found,
        small,
        ended,
        prose,
        cues,
        sure,
        _credit(own, found, ended) if count <= LONGEST_CAPTION and not sure else None,
        caption=count <= LONGEST_CAPTION and _is_caption(own, found, ended),
        byline=not sure and count <= 60 and is_byline(own, found, prose),
        named=short and not prose and _is_named(own, found, small),
        dateline=dateline,
        dated=(0 < dateline == len(own)) or (count <= 30 and _is_dated(own, found)),
        ago=count <= 8 and bool(_AGO.search(own)),
    )


def _credit(own: str, found: tuple[str, ...], ended: bool) -> int | None:
    """Where a picture credit begins, asked only where there may be one: the patterns cost more than all else."""
    if ended and "/" not in own and picture_words().isdisjoint(found):
        return None
    return None if leading_credit(own) else credit_at(own)


def _is_prose(found: tuple[str, ...], small: int, ended: bool) -> bool:
    count = len(found)
    if count >= 12 and not any("a" <= w[0] <= "z" for w in found[:40]):
        return True  # A script that the small words say nothing about.
    return (count >= 6 and ended and small * 8 >= count) or (count >= 25 and small * 5 >= count)


def _boilerplate(own: str, found: tuple[str, ...], prose: bool) -> tuple[int, bool]:
    """How many phrases of boilerplate the block holds, and whether they settle it."""
    if not found:
        return 0, True
    if (len(found) <= 8 and own[-1] != "." and found in whole()) or (len(own) < 300 and _ADDRESS.match(own)):
        return 1, True
    count = len(found)
    quoted = own[0] in QUOTES
    opens = not quoted and (phrases("opens").at(found) > 0 or found[0] == "©")
    cues = opens + phrases("anywhere").count(found)
    if count % 2 == 0 and 6 <= count <= 40 and own[-1] not in ".)" and found[: count // 2] == found[count // 2 :]:
        return cues + 1, True  # A link whose picture carries the same words.
    if cues == 0:
        return 0, False
    # Reports tell of newsletters and donations too: somebody who speaks, or running sentences, ask for more evidence.
    told = quoted or bool(words().telling.intersection(found))
    if told or prose:
        return cues, cues >= (2 if count <= 40 else 3) + 2 * told and count <= 120
    return cues, (opens and count <= 30) or cues * 12 >= count


def _is_caption(own: str, found: tuple[str, ...], ended: bool) -> bool:
    if phrases("caption_opens").at(found) and _CAPTION_MARK.match(own):
        return True
    return bool(leading_credit(own)) or (not ended and len(found) <= 40 and bool(_SIDE.search(own[:400])))


def is_byline(own: str, found: tuple[str, ...], prose: bool = False) -> bool:
    """Whether a block names the authors.

    >>> [is_byline(line, tuple(line.lower().split())) for line in ["By Jane Roe, in Orlen", "By Monday the town had fallen."]]
    [True, False]
    """
    if phrases("byline_ends").count(found[-8:]) and len(found) <= 60:
        return True
    if len(found) > 30:
        return False
    taken = phrases("byline_opens").at(found)
    if taken and len(found) > taken:
        if found[taken] in words().not_names or (prose and len(found) > 14):
            return False
        opening = re.match(rf"\W{{0,3}}(?:[^\W_]+[\s:]+){{{taken}}}", own)
        rest = own[opening.end() :] if opening else ""
        return _opens_with_name(rest, 2 if taken == 1 else 1) and not words().telling.intersection(found[taken:])
    head, comma, tail = own.partition(",")
    if comma and 2 <= len(head.split()) <= 4 and len(found) <= 12 and not prose and _opens_with_name(head, 2):
        desk = spelled(tail)
        return bool(phrases("roles").count(desk)) or (bool(desk) and phrases("agencies").at(desk) == len(desk))
    return False


def _opens_with_name(rest: str, least: int) -> bool:
    """Whether the first words are written as names are; one word will do where it is all there is."""
    first = re.split(r"[\s,]+", rest[:80].strip())[:2]
    return (
        len([w for w in first if _NAME.match(w) or w in ("de", "al", "van", "von", "el", "der", "bin")])
        >= min(least, len(first))
        > 0
    )


def _is_named(own: str, found: tuple[str, ...], small: int) -> bool:
    parts = re.split(r"[\s|/,•·]+", own[:120])
    if small or not 2 <= len(parts) <= 12 or any(w in words().not_names for w in found[:2]):
        return False
    if not all(_NAME.match(w) and not w.isupper() for w in parts[:2]):
        return False
    return len(parts) <= 4 or bool(date_in(own[:200]) or _AGO.search(own) or phrases("roles").count(found))


def _is_dated(own: str, found: tuple[str, ...]) -> bool:
    opens = phrases("published_opens").at(found) or phrases("updated_opens").at(found)
    if opens and _AGO.search(own) and len(found) <= 6:
        return True
    stands = date_in(own[:200])
    if not stands or "@" in own or (own.endswith((".", "!", "?")) and not opens):
        return False
    other = spelled(own[: stands[0]]) + spelled(own[stands[1] :])
    again = any(phrases("updated_opens").at(other, at) for at in range(len(other)))
    return len(other) <= (14 if opens else 9 if again else 6)
