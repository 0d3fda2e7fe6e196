"""A page's text, cut into its blocks: a block is a run of words that a browser sets as one paragraph."""

import re
from dataclasses import dataclass
from html import unescape

import lxml.html
from lxml import etree

# HTML standard, section 15.3 "Flow content": elements whose default is display: block, list-item or part of a table.
# fmt: off
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup",
        "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)
SILENT = frozenset(
    (
        "head", "script", "style", "template", "iframe", "object", "embed", "applet", "svg",
        "math", "canvas", "audio", "video", "map", "select", "textarea", "button", "input", "datalist",
        "noembed", "noframes", "frameset", "title", "meter", "progress", "rp",
        "rt",
    )
)
# fmt: on
"""Elements with no words of the article; ``video`` and ``object`` hold what is shown where the real thing cannot be."""

_REFERENCE = re.compile(
    r"&(?:[lr][ds]?quo|quot|apos|amp|nbsp|[mn]dash|hellip|[A-Za-z](?:acute|grave|circ|uml|tilde|cedil)"
    r"|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
)
_SPACE = re.compile(r"\s+")
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
"""Places to break a word at; they show nothing. Those that right-to-left scripts need to be read right are kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One block of the page, in document order."""

    element: lxml.html.HtmlElement
    """The element that holds all of its words."""
    text: str
    """Its words; white space is one space, a line break in the page one line feed."""
    escaped: int
    """How many character references were escaped twice in it, as ``&amp;quot;``, and are read as what they stand for."""
    linked: int
    """How many of its characters stand in links."""


def pieces(root: lxml.html.HtmlElement) -> list[Piece]:
    """The blocks of the page that hold words, in document order.

    Two line breaks in a row part two blocks, as two paragraphs do.

    >>> [piece.text for piece in pieces(lxml.html.fromstring("<div>Kyiv<p>said <b>so</b>.</p>Then<br><br>left</div>"))]
    ['Kyiv', 'said so.', 'Then', 'left']
    """
    return _Walk().through(root)


def _unescaped(text: str) -> tuple[str, int]:
    """A text whose character references were escaped twice, and how many there were.

    >>> _unescaped("AT&T said &ldquo;no&rdquo;")
    ('AT&T said “no”', 2)
    """
    return _REFERENCE.subn(lambda found: unescape(found[0]), text) if "&" in text else (text, 0)


class _Walk:
    """One walk over the tree; keeps the run of words that is open."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.run: list[str] = []
        self.linked = 0
        self.holders: list[lxml.html.HtmlElement] = []
        self.links = 0
        self.preformatted = 0

    def through(self, root: lxml.html.HtmlElement) -> list[Piece]:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in SILENT:
                    walk.skip_subtree()
                    continue
                if tag in BLOCKS:
                    self.flush()
                    self.holders.append(element)
                    self.preformatted += tag == "pre"
                elif tag == "br":
                    self.line_break()
                elif tag == "a":
                    self.links += 1
                self.say(element.text)
            else:
                if tag in BLOCKS:
                    self.flush()
                    self.holders.pop()
                    self.preformatted -= tag == "pre"
                elif tag == "a":
                    self.links -= 1
                if element is not root:
                    self.say(element.tail)
        self.flush()
        return self.found

    def say(self, words: str | None) -> None:
        if not words:
            return
        if not self.preformatted:
            if words.isspace():
                if self.run:
                    self.run.append(" ")
                return
            words = _SPACE.sub(" ", words)
        if not words.isascii():
            words = words.translate(_UNSEEN)
        self.run.append(words)
        if self.links:
            self.linked += len(words.strip())

    def line_break(self) -> None:
        open_line = "".join(self.run[-3:]).rstrip(" ")
        if open_line.endswith("\n"):
            self.flush()
        else:
            self.run.append("\n")

    def flush(self) -> None:
        if self.run:
            lines = (_SPACE.sub(" ", line).strip() for line in "".join(self.run).split("\n"))
            text = "\n".join(line for line in lines if line)
            if text and self.holders:
                self.found.append(Piece(self.holders[-1], *_unescaped(text), self.linked))
            self.run.clear()
            self.linked = 0
