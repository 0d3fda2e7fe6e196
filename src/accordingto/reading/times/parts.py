"""Parts of a period ("early March", "the end of the year") and the word before a time that makes it a border ("since Monday")."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from accordingto.reading.times import calendar
from accordingto.reading.times.match import Match, Value
from accordingto.reading.times.vocabulary import words
from accordingto.record import TimeSignal


def narrowed(value: Value, m: Match) -> Value:
    """The value with the bounds of the part that its first words name; other values as they are.

    The value itself stays that of the whole period, as in TIMEX3. "Early" and "late" are halves, "mid" is the middle half; of a
    year they are counted in months, of other periods in days. The rest of a period begins at publication.
    """
    if value.type != "DATE" or value.earliest or value.latest:
        return value
    start = next((w for w in m.all[:2] if w not in ("the", "by")), "")
    first, last = calendar.bounds(value.value)
    if first is None or last is None or first == last or "/" in value.value:
        return value
    low, high = date.fromisoformat(first), date.fromisoformat(last)
    lists = words().lists
    if start in lists["period_rest"]:
        if m.published and low <= m.published <= high:
            return replace(value, earliest=m.published.isoformat(), latest=last)
        return value
    if start in lists["period_start"]:
        return replace(value, earliest=first, latest=(_at(low, high, 2, 4) - timedelta(1)).isoformat())
    if start in lists["period_end"]:
        return replace(value, earliest=_at(low, high, 2, 4).isoformat(), latest=last)
    if start in lists["period_middle"]:
        quarters = (4, 8) if len(value.value) == 4 else (1, 3)
        parts = 12 if len(value.value) == 4 else 4
        return replace(
            value,
            earliest=_at(low, high, quarters[0], parts).isoformat(),
            latest=(_at(low, high, quarters[1], parts) - timedelta(1)).isoformat(),
        )
    return value


_SIGNALS: Mapping[str, TimeSignal] = {
    "since": "since",
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "earlier than": "before",
    "after": "after",
    "later than": "after",
    "until": "until",
    "till": "until",
    "by": "by",
    "no later than": "by",
    "from": "from",
    "starting": "from",
    "starting on": "from",
    "beginning": "from",
    "beginning on": "from",
}
"""Words that make a time a border, as TimeML's SIGNAL."""


def signal_of(m: Match) -> TimeSignal | None:
    """The border that a date or time of day is, by the words before it: "since Monday", "no later than May 3"."""
    at = m.phrase.first
    before = [w.lower for w in m.words[max(at - 4, 0) : at]]
    while before and before[-1] in ("the", "around", "about"):
        before.pop()
    for size in (3, 2, 1):
        if signal := _SIGNALS.get(" ".join(before[-size:])):
            return signal
    return None


def _at(low: date, high: date, part: int, parts: int) -> date:
    """The day on which so many parts of the period are over: whole months of a year, days of other periods."""
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    if low.day == 1 and months % parts == 0 and months >= 12:
        return calendar.add_months(low, months * part // parts)
    return low + timedelta(((high - low).days + 1) * part // parts)
