"""Durations, sets and words that only point: "six months", "every day", "recently"."""

from datetime import date, timedelta

from accordingto.reading.language.lexicon import numbers
from accordingto.reading.times import calendar, clock
from accordingto.reading.times.anchors import latest_day, step_of, too_late
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import words

_FINER = {"Y": ("6", "M"), "TH": ("30", "TM"), "D": ("12", "TH"), "E": ("5", "Y"), "C": ("50", "Y"), "TM": ("30", "TS")}
"""Half of a unit, in the next finer one."""
_RANK = ("Y", "M", "W", "D", "TH", "TM", "TS")
_NOT_UNITS = ("min", "sec", "hr", "yr", "mins", "secs", "hrs", "yrs")
"""Short forms count only after a figure."""


def _some_day(m: Match) -> bool:
    """Whether "one day" is some day to come: "will one day return"."""
    return m.word_before() in words().future_helpers and m.next_word() != "-"


def duration(m: Match) -> Value | None:
    """90 minutes; nearly six months; a year and a half; several days; months; 12 to 18 months; one year and two months."""
    if m.has("u2"):
        return _several(m)
    if m.has("q25"):
        return _quarter_century(m)
    if m.has("long"):
        return Value("DURATION", words().long[m.word("long")])
    if m.word("u") == "hours" and len(m.all) == 1 and _which(m):
        return None
    if m.has("halved"):
        return Value("DURATION", _with_half(0, words().units[m.word("halved")]))
    if m.has("short_unit"):
        return Value("DURATION", calendar.duration(f"{m.number('n'):g}", "TH"))
    unit, text = words().units[m.words[m.phrase.last - 1].lower if not m.has("u") else m.word("u")], m.all
    if m.next_word() in ("old", "olds") or (m.next_word() == "-" and m.word_after(1) in ("old", "olds")):
        return None
    if m.word("u") in _NOT_UNITS and not text[0][0].isdecimal():
        return None
    if m.word("u") == "second" and text[0] not in ("one", "per"):
        return None
    if len(text) == 1 and m.word_before() in words().lists["which_days"]:
        return None
    if text[0] == "many" and m.word_before() == "as":
        return None  # "the third attack in as many days"
    if text == ["one", "day"] and _some_day(m):
        at = m.published.isoformat() if m.published else None
        return Value("DATE", "FUTURE_REF", at, None, at and "published")
    if len(text) == 2 and text[0] in ("a", "an") and _rate(m):
        return None
    count = count_of(m) if m.has("count") else m.number("n")
    if count and 1400 < count < 2100 and "," not in text[0] and not text[-1].endswith("s"):
        return None  # "1988 quarter" is no length
    if m.next_word() == "-" and m.word_after(1) in ("earlier", "ago", "end"):
        return None
    if m.next_word() == "from" and unit.startswith("T") and _far(m):
        return None
    if unit == "Q" and m.next_word() == "of" and (text[-2:-1] in (["-"], ["a"]) or text[0] in ("nearly", "almost")):
        return None  # three-quarters of the city, a quarter of the people
    if m.has("another"):
        count = 1.0
    if m.has("b") or (text[0] in ("a", "an") and text[-1] == "long" and m.word("u").endswith("s")):
        count = None  # "an hours-long battle" lasted some hours
    elif (text[0] in words().classes["unit_long"] and "long" in text) or (
        not m.has("count") and count is None and text[0] in ("all", "the", "entire", "whole", "full")
    ):
        count = 1.0
    if unit == "Q" and count and count != int(count):
        return None
    value = length(count, unit)
    if unit.startswith("T") and m.next_word() in words().classes["shift_word"] and (base := latest_day(m)):
        return _within_days(m, value, unit, count or 1, base)
    ahead = m.word_before() in ("in", "within") and m.next_word() != "of"
    if count is None or count % 1:
        at = m.published.isoformat() if ahead and m.published and m.tense() == "future" else None
        return Value("DURATION", value, at, None, at and "published")
    if ahead and m.published and m.tense() == "future":
        if not unit.startswith("T"):
            within = m.word_before() == "within" or text[0] in words().lists["at_most"]
            return _ahead(m.published, value, unit, int(count), within)
        if m.word_before() == "in" and (later := moved_clock(m, unit, count)):
            return later
    return Value("DURATION", value)


def length(count: float | None, unit: str) -> str:
    """The value of so many units, of an unknown number where the count is None."""
    if count is None:
        return "PXC" if unit == "C" else calendar.duration("X", unit)
    if count % 1 == 0.5 and unit in _FINER:
        return _with_half(int(count), unit)
    return calendar.duration(f"{count:g}", unit)


def _within_days(m: Match, value: str, unit: str, count: float, base: tuple[date, str]) -> Value:
    """Hours after or before the day that the text speaks of: "less than 24 hours later" is that day or the next."""
    days = -(-int(count) // 24) if unit == "TH" else 0
    other = calendar.move(base[0], "D", -days if m.next_word() in ("earlier", "previously") else days)
    if too_late(m, other):
        other = m.published or other
    first, last = sorted((base[0].isoformat(), other.isoformat()))
    return Value("DURATION", value, first, last, base[1])


_RATE_WITHIN = 3
"""Words back to the figure of a rate: "700 new seats a week". Not tuned."""


def _rate(m: Match) -> bool:
    """Whether the words say how much comes in each unit, which is an amount's: "$500 million a year", "700 seats a week"."""
    at, lex = m.phrase.first, words()
    if m.next_word() in lex.lists["counted_after"] | lex.lists["counted_before"]:
        return False  # "killed 12 a week after the vote"
    said = [w.lower for w in m.words[max(at - _RATE_WITHIN, 0) : at]]
    if not said or not (said[-1].isalnum() or said[-1] == "%") or said[-1] in lex.lists["before_length"]:
        return False
    return any(numbers.value([w]) is not None or w == "%" for w in said)


def _far(m: Match) -> bool:
    """Whether "from" and a name follow: "two hours from Orsina" is how far it is."""
    lex, at = words(), m.phrase.last + 1
    dated = lex.weekdays.keys() | lex.months.keys() | {*lex.lists["pointing"]}
    return at < len(m.words) and m.words[at].text[:1].isupper() and m.words[at].lower not in dated


def _which(m: Match) -> bool:
    """Whether the word before "hours" says which they are: "in the early hours"."""
    return m.word_before() in words().lists["which_hours"] or m.word_before() in words().parts


def _quarter_century(m: Match) -> Value:
    """A quarter of a century, or that long ago."""
    if not m.has("ago"):
        return Value("DURATION", "P25Y")
    return Value("DATE", f"{m.published.year - 25:04d}", anchor="published") if m.published else Value("DATE", "XXXX")


def _ahead(at: date, value: str, unit: str, count: int, within: bool) -> Value:
    """In two weeks, within two weeks, with "will": the length is the value, the days meant are the bounds."""
    then = calendar.move(at, unit, count)
    if within:
        return Value("DURATION", value, at.isoformat(), then.isoformat(), "published")
    first, last = calendar.bounds(calendar.at(then, unit))
    return Value("DURATION", value, first, last, "published")


def _several(m: Match) -> Value | None:
    """One year and two months; 1 day 2 hours: from the longer unit to the shorter."""
    parts = [
        (count_of(m) if m.has("count") else None, m.word("u")),
        (m.number("n2"), m.word("u2")),
        (m.number("n3"), m.word("u3")),
    ]
    days, clock_part, rank, day = "", "", -1, m.published
    for count, name in parts:
        if not name:
            continue
        unit = words().units[name]
        if count is None or unit not in _RANK or _RANK.index(unit) <= rank:
            return None
        rank = _RANK.index(unit)
        value = calendar.duration(f"{count:g}", unit)
        if m.has("ago"):
            day = (
                calendar.move(day, unit, -int(count))
                if day and count == int(count) and not unit.startswith("T")
                else None
            )
        if unit.startswith("T"):
            clock_part += value.removeprefix("PT")
        else:
            days += value.removeprefix("P")
    if m.has("ago"):
        return Value("DATE", day.isoformat(), anchor="published") if day else Value("DATE", "XXXX-XX-XX")
    return Value("DURATION", f"P{days}" + (f"T{clock_part}" if clock_part else ""))


def _with_half(whole: int, unit: str) -> str:
    """Two and a half years: P2Y6M.

    >>> _with_half(2, "Y"), _with_half(1, "TM"), _with_half(0, "TH")
    ('P2Y6M', 'PT1M30S', 'PT30M')
    """
    number, finer = _FINER[unit]
    half = calendar.duration(number, finer)
    if not whole:
        return half
    base = calendar.duration(str(whole), unit)
    return base + (half.removeprefix("PT") if base.startswith("PT") else half.removeprefix("P"))


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
    other = calendar.moved(day, unit, (1 if step > 0 else -1) * count) if count else None
    first, last = (other, at) if step < 0 else (at, other)
    return Value("DURATION", value, first, last, anchor)


def rel_span(m: Match) -> Value | None:
    """The last three weeks; the next few days; the next 12 to 18 months; the first nine months."""
    unit = words().units[m.word("u")]
    count = 2.0 if "couple" in m.texts("vague") else m.number("n")
    if count is None and m.has("half") and not m.has("vague"):
        count = 1.0  # "the past year and a half"
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
    earliest, latest = (at, None) if forward else (None, at)
    if counted:
        return Value("DURATION", calendar.duration("X", unit), earliest, latest, at and "published")
    return Value("DATE", "FUTURE_REF" if forward else "PAST_REF", earliest, latest, at and "published")


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
    elif texts[-1:] == ["dozen"]:
        count = 12.0 * (0.5 if texts[0] == "half" else numbers.value(texts[:-1]) or 1)
    elif "couple" in texts:
        count = 2.0
    elif texts[:1] == ["half"]:
        count = 0.5
    return count + 0.5 if count is not None and m.has("half") else count


def set_(m: Match) -> Value | None:
    """Daily; every three days; every other week; twice a week."""
    if m.has("c"):
        time = clock.clock_of(m)
        if time is None:
            return None
        name = (m.word("wd") or m.word("wds")).removesuffix("s")
        return Value("SET", f"XXXX-WXX-{words().weekdays[name]}{time}" if name else time)
    if (m.has("every") or m.all[0] == "per") and _rate(m):
        return None
    if m.has("every"):
        return Value("SET", words().every[m.word("every")])
    if m.has("p") or m.has("pp"):
        return Value("SET", "T" + words().parts[m.word("p") or m.word("pp")])
    if not m.has("u"):
        return Value("SET", "P1WE")
    unit = words().units[m.word("u")]
    if unit in ("N", "WE") and not m.has("n") and not m.has("other"):
        return Value("SET", "TNI" if unit == "N" else "XXXX-WXX-WE")
    if m.has("vague"):
        return Value("SET", calendar.duration("2" if m.word("vague") == "couple" else "X", unit))
    count = m.number("n") or (2.0 if m.has("other") else 1.0)
    return Value("SET", calendar.duration(f"{count:g}", unit))


def reference(m: Match) -> Value | None:
    """Now; recently; the future; at the moment; a while."""
    text = " ".join(m.all)
    if text in ("some time", "a while", "a long time"):
        return Value("DURATION", "PXX")
    if m.word("ref") in words().reference_nouns and (
        m.next_word() in words().seasons or numbers.value([m.next_word()]) is not None
    ):
        return None  # "the past three summers"
    if m.word("ref") in words().reference_nouns and m.next_word() == "of":
        return None  # "the future of the port" is what becomes of it
    if m.words[m.phrase.first].text == "Now" and m.next_word() == ",":
        return None  # "Now, he says, …" only goes on to the next thing
    if (text == "soon" and m.next_word() in ("after", "as", "before")) or m.word_before() == "as":
        return None
    if text == "soon" and m.tense() == "past":
        return None  # "was soon released": soon after what was told before
    value = words().adverbs.get(m.word("ref")) or words().reference_nouns.get(m.word("ref")) or "PRESENT_REF"
    if text == "recent times" or m.all[-1] == "term":
        value = "PAST_REF" if text == "recent times" else "FUTURE_REF"
    day = m.published.isoformat() if m.published else None
    first, last = {"PAST_REF": (None, day), "FUTURE_REF": (day, None)}.get(value, (day, day))
    return Value("DATE", value, first, last, day and "published")
