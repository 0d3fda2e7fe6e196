"""Two phrases that belong together: one time ("12 May at 4 p.m."), or the ends of a stretch ("from May 3 to May 9")."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from accordingto.reading.language.phrases import Word
from accordingto.reading.times import calendar
from accordingto.reading.times.match import Found, Match, Value
from accordingto.reading.times.vocabulary import words

_LENGTH = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")
_NEAR = 30
"""Characters before a time in which the word stands that opens its stretch."""
_MOVABLE = ("month_day", "month", "numeric", "weekday")
"""Rules whose year (or week) was a choice that the other end of a stretch may settle."""


WITH_DAY = {"wd", "deictic", "m", "pr", "dn"}
"""Groups of the rule ``clock`` that name its day."""
_DAY_RULES = (
    "date",
    "month_day",
    "iso",
    "slashed",
    "numeric",
    "weekday",
    "deictic",
    "day_of_month",
    "holiday",
    "weekday_in",
)


def joined(first: Found, rule: str, second: Value, m: Match, since: int) -> Value | None:
    """The one value of ``first`` (found by ``rule``) and the phrase after it, or None where they are two times.

    ``since`` is the index of the word after ``first``. A clock time belongs to the day that stands just before it.
    """
    gap = [w.lower for w in m.words[since : m.phrase.first]]
    if len(gap) > 2:
        return None
    if m.phrase.rule == "clock" and not (WITH_DAY & m.phrase.groups.keys()):
        return _with_clock(first.value, second, gap)
    if rule == "clock" and m.phrase.rule in _DAY_RULES and " ".join(gap) in ("", ",", "on", ", on", ")"):
        return _with_clock(second, first.value, [])
    if (
        first.value.type == "DURATION"
        and second.type in ("DATE", "TIME")
        and gap
        and gap[0] in words().lists["begin_word"]
    ):
        return _beginning(first.value, second)
    return None


def _beginning(length: Value, start: Value) -> Value | None:
    """A week starting on Monday: the length, with its days as bounds."""
    match = _LENGTH.fullmatch(length.value)
    first, last = calendar.bounds(start.value)
    if match is None or first is None or first != last:
        return None
    then = calendar.move(date.fromisoformat(first), match["unit"], int(match["count"]))
    return Value("DURATION", length.value, first, then.isoformat(), start.anchor)


def _with_clock(day: Value, clock: Value, gap: Sequence[str]) -> Value | None:
    written, part, _ = day.value.partition("T")
    first, last = calendar.bounds(written)
    if (
        first is None
        or first != last
        or "/" in written
        or (day.type == "TIME" and "TNI" not in day.value and "TEV" not in day.value)
    ):
        return None
    if any(w not in words().lists["clock_word"] for w in gap):
        return None
    hour = clock.value.partition("T")[2]
    if part and hour[:2].isdecimal() and 1 <= int(hour[:2]) < 12 and day.value.endswith(("TEV", "TNI")):
        return (
            None if "Z" in hour else Value("TIME", f"{written}T{int(hour[:2]) + 12:02d}{hour[2:]}", anchor=day.anchor)
        )
    return Value("TIME", f"{written}T{hour}", anchor=day.anchor)


def stretch(first: Found, rule: str, second: Value, m: Match, since: int) -> tuple[Value, Value] | None:
    """The ends of the stretch that ``first`` and the phrase after it make: "from May 3 to May 9", "between 2014 and 2018".

    Both stay times of their own, as TIMEX3 has them; the first gets the bounds of the whole, and each the year that the other
    settles. None where they make no stretch ("moved from Sunday to Tuesday", "on May 3 and on May 9").
    """
    gap = [w.lower for w in m.words[since : m.phrase.first]]
    if not gap or len(gap) > 2 or (len(gap) == 2 and gap[1] not in ("the", gap[0])):
        return None
    lead = [w.lower for w in _words(m, first.start - _NEAR, first.start)[-2:]]
    between = lead[-1:] == ["between"]
    if gap[0] == "and":
        if not between:
            return None
    elif gap[0] not in words().lists["to_word"] or (
        gap[0] in ("to", "until", "till") and lead[-1:] != ["from"] and not _alike(first.value, second)
    ):
        return None
    if lead[:1] and lead[0] in words().lists["shifting"]:
        return None
    if not {first.value.type, second.type} <= {"DATE", "TIME"} or "/" in first.value.value + second.value:
        return None
    if gap[0] in words().classes["dash"] and (rule == "weekday") != (m.phrase.rule == "weekday"):
        return None  # "Friday-Jun 15"
    start, end = _settled(first.value, rule, second, m)
    low, high = _bounds(start)[0], _bounds(end)[1]
    if low is None or high is None or low > high or (_bounds(start) == _bounds(end) and start.type == "DATE"):
        return None
    return replace(start, earliest=low, latest=high), end


def within(first: Found, second: Value, m: Match, since: int) -> Value | None:
    """A length with the bounds that the date after it gives: "the first two weeks of 2021", "the year ended March 31"."""
    length = _LENGTH.fullmatch(first.value.value)
    if first.value.type != "DURATION" or length is None or second.type != "DATE":
        return None
    gap = [w.lower for w in m.words[since : m.phrase.first]]
    low, high = calendar.bounds(second.value)
    if gap in (["ended"], ["ending"], ["through"]) and high and first.value.latest is None:
        last = date.fromisoformat(high)
        start = calendar.move(last + timedelta(1), length["unit"], -int(length["count"]))
        return replace(first.value, earliest=start.isoformat(), latest=high, anchor=second.anchor)
    if gap != ["of"]:
        return None
    near = _words(m, first.start - _NEAR, first.end)
    said = [w.lower for w in near if w.start >= first.start or w.end + 1 == first.start]
    edge = next((w for w in said if w in words().lists["first_last"]), "")
    if low is None or high is None or not edge:
        return None
    count = int(length["count"])
    if edge in ("first", "opening"):
        end = calendar.move(date.fromisoformat(low), length["unit"], count) - timedelta(1)
        return replace(first.value, earliest=low, latest=min(end.isoformat(), high), anchor=second.anchor)
    start = calendar.move(date.fromisoformat(high) + timedelta(1), length["unit"], -count)
    return replace(first.value, earliest=max(start.isoformat(), low), latest=high, anchor=second.anchor)


def _words(m: Match, start: int, end: int) -> Sequence[Word]:
    """The words that begin between two offsets; they are in order, and a passage may have very many."""
    first, last = (bisect_left(m.words, at, key=lambda w: w.start) for at in (start, end))
    return m.words[first:last]


def _bounds(value: Value) -> tuple[str | None, str | None]:
    return (value.earliest, value.latest) if value.earliest or value.latest else calendar.bounds(value.value)


def _alike(first: Value, second: Value) -> bool:
    return len(first.value) == len(second.value) and first.value[4:6] != "-W"


def _settled(first: Value, rule: str, second: Value, m: Match) -> tuple[Value, Value]:
    """Both values, moved by years or weeks where only their order tells which are meant."""
    (low, _), (high, _) = calendar.bounds(first.value), calendar.bounds(second.value)
    if low is None or high is None:
        return first, second
    leans, other = first.anchor == "published" and rule in _MOVABLE, second.anchor == "published"
    if rule == "weekday" and m.phrase.rule == "weekday" and low > high:
        if m.tense() == "future":
            return first, _moved(second, date.fromisoformat(high) + timedelta(7))
        return _moved(first, date.fromisoformat(low) - timedelta(7)), second
    dated = rule != "weekday" and m.phrase.rule != "weekday"
    if leans and dated and first.value[4:5] == "-" and (not other or low > high):
        return _in_year(first, int(high[:4]) - (low[4:] > high[4:])), second
    if other and dated and low > high and m.phrase.rule in _MOVABLE:
        return first, _in_year(second, int(low[:4]) + (low[4:] > high[4:]))
    return first, second


def _moved(value: Value, day: date) -> Value:
    return replace(value, value=day.isoformat() + value.value[10:])


def _in_year(value: Value, year: int) -> Value:
    return replace(value, value=f"{year:04d}{value.value[4:]}", earliest=None, latest=None)
