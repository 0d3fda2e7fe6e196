"""How many a report says were killed and injured in what it is about, from the events that were read in it.

The largest count of one event is the toll, whatever else the report gives in part. Three things are reckoned: counts that one
sentence lists side by side ("two officers and three boys") are added; those who were shot are the dead and the injured
together, so that "five were shot" with one dead leaves four; and what stands far down is passed over where the beginning
gives counts, since it is rather about other acts. Totals over a stretch of time are no count of it, and single persons of
different groups are added.
"""

import re
from collections.abc import Iterable, Sequence

from accordingto.record import Amount, Event, Reading, Span

LEAD = 900
"""Characters that a report's headline and first paragraphs take; one of five variants, compared on train and on dev."""
_LISTED = 60
"""Characters that may stand between two counts of one list."""
_APART = re.compile(r"includ|among|of whom|of them|with|\bor\b|[.;:]", re.IGNORECASE)
"""What stands between a count and one that is a part of it, or another estimate of it; "shot" does before the wounded."""
_PARTIAL = re.compile(r"\bof (the|them|those|whom)\b", re.IGNORECASE)
"""Words of a count that is a part of another: "one of the victims"."""
_JOINED = re.compile(r"\band\b|,")
_WOUNDED = re.compile(r"wound|injur|hurt|graz|suffer|sustain", re.IGNORECASE)
"""Words of a trigger that tell of the living; who was shot or taken to hospital may have died."""
_HIT = re.compile(r"shot|shoot|hit|str[iu]ck|striking|fir|attack|sen[dt]|hospital", re.IGNORECASE)
"""Words of a trigger that leave open whether they live; those "in critical condition" do."""
_STATE = 25
"""Characters behind a count that may say in what state they are: "four seriously wounded"."""
_BEFORE = 6
"""Characters before a count that may say that they are others than the dead: "the other five"."""
_OTHERS = re.compile(r"\bothers?\b")


def tolls(reading: Reading) -> tuple[int, int]:
    """Killed and injured; 0 where no number is given."""
    violent = [e for e in reading.events if e.plover in ("ASSAULT", None) and e.status in ("happened", "ongoing")]
    leading = _reckoned(reading, [e for e in violent if e.trigger[0].start < LEAD])
    return leading if any(leading) else _reckoned(reading, violent)


def _reckoned(reading: Reading, events: Iterable[Event]) -> tuple[int, int]:
    text = reading.report.text
    spans = {a.id: a for a in reading.amounts}
    killed = injured = struck = 0
    for event in events:
        killed = max(killed, _largest(reading, event, "killed"))
        count = _largest(reading, event, "injured")
        amounts = [spans[h.amount] for h in event.harm if h.kind == "injured" and h.amount and h.low == count]
        counted = [text[max(0, a.start - _BEFORE) : a.end] for a in amounts]
        named = _beside(event.trigger, amounts)
        words = " ".join([*(span.of(text) for span in named), *(text[a.end : a.end + _STATE] for a in amounts)])
        one_by_one = all(h.high == 1 or h.amount is None for h in event.harm if h.kind == "injured" and h.low)
        beside = one_by_one and any(h.kind == "killed" and h.low for h in event.harm)
        if beside or _WOUNDED.search(words) or not _HIT.search(words) or any(_OTHERS.search(c) for c in counted):
            injured = max(injured, count)
        else:
            struck = max(struck, count)
    return killed, max(injured, struck - killed) if struck > injured else injured


def _beside(triggers: Sequence[Span], amounts: Sequence[Amount]) -> list[Span]:
    """The words of an event that stand nearest to a count and say what came to those counted: "treated" of "3 treated"."""
    if not amounts:
        return list(triggers)
    return [min(triggers, key=lambda t: max(t.start - a.end, a.start - t.end)) for a in amounts]


def _largest(reading: Reading, event: Event, kind: str) -> int:
    """The largest count of one kind of harm in an event, or the sum of those that one sentence lists."""
    harms = [h for h in event.harm if h.kind == kind and h.low and not h.total]
    most = max((int(h.low or 0) for h in harms), default=0)
    groups = {h.group for h in harms}
    persons = all(h.low == h.high == 1 for h in harms)
    if len(groups) == len(harms) > 1 and (persons or (most > 1 and "unknown" not in groups)):
        most = sum(int(h.low or 0) for h in harms)
    told, text = {h.amount for h in harms}, reading.report.text
    spans = sorted(
        (a.start, a.end, int(a.low or 0))
        for a in reading.amounts
        if a.id in told and not _PARTIAL.search(a.of(text) + text[a.end : a.end + 12])
    )
    running, last = 0, None
    for start, end, low in spans:
        between = text[last:start] if last is not None else ""
        listed = last is not None and start - last < _LISTED and _JOINED.search(between) and not _APART.search(between)
        listed = listed and not (_HIT.search(between) and _WOUNDED.search(text[end : end + _STATE]))
        running = running + low if listed else low
        most, last = max(most, running), end
    return most
