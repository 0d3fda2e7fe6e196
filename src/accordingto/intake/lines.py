"""JSON Lines: an object a line, of any number; one broken line costs that line alone."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from accordingto.intake import fragments, ninjs, plain
from accordingto.intake.dates import iso
from accordingto.intake.fields import first, parsed, whole_characters
from accordingto.intake.received import Document, Options, Received, SetAside, guarded, told, too_large
from accordingto.intake.streams import reading
from accordingto.record import InputError, Note

MEDIA_TYPE = "application/json"


def read(stream: BinaryIO, where: str, options: Options) -> Iterator[Received | SetAside]:
    """The report of each line; it holds ``text`` or ``html``, maybe ``id``, ``url``, ``title``, ``published``, ``outlet``.

    The id of a report is the line's own, or else the hash of the line's bytes without the line break.
    """
    number = 0
    while True:
        number += 1
        here = f"{where}: line {number}"
        with reading():
            line = stream.readline(options.max_bytes + 2)
            ended = line.endswith(b"\n")
            raw = line.strip(b"\r\n")
            while line and not ended:
                # The rest of a line that is too long; the last line of a file has no rest.
                line = stream.readline(1 << 20)
                ended = line.endswith(b"\n")
        if not raw and not ended:
            return
        if len(raw) > options.max_bytes:
            yield SetAside(here, str(too_large(options.max_bytes)))
        elif raw.strip(b" \t\xef\xbb\xbf"):
            yield guarded(here, partial(_line, Document(raw, here, here, max_characters=options.max_characters)))


def read_whole(document: Document) -> Iterator[Received | SetAside]:
    """The reports of a JSON document that is one object, or a list of them: ninjs items, or objects as in JSON Lines."""
    value, notes = parsed(document.raw)
    document = document.noted(*notes)
    if isinstance(value, dict):
        yield guarded(document.where, partial(read_object, value, document))
    elif isinstance(value, list) and value:
        for number, entry in enumerate(value, start=1):
            here = f"{document.where}: entry {number}"
            raw = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")
            yield guarded(here, partial(read_object, entry, replace(document, raw=raw, uri=here, where=here)))
    else:
        raise InputError(
            "its JSON is neither an object nor a list of objects: give ninjs, or objects with a text or html"
        )


def read_object(value: object, document: Document) -> Received:
    """The report of one JSON object, which ``document`` holds; the document's URI is used where it has none of its own.

    >>> read_object({"text": "Izium was taken.", "outlet": "Example"}, Document(b"", "x", "x")).report.outlet
    'Example'
    """
    if not isinstance(value, dict):
        raise InputError('it is not a JSON object: write it as {"text": …}')
    text, markup = value.get("text"), value.get("html")
    if not isinstance(text, str) and not isinstance(markup, str):
        if ninjs.is_item(value):
            return ninjs.read(value, document)
        raise InputError('it has no "text" and no "html" that is a string: give it one of them')
    document = replace(document, uri=first(value, "url") or document.uri)
    said = first(value, "published")
    published = iso(said)
    if said and not published:
        document = document.noted(Note("metadata", f"its publication date is not one that can be read: {said[:60]!r}"))
    content, lost = whole_characters(str(text if isinstance(text, str) else markup))
    document = document.noted(*lost)
    report = plain.of(content, document) if isinstance(text, str) else fragments.read(content, document)
    own = value.get("id")
    id = first(value, "id") or (str(own) if isinstance(own, int) else report.id)
    report = told(report, "line", title=first(value, "title"), outlet=first(value, "outlet"), published=published)
    return Received(replace(report, id=id), document.raw, MEDIA_TYPE)


def _line(document: Document) -> Received:
    value, notes = parsed(document.raw)
    return read_object(value, document.noted(*notes))
