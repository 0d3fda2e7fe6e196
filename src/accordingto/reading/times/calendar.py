"""Calendar values of TIMEX3, their bounds as days, and moving from one to another.

A value says how fine it is: ``1989`` is a year, ``1989-Q3`` a quarter, ``1989-10`` a month, ``1989-W43`` a week, ``1989-10-26`` a
day, ``198`` a decade, ``19`` a century (the years 1900 to 1999), ``1998-SU`` a season. ISO 8601, with TIMEX3's additions
(TIDES 2005 guidelines, Ferro et al.; ISO 24617-1). A stretch from one to another is written as an interval of ISO 8601,
``2022-05-03/2022-05-09``, which TIMEX3 leaves to two expressions.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?$|(?P<weekend>\d{4}-W\d\d)-WE$|(?P<week>\d{4}-W\d\d)$|(?P<quarter>\d{4}-Q[1-4])$"
    r"|(?P<half>\d{4}-H[12])$|(?P<season>\d{4}-(?:SP|SU|FA|WI))$|(?P<month>\d{4}-\d\d)$|(?P<year>\d{4})$|(?P<decade>\d{3})$"
    r"|(?P<century>\d\d)$"
)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season."""
_WHOLE = {"2W": ("W", 2), "WE": ("D", 2), "N": ("D", 1), "E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000)}
"""Units that ISO 8601 lacks, in those it has. Quarters stay (P2Q), as in TIDES and TimeBank."""
_UNKNOWN = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX"}
_UNKNOWN |= {"E": "XXX", "C": "XX", "L": "X"}


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[str | None, str | None]:
    """First and last day of a value, inclusive; null where it names none.

    >>> bounds("1989-Q3"), bounds("2022-W37"), bounds("XXXX-WXX-3")
    (('1989-07-01', '1989-09-30'), ('2022-09-12', '2022-09-18'), (None, None))
    >>> bounds("2022-05-03/2022-05-09")
    ('2022-05-03', '2022-05-09')
    """
    start, stretch, end = value.partition("/")
    if stretch:
        return bounds(start)[0], bounds(end)[1]
    match = _VALUE.match(value)
    if match is None:
        return None, None
    try:
        first, last = _days(match.lastgroup or "", match[match.lastgroup or 0])
    except (ValueError, OverflowError):
        return None, None
    return first.isoformat(), last.isoformat()


def _days(kind: str, text: str) -> tuple[date, date]:
    year = int(text[:4].ljust(4, "0"))
    match kind:
        case "day":
            day = date.fromisoformat(text)
            return day, day
        case "week" | "weekend":
            week = int(text[6:])
            return date.fromisocalendar(year, week, 6 if kind == "weekend" else 1), date.fromisocalendar(year, week, 7)
        case "quarter":
            month = 3 * int(text[6]) - 2
            return date(year, month, 1), end_of_month(year, month + 2)
        case "half":
            month = 6 * int(text[6]) - 5
            return date(year, month, 1), end_of_month(year, month + 5)
        case "season":
            month = SEASONS[text[5:]]
            end = add_months(date(year, month, 1), 2)
            return date(year, month, 1), end_of_month(end.year, end.month)
        case "month":
            month = int(text[5:])
            return date(year, month, 1), end_of_month(year, month)
        case "year":
            return date(year, 1, 1), date(year, 12, 31)
        case "decade":
            return date(year, 1, 1), date(year + 9, 12, 31)
        case _:
            return date(year, 1, 1), date(year + 99, 12, 31)


def end_of_month(year: int, month: int) -> date:
    """Last day of a month.

    >>> end_of_month(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter; ValueError outside years 1 to 9999.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def at(day: date, unit: str) -> str:
    """The value of the year, month, week … that a day lies in. Units as in ``words.yaml``.

    >>> at(date(2022, 9, 14), "W"), at(date(2022, 9, 14), "Q"), at(date(2022, 9, 14), "E")
    ('2022-W37', '2022-Q3', '202')
    """
    match unit:
        case "Y":
            return f"{day.year:04d}"
        case "M":
            return f"{day.year:04d}-{day.month:02d}"
        case "W" | "WE" | "2W":
            iso = day.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if unit == "WE" else "")
        case "Q":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "E":
            return f"{day.year // 10:03d}"
        case "C":
            return f"{day.year // 100:02d}"
        case "L":
            return f"{day.year // 1000}"
        case _:
            return day.isoformat()


def move(day: date, unit: str, steps: int) -> date:
    """The day so many units later (earlier, where negative); ValueError or OverflowError outside of the calendar.

    >>> move(date(2022, 9, 14), "M", -6)
    datetime.date(2022, 3, 14)
    """
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
    if unit in months:
        return add_months(day, steps * months[unit])
    return day + timedelta(days=steps * {"W": 7, "WE": 7, "2W": 14}.get(unit, 1))


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
        return move(day, unit, int(count)).isoformat()
    if unit in finer:
        return move(day, finer[unit][0], round(count * finer[unit][1])).isoformat()
    return None


def unknown(unit: str) -> str:
    """The value of an unknown year, month, week or day.

    >>> unknown("M"), unknown("W")
    ('XXXX-XX', 'XXXX-WXX')
    """
    return _UNKNOWN.get(unit, "XXXX-XX-XX")


def duration(number: str, unit: str) -> str:
    """An ISO 8601 duration.

    >>> duration("90", "TM"), duration("6", "M"), duration("X", "Y"), duration("2", "E")
    ('PT90M', 'P6M', 'PXY', 'P20Y')
    """
    if unit.startswith("T"):
        return f"PT{number}{unit[1:]}"
    if unit in _WHOLE:
        unit, factor = _WHOLE[unit]
        number = f"{float(number) * factor:g}" if number != "X" else number
    return f"P{number}{unit}"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.

    >>> easter(2022)
    datetime.date(2022, 4, 17)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * n) // 433
    month, day = divmod(h + n - 7 * m + 90, 25)[0], 0
    day = (h + n - 7 * m + 33 * month + 19) % 32
    return date(year, month, day)
