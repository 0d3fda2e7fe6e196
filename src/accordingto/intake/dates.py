"""Days and times of publication, as pages, feeds, agencies and people write them, to ISO 8601."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from accordingto.record import vocabulary

OLDEST = 1600
"""No newspaper is older; the year 1 is what some programs write where they have no date."""
ZEROS = (date(1899, 12, 30), date(1900, 1, 1), date(1904, 1, 1), date(1969, 12, 31), date(1970, 1, 1))
"""Days that clocks and spreadsheets count from, and show where they were given nothing."""
LONGEST = 100
"""Characters of a stated time; what is longer is something else."""

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\s?(?!.{0,15}[ap]\.?m\b)(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?!\d)",
    re.I,
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
# "Sept" and a clock of twelve hours are beyond the library: of these the day is read, as words.
_MAIL = re.compile(
    r"(?:[a-z]{3,9},? )?\d{1,2} (?!sept )[a-z]{3,9} \d{2}(?:\d{2})? \d{1,2}:\d{2}(?!.{0,9}[ap]\.?m\b)", re.I
)


def iso(stated: object) -> str | None:
    """The date, or date and time, that a field of publication states, to the second; None if it cannot be told.

    ISO 8601, RFC 822, days in figures from the year down and with full stops, and days in English words are read. Nothing is made
    more exact than it was: a day stays a day, and a time without a zone, or with one that nobody knows, stays without one. Days
    in figures whose order cannot be known, as 3/5/2022, are not read.

    >>> iso("2022-09-14T12:30:05.120+0300"), iso("2022-09-14 9:30"), iso("Wed, 14 Sep 2022 12:30:00 GMT")
    ('2022-09-14T12:30:05+03:00', '2022-09-14T09:30:00', '2022-09-14T12:30:00+00:00')
    >>> iso("September 14, 2022"), iso("3/5/2022"), iso("5 hours ago"), iso("1970-01-01T00:00:00Z")
    ('2022-09-14', None, None, None)
    """
    if not isinstance(stated, str) or len(stated) > LONGEST:
        return None
    stated = " ".join(stated.split())
    try:
        found = parsedate_to_datetime(stated) if _MAIL.match(stated) else _numeric(stated)
    except (ValueError, OverflowError):  # the thirty-first of June, the twenty-fifth hour
        return None
    if found is None:
        named = date_in(stated)
        return named[2] if named else None
    if not _is_possible(found):
        return None
    return found.isoformat(timespec="seconds") if isinstance(found, datetime) else found.isoformat()


def date_in(line: str) -> tuple[int, int, str] | None:
    """Where the first full date of a short line stands, and which day it is; None where there is none.

    Of years in two digits, as on old wires, those from 30 on are of the twentieth century; others could be either and are left.
    All-number dates other than ISO 8601 are left too: 3/5/2022 is two different days.

    >>> date_in("Published: 14 September 2022")
    (11, 28, '2022-09-14')
    >>> date_in("BOGOTA, 3 JUN 89 (EL TIEMPO) --")
    (8, 16, '1989-06-03')
    """
    if not any(c.isdigit() for c in line):
        return None
    for pattern in _in_words():
        for found in pattern.finditer(line):
            year, month, day = found["y"], found["m"].casefold(), found["d"]
            try:
                value = date(
                    int(year) if len(year) == 4 else 1900 + int(year), months().get(month) or int(month), int(day)
                )
            except ValueError:
                continue
            if _is_possible(value):
                return found.start(), found.end(), value.isoformat()
    return None


@cache
def months() -> dict[str, int]:
    """Names of months, long and short, in lower case, and their numbers.

    >>> months()["sept"]
    9
    """
    names = vocabulary.load("accordingto.intake", "dates.yaml", tuple[tuple[str, ...], ...])
    return {name: number for number, month in enumerate(names, start=1) for name in month}


@cache
def _in_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    month = "|".join(sorted(months(), key=len, reverse=True))
    return (
        re.compile(r"\b(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
        re.compile(
            rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m>{month})\b\.?,?\s(?P<y>[12]\d{{3}}|[3-9]\d)(?!\d)", re.I
        ),
        re.compile(rf"\b(?P<m>{month})\b\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>[12]\d{{3}})(?!\d)", re.I),
    )


def _is_possible(when: date) -> bool:
    return when.year >= OLDEST and date(when.year, when.month, when.day) not in ZEROS


def _numeric(stated: str) -> date | None:
    if found := _ISO.match(stated):
        day, clock = found["day"], found["clock"]
        return datetime.fromisoformat(f"{day}T{clock:0>5}{_zone(found['zone'])}") if clock else date.fromisoformat(day)
    if found := _BASIC.fullmatch(stated):
        day = f"{found[1]}-{found[2]}-{found[3]}"
        if not found[4]:
            return date.fromisoformat(day)
        return datetime.fromisoformat(f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{_zone(found[7])}")
    if found := _SLASHED.match(stated):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.match(stated):
        return date(int(found[3]), int(found[2]), int(found[1]))
    return None


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if written.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = written[1:].replace(":", "").ljust(4, "0")
    return f"{written[0]}{digits[:2]}:{digits[2:]}"
