"""Figures that count nothing: parts of names, codes, dates and years."""

from collections.abc import Sequence

from accordingto.reading.amounts.vocabulary import words
from accordingto.reading.language.phrases import Phrase, Word

_GLUE = frozenset("#/:@_.+")
_DASHES = ("-", "–")
_LONGEST = 6
"""A figure of more digits, without commas, is a code: a telephone or account number."""


def is_name(phrase: Phrase, found: Sequence[Word], first: int, last: int) -> bool:
    """Whether the figure at words ``first`` to ``last`` is no number of things: Flight 103, T-72, 14/9, 55968469."""
    figure = found[first]
    if not figure.text[0].isdigit():
        return first > 0 and found[first - 1].lower == "no"
    if first and _named_by(found, first):
        return True
    if last < len(found) and _goes_on(found, last):
        return True
    plain = last - first == 1 and figure.text.isdecimal()
    return plain and "hedge" not in phrase.groups and (len(figure.text) > _LONGEST or figure.text.startswith("0"))


def _named_by(found: Sequence[Word], first: int) -> bool:
    """Whether what stands before makes the figure a name: "Flight", "No.", "T-", "September"."""
    lex, before, figure = words(), found[first - 1], found[first]
    if before.end == figure.start:
        if before.text.isalpha() or before.lower in _GLUE:
            return True
        return before.lower in _DASHES and first > 1 and found[first - 2].end == before.start
    stem = found[first - 2].lower if before.lower == "." and first > 1 else before.lower
    if stem in lex.not_counted and stem[:3] in _MONTHS:
        return True
    if stem in ("no", "nos"):
        return before.lower == "." or before.text[0].isupper()
    return before.lower in lex.names_before and (before.text[0].isupper() or before.lower in ("number", "page"))


def _goes_on(found: Sequence[Word], last: int) -> bool:
    """Whether letters or another figure are joined to it, or a month follows: 93rd, 10-2-4, 7/7, 7 October."""
    after = found[last]
    if after.lower in words().not_counted and after.lower[:3] in _MONTHS:
        return True  # "the 7 October attack"
    if after.start != found[last - 1].end:
        return False
    more = after.lower in _DASHES and last + 1 < len(found) and found[last + 1].text[:1].isdigit()
    return after.text.isalpha() or after.lower in ("/", ":", "_", "'", "’") or more


def like_year(phrase: Phrase, found: Sequence[Word], first: int, last: int) -> bool:
    """Whether a figure reads as a year: four digits from 1500 to 2100, no comma and no hedge."""
    figure = found[first].text
    if "hedge" in phrase.groups or last - first > 1 or len(figure) != 4 or not figure.isdecimal():
        return False
    return 1500 <= int(figure) <= 2100


def is_year(phrase: Phrase, found: Sequence[Word], first: int) -> bool:
    """Whether the word before makes a figure that reads as a year one, whatever follows: "in 2003 troops entered"."""
    if first == 0 or found[first].text.endswith("00"):
        return False  # "in 2000 homes"
    return like_year(phrase, found, first, first + 1) and found[first - 1].lower in words().before_year


_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
