"""The document as it was received, with the same highlights, for a frame in which nothing runs and nothing is fetched.

The frame's sandbox and the policy of this answer each forbid scripts, forms, the network and the workbench's own pages; markup
that would try is taken out as well.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

import lxml.html
from fastapi import Query
from starlette.responses import HTMLResponse

from accordingto.intake.decoding import decode
from accordingto.intake.html.page import parse
from accordingto.publish.inert import inert
from accordingto.record import InputError, Passage
from accordingto.review import Desk as Seat
from accordingto.review import Reviewed
from accordingto.store import Kept
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.pages.report.article import Block, article
from accordingto.web.pages.report.page import Number, look, reviewable
from accordingto.web.routing import Pages

router = Pages(tags=["reports"])

POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'"
)

STYLE = """
mark { color: inherit; background: none; }
mark.content { background: #fbeebc; color: #1d1f21; }
mark.source, mark.cue { color: #8a5f00; font-weight: 600; background: #fff7e0; }
mark.event { text-decoration: underline 2px #b3261e; } mark.place { border-bottom: 2px dotted #00695c; }
mark.time { border-bottom: 2px dotted #0b57d0; } mark.amount { border-bottom: 2px dotted #7b3fa0; }
"""
PLAIN = """
body { font: 15px/1.6 Georgia, serif; margin: 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
"""
LONGEST = 2_000_000
"""Characters of a document that is no page; the rest is for `accordingto show --raw`."""

_DROPPED = frozenset(
    (
        *(
            "script",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "portal",
            "base",
            "link",
            "meta",
            "noscript",
        ),
        *("input", "button", "select", "textarea", "audio", "video", "source", "track", "svg", "math", "template"),
    )
)


@router.get("/reports/{number}/received", response_class=HTMLResponse, include_in_schema=False)
def received(desk: AtDesk, number: int = Number, plain: bool = Query(False)) -> HTMLResponse:
    """The document as received; ``plain`` as text, whatever it is."""
    kept = reviewable(desk, number)
    return framed(desk, kept, lambda: look(desk, Seat(kept.id)), plain=plain)


def framed(desk: Desk, kept: Kept, look: Callable[[], Reviewed], *, plain: bool = False) -> HTMLResponse:
    """The document with the words marked that ``look`` gives, for the frame."""
    raw = desk.store.raw(kept.id)
    if kept.media_type == "text/html" and not plain:
        seen = look()
        runs = article(seen.reading.report, seen.cells)
        blocks = [block for run in runs for block in run.blocks]
        body = page(raw, seen.reading.report.passages, blocks)
    else:
        text = inert(decode(raw).text[:LONGEST])
        head = f'<!doctype html><meta charset="utf-8"><title>as received</title><style>{PLAIN}</style>'
        body = f'{head}<pre dir="auto">{escape(text)}</pre>'
    headers = {"content-security-policy": POLICY, "x-frame-options": "SAMEORIGIN"}
    return HTMLResponse(body, headers=headers)


def page(raw: bytes, passages: Iterable[Passage], blocks: Iterable[Block]) -> str:
    """A page as received, with the words of the record marked, and without what could run or fetch."""
    try:
        root = parse(raw).root
    except InputError as error:
        return f"<!doctype html><meta charset='utf-8'><p>{escape(str(error))}"
    targets = [
        (passage, block, _element(root, passage.selector)) for passage, block in zip(passages, blocks, strict=True)
    ]
    for passage, block, element in targets:
        if element is not None and passage.kind != "boilerplate":
            _mark(element, block)
    _clean(root)
    head = root.find("head")
    style = lxml.html.Element("style")
    style.text = STYLE
    (root if head is None else head).append(style)
    markup: str = lxml.html.tostring(root, encoding="unicode", doctype="<!doctype html>")
    return markup


def _element(root: lxml.html.HtmlElement, selector: str | None) -> lxml.html.HtmlElement | None:
    found = root.xpath(selector) if selector else []
    return found[0] if isinstance(found, list) and found and isinstance(found[0], lxml.html.HtmlElement) else None


def _mark(element: lxml.html.HtmlElement, block: Block) -> None:
    """Wraps the words of the block's stretches where they stand in the element; white space may differ."""
    nodes = list(_nodes(element))
    letters = [
        (n, at) for n, (_, _, text) in enumerate(nodes) for at, letter in enumerate(text) if not letter.isspace()
    ]
    here = "".join(nodes[n][2][at] for n, at in letters)
    wanted = "".join("".join(stretch.words.split()) for stretch in block.stretches)
    start = here.find(wanted)
    if start < 0 or not wanted:
        return  # characters that were written otherwise, as entities escaped twice: the article shows these words
    pieces: dict[int, list[tuple[int, int, str]]] = {}
    for stretch in block.stretches:
        length = len("".join(stretch.words.split()))
        if stretch.kinds:
            for n, first, last in _runs(letters[start : start + length]):
                pieces.setdefault(n, []).append((first, last + 1, " ".join(stretch.kinds)))
        start += length
    for n, found in pieces.items():
        _wrap(nodes[n][0], nodes[n][1], nodes[n][2], found)


def _nodes(element: lxml.html.HtmlElement) -> Iterator[tuple[lxml.html.HtmlElement, str, str]]:
    """Every piece of text below an element, as the element that holds it, and whether as its text or as what follows it."""
    for one in element.iter():
        if one.tag not in ("script", "style") and one.text:
            yield one, "text", one.text
        if one is not element and one.tail:
            yield one, "tail", one.tail


def _runs(letters: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """First and last offset within each node."""
    first = 0
    for place in range(1, len(letters) + 1):
        if place == len(letters) or letters[place][0] != letters[first][0]:
            yield letters[first][0], letters[first][1], letters[place - 1][1]
            first = place


def _wrap(holder: lxml.html.HtmlElement, where: str, text: str, pieces: list[tuple[int, int, str]]) -> None:
    marks = []
    for number, (start, end, kinds) in enumerate(pieces):
        mark = lxml.html.Element("mark")
        mark.set("class", kinds)
        mark.text = text[start:end]
        mark.tail = text[end : pieces[number + 1][0] if number + 1 < len(pieces) else len(text)]
        marks.append(mark)
    before = text[: pieces[0][0]]
    if where == "text":
        holder.text = before
        for place, mark in enumerate(marks):
            holder.insert(place, mark)
        return
    holder.tail = before
    parent = holder.getparent()
    if parent is not None:
        at = parent.index(holder) + 1
        for place, mark in enumerate(marks):
            # lxml moves an element with its tail; these bring their own.
            parent.insert(at + place, mark)


_FETCHES = re.compile(r"@import[^;]{0,2000};?|url\([^)]{0,100000}\)", re.I)
"""What a style sheet would fetch; the policy forbids it as well."""

_KEPT_IN = frozenset(
    ("class", "id", "dir", "lang", "title", "alt", "style", "src", "colspan", "rowspan", "width", "height")
)


def _clean(root: lxml.html.HtmlElement) -> None:
    """Takes out what could run, fetch, lead away, or be filled in."""
    for one in list(root.iter()):
        if one.tag in _DROPPED and one is not root and one.getparent() is not None:
            one.drop_tree()
            continue
        if one.tag == "style":  # a space, so that what stood on both sides makes no end tag together
            one.text = _FETCHES.sub(" ", one.text or "")
        for name in list(one.attrib):
            value = str(one.attrib[name]).strip().lower()
            if name.lower() not in _KEPT_IN or (name == "src" and not value.startswith("data:image/")):
                del one.attrib[name]
            elif name == "style":
                one.attrib[name] = _FETCHES.sub(" ", one.attrib[name])
