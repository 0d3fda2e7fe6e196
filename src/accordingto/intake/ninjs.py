"""ninjs, the IPTC's standard for news in JSON: versions 1.0 to 3.x, whose fields differ in little but case and number.

See iptc.org/std/ninjs: 1.x has ``body_text``, ``body_xhtml`` or ``body_main`` and ``headline``; 2.x has lists ``bodies`` and
``headlines``; 3.x writes ``versionCreated`` for ``versioncreated``.
"""

from dataclasses import replace

from accordingto.intake import fragments, plain
from accordingto.intake.dates import iso
from accordingto.intake.fields import first, string, whole_characters
from accordingto.intake.passages import authors
from accordingto.intake.received import Document, Received, told
from accordingto.record import InputError

MARKUP_ROLES = ("xhtml", "html", "richtext")
"""Names of bodies that are HTML; they go first, since the plain body beside them has often lost its paragraphs."""
OUTLET = ("provider", "source", "copyrightholder")
PUBLISHED = ("versioncreated", "firstcreated", "contentcreated")
"""This version of the item is what is read, so its own time is the time of its publication."""


def is_item(value: dict[str, object]) -> bool:
    """Whether a JSON object is a ninjs item: it has a body or a headline by one of the standard's names.

    >>> is_item({"uri": "urn:x", "body_text": "Izium was taken."}), is_item({"text": "Izium was taken."})
    (True, False)
    """
    names = {name.lower() for name in value}
    return bool({"bodies", "headlines"} & names) or any(name.startswith(("body_", "headline")) for name in names)


def read(value: dict[str, object], document: Document) -> Received:
    """The report of one item, which ``document`` holds; the document's URI is used where the item has none."""
    item = {name.lower(): entry for name, entry in value.items()}
    body, is_html = _body(item)
    if body is None:
        of = string(item.get("type"))
        what = f"it is of type {of!r} and" if of and of != "text" else "it"
        raise InputError(f"{what} has no body to read (body_text, body_xhtml or bodies)")
    body, lost = whole_characters(body)
    document = replace(document, uri=first(item, "uri") or document.uri).noted(*lost)
    report = fragments.read(body, document) if is_html else plain.of(body, document)
    byline = first(item, "by", "byline")
    outlet = first(item, *OUTLET) or _infosource(item)
    names = authors([byline or ""])
    others = tuple(name for name in names if not outlet or name.casefold() != outlet.casefold())
    report = told(
        report,
        "ninjs",
        title=_headline(item),
        byline=others or names,
        outlet=outlet,
        published=next((found for name in PUBLISHED if (found := iso(item.get(name)))), None),
    )
    return Received(report, document.raw, "application/json")


def _body(item: dict[str, object]) -> tuple[str | None, bool]:
    """The body that keeps the most of the article's form, and whether it is HTML."""
    found = [(name.removeprefix("body_"), "", value) for name, value in item.items() if name.startswith("body_")]
    found += [(role, media_type, value) for role, media_type, value in _values(item.get("bodies"))]
    bodies: list[tuple[int, str]] = []
    for role, media_type, value in found:
        if isinstance(value, str) and value.strip():
            said = "html" in media_type or role in MARKUP_ROLES
            is_html = said or (not media_type and fragments.is_markup(value))
            bodies.append((0 if is_html else 1, value))
    if not bodies:
        return None, False
    rank, body = min(bodies, key=lambda b: b[0])
    return body, rank == 0


def _headline(item: dict[str, object]) -> str | None:
    """The main headline, or the first one."""
    values = {role: string(value) for role, _, value in reversed(_values(item.get("headlines")))}
    listed = values.get("main") or next(iter(reversed(values.values())), None)
    return first(item, "headline", "headline_main") or listed or first(item, "title")


def _infosource(item: dict[str, object]) -> str | None:
    sources = item.get("infosources") or item.get("infosource")
    names = [string(s.get("name")) for s in sources if isinstance(s, dict)] if isinstance(sources, list) else []
    return names[0] if len(names) == 1 else None


def _values(value: object) -> list[tuple[str, str, object]]:
    """Role, media type and value of each entry in a list of bodies or headlines."""
    entries = (
        [{str(k).lower(): v for k, v in e.items()} for e in value if isinstance(e, dict)]
        if isinstance(value, list)
        else []
    )
    return [(first(e, "role") or "", first(e, "contenttype") or "", e.get("value")) for e in entries]
