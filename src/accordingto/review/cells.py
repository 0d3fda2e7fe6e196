"""A reading as a list of cells, each with a path, a value and the words that it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.record import (
    REPORT,
    Amount,
    Entity,
    Event,
    Harm,
    Place,
    Reading,
    Role,
    Span,
    Statement,
    Time,
)
from accordingto.review import items, values
from accordingto.review.values import Held, Hurt, Many, Named, Said, Taking, Type, Value, When, Where


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell."""

    value: Value
    """Null where the cell is empty, and in the cell of a whole statement or event."""
    spans: tuple[Span, ...] = ()
    """The words that it comes from."""


EMPTY = Content(None)

LABELS = {
    "s": "Statement",
    "v": "Event",
    "p": "Place",
    "t": "Time",
    "a": "Amount",
    "e": "Who or what",
    "source": "Source",
    "cue": "Attributed by",
    "content": "What was said",
    "speaker": "Speaker",
    "speaker_kind": "Kind of speaker",
    "speaker_country": "Speaker's country",
    "stance": "Stance",
    "upstream": "Passed on by",
    "about": "Speaks of",
    "within": "Part of",
    "type": "Type",
    "status": "Status",
    "trigger": "Named by",
    "evidence": "Evidence",
    "place": "Where",
    "time": "When",
    "role": "Role",
    "harm": "Harm",
    "control": "Control",
    "according_to": "According to",
    "disputed_by": "Disputed by",
    "blame": "Blame",
}
"""What a page writes before a cell."""


def cells(reading: Reading) -> dict[str, Content]:
    """Every cell of the reading by its path, item after item, in the order of the reading.

    An event's cells are ``v3`` (the whole), ``v3/type``, ``v3/status``, ``v3/place``, … ``v3/harm/0``; those that are empty are
    there, too, so that they can be filled.

    >>> from accordingto.record import Report
    >>> text = "Police left Izium."
    >>> place = Place(12, 17, "p1", "Izium", country="UKR")
    >>> cells(Reading(Report("r", text), places=(place,)))["p1"].value.country
    'UKR'
    """
    found: dict[str, Content] = {}
    for kind in ("s", "v", "p", "t", "a", "e"):
        for one in items.items(reading, kind):
            found |= of_item(reading, one)
    return found


def of_item(reading: Reading, item: items.Item) -> dict[str, Content]:
    """The cells of one item, the whole first."""
    view = _View(reading)
    if isinstance(item, Statement):
        return dict(view.statement(item))
    if isinstance(item, Event):
        return dict(view.event(item))
    if isinstance(item, Entity):
        return {item.id: Content(named(item), (items.span(item),))}
    value = where(item) if isinstance(item, Place) else when(item) if isinstance(item, Time) else many(item)
    return {item.id: Content(value, (item.bare(),))}


def cells_of(reading: Reading, id: str) -> dict[str, Content]:
    """The cells of the item of that id; none where it is not there."""
    found = items.item(reading, id)
    return of_item(reading, found) if found is not None else {}


def named(entity: Entity) -> Named:
    """An entity as a value."""
    return Named(entity.name, entity.kind, entity.country)


def where(place: Place, precision: int | None = None) -> Where:
    """A place as a value; ``precision`` is that of the event which was there."""
    return Where(
        place.name,
        place.resolved,
        place.geonames_id,
        place.latitude,
        place.longitude,
        place.feature,
        place.country,
        place.admin1,
        place.admin2,
        place.use,
        precision,
    )


def when(time: Time) -> When:
    """A time as a value."""
    return When(
        time.type, time.value, time.earliest, time.latest, time.precision.acled if time.precision is not None else None
    )


def many(amount: Amount) -> Many:
    """An amount as a value."""
    return Many(amount.kind, amount.low, amount.high, amount.unit, amount.hedge)


@dataclass(frozen=True, slots=True)
class _View:
    reading: Reading

    def statement(self, s: Statement) -> Iterator[tuple[str, Content]]:
        who, cue = _bare(s.source), _bare(s.cue)
        by = cue or _bare(s.content)
        speaker = self.reading.entity(s.speaker)
        yield s.id, Content(None, _bare(sorted((*s.source, *s.cue, *s.content))))
        for part, spans in (("source", s.source), ("cue", s.cue), ("content", s.content)):
            yield f"{s.id}/{part}", Content(self._words(spans) or None, _bare(spans))
        yield f"{s.id}/speaker", _full(named(speaker) if speaker else None, self._mention(speaker, s.source))
        yield f"{s.id}/speaker_kind", _full(s.speaker_kind, who or by)
        yield f"{s.id}/speaker_country", _full(s.speaker_country, who or by)
        yield f"{s.id}/stance", Content(s.stance, by)
        upstream = self.reading.entity(s.upstream)
        yield f"{s.id}/upstream", _full(named(upstream) if upstream else None, self._mention(upstream, ()))
        yield f"{s.id}/about", _full(said(self.reading, s.about), by)
        yield f"{s.id}/within", _full(said(self.reading, s.within), by)

    def event(self, v: Event) -> Iterator[tuple[str, Content]]:
        trigger = _bare(v.trigger)
        yield v.id, Content(None, trigger)
        typed = v.plover or v.acled
        acled = (v.acled.event_type, v.acled.sub_event_type) if v.acled else (None, None)
        yield f"{v.id}/type", _full(Type(v.plover, *acled) if typed else None, trigger)
        yield f"{v.id}/status", Content(v.status, trigger)
        yield f"{v.id}/trigger", Content(self._words(v.trigger), trigger)
        yield f"{v.id}/evidence", Content(self._words(v.evidence), _bare(v.evidence))
        place = items.item(self.reading, v.place) if v.place else None
        at = where(place, v.geo_precision) if isinstance(place, Place) else None
        yield f"{v.id}/place", _full(at, (place.bare(),) if isinstance(place, Place) else ())
        yield f"{v.id}/time", self._time(v)
        for n, role in enumerate(v.roles):
            yield f"{v.id}/role/{n}", self._role(role)
        for n, harm in enumerate(v.harm):
            yield f"{v.id}/harm/{n}", self._harm(v, harm)
        yield f"{v.id}/control", self._control(v)
        yield f"{v.id}/according_to", Content(self._voices(v.according_to), self._cues(v.according_to) or trigger)
        yield f"{v.id}/disputed_by", _full(self._voices(v.disputed_by) or None, self._cues(v.disputed_by))
        yield f"{v.id}/blame", _full(v.blame, trigger)

    def _time(self, v: Event) -> Content:
        time = items.item(self.reading, v.time) if v.time else None
        if not isinstance(time, Time):
            bounds = v.earliest or v.latest
            value = When(None, None, v.earliest, v.latest, v.time_precision) if bounds else None
            return _full(value, _bare(v.trigger))
        return Content(When(time.type, time.value, v.earliest, v.latest, v.time_precision), (time.bare(),))

    def _role(self, role: Role) -> Content:
        who = self.reading.entity(role.entity)
        words = self._words((role,))
        value = Taking(role.role, who.name, who.kind, who.country) if who else Taking(role.role, words)
        return Content(value, (role.bare(),))

    def _harm(self, v: Event, harm: Harm) -> Content:
        amount = items.item(self.reading, harm.amount) if harm.amount else None
        borne = [r for r in v.roles if r.role in ("affected", "target")][:1]
        spans = (amount.bare(),) if isinstance(amount, Amount) else _bare(borne) or _bare(v.trigger)
        return Content(Hurt(harm.kind, harm.group, harm.low, harm.high), spans)

    def _control(self, v: Event) -> Content:
        place = items.item(self.reading, v.control.place) if v.control else None
        if v.control is None or not isinstance(place, Place):
            return EMPTY
        gone, now = self.reading.entity(v.control.from_), self.reading.entity(v.control.to)
        value = Held(place.name, gone.name if gone else None, now.name if now else None)
        return Content(value, (place.bare(), *_bare(v.trigger)))

    def _voices(self, ids: Sequence[str]) -> tuple[Said, ...]:
        return tuple(one for id in ids if (one := said(self.reading, id)))

    def _cues(self, ids: Sequence[str]) -> tuple[Span, ...]:
        found = (items.item(self.reading, id) for id in ids if id != REPORT)
        return tuple(c.bare() for s in found if isinstance(s, Statement) for c in (s.source or s.cue)[:1])

    def _mention(self, entity: Entity | None, near: Sequence[Span]) -> tuple[Span, ...]:
        """The words that show who it is: the mention in ``near``, and where that is a "he" or nothing, the first name."""
        if entity is None:
            return ()
        here = [m for m in entity.mentions if any(m.overlaps(n) for n in near)]
        best = next((m for m in here if m.form == "name"), None) or (here[0] if here else items.named(entity))
        return ((best or entity.mentions[0]).bare(),)

    def _words(self, spans: Sequence[Span]) -> str:
        return words(self.reading.report.text, spans)


def said(reading: Reading, id: str | None) -> Said | None:
    """The statement of that id (or `REPORT`) as a value; None where there is none."""
    if id == REPORT:
        return Said(REPORT)
    found = next((s for s in reading.statements if s.id == id), None)
    if found is None:
        return None
    span, speaker, text = items.span(found), reading.entity(found.speaker), reading.report.text
    who = speaker.name if speaker else words(text, found.source) or words(text, found.cue)
    return Said(who or "nobody named", span.start, span.end)


def words(text: str, spans: Sequence[Span]) -> str:
    """The words of the spans on one line.

    >>> words("Police  left Izium.", [Span(0, 12), Span(13, 18)])
    'Police left … Izium'
    """
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def label(path: str) -> str:
    """What a page writes before the cell.

    >>> label("v3/place"), label("v3/harm/1")
    ('Where', 'Harm')
    """
    return LABELS[values.shape(path)]


def _full(value: Value, spans: Sequence[Span]) -> Content:
    return Content(value, _bare(spans)) if value is not None else EMPTY


def _bare(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(s.bare() for s in spans)
