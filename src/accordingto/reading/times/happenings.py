"""Times counted from what the text tells of: "a day after they spoke", "hours before the ceasefire", "the night after it".

Where the report dates what they are counted from, they get the days that follow from it; where it does not, what the tense
of their verb says: what happened before some event happened before publication. A happening that the report dates in two
ways is not dated: two attacks of two days are not one.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from accordingto.reading.language import Analysis, Token
from accordingto.reading.times import calendar
from accordingto.reading.times.match import Found, Value
from accordingto.reading.times.tense import tense_at
from accordingto.reading.times.vocabulary import words
from accordingto.record import Span

_LENGTH = re.compile(r"P(?P<time>T?)(?P<count>\d{1,4}|X)(?P<unit>[DWMYQHS])")
_MENTIONS = 50
"""How many mentions of a happening on either side are looked at; more never matter, except in text made to be slow."""
_LATEST = "9999-12-31"


def dated(found: Sequence[Found], analysis: Analysis, published: date | None, anchor: str) -> list[Found]:
    """The times with the bounds of those that are counted from something told of.

    ``published`` is the day that "today" means, and ``anchor`` what the record calls it. "Guards attacked the camp on May 3. Two
    days after the attack they left." gives the length the bounds of May 5 and the first time as anchor.
    """
    told = _Told(analysis, found)
    return [_dated(number, told, published, anchor) for number in range(len(found))]


def _dated(number: int, told: "_Told", published: date | None, anchor: str) -> Found:
    time = told.found[number]
    counted = told.counted_from(time)
    if counted is None:
        return time
    sign, complement = counted
    value = time.value
    beside = told.found[number - 1] if number else None
    if beside and _apposed(told.analysis.text[beside.end : time.start], time.start > beside.end) and _day(beside.value):
        return replace(time, value=_same(value, beside))
    tense = tense_at(told.analysis, time.start, time.end)
    today = published.isoformat() if published else None
    base = told.time_of(complement, time)
    if base and (counted_value := _from(base, sign, value, told.lead(time), today if tense == "past" else None)):
        return replace(time, value=counted_value)
    if today and tense == "past":
        return replace(time, value=replace(value, latest=today, anchor=anchor))
    if today and tense == "future":
        return replace(time, value=replace(value, earliest=today, anchor=anchor))
    return time


def _same(value: Value, beside: Found) -> Value:
    """The value of words that say again when that was: "on May 3, the day before the vote"."""
    low, high = _bounds(beside.value)
    if value.type == "DATE" and low:
        return replace(value, value=calendar.at(date.fromisoformat(low), _unit(value)), anchor=beside.id)
    return replace(value, earliest=low, latest=high, anchor=beside.id)


def _unit(value: Value) -> str:
    """The unit of a day, week, month or year that is not known yet."""
    return next((u for u in ("W", "M", "Y") if value.value == calendar.unknown(u)), "D")


def _from(base: Found, sign: int, value: Value, lead: frozenset[str], last: str | None) -> Value | None:
    """The value with the days that lie so far from the base: ``sign`` 1 after it, -1 before it, ``last`` at the latest.

    None where they lie outside of the calendar.
    """
    low, high = (date.fromisoformat(day) for day in _bounds(base.value) if day)
    try:
        if value.type == "DATE":
            return _the_one_beside(base, sign, value, low, high)
        near, far, unit, open_ended = _steps(value.value, lead)
        if near is None:
            nearest = low if sign > 0 else high
        else:
            nearest = _edge(calendar.move(low if sign > 0 else high, unit, sign * near), unit, -sign, open_ended)
        farthest = _edge(calendar.move(high if sign > 0 else low, unit, sign * far), unit, sign, near is None)
    except (ValueError, OverflowError):
        return None
    first, then = nearest.isoformat(), farthest.isoformat()
    if sign < 0:
        return replace(value, earliest=None if open_ended else then, latest=first, anchor=base.id)
    if open_ended:
        then = last if last and last >= first else ""
    return replace(value, earliest=first, latest=then or None, anchor=base.id)


def _steps(value: str, lead: frozenset[str]) -> tuple[int | None, int, str, bool]:
    """The least and the most units away, the unit, and whether there is no most; no least with "within two days"."""
    match = _LENGTH.fullmatch(value)
    if match is None:
        raise ValueError(value)
    unit, vague = match["unit"], match["count"] == "X"
    count = 1 if vague else int(match["count"])
    if match["time"]:
        hours = count if unit == "H" else 0
        return (None if lead & words().lists["at_most"] else hours // 24), -(-hours // 24), "D", False
    if lead & words().lists["at_most"]:
        return None, count, unit, False
    return count, count, unit, vague or bool(lead & words().lists["at_least"])


def _edge(day: date, unit: str, side: int, exact: bool) -> date:
    """The first (``side`` -1) or last day of the week, month or year that a day so many of them away lies in."""
    edges = calendar.bounds(calendar.at(day, unit))
    return day if exact else date.fromisoformat(edges[side > 0] or day.isoformat())


def _the_one_beside(base: Found, sign: int, value: Value, low: date, high: date) -> Value:
    """The day after, which is one day; the week after, of which it is not known whether it is that of the calendar."""
    unit = _unit(value)
    moved = calendar.move(low, unit, sign), calendar.move(high, unit, sign)
    if unit == "D" and low == high:
        return replace(value, value=moved[0].isoformat(), anchor=base.id)
    if sign > 0:
        return replace(
            value, earliest=low.isoformat(), latest=_edge(moved[1], unit, 1, False).isoformat(), anchor=base.id
        )
    return replace(
        value, earliest=_edge(moved[0], unit, -1, False).isoformat(), latest=high.isoformat(), anchor=base.id
    )


def _apposed(gap: str, after: bool) -> bool:
    """Whether a time stands beside another for the same: "on Friday, two days after the attack"."""
    return after and gap.strip() in words().lists["apposing"]


def _bounds(value: Value) -> tuple[str | None, str | None]:
    return (value.earliest, value.latest) if value.earliest or value.latest else calendar.bounds(value.value)


def _day(value: Value) -> bool:
    low, high = _bounds(value)
    return value.type in ("DATE", "TIME") and low is not None and low == high


class _Told:
    """What a report tells of, and the times that it gives."""

    def __init__(self, analysis: Analysis, found: Sequence[Found]) -> None:
        self.analysis, self.found = analysis, found
        self._times_given: dict[int, list[Found]] = {}
        self._sentence_lemmas: dict[int, frozenset[str]] = {}

    def counted_from(self, time: Found) -> tuple[int, Token] | None:
        """Whether the time lies after (1) or before (-1) something told of, and the head of the words for it."""
        value = time.value
        if _bounds(value) != (None, None) or value.anchor is not None or time.until:
            return None
        if value.type != "DURATION" and not value.value.startswith("XXXX"):
            return None
        follow = self.analysis.tokens_in(time.end, time.end + 2)[:1]
        if not follow or follow[0].start < time.end:
            return None
        link = follow[0]
        lists = words().lists
        sign = 1 if link.lower in lists["counted_after"] else -1 if link.lower in lists["counted_before"] else 0
        if link.lower == "of" and "within" in self.lead(time):
            sign = 1  # "within two days of his capture"
        complement = self._complement(link) if sign else None
        return (sign, complement) if complement else None

    def _complement(self, link: Token) -> Token | None:
        below = [t for t in self.analysis.children(link) if t.i > link.i and t.dep in ("pobj", "pcomp")]
        if below:
            return below[0]
        head = self.analysis.head(link)
        return head if head.i > link.i and head.pos in ("VERB", "AUX", "NOUN", "PROPN") else None

    def lead(self, time: Found) -> frozenset[str]:
        """The words of a length, and the two before it: "more than a week", "within two days"."""
        tokens = self.analysis.tokens_in(time.start, time.end)
        before = self.analysis.tokens[max(tokens[0].i - 2, 0) : tokens[0].i] if tokens else ()
        return frozenset(t.lower for t in (*before, *tokens))

    def time_of(self, event: Token, counted: Found) -> Found | None:
        """The time that the report gives for what the words under ``event`` tell of; None where it gives none, or two."""
        analysis = self.analysis
        inside = [t for t in analysis.subtree(event) if t.start >= counted.end]
        within = {t.i for t in inside}
        own = [time for t in inside for time in self._at_head.get(t.i, ()) if time is not counted]
        if event.pos in ("VERB", "AUX"):
            own = [time for time in own if time in self._under_verb.get(event.i, ())]
        elif not own:
            own = [time for time in self._right_after(event) if time is not counted]
        if own:
            return _one(own)
        if event.pos in ("NOUN", "PROPN") and not self._known(event, inside):
            return None
        wanted = {t.lemma for t in inside if t.pos == "PROPN" or (t.pos == "NOUN" and event.pos != "NOUN")}
        wanted -= {event.lemma} | words().lists["like_pronouns"]
        key = _key(event)
        times = self._given_by([key], event, wanted, within)
        if not times:  # "his death", where the report says that he was killed
            times = self._given_by(words().told_also_by.get(key, ()), event, wanted, within)
        return _one([time for time in times if time is not counted])

    def _right_after(self, noun: Token) -> Iterator[Found]:
        """The time that follows a noun, whatever the parser ties it to: "within two weeks of his capture on March 26"."""
        tokens = self.analysis.tokens
        at = noun.i + 1
        at += at < len(tokens) and tokens[at].lower in words().lists["dating"]
        if at < len(tokens) and (time := self._by_start.get(tokens[at].start)):
            yield time

    def _given_by(self, keys: Sequence[str], event: Token, wanted: set[str], within: set[int]) -> list[Found]:
        """The times of what is told by these words elsewhere, where the same names are named.

        What was told last, in this sentence or the one before it, is what is meant: "his killing", "that attack".
        """
        told: list[tuple[Token, Found]] = []
        for key in keys:
            known = self._by_key[key]
            at = bisect_left(known, event.i, key=lambda t: t.i)
            for mention in known[max(at - _MENTIONS, 0) : at + _MENTIONS]:
                if mention.i not in within and wanted <= self._lemmas(mention.sentence):
                    told += [(mention, time) for time in self._times_of(mention)]
        last = [time for mention, time in told if mention.i < event.i and event.sentence - mention.sentence <= 1]
        return last or [time for _, time in told]

    def _known(self, event: Token, inside: Sequence[Token]) -> bool:
        """Whether a noun's words point at what is told of elsewhere: "the attack", "their call", not "an attack"."""
        below = [t for t in self.analysis.children(event) if t.i < event.i]
        return any(t.lower in words().lists["pointing"] or t.dep == "poss" for t in below)

    def _given(self, mention: Token) -> Iterator[Found]:
        """The times of what is told by this one word: "fired on Monday", "Monday's attack", "the attack began on Monday"."""
        analysis, verb = self.analysis, mention
        within = {mention.i}
        if mention.pos != "VERB":
            within = {t.i for t in analysis.subtree(mention)}
            verb = next((t for t in analysis.ancestors(mention) if t.pos in ("VERB", "AUX")), mention)
            if verb is not mention and (mention.head != verb.i or verb.lemma not in words().lists["taking_place"]):
                verb = mention
        if any(t.dep == "neg" for t in analysis.children(verb)):
            return
        if verb.dep == "relcl" and any(t.lower == "when" for t in analysis.children(verb)):
            yield from self._dates_at_head.get(verb.head, ())  # "since April 8, when a missile killed 50"
        for i in within:
            yield from self._at_head.get(i, ())
        if verb.pos in ("VERB", "AUX"):
            yield from self._under_verb.get(verb.i, ())

    def _times_of(self, mention: Token) -> list[Found]:
        """What `_given` gives, kept: a word is looked at once for every length that may be counted from it."""
        if mention.i not in self._times_given:
            self._times_given[mention.i] = list(self._given(mention))
        return self._times_given[mention.i]

    def _lemmas(self, sentence: int) -> frozenset[str]:
        """The words of a sentence, kept likewise."""
        if sentence not in self._sentence_lemmas:
            first, last = self.analysis.sentences[sentence].first, self.analysis.sentences[sentence].last
            self._sentence_lemmas[sentence] = frozenset(t.lemma for t in self.analysis.tokens[first:last])
        return self._sentence_lemmas[sentence]

    @cached_property
    def _dates(self) -> list[tuple[Token, Found]]:
        """The times with both bounds, with their head words."""
        rows = []
        for time in self.found:
            low, high = _bounds(time.value)
            head = self.analysis.head_of_span(Span(time.start, time.end))
            if head and low and high and time.value.type in ("DATE", "TIME"):
                rows.append((head, time))
        return rows

    @cached_property
    def _usable(self) -> list[tuple[Token, Found]]:
        """Those that date what they are told of, and are no border of it."""
        return [(head, time) for head, time in self._dates if time.signal in (None, "from")]

    @cached_property
    def _by_start(self) -> dict[int, Found]:
        """Those times by their offset."""
        return {time.start: time for _, time in self._usable}

    @cached_property
    def _at_head(self) -> dict[int, list[Found]]:
        """Those times by the place of their head word."""
        return _by_head(self._usable)

    @cached_property
    def _dates_at_head(self) -> dict[int, list[Found]]:
        """The same with those that are borders."""
        return _by_head(self._dates)

    @cached_property
    def _under_verb(self) -> dict[int, list[Found]]:
        """Those times by the place of the verb that they stand under."""
        found = defaultdict(list)
        for head, time in self._usable:
            verb = next((t for t in self.analysis.ancestors(head) if t.pos in ("VERB", "AUX")), None)
            if verb is not None:
                found[verb.i].append(time)
        return dict(found)

    @cached_property
    def _by_key(self) -> dict[str, list[Token]]:
        found: dict[str, list[Token]] = defaultdict(list)
        for token in self.analysis.tokens:
            if token.pos in ("NOUN", "VERB"):
                found[_key(token)].append(token)
        return found


def _by_head(rows: Sequence[tuple[Token, Found]]) -> dict[int, list[Found]]:
    found = defaultdict(list)
    for head, time in rows:
        found[head.i].append(time)
    return dict(found)


def _key(token: Token) -> str:
    """The word that a happening goes by, whether told by a verb or a noun: "shelled", "the shelling"."""
    lemma = token.lemma.lower()
    return words().happening_nouns.get(lemma, lemma)


def _one(times: Sequence[Found]) -> Found | None:
    """The time that all agree with, the narrowest; None where two of them exclude each other."""
    if not times:
        return None
    best = min(times, key=lambda t: _width(t.value))
    low, high = _bounds(best.value)
    for time in times:
        first, last = _bounds(time.value)
        if not (first or "") <= (low or "") <= (high or "") <= (last or _LATEST):
            return None
    return best


def _width(value: Value) -> int:
    low, high = _bounds(value)
    return (date.fromisoformat(high or _LATEST) - date.fromisoformat(low or "0001-01-01")).days
