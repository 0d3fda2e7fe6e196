"""Durations, sets, clock times, and words that only point: "six months", "every day", "at 14:30 GMT", "recently"."""

from accordingto.reading.times import absolute, calendar, relative
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import words


def duration(m: Match) -> Value | None:
    """90 minutes; nearly six months; a year and a half; several days; months."""
    unit = words().units[m.word("u")]
    text = m.all
    count = relative._count(m) if m.has("count") else m.number("n")
    if not m.has("count") and count is None:
        if "entire" in text or "whole" in text or text[0] == "all":
            count = 1.0
        elif "half" in text:
            count = 0.5
        elif not text[-1].endswith("s") and "long" not in text:
            return None
    if m.next_word() in ("old", "olds"):
        return None
    if unit == "TS" and text[-1] == "second" and not (m.has("count") and count != 1):
        return None
    if text[-1] in ("min", "sec", "hr", "yr") and not text[0].isdecimal():
        return None
    number = "X" if count is None else f"{count:g}"
    if count == 0.5:
        finer = {
            "Y": ("6", "M"),
            "TH": ("30", "TM"),
            "D": ("12", "TH"),
            "E": ("5", "Y"),
            "C": ("50", "Y"),
            "TM": ("30", "TS"),
        }
        number, unit = finer.get(unit, ("0.5", unit))
    return Value("DURATION", calendar.duration(number, unit), unit=unit)


def set_(m: Match) -> Value | None:
    """Daily; every three days; twice a week; $5 a year."""
    if m.has("every"):
        return Value("SET", words().every[m.word("every")])
    unit = words().units.get(m.word("u"), "")
    if not unit:
        return None
    if m.all[0] in ("a", "an") and not _rate(m):
        return None
    count = m.number("n") or (2.0 if m.has("other") else 1.0)
    return Value("SET", calendar.duration(f"{count:g}", unit))


def _rate(m: Match) -> bool:
    """Whether "a year" is said of a sum, as in "$40 million a year"."""
    before = m.word_before()
    return before[:1].isdecimal() or before in (
        "million",
        "billion",
        "%",
        "percent",
        "people",
        "dollars",
        "hundred",
        "thousand",
    )


def reference(m: Match) -> Value | None:
    """Now; recently; the future."""
    text = " ".join(m.all)
    value = words().adverbs.get(m.word("ref"))
    if value is None:
        value = {
            "past": "PAST_REF",
            "the past": "PAST_REF",
            "the future": "FUTURE_REF",
            "the present": "PRESENT_REF",
            "one day": "FUTURE_REF",
        }.get(text)
    if value is None and text in ("some time", "a while", "a long time"):
        return Value("DURATION", "PXX")
    if value is None:
        value = "PRESENT_REF"
    if text == "one day" and m.tense() != "future":
        return Value("DURATION", "P1D")
    day = m.published.isoformat() if m.published else None
    anchor = "published" if day else None
    if value == "PAST_REF":
        return Value("DATE", value, None, day, anchor)
    if value == "FUTURE_REF":
        return Value("DATE", value, day, None, anchor)
    return Value("DATE", value, day, day, anchor)


def clock(m: Match) -> Value | None:
    """14:30 GMT; 9 a.m. Tuesday; noon."""
    time = _clock(m)
    if time is None:
        return None
    day = None
    if m.has("wd"):
        day = relative.weekday(m)
    elif m.has("deictic"):
        day = relative.deictic(m)
    elif m.has("m"):
        day = absolute.full_date(m) if m.has("y") else absolute.month_day(m)
    if day is not None:
        value = day.value.split("T")[0]
        if time == "T24:00" and calendar.bounds(value)[0]:
            return Value("TIME", f"{value}T24:00", anchor=day.anchor)
        return Value("TIME", value + time, anchor=day.anchor)
    same = relative._latest_day(m)
    if same is not None:
        return Value("TIME", same[0].isoformat() + time, anchor=same[1])
    if m.published is None:
        return Value("TIME", time)
    return Value("TIME", m.published.isoformat() + time, anchor="published")


def _clock(m: Match) -> str | None:
    texts = m.texts("c")
    if texts[0] in words().noons:
        return words().noons[texts[0]]
    head = texts[0]
    hour, _, minute = head.replace(".", ":").partition(":")
    if not hour.isdecimal():
        from accordingto.reading.language.lexicon import numbers

        hour = f"{numbers.value([hour]) or 0:g}"
    tail = "".join(texts[1:])
    number = int(hour)
    if tail.startswith("p") and number < 12:
        number += 12
    elif tail.startswith("a") and number == 12:
        number = 0
    minutes = int(minute[:2]) if minute[:2].isdecimal() else 0
    if number > 24 or minutes > 59:
        return None
    return f"T{number:02d}:{minutes:02d}"
