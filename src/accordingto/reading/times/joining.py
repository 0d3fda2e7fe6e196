"""Two phrases that are one time: "from May 3 to May 9", "between 2014 and 2018", "12 May at 4 p.m."."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from accordingto.reading.times import calendar
from accordingto.reading.times.match import Found, Match, Value
from accordingto.reading.times.vocabulary import words

_LENGTH = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")
_YEAR_MONTH = re.compile(r"\d{4}-\d\d")
"""Only days and months make a stretch. Two years ("between 1994 and 1997") stay two times, as TIMEX3 has them."""
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

    ``since`` is the index of the word after ``first``. A stretch needs "from", "between" or a dash; a clock time belongs to the
    day that stands just before it.
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
    return _stretch(first, rule, second, m, gap)


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


def _stretch(first: Found, rule: str, second: Value, m: Match, gap: Sequence[str]) -> Value | None:
    if not gap or (len(gap) == 2 and gap[1] != "the"):
        return None
    lead = [w.lower for w in m.words if first.start - 30 <= w.start < first.start][-2:]
    led = lead[-1:] and lead[-1] in ("from", "between")
    if gap[0] == "and":
        if lead[-1:] != ["between"]:
            return None
    elif gap[0] not in words().lists["to_word"] or (
        gap[0] in ("to", "until", "till") and not led and not _alike(first.value, second)
    ):
        return None
    if lead[:1] and lead[0] in words().lists["shifting"]:
        return None
    if {first.value.type, second.type} not in ({"DATE"}, {"TIME"}):
        return None
    if (
        not (_YEAR_MONTH.match(first.value.value) and _YEAR_MONTH.match(second.value))
        or gap[0] not in words().classes["dash"]
    ):
        return None
    start, end = _settled(first.value, rule, second, m)
    low, _ = calendar.bounds(start)
    _, high = calendar.bounds(end)
    if low is None or high is None or low > high or "/" in start + end:
        return None
    if start == first.value.value and first.value.earliest:
        low = first.value.earliest
    if end == second.value and second.latest:
        high = second.latest
    if gap[0] in words().classes["dash"] and (rule == "weekday") != (m.phrase.rule == "weekday"):
        return None  # "Friday-Jun 15"
    anchor = first.value.anchor or (None if second.anchor == first.id else second.anchor)
    return Value(first.value.type, f"{start}/{end}", low, high, anchor)


def _alike(first: Value, second: Value) -> bool:
    return len(first.value) == len(second.value) and first.value[4:6] != "-W"


def _settled(first: Value, rule: str, second: Value, m: Match) -> tuple[str, str]:
    """Both values, moved by years or weeks where only their order tells which are meant."""
    start, end = first.value, second.value
    (low, _), (high, _) = calendar.bounds(start), calendar.bounds(end)
    if low is None or high is None:
        return start, end
    leans, other = first.anchor == "published" and rule in _MOVABLE, second.anchor == "published"
    if rule == "weekday" and m.phrase.rule == "weekday" and low > high:
        if m.tense() == "future":
            return start, (date.fromisoformat(end[:10]) + timedelta(7)).isoformat() + end[10:]
        return (date.fromisoformat(start[:10]) - timedelta(7)).isoformat() + start[10:], end
    if leans and not other and start[4:5] == "-" and rule != "weekday":
        year = int(high[:4])
        return f"{year if low[4:] <= high[4:] else year - 1:04d}{start[4:]}", end
    if other and low > high and m.phrase.rule in _MOVABLE and m.phrase.rule != "weekday":
        year = int(low[:4])
        return start, f"{year if low[4:] <= high[4:] else year + 1:04d}{end[4:]}"
    return start, end
