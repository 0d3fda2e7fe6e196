"""Times of day: "at 14:30 GMT", "9 a.m. Tuesday", "noon"."""

from accordingto.reading.language.lexicon import numbers
from accordingto.reading.times import absolute, relative, weeks
from accordingto.reading.times.anchors import latest_day
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import words

_NIGHT_ENDS = 5
"""The hour before which a night's times are past midnight: "at two last night". Not tuned."""


def clock(m: Match) -> Value | None:
    """A time of day on the day that the words name, else on the day that the text speaks of, else on that of publication."""
    time = clock_of(m)
    if time is None or (m.has("d") and _counts(m)):
        return None
    if m.has("each") or m.has("wds"):
        return None
    day: Value | None
    if m.has("dn"):
        day = weeks.nearest_day(m, int(m.word("dn")))
    elif m.has("pr") or (m.has("p") and m.word("p") in words().classes["this_night"]):
        day = relative.part_rel(m)
        if m.word("pr") == "last" and time < f"T{_NIGHT_ENDS:02d}":
            day = relative.from_published(m, 0)  # "at 2 a.m. last night" was today
    elif m.has("wd"):
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


def _counts(m: Match) -> bool:
    """Whether a bare hour counts what follows it: "on May 5 at 7 sites"."""
    return len(m.texts("c")) == 1 and bool(m.next_word()) and m.next_word() not in words().lists["after_day"]


def clock_of(m: Match) -> str | None:
    """``T14:30``; None where the figures are no time of day ("25:00", "3.14")."""
    texts = m.texts("c")
    if "past" in texts or "to" in texts:
        return _past(m, texts)
    if texts[0] == "mid":
        return words().noons["midday" if texts[-1] == "day" else "midnight"]
    if texts[0] in words().noons:
        return words().noons[texts[0]]
    if len(texts[0]) in (3, 4) and texts[0].isdecimal():
        texts = [f"{texts[0][:-2]}:{texts[0][-2:]}", *texts[1:]]
    spoken = numbers.value(texts[1:2]) if len(texts) > 2 and texts[0] in numbers.lexicon().ones else None
    if spoken is not None:  # "seven thirty p.m."
        size = 3 if numbers.value(texts[1:3]) else 2
        texts = [f"{numbers.lexicon().ones[texts[0]]}:{int(numbers.value(texts[1:size]) or 0):02d}", *texts[size:]]
    hour, _, minute = texts[0].replace(".", ":").partition(":")
    number = int(hour) if hour.isdecimal() else int(numbers.value([hour]) or 0)
    tail = "".join(texts[1:])
    named = m.texts("p")[-1:]
    late = tail.startswith("p") or ((not tail or tail.startswith("o")) and _is_late(named, number))
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


def _is_late(part: list[str], hour: int) -> bool:
    """Whether the part of the day says that an hour is one after noon: seven at night, but not two at night."""
    return part in (["afternoon"], ["evening"]) or (part in (["night"], ["tonight"]) and hour >= _NIGHT_ENDS)


def _past(m: Match, texts: list[str]) -> str | None:
    """``T08:20`` of "twenty past eight", ``T06:45`` of "a quarter to seven"; None of "from 8 to 10 a.m."."""
    if "to" in texts and m.word_before() == "from":
        return None
    at = texts.index("past") if "past" in texts else texts.index("to")
    said = [t for t in texts[:at] if t not in ("a", "an") and t not in words().classes["minute_word"]]
    minutes = {"half": 30, "quarter": 15}.get(said[0]) if said else None
    if minutes is None:
        minutes = int(numbers.value(said) or 0)
    hour = 12 if texts[at + 1] in words().noons else int(numbers.value(texts[at + 1 : at + 2]) or 0)
    tail = "".join(texts[at + 2 :])
    late = tail.startswith("p") or (m.has("p") and m.texts("p")[-1] in ("afternoon", "evening", "night"))
    if (
        not 0 < minutes < 60
        or not 0 < hour <= 12
        or (texts[at] == "to" and not tail and "quarter" not in texts and "minutes" not in texts)
    ):
        return None
    total = (hour % 12 + 12 * (late or texts[at + 1] in ("noon", "midday"))) * 60 + (
        minutes if texts[at] == "past" else -minutes
    )
    return f"T{total // 60 % 24:02d}:{total % 60:02d}"
