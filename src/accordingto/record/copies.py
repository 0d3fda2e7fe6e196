"""What several reports have in common as texts: copies of one text, one quotation, one story."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from accordingto.record.spans import Span

CopyKind = Literal["verbatim", "near", "paraphrased", "excerpt"]
OriginBasis = Literal[
    "credit", "published", "containment", "no_dates", "same_time", "credited_not_here", "contradictory"
]


@dataclass(frozen=True, slots=True, order=True)
class SharedPassage:
    """Words that stand in two reports: ``here`` in the member's text, ``there`` in the text of the report it is held against."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class CopyMember:
    """One report of a copy group, held against another one of it.

    In `samples/`, the story of the Meruvia Wire Agency on the fall of Halvek stands word for word in The Harbour Post: a member
    of the kind ``verbatim``, its passages those of the story.
    """

    report: str
    """Id of the report."""
    kind: CopyKind | None = None
    """``verbatim``: the same words, but for a few; ``near``: at least half of the words; ``excerpt``: the same, of a text at
    least twice as long; ``paraphrased``: the same told in other words. Null for the report that the others are held against."""
    against: str | None = None
    """Id of the report it is held against: the group's origin, or its first member; another one where only that one is alike."""
    similarity: Annotated[float, Field(ge=0, le=1)] = 1.0
    """Share of the words of the shorter of the two that stand, or are told again, in the longer one."""
    shared: tuple[SharedPassage, ...] = ()
    """What the two share, in order of the member's text."""
    credits: tuple[str, ...] = ()
    """The agencies or outlets that the report itself credits, as ``Reuters``."""


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Reports that repeat one text. A copy is not a second source."""

    id: str
    """``copies:`` and the id of its first report by publication time."""
    members: tuple[CopyMember, ...]
    """In order of publication; those without a date last."""
    origin: str | None = None
    """Id of the report that the others were made from; null where that cannot be known."""
    basis: OriginBasis = "no_dates"
    """Why this origin, or why none: ``credit``, ``published`` (earliest), ``containment`` (the others are parts of it and bear no
    byline); ``no_dates``, ``same_time``, ``credited_not_here`` (they credit a report that is not here), ``contradictory``."""


@dataclass(frozen=True, slots=True, order=True)
class Quoted(Span):
    """Where a quotation stands in one report."""

    report: str


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """One quotation in several reports that are no copies of one another: a shared upstream statement, not two sources."""

    id: str
    """``quotation:`` and the id and offset of its first place."""
    quoted: tuple[Quoted, ...]
    """Every place, in order of publication."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports, in order of publication, each once."""
        return tuple(dict.fromkeys(q.report for q in self.quoted))


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on one happening, over time; every report that was read is in exactly one story."""

    id: str
    """``story:`` and the id of its first report by publication time."""
    reports: tuple[str, ...]
    """Ids in order of publication; those without a date last."""
    earliest: str | None = None
    """ISO date of the first dated report."""
    latest: str | None = None
    """ISO date of the last dated report."""
    words: tuple[str, ...] = ()
    """What tells it from others, most telling first, as ``Halvek``, ``Morn``, ``captur``."""
