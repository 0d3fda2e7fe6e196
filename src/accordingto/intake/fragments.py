"""A piece of HTML that is the article and nothing else, as feeds, agencies and JSON Lines hold it."""

import re
from dataclasses import replace

from accordingto.intake import html, passages
from accordingto.intake.html.blocks import pieces
from accordingto.intake.html.page import parse
from accordingto.intake.received import Document, checked, digest, told
from accordingto.record import PassageKind, Report

_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,300}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(r"<[A-Za-z/!]")
_KINDS: dict[str, PassageKind] = {
    "figcaption": "caption",
    "caption": "caption",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "subhead"),
}
_BETWEEN = "\n\n"


def is_markup(text: str) -> bool:
    """Whether ``text`` has a tag in it.

    >>> is_markup("<p>Izium"), is_markup("1 < 2")
    (True, False)
    """
    return _TAG.search(text) is not None


def words(markup: str) -> str:
    """The words of a short piece of HTML, as a title is.

    >>> words("<b>Izium</b> &amp; Bucha")
    'Izium & Bucha'
    """
    return " ".join(
        " ".join(piece.text for piece in pieces(parse(markup.encode("utf-8", "replace"), "utf-8").root)).split()
    )


def read(markup: str, document: Document) -> Report:
    r"""The report of ``markup`` out of ``document``; of a piece every block is kept, of a whole page the article is looked for.

    >>> read("<h2>Orlen</h2><p>The army <b>left</b>.</p>", Document(b"", "feed", "feed")).text
    'Orlen\n\nThe army left.'
    """
    raw = markup.encode("utf-8", "replace")
    if _PAGE.match(markup):
        report = html.read(raw, document.uri, "utf-8")
        checked(report.text, document)
        return replace(report, id=digest(document.raw), notes=(*document.notes, *report.notes))
    page = parse(raw, "utf-8")
    document = document.noted(*page.notes)
    tree = page.root.getroottree()
    blocks, texts, at = [], [], 0
    for piece in pieces(page.root):
        kind = _KINDS.get(str(piece.element.tag))
        blocks.append(passages.Block(at, at + len(piece.text), kind, tree.getpath(piece.element)))
        texts.append(piece.text)
        at += len(piece.text) + len(_BETWEEN)
    text = checked(_BETWEEN.join(texts), document)
    found = passages.label(text, blocks)
    if not any(passage.kind == "body" for passage in found):
        # Whoever sent the piece says that it is the article, however short and unlike one.
        found = passages.label(text, [replace(block, hint=block.hint or "body") for block in blocks])
    report = Report(digest(document.raw), text, document.uri, passages=found, notes=document.notes)
    return told(report, "text", byline=passages.front(text, found).byline)
