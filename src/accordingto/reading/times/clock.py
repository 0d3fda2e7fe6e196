"""Times of day: "at 14:30 GMT", "9 a.m. Tuesday", "noon"."""

from accordingto.reading.language.lexicon import numbers
from accordingto.reading.times import absolute, relative
from accordingto.reading.times.anchors import latest_day
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import words


def clock(m: Match) -> Value | None:
    """A time of day on the day that the words name, else on the day that the text speaks of, else on that of publication."""
    time = clock_of(m)
    if time is None:
        return None
    if m.has("wd"):
        day = relative.weekday(m)
    elif m.has("deictic"):
        day = relative.deictic(m)
    elif m.has("m"):
        day = absolute.full_date(m) if m.has("y") else absolute.month_day(m)
    else:
        base = latest_day(m)
        if base is not None:
            return Value("TIME", base[0].isoformat() + time, anchor=base[1])
        if m.published is None:
            return Value("TIME", time)
        return Value("TIME", m.published.isoformat() + time, anchor="published")
    return Value("TIME", day.value.split("T")[0] + time, anchor=day.anchor) if day else None


def clock_of(m: Match) -> str | None:
    """``T14:30``; None where the figures are no time of day ("25:00", "3.14")."""
    texts = m.texts("c")
    if texts[0] in words().noons:
        return words().noons[texts[0]]
    if len(texts[0]) == 4 and texts[0].isdecimal():
        texts = [f"{texts[0][:2]}:{texts[0][2:]}", *texts[1:]]
    hour, _, minute = texts[0].replace(".", ":").partition(":")
    number = int(hour) if hour.isdecimal() else int(numbers.value([hour]) or 0)
    tail = "".join(texts[1:])
    late = tail.startswith("p") or (m.has("p") and m.texts("p")[-1] in ("afternoon", "evening", "night"))
    if late and number < 12:
        number += 12
    elif (tail.startswith("a") or (m.has("p") and m.texts("p")[-1] == "morning")) and number == 12:
        number = 0
    minutes = int(minute[:2]) if minute[:2].isdecimal() else 0
    if (
        number > 24
        or minutes > 59
        or (texts[0][0].isdecimal() and tail and int(hour) > 12 and not late and tail[0] == "a")
    ):
        return None
    universal = {"gmt", "utc", "z", "zulu"} & set(m.texts("z"))
    return f"T{number:02d}:{minutes:02d}" + ("Z" if universal and "(" not in m.texts("z") else "")
