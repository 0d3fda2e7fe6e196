"""Dates of publication that a text states in so many words: day, month and year."""

import re
from datetime import date
from functools import cache

from accordingto.intake.passages.words import words


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    month = "|".join(sorted((name for names in words().months for name in names), key=len, reverse=True))
    return (
        re.compile(r"\b(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
        re.compile(
            rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m>{month})\b\.?,?\s(?P<y>[12]\d{{3}}|[3-9]\d)(?!\d)", re.I
        ),
        re.compile(rf"\b(?P<m>{month})\b\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>[12]\d{{3}})(?!\d)", re.I),
    )


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
    number = {name: count for count, names in enumerate(words().months, start=1) for name in names}
    for pattern in _patterns():
        for found in pattern.finditer(line):
            year, month, day = found["y"], found["m"].casefold(), found["d"]
            try:
                value = date(
                    int(year) if len(year) == 4 else 1900 + int(year), number.get(month) or int(month), int(day)
                )
            except ValueError:
                continue
            return found.start(), found.end(), value.isoformat()
    return None
