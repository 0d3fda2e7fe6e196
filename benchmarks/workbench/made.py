"""The store that the pages are asked about: made-up reports with incidents, control, agreement, decisions and a log.

What ties reports together is made up, too, and quickly: the events in ACLED's scope are dealt out to at most 50,000 incidents,
one after the other, so that every incident is told of by a few reports from all over the store. A third each is contested,
corroborated and of a single source; every tenth report has a decision, and every twentieth is reviewed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, bindparam, insert, update

from accordingto.record import Account, ControlPeriod, EventRef, Holding, Incident, Links, Reading, Voice
from accordingto.store import Store, audit, packing, schema
from accordingto.store.audit import Change
from benchmarks.scale.filling import Made, fill

INCIDENTS = 50_000


def filled(path: Path, readings: Sequence[Reading], reports: int) -> int:
    """Makes the store; how many incidents it has."""
    incidents: list[Incident] = []
    members: list[list[EventRef]] = []
    control: list[ControlPeriod] = []
    told = 0

    def more(connection: Connection, batch: list[Made]) -> None:
        nonlocal told
        rows, tellings, received, changes = [], [], [], list[Change]()
        for number, reading, found in batch:
            body = packing.dump_reading(reading)
            hash = packing.digest(body)
            rows.append({"report": number, "version": "0", "made": "", "hash": hash, "body": packing.pack(body)})
            received.append((number, reading.report.text.encode()))
            tellings += [{"report": number, **row} for row in found.tellings]
            changes += _changes(number, reading.report.id, hash)
            for incident in _incidents(reading):
                if told < INCIDENTS:
                    incidents.append(incident)
                    members.append([])
                members[told % INCIDENTS] += incident.members
                told += 1
            control.extend(_control(reading))
        connection.execute(insert(schema.readings), rows)
        connection.execute(insert(schema.tellings), tellings)
        _receive(connection, received)
        audit.append(connection, "maker", *changes)

    with Store(path, create=True) as store:
        fill(store, readings, reports, more)
        whole = tuple(replace(incident, members=tuple(some)) for incident, some in zip(incidents, members, strict=True))
        store.keep_links(Links(incidents=whole, control=tuple(control)), "0", 0)
        with store.write() as connection:
            levels = "CASE rowid % 3 WHEN 0 THEN 'contested' WHEN 1 THEN 'corroborated' ELSE 'single_source' END"
            connection.exec_driver_sql(f"UPDATE incidents SET agreement = {levels}")  # noqa: S608
            connection.exec_driver_sql("UPDATE incidents SET contested = 'killed where' WHERE agreement = 'contested'")
    return len(incidents)


def _receive(connection: Connection, received: Sequence[tuple[int, bytes]]) -> None:
    """Keeps the documents of reports, by the reports' numbers."""
    named = [{"n": number, "raw": packing.digest(body), "media_type": "text/plain"} for number, body in received]
    bodies = {
        row["raw"]: {"hash": row["raw"], "size": len(body), "body": packing.pack(body)}
        for row, (_, body) in zip(named, received, strict=True)
    }
    connection.execute(
        insert(schema.raws).prefix_with("OR IGNORE"), list(bodies.values())
    )  # copies share their document
    numbered = update(schema.reports).where(schema.reports.c.number == bindparam("n"))
    connection.execute(numbered.values(raw=bindparam("raw"), media_type=bindparam("media_type")), named)


def _changes(number: int, id: str, hash: str) -> Iterator[Change]:
    """What the log has of a report."""
    yield Change("add", id, to={"reading": hash})
    if number % 10 == 0:
        yield Change("accept", id, "v1/what", why="as told")
    if number % 20 == 0:
        yield Change("finish", id)


def _incidents(reading: Reading) -> Iterator[Incident]:
    """An incident for each event in ACLED's scope."""
    places = {place.id: place for place in reading.places}
    for event in reading.events:
        if event.acled:
            place = places.get(event.place or "")
            id = "i" + packing.digest(f"{reading.report.id} {event.id}".encode())[:12]
            yield Incident(
                id,
                (EventRef(reading.report.id, event.id, event.trigger[0].start),),
                1.0,
                (),
                event.acled.sub_event_type,
                (place.resolved or place.name) if place else None,
                event.earliest,
                event.latest,
            )


def _control(reading: Reading) -> Iterator[ControlPeriod]:
    """A period for each event of control."""
    places = {place.id: place for place in reading.places}
    for event in reading.events:
        if event.control and (place := places.get(event.control.place)):
            name = place.resolved or place.name
            entity = reading.entity(event.control.to)
            holder = entity.name if entity else None
            ref = EventRef(reading.report.id, event.id, event.trigger[0].start)
            account = Account(
                ref, name, Holding(name, holder), (Voice("An outlet", "outlet"),), "affirms", event.evidence, "s"
            )
            yield ControlPeriod(
                name, place.geonames_id, place.country, holder, event.earliest, event.latest, (account,)
            )
