"""What the formats of this room have in common: options, a document as it lies in its container, and what comes of it."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from accordingto.record import AccordingToError, InputError, Note, Origin, Report

Kind = Literal["text", "html", "feed", "json", "lines", "warc"]
"""Formats that can be read; ``json`` is ninjs, ``lines`` JSON Lines."""


MAX_CHARACTERS = 1_000_000
MOST_LINES = 30_000
"""Lines of one report that are not blank: a text of the most characters may still be wrapped at 33. Each costs some 50 µs,
so that a megabyte of one-letter lines took half a minute."""

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may set about the way in."""

    published: str | None = None
    """ISO 8601 publication date for inputs that have none of their own."""
    max_bytes: int = 20_000_000
    """The largest document, after decompression: a file, or one line, entry or record of a JSON Lines file or a WARC, which may
    themselves be of any size. A saved news page has 0.1 to 3 million."""
    max_characters: int = MAX_CHARACTERS
    """The longest text of one report; a long magazine piece has 60,000."""
    below: Path | None = None
    """A folder that is left out of the paths in the record: files that came through the workbench lie there for a moment."""


@dataclass(frozen=True, slots=True)
class Received:
    """A report with the bytes it came as."""

    report: Report
    raw: bytes
    """The document alone: of a feed its entry, of a WARC the page without HTTP headers and compression."""
    media_type: str
    """``text/plain``, ``text/html`` …"""


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that could not be read, with the reason."""

    uri: str
    """Which file, line, entry or record."""
    reason: str
    """What was wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes that hold one report, or several as a feed does, and what its container says of them."""

    raw: bytes
    uri: str
    """Where it came from, for the report."""
    where: str
    """The same for a message, as ``crawl.warc.gz: record 3 (https://…)``."""
    hint: Kind | None = None
    """What its name or its container says it is."""
    charset: str | None = None
    """The encoding that its container declares."""
    notes: tuple[Note, ...] = ()
    """What happened to it so far."""
    max_characters: int = MAX_CHARACTERS
    """As in the options."""

    def noted(self, *notes: Note) -> "Document":
        """The document with more notes."""
        return replace(self, notes=(*self.notes, *notes)) if notes else self


def digest(raw: bytes) -> str:
    """The id of a report that came as ``raw``.

    >>> digest(b"")
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    """
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def guarded(where: str, read: Callable[[], Received]) -> Received | SetAside:
    """What ``read`` makes of one document; whatever is wrong with that document, the run goes on."""
    try:
        return read()
    except AccordingToError as error:
        return SetAside(where, str(error))
    except Exception as error:  # the last line of defence: one report must not cost a run of thousands
        return SetAside(where, f"an unexpected {type(error).__name__} ({error}): please report it with this document")


def told(report: Report, source: str, **fields: object) -> Report:
    """The report with what ``source`` tells of it, which goes before what was known; empty fields tell nothing.

    >>> told(Report("r", "Izium fell."), "feed", title="Izium", outlet=None).origins
    (Origin(field='title', source='feed'),)
    """
    known = {name: value for name, value in fields.items() if value}
    origins = (*(o for o in report.origins if o.field not in known), *(Origin(name, source) for name in known))
    if "published" in known:
        known["published_from"] = "text" if source == "text" else "metadata"
    return replace(report, **known, origins=origins)  # type: ignore[arg-type]


def dated(received: Received | SetAside, options: Options) -> Received | SetAside:
    """With the date that the user has given, where the input has none."""
    if isinstance(received, SetAside) or received.report.published or not options.published:
        return received
    report = received.report
    origins = (*report.origins, Origin("published", "given"))
    return replace(
        received, report=replace(report, published=options.published, published_from="given", origins=origins)
    )


def checked(text: str, document: Document) -> str:
    """``text``, if it has words, and not too many characters or lines; InputError if not, with the notes that may say why."""
    if not _WORD.search(text):
        why = "".join(f" ({note.message})" for note in document.notes)
        raise InputError(f"it holds no words{why}: check what was saved")
    if len(text) > document.max_characters:
        raise InputError(
            f"its text has {len(text):,} characters, more than the {document.max_characters:,} of a report: "
            "split it, or raise the limit with --max-characters"
        )
    lines = sum(not line.isspace() for line in text.splitlines() if line)
    if lines > MOST_LINES:
        raise InputError(f"its text has {lines:,} lines, more than the {MOST_LINES:,} of a report: split it")
    return text


def too_large(limit: int) -> InputError:
    """The error for a document over the limit."""
    return InputError(f"it is larger than {limit:,} bytes: split it, or raise the limit with --max-bytes")
