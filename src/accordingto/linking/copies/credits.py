"""Whom a report credits for its text: "(Reuters) -" in a dateline, "By The Associated Press", "Source: TASS"."""

import re
from dataclasses import dataclass
from functools import cache

from accordingto.record import Report, vocabulary

_DATELINE = re.compile(r"\(([^()\n]{2,40})\)\s*(?:[-–—―]|$)")
_SOURCE = re.compile(r"\b(?:[Ss]ource|[Vv]ia|[Ff]rom|[Bb]y|©)\s*:?\s*(?:the\s+)?([A-Z][^,;|\n()]{1,40})")
_PARTS = re.compile(r"\s*(?:[,;|/·]|\band\b|\bwith\b|\bfor\b)\s*")
_BEGINNING = 300
"""Characters of the body in which a dateline that is no passage of its own is looked for."""


@dataclass(frozen=True)
class _Credits:
    agencies: dict[str, tuple[str, ...]]


def credited(report: Report) -> tuple[str, ...]:
    """The agencies that the text is credited to, and what else stands in brackets in its dateline; not its own outlet.

    >>> credited(Report("r", "TALRIN, May 5 (Reuters) - The town fell.", outlet="The Courier"))
    ('Reuters',)
    """
    found: list[str] = []
    for text in _where(report):
        for match in _DATELINE.finditer(text):
            inside = match[1].strip()
            name = agency(inside)
            if name or inside.isupper():
                found.append(name or inside)
        for match in _SOURCE.finditer(text):
            found += _known(match[1])
    for passage in report.passages:
        if passage.kind in ("credit", "byline"):
            found += _known(passage.of(report.text))
    for name in report.byline:
        found += _known(name)
    return tuple(name for name in dict.fromkeys(found) if not is_outlet(name, report.outlet))


def agency(name: str) -> str | None:
    """The agency of that name.

    >>> agency("The Associated Press"), agency("AFP"), agency("Courier")
    ('Associated Press', 'Agence France-Presse', None)
    """
    return _names().get(name.strip(" .©"))


def is_outlet(credit: str, outlet: str | None) -> bool:
    """Whether the outlet is the one credited, by its name, by an agency's other name, or by its initials.

    >>> is_outlet("MWA", "Meruvia Wire Agency"), is_outlet("Reuters", "www.reuters.com"), is_outlet("MWA", "The Courier")
    (True, True, False)
    """
    if not outlet:
        return False
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", outlet) if word[0].isupper())
    known = agency(outlet)
    plain = outlet.lower().removeprefix("www.").split(".")[0]
    return known == credit or credit.lower() in (plain, outlet.lower()) or (len(credit) > 1 and credit == initials)


def _where(report: Report) -> list[str]:
    """Datelines and bylines, and the beginning of the body."""
    found = [p.of(report.text) for p in report.passages if p.kind in ("dateline", "byline")]
    body = next((p.start for p in report.passages if p.kind == "body"), 0)
    opening = report.text[body : body + _BEGINNING]
    line = opening.split("\n")[0]
    dash = re.search(r"\)\s*[-–—―]", line)
    return [*found, line[: dash.end()]] if dash else found


def _known(text: str) -> list[str]:
    """The agencies named by whole parts of a credit's words, as in "Jorin Vell, Reuters"."""
    names = (agency(part.removeprefix("By ").removeprefix("Source: ")) for part in _PARTS.split(text[:200]))
    return [name for name in names if name]


@cache
def _names() -> dict[str, str]:
    agencies = vocabulary.load("accordingto.linking.copies", "credits.yaml", _Credits).agencies
    return {written: name for name, forms in agencies.items() for written in forms}
