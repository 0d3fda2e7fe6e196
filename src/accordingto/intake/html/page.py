"""From bytes to a tree: the page as lxml's HTML parser (libxml2) reads it, which is the tree that every selector is for."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

import lxml.html
from lxml import etree

from accordingto.intake.decoding import decode
from accordingto.record import Note
from accordingto.record.errors import InputError

PRESCAN = 4096
"""Bytes in which a declared encoding is looked for; the HTML standard looks at 1,024, real pages put it later."""

LONGEST_ATTRIBUTE = 10_000
"""Characters; what is longer is a picture or a script's data, and is emptied."""
MOST_ATTRIBUTES = 1_000
"""Of one element; libxml2 compares each with every other, and a tag with more is read without any."""
MOST_ELEMENTS = 30_000
"""Of a page whose article is looked for. The largest of 361 saved news pages has 10,106; 300,000 line breaks took 17 seconds."""
DEEPEST_TABLES = 30
"""Tables within tables; the same pages have 3 at most, and 682 took 10 seconds."""
TOO_DEEP = "elements are nested deeper than 2,048: the page was not read past that point"

_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,30})\b[^<>]{10000,}>?")
_META_CHARSET = re.compile(rb"<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})", re.I)
_XML_ENCODING = re.compile(rb"^\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{1,40})", re.I)
# XML 1.0 allows none of these, and lxml refuses to hand them to other tools; tab, line feed and return stay.
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a tree, and what happened on the way."""

    root: lxml.html.HtmlElement
    notes: tuple[Note, ...]


def parse(raw: bytes, charset: str | None = None) -> Page:
    """The tree of a page; ``charset`` is what an HTTP or WARC header says.

    Comments and processing instructions are left out. InputError when there is no element at all.

    >>> parse(b"<p>Izium").root.xpath("string(//p)")
    'Izium'
    """
    decoded = decode(raw, charset or declared_charset(raw))
    text = decoded.text
    notes = [note for note in decoded.notes if "NUL" not in note.message]
    if nuls := text.count("\0"):
        notes.append(Note("encoding", "NUL characters were left out, as a browser does", nuls))
    text = _LONG_TAG.sub(_plain, _CONTROL.sub(" ", text.replace("\0", "")))
    if not text.strip():
        raise InputError("the page is empty: fetch it again")
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"no HTML element was found in the page ({error}): check that it is a web page") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        notes.append(Note("markup", TOO_DEEP))
    long: Any = root.xpath(f"//@*[string-length() > {LONGEST_ATTRIBUTE}]")
    for value in long:
        value.getparent().set(value.attrname, "")
    return Page(root, tuple(notes))


def checked(page: Page) -> Page:
    """``page``, if an article can be looked for in it within seconds; InputError if not.

    >>> checked(parse(b"<p>Izium" + b"<br>" * 30_000))
    Traceback (most recent call last):
        ...
    accordingto.record.errors.InputError: the page has more than 30,000 elements: save the article by itself, or as text
    """
    if next(islice(page.root.iter(), MOST_ELEMENTS, None), None) is not None:
        raise InputError(f"the page has more than {MOST_ELEMENTS:,} elements: save the article by itself, or as text")
    for table in page.root.iter("table"):
        if next(islice(table.iterancestors("table"), DEEPEST_TABLES, None), None) is not None:
            raise InputError(
                f"the page has tables nested more than {DEEPEST_TABLES} deep: save the article by itself, or as text"
            )
    return page


def _plain(tag: re.Match[str]) -> str:
    """A tag without its attributes, if there are too many of them."""
    return f"<{tag[1]}>" if tag[0].count("=") > MOST_ATTRIBUTES else tag[0]


def declared_charset(raw: bytes) -> str | None:
    """The encoding that the page itself declares in its first bytes.

    >>> declared_charset(b'<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')
    'windows-1251'
    """
    head = raw[:PRESCAN]
    found = _XML_ENCODING.search(head) or _META_CHARSET.search(head)
    return found.group(1).decode("ascii") if found else None
