"""The main way through this room: words of a passage → phrases by pattern → values by rule → Times."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date

from accordingto.reading.language import Analysis
from accordingto.reading.language.phrases import words
from accordingto.reading.times import absolute, calendar, clock, relative, spans
from accordingto.reading.times.match import Found, Match, Value
from accordingto.reading.times.tense import tense_at
from accordingto.reading.times.vocabulary import grammar
from accordingto.record import Time

RULES: Mapping[str, Callable[[Match], Value | None]] = {
    "date": absolute.full_date,
    "iso": absolute.iso,
    "slashed": absolute.slashed,
    "month_day": absolute.month_day,
    "month_year": absolute.month_year,
    "month_of_year": absolute.month_of_year,
    "month_rel": absolute.month_rel,
    "month": absolute.month,
    "year": absolute.year,
    "season": absolute.season,
    "decade": absolute.decade,
    "century": absolute.century,
    "quarter": absolute.quarter,
    "half_year": absolute.half_year,
    "fiscal": absolute.fiscal,
    "holiday": absolute.holiday,
    "deictic": relative.deictic,
    "part_rel": relative.part_rel,
    "part": relative.part,
    "weekday": relative.weekday,
    "weekday_set": relative.weekday_set,
    "weekend": relative.weekend,
    "rel_unit": relative.rel_unit,
    "within_unit": relative.within_unit,
    "the_unit": relative.the_unit,
    "that_unit": relative.that_unit,
    "rel_span": relative.rel_span,
    "recent_span": relative.recent_span,
    "ago": relative.ago,
    "shift": relative.shift,
    "shift_from": relative.shift_from,
    "year_before": relative.year_before,
    "week_of": relative.week_of,
    "year_period": relative.year_period,
    "clock": clock.clock,
    "duration": spans.duration,
    "set": spans.set_,
    "reference": spans.reference,
}
"""What each rule of ``patterns.yaml`` computes."""


def find(analysis: Analysis) -> tuple[Time, ...]:
    """The times of a report, in order of the text.

    Values are resolved against the day of publication as written; without one they stay open ("Wednesday" is
    ``XXXX-WXX-3``, with null bounds).
    """
    published = day_of(analysis.report.published)
    starts = [s.start for s in analysis.sentences]
    found: list[Found] = []
    for passage in analysis.passages:
        tokens = words(analysis.text, passage.start, passage.end)
        taken = 0
        for phrase in grammar().candidates(tokens):
            if phrase.first < taken:
                continue
            start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
            sentence = max(bisect_right(starts, start) - 1, 0)
            match = Match(phrase, tokens, published, _tense(analysis, start, end), found, sentence)
            value = _value(match)
            if value is not None:
                taken = phrase.last
                found.append(Found(f"t{len(found) + 1}", start, end, sentence, value))
    return tuple(_time(f) for f in found)


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time, as written there; None where there is none or it is no date.

    >>> day_of("2022-09-14T23:30:00-07:00")
    datetime.date(2022, 9, 14)
    """
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _value(match: Match) -> Value | None:
    """What the match's rule makes of it; None also where that lies outside of the years 1 to 9999."""
    try:
        return RULES[match.phrase.rule](match)
    except (ValueError, OverflowError):
        return None


def _tense(analysis: Analysis, start: int, end: int) -> Callable[[], str]:
    return lambda: tense_at(analysis, start, end)


def _time(found: Found) -> Time:
    value = found.value
    earliest, latest = value.earliest, value.latest
    if earliest is None and latest is None:
        earliest, latest = calendar.bounds(value.value) if value.type in ("DATE", "TIME") else (None, None)
    return Time(found.start, found.end, found.id, value.type, value.value, earliest, latest, value.anchor)
