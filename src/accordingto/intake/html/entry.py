"""From the bytes of a page to a Report: the main way through this room."""

from itertools import takewhile

from accordingto.intake.html.article import parts
from accordingto.intake.html.blocks import pieces
from accordingto.intake.html.metadata import metadata
from accordingto.intake.html.page import TOO_DEEP, checked, parse
from accordingto.intake.html.selectors import Selectors
from accordingto.intake.passages import Block, front, label
from accordingto.intake.received import digest, told
from accordingto.record import Note, Report
from accordingto.record.errors import InputError


def read(raw: bytes, uri: str | None = None, charset: str | None = None) -> Report:
    """The article of a page.

    The text is the headline and the article's blocks, parted by blank lines; a line break within a block is one line feed.
    Every passage carries the XPath of its block in the tree that `page.parse` makes of ``raw``. ``charset`` is the encoding that
    an HTTP or WARC header gives, if any.

    InputError if the page is empty or monstrous, or holds no article text.

    >>> page = b"<h1>Army enters Orlen</h1><p>The army entered Orlen on Friday, officials said.</p>"
    >>> [(p.kind, p.selector) for p in read(page).passages]
    [('title', '/html/body/h1[1]'), ('body', '/html/body/p[1]')]
    """
    page = checked(parse(raw, charset))
    about = metadata(page.root)
    article = parts(page.root, pieces(page.root), about.title)
    if not article and any(note.message == TOO_DEEP for note in page.notes):
        raise InputError(f"no article text was found, since {TOO_DEEP}: save the page as a browser shows it")
    if not article:
        raise InputError(
            "the page holds no article text (a front page, a page that scripts fill, or a wall before the article): "
            "save it as a browser shows it, or leave it out"
        )
    selectors = Selectors(page.root)
    text, blocks = "", []
    for part in article:
        start = len(text)
        text += part.piece.text + "\n\n"
        blocks.append(Block(start, len(text) - 2, part.hint, selectors.of(part.piece.element)))
    text = text[:-2]
    notes = page.notes
    if escaped := sum(part.piece.escaped for part in article):
        notes += (
            Note("markup", "character references that were escaped twice were read as what they stand for", escaped),
        )
    report = Report(
        id=digest(raw),
        text=text,
        uri=uri,
        outlet=about.outlet,
        title=about.title,
        byline=about.byline,
        published=about.published,
        published_from="metadata" if about.published else None,
        passages=label(text, blocks),
        origins=about.origins,
        notes=notes,
    )
    return _with_front(report)


def _with_front(report: Report) -> Report:
    """The report with what its own words say where the markup says nothing; only what stands before the body counts."""
    opening = [
        p for p in takewhile(lambda p: p.kind != "body", report.passages) if p.kind in ("title", "byline", "dateline")
    ]
    said = front(report.text, opening)
    known = ("title", said.title), ("byline", said.byline), ("outlet", said.outlet), ("published", said.published)
    return told(report, "text", **{field: value for field, value in known if not getattr(report, field)})
