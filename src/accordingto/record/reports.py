"""A report as it was received, and what is known of the document itself."""

from dataclasses import dataclass, field
from typing import Literal

from accordingto.record.spans import Span

PassageKind = Literal["title", "subhead", "dateline", "byline", "body", "caption", "credit", "boilerplate"]
PublishedFrom = Literal["metadata", "text", "given"]
NoteKind = Literal["encoding", "markup", "metadata", "language", "input"]


@dataclass(frozen=True, slots=True, order=True)
class Passage(Span):
    """One paragraph or other block of the text, and what kind of block it is.

    In `izium.txt` the line "Zelensky poses with servicemen" is a passage of kind ``caption``.
    Passages stand in the order of the text and do not overlap; a credit inside a caption's line is a passage of its own.
    """

    kind: PassageKind
    """``boilerplate`` is donation pleas, adverts, site slogans and navigation; nothing is read from it, nor from ``credit``."""
    selector: str | None = None
    """For a page: the XPath of the block in the page as received, so that the stored page can be highlighted."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one field of a report was found, as ``Origin("title", "json-ld")``."""

    field: str
    """Name of the field: title, byline, outlet, published, language."""
    source: str
    """json-ld, opengraph, meta, time-element, page, text, feed, ninjs, line, warc, given."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the input that a reader of the record should know, as 12 replaced characters."""

    kind: NoteKind
    """What the note is about."""
    message: str
    """One sentence in plain words."""
    count: int | None = None
    """How many times it happened, where that can be counted."""


@dataclass(frozen=True, slots=True)
class Report:
    """One document as received.

    ``text`` is the one string that every offset of the record refers to. For plain text it is the input, decoded, and not one
    character changed; for a page it is the article as extracted.
    """

    id: str
    """``sha256:`` and the hex digest of the raw bytes, or a JSON Lines input line's own id."""
    text: str
    """The words. Every offset counts Unicode code points of this string."""
    uri: str | None = None
    """Where it came from: path, URL, or id of a WARC record."""
    outlet: str | None = None
    """The publisher's name as the report gives it."""
    title: str | None = None
    """The headline."""
    byline: tuple[str, ...] = ()
    """Names of the authors."""
    published: str | None = None
    """Publication time, an ISO 8601 date or date-time; null where it is not known, and never guessed."""
    published_from: PublishedFrom | None = None
    """Who says so: the input's metadata, its text, or the user."""
    language: str | None = None
    """BCP 47 tag of the language detected; null for a text too short to tell."""
    passages: tuple[Passage, ...] = ()
    """The blocks of the text, in order."""
    origins: tuple[Origin, ...] = ()
    """Where title, byline, outlet, publication time and language were found."""
    notes: tuple[Note, ...] = field(default=())
    """What happened on the way in: characters replaced, markup cut, a language that is not read."""

    def readable(self) -> tuple[Passage, ...]:
        """The passages that are read: all but boilerplate and credits.

        >>> Report("r", "Hi.", passages=(Passage(0, 3, "boilerplate"),)).readable()
        ()
        """
        return tuple(p for p in self.passages if p.kind not in ("boilerplate", "credit"))
