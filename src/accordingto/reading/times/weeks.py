"""Days and weeks told by their place in a longer period: "the 20th of next month", "the second Monday of May"."""

from datetime import date, timedelta

from accordingto.reading.language.lexicon import numbers
from accordingto.reading.times import absolute, calendar
from accordingto.reading.times.anchors import nearest, step_of
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import Holiday, words

_MONTHS_AROUND = range(-12, 13)
"""Months from publication in which "Friday the 13th" is looked for."""


def day_of_month(m: Match) -> Value | None:
    """The 20th of next month; on the 27th; Friday the 13th; April 24 and 25."""
    if m.has("second"):
        return _second(m)
    if m.has("lead"):
        return _lead(m)
    day = absolute.day_of(m)
    if day is None or not 1 <= day <= 31:
        return None
    if m.all[-1] == "month":
        return _in_month(m, day)
    if m.next_word() and m.next_word() not in words().lists["after_day"]:
        return None  # "on the 5th floor"
    return nearest_day(m, day)


def nearest_day(m: Match, day: int) -> Value | None:
    """The day of that number, and of the weekday that the match names, last before publication; with "will" the next."""
    if m.published is None:
        return Value("DATE", f"XXXX-XX-{day:02d}")
    months = [calendar.add_months(m.published.replace(day=1), step) for step in _MONTHS_AROUND]
    days = [at.replace(day=day) for at in months if 1 <= day <= calendar.end_of_month(at.year, at.month).day]
    if m.has("wd"):
        weekday = _weekday(m.word("wd"))
        days = [d for d in days if d.isoweekday() == weekday]
        return _anchored(nearest([(d, d.isoformat()) for d in days], m, m.published, 15)) if days else None
    ahead = m.tense() == "future"
    sided = [d for d in days if d >= m.published] if ahead else [d for d in days if d <= m.published][::-1]
    return _anchored(sided[0].isoformat()) if sided else None


def _weekday(name: str) -> int:
    return words().weekdays.get(name) or words().weekdays_short[name]


def _anchored(value: str) -> Value:
    return Value("DATE", value, anchor="published")


def _in_month(m: Match, day: int) -> Value | None:
    if m.published is None:
        return Value("DATE", f"XXXX-XX-{day:02d}")
    month = calendar.add_months(m.published.replace(day=1), step_of(m) if m.has("rel") else 0)
    return _anchored(month.replace(day=day).isoformat())


def _second(m: Match) -> Value | None:
    """The second of two days: "25" of "April 24 and 25"."""
    if not m.before or m.next_word() not in words().lists["after_day"]:
        return None
    first, day = m.before[-1], absolute.day_of(m, "second")
    if first.end != m.words[m.phrase.first - 2].end or first.value.type != "DATE" or day is None:
        return None
    month, _, written = first.value.value.rpartition("-")
    if len(first.value.value) != 10 or not written.isdecimal() or day <= int(written):
        return None
    date.fromisoformat(f"{month.replace('XXXX', '2024')}-{day:02d}")
    return Value("DATE", f"{month}-{day:02d}", anchor=first.value.anchor)


def _lead(m: Match) -> Value | None:
    """The first of two days: "18" of "18 and 19 June"."""
    day, last, month = int(m.word("lead")), int(m.word_after(1)), words().months.get(m.word_after(2))
    return absolute.on_day(m, month, day) if month and day < last else None


def days(m: Match) -> Value | None:
    """April 3 to 9; from 3 to 9 April 2022; between 4 and 22 this month: one stretch of time."""
    between = m.word_before() == "between"
    if (m.word("by") == "and") != between and (m.word("by") == "and" or m.word("by") not in ("-", "–")):
        return None
    if m.next_word() in words().counted:
        return None
    first, last = absolute.day_of(m), absolute.day_of(m, "e")
    if first is None or last is None:
        return None
    if m.has("rel"):
        end = _in_month(m, last)
    else:
        year = absolute.year_of(m)
        month = absolute.month_of(m)
        end = Value("DATE", date(year, month, last).isoformat()) if year else absolute.on_day(m, month, last)
    if end is None or not end.value[:4].isdecimal():
        return None
    until = date.fromisoformat(end.value)
    if first < last:
        start = until.replace(day=first)
    elif m.phrase.groups.keys() & {"m"} and m.texts("m")[0] == m.all[0]:
        start, until = until.replace(day=first), calendar.add_months(until, 1)
    else:
        start = calendar.add_months(until.replace(day=1), -1).replace(day=first)
    return Value("DATE", f"{start.isoformat()}/{until.isoformat()}", anchor=end.anchor)


def week_in(m: Match) -> Value | None:
    """The third week of March; the first week of 2027; the last week of this month; week 31 of 2018.

    Weeks are those of ISO 8601, from Monday; the first one of a month has its first Thursday. Of a month, the value stays the
    month (TimeBank), and the bounds are the week's.
    """
    number = int(numbers.figure(m.word("n"))) if m.has("n") else numbers.lexicon().ordinals.get(m.word("o"), -1)
    if number < 0 and m.word("o") not in words().classes["final_word"]:
        return None
    if m.has("m") or m.word("u") == "month":
        month = _month(m)
        if month is None:
            return Value("DATE", "XXXX-XX")
        weeks = _weeks(month)
        if number > len(weeks):
            return None
        monday = weeks[number if number < 0 else number - 1]
        value = month.isoformat()[:7]
        return Value("DATE", value, monday.isoformat(), (monday + timedelta(6)).isoformat(), _anchor(m))
    year = absolute.year_of(m) if m.has("y") else m.published.year + step_of(m) if m.published else None
    if year is None:
        return Value("DATE", "XXXX-WXX")
    last = date(year, 12, 28).isocalendar().week
    if number > last:
        return None
    return Value("DATE", f"{year:04d}-W{last if number < 0 else number:02d}", anchor=_anchor(m))


def _anchor(m: Match) -> str | None:
    return None if m.has("y") or m.published is None else "published"


def _month(m: Match) -> date | None:
    """The first day of the month that a match names."""
    if m.has("m") and m.has("y"):
        year = absolute.year_of(m)
        return date(year, absolute.month_of(m), 1) if year else None
    if m.published is None:
        return None
    if m.has("m"):
        named = absolute.month(m)
        return date.fromisoformat(f"{named.value}-01") if named else None
    return calendar.add_months(m.published.replace(day=1), step_of(m))


def _weeks(month: date) -> list[date]:
    """The Mondays of the weeks whose Thursday lies in a month."""
    thursday = month + timedelta((4 - month.isoweekday()) % 7)
    found = []
    while thursday.month == month.month:
        found.append(thursday - timedelta(3))
        thursday += timedelta(7)
    return found


def weekday_in(m: Match) -> Value | None:
    """The second Monday of May; Tuesday last week; next week on Friday."""
    if m.has("monthly"):
        return (
            Value("SET", calendar.duration("1", words().units[m.word("monthly")])) if "the" not in m.all[-2:] else None
        )
    number = _weekday(m.word("wd"))
    if not m.has("o"):
        if m.published is None:
            return Value("DATE", f"XXXX-WXX-{number}")
        week = m.published + timedelta(7 * step_of(m))
        return _anchored((week + timedelta(number - week.isoweekday())).isoformat())
    nth = numbers.lexicon().ordinals.get(m.word("o"), -1)
    month = _month(m)
    if month is None:
        return Value("DATE", f"XXXX-WXX-{number}")
    day = absolute.holiday_in(Holiday(month.month, weekday=number, nth=nth), month.year)
    return Value("DATE", day.isoformat(), anchor=_anchor(m)) if day.month == month.month else None
