"""Dates and times as pages write them in their metadata, to ISO 8601; what is not explicit stays unread."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from accordingto.intake.passages.dates import date_in

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\s?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.I,
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
EARLIEST = 1980
"""Years before this are the zero of somebody's clock, as 1970-01-01, and no publication time."""


def iso(written: str) -> str | None:
    """The date, or date and time, as ISO 8601 to the second, in the time zone it was written in; None if it cannot be told.

    A time without a zone is given without one. All-number dates whose order cannot be known, as 3/5/2022, are not read.

    >>> iso("2022-09-14T12:30:05.120+0300"), iso("2022-09-14 9:30"), iso("Wed, 14 Sep 2022 12:30:00 GMT")
    ('2022-09-14T12:30:05+03:00', '2022-09-14T09:30:00', '2022-09-14T12:30:00+00:00')
    >>> iso("September 14, 2022"), iso("3/5/2022"), iso("5 hours ago")
    ('2022-09-14', None, None)
    """
    written = " ".join(written[:100].split())
    try:
        return _numeric(written) or _mail(written) or _in_words(written)
    except (ValueError, OverflowError):  # the thirty-first of June
        return None


def _numeric(written: str) -> str | None:
    if found := _ISO.match(written):
        if written[found.end() :][:1].isdigit():
            return None
        day = date.fromisoformat(found["day"])
        return _kept(
            datetime.fromisoformat(f"{day}T{found['clock'].zfill(5)}{_zone(found['zone'])}") if found["clock"] else day
        )
    if found := _BASIC.fullmatch(written):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if not found[4]:
            return _kept(day)
        return _kept(datetime.fromisoformat(f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{_zone(found[7])}"))
    if found := _SLASHED.match(written):
        return _kept(date(int(found[1]), int(found[2]), int(found[3])))
    if found := _DOTTED.match(written):
        return _kept(date(int(found[3]), int(found[2]), int(found[1])))
    return None


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if written.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = written[1:].replace(":", "").ljust(4, "0")
    return f"{written[0]}{digits[:2]}:{digits[2:]}"


def _mail(written: str) -> str | None:
    if not re.match(r"(?:[A-Za-z]{3,9}, )?\d{1,2} [A-Za-z]{3} \d{4} \d", written):
        return None
    try:
        return _kept(parsedate_to_datetime(written))
    except ValueError:
        return None


def _in_words(written: str) -> str | None:
    found = date_in(written)
    return _kept(date.fromisoformat(found[2])) if found else None


def _kept(when: date) -> str | None:
    if when.year < EARLIEST:
        return None
    return when.isoformat(timespec="seconds") if isinstance(when, datetime) else when.isoformat()
