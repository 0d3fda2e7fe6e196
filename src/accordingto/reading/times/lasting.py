"""Lengths that reach to the day of publication: "has been occupied for eight months", "has not eaten in three days"."""

import re
from dataclasses import replace
from datetime import date

from accordingto.reading.language import Analysis, Token
from accordingto.reading.times import calendar
from accordingto.reading.times.match import Found
from accordingto.reading.times.vocabulary import words
from accordingto.record import Span

_LENGTH = re.compile(r"P(?P<count>\d{1,4}|X)(?P<unit>[DWMY])")
_HAVE = frozenset(["has", "have", "'ve", "’ve", "'s", "’s"])


def reaching(time: Found, analysis: Analysis, published: date | None, anchor: str) -> Found:
    """The time with the bounds of a length that something has gone on for, or has not been in; other times as they are.

    "The town has been occupied for eight months", published on November 3: from March 3 to November 3. With "for months" the
    beginning stays open.
    """
    match = _LENGTH.fullmatch(time.value.value)
    if time.value.type != "DURATION" or time.value.earliest or time.value.latest or match is None or published is None:
        return time
    if not _has_gone_on(analysis, time):
        return time
    earliest = None
    if match["count"] != "X":
        try:
            earliest = calendar.move(published, match["unit"], -int(match["count"])).isoformat()
        except (ValueError, OverflowError):
            return time
    return replace(time, value=replace(time.value, earliest=earliest, latest=published.isoformat(), anchor=anchor))


def _has_gone_on(analysis: Analysis, time: Found) -> bool:
    """Whether "for" or "in" stands before the words, and a verb in the present perfect above them."""
    inside = analysis.tokens_in(time.start, time.end)
    before = [t.lower for t in analysis.tokens[max(inside[0].i - 3, 0) : inside[0].i]] if inside else []
    if "for" not in before and before[-1:] not in (["in"], ["within"]):
        return False
    head = analysis.head_of_span(Span(time.start, time.end))
    verb = next((t for t in analysis.ancestors(head) if t.pos in ("VERB", "AUX")), None) if head else None
    return verb is not None and _perfect(analysis, verb)


def _perfect(analysis: Analysis, verb: Token) -> bool:
    helpers = {t.lower for t in analysis.children(verb) if t.dep in ("aux", "auxpass")}
    return bool(helpers & _HAVE) and not helpers & words().future_helpers
