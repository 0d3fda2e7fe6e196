"""What a document is: decided by its content, then by its name."""

import json
import re
from pathlib import PurePath

from accordingto.intake.decoding import decode
from accordingto.intake.received import Kind
from accordingto.record import InputError

HEAD = 65_536
"""Bytes from the start of a document that are looked at."""

NAMES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".warc": "warc",
}
"""Endings of names, before any ``.gz``; files in a folder are read if their name ends so."""

MEDIA_TYPES: dict[str, Kind] = {
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/json": "json",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
}

_AS_TEXT = "save its text as .txt or .html, and read that"
_UNPACK = "unpack it, and read what is in it"
SIGNATURES: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%PDF-", "a PDF", _AS_TEXT),
    (
        0,
        b"PK\x03\x04",
        "a ZIP archive, or an office document or e-book, which are ZIP inside",
        f"{_UNPACK}, or {_AS_TEXT}",
    ),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", _AS_TEXT),
    (0, b"{\\rtf", "a rich text document", _AS_TEXT),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"\x1f\x8b", "compressed twice", "decompress it once, and read the result"),
    (0, b"BZh", "compressed with bzip2", "decompress it with bunzip2"),
    (0, b"\xfd7zXZ\0", "compressed with xz", "decompress it with unxz"),
    (0, b"\x28\xb5\x2f\xfd", "compressed with Zstandard", "decompress it with unzstd"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (0, b"SQLite format 3\0", "a SQLite database", _AS_TEXT),
    (0, b"\x89PNG\r\n", "a picture (PNG)", _AS_TEXT),
    (0, b"\xff\xd8\xff", "a picture (JPEG)", _AS_TEXT),
    (0, b"GIF8", "a picture (GIF)", _AS_TEXT),
    (8, b"WEBP", "a picture (WebP)", _AS_TEXT),
    (4, b"ftyp", "a video or a picture (MP4, HEIC)", _AS_TEXT),
    (0, b"\x7fELF", "a program", _AS_TEXT),
)
"""Offset, bytes, what they mean, and what to do."""

# WHATWG MIME Sniffing Standard, section 7.1: the tags that, first in a document, say text/html.
_HTML_TAGS = frozenset(
    ("html", "head", "script", "iframe", "h1", "div", "font", "table", "a", "style", "title", "b", "body", "br", "p")
)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})")
_JSON_OBJECT = re.compile(r"\{\s*(?:\"[^\"\n]{0,200}\"\s*:|\})")
_JSON_ARRAY = re.compile(r"\[\s*\{\s*\"")
_CONTROLS = re.compile(r"[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def kind_of(head: bytes, hint: Kind | None = None, charset: str | None = None) -> Kind:
    """What a document that begins with ``head`` is; ``hint`` is what its name says, and decides where the content does not.

    InputError, which says what to do, for what is empty, not text, or of a format that is not read.

    >>> kind_of(b"Izium was taken."), kind_of(b"<!DOCTYPE html><title>Izium</title>", "text")
    ('text', 'html')
    """
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputError(
            "it is empty, or holds nothing but blanks: check what was saved" if b"\0" not in head else _binary()
        )
    for offset, signature, what, to_do in SIGNATURES:
        if head.startswith(signature, offset):
            raise InputError(f"it is {what}: {to_do}")
    if head.startswith(b"WARC/"):
        return "warc"
    text = decode(head, charset).text
    if len(_CONTROLS.findall(text)) * 10 > len(text):
        raise InputError(_binary())
    text = text.lstrip()
    found = _json(text, hint) if text[:1] in ("{", "[") else _markup(text, hint)
    if found is None and hint == "warc":
        raise InputError("it is named as a WARC, and does not begin as one: check the file")
    return found or hint or "text"


def hint_of(name: str) -> Kind | None:
    """What a file's name says it is; None where it says nothing.

    >>> hint_of("crawl.warc.gz"), hint_of("notes.md")
    ('warc', None)
    """
    path = PurePath(name.lower())
    return NAMES.get(path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix)


def media_type_of(header: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header.

    >>> media_type_of('Text/HTML; charset="utf-8"')
    ('text/html', 'utf-8')
    """
    media_type, *parameters = header.split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip(" \"'"):
            return media_type.strip().lower(), value.strip(" \"'")
    return media_type.strip().lower(), None


def _binary() -> str:
    return f"it is not text, more than a tenth of it is control characters: {_AS_TEXT}"


def _json(text: str, hint: Kind | None) -> Kind | None:
    if hint in ("json", "lines") and text[0] == "[":
        return "json"
    if _JSON_ARRAY.match(text):
        return "json"
    if not _JSON_OBJECT.match(text):
        return None
    first, _, rest = text.partition("\n")
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        # One broken line does not make it another format.
        lines = first.rstrip().endswith("}") and rest.lstrip().startswith("{")
        return "lines" if lines else "json" if hint != "lines" else hint
    return "lines"


def _markup(text: str, hint: Kind | None) -> Kind | None:
    """The kind that the first tag tells, past declarations and comments."""
    at, xml = 0, False
    while text.startswith(("<?", "<!"), at):
        if text[at : at + 14].lower() == "<!doctype html":
            return "html"
        xml = xml or text.startswith("<?xml", at)
        # An internal subset of a document type holds ">": its end is "]>".
        opened, closed = text.find("[", at), text.find(">", at)
        subset = text.startswith("<!DOCTYPE", at) and 0 <= opened < closed
        end = "-->" if text.startswith("<!--", at) else "]>" if subset else "?>" if text.startswith("<?", at) else ">"
        found = text.find(end, at)
        if found < 0:
            return hint
        at = found + len(end)
        while text[at : at + 1].isspace():
            at += 1
    root = _ROOT.match(text, at)
    name = root[2].lower() if root else ""
    if name in ("rss", "feed", "rdf"):
        return "feed"
    if name == "html" or (hint != "text" and not xml and name in _HTML_TAGS):
        return "html"
    if hint == "html":
        return "html"
    if xml or hint == "feed":
        said = f"<{root[0][1:]}> is its first tag" if root else "it has no tags"
        raise InputError(f"it is neither RSS nor Atom nor a web page ({said}): {_AS_TEXT}")
    return None
