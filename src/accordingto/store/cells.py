"""What of a reading can be looked for: its words, and one row a statement, place and event."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from accordingto.record import REPORT, Event, Place, Reading, Statement, hull
from accordingto.store.schema import events, offsets, places, statements, tellings, texts

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of one reading, without the numbers that a store gives them."""

    words: dict[str, str]
    """Columns of ``texts``."""
    statements: tuple[Row, ...]
    places: tuple[Row, ...]
    events: tuple[Row, ...]
    """Their ``place`` is still the id in the reading."""
    offsets: tuple[Row, ...] = ()
    """Their ``place``, too."""
    tellings: tuple[Row, ...] = ()
    """In order of their statement, then of their event."""


def cells(reading: Reading) -> Cells:
    """The rows of ``reading``.

    >>> from accordingto.record import Report
    >>> cells(Reading(Report("r", "Hi.", title="Hello"))).words
    {'title': 'Hello', 'text': 'Hi.', 'speakers': '', 'places': '', 'types': ''}
    """
    said = tuple(_statement(reading, statement) for statement in reading.statements)
    where = tuple(_place(place) for place in reading.places)
    happened = tuple(_event(reading, event) for event in reading.events)
    words = {
        "title": reading.report.title or "",
        "text": reading.report.text,
        "speakers": _lines(_names(reading), *(row["who"] for row in said)),
        "places": _lines(
            *(
                row[name]
                for row in where
                if row["use"] == "literal"
                for name in ("name", "resolved", "admin1", "country")
            )
        ),
        "types": _lines(*(row[name] for row in happened for name in ("event_type", "sub_event_type", "plover"))),
    }
    return Cells(words, said, where, happened, _offsets(reading), _tellings(reading))


def put(connection: Connection, report: int, found: Cells) -> None:
    """Writes these in place of what can be looked for in the report with that number; what is there already stays."""
    there = kept(connection, report)
    if not there.words:
        connection.execute(insert(texts).values(number=report, **found.words))
    elif there.words != found.words:
        connection.execute(update(texts).where(texts.c.number == report).values(found.words))
    if replace(there, words=found.words) == found:
        return
    drop(connection, report)
    if found.statements:
        connection.execute(insert(statements), [{"report": report, **row} for row in found.statements])
    numbers: dict[str, int] = {}
    if found.places:
        put_in = insert(places).returning(places.c.number, sort_by_parameter_order=True)
        given = connection.execute(put_in, [{"report": report, **row} for row in found.places]).scalars()
        numbers = dict(zip((row["id"] for row in found.places), given, strict=True))
    if found.events:
        rows = [{"report": report, **row, "place": numbers.get(row["place"])} for row in found.events]
        connection.execute(insert(events), rows)
    if found.offsets:
        connection.execute(insert(offsets), [{**row, "place": numbers[row["place"]]} for row in found.offsets])
    if found.tellings:
        connection.execute(insert(tellings), [{"report": report, **row} for row in found.tellings])


def kept(connection: Connection, report: int) -> Cells:
    """What can be looked for in the report with that number."""
    words = connection.execute(select(texts).where(texts.c.number == report)).first()
    where = _rows(connection, places, report)
    ids = {row.pop("number"): row["id"] for row in where}
    happened = _rows(connection, events, report)
    for row in happened:
        row["place"] = ids.get(row["place"], row["place"])
    points = select(offsets).where(offsets.c.place.in_(ids)).order_by(offsets.c.place)
    told = select(tellings).where(tellings.c.report == report).order_by(tellings.c.statement, tellings.c.event)
    return Cells(
        _without(dict(words._mapping)) if words else {},
        tuple(map(_without, _rows(connection, statements, report))),
        tuple(where),
        tuple(map(_without, happened)),
        tuple({**row._mapping, "place": ids[row.place]} for row in connection.execute(points)),
        tuple(_without(dict(row._mapping)) for row in connection.execute(told)),
    )


def drop(connection: Connection, report: int) -> None:
    """Takes the rows of statements, places and events away."""
    mine = select(places.c.number).where(places.c.report == report)
    connection.execute(delete(offsets).where(offsets.c.place.in_(mine)))
    for table in (tellings, events, places, statements):
        connection.execute(delete(table).where(table.c.report == report))


def _statement(reading: Reading, statement: Statement) -> Row:
    whole = hull((*statement.source, *statement.cue, *statement.content))
    speaker = reading.entity(statement.speaker)
    return {
        "id": statement.id,
        "start": whole.start,
        "end": whole.end,
        "who": " … ".join(span.of(reading.report.text) for span in statement.source),
        "speaker": speaker and speaker.name,
        "country": speaker and speaker.country,
        "stance": statement.stance,
        "form": statement.form,
    }


def _place(place: Place) -> Row:
    columns = [column.name for column in places.columns if column.name not in ("number", "report")]
    return {name: getattr(place, name) for name in columns}


def _event(reading: Reading, event: Event) -> Row:
    whole = hull((*event.trigger, *event.evidence))
    return {
        "id": event.id,
        "start": whole.start,
        "end": whole.end,
        "trigger": " … ".join(span.of(reading.report.text) for span in event.trigger),
        "plover": event.plover,
        "event_type": event.acled and event.acled.event_type,
        "sub_event_type": event.acled and event.acled.sub_event_type,
        "status": event.status,
        "place": event.place,
        "earliest": event.earliest,
        "latest": event.latest,
        "confidence": event.confidence,
    }


def _offsets(reading: Reading) -> tuple[Row, ...]:
    return tuple(
        {"place": p.id, "latitude": o.latitude, "longitude": o.longitude, "radius_km": o.radius_km}
        for p in reading.places
        if (o := p.offset) and o.latitude is not None and o.radius_km is not None
    )


def _tellings(reading: Reading) -> tuple[Row, ...]:
    """A statement that asserts an event and disputes it, as a denial that alone mentions it, speaks against it."""
    made: dict[tuple[str, str], Row] = {}
    for event in reading.events:
        for ids, against in ((event.according_to, False), (event.disputed_by, True)):
            for id in ids:
                if id != REPORT:
                    made[id, event.id] = {"statement": id, "event": event.id, "against": against}
    return tuple(made[key] for key in sorted(made))


def _rows(connection: Connection, table: Table, report: int) -> list[Row]:
    found = connection.execute(select(table).where(table.c.report == report).order_by(table.c.number))
    return [{name: value for name, value in row._mapping.items() if name != "report"} for row in found]


def _without(row: Row) -> Row:
    """A row without what a store gives it."""
    return {name: value for name, value in row.items() if name not in ("number", "report")}


def _names(reading: Reading) -> str:
    """Every name of everyone who says something."""
    text = reading.report.text
    speakers = {statement.speaker for statement in reading.statements}
    said = (entity for entity in reading.entities if entity.id in speakers)
    return _lines(*(n for e in said for n in (e.name, *(m.of(text) for m in e.mentions if m.form == "name"))))


def _lines(*words: str | None) -> str:
    """Each once, a line each."""
    return "\n".join(dict.fromkeys(line for word in words if word for line in word.splitlines()))
