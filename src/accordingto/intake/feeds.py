"""RSS and Atom: every entry of a feed is a report of its own, and is parsed alone, so that a broken one costs no other.

RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0 (RFC 4287). Entries are cut out of the text first and then given to an XML parser
that resolves no entity, reads no DTD and knows no network.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from html.entities import html5

from lxml import etree

from accordingto.intake import fragments, plain
from accordingto.intake.dates import iso
from accordingto.intake.decoding import decode
from accordingto.intake.passages import authors
from accordingto.intake.received import Document, Received, SetAside, guarded, told
from accordingto.record import InputError, Note

Fields = dict[str, list[etree._Element]]

CONTENT = ("content:encoded", "content", "body")
"""The whole article, where the feed has it."""
SUMMARY = ("description", "summary")
PUBLISHED = ("pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created")
UPDATED = ("updated", "modified", "dcterms:modified")

PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
}
PLAIN = (
    "",
    "http://www.w3.org/2005/Atom",
    "http://purl.org/atom/ns#",
    "http://purl.org/rss/1.0/",
    "http://www.w3.org/1999/xhtml",
    "http://my.netscape.com/rdf/simple/0.9/",
)
"""Namespaces of the formats themselves; ``title`` is also an element of Media RSS, and means the picture's there."""

_MARKS = re.compile(r"<!--|<!\[CDATA\[|<(/?)(?:(?:rss|atom|a|ns0):)?(item|entry)(?=[\s/>])")
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|rdf|feed)\b", re.I)
_ENCODING = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{1,40})")
_NAMESPACE = re.compile(r"\bxmlns(?::([\w.-]{1,40}))?\s{0,9}=\s{0,9}(?:\"([^\"<>]{0,300})\"|'([^'<>]{0,300})')")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,40}):|\s([A-Za-z_][\w.-]{0,40}):[\w.-]{1,40}\s{0,9}=")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)([A-Za-z][A-Za-z0-9]{1,30};)?")
# XML 1.0, section 2.2: what no XML document may hold.
_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MAILBOX = re.compile(r"\S+@\S+")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What holds for all entries of a feed."""

    namespaces: dict[str, str]
    outlet: str | None
    media_type: str


def read(document: Document) -> Iterator[Received | SetAside]:
    """The reports of a feed, in its order.

    A report's id is the hash of the entry's own markup in UTF-8, from its first tag to its last; its text is the entry's full
    content, or else its summary, which a note then says.
    """
    declared = document.charset or _declared(document.raw)
    decoded = decode(document.raw, declared)
    text, illegal = _ILLEGAL.subn("\ufffd", decoded.text)
    document = document.noted(*decoded.notes)
    if illegal:
        document = document.noted(
            Note("markup", "control characters that XML forbids were replaced by U+FFFD", illegal)
        )
    cuts = _cuts(text)
    if not cuts:
        raise InputError("it is a feed without a single entry: fetch it again")
    head = text[: cuts[0][0]] + text[cuts[-1][1] :]
    root = _ROOT.search(head)
    is_atom = root is not None and root[1].lower() == "feed"
    namespaces = _namespaces(head)
    media_type = "application/atom+xml" if is_atom else "application/rss+xml"
    feed = _Feed(namespaces, _title_of(head, namespaces), media_type)
    for number, (start, end, whole) in enumerate(cuts, start=1):
        here = f"{document.where}: entry {number}"
        raw = text[start:end].encode("utf-8", "replace")
        entry = replace(document, raw=raw, uri=here, where=here)
        yield guarded(here, partial(_entry, text[start:end], entry, feed, whole))


def _entry(markup: str, document: Document, feed: _Feed, whole: bool) -> Received:
    if not whole:
        raise InputError("the entry has no end, the feed is cut off or broken here: fetch the feed again")
    try:
        element = _parsed(_mended(markup), feed.namespaces)
    except etree.XMLSyntaxError as error:
        raise InputError(
            f"the entry is broken ({error.msg}): fetch the feed again, or fetch the entry's page"
        ) from error
    fields = _fields(element)
    link = _link(fields)
    body, is_html, is_summary = _body(fields)
    if not body:
        raise InputError(f"the entry has neither content nor summary: fetch its page{f', {link}' if link else ''}")
    document = replace(document, uri=link or document.uri)
    if is_summary:
        document = document.noted(Note("input", "the feed gives a summary only: the article is at its link"))
    published = _date(fields, PUBLISHED)
    if published is None and (published := _date(fields, UPDATED)):
        document = document.noted(
            Note("metadata", "the feed gives no time of publication: that of its last update was taken")
        )
    report = fragments.read(body, document) if is_html else plain.of(body, document)
    source = fields.get("source", [])
    outlet = (_source_title(source[0]) if source else None) or feed.outlet
    title, byline = _words(fields, "title"), _byline(fields)
    report = told(report, "feed", title=title, byline=byline, outlet=outlet, published=published)
    return Received(report, document.raw, feed.media_type)


def _cuts(text: str) -> list[tuple[int, int, bool]]:
    """Where the entries are, and whether each has its end: tags in comments and in CDATA are not tags."""
    cuts: list[tuple[int, int, bool]] = []
    opened: int | None = None
    at = 0
    while mark := _MARKS.search(text, at):
        at = mark.end()
        if not mark[2]:
            closing = "-->" if mark[0] == "<!--" else "]]>"
            end = text.find(closing, at)
            if end < 0:
                break
            at = end + len(closing)
        elif not mark[1]:
            if opened is not None:
                cuts.append((opened, mark.start(), False))
            opened = mark.start()
        elif opened is not None:
            close = text.find(">", at)
            cuts.append((opened, close + 1 if close >= 0 else len(text), close >= 0))
            opened = None
    if opened is not None:
        cuts.append((opened, len(text), False))
    return cuts


def _mended(markup: str) -> str:
    """The markup with HTML's named characters spelled out and bare ampersands escaped, as half of all feeds need it.

    An entity that the feed itself has defined is not resolved: its name stays in the text.
    """
    first, *rest = markup.split("<![CDATA[")
    parts = [_ENTITY.sub(_spelled, first)]
    for part in rest:
        inside, closed, after = part.partition("]]>")
        parts.append(f"<![CDATA[{inside}{closed}{_ENTITY.sub(_spelled, after)}")
    return "".join(parts)


def _spelled(entity: re.Match[str]) -> str:
    known = html5.get(entity[1] or "")
    return html.escape(known) if known else "&amp;" + (entity[1] or "")


def _parsed(markup: str, namespaces: dict[str, str]) -> etree._Element:
    used = {one or other for one, other in _PREFIX.findall(markup)} - {"xml", "xmlns"}
    known = {**{prefix: f"urn:undeclared:{prefix}" for prefix in used}, **namespaces}
    declared = " ".join(f'xmlns{":" if p else ""}{p}="{html.escape(uri)}"' for p, uri in known.items())
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    outer = etree.fromstring(f"<feed {declared}>{markup}</feed>".encode("utf-8", "replace"), parser)
    return outer[0]


def _namespaces(head: str) -> dict[str, str]:
    """The namespaces declared before the first entry, by prefix; the first declaration of a prefix counts."""
    found: dict[str, str] = {}
    for prefix, double, single in _NAMESPACE.findall(head[:50_000]):
        if (uri := html.unescape(double or single).strip()) and prefix not in ("xml", "xmlns"):
            found.setdefault(prefix, uri)
    return found


def _fields(element: etree._Element) -> Fields:
    """The children of an entry by name, in lower case, with the prefix that this module gives to their namespace."""
    fields: Fields = {}
    for child in element:
        space, name = _names(child)
        # A default namespace of the feed's own making is taken for the format's; one with a prefix is an extension.
        prefix = PREFIXES.get(space, "" if space in PLAIN or child.prefix is None else None)
        if prefix is not None:
            fields.setdefault(prefix + name.lower(), []).append(child)
    return fields


def _body(fields: Fields) -> tuple[str, bool, bool]:
    """The words of the entry, whether they are HTML, and whether they are its summary alone."""
    for names, is_summary in ((CONTENT, False), (SUMMARY, True)):
        for name in names:
            for element in fields.get(name, []):
                body, is_html = _construct(element)
                if body.strip():
                    return body, is_html, is_summary
    return "", False, False


def _construct(element: etree._Element) -> tuple[str, bool]:
    """The content of an element and whether it is HTML: RFC 4287, section 3.1 and 4.1.3; RSS knows escaped HTML alone."""
    kind = (element.get("type") or "").lower()
    if len(element):
        inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
        return html.escape(element.text or "", quote=False) + inner, True
    words = element.text or ""
    if kind in ("text", "text/plain"):
        return words, False
    if fragments.is_markup(words) or kind in ("html", "text/html", "xhtml"):
        return words, True
    return html.unescape(words), False


def _words(fields: Fields, name: str) -> str | None:
    """The plain words of a title: tags and a second layer of entities are taken off."""
    for element in fields.get(name, []):
        body, is_html = _construct(element)
        words = fragments.words(body) if is_html else " ".join(body.split())
        if words:
            return words
    return None


def _link(fields: Fields) -> str | None:
    """The page of the entry."""
    links = fields.get("link", [])
    for wanted in ("alternate", None):
        for link in links:
            href = link.get("href")
            if href and (link.get("rel") or "alternate") == (wanted or link.get("rel") or "alternate"):
                return href.strip()
    said = [
        *links,
        *(guid for guid in fields.get("guid", []) if guid.get("isPermaLink") != "false"),
        *fields.get("id", []),
    ]
    addresses = ((element.text or "").strip() for element in said)
    return next((a for a in addresses if a.startswith(("http://", "https://"))), None)


def _byline(fields: Fields) -> tuple[str, ...]:
    stated = []
    for element in (*fields.get("author", []), *fields.get("dc:creator", [])):
        inner = [child for child in element if _names(child)[1] == "name"]
        said = " ".join(((inner[0] if inner else element).text or "").split())
        if "(" in said and _MAILBOX.match(said):  # RSS 2.0: "desk@example.org (Jane Roe)"
            said = said[said.index("(") + 1 :].rstrip(") ")
        stated.append(said)
    return authors(stated)


def _source_title(source: etree._Element) -> str | None:
    """Where the entry was first published: RSS has the name as text, Atom as a title within."""
    inner = [child for child in source if _names(child)[1] == "title"]
    return " ".join(((inner[0] if inner else source).text or "").split()) or None


def _title_of(head: str, namespaces: dict[str, str]) -> str | None:
    """The feed's own title; its head is mended as far as it goes, since the entries have been cut out of it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    start = _ROOT.search(head)
    if start is None:
        return None
    try:
        root = etree.fromstring(_mended(head[start.start() :]).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if root is None:
        return None
    for holder in (
        root,
        *(child for child in root if _names(child)[1] == "channel"),
    ):
        title = _words({"title": _fields(holder).get("title", [])}, "title")
        if title:
            return title
    return None


def _names(element: etree._Element) -> tuple[str, str]:
    """Namespace and local name; a broken feed has names that lxml itself reads and then refuses to take apart."""
    space, _, name = str(element.tag).rpartition("}")
    return space.removeprefix("{"), name


def _date(fields: Fields, names: tuple[str, ...]) -> str | None:
    dates = (iso(element.text) for name in names for element in fields.get(name, []))
    return next((found for found in dates if found), None)


def _declared(raw: bytes) -> str | None:
    found = _ENCODING.search(raw[:1024])
    return found[1].decode("ascii") if found else None
