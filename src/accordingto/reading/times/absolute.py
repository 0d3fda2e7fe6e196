"""Dates by the calendar: a full date, a month, a year, a season, a quarter, a decade, a holiday, a clock time."""

from dataclasses import replace
from datetime import date, timedelta

from accordingto.reading.language.lexicon import numbers
from accordingto.reading.times import calendar, quarters
from accordingto.reading.times.anchors import latest, nearest, step_of, year_told_of
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import Holiday, KnownDay, words

_AGE_WITHIN = 8
"""Words back to "their" of an age that are looked at: room for "late 20s to the mid-". Not tuned."""


def iso(m: Match) -> Value | None:
    """2004-11-18."""
    text, _, clock = m.words[m.phrase.first].text.partition("T")
    year, month, day = (int(part) for part in text.split("-"))
    value = _day(year, month, day)
    return value and (Value("TIME", f"{value.value}T{clock[:5]}") if clock else value)


def slashed(m: Match) -> Value | None:
    """18/11/2004, 11/18/04: the day first where it can only be the day, else month first; dots mean the day first."""
    text = m.words[m.phrase.first].text
    dotted = "." in text
    a, b, y = (int(part) for part in text.replace(".", "/").split("/"))
    if a > 999:
        return _day(a, b, y)
    year = y if y > 99 else two_digits(y)
    month, day = (b, a) if dotted or a > 12 else (a, b)
    return _day(year, month, day)


def two_digits(year: int) -> int:
    """The year of two digits: 00 to 49 are of this century, 50 to 99 of the last.

    >>> two_digits(89), two_digits(4)
    (1989, 2004)
    """
    return year + (2000 if year < 50 else 1900)


def day_of(m: Match, group: str = "d") -> int | None:
    """The day of the month that a match names, in figures or words."""
    texts = [t for t in m.texts(group) if t not in numbers.HYPHENS]
    if not texts:
        return None
    if texts[0].isdecimal():
        return int(texts[0])
    last = numbers.lexicon().ordinals.get(texts[-1])
    if last is None:
        return int(numbers.value(texts) or 0)
    return numbers.lexicon().tens.get(texts[0], 0) + last if len(texts) > 1 else last


def month_of(m: Match) -> int:
    """The month that a match names."""
    return words().months[m.texts("m")[0]]


def year_of(m: Match) -> int | None:
    """The year that a match names, or None."""
    if m.has("yy"):
        return two_digits(int(m.texts("yy")[0]))
    return year_number(m.texts("y"))


def year_number(texts: list[str]) -> int | None:
    """The year that words say: "1994", "nineteen ninety-four", "two thousand and one".

    >>> year_number(["nineteen", "ninety", "-", "four"]), year_number(["two", "thousand", "and", "one"])
    (1994, 2001)
    """
    if texts and texts[0] in ("eighteen", "nineteen"):
        return numbers.lexicon().ones[texts[0]] * 100 + int(numbers.value(texts[1:]) or 0)
    value = numbers.value(texts)
    return int(value) if value is not None else None


def numeric(m: Match) -> Value | None:
    """21-04-2016, 2015/08/12, on 4/22: the month first, unless that is over 12."""
    month, day = int(m.word("mn")), int(m.word("dn"))
    if month > 12:
        month, day = day, month
    year = year_of(m)
    if year is not None:
        return _day(year, month, day)
    return on_day(m, month, day)


def numeric_month(m: Match) -> Value | None:
    """2016-11, 11/2016. "2004-05" is a pair of years."""
    year, month = year_of(m), int(m.word("mn")) if m.word("mn").isdecimal() else 0
    if (
        year is None
        or not 1 <= month <= 12
        or m.next_word() in (*numbers.HYPHENS, "/")
        or m.next_word() in words().counted
    ):
        return None
    if (m.texts("mn")[0].startswith("0") and month == (year + 1) % 100) or not 1900 <= year <= 2100:
        return None
    return Value("DATE", f"{year:04d}-{month:02d}")


def _day(year: int, month: int, day: int | None) -> Value | None:
    try:
        return Value("DATE", date(year, month, day or 0).isoformat())
    except ValueError:
        return None


def full_date(m: Match) -> Value | None:
    """14 September 2022; Sept. 14, 2022; 3 JUN 89."""
    year = year_of(m)
    if year is None and m.published:
        year = m.published.year - m.has("last_year")
    return _day(year, month_of(m), day_of(m)) if year else None


def month_day(m: Match) -> Value | None:
    """Sept. 14: of the year that lies nearest to publication; a verb's tense decides where two are near."""
    day = on_day(m, month_of(m), day_of(m))
    if (m.has("ago") or m.word_before() == "ended") and day and m.published and day.value > m.published.isoformat():
        return _day(int(day.value[:4]) - 1, month_of(m), day_of(m))
    return day


def on_day(m: Match, month: int, day: int | None) -> Value | None:
    """The day of that month that lies nearest to publication; "the September 11 attacks" are those of 2001."""
    for known in words().known_days:
        if (known.month, known.day) == (month, day) and _is_named(m, known):
            value = date(known.year, known.month, known.day).isoformat()
            if m.published is None or m.published.isoformat() > value:
                return Value("DATE", value)
    told = year_told_of(m)
    of_year = _day(told[0], month, day) if told is not None else None
    if told is not None and of_year is not None:
        return replace(of_year, anchor=told[1])
    if m.published is None:
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}") if _day(2024, month, day) else None
    near = [v for y in (-1, 0, 1) if (v := _day(m.published.year + y, month, day))]
    if not near:
        return None
    return _anchored(nearest([(date.fromisoformat(v.value), v.value) for v in near], m, m.published, 60))


def _is_named(m: Match, known: KnownDay) -> bool:
    """Whether the day stands as a name: "the September 11 attacks", "the attacks of September 11", "9/11"."""
    before = [word.lower for word in m.words[max(0, m.phrase.first - 4) : m.phrase.first]]
    behind = m.next_word() in known.nouns and "the" in (m.word_before(), m.all[0])
    ahead = before[-1:] in (["of"], ["on"]) and bool(known.nouns & set(before)) and "the" in before
    return behind or ahead or "".join(m.all) == known.figure


def _anchored(value: str) -> Value:
    return Value("DATE", value, anchor="published")


def month_year(m: Match) -> Value | None:
    """September 2022."""
    if m.all[0].isdecimal() and m.phrase.last < len(m.words) and m.words[m.phrase.last].text.isdecimal():
        return None  # "since 1997", and on the next line "February 24, 2009"
    year = year_of(m)
    return Value("DATE", f"{year:04d}-{month_of(m):02d}") if year else None


def month_of_year(m: Match) -> Value | None:
    """September last year."""
    step = step_of(m)
    if m.published is None:
        return Value("DATE", f"XXXX-{month_of(m):02d}")
    return _anchored(f"{m.published.year + step:04d}-{month_of(m):02d}")


def month_rel(m: Match) -> Value | None:
    """Last March, this March, next March; each March."""
    month = month_of(m)
    if m.word("rel") in ("each", "every"):
        return Value("SET", f"XXXX-{month:02d}")
    if m.published is None:
        return Value("DATE", f"XXXX-{month:02d}")
    year, now = m.published.year, m.published.month
    step = step_of(m)
    year += -1 if step < 0 and month >= now else 1 if step > 0 and month <= now else 0
    return _anchored(f"{year:04d}-{month:02d}")


def month(m: Match) -> Value | None:
    """In March: the nearest one, by the tense of the verb."""
    number = month_of(m)
    told = year_told_of(m)
    if told is not None:
        return Value("DATE", f"{told[0]:04d}-{number:02d}", anchor=told[1])
    if m.published is None:
        return Value("DATE", f"XXXX-{number:02d}")
    year, now = m.published.year, m.published.month
    if m.tense() == "future":
        year += number < now
    elif m.tense() == "past":
        year -= number > now
    else:
        year += nearest_month(number, now)
    return _anchored(f"{year:04d}-{number:02d}")


def nearest_month(number: int, now: int) -> int:
    """How many years from this one the month lies nearest: up to five months ahead, else behind."""
    ahead = (number - now) % 12
    if ahead <= 5:
        return int(number < now)
    return -int(number > now)


def year(m: Match) -> Value | None:
    """In 2004; early 2004; nineteen ninety-four; in '94."""
    number = year_of(m)
    if number is None or not 1000 <= number <= 2999:
        return None
    if m.has("yy") and (not m.glued("yy") or m.next_word() in words().counted | {"'", "’"}):
        return None
    no_date = words().counted | words().lists["makes"]
    if len(m.all) == 1 and (m.next_word() in no_date or m.word_before() in ("$", "£", "€", "no")):
        return None
    return Value("DATE", f"{number:04d}")


def years(m: Match) -> Value | None:
    """The war of 1991-95; the 1990/91 revolt."""
    first, second = int(m.word("y")), int(m.word("yy"))
    last = first - first % 100 + second
    if not first < last or not m.glued("yy") or m.next_word() in words().counted:
        return None
    return Value("DATE", f"{first:04d}/{last:04d}")


def season(m: Match) -> Value | None:
    """Summer 2014; last fall; this winter; the winter."""
    code = words().seasons[m.word("s")]
    if m.has("y") or m.has("yy"):
        return Value("DATE", f"{year_of(m)}-{code}")
    if m.has("that"):
        base = latest(m)
        return Value("DATE", f"{base[0].year}-{code}", anchor=base[1]) if base else None
    if m.published is None:
        return Value("DATE", f"XXXX-{code}")
    at, step = m.published, step_of(m)
    if m.all[-1] == "year":
        return _anchored(f"{at.year + step}-{code}")
    starts = [date(at.year + y, calendar.SEASONS[code], 1) for y in (-2, -1, 0, 1)]
    spans = [(s, calendar.add_months(s, 3)) for s in starts]
    if step < 0:
        chosen = [s for s, e in spans if e <= at][-1]
    elif step > 0:
        chosen = next(s for s, e in spans if s > at)
    else:
        if m.has("rel") and code != "WI":
            return _anchored(f"{at.year}-{code}")
        within = [s for s, e in spans if s <= at < e]
        past = m.tense() == "past" and not m.has("rel")
        chosen = (within or ([s for s, e in spans if e <= at][-1:] if past else [s for s, e in spans if s > at][:1]))[0]
    return _anchored(f"{chosen.year}-{code}")


def decade(m: Match) -> Value | None:
    """The 1990s; the '90s; the nineties."""
    if m.has("tens_name"):
        return Value("DATE", f"{190 + words().decades[m.word('tens_name')] // 10}")
    number = int(m.number("y") or 0)
    if number < 100 and _is_age(m):
        return None
    first, last = m.phrase.groups["y"]
    if m.words[first].end != m.words[last].start and not m.words[last].text.startswith(("'", "’")):
        return None
    return Value("DATE", f"{(number if number > 99 else 1900 + number) // 10}")


def _is_age(m: Match) -> bool:
    """Whether a decade is one of somebody's life: "in his 30s", "in their late teens to early 20s"."""
    said = [w.lower for w in m.words[max(m.phrase.first - _AGE_WITHIN, 0) : m.phrase.first]]
    while said and (said[-1] in words().lists["age_words"] or said[-1].isdecimal()):
        said.pop()
    return said[-1:] in (["his"], ["her"], ["their"], ["my"], ["our"], ["your"])


def century(m: Match) -> Value | None:
    """The 19th century."""
    text = m.all
    number = next((int(w) for w in text if w.isdecimal()), 0) or numbers.lexicon().ordinals.get(m.word("o"), 0)
    number += next((numbers.lexicon().tens[w] for w in text if w in numbers.lexicon().tens), 0)
    return Value("DATE", f"{number - 1:02d}") if 0 < number <= 30 else None


def quarter(m: Match) -> Value | None:
    """The third quarter; Q3 2004; the second quarter of last year."""
    if m.word("q") == "last" and not (m.has("y") or m.has("ry")) and m.published:
        return _anchored(calendar.at(calendar.move(m.published, "Q", -1), "Q"))
    figure = m.word("qq") or m.word("q1")
    number = int(figure) if figure else quarters.ORDINALS[m.word("q")]
    if number > 4 or (m.has("qq") and not m.glued("qq")):
        return None
    return _within_year(m, "Q", number, number * 3)


def ended_quarter(m: Match) -> Value | None:
    """The quarter ended July 31: the one of the calendar that holds most of it; None where no day of its end is named."""
    day = on_day(m, month_of(m), day_of(m)) if m.has("m") and m.published else None
    if day is None:
        return None
    return replace(day, value=calendar.at(calendar.add_months(date.fromisoformat(day.value), -1), "Q"))


def half_year(m: Match) -> Value | None:
    """The first half of 2004; the second half of the year. Other halves ("of the match") are no times."""
    if not (m.has("y") or m.has("ry") or m.all[-1] == "year"):
        return None
    number = int(m.word("hh")) if m.has("hh") else 1 if m.word("h") == "first" else 2
    if number > 2 or (m.has("hh") and not m.glued("hh")):
        return None
    return _within_year(m, "H", number, number * 6)


def _within_year(m: Match, letter: str, number: int, end_month: int) -> Value:
    if m.has("y"):
        return Value("DATE", f"{year_of(m) or 0}-{letter}{number}")
    if m.published is None:
        return Value("DATE", f"XXXX-{letter}{number}")
    year = m.published.year
    if m.has("ry"):
        year += step_of(m, "ry")
    elif m.has("rel") and step_of(m):
        year += step_of(m)
    elif m.tense() == "future":
        # "Will close in the first quarter", told in autumn; "expects to report a third-quarter loss" is of the one just over.
        year += letter == "Q" and end_month + 3 < m.published.month
    elif letter == "Q" and end_month - 2 > m.published.month:
        year -= 1
    return _anchored(f"{year}-{letter}{number}")


def fiscal(m: Match) -> Value | None:
    """Fiscal 2004."""
    return Value("DATE", f"{year_of(m) or 0}")


def holiday(m: Match) -> Value | None:
    """Christmas; last Thanksgiving; Easter 2004."""
    name = " ".join(w for w in m.all)
    for known in sorted(words().holidays, key=len, reverse=True):
        if _spaced(known) in name.replace("’", "'"):
            day = _holiday(m, words().holidays[known])
            first, _ = calendar.bounds(day.value)
            return replace(day, value=calendar.at(date.fromisoformat(first), "W")) if m.has("wk") and first else day
    return None


def _spaced(name: str) -> str:
    return " ".join(name.replace("'", " ' ").replace(".", " . ").split())


def _holiday(m: Match, rule: Holiday) -> Value:
    if m.has("y"):
        return Value("DATE", holiday_in(rule, int(m.number("y") or 0)).isoformat())
    if m.published is None:
        return Value("DATE", f"XXXX-{rule.month:02d}-{rule.day:02d}" if rule.day else "XXXX-XX-XX")
    days = [holiday_in(rule, m.published.year + y) for y in (-1, 0, 1)]
    if m.has("mod"):
        step = step_of(m, "mod")
        if step < 0:
            days = [d for d in days if d < m.published]
            return _anchored(days[-1].isoformat())
        if step > 0:
            return _anchored(next(d for d in days if d > m.published).isoformat())
        return _anchored(days[1].isoformat())
    return _anchored(nearest([(d, d.isoformat()) for d in days], m, m.published, 60))


def holiday_in(rule: Holiday, year: int) -> date:
    """The holiday's day in a year.

    >>> holiday_in(Holiday(month=11, weekday=4, nth=4), 1999).isoformat()
    '1999-11-25'
    """
    if rule.easter is not None:
        return calendar.easter(year) + timedelta(days=rule.easter)
    if rule.day:
        return date(year, rule.month, rule.day)
    if rule.nth < 0:
        last = calendar.end_of_month(year, rule.month)
        return last - timedelta(days=(last.isoweekday() - rule.weekday) % 7)
    first = date(year, rule.month, 1)
    return first + timedelta(days=(rule.weekday - first.isoweekday()) % 7 + 7 * (rule.nth - 1))
