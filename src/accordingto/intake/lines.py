"""JSON Lines: an object a line, of any number; one broken line costs that line alone."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from accordingto.intake import fragments, ninjs, plain
from accordingto.intake.dates import iso
from accordingto.intake.decoding import without_surrogates
from accordingto.intake.fields import first, parsed
from accordingto.intake.received import Document, Options, Received, SetAside, digest, guarded, too_large
from accordingto.intake.streams import reading
from accordingto.record import InputError, Note, Origin

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
            yield guarded(here, lambda raw=raw, here=here: _line(raw, here))  # type: ignore[misc]


def read_whole(document: Document) -> Iterator[Received | SetAside]:
    """The reports of a JSON document that is one object, or a list of them: ninjs items, or objects as in JSON Lines."""
    value, notes = parsed(document.raw)
    notes = (*document.notes, *notes)
    if isinstance(value, dict):
        yield read_object(value, document.raw, document.uri, notes)
    elif isinstance(value, list) and value:
        for number, entry in enumerate(value, start=1):
            here = f"{document.where}: entry {number}"
            raw = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")
            yield guarded(here, lambda entry=entry, raw=raw, here=here: read_object(entry, raw, here, notes))  # type: ignore[misc]
    else:
        raise InputError(
            "its JSON is neither an object nor a list of objects: give ninjs, or objects with a text or html"
        )


def read_object(value: object, raw: bytes, uri: str, notes: tuple[Note, ...] = ()) -> Received:
    """The report of one JSON object; ``uri`` is used where it has none of its own.

    >>> read_object({"text": "Izium was taken.", "id": 7, "outlet": "Example"}, b"", "x.jsonl: line 1").report.outlet
    'Example'
    """
    if not isinstance(value, dict):
        raise InputError('it is not a JSON object: write it as {"text": …}')
    if not isinstance(value.get("text"), str) and not isinstance(value.get("html"), str):
        if ninjs.is_item(value):
            return ninjs.read(value, raw, uri, notes)
        raise InputError('it has no "text" and no "html" that is a string: give it one of them')
    uri = first(value, "url") or uri
    own = value.get("id")
    id = first(value, "id") or (str(own) if isinstance(own, int) else digest(raw))
    if isinstance(value.get("text"), str):
        text, lost = without_surrogates(str(value["text"]))
        report = plain.of(text, id, uri, (*notes, *_lost(lost)))
    else:
        markup, lost = without_surrogates(str(value["html"]))
        report = replace(fragments.read(markup, uri, (*notes, *_lost(lost))), id=id, uri=uri)
    said = first(value, "published")
    fields = {"title": first(value, "title"), "outlet": first(value, "outlet"), "published": iso(said)}
    fields = {name: found for name, found in fields.items() if found}
    origins = tuple(o for o in report.origins if o.field not in fields) + tuple(Origin(name, "line") for name in fields)
    if "published" in fields:
        fields["published_from"] = "metadata"
    elif said:
        wrong = Note("metadata", f"its publication date is not one that can be read: {said[:60]!r}")
        report = replace(report, notes=(*report.notes, wrong))
    return Received(replace(report, **fields, origins=origins), raw, MEDIA_TYPE)  # type: ignore[arg-type]


def _line(raw: bytes, here: str) -> Received:
    value, notes = parsed(raw)
    return read_object(value, raw, here, notes)


def _lost(count: int) -> tuple[Note, ...]:
    return (Note("encoding", "halves of characters were replaced by U+FFFD", count),) if count else ()
