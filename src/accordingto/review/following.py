"""The value of a cell from the words that somebody chose for it: the cell follows the words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from accordingto.record import Passage, Reading, Report, Span, Statement
from accordingto.review import cells, values
from accordingto.review.cells import Content
from accordingto.review.errors import ReviewError
from accordingto.review.values import Held, Hurt, Many, Named, Said, Taking, Value, When, Where

Read = Callable[[Report], Reading]
"""Reads a report of a few words: `Reader.read`."""

_OF_ITS_TRIGGER = frozenset(("type", "status", "blame", "stance", "speaker_kind", "speaker_country"))


def follow(reading: Reading, path: str, old: Content, spans: Sequence[Span], read: Read | None = None) -> Value:
    """What the words at ``spans`` mean in the cell at ``path``, in which ``old`` stood.

    The place, time, amount or entity of the reading that stands there; where none does, ``read`` reads the words by themselves,
    with the report's date. Words that mean nothing to it are a name without a place on the map, or a time without days.
    """
    part = values.shape(path)
    said = cells.words(reading.report.text, spans)
    if part in values.WORDS:
        return said
    if part in _OF_ITS_TRIGGER:
        whole = path.split("/", maxsplit=1)[0]
        raise ReviewError(
            f"the words of {path} are those of {whole}: choose a value, or other words for {whole}/trigger"
        )
    match part:
        case "speaker" | "upstream" | "e":
            return _entity(reading, spans) or Named(said)
        case "role":
            who = _entity(reading, spans)
            role = old.value.role if isinstance(old.value, Taking) else "actor"
            return Taking(role, who.name, who.kind, who.country) if who else Taking(role, said)
        case "place" | "p":
            return _place(reading, spans, read) or Where(said)
        case "time" | "t":
            return _time(reading, spans, read) or When("DATE", "XXXX-XX-XX")
        case "a":
            return _amount(reading, spans, read) or Many("other")
        case "harm":
            many = _amount(reading, spans, read)
            hurt = old.value if isinstance(old.value, Hurt) else Hurt("killed")
            return replace(hurt, low=many.low if many else None, high=many.high if many else None)
        case "control":
            held = old.value if isinstance(old.value, Held) else Held(said)
            place = _place(reading, spans, read)
            return replace(held, place=place.name if place else said)
        case "about" | "within":
            return _said(reading, spans)[0]
        case "according_to" | "disputed_by":
            return _said(reading, spans)
    raise ReviewError(f"choose the words of the parts of {path}, as {path}/evidence")


def _entity(reading: Reading, spans: Sequence[Span]) -> Named | None:
    found = [(m, e) for e in reading.entities for m in e.mentions for s in spans if m.overlaps(s)]
    best = max(found, key=lambda f: _shared(f[0], spans), default=None)
    return cells.named(best[1]) if best else None


def _place(reading: Reading, spans: Sequence[Span], read: Read | None) -> Where | None:
    best = max(
        (p for p in reading.places if any(p.overlaps(s) for s in spans)), key=lambda p: _shared(p, spans), default=None
    )
    if best is None:
        best = next(iter(alone.places), None) if (alone := _alone(reading, spans, read)) else None
        # "Kyiv" by itself may be a government; whoever puts an event there means the town.
    return replace(cells.where(best), use="literal") if best else None


def _time(reading: Reading, spans: Sequence[Span], read: Read | None) -> When | None:
    best = max(
        (t for t in reading.times if any(t.overlaps(s) for s in spans)), key=lambda t: _shared(t, spans), default=None
    )
    if best is None:
        best = next(iter(alone.times), None) if (alone := _alone(reading, spans, read)) else None
    return cells.when(best) if best else None


def _amount(reading: Reading, spans: Sequence[Span], read: Read | None) -> Many | None:
    best = max(
        (a for a in reading.amounts if any(a.overlaps(s) for s in spans)), key=lambda a: _shared(a, spans), default=None
    )
    if best is None:
        best = next(iter(alone.amounts), None) if (alone := _alone(reading, spans, read)) else None
    return cells.many(best) if best else None


def _said(reading: Reading, spans: Sequence[Span]) -> tuple[Said, ...]:
    found = [s for s in reading.statements if any(p.overlaps(c) for p in _all(s) for c in spans)]
    if not found:
        raise ReviewError("no statement stands at these words: add it first")
    # Of a statement within another, the inner one is meant.
    inner = [s for s in found if not any(o.within == s.id for o in found)]
    return tuple(one for s in inner if (one := cells.said(reading, s.id)))


def _all(s: Statement) -> tuple[Span, ...]:
    return (*s.source, *s.cue, *s.content)


def _alone(reading: Reading, spans: Sequence[Span], read: Read | None) -> Reading | None:
    """The words read by themselves."""
    if read is None:
        return None
    words = " ".join(s.of(reading.report.text) for s in spans)
    report = replace(
        reading.report,
        id="words",
        text=words,
        title=None,
        byline=(),
        passages=(Passage(0, len(words), "body"),),
        notes=(),
    )
    return read(report)


def _shared(one: Span, spans: Sequence[Span]) -> int:
    return sum(max(0, min(one.end, s.end) - max(one.start, s.start)) for s in spans)
