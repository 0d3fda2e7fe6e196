"""From paths to reports: the main way through this room."""

import codecs
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from accordingto.intake import feeds, html, lines, plain, warc
from accordingto.intake.decoding import decode
from accordingto.intake.folders import files, shown
from accordingto.intake.received import Document, Options, Received, SetAside, checked, dated, guarded
from accordingto.intake.sniffing import HEAD, hint_of, kind_of
from accordingto.intake.streams import opened
from accordingto.record import AccordingToError, InputError

__all__ = ["Options", "Received", "SetAside", "open"]

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""Marks of encodings in which a line feed is more than one byte; UTF-32 little-endian begins as UTF-16 does."""


def open(paths: Sequence[str | Path], options: Options | None = None) -> Iterator[Received | SetAside]:
    """The reports of ``paths``, in order; what cannot be read comes out as a SetAside, and the walk goes on.

    A path is a file, a folder of files, or ``-`` for standard input. What a file is, is decided by its content and then by its
    name; any may be compressed with gzip. Nothing is fetched from the network.
    """
    options = options or Options()
    for path in paths:
        if str(path).startswith(("http://", "https://")):
            yield SetAside(
                str(path),
                "it is an address, and nothing is fetched unasked: `accordingto fetch` it, and read what was kept",
            )
            continue
        for file in [None] if str(path) == "-" else files(path):
            if isinstance(file, SetAside):
                yield file
                continue
            for received in _file(file, options, named=file == Path(path)):
                yield dated(received, options)


def _file(path: Path | None, options: Options, *, named: bool) -> Iterator[Received | SetAside]:
    """The reports of one file, or of standard input; ``named``: the user gave this path, and not a folder that it lies in."""
    uri, hint = (shown(_below(path, options)), hint_of(path.name)) if path else ("-", None)
    try:
        with opened(path, HEAD, pipes=named) as source:
            kind = kind_of(source.head, hint)
            if kind == "warc":
                document: Document | SetAside | None = None
                for document in warc.documents(source.stream, uri, options):
                    yield from [document] if isinstance(document, SetAside) else _document(document, options)
                if not isinstance(document, SetAside):
                    source.check()
            elif kind == "lines" and not source.head.startswith(WIDE):
                yield from lines.read(source.stream, uri, options)
                source.check()
            else:
                raw = source.whole(options.max_bytes)
                yield from _document(Document(raw, uri, uri, hint, max_characters=options.max_characters), options)
    except AccordingToError as error:
        yield SetAside(uri, str(error))


def _below(path: Path, options: Options) -> Path:
    return path.relative_to(options.below) if options.below else path


def _document(document: Document, options: Options) -> Iterator[Received | SetAside]:
    """The reports of one document."""
    try:
        kind = kind_of(document.raw[:HEAD], document.hint, document.charset)
        if kind == "text":
            yield guarded(document.where, partial(plain.read, document))
        elif kind == "html":
            yield guarded(document.where, partial(_page, document))
        elif kind == "feed":
            yield from feeds.read(document)
        elif kind == "json":
            yield from lines.read_whole(document)
        elif kind == "lines":
            # Lines are told apart by bytes: what PowerShell's ">" writes as UTF-16 is written again as UTF-8.
            text = decode(document.raw, document.charset).text
            yield from lines.read(io.BytesIO(text.encode()), document.where, options)
        else:
            raise InputError("it is a web archive within another: take it out, and read it by itself")
    except AccordingToError as error:
        yield SetAside(document.where, str(error))


def _page(document: Document) -> Received:
    report = html.read(document.raw, document.uri, document.charset)
    checked(report.text, document)
    return Received(replace(report, notes=(*document.notes, *report.notes)), document.raw, "text/html")
