"""Which blocks of a page are the article: what trafilatura extracts, found again in the page, and put right there."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from lxml.html import HtmlElement as Element

from accordingto.intake.html.align import aligned
from accordingto.intake.html.blocks import Piece
from accordingto.intake.passages import Block
from accordingto.intake.passages.looks import look
from accordingto.record import PassageKind, vocabulary

PROSE = 60
"""Characters; a block as long as this, and with less than half of them in links, reads as a paragraph."""

LARGE_SHARE = 0.3
"""An element with more than this share of the article's prose is neither an aside nor a picture, whatever its class says."""
NEAR = 12
"""Blocks after the headline in which standfirst, byline and date are looked for."""
LONGEST_BYLINE = 120
"""Characters of a block marked as the author's that names them and says no more."""
LONGEST_CAPTION = 600
"""Characters of a block beside a picture that may be its caption."""
STANDFIRST = 25
"""Characters that a standfirst has at least."""

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_DIGIT = re.compile(r"\d")
_ATTRIBUTES = ("class", "id", "role", "itemprop", "data-component")
_ASIDE_TAGS = frozenset(("aside", "nav", "footer", "form", "address", "details", "dialog", "noscript"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class Part:
    """A block that belongs to the article, and what the page itself says it is (None where it does not say)."""

    piece: Piece
    hint: PassageKind | None


def parts(root: Element, pieces: Sequence[Piece], title: str | None) -> list[Part]:
    """The article's blocks, in the order of the page; empty where the page has no article."""
    texts = [piece.text for piece in pieces]
    # Trafilatura's precise mode leaves a few pages empty that its balanced mode reads.
    for precise in (True, False):
        chosen = aligned(texts, _extracted(root, precise=precise))
        if any(chosen):
            return _Frame(pieces, chosen, title).parts()
    return []


def _extracted(root: Element, *, precise: bool) -> list[str]:
    from trafilatura import bare_extraction

    document: Any = bare_extraction(root, favor_precision=precise, include_comments=False)
    return (
        [words for words in document.body.itertext() if words.strip()] if document and document.body is not None else []
    )


class _Frame:
    """The part of the page that the article stands in."""

    def __init__(self, pieces: Sequence[Piece], chosen: list[bool], title: str | None) -> None:
        self.pieces = pieces
        self.chosen = chosen
        self.container = _common([p.element for p, yes in zip(pieces, chosen, strict=True) if yes])
        self.above = {self.container, *self.container.iterancestors()}
        self.known: dict[Element, frozenset[str]] = {}
        self.weight = self.weights()
        self.title = self.headline(title)

    def parts(self) -> list[Part]:
        first = self.title if self.title is not None else self.chosen.index(True)
        self.fill(first)
        body = [i for i, yes in enumerate(self.chosen) if yes and i != self.title]
        found = []
        start = first
        while start > 0 and self.title is not None and self.is_lead_caption(start - 1):
            start -= 1
        for number in range(start, (body[-1] if body else first) + 1):
            piece = self.pieces[number]
            hint = self.hint(number)
            before = self.title is not None and first < number < min(body[0], first + NEAR)
            if before and self.is_standfirst(piece):
                hint = "subhead"
            elif not (
                self.chosen[number] or hint in ("title", "caption", "credit") or (before and self.is_signature(piece))
            ):
                continue
            found.append(Part(piece, hint))
        return found

    def is_lead_caption(self, number: int) -> bool:
        """Whether the block is the caption or credit of a picture; asked of those right above the headline."""
        return self.hint(number) in ("caption", "credit") and "byline" not in self.marks(self.pieces[number].element)

    def is_signature(self, piece: Piece) -> bool:
        """Whether the block, before the first of the body, is nothing but a byline or a date."""
        own = look(piece.text, Block(0, len(piece.text)))
        return (own.byline or own.dated) and not own.boilerplate and "figure" not in self.marks(piece.element)

    def is_standfirst(self, piece: Piece) -> bool:
        """Whether the block, before the first of the body, sums the article up."""
        marks = self.marks(piece.element)
        if marks & {"aside", "caption", "credit", "figure", "byline"} or piece.linked * 2 > len(piece.text):
            return False
        marked = "standfirst" in marks or piece.element.tag == "h2"
        return _is_sentence(piece.text) or (marked and len(piece.text) >= STANDFIRST)

    def weights(self) -> Counter[Element]:
        """How many characters of chosen prose stand in each element below the one that holds the article."""
        weight: Counter[Element] = Counter()
        for piece, yes in zip(self.pieces, self.chosen, strict=True):
            if yes and _is_prose(piece):
                weight[self.container] += len(piece.text)
                for around in (piece.element, *piece.element.iterancestors()):
                    if around in self.above:
                        break
                    weight[around] += len(piece.text)
        return weight

    def headline(self, title: str | None) -> int | None:
        """The number of the block that is the page's headline."""
        wanted = _squeezed(title or "")
        prose = [i for i, yes in enumerate(self.chosen) if yes and _is_prose(self.pieces[i])]
        start = prose[0] if prose else self.chosen.index(True)
        best, number = 0.0, None
        for i, piece in enumerate(self.pieces[: start + 3]):
            tag = piece.element.tag
            own = _squeezed(piece.text)
            same = bool(wanted and own) and (own == wanted or (len(own) > 15 and (own in wanted or wanted in own)))
            score = (tag == "h1") * 1.0 + same * (1.5 if tag in ("h1", "h2") or own == wanted else 0.5)
            if piece.linked * 2 > len(piece.text):
                score -= 1.2
            if score >= max(best, 0.9):
                best, number = score, i
        return number

    def fill(self, first: int) -> None:
        """Takes in what was left out of the middle, and takes out what stands before the headline."""
        for i in range(first):
            self.chosen[i] = False
        if not any(self.chosen):
            return
        settings = Counter(
            self.setting(p) for p, yes in zip(self.pieces, self.chosen, strict=True) if yes and _is_prose(p)
        )
        for i in range(first + 1, len(self.pieces)):
            piece = self.pieces[i]
            if self.marks(piece.element) & {"aside", "caption", "credit", "figure"}:
                self.chosen[i] &= "aside" not in self.marks(piece.element)
            elif _is_prose(piece) and settings[self.setting(piece)] >= 2:
                self.chosen[i] = True
        last = max((i for i, yes in enumerate(self.chosen) if yes), default=first)
        for i in range(first + 1, last):
            piece = self.pieces[i]
            marks = self.marks(piece.element)
            if not self.chosen[i] and not marks & {"aside", "caption", "credit", "figure"}:
                self.chosen[i] = "quote" in marks or (piece.linked * 2 <= len(piece.text) and self.between(i))

    def between(self, i: int) -> bool:
        """Whether the block has the same parent as the chosen ones before and after it."""
        parent = self.pieces[i].element.getparent()
        return all(
            0 <= j < len(self.pieces) and self.chosen[j] and self.pieces[j].element.getparent() is parent
            for j in (i - 1, i + 1)
        )

    def hint(self, number: int) -> PassageKind | None:
        if number == self.title:
            return "title"
        piece = self.pieces[number]
        marks = self.marks(piece.element)
        if "caption" in marks or (marks >= {"credit", "figure"}):
            other = "aside" in marks or piece.linked * 2 > len(piece.text)  # the picture of another story
            return "boilerplate" if other else self.nearest(piece.element, ("caption", "credit"))
        if "figure" in marks and marks.isdisjoint(("aside", "quote")) and len(piece.text) < LONGEST_CAPTION:
            return "caption"
        own = look(piece.text, Block(0, len(piece.text)))
        if own.boilerplate or own.byline or own.dated or own.credit == 0:
            return None
        if piece.linked * 5 > len(piece.text) * 4 and not _is_sentence(piece.text):
            return "boilerplate"
        if "byline" in marks and len(piece.text) < LONGEST_BYLINE:
            return "byline"
        return "subhead" if piece.element.tag in _HEADINGS or "subhead" in marks else "body"

    def marks(self, element: Element | None) -> frozenset[str]:
        """What the element and those around it, up to the one that holds the article, are marked as."""
        if element is None or element in self.above:
            return frozenset()
        if element not in self.known:
            own = _own_marks(element)
            if self.weight[element] > LARGE_SHARE * self.weight[self.container]:
                own -= {"aside", "figure", "standfirst"}
            self.known[element] = self.marks(element.getparent()) | own
        return self.known[element]

    def nearest(self, element: Element, kinds: tuple[PassageKind, ...]) -> PassageKind | None:
        """Which of ``kinds`` the innermost element around the block is marked as; the first where it is both."""
        for around in (element, *element.iterancestors()):
            if found := next((kind for kind in kinds if kind in _own_marks(around)), None):
                return found
        return None

    def setting(self, piece: Piece) -> tuple[str, ...]:
        """How the block is set: two paragraphs of one article have the same tags and classes around them."""
        around = islice(piece.element.iterancestors(), 2)
        return tuple(f"{e.tag} {e.get('class') or ''}" for e in (piece.element, *around))


@cache
def _vocabulary() -> dict[str, str]:
    lists = vocabulary.load("accordingto.intake.html", "markup.yaml", dict[str, tuple[str, ...]])
    return {word: kind for kind, words in lists.items() for word in words}


def _own_marks(element: Element) -> frozenset[str]:
    words = _vocabulary()
    found = set()
    tag = element.tag
    if tag in _ASIDE_TAGS:
        found.add("aside")
    elif tag == "figure":
        found.add("figure")
    elif tag in ("figcaption", "caption"):
        found.add("caption")
    elif tag == "blockquote":
        found.add("quote")
    for attribute in _ATTRIBUTES:
        value = element.get(attribute)
        if value and not (attribute == "id" and _DIGIT.search(value)):
            found.update(words[w] for w in _words(value[:400]) if w in words)
    if "figure" in found and tag != "figure" and not _holds_picture(element):
        found.discard("figure")
    return frozenset(found)


def _holds_picture(element: Element) -> bool:
    """Whether there is a picture in the element, and no more words than a caption has."""
    if next(element.iter("img", "picture", "video"), None) is None:
        return False
    length = 0
    for words in element.itertext():
        length += len(words.strip())
        if length > LONGEST_CAPTION:
            return False
    return True


@cache
def _words(value: str) -> tuple[str, ...]:
    """The words in a class or id; short ones only of names in lower case, since names made by machines hold any letters.

    >>> _words("articleImageCaption image__caption-2 ad-slot lcAdFg")
    ('article', 'image', 'caption', 'image', 'caption', 'ad', 'slot')
    """
    return tuple(
        word.lower()
        for name in value.split()
        for word in _WORDS.findall(name)
        if len(word) > 3 or (len(word) > 1 and name.islower())
    )


def _common(elements: Sequence[Element]) -> Element:
    """The nearest element that all of them are in."""
    path = [elements[0], *elements[0].iterancestors()][::-1]
    for element in elements[1:]:
        own = [element, *element.iterancestors()][::-1]
        shared = 0
        while shared < min(len(path), len(own)) and path[shared] is own[shared]:
            shared += 1
        path = path[:shared]
    return path[-1]


def _is_prose(piece: Piece) -> bool:
    return len(piece.text) >= PROSE and piece.linked * 2 <= len(piece.text)


def _is_sentence(text: str) -> bool:
    return len(text) >= PROSE and text.rstrip("\"'”’)]").endswith((".", "!", "?", "…"))


def _squeezed(text: str) -> str:
    return "".join(re.findall(r"\w+", text)).casefold()
