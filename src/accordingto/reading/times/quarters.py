"""Quarters of a year in news of companies, where "a year earlier" and "the 1988 period" are the same quarter of another year."""

from itertools import pairwise

from accordingto.reading.times import calendar
from accordingto.reading.times.anchors import NEAR_SENTENCES, told_before
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import words

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
"""The quarters of a year by their words."""
_PARTS_OF_YEAR = ("P6M", "P9M", "P2Q", "P3Q")
"""What companies report on beside the quarter: the half of a year, and three quarters of one."""
_COMPARED_WITHIN = 18
"""Words back to "compared with" that are looked at: room for two figures. Not tuned."""


def latest_quarter(m: Match, sentences: int = 8) -> tuple[str, str] | None:
    """The last quarter of a year named before, with its id: what "a year earlier" compares with in news of business.

    None where a length of several months is named after it: "nine months" are compared with those of the year before.
    """
    for found in told_before(m, sentences):
        if m.sentence - found.sentence <= NEAR_SENTENCES and found.value.value in _PARTS_OF_YEAR:
            return None
        if found.value.value[4:6] == "-Q" and found.value.value[:4].isdecimal() and found.value.value[6:].isdecimal():
            return found.value.value, found.id
    return None


def the_quarter(m: Match) -> Value | None:
    """The quarter; the latest period: the one that the text speaks of; none where it speaks of none."""
    quarter = latest_quarter(m)
    return Value("DATE", quarter[0], anchor=quarter[1]) if quarter else None


def a_year_before(m: Match) -> Value | None:
    """The quarter a year before the one that the text speaks of; None where it speaks of none."""
    quarter = latest_quarter(m)
    if quarter is None:
        return None
    return Value("DATE", f"{int(quarter[0][:4]) - 1:04d}{quarter[0][4:]}", anchor=quarter[1], compared=True)


def year_before(m: Match) -> Value | None:
    """The year-earlier or prior-year quarter; year-ago results; the same period last year; the year-earlier nine months."""
    if m.has("length"):
        return Value("DURATION", calendar.duration(f"{m.number('n') or 0:g}", words().units[m.word("length")]))
    return a_year_before(m) or _last_quarter(m) or _last_year(m)


def _last_quarter(m: Match) -> Value | None:
    """The year-ago third quarter: the one of the year before the last that is over."""
    if m.published is None or not m.has("q"):
        return None
    number = ORDINALS[m.word("q")]
    year = m.published.year - 1 - (number * 3 > m.published.month)
    return Value("DATE", f"{year:04d}-Q{number}", anchor="published", compared=True)


def _last_year(m: Match) -> Value:
    if m.published is None:
        return Value("DATE", "XXXX")
    return Value("DATE", f"{m.published.year - 1:04d}", anchor="published", compared=True)


def compared(m: Match, unit: str) -> Value | None:
    """A year, a month, a week earlier, where what is told of publication's is set beside it; None elsewhere.

    "From a year earlier", "compared with 3% a month earlier", "up from $58 million, or $1.40 a share, a year earlier".
    """
    at = m.phrase.first
    said = [w.lower for w in m.words[max(at - _COMPARED_WITHIN, 0) : at]]
    comparing = words().lists["comparing"]
    figures = any(a in comparing and (b[0].isdecimal() or b in "$£€#") for a, b in pairwise(said))
    if m.published is None or not (said[-1:] and (said[-1] in comparing or "compared" in said or figures)):
        return None
    before = calendar.at(calendar.move(m.published, unit, -1), unit)
    return Value("DATE", before, anchor="published", compared=True)


def year_period(m: Match) -> Value | None:
    """The 1988 period, the same period in 1988: the quarter of that year that the text speaks of, else the year."""
    quarter, year = latest_quarter(m), int(m.number("y") or 0)
    if quarter:
        before = year < int(quarter[0][:4])
        return Value("DATE", f"{year}{quarter[0][4:]}", anchor=quarter[1], compared=before)
    return Value("DATE", str(year))
