"""Times counted in units from a day: "two days ago", "a week later", "the day after May 3"."""

from datetime import date

from accordingto.reading.times import absolute, calendar, quarters, relative
from accordingto.reading.times.anchors import away, latest, latest_day, too_late, unknown
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.spans import count_of, length, moved_clock, pointing
from accordingto.reading.times.vocabulary import words


def ago(m: Match) -> Value | None:
    """Two days ago; a year and a half ago; several years ago; a week ago Tuesday."""
    unit, count = words().units[m.word("u")], count_of(m)
    if m.has("wd") or m.has("deictic") or m.has("now_unit"):
        return _ago_from(m, unit, count)
    if m.published is None:
        return Value("DATE", "PAST_REF" if count is None else calendar.unknown(unit))
    if count is None or unit.startswith("T"):
        return (moved_clock(m, unit, -count) if count else None) or pointing(m, forward=False)
    quarter = quarters.a_year_before(m) if (unit, count) == ("Y", 1.0) else None
    if unit in _ROUNDED:
        return _about(m.published.year, count, unit)
    return quarter or away(m.published, unit, -count, "published")


_ROUNDED = {"E": 10, "C": 100}
"""Years of the units that are counted so roughly that "a decade ago" is the year ten years back, give or take."""


def _about(year: int, count: float, unit: str) -> Value:
    """The year so many decades or centuries back; the bounds lie half of one, or of the half said, to either side."""
    size = _ROUNDED[unit]
    then, margin = year - round(count * size), size // (2 if count == int(count) else 4)
    return Value("DATE", f"{then:04d}", f"{then - margin:04d}-01-01", f"{then + margin:04d}-12-31", "published")


def _ago_from(m: Match, unit: str, count: float | None) -> Value | None:
    """A week ago Tuesday, a year ago today, a year ago this month: counted back from that day, week or month."""
    if m.published is None or count is None or count != int(count) or unit.startswith("T"):
        return None
    if m.has("now_unit"):
        back = calendar.move(m.published, unit, -int(count))
        return Value("DATE", calendar.at(back, words().units[m.word("now_unit")]), anchor="published")
    base = relative.weekday(m) if m.has("wd") else relative.deictic(m)
    if base is None:
        return None
    day = calendar.move(date.fromisoformat(base.value), unit, -int(count))
    return Value("DATE", day.isoformat(), anchor="published")


def shift(m: Match) -> Value | None:
    """Four days earlier; a week later; the day after: by the last time named just before, else open."""
    unit = words().units[m.word("u")]
    count = count_of(m) if m.has("count") else 1.0
    if unit.startswith("T"):
        return None
    if count is None:
        return Value("DURATION", length(count, unit))  # "a few days later", as "days later" is
    if "hence" in m.all and m.published:
        return away(m.published, unit, count, "published")
    back = bool({"earlier", "before", "previously"} & set(m.texts("dir")))
    quarter = quarters.a_year_before(m) if back and (unit, count) == ("Y", 1.0) else None
    if quarter:
        return quarter
    base = latest_day(m) if unit in ("D", "N", "W") else latest(m)
    if base is None and back and count == 1 and unit in ("Y", "Q", "M", "W") and (other := quarters.compared(m, unit)):
        return other
    if base is None or (not back and too_late(m, calendar.move(base[0], unit, int(count)))):
        return unknown(unit)
    return away(base[0], unit, -count if back else count, base[1])


def shift_from(m: Match) -> Value | None:
    """Two days after Friday; the day before yesterday's vote; a week after May 3; two weeks from now, before Christmas."""
    unit = words().units[m.word("u")]
    count = count_of(m) if m.has("count") else 1.0
    base: Value | None
    if m.has("m"):
        base = absolute.full_date(m) if m.has("y") else absolute.month_day(m)
    elif m.has("now"):
        if m.word("dir") != "from":
            return None
        base = relative.from_published(m, 0)
    elif m.has("wd") or m.has("deictic"):
        base = relative.weekday(m) if m.has("wd") else relative.deictic(m)
    else:
        base = absolute.holiday(m)
    if m.has("now") and unit.startswith("T") and count:
        return moved_clock(m, unit, count)
    if base is None or count is None or unit.startswith("T"):
        return None
    first, _ = calendar.bounds(base.value)
    if first is None:
        return Value("DATE", calendar.unknown(unit))
    count = -count if m.word("dir") == "before" else count
    if unit == "W" and count == int(count) and (m.has("wd") or m.has("deictic")):
        unit, count = "D", count * 7  # "a week from Tuesday" is a day
    return away(date.fromisoformat(first), unit, count, base.anchor)


def happening(m: Match) -> Value | None:
    """The day after the attack: some day, until it is known when that was (see `happenings`)."""
    if m.word_after(1) in words().lists["no_happening"]:
        return None
    return Value("DATE", calendar.unknown(words().units[m.word("u")]))
