"""Times that need another one: publication ("yesterday", "on Wednesday", "last week") or a time of the text ("the next day")."""

from datetime import date, timedelta

from accordingto.reading.times import absolute, calendar
from accordingto.reading.times.anchors import latest, latest_day, latest_quarter, nearest_weekday, step_of
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import words

_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}


def part_of(m: Match, group: str = "p") -> str:
    """``T`` and the code of the part of the day that the match names, or nothing."""
    return "".join("T" + words().parts[w] for w in m.texts(group)[-1:] if w in words().parts)


def _day(day: date | None, part: str = "", anchor: str | None = "published") -> Value:
    if day is None:
        return Value("TIME" if part else "DATE", "XXXX-XX-XX" + part)
    return Value("TIME" if part else "DATE", day.isoformat() + part, anchor=anchor)


def _from_published(m: Match, days: int, part: str = "") -> Value:
    return _day(calendar.move(m.published, "D", days) if m.published else None, part)


def deictic(m: Match) -> Value | None:
    """Today; yesterday morning; the day before yesterday."""
    if m.has("deictic"):
        return _from_published(m, _DEICTIC[m.word("deictic")], part_of(m))
    return _from_published(m, -2 if "before" in m.all else 2)


def part_rel(m: Match) -> Value | None:
    """Tonight; this morning; last night; the next morning."""
    text, part = m.all, part_of(m)
    step = _beside(text)
    if step or "same" in text or "that" in text:
        base = latest_day(m)
        return _day(calendar.move(base[0], "D", step), part, base[1]) if base else _day(None, part)
    return _from_published(m, -1 if "last" in text else 0, part)


def _beside(text: list[str]) -> int:
    if {"next", "following"} & set(text):
        return 1
    return -1 if {"previous", "preceding"} & set(text) else 0


def part(m: Match) -> Value | None:
    """In the morning: of the day that the text speaks of, else that of publication."""
    base = latest_day(m)
    return _day(base[0], part_of(m), base[1]) if base else _from_published(m, 0, part_of(m))


def weekday(m: Match) -> Value | None:
    """On Wednesday; last Wednesday; Wednesday night; the following Wednesday."""
    if m.next_word() in words().months or (m.next_word() == "," and m.word_after(1) in words().months):
        return None
    number, part = words().weekdays[m.word("wd")], part_of(m)
    if m.has("p") and m.texts("p")[-1] in words().classes["part_plural"]:
        return None
    if _beside(m.texts("rel")):
        step = _beside(m.texts("rel"))
        base = latest_day(m)
        if base:
            gap = (number - base[0].isoweekday()) % 7 or 7
            return _day(calendar.move(base[0], "D", gap if step > 0 else gap - (7 if gap < 7 else 14)), part, base[1])
    if m.published is None:
        return Value("TIME" if part else "DATE", f"XXXX-WXX-{number}{part}")
    return _day(nearest_weekday(m, m.published, number), part)


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
        return pointing(m, forward=step > 0) if step else None
    if unit in ("D", "N") and text[0] == "the" and step:
        return None  # "the next day" leans on the text, not on publication
    if unit == "N":
        return _from_published(m, step, "TNI")
    if (
        text[0] == "the"
        and m.word("rel") in ("last", "past", "next", "coming")
        and unit not in ("WE", "Q")
        and len(text) == 3
    ):
        return stretch(m, "1", unit, 1, step)
    if m.published is None:
        return Value("DATE", calendar.unknown(unit))
    if "latest" in text:
        step = -1 if unit == "Q" else 0
    moved = calendar.move(m.published, unit, step)
    value = calendar.at(moved, unit)
    first, last = calendar.bounds(value)
    until = m.published.isoformat()
    if step == 0 and (m.has("sofar") or "earlier" in m.texts("mod")):
        return Value("DATE", value, first, until, "published")
    if step == 0 and "later" in m.texts("mod"):
        return Value("DATE", value, until, last, "published")
    return Value("DATE", value, anchor="published")


def stretch(m: Match, number: str, unit: str, count: float | None, step: int) -> Value:
    """A duration that ends (``step`` -1) or begins (1) at publication: the bounds are its ends."""
    value = calendar.duration(number, unit)
    if m.published is None or (unit.startswith("T") and (count is None or count > 48)):
        return Value("DURATION", value)
    base = latest_day(m) if m.word("rel") in words().classes["beside_span"] else None
    day, anchor = base or (m.published, "published")
    if unit == "Q" and count and count == int(count):  # quarters are those of the calendar
        start = calendar.move(day, "Q", 1 if step > 0 else -int(count))
        end = calendar.move(day, "Q", int(count) if step > 0 else -1)
        bounds = calendar.bounds(f"{calendar.at(start, 'Q')}/{calendar.at(end, 'Q')}")
        return Value("DURATION", value, *bounds, anchor)
    at = day.isoformat()
    other = moved(day, unit, (1 if step > 0 else -1) * count) if count else None
    first, last = (other, at) if step < 0 else (at, other)
    return Value("DURATION", value, first, last, anchor)


def moved(day: date, unit: str, count: float) -> str | None:
    """The day so many units away, also for halves ("a year and a half"); None for units that make no days."""
    finer = {
        "Y": ("M", 12),
        "M": ("D", 30),
        "W": ("D", 7),
        "E": ("Y", 10),
        "C": ("Y", 100),
        "TH": ("D", 1 / 24),
        "TM": ("D", 1 / 1440),
    }
    if count == int(count) and not unit.startswith("T"):
        return calendar.move(day, unit, int(count)).isoformat()
    if unit in finer:
        return calendar.move(day, finer[unit][0], round(count * finer[unit][1])).isoformat()
    return None


def within_unit(m: Match) -> Value | None:
    """Later in the week; by the end of the year; year-end."""
    text = m.all
    unit = "Y" if text[-1] == "end" and "month" not in text else words().units[m.word("u")]
    if unit.startswith("T") or unit == "WE" or text[-1].endswith("s"):
        return None
    if m.published is None:
        return Value("DATE", calendar.unknown(unit))
    if text[-1] == "end" and unit == "Y":
        last = m.tense() == "past" and m.published.month < 7
        return Value("DATE", f"{m.published.year - last}-12-31", anchor="published")
    if unit == "D":
        base = latest_day(m, sentences=0)
        return _day(base[0], "", base[1]) if base else _from_published(m, 0)
    return Value("DATE", calendar.at(m.published, unit), anchor="published")


def the_unit(m: Match) -> Value | None:
    """The quarter: the one named just before. The year ended in June: a duration. Other units do not point by themselves."""
    unit = words().units[m.word("u")]
    if unit == "Q":
        base = latest_quarter(m)
        return Value("DATE", base[0], anchor=base[1]) if base else None
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
    quarter = latest_quarter(m) if unit == "Q" and not _beside(text) else None
    if quarter:
        return Value("DATE", quarter[0], anchor=quarter[1])
    base = latest_day(m) if unit in ("D", "N") else latest(m)
    if base is None and text[0] in ("previous", "following") and m.published:
        base = m.published, "published"  # without an article, as in tables: "up from previous week"
    if base is None:
        return Value("DATE", calendar.unknown(unit))
    return _away(base[0], unit, _beside(text), base[1])


def rel_span(m: Match) -> Value | None:
    """The last three weeks; the next few days; the next 12 to 18 months; the first nine months."""
    unit = words().units[m.word("u")]
    count = 2.0 if "couple" in m.texts("vague") else m.number("n")
    if m.has("half") and count:
        count += 0.5
    if m.has("b"):
        count = None
    elif count is None and not m.has("vague"):
        return None
    number = f"{count:g}" if count is not None else "X"
    if m.has("rel") and step_of(m):
        return stretch(m, number, unit, count, step_of(m))
    return Value("DURATION", calendar.duration(number, unit)) if not m.has("rel") else None


def recent_span(m: Match) -> Value | None:
    """In recent days; in the coming weeks."""
    return pointing(m, forward=m.has("coming")) if m.all[-1].endswith("s") else None


def pointing(m: Match, forward: bool) -> Value:
    """Some time of unknown length that ends, or begins, at publication."""
    at = m.published.isoformat() if m.published else None
    unit = words().units[m.word("u")]
    # TimeBank has "recent days" as PAST_REF, but "recent weeks", "coming years" as durations of unknown length.
    counted = unit not in ("D", "N", "WE") and not unit.startswith("T") and not m.has("ago")
    if forward:
        return Value(
            "DURATION" if counted else "DATE",
            calendar.duration("X", unit) if counted else "FUTURE_REF",
            at,
            None,
            at and "published",
        )
    return Value(
        "DURATION" if counted else "DATE",
        calendar.duration("X", unit) if counted else "PAST_REF",
        None,
        at,
        at and "published",
    )


def ago(m: Match) -> Value | None:
    """Two days ago; a year and a half ago; several years ago."""
    unit, count = words().units[m.word("u")], count_of(m)
    if m.published is None:
        return Value("DATE", "PAST_REF" if count is None else calendar.unknown(unit))
    if count is None or unit.startswith("T"):
        return (moved_clock(m, unit, -count) if count else None) or pointing(m, forward=False)
    quarter = latest_quarter(m) if (unit, count) == ("Y", 1.0) else None
    if quarter:
        return Value("DATE", f"{int(quarter[0][:4]) - 1:04d}{quarter[0][4:]}", anchor=quarter[1], compared=True)
    return _away(m.published, unit, -count, "published")


def moved_clock(m: Match, unit: str, count: float) -> Value | None:
    """The time of day so many hours or minutes from publication, where its time of day is known."""
    if m.moment is None:
        return None
    at = m.moment + timedelta(seconds=count * {"TH": 3600, "TM": 60, "TS": 1}[unit])
    return Value("TIME", at.strftime("%Y-%m-%dT%H:%M"), anchor="published")


def count_of(m: Match) -> float | None:
    """How many units; None where the words leave it open ("several")."""
    texts = m.texts("count")
    count = m.number("count")
    if texts in (["a"], ["an"]):
        count = 1.0
    elif "couple" in texts:
        count = 2.0
    elif texts[:1] == ["half"]:
        count = 0.5
    return count + 0.5 if count is not None and m.has("half") else count


def _away(day: date, unit: str, count: float, anchor: str | None) -> Value | None:
    other = moved(day, unit, count)
    if other is None:
        return None
    fine = unit if count == int(count) else {"Y": "M", "E": "Y", "C": "E"}.get(unit, "D")
    return Value("DATE", calendar.at(date.fromisoformat(other), fine), anchor=anchor)


_COMPARING = ("from", "with", "than", "to")
_COMPARED_WITHIN = 12
"""Words back to "compared with" that are looked at: room for a figure or two. Not tuned."""


def _compares(m: Match) -> bool:
    """Whether what is told of publication's year is set beside: "from a year earlier", "compared with 3% a year earlier"."""
    at = m.phrase.first
    said = [w.lower for w in m.words[max(at - _COMPARED_WITHIN, 0) : at]]
    return said[-1:] != [] and (said[-1] in _COMPARING or "compared" in said)


def shift(m: Match) -> Value | None:
    """Four days earlier; a week later; the day after: by the last time named just before, else open."""
    unit = words().units[m.word("u")]
    count = count_of(m) if m.has("count") else 1.0
    if unit.startswith("T"):
        return None
    if "hence" in m.all and m.published and count is not None:
        return _away(m.published, unit, count, "published")
    back = bool({"earlier", "before", "previously"} & set(m.texts("dir")))
    quarter = latest_quarter(m) if back and (unit, count) == ("Y", 1.0) else None
    if quarter:
        return Value("DATE", f"{int(quarter[0][:4]) - 1:04d}{quarter[0][4:]}", anchor=quarter[1], compared=True)
    base = latest_day(m) if unit in ("D", "N", "W") else latest(m)
    if base is None and back and (unit, count) == ("Y", 1.0) and m.published and _compares(m):
        return Value("DATE", f"{m.published.year - 1:04d}", anchor="published", compared=True)
    if base is None or count is None:
        return Value("DATE", calendar.unknown(unit))
    return _away(base[0], unit, -count if back else count, base[1])


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
        base = _from_published(m, 0)
    elif m.has("wd") or m.has("deictic"):
        base = weekday(m) if m.has("wd") else deictic(m)
    else:
        base = absolute.holiday(m)
    if m.has("now") and unit.startswith("T") and count:
        return moved_clock(m, unit, count)
    if base is None or count is None or unit.startswith("T"):
        return None
    first, _ = calendar.bounds(base.value)
    if first is None:
        return Value("DATE", calendar.unknown(unit))
    return _away(date.fromisoformat(first), unit, -count if m.word("dir") == "before" else count, base.anchor)


def happening(m: Match) -> Value | None:
    """The day after the attack: some day, until it is known when that was (see `happenings`)."""
    if m.word_after(1) in words().lists["no_happening"]:
        return None
    return Value("DATE", calendar.unknown(words().units[m.word("u")]))


def year_before(m: Match) -> Value | None:
    """The year-earlier quarter; year-ago results."""
    quarter = latest_quarter(m)
    if quarter:
        return Value("DATE", f"{int(quarter[0][:4]) - 1:04d}{quarter[0][4:]}", anchor=quarter[1], compared=True)
    if m.published is None:
        return Value("DATE", "XXXX")
    return Value("DATE", f"{m.published.year - 1}", anchor="published", compared=True)


def year_period(m: Match) -> Value | None:
    """The 1988 period: the quarter of that year that the text speaks of, else the year."""
    quarter, year = latest_quarter(m), int(m.number("y") or 0)
    if quarter:
        before = year < int(quarter[0][:4])
        return Value("DATE", f"{year}{quarter[0][4:]}", anchor=quarter[1], compared=before)
    return Value("DATE", str(year))


def latest_period(m: Match) -> Value | None:
    """The latest period: the quarter that the text speaks of; none where it speaks of no quarter."""
    quarter = latest_quarter(m)
    return Value("DATE", quarter[0], anchor=quarter[1]) if quarter else None


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
