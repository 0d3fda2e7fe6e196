"""Plain text: the text of the report is the input, decoded, and not one character changed."""

import re

from accordingto.intake import passages
from accordingto.intake.decoding import decode
from accordingto.intake.received import Document, Received, checked, digest, told
from accordingto.record import Note, Report

# Entities with their semicolon: "AT&T" and "?a=1&copy=2" are no entities.
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
# Unicode Standard Annex 9: embeddings, overrides and isolates. They change what is seen, and not what is written.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def read(document: Document) -> Received:
    r"""The report of a plain text document.

    >>> received = read(Document(b"Army enters Orlen\r\n\r\nThe army entered Orlen, it said.", "orlen.txt", "orlen.txt"))
    >>> received.report.title, received.report.text[:19]
    ('Army enters Orlen', 'Army enters Orlen\r\n')
    """
    decoded = decode(document.raw, document.charset)
    return Received(of(decoded.text, document.noted(*decoded.notes)), document.raw, "text/plain")


def of(text: str, document: Document) -> Report:
    """The report of a text out of ``document``: its passages are labelled, and the front read off them."""
    found = passages.split(checked(text, document))
    front = passages.front(text, found)
    report = Report(digest(document.raw), text, document.uri, passages=found, notes=(*document.notes, *_notes(text)))
    return told(report, "text", title=front.title, byline=front.byline, outlet=front.outlet, published=front.published)


def _notes(text: str) -> list[Note]:
    notes = []
    if entities := len(_ENTITY.findall(text)):
        notes.append(Note("input", "HTML entities stand in the text, as &amp;: they were kept as they are", entities))
    if marks := len(_DIRECTION.findall(text)):
        notes.append(Note("input", "invisible marks that change the direction of writing: they were kept", marks))
    return notes
