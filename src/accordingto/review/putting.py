"""One cell of a reading filled, emptied or left open: a new reading comes out, in which what is named is there and points right.

Values name things by words. Where the words are those of an entity, place, time or amount of the reading, that is meant; where
they are nobody's, one is made from them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

from accordingto.record import (
    REPORT,
    Acled,
    Amount,
    Blame,
    Control,
    Entity,
    Event,
    Harm,
    Mention,
    MentionForm,
    Place,
    Reading,
    Role,
    Span,
    SpeakerKind,
    Stance,
    Statement,
    Status,
    Time,
)
from accordingto.review import anchors, items, values
from accordingto.review.anchors import Anchor
from accordingto.review.cells import Content
from accordingto.review.errors import ReviewError
from accordingto.review.values import Held, Hurt, Many, Named, Said, Taking, Type, Value, When, Where

OPEN = "XXXX-XX-XX"
"""TIMEX3's value of a time of which nothing is known."""

ALWAYS = frozenset(("content", "stance", "status", "trigger", "evidence", "according_to"))
"""Parts that are never empty: they can be corrected, and the whole can be rejected."""


_Item = TypeVar("_Item", Statement, Event)


def put(reading: Reading, path: str, content: Content) -> Reading:
    """The reading with ``content`` in the cell; an empty content empties it. Harms and roles are added where their number is new.

    A value without words is refused: ReviewError.
    """
    id, _, part = path.partition("/")
    item = items.item(reading, id)
    if item is None:
        raise ReviewError(f"there is no {path} in this reading")
    if content.value is not None and not content.spans:
        raise ReviewError(f"{path}: choose the words that say so: nothing enters the record without")
    if content.value is None and part in ALWAYS:
        raise ReviewError(f"{path} cannot be empty: correct it, or reject {id} as a whole")
    if isinstance(item, Statement):
        return _statement(reading, item, part, content)
    if isinstance(item, Event):
        return _event(reading, item, part, content)
    return _mention(reading, item, content)


def blanked(path: str, content: Content) -> Content:
    """The content without what it is taken to mean: the words of a place without the place, of a toll without the number.

    >>> blanked("v1/harm/0", Content(Hurt("killed", "civilians", 3, 3), (Span(0, 5),))).value
    Hurt(kind='killed', group='civilians', low=None, high=None)
    """
    value: Value = content.value
    if isinstance(value, Where):
        value = Where(value.name, use=value.use)
    elif isinstance(value, When):
        value = When(value.type, OPEN) if value.type else None
    elif isinstance(value, Many | Hurt):
        value = replace(value, low=None, high=None)
    elif isinstance(value, Taking):
        value = Taking(value.role, value.name)
    elif isinstance(value, Named) and values.shape(path) == "e":
        value = Named(value.name)
    elif values.shape(path) in ALWAYS | values.WORDS | {"s", "v"}:
        raise ReviewError(f"{path} has no value apart from its words: accept it as a whole, correct it, or reject it")
    else:
        value = None
    return Content(value, content.spans)


def _statement(reading: Reading, s: Statement, part: str, content: Content) -> Reading:
    value, spans = content.value, content.spans
    if part in ("source", "cue", "content"):
        return items.set_item(reading, _with(s, part, joined(spans)))
    if part in ("speaker", "upstream"):
        if not isinstance(value, Named):
            return items.set_item(reading, _with(s, part, None))
        reading, id = entity(reading, value, spans)
        return items.set_item(reading, _with(s, part, id))
    if part in ("about", "within"):
        id_ = said(reading, value) if isinstance(value, Said) else None
        if id_ == s.id:
            raise ReviewError(f"{s.id}/{part}: a statement is not its own")
        return items.set_item(reading, _with(s, part, id_))
    if part == "stance":
        return items.set_item(reading, replace(s, stance=cast(Stance, value)))
    if part == "speaker_kind":
        return items.set_item(reading, replace(s, speaker_kind=cast(SpeakerKind | None, value)))
    if part == "speaker_country":
        return items.set_item(reading, replace(s, speaker_country=cast(str | None, value)))
    raise ReviewError(f"a statement has no {part or 'value of its own'}")


def _event(reading: Reading, v: Event, part: str, content: Content) -> Reading:
    value, spans = content.value, content.spans
    name, _, number = part.partition("/")
    if name == "role":
        return _role(reading, v, int(number), value, spans)
    if name == "harm":
        return _harm(reading, v, int(number), value, spans)
    new: Event
    match part:
        case "trigger" | "evidence":
            new = _with(v, part, joined(spans))
        case "status":
            new = replace(v, status=cast(Status, value))
        case "blame":
            new = replace(v, blame=cast(Blame | None, value))
        case "type":
            new = replace(v, plover=None, acled=None)
            if isinstance(value, Type):
                acled = Acled(value.event_type, value.sub_event_type or "") if value.event_type else None
                new = replace(v, plover=value.plover, acled=acled)
        case "place":
            new = replace(v, place=None, geo_precision=None)
            if isinstance(value, Where):
                old = items.item(reading, v.place) if v.place else None
                reading, place = _place(reading, replace(value, use="literal"), spans[0])
                precision = value.precision
                if precision is None and place.precision is not None and place != old:
                    precision = place.precision.acled
                new = replace(v, place=place.id, geo_precision=precision)
        case "time":
            new = replace(v, time=None, earliest=None, latest=None, time_precision=None)
            if isinstance(value, When):
                reading, id = _time(reading, value, spans[0])
                same = (id, value.earliest, value.latest) == (v.time, v.earliest, v.latest)
                precision = value.precision if same else _acled_time(value)
                new = replace(v, time=id, earliest=value.earliest, latest=value.latest, time_precision=precision)
        case "control":
            new = replace(v, control=None)
            if isinstance(value, Held):
                reading, control = _control(reading, value, spans)
                new = replace(v, control=control)
        case "according_to" | "disputed_by":
            told = value if isinstance(value, tuple) else ()
            new = _with(v, part, tuple(dict.fromkeys(said(reading, s) for s in told)))
            # A count is given by some of those who tell of the event.
            harm = (replace(h, according_to=tuple(s for s in h.according_to if s in new.according_to)) for h in v.harm)
            new = replace(new, harm=tuple(harm))
        case _:
            raise ReviewError(f"an event has no {part or 'value of its own'}")
    return items.set_item(reading, new)


def _with(item: _Item, field: str, value: object) -> _Item:
    """The item with one field set, whose name is not known before."""
    return replace(item, **{field: value})  # type: ignore[arg-type]


def _role(reading: Reading, v: Event, number: int, value: Value, spans: Sequence[Span]) -> Reading:
    roles = list(v.roles)
    if not isinstance(value, Taking):
        raise ReviewError(f"{v.id}/role/{number} is taken out as a whole")
    id = None
    if value.kind is not None:
        reading, id = entity(reading, Named(value.name, value.kind, value.country), spans)
    new = Role(spans[0].start, spans[0].end, value.role, id)
    roles[number : number + 1] = [new]
    return items.set_item(reading, replace(v, roles=tuple(roles)))


def _harm(reading: Reading, v: Event, number: int, value: Value, spans: Sequence[Span]) -> Reading:
    harm = list(v.harm)
    if not isinstance(value, Hurt):
        raise ReviewError(f"{v.id}/harm/{number} is taken out as a whole")
    amount = next((a for a in reading.amounts if a.bare() == spans[0].bare()), None)
    if amount is None and (known := _overlapping(reading.amounts, spans[0])):
        amount = cast(Amount, known)
    new = Harm(value.kind, value.group, amount.id if amount else None, value.low, value.high)
    if number < len(harm):
        new = replace(new, according_to=harm[number].according_to, total=harm[number].total)
    harm[number : number + 1] = [new]
    return items.set_item(reading, replace(v, harm=tuple(harm)))


def _control(reading: Reading, value: Held, spans: Sequence[Span]) -> tuple[Reading, Control]:
    place = next((p for p in reading.places for s in spans if p.overlaps(s)), None)
    if place is None:
        reading, place = _place(reading, Where(value.place), spans[0])
    sides: dict[str, str | None] = {}
    for side, name in (("from_", value.from_), ("to", value.to)):
        sides[side] = None
        if name is not None:
            known = next((e for e in reading.entities if e.name == name), None)
            if known is None:
                at = reading.report.text.find(name)
                if at < 0:
                    raise ReviewError(f"the report does not name {name!r}: give the name as it stands there")
                reading, sides[side] = entity(reading, Named(name), [Span(at, at + len(name))])
            else:
                sides[side] = known.id
    return reading, Control(place.id, sides["from_"], sides["to"])


def _mention(reading: Reading, item: Entity | Place | Time | Amount, content: Content) -> Reading:
    value = content.value
    if isinstance(item, Entity) and isinstance(value, Named):
        new = replace(item, name=value.name, kind=value.kind, country=value.country)
        return items.set_item(reading, new)
    if isinstance(item, Place) and isinstance(value, Where):
        return items.set_item(reading, _as_place(item, value, content.spans[0], reading.report.text))
    if isinstance(item, Time) and isinstance(value, When):
        return items.set_item(reading, _as_time(item, value, content.spans[0]))
    if isinstance(item, Amount) and isinstance(value, Many):
        reading = items.set_item(reading, _as_amount(item, value, content.spans[0]))
        return replace(reading, events=tuple(_recounted(e, item, value) for e in reading.events))
    raise ReviewError(f"{item.id} cannot be empty: reject it as a whole")


def _recounted(event: Event, amount: Amount, value: Many) -> Event:
    """A toll follows its amount."""
    if not any(h.amount == amount.id for h in event.harm):
        return event
    harm = (
        replace(h, low=value.low, high=value.high)
        if h.amount == amount.id and (h.low, h.high) == (amount.low, amount.high)
        else h
        for h in event.harm
    )
    return replace(event, harm=tuple(harm))


def entity(reading: Reading, value: Named, spans: Sequence[Span]) -> tuple[Reading, str]:
    """The id of the entity of that name, whose mention the words are if several have it; a new one where none has."""
    same = [e for e in reading.entities if (e.name, e.kind, e.country) == (value.name, value.kind, value.country)]
    named = same or [e for e in reading.entities if e.name == value.name]
    for one in named:
        if any(m.overlaps(s) for m in one.mentions for s in spans):
            return reading, one.id
    if named:
        return reading, named[0].id
    id = items.next_id(reading, "e")
    at = spans[0]
    form: MentionForm = "name" if at.of(reading.report.text) == value.name else "nominal"
    made = Entity(id, value.name, value.kind, (Mention(at.start, at.end, form),), value.country)
    return items.add_item(reading, made), id


def _place(reading: Reading, value: Where, at: Span) -> tuple[Reading, Place]:
    """The place that stands at the words, with this value."""
    known = next((p for p in reading.places if p.bare() == at.bare()), None) or _overlapping(reading.places, at)
    blank = Place(at.start, at.end, items.next_id(reading, "p"), at.of(reading.report.text))
    place = _as_place(cast(Place, known) if known else blank, value, None, reading.report.text)
    return items.set_item(reading, place) if known else items.add_item(reading, place), place


def _time(reading: Reading, value: When, at: Span) -> tuple[Reading, str | None]:
    if value.type is None:
        return reading, None
    known = next((t for t in reading.times if t.bare() == at.bare()), None) or _overlapping(reading.times, at)
    if known is not None:
        # The days of an event may be narrower than those of its words ("since Monday"): the words keep their own.
        return reading, known.id
    id = items.next_id(reading, "t")
    made = _as_time(Time(at.start, at.end, id, value.type, value.value or OPEN), value, at)
    return items.add_item(reading, made), id


def _overlapping(known: Sequence[Place] | Sequence[Time] | Sequence[Amount], at: Span) -> Place | Time | Amount | None:
    """The one whose words are the most of those chosen."""
    found: list[Place | Time | Amount] = [k for k in known if k.overlaps(at)]
    return max(found, key=lambda k: min(k.end, at.end) - max(k.start, at.start), default=None)


def _as_place(old: Place, value: Where, at: Span | None, text: str) -> Place:
    from accordingto.reading.places.precision import precision

    same = (value.geonames_id, value.latitude, value.longitude, value.resolved, value.country, value.use) == (
        old.geonames_id,
        old.latitude,
        old.longitude,
        old.resolved,
        old.country,
        old.use,
    )
    start, end = (at.start, at.end) if at else (old.start, old.end)
    if same and (start, end) == (old.start, old.end):
        return replace(old, admin1=value.admin1, admin2=value.admin2, feature=value.feature)
    new = replace(
        old,
        start=start,
        end=end,
        name=text[start:end],
        resolved=value.resolved,
        geonames_id=value.geonames_id,
        latitude=value.latitude,
        longitude=value.longitude,
        feature=value.feature,
        country=value.country,
        admin1=value.admin1,
        admin2=value.admin2,
        use=value.use,
        confidence=1.0,  # somebody says so
        alternatives=(),
        # Where the words put it beside a place is measured from that place.
        offset=old.offset if same else None,
    )
    return replace(new, precision=precision(new, new.offset, None, False))


def _as_time(old: Time, value: When, at: Span) -> Time:
    from accordingto.reading.times.precision import precision

    days = (value.earliest, value.latest)
    new = replace(old, start=at.start, end=at.end, type=value.type or old.type, value=value.value or OPEN)
    if days == (old.earliest, old.latest):
        return new
    return replace(new, earliest=days[0], latest=days[1], precision=precision(*days))


def _as_amount(old: Amount, value: Many, at: Span) -> Amount:
    # What the words came to, and what a codebook puts down for them, holds for the number that they were taken for.
    same = (value.kind, value.low, value.high) == (old.kind, old.low, old.high)
    return replace(
        old,
        start=at.start,
        end=at.end,
        kind=value.kind,
        low=value.low,
        high=value.high,
        unit=value.unit,
        hedge=value.hedge,
        basis=old.basis if same else None,
        coded=old.coded if same else None,
    )


def _acled_time(value: When) -> int | None:
    from accordingto.reading.times.precision import precision

    if value.precision is not None:
        return value.precision
    found = precision(value.earliest, value.latest)
    return found.acled if found else None


def said(reading: Reading, value: Said) -> str:
    """The id of the statement that is meant; ReviewError where there is none at those words."""
    if value.start is None or value.end is None:
        if value.who == REPORT:
            return REPORT
        raise ReviewError(f"{value.who!r} says no statement: choose one of the report's, or {REPORT!r}")
    known = {s.id: anchors.origin(s) for s in reading.statements}
    found = anchors.find(Anchor("s", value.start, value.end), known)
    if found is None:
        raise ReviewError(f"there is no statement of {value.who} at {value.start} to {value.end} any more")
    return found


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, with those that overlap made one.

    >>> joined([Span(5, 9), Span(0, 3), Span(2, 4)])
    (Span(start=0, end=4), Span(start=5, end=9))
    """
    made: list[Span] = []
    for span in sorted(s.bare() for s in spans):
        if made and span.start < made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)
