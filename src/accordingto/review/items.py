"""The parts of a reading by id: found, put in another's place, added, taken out with all that points at them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal, cast

from accordingto.record import (
    REPORT,
    Amount,
    Entity,
    Event,
    Place,
    Reading,
    Span,
    Statement,
    Time,
    hull,
)
from accordingto.review.errors import ReviewError

Item = Entity | Statement | Place | Time | Amount | Event
Letter = Literal["e", "s", "p", "t", "a", "v"]

LISTS: dict[Letter, str] = {
    "e": "entities",
    "s": "statements",
    "p": "places",
    "t": "times",
    "a": "amounts",
    "v": "events",
}
"""Fields of a Reading, by the letter that the ids in them begin with."""
NOUNS: dict[Letter, str] = {
    "e": "entity",
    "s": "statement",
    "p": "place",
    "t": "time",
    "a": "amount",
    "v": "event",
}


def letter(path: str) -> Letter:
    """What sort of item a path begins with; ReviewError where it is none.

    >>> letter("v3/place")
    'v'
    """
    id = path.split("/", maxsplit=1)[0]
    if id[:1] not in LISTS or not id[1:].isdecimal():
        raise ReviewError(f"{path!r} names no cell: write it as v3/place, s2/speaker or p4")
    return cast(Letter, id[0])


def items(reading: Reading, kind: Letter) -> tuple[Item, ...]:
    """The items of a kind."""
    found: tuple[Item, ...] = getattr(reading, LISTS[kind])
    return found


def item(reading: Reading, id: str) -> Item | None:
    """The item of that id."""
    return next((i for i in items(reading, letter(id)) if i.id == id), None)


def span(of: Item) -> Span:
    """The words that an item is known by: an event's first trigger, all of a statement, an entity's first name."""
    if isinstance(of, Statement):
        return hull((*of.source, *of.cue, *of.content))
    if isinstance(of, Event):
        return of.trigger[0].bare()
    if isinstance(of, Entity):
        return (named(of) or of.mentions[0]).bare()
    return of.bare()


def named(entity: Entity) -> Span | None:
    """The first mention by name."""
    return next((m for m in entity.mentions if m.form == "name"), None)


def set_item(reading: Reading, new: Item) -> Reading:
    """``new`` in the place of the item with its id."""
    return _with(reading, letter(new.id), [new if i.id == new.id else i for i in items(reading, letter(new.id))])


def add_item(reading: Reading, new: Item) -> Reading:
    """``new`` among the others, where it stands in the text; their ids stay."""
    there = items(reading, letter(new.id))
    before = [i for i in there if span(i) <= span(new)]
    after = [i for i in there if span(i) > span(new)]
    return _with(reading, letter(new.id), [*before, new, *after])


def _with(reading: Reading, kind: Letter, found: Sequence[Item]) -> Reading:
    return replace(reading, **{LISTS[kind]: tuple(found)})  # type: ignore[arg-type]


def next_id(reading: Reading, kind: Letter) -> str:
    """An id that is free.

    >>> from accordingto.record import Report
    >>> next_id(Reading(Report("r", "")), "v")
    'v1'
    """
    return f"{kind}{max((int(i.id[1:]) for i in items(reading, kind)), default=0) + 1}"


def without(reading: Reading, gone: Collection[str]) -> Reading:
    """The reading without those items, and with nothing that points at them.

    What only a rejected statement asserted, the outlet says in its own voice: the words stand in the report, and it is nobody
    else's that they are.
    """
    if not gone:
        return reading

    def kept(id: str | None) -> str | None:
        return None if id in gone else id

    return replace(
        reading,
        entities=tuple(replace(e, place=kept(e.place)) for e in reading.entities if e.id not in gone),
        statements=tuple(
            replace(
                s,
                speaker=kept(s.speaker),
                co_speakers=tuple(c for c in s.co_speakers if c not in gone),
                within=kept(s.within),
                upstream=kept(s.upstream),
                about=kept(s.about),
            )
            for s in reading.statements
            if s.id not in gone
        ),
        places=tuple(_place(p, gone) for p in reading.places if p.id not in gone),
        times=tuple(replace(t, anchor=kept(t.anchor)) for t in reading.times if t.id not in gone),
        amounts=tuple(a for a in reading.amounts if a.id not in gone),
        events=tuple(_event(e, gone) for e in reading.events if e.id not in gone),
    )


def _place(place: Place, gone: Collection[str]) -> Place:
    if place.offset is None or not set(place.offset.places) & set(gone):
        return place
    left = tuple(p for p in place.offset.places if p not in gone)
    return replace(place, offset=replace(place.offset, places=left) if left else None)


def _event(event: Event, gone: Collection[str]) -> Event:
    told = tuple(s for s in event.according_to if s not in gone)
    if event.place in gone:
        event = replace(event, place=None, geo_precision=None)
    if event.time in gone:
        event = replace(event, time=None, earliest=None, latest=None, time_precision=None)
    if event.control is not None and event.control.place in gone:
        event = replace(event, control=None)
    elif event.control is not None:
        control = event.control
        from_, to = (None if side in gone else side for side in (control.from_, control.to))
        if (from_, to) != (control.from_, control.to):
            event = replace(event, control=replace(control, from_=from_, to=to) if from_ or to else None)
    return replace(
        event,
        according_to=told or (REPORT,),
        disputed_by=tuple(s for s in event.disputed_by if s not in gone),
        roles=tuple(replace(r, entity=None) if r.entity in gone else r for r in event.roles),
        harm=tuple(
            replace(h, according_to=tuple(s for s in h.according_to if s not in gone))
            for h in event.harm
            if h.amount is None or h.amount not in gone
        ),
    )
