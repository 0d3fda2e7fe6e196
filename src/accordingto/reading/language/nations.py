"""The words that tell whose somebody is: "Syrian" of "Syrian troops", "Ukraine" of "the president of Ukraine"."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from accordingto.reading.language import lexicon
from accordingto.reading.language.analysis import Analysis, Token

_HYPHENS = frozenset("-–")


class Told(NamedTuple):
    """A country, and the tokens that tell it."""

    country: str
    """ISO 3166-1 alpha-3."""
    first: int
    last: int
    """Tokens ``first`` up to, but without, ``last``."""


def told(analysis: Analysis) -> dict[int, Told]:
    """By first token, every name of a country and every demonym that the name recogniser marked."""
    found: dict[int, Told] = {}
    for name in analysis.names:
        if name.label in ("GPE", "NORP", "LOC"):
            words = analysis.text[name.start : name.end]
            code = lexicon.country(words) or lexicon.demonym(words)
            if code:
                first = name.first + (analysis.tokens[name.first].lower == "the" and name.last - name.first > 1)
                found[first] = Told(code, first, name.last)
    return found


def of_phrase(tokens: Sequence[Token], known: Mapping[int, Told], first: int, last: int) -> Told | None:
    """What tells the one country of a phrase; None for none or several, and for "US-led" and "pro-Russian"."""
    found: dict[str, Told] = {}
    for i in range(first, last):
        row = known.get(i)
        if row and row.last <= last and not hyphened(tokens, row.first, row.last):
            found.setdefault(row.country, row)
    return next(iter(found.values())) if len(found) == 1 else None


def hyphened(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a hyphen ties the words to others, as in "Syrian-backed" and "pro-Russian"."""
    marks = []
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end:
        marks.append(tokens[last].text[0])
    if first and tokens[first - 1].end == tokens[first].start:
        marks.append(tokens[first - 1].text[-1])
    return not _HYPHENS.isdisjoint(marks)


def of_name(analysis: Analysis, first: int, last: int) -> Told | None:
    """What tells a country within a name, as in "Russian Defence Ministry" or "Ministry of Defence of Ukraine"."""
    tokens = analysis.tokens
    for i in range(first, last):
        if tokens[i].lower == "the":
            continue
        for end in range(min(i + 2, last), i, -1):  # "South Sudanese Army" is not Sudan's.
            words = analysis.text[tokens[i].start : tokens[end - 1].end]
            code = lexicon.demonym(words) or lexicon.country(words)
            if code:
                return Told(code, i, end)
    return None
