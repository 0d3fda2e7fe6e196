"""Times that need another one: publication ("yesterday", "on Wednesday", "last week") or a time of the text ("the next day")."""

from datetime import date, timedelta

from accordingto.reading.times import absolute, calendar
from accordingto.reading.times.absolute import step_of
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import words

_DEICTIC = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}


def _part(m: Match) -> str:
    """T and the code of the part of the day, or nothing."""
    for word in m.texts("p") or m.all:
        if word in words().parts:
            return "T" + words().parts[word]
    return ""


def _day(m: Match, day: date | None, part: str = "", anchor: str | None = "published") -> Value:
    kind = "TIME" if part else "DATE"
    if day is None:
        return Value(kind, "XXXX-XX-XX" + part)  # type: ignore[arg-type]
    return Value(kind, day.isoformat() + part, anchor=anchor)  # type: ignore[arg-type]


def deictic(m: Match) -> Value | None:
    """Today; yesterday morning; the day before yesterday."""
    steps = _DEICTIC[m.word("deictic")] if m.has("deictic") else -2 if "before" in m.all else 2
    return _day(m, m.published and m.published + timedelta(days=steps), _part(m) if m.has("p") else "")


def part_rel(m: Match) -> Value | None:
    """Tonight; this morning; last night; the next morning."""
    text = m.all
    part = "TNI" if text[-1] in ("tonight", "overnight") else _part(m)
    if text[-1] == "overnight" or "that" in text or "same" in text:
        same = _latest_day(m)
        return _day(m, same[0], part, same[1]) if same and "overnight" not in text else _day(m, m.published, part)
    if "following" in text or ("next" in text) or "previous" in text:
        base = _latest_day(m)
        if base is None:
            return _day(m, None, part)
        return _day(m, base[0] + timedelta(days=-1 if "previous" in text else 1), part, base[1])
    return _day(m, m.published and m.published - timedelta(days="last" in text), part)


def part(m: Match) -> Value | None:
    """In the morning: of the day that the sentence speaks of, where it does."""
    day = _latest_day(m, sentences=0)
    return _day(m, day[0] if day else None, _part(m), day[1] if day else None)


def _latest_day(m: Match, sentences: int = 1) -> tuple[date, str] | None:
    """The last day named before, in this sentence or one of the ``sentences`` before it."""
    for found in reversed(m.before):
        if m.sentence - found.sentence > sentences:
            return None
        first, last = calendar.bounds(found.value.value)
        if first and first == last and found.value.type in ("DATE", "TIME"):
            return date.fromisoformat(first), found.id
    return None


def weekday(m: Match) -> Value | None:
    """On Wednesday; last Wednesday; Wednesday night: the nearest one, by the tense of the verb."""
    number = words().weekdays[m.word("wd")]
    part = _part(m) if m.has("p") else ""
    if m.published is None:
        return Value("TIME" if part else "DATE", f"XXXX-WXX-{number}{part}")
    return _day(m, nearest_weekday(m, m.published, number), part)


def nearest_weekday(m: Match, at: date, number: int) -> date:
    """The day meant by a weekday's name; news speaks of the past week unless the verb says otherwise."""
    back = at - timedelta(days=(at.isoweekday() - number) % 7)
    ahead = at + timedelta(days=(number - at.isoweekday()) % 7)
    rel = m.word("rel")
    if rel in words().classes["last"]:
        return back if back < at else at - timedelta(days=7)
    if rel in words().classes["next"]:
        return ahead if ahead > at else at + timedelta(days=7)
    return ahead if rel == "this" or m.tense() == "future" else back


def weekday_set(m: Match) -> Value | None:
    """Every Friday; Fridays; Friday nights."""
    name = next(w for w in m.all if w.removesuffix("s") in words().weekdays or w in words().weekdays)
    number = words().weekdays.get(name) or words().weekdays[name.removesuffix("s")]
    return Value("SET", f"XXXX-WXX-{number}" + _part(m))


def rel_unit(m: Match) -> Value | None:
    """Last week, this month, next year; so far this month; the end of this year; the latest quarter."""
    unit, step = words().units[m.word("u")], step_of(m)
    if unit.startswith("T"):
        return None
    if m.all[-1].endswith("s"):
        return recent_span(m) if unit != "WE" else None
    if unit == "N":
        return _day(m, m.published and m.published + timedelta(days=step), "TNI")
    if m.all[0] == "the" and m.word("rel") in ("last", "past", "next", "coming") and unit not in ("WE", "Q"):
        return _stretch(m, "1", unit, 1, step)
    if m.published is None:
        return Value("DATE", calendar.unknown(unit))
    if unit == "D":
        return _day(m, m.published + timedelta(days=step))
    if "latest" in m.all:
        step = -1
    if unit == "Q":
        return Value("DATE", calendar.at(calendar.move(m.published, "Q", step), "Q"), anchor="published")
    value = calendar.at(calendar.move(m.published, unit, step), unit)
    first, last = calendar.bounds(value)
    until = m.published.isoformat()
    if m.all[:2] == ["so", "far"] or (step == 0 and "earlier" in m.texts("mod")):
        return Value("DATE", value, first, until, "published")
    if step == 0 and "later" in m.texts("mod"):
        return Value("DATE", value, until, last, "published")
    return Value("DATE", value, anchor="published")


def _stretch(m: Match, number: str, unit: str, count: float | None, step: int) -> Value:
    """A duration that ends or begins at publication."""
    value = calendar.duration(number, unit)
    if m.published is None or unit.startswith("T"):
        day = m.published.isoformat() if m.published and count and count <= 12 and unit == "TM" else None
        return Value("DURATION", value, day, day, "published" if day else None, unit)
    at = m.published.isoformat()
    other = _moved(m.published, unit, (1 if step > 0 else -1) * count) if count else None
    first, last = (other, at) if step < 0 else (at, other)
    return Value("DURATION", value, first, last, "published", unit)


def _moved(day: date, unit: str, count: float) -> str | None:
    try:
        if count == int(count):
            return calendar.move(day, unit, int(count)).isoformat()
        finer = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "E": ("Y", 10), "C": ("Y", 100)}.get(unit)
        return calendar.move(day, finer[0], round(count * finer[1])).isoformat() if finer else None
    except (ValueError, OverflowError):
        return None


def the_unit(m: Match) -> Value | None:
    """The quarter, the year: the one that the report is about, where the text has named it just before."""
    unit = words().units[m.word("u")]
    if unit == "Q":
        for found in reversed(m.before[-6:]):
            if "-Q" in found.value.value:
                return Value("DATE", found.value.value, anchor=found.id)
    return None


def that_unit(m: Match) -> Value | None:
    """That year, the same day, the following week, the next day: by the last time named that is as fine."""
    unit = words().units[m.word("u")]
    text = m.all
    if text[0] in ("the", "those", "next") and not {"following", "next", "previous", "preceding", "same"} & set(text):
        return None
    if unit.startswith("T"):
        return None
    step = 1 if {"following", "next"} & set(text) else -1 if {"previous", "preceding"} & set(text) else 0
    base = _latest_day(m) if unit in ("D", "N") else _latest(m)
    if base is None:
        return Value("DATE", calendar.unknown(unit))
    try:
        return Value("DATE", calendar.at(calendar.move(base[0], unit, step), unit), anchor=base[1])
    except (ValueError, OverflowError):
        return None


def _latest(m: Match) -> tuple[date, str] | None:
    for found in reversed(m.before):
        if m.sentence - found.sentence > 2:
            return None
        first, _ = calendar.bounds(found.value.value)
        if first and found.value.type in ("DATE", "TIME"):
            return date.fromisoformat(first), found.id
    return None


def rel_span(m: Match) -> Value | None:
    """The last three weeks; the next few days; the first nine months."""
    unit = words().units[m.word("u")]
    count = m.number("n")
    if m.has("half") and count:
        count += 0.5
    if count is None and not m.has("vague"):
        return None
    number = f"{count:g}" if count is not None else "X"
    step = step_of(m)
    if m.has("rel") and step and unit != "2W":
        return _stretch(m, number, unit, count, step)
    return Value("DURATION", calendar.duration(number, unit), unit=unit)


def recent_span(m: Match) -> Value | None:
    """In recent days; in the coming weeks; past years."""
    unit = words().units[m.word("u")]
    if not m.all[-1].endswith("s"):
        return None
    at = m.published.isoformat() if m.published else None
    if m.has("coming") or m.word("rel") in ("coming", "next"):
        return Value("DATE", "FUTURE_REF", at, None, at and "published")
    return Value("DATE", "PAST_REF", None, at, at and "published", unit)


def ago(m: Match) -> Value | None:
    """Two days ago; a year and a half ago; several years ago."""
    unit = words().units[m.word("u")]
    count = _count(m)
    if m.published is None:
        return Value("DATE", "PAST_REF" if count is None else calendar.unknown(unit))
    if unit.startswith("T"):
        return (
            Value("TIME", m.published.isoformat(), anchor="published")
            if False
            else Value("DATE", "PAST_REF", None, m.published.isoformat(), "published")
        )
    if count is None:
        return Value("DATE", "PAST_REF", None, m.published.isoformat(), "published")
    return _away(m.published, unit, -count, "published")


def _count(m: Match) -> float | None:
    texts = m.texts("count")
    count = m.number("count")
    if count is None and texts in (["a"], ["an"]):
        count = 1.0
    elif count is None and "couple" in texts:
        count = 2.0
    elif texts[:1] == ["half"]:
        count = 0.5
    if count is not None and (m.has("half") or m.has("half1")):
        count += 0.5
    return count


def _away(day: date, unit: str, count: float, anchor: str) -> Value | None:
    if count != int(count):
        moved = _moved(day, unit, count)
        if moved is None:
            return None
        return Value("DATE", calendar.at(date.fromisoformat(moved), {"Y": "M", "E": "Y"}.get(unit, "D")), anchor=anchor)
    try:
        moved_to = calendar.move(day, unit, int(count))
    except (ValueError, OverflowError):
        return None
    return Value("DATE", calendar.at(moved_to, unit), anchor=anchor)


def shift(m: Match) -> Value | None:
    """Four days earlier; a week later; the day after: by the last time named just before, else open."""
    unit = words().units[m.word("u")]
    count = _count(m) if m.has("count") else 1.0
    text = m.all
    back = {"earlier", "before", "prior", "previously", "ago"} & set(text)
    if {"before", "after"} & set(text[-1:]) and not m.has("count") and m.next_word() in ("yesterday", "tomorrow"):
        return None
    if unit.startswith("T"):
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF") if "hence" in text else None
    base = _latest_day(m) if unit in ("D", "N") else _latest(m)
    if base is None or count is None:
        return Value("DATE", calendar.unknown(unit))
    return _away(base[0], unit, -count if back else count, base[1])


def week_of(m: Match) -> Value | None:
    """The week of March 6."""
    day = absolute.month_day(m)
    if day is None or m.published is None:
        return None
    return Value("DATE", calendar.at(date.fromisoformat(day.value), "W"), anchor="published")
