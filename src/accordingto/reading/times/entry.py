"""The main way through this room: words of a passage → phrases by pattern → values by rule → Times."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from accordingto.reading.language import Analysis
from accordingto.reading.language.phrases import Phrase, Word
from accordingto.reading.times import (
    absolute,
    calendar,
    clock,
    counted,
    happenings,
    joining,
    lasting,
    names,
    parts,
    quarters,
    relative,
    spans,
    weeks,
)
from accordingto.reading.times.match import Found, Match, Value
from accordingto.reading.times.precision import precision
from accordingto.reading.times.tense import counts_back, tense_at
from accordingto.reading.times.vocabulary import grammar, words
from accordingto.record import Time

RULES: Mapping[str, Callable[[Match], Value | None]] = {
    "date": absolute.full_date,
    "iso": absolute.iso,
    "slashed": absolute.slashed,
    "numeric": absolute.numeric,
    "numeric_month": absolute.numeric_month,
    "day_of_month": weeks.day_of_month,
    "days": weeks.days,
    "week_in": weeks.week_in,
    "weekday_in": weeks.weekday_in,
    "month_day": absolute.month_day,
    "part_date": relative.part_date,
    "month_year": absolute.month_year,
    "month_of_year": absolute.month_of_year,
    "month_rel": absolute.month_rel,
    "month": absolute.month,
    "year": absolute.year,
    "years": absolute.years,
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
    "rel_span": spans.rel_span,
    "recent_span": spans.recent_span,
    "ago": counted.ago,
    "shift": counted.shift,
    "shift_from": counted.shift_from,
    "happening": counted.happening,
    "year_before": quarters.year_before,
    "week_of": relative.week_of,
    "day_told": relative.day_told,
    "year_period": quarters.year_period,
    "latest_period": quarters.the_quarter,
    "clock": clock.clock,
    "duration": spans.duration,
    "set": spans.set_,
    "reference": spans.reference,
}
"""What each rule of ``patterns.yaml`` computes."""


def find(analysis: Analysis) -> tuple[Time, ...]:
    """The times of a report, in order of the text.

    Values are resolved against the day of publication as written, or against the day of a dateline that opens the story:
    a copy printed a day later does not move "this morning". Without either they stay open ("Wednesday" is ``XXXX-WXX-3``,
    with null bounds).
    """
    written, anchor = day_of(analysis.report.published), "published"
    moment = moment_of(analysis.report.published)
    starts = [s.start for s in analysis.sentences]
    called = names.called(analysis)
    found: list[Found] = []
    for number in range(len(analysis.passages)):
        first = len(found)
        tokens = analysis.words[number]
        taken, rule = 0, ""
        for phrase in grammar().candidates(tokens):
            if phrase.first < taken:
                continue
            start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
            if end - 1 in called.get(phrase.rule, ()):
                continue  # "The Sunday Times", "the Daily News", "June Smith"
            if _is_verb(analysis, tokens[phrase.first]) or (
                phrase.rule == "reference" and _describes(analysis, phrase, tokens)
            ):
                continue  # "will last one day", "the past season"
            sentence = max(bisect_right(starts, start) - 1, 0)
            if names.is_named(analysis, tokens, phrase, sentence):
                continue  # "60 Minutes", "the daily Granma"
            match = Match(phrase, tokens, written, moment, _tense(analysis, start, end, phrase.rule), found, sentence)
            value = _value(match)
            if value is None:
                continue
            value = parts.narrowed(value, match)
            together = joining.joined(found[-1], rule, value, match, taken) if len(found) > first else None
            if together is not None:
                begun = found.pop()
                start, value, id, signal = begun.start, together, begun.id, begun.signal
            else:
                id, signal = f"t{len(found) + 1}", parts.signal_of(match)
                if len(found) > first and (ends := joining.stretch(found[-1], rule, value, match, taken)):
                    found[-1], value = replace(found[-1], value=ends[0], until=id), ends[1]
                if len(found) > first and (length := joining.within(found[-1], value, match, taken)):
                    found[-1] = replace(found[-1], value=length)
            dated = together is not None or joining.WITH_DAY & phrase.groups.keys()
            taken, rule = phrase.last, "" if dated and phrase.rule == "clock" else phrase.rule
            if value.anchor == "published":
                value = replace(value, anchor=anchor)
            found.append(Found(id, start, end, sentence, value, signal))
        if _opens_story(analysis, number):
            dateline = _of_dateline(found[first:])
            if dateline:
                (written, anchor), moment = dateline, None
    found = [lasting.reaching(f, analysis, written, anchor) for f in found]
    return tuple(_time(f) for f in happenings.dated(found, analysis, written, anchor))


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time, as written there; None where there is none or it is no date.

    >>> day_of("2022-09-14T23:30:00-07:00")
    datetime.date(2022, 9, 14)
    """
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def moment_of(published: str | None) -> datetime | None:
    """Day and time of day of an ISO 8601 date-time, as written there, without its zone; None of a bare date.

    >>> moment_of("2022-09-14T23:30:00-07:00").isoformat()
    '2022-09-14T23:30:00'
    """
    try:
        return datetime.fromisoformat(published).replace(tzinfo=None) if published and len(published) > 10 else None
    except ValueError:
        return None


def _opens_story(analysis: Analysis, number: int) -> bool:
    """Whether a passage is a dateline on the line of the words it dates: "TALRIN, May 5 (MWA) - Fighters …"."""
    passage = analysis.passages[number]
    if passage.kind != "dateline" or number + 1 == len(analysis.passages):
        return False
    return "\n" not in analysis.text[passage.end : analysis.passages[number + 1].start]


def _of_dateline(found: Sequence[Found]) -> tuple[date, str] | None:
    """The single day that a dateline names, with the id of its time."""
    for time in found:
        first, last = calendar.bounds(time.value.value)
        if time.value.type == "DATE" and first and first == last:
            return date.fromisoformat(first), time.id
    return None


def _is_verb(analysis: Analysis, word: Word) -> bool:
    """Whether a word of the calendar is a verb here."""
    if word.lower not in words().lists["verbs_too"]:
        return False
    return any(t.pos == "VERB" for t in analysis.tokens_in(word.start, word.end))


def _describes(analysis: Analysis, phrase: Phrase, tokens: Sequence[Word]) -> bool:
    """Whether "the past", "the future" only tell of what sort a noun is: "the past season", "the future king"."""
    last = tokens[phrase.last - 1]
    if tokens[phrase.first].lower != "the" or last.lower not in words().reference_nouns:
        return False
    return any(t.dep in ("amod", "compound") for t in analysis.tokens_in(last.start, last.end))


def _value(match: Match) -> Value | None:
    """What the match's rule makes of it; None also where that lies outside of the years 1 to 9999."""
    try:
        return RULES[match.phrase.rule](match)
    except (ValueError, OverflowError):
        return None


def _tense(analysis: Analysis, start: int, end: int, rule: str) -> Callable[[], str]:
    if rule == "duration" and counts_back(analysis, start, end):
        return lambda: "past"
    return lambda: tense_at(analysis, start, end)


def _time(found: Found) -> Time:
    value = found.value
    earliest, latest = value.earliest, value.latest
    if earliest is None and latest is None:
        earliest, latest = calendar.bounds(value.value) if value.type in ("DATE", "TIME") else (None, None)
    codes = precision(earliest, latest)
    return Time(
        found.start,
        found.end,
        found.id,
        value.type,
        value.value,
        earliest,
        latest,
        value.anchor,
        found.signal,
        codes,
        found.until,
    )
