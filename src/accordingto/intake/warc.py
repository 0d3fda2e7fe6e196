"""WARC, the format of web archives (ISO 28500): its pages, one after the other, however large the archive is."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import warcio.bufferedreaders
import warcio.recordloader
from warcio.recordloader import ArcWarcRecord

from accordingto.intake.received import Document, Options, SetAside, too_large
from accordingto.intake.sniffing import MEDIA_TYPES, hint_of, media_type_of
from accordingto.intake.streams import inflated, reading
from accordingto.record import InputError, Note

# warcio has no types.
ArcWarcRecordLoader: Any = warcio.recordloader.ArcWarcRecordLoader
BufferedReader: Any = warcio.bufferedreaders.BufferedReader
ChunkedDataReader: Any = warcio.bufferedreaders.ChunkedDataReader
# It also prints warnings with an archive's own words, straight to the terminal, where nobody has set up logging.
logging.getLogger("warcio").addHandler(logging.NullHandler())

HEADERS = 4 << 20
"""Bytes that the headers of one record may have; real ones have a few thousand."""
HOLDERS = ("response", "resource", "conversion")
"""Types of records that hold documents; "conversion" is the plain text in Common Crawl's WET files."""
PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/rss+xml", "application/atom+xml")
MAYBE = {
    "application/xml": b"<rss|<feed|<rdf:RDF",
    "text/xml": b"<rss|<feed|<rdf:RDF",
    "application/json": b'"headline|"bodies|"body_',
}
"""Types that a page is seldom of; of these a record is read if it begins with one of the marks, as a sitemap does not."""


def documents(stream: BinaryIO, where: str, options: Options) -> Iterator[Document | SetAside]:
    """The documents of an archive: pages, texts and feeds that came with status 200.

    A document's bytes are the payload without HTTP headers, chunks and compression, and a report's id is the hash of these;
    its URI is the record's target, or the record's id where there is none. Records of other kinds are passed over; an archive
    of nothing else is set aside.
    """
    metered = _Metered(stream)
    lines = BufferedReader(metered)
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    number = found = passed = failed = 0
    while True:
        number += 1
        metered.renew(HEADERS)
        line = _next_start(lines, metered)
        if not line:
            break
        here = f"{where}: record {number}"
        try:
            with reading():
                record = loader.parse_record_stream(lines, line, "warc")
        except InputError as error:
            yield SetAside(here, str(error))
            return
        except (
            Exception
        ) as error:  # whatever a parser of headers says about bytes that are none: the next record is looked for
            yield SetAside(here, f"its headers are broken ({type(error).__name__}): record the page again")
            continue
        target = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("WARC-Record-ID")
        here = f"{here} ({target})" if target else here
        try:
            with reading():
                document = _document(record, metered, target or here, here, options)
                whole = _drained(record, metered)
        except InputError as error:
            failed += 1
            yield SetAside(here, str(error))
            with reading():
                whole = _drained(record, metered)
            if not whole:
                yield SetAside(here, "and the archive is cut off in this record: fetch or copy it again")
        else:
            if not whole:
                failed += 1
                yield SetAside(here, "the archive is cut off in this record: fetch or copy it again")
            elif document is None:
                passed += 1
            else:
                found += 1
                yield document
        if not whole:
            return
    if not found and not failed:
        yield SetAside(
            where, f"it holds no page with status 200 ({passed} other records): record or fetch the pages again"
        )


def _document(record: ArcWarcRecord, metered: "_Metered", uri: str, where: str, options: Options) -> Document | None:
    """The document in a record; None for one that holds none."""
    headers = record.http_headers
    if record.rec_type not in HOLDERS or (headers is not None and headers.get_statuscode() != "200"):
        return None
    said = headers.get_header("Content-Type") if headers is not None else record.rec_headers.get_header("Content-Type")
    media_type, charset = media_type_of(said or "")
    if media_type and media_type not in PAGES and media_type not in MAYBE:
        return None
    # The length in the header is only what somebody says: what is read is counted.
    metered.renew(options.max_bytes + HEADERS)
    raw = record.raw_stream.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        raise too_large(options.max_bytes)
    if headers is not None:
        if (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
            raw = ChunkedDataReader(io.BytesIO(raw)).read()
        raw = inflated(raw, headers.get_header("Content-Encoding") or "", options.max_bytes)
    if media_type in MAYBE and not any(mark in raw[:4096] for mark in MAYBE[media_type].split(b"|")):
        return None
    cut = record.rec_headers.get_header("WARC-Truncated")
    notes = (Note("input", f"whoever recorded the page cut it off ({cut[:20]})"),) if cut else ()
    hint = MEDIA_TYPES.get(media_type) or hint_of(re.sub(r"[?#].*", "", uri, flags=re.S))
    return Document(raw, uri, where, hint, charset, notes, options.max_characters)


def _drained(record: ArcWarcRecord, metered: "_Metered") -> bool:
    """Reads past what is left of a record, of any size; False when the archive ends within it."""
    metered.renew(HEADERS)
    while record.raw_stream.read(1 << 16):
        metered.renew(HEADERS)
    return not getattr(record.raw_stream, "limit", 0)


def _next_start(lines: Any, metered: "_Metered") -> bytes:
    """The first line of the next record; nothing at the end. What stands between records, blank or not, is passed over."""
    with reading():
        while line := lines.readline(HEADERS):
            if line.startswith(b"WARC/"):
                return bytes(line)
            metered.renew(HEADERS)
    return b""


class _Metered:
    """A stream that gives no more than was allowed last: headers have no length, and could fill the memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.left = 0

    def renew(self, size: int) -> None:
        self.left = size

    def read(self, size: int) -> bytes:
        if self.left <= 0:
            raise InputError(f"the headers of this record are longer than {HEADERS:,} bytes: record the page again")
        data = self.stream.read(size)
        self.left -= len(data)
        return data
