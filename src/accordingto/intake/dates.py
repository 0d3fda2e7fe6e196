"""Publication times as feeds, agencies and people write them, as ISO 8601."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from accordingto.intake.passages.dates import date_in

OLDEST = 1600
"""No newspaper is older; the year 1 is what some programs write where they have no date."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def iso(value: object) -> str | None:
    """``value`` as an ISO 8601 date, or date-time with the offset it was given; None for what is not a date.

    ISO 8601, RFC 822 and dates in English words are read. Nothing is made more exact than it was: a day stays a day, and a time
    without a zone, or with one that nobody knows, stays without one.

    >>> iso("Wed, 14 Sep 2022 10:00:00 +0200"), iso("2022-09-14"), iso("Sept. 14, 2022")
    ('2022-09-14T10:00:00+02:00', '2022-09-14', '2022-09-14')
    >>> iso("3/5/2022") is iso("0001-01-01T00:00:00Z") is iso("last Wednesday") is None
    True
    """
    if not isinstance(value, str) or len(value) > 64:
        return None
    value = value.strip()
    found = _stamp(value)
    if found is None and (named := date_in(value)) and (named[0], named[1]) == (0, len(value)):
        found = date.fromisoformat(named[2])
    return found.isoformat() if found and found.year >= OLDEST else None


def _stamp(value: str) -> date | datetime | None:
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
        if len(value) > 10:
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
