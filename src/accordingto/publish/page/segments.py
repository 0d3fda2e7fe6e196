"""The text cut at every border of every span, so that overlapping spans can be marked without nesting."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from accordingto.record import Passage, Reading, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that carry a part of the record, as ``Mark(Span(0, 4), "s1.source", "source")``."""

    span: Span
    ref: str
    """The part of the record, as `s1.source`, `p3`, `v2.trigger`."""
    kind: str
    """How it is coloured: source, cue, content, place, time, amount, event; ``evidence`` and ``role`` are not coloured."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks."""

    words: str
    refs: tuple[str, ...]
    kinds: tuple[str, ...]


def marks(reading: Reading) -> list[Mark]:
    """Every span of the record that the page shows."""
    found: list[Mark] = []

    def add(spans: Iterable[Span], ref: str, kind: str) -> None:
        found.extend(Mark(span.bare(), ref, kind) for span in spans)

    for s in reading.statements:
        add(s.source, f"{s.id}.source", "source")
        add(s.cue, f"{s.id}.cue", "cue")
        add(s.content, f"{s.id}.content", "content")
    for p in reading.places:
        add([p], p.id, "place")
    for t in reading.times:
        add([t], t.id, "time")
    for a in reading.amounts:
        add([a], a.id, "amount")
    for v in reading.events:
        add(v.trigger, f"{v.id}.trigger", "event")
        add(v.evidence, f"{v.id}.evidence", "evidence")
        add(v.roles, f"{v.id}.roles", "role")
    return found


def segments(text: str, passage: Passage, found: list[Mark]) -> list[Segment]:
    """The passage cut at the borders of the marks that touch it, in order; joined, they are its exact words.

    >>> passage = Passage(0, 10, "body")
    >>> [s.words for s in segments("Kyiv fell.", passage, [Mark(Span(0, 4), "p1", "place"), Mark(Span(0, 9), "s1", "content")])]
    ['Kyiv', ' fell', '.']
    """
    opens: dict[int, list[Mark]] = defaultdict(list)
    closes: dict[int, list[Mark]] = defaultdict(list)
    for mark in found:
        start, end = max(mark.span.start, passage.start), min(mark.span.end, passage.end)
        if start < end:
            opens[start].append(mark)
            closes[end].append(mark)
    borders = sorted({passage.start, passage.end, *opens, *closes})
    current: dict[Mark, None] = {}
    cut: list[Segment] = []
    for start, end in pairwise(borders):
        for mark in closes[start]:
            current.pop(mark, None)
        for mark in opens[start]:
            current[mark] = None
        refs = tuple(dict.fromkeys(mark.ref for mark in current))
        kinds = tuple(sorted({mark.kind for mark in current}))
        cut.append(Segment(text[start:end], refs, kinds))
    return cut
