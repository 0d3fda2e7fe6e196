"""Days and periods that lean on publication ("yesterday", "on Wednesday", "last week") or on a time of the text ("that day")."""

from dataclasses import replace
from datetime import date

from accordingto.reading.times import absolute, calendar, quarters, spans
from accordingto.reading.times.anchors import (
    NEAR_SENTENCES,
    away,
    latest,
    latest_day,
    nearest_weekday,
    step_of,
    too_late,
    unknown,
)
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import words

_LATELY = 7
"""Days before publication that a part of a day may lean on from two sentences on: news of a week. Not tuned."""
_FINE = {"W": 7, "WE": 7, "M": 31, "Q": 92, "Y": 366}
"""Days of the longest time that "that month" can lean on, by its unit: not the year."""
_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}


def part_of(m: Match, group: str = "p") -> str:
    """``T`` and the code of the part of the day that the match names, or nothing."""
    return "".join("T" + words().parts[w] for w in m.texts(group)[-1:] if w in words().parts)


def _day(day: date | None, part: str = "", anchor: str | None = "published") -> Value:
    if day is None:
        return Value("TIME" if part else "DATE", "XXXX-XX-XX" + part)
    return Value("TIME" if part else "DATE", day.isoformat() + part, anchor=anchor)


def from_published(m: Match, days: int, part: str = "") -> Value:
    """The day so many days from publication, or the part of it; an unknown day without publication."""
    return _day(calendar.move(m.published, "D", days) if m.published else None, part)


def deictic(m: Match) -> Value | None:
    """Today; yesterday morning; the day before yesterday. "Today's world" is not that of one day."""
    if m.has("deictic") and m.word_after(1) == "s" and m.word_after(2) in words().lists["of_our_days"]:
        return None
    if m.has("deictic"):
        return from_published(m, _DEICTIC[m.word("deictic")], part_of(m))
    return from_published(m, -2 if "before" in m.all else 2)


def part_rel(m: Match) -> Value | None:
    """Tonight; this morning; last night; the next morning."""
    text, part = m.all, part_of(m)
    step = _beside(text)
    if step or "same" in text or "that" in text:
        base = latest_day(m)
        day = calendar.move(base[0], "D", step) if base else None
        return _day(None, part) if day is None or too_late(m, day) else _day(day, part, base and base[1])
    night = from_published(m, -1 if "last" in text else 0, part)
    if text == ["overnight"] and m.published and m.tense() != "future":
        return replace(night, earliest=calendar.move(m.published, "D", -1).isoformat(), latest=m.published.isoformat())
    return night


def part_date(m: Match) -> Value | None:
    """The night of May 3."""
    day = absolute.full_date(m) if m.has("y") else absolute.month_day(m)
    return day and replace(day, type="TIME", value=day.value + part_of(m))


def day_told(m: Match) -> Value | None:
    """For a third day; the third straight day; it is the third day of the siege: the day that the sentence speaks of, else today.

    "On the third day of the siege" is some other day.
    """
    if m.word("d") == "first" or m.next_word() in ("on", *words().weekdays):
        return None
    if (
        m.next_word() == "of"
        and "day" in m.all[-1:]
        and len(m.all) == 3
        and m.all[0] == "the"
        and m.tense() != "present"
    ):
        return None
    base = latest_day(m, sentences=0)
    return _day(base[0], "", base[1]) if base else from_published(m, 0)


def _beside(text: list[str]) -> int:
    if {"next", "following"} & set(text):
        return 1
    return -1 if {"previous", "preceding", "prior"} & set(text) else 0


def part(m: Match) -> Value | None:
    """In the morning: of the day that the text speaks of, else that of publication."""
    base = latest_day(m) or latest_day(m, NEAR_SENTENCES)
    if base and m.published and not 0 <= (m.published - base[0]).days <= _LATELY:
        base = latest_day(m)  # two sentences on, "until nightfall" is not told of the war's first day
    return _day(base[0], part_of(m), base[1]) if base else from_published(m, 0, part_of(m))


def weekday(m: Match) -> Value | None:
    """On Wednesday; last Wednesday; Wednesday night; the following Wednesday."""
    after = [w for w in m.words[m.phrase.last : m.phrase.last + 2] if w.text != ","]
    if (
        (m.next_word() == "," or m.next_word() in words().months)
        and after
        and after[0].lower in words().months
        and after[0].text[:1].isupper()
    ):  # but "the raid Monday may …"
        return None
    if m.word_before() in words().lists["named_weekday"]:
        return None  # "Bloody Sunday"
    number, part = words().weekdays[m.word("wd")], part_of(m)
    if m.has("p") and m.texts("p")[-1] in words().classes["part_plural"]:
        return None
    step = _beside(m.texts("rel"))
    if step:
        base = latest_day(m)
        if base and (m.all[0] != "next" or m.published is None or base[0] >= m.published):
            gap = (number - base[0].isoweekday()) % 7 or 7
            return _day(calendar.move(base[0], "D", gap if step > 0 else gap - (7 if gap < 7 else 14)), part, base[1])
    if m.published is None:
        return Value("TIME" if part else "DATE", f"XXXX-WXX-{number}{part}")
    day = nearest_weekday(m, m.published, number)
    if m.all[-2:] == ["before", "last"]:
        day = calendar.move(m.published, "D", -((m.published.isoweekday() - number) % 7 or 7) - 7)
    return _night_before(day) if m.has("night") else _day(day, part)


def _night_before(day: date) -> Value:
    """Overnight into a day: the night that began on the day before."""
    before = calendar.move(day, "D", -1)
    return Value("TIME", f"{before.isoformat()}TNI", before.isoformat(), day.isoformat(), "published")


def weekday_set(m: Match) -> Value | None:
    """Every Friday; Fridays; Friday nights."""
    name = next(w for w in m.all if w.removesuffix("s") in words().weekdays)
    part = "".join("T" + words().parts[w] for w in m.all if w in words().parts)
    return Value("SET", f"XXXX-WXX-{words().weekdays[name.removesuffix('s')]}{part}")


def weekend(m: Match) -> Value | None:
    """The weekend: the last one, or with "will" the next."""
    if m.published is None:
        return Value("DATE", calendar.unknown("WE"))
    # On a Saturday or Sunday "the weekend" is this one, on other days the one past.
    step = 0 if m.tense() == "future" or m.published.isoweekday() > 5 else -1
    return Value("DATE", calendar.at(calendar.move(m.published, "W", step), "WE"), anchor="published")


def rel_unit(m: Match) -> Value | None:
    """Last week, this month, next year; so far this month; the end of this year; the latest quarter."""
    unit, step, text = words().units[m.word("u")], step_of(m), m.all
    if unit.startswith("T"):
        return None
    if text[-1] == "next":  # the week after next
        step = 2
    if text[-2:] == ["before", "last"]:
        step = -2
    if text[-1].endswith("s"):
        if m.next_word() == "of":  # "the last days of the war" need not end at publication
            return Value("DURATION", calendar.duration("X", unit))
        return spans.pointing(m, forward=step > 0) if step else None
    if unit in ("D", "N") and text[0] == "the" and text[-1] != "last" and step:
        return None  # "the next day" leans on the text, not on publication
    if unit == "N":
        return from_published(m, step, "TNI")
    if text[:2] == ["the", "next"] and len(text) == 3 and m.tense() == "past":
        return that_unit(m)
    if (
        text[0] == "the"
        and m.word("rel") in ("last", "past", "next", "coming")
        and unit not in ("WE", "Q")
        and len(text) == 3
    ):
        return spans.stretch(m, "1", unit, 1, step)
    if m.published is None:
        return Value("DATE", calendar.unknown(unit))
    if "latest" in text or "recent" in text:
        step = -1 if unit == "Q" else 0
    if unit == "WE" and step == 0 and m.published.isoweekday() < 6 and m.tense() == "past":
        step = -1  # "they marched this weekend", told on a Tuesday
    moved = calendar.move(m.published, unit, step)
    value = calendar.at(moved, unit)
    return _part_of_current(m, value, m.published) if step == 0 else Value("DATE", value, anchor="published")


def _part_of_current(m: Match, value: str, at: date) -> Value:
    """The period in which the report is published; what is earlier in it ends then, what is later begins then."""
    first, last = calendar.bounds(value)
    if m.has("sofar") or "earlier" in m.texts("mod"):
        return Value("DATE", value, first, at.isoformat(), "published")
    if "later" in m.texts("mod"):
        return Value("DATE", value, at.isoformat(), last, "published")
    return Value("DATE", value, anchor="published")


def within_unit(m: Match) -> Value | None:
    """Later in the week; by the end of the year; year-end."""
    text = m.all
    if m.has("y"):
        return Value("DATE", f"{absolute.year_of(m)}-12-31")
    unit = "Y" if text[-1] == "end" and "month" not in text else words().units[m.word("u")]
    if unit.startswith("T") or unit == "WE" or text[-1].endswith("s"):
        return None
    if m.published is None:
        return Value("DATE", calendar.unknown(unit))
    if text[-1] == "end" and unit == "Y":
        last = m.word_before() == "since" or (m.tense() == "past" and m.published.month < 7)
        return Value("DATE", f"{m.published.year - last}-12-31", anchor="published")
    if unit == "D":
        base = latest_day(m, sentences=0) or (latest_day(m) if m.tense() != "future" else None)
        return _day(base[0], "", base[1]) if base else from_published(m, 0)
    return _part_of_current(m, calendar.at(m.published, unit), m.published)


def the_unit(m: Match) -> Value | None:
    """The quarter: the one named just before. The year ended in June: a duration. They ended the day there: the day told of.

    Other units do not point by themselves.
    """
    unit = words().units[m.word("u")]
    if m.next_word() == "just" and m.word_after(1) == "ended" and m.published:
        return Value("DATE", calendar.at(calendar.move(m.published, unit, -1), unit), anchor="published")
    if unit == "D" and m.word_before() in words().lists["ending_day"]:
        base = latest_day(m)
        return _day(base[0], "", base[1]) if base else from_published(m, 0)
    if unit == "Q":
        return quarters.the_quarter(m) or absolute.ended_quarter(m)
    if m.next_word() in ("ended", "ending") and unit in ("Y", "M", "W"):
        return Value("DURATION", calendar.duration("1", unit))
    if (
        unit in ("Y", "W")
        and m.word_before() in ("of", "for")
        and m.next_word() in (".", ",", "'", "’", "", ";")
        and m.published
    ):
        return Value("DATE", calendar.at(m.published, unit), anchor="published")
    return None


def that_unit(m: Match) -> Value | None:
    """That year, the same day, the following week, the next day: by the last time named that is as fine."""
    unit, text = words().units[m.word("u")], m.all
    if (
        unit.startswith("T")
        or (text[-1].endswith("s") and unit not in ("WE",))
        or (text[-2:-1] == ["next"] and "the" not in text)
    ):
        return None
    quarter = quarters.the_quarter(m) if unit == "Q" and not _beside(text) else None
    if quarter:
        return quarter
    base = latest_day(m) if unit in ("D", "N") else latest(m, _FINE.get(unit))
    if base is None and text[0] in ("previous", "following") and m.published:
        base = m.published, "published"  # without an article, as in tables: "up from previous week"
    if base is None:
        compared = quarters.compared(m, unit) if unit in ("Y", "Q", "M", "W") and _beside(text) < 0 else None
        return compared or unknown(unit)
    if _beside(text) > 0 and unit in ("D", "N") and too_late(m, calendar.move(base[0], "D", 1)):
        return unknown(unit)
    return away(base[0], unit, _beside(text), base[1])


def week_of(m: Match) -> Value | None:
    """The week of March 6; the week starting 6 March; the week of the 18th."""
    if m.has("nd"):
        number = absolute.day_of(m, "nd")
        if number is None or m.published is None or not 1 <= number <= 31:
            return None
        at = m.published.replace(day=number)
        step = (
            1 if m.tense() == "future" and at < m.published else -1 if m.tense() != "future" and at > m.published else 0
        )
        return Value("DATE", calendar.at(calendar.add_months(at, step), "W"), anchor="published")
    day = absolute.month_day(m)
    if day is None or m.published is None:
        return None
    return Value("DATE", calendar.at(date.fromisoformat(day.value), "W"), anchor="published")
