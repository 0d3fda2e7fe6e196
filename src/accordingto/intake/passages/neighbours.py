"""What a block's place says of it: where the article runs, which line is its headline, what stands beside it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.intake.passages.looks import QUOTES, Look
from accordingto.intake.passages.words import phrases, words
from accordingto.record import PassageKind

# Tuned on the development documents of benchmarks/gold/passages.jsonl: by words right, and among near equals by the
# fewest words of body that are called boilerplate.
LINE_PENALTY = 8
"""Words of prose that one line without a sentence weighs against, when the article's run is looked for."""
CUE_PENALTY = 10
"""The same for a line that is boilerplate by its own words."""
MOST_PENALTY = 100
"""Of one gap: no list of links outweighs two paragraphs that come after it."""
FEWEST_TITLE_WORDS, MOST_TITLE_WORDS = 3, 30
LONG_HEAD = 10
"""Blocks before an article that are a menu, though none is boilerplate by its own words."""
SCRAPED = 10
"""Blocks of boilerplate by their own words in a text that is a whole page as scraped."""
LEAST_SHARED = 0.25
"""Share of a headline's words that must be in the article's first paragraphs, where it does not stand right before them."""
HEAD = 14
"""Blocks between headline and article that may be summary, byline, date or picture."""

_LISTED = re.compile(r"\w{1,8}:\s|[^\n:]{1,30}:\s\W?\d")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Page:
    """All blocks of a text, with what only the whole can tell."""

    looks: Sequence[Look]
    first: int
    """Where the article begins."""
    last: int
    """After its last block; equal to ``first`` where no block is running sentences."""
    title: int | None
    repeated: Sequence[bool]
    """Per block: the same short words stand elsewhere too, as "View 6 images" does."""
    authors: frozenset[tuple[str, str]]
    """The first two words of every byline."""
    marks: Sequence[int]
    """Per block, and once more at the end: how many blocks before it are boilerplate by their own words."""

    def cluttered(self, index: int) -> bool:
        """Whether boilerplate stands between the article and a block outside it: what follows a plain text's end is its own.

        A whole paragraph needs more of it than a line does.
        """
        seen = self.looks[index]
        if index < self.first:
            return self.marks[self.first] >= 1 or self.first >= LONG_HEAD
        between = self.marks[min(index + 4, len(self.looks))] - self.marks[self.last]
        return between >= (3 if seen.prose and seen.ended and not seen.cues and len(seen.words) >= 20 else 1)


def page_of(looks: Sequence[Look]) -> Page:
    """The blocks with what only the whole can tell."""
    repeated = _repeated(looks)
    first, last = _article(looks, repeated)
    authors = frozenset(
        pair for seen in looks if seen.byline or seen.named for pair in zip(seen.words, seen.words[1:], strict=False)
    )
    marks = [0]
    for seen, again in zip(looks, repeated, strict=True):
        marks.append(marks[-1] + (again or (seen.boilerplate and bool(seen.words))))
    return Page(looks, first, last, _title(looks, first, last), repeated, authors, marks)


def _repeated(looks: Sequence[Look]) -> list[bool]:
    times = Counter(seen.words for seen in looks if not seen.block.hint)
    return [
        not seen.block.hint
        and times[seen.words] >= (3 if len(seen.words) > 4 or seen.prose else 2)
        and len(seen.words) <= 40
        and not seen.text[0].isdigit()
        and not seen.ended
        for seen in looks
    ]


def _article(looks: Sequence[Look], repeated: Sequence[bool]) -> tuple[int, int]:
    """First and last-plus-one of the blocks that the article runs over; an empty range where there is no running sentence."""
    best, best_range, total, start, gap = 0, (0, 0), 0, 0, 0
    for index, seen in enumerate(looks):
        if total <= 0:
            total, start = 0, index
        weight = -CUE_PENALTY if repeated[index] else _weight(seen)
        gap = 0 if weight > 0 else max(gap + weight, -MOST_PENALTY)
        total += weight if gap > -MOST_PENALTY else 0
        if total > best:
            best, best_range = total, (start, index + 1)
    start, end = best_range
    # The last paragraph may have lost its end.
    if start < end < len(looks) and not repeated[end] and _unended(looks[end]):
        end += 1
    return start, end


def _unended(seen: Look) -> bool:
    sentence = len(seen.words) >= 15 and seen.small * 4 >= len(seen.words)
    return sentence and not seen.ended and not seen.cues and not seen.block.hint and not _headline_case(seen)


def _weight(seen: Look) -> int:
    hint = seen.block.hint
    if hint in ("body", "subhead"):
        return max(1, len(seen.words))
    if hint == "boilerplate" or seen.boilerplate:
        return -CUE_PENALTY
    if hint or seen.byline or seen.caption or seen.credit is not None:
        return 0
    if seen.prose and (seen.ended or len(seen.words) >= 40):
        # Teasers ask and exclaim; a short question earns nothing.
        gain = 4 if len(seen.words) < 30 and seen.text.endswith(("?", "!", "...", "…")) else len(seen.words)
        return gain - 8 * seen.cues
    return 0 if seen.ended and seen.text[-1] != "?" and len(seen.words) > 1 else -LINE_PENALTY


def _stem(word: str) -> str:
    """A word without its ending, roughly: enough to see "attack" in "attacked"."""
    return word[:5]


def _title(looks: Sequence[Look], first: int, last: int) -> int | None:
    """The headline: the first line near the article that shares its words."""
    hinted = next((index for index, seen in enumerate(looks) if seen.block.hint == "title"), None)
    if hinted is not None:
        return hinted
    if not looks:
        return None
    lead = first
    while lead < last and lead < first + 4 and not _paragraph(looks[lead]):
        lead += 1
    body = {_stem(w) for seen in looks[lead : min(last, lead + 6)] for w in seen.words} - words().function_words
    shares: dict[int, float] = {}
    for index in range(max(0, lead - 60), max(lead, 1 if first == last else 0)):
        seen = looks[index]
        if not _may_be_title(seen, alone=len(looks) == 1):
            continue
        stems = {_stem(w) for w in seen.words if w not in words().function_words}
        share = len(stems & body) / max(3, len(stems))
        if share >= LEAST_SHARED or index == 0 or (lead - index <= 2 and not seen.ended):
            shares[index] = share - (lead - index) / 80
    if not shares:
        return None
    best = max(shares.values())
    close = [index for index in shares if shares[index] >= 0.45 * best and lead - index <= HEAD + 4] or list(shares)
    chosen = close[0]
    # A breadcrumb or a bar that scrolls along repeats the headline before the headline itself.
    again = [index for index in shares if index > chosen and looks[index].words == looks[chosen].words]
    return again[-1] if again else chosen


def _paragraph(seen: Look) -> bool:
    return seen.prose and (len(seen.words) >= 30 or not seen.text.endswith("?"))


def _may_be_title(seen: Look, alone: bool) -> bool:
    if seen.block.hint or seen.boilerplate or seen.ago or seen.dateline or own_kind(seen):
        return False
    if not FEWEST_TITLE_WORDS <= len(seen.words) <= MOST_TITLE_WORDS:
        return False
    if seen.text.endswith((".", ":")) and not seen.text.endswith("..."):
        return False
    return not alone or len(seen.words) <= 20


def own_kind(seen: Look) -> PassageKind | None:
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


def own(page: Page, index: int) -> PassageKind | None:
    """The kind that a block's own words give it, where they may at this place of the page."""
    seen = page.looks[index]
    kind = own_kind(seen)
    near = _near_title(page, index)
    if kind is None and near and seen.named and not seen.boilerplate and page.title is not None and index > page.title:
        return "byline"
    if kind == "dateline" and not near and page.first != page.last and not phrases("published_opens").at(seen.words):
        inner = page.first <= index < page.last
        return "boilerplate" if not inner and page.cluttered(index) else kind
    if kind in ("credit", "byline", "caption") and page.first != page.last and not near:
        # Menus name agencies, and lists of other articles have bylines and captions of their own.
        far = index < page.first or index >= page.last + 3
        return "boilerplate" if far and page.cluttered(index) else kind
    return kind


def _near_title(page: Page, index: int) -> bool:
    """Whether the block stands in the head of the article: around the headline, before the second paragraph."""
    if page.title is None:
        return page.first - 4 <= index <= page.first
    return page.title - 2 <= index <= page.title + HEAD and index <= max(page.first + 1, page.title + 4)


def outside(page: Page, index: int) -> PassageKind:
    """A block before or after the article that has no mark of its own."""
    seen = page.looks[index]
    if not page.cluttered(index):
        return inside(page, index)
    if index >= page.last or not _near_title(page, index):
        return "boilerplate"
    if page.title is not None and index < page.title:
        return "boilerplate"
    if seen.ago:
        return "dateline"
    return "subhead" if seen.prose or len(seen.words) >= 6 else "boilerplate"


def inside(page: Page, index: int) -> PassageKind:
    """A block within the article that has no mark of its own."""
    seen = page.looks[index]
    before = page.looks[index - 1] if index else None
    after = page.looks[index + 1] if index + 1 < len(page.looks) else None
    if _is_about_author(page, index):
        return "boilerplate"
    if _is_question(seen, after):
        return "subhead"
    if seen.prose and seen.ended:
        if page.title is not None and index == page.title + 1 and len(seen.words) <= 30 and after and not after.prose:
            return "subhead"
        return "body"
    if seen.dateline:
        return "body"
    # The author of another article; but names that stand in a row are a list of people.
    row = any(other is not None and other.named for other in (before, after))
    if seen.ago or (seen.named and len(seen.words) <= 4 and not row and page.marks[-1] >= SCRAPED):
        return "boilerplate"
    if _is_item(seen, before):
        return "body"
    if _is_summary(page, index):
        return "subhead"
    count = len(seen.words)
    if _NUMBERED.match(seen.text) and count <= 16 and after is not None and after.prose:
        return "subhead"
    if _is_unmarked_caption(seen):
        return "caption"
    headed = after is not None and (after.prose or len(after.words) <= 12)
    return (
        "subhead"
        if headed and count <= 12 and not seen.ended and seen.text[-1] != ":" and not seen.text.isdigit()
        else "body"
    )


def _is_summary(page: Page, index: int) -> bool:
    """Whether the block stands between the headline and the first paragraph."""
    if page.title is None or not page.title < index <= page.title + 6:
        return False
    return not any(seen.prose and seen.ended for seen in page.looks[page.title + 1 : index])


def _is_about_author(page: Page, index: int) -> bool:
    """Whether the block says who an author is, at the article's end: "Jane Roe is a correspondent in Orlen."."""
    seen = page.looks[index]
    return tuple(seen.words[:2]) in page.authors and seen.words[2:3] == ("is",) and index * 2 > page.last


def _is_question(seen: Look, after: Look | None) -> bool:
    """Whether a question heads a section; in an interview an answer in quotation marks follows it."""
    if not seen.text.endswith("?") or len(seen.words) > 12 or seen.text[0] in QUOTES + "[" or after is None:
        return False
    return after.prose and after.text[0] not in QUOTES and not after.text.endswith("?")


def _is_item(seen: Look, before: Look | None) -> bool:
    """Whether the block is an item of a list, a quotation or a short sentence."""
    if (before and before.text.endswith((":", ";"))) or seen.text.endswith((";", ",", " and", " or", "-")):
        return True
    if seen.text[0] in "•-–—*" + QUOTES or _LISTED.match(seen.text):
        return True
    return seen.ended and not seen.text.endswith("?")


def _is_unmarked_caption(seen: Look) -> bool:
    """Whether the block is a sentence without its full stop, as captions often are; headlines are shorter."""
    count = len(seen.words)
    if not 9 <= count <= 45 or seen.small * 4 < count or "@" in seen.text or "http" in seen.text:
        return False
    return not _headline_case(seen) and not seen.text.endswith(("?", ":"))


def _headline_case(seen: Look) -> bool:
    """Whether most of the longer words begin with a capital."""
    long = [w for w in seen.text.split() if len(w) > 3]
    return sum(w[0].isupper() for w in long) * 2 > len(long)
