"""Publication times as feeds, agencies and people write them, as ISO 8601."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# RFC 822 allows names of zones; the parser of the standard library reads an unknown one as UTC, which would be a guess.
_ZONES = re.compile(r"[+-]\d{4}|\b(?:GMT|UTC?|Z|[ECMP][SD]T)\b\s*(?:\(.{0,40}\))?$")


def iso(value: object) -> str | None:
    """``value`` as an ISO 8601 date, or date-time with the offset it was given; None for what is not a date.

    Nothing is made more exact than it was: a day stays a day, and a time without a zone stays without one.

    >>> iso("Wed, 14 Sep 2022 10:00:00 GMT"), iso("2022-09-14"), iso("2022-09-14T10:00:00Z"), iso("last Wednesday")
    ('2022-09-14T10:00:00+00:00', '2022-09-14', '2022-09-14T10:00:00+00:00', None)
    """
    if not isinstance(value, str) or len(value) > 64:
        return None
    value = value.strip()
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
        return datetime.fromisoformat(value).isoformat() if len(value) > 10 else None
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(value)
        return (moment if _ZONES.search(value) else moment.replace(tzinfo=None)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
