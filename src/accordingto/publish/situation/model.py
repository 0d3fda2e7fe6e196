"""A situation report as data: what all four formats are rendered from."""

from dataclasses import dataclass
from typing import Literal

from accordingto.publish.rows import short


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact words of one report, which carry a sentence."""

    number: int
    """1, 2, … in order of first use."""
    report: str
    """Id of the report."""
    hash: str
    """SHA-256 of the report's bytes as they were received, hexadecimal."""
    start: int
    """Where the words stand in the report's text, in code points."""
    end: int
    quote: str
    """``text[start:end]``, not one character changed."""
    passage: int
    """Which paragraph of the report, counted from 1; boilerplate is none."""
    kind: str
    """What that paragraph is: title, body, caption …"""
    outlet: str
    title: str
    published: str
    """The date, ISO; empty where it is not known."""
    through: str
    """Who says it, from the one who says it to the outlet."""

    def source(self, labels: dict[str, str]) -> str:
        """Where the words stand, on one line: outlet, headline, day, paragraph, characters, report."""
        parts = (
            self.outlet,
            f"“{self.title}”" if self.title else "",
            self.published or labels["no_date"],
            f"{labels[self.kind]} {self.passage}" if self.kind == "body" else labels[self.kind],
            labels["characters"].format(start=self.start, end=self.end),
            short(self.report),
        )
        return " · ".join(part for part in parts if part)

    @property
    def at(self) -> tuple[str, int, int]:
        """Which words of which report."""
        return self.report, self.start, self.end


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, with the numbers of the citations that carry it."""

    text: str
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the report; its last clause always has a citation."""

    lead: str
    """What it is about, for the eye that runs down the page."""
    clauses: tuple[Clause, ...]
    mark: Literal["", "contested", "corroborated", "single source", "assessed"] = ""
    """How far its accounts agree, where that is told; in words, so that colour is not the only sign."""

    @property
    def cites(self) -> tuple[int, ...]:
        """The numbers of all its citations, each once."""
        return tuple(dict.fromkeys(n for clause in self.clauses for n in clause.cites))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences; the notes say what is not there, or was left out, and are no claims."""

    name: str
    heading: str
    sentences: tuple[Sentence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in two dresses, with its words for those who do not see it."""

    name: str
    caption: str
    alternative: str
    light: bytes
    """PNG."""
    dark: bytes
    """PNG."""


@dataclass(frozen=True, slots=True)
class Page:
    """One situation report."""

    title: str
    from_: str
    to: str
    area: str
    """The area as JSON, so that the page can be made again; empty for everywhere."""
    facts: tuple[str, ...]
    """What was counted in."""
    sections: tuple[Section, ...]
    pictures: tuple[Picture, ...]
    citations: tuple[Citation, ...]
    method: tuple[str, ...]
    """How the page was made, for its foot."""
    version: str
    """Of the program."""
    labels: dict[str, str]
    """Words of the frame: the heading of the citations and such."""
