"""What happens to the tables when a report is added, read again, or removed: each is called in one transaction."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from sqlalchemy import Connection, delete, insert, select, update

from accordingto.record import Reading, StoreError
from accordingto.store import audit, cells, incidents, links, packing
from accordingto.store.audit import Change, Entry
from accordingto.store.schema import fingerprints, log, raws, readings, reports, texts

if TYPE_CHECKING:
    from accordingto.intake import Received

Standing = Literal["new", "kept", "removed", "other"]
"""What the store knows of a report: nothing, the same bytes, that it was removed, or other bytes under its id."""


class Decided(Protocol):
    """A reading after review."""

    @property
    def reading(self) -> Reading:
        """With every decision in it that stands."""


AnyDecided = TypeVar("AnyDecided", bound=Decided)
Review = Callable[[Reading, list[Entry]], AnyDecided]
"""Puts decisions, the log's rows about a report, into its reading: `review.reviewed`, a room above, which is handed down.

What can be looked for in a report is what its reviewed reading holds: so all that changes a reading or a decision takes one.
"""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def add(connection: Connection, who: str, received: "Received", reading: Reading, version: str) -> None:
    """Writes a report with its bytes and its reading; it is new, or was removed."""
    id, hash = received.report.id, packing.digest(received.raw)
    if not connection.execute(select(raws.c.hash).where(raws.c.hash == hash)).first():
        connection.execute(insert(raws).values(hash=hash, size=len(received.raw), body=packing.pack(received.raw)))
    body = packing.dump_report(received.report)
    row = {"raw": hash, "media_type": received.media_type, "received": packing.pack(body), "removed": None}
    if not connection.execute(update(reports).where(reports.c.id == id).values(row)).rowcount:
        connection.execute(insert(reports).values(id=id, **row))
    number = number_of(connection, id)
    told = _put(connection, number, reading, version)
    follow(connection, number, reading)  # nobody has decided on it; what was decided before a removal holds no more
    told |= {"raw": hash, "text": packing.digest(received.report.text.encode()), "received": packing.digest(body)}
    audit.append(connection, who, Change("add", id, to={**told, "uri": received.report.uri}))


def keep_again(connection: Connection, who: str, reading: Reading, version: str, review: Review[Decided]) -> bool:
    """Writes a new reading in place of the old one; False where it was made by that version, or is gone."""
    id = reading.report.id
    number = number_of(connection, id)
    old = connection.execute(select(readings.c.hash, readings.c.version).where(readings.c.report == number)).first()
    if old is None or old.version == version:
        return False
    connection.execute(delete(readings).where(readings.c.report == number))
    told = _put(connection, number, reading, version)
    follow(connection, number, held(connection, reading, review))
    audit.append(connection, who, Change("reread", id, from_={"reading": old.hash, "version": old.version}, to=told))
    return True


def remove(connection: Connection, who: str, id: str, why: str) -> None:
    """Takes a report's bytes, text and reading away; its id stays, and in the log why."""
    number = number_of(connection, id)
    row = connection.execute(select(reports.c.raw, reports.c.removed).where(reports.c.number == number)).one()
    if row.removed:
        raise StoreError(f"{id} was removed already, on {row.removed}")
    was = connection.execute(select(readings.c.hash).where(readings.c.report == number)).scalar()
    cells.drop(connection, number)
    links.drop(connection, number)
    for table in (fingerprints, readings):
        connection.execute(delete(table).where(table.c.report == number))
    connection.execute(delete(texts).where(texts.c.number == number))
    gone: dict[str, Any] = {column.name: None for column in reports.columns if column.name not in ("number", "id")}
    connection.execute(update(reports).where(reports.c.number == number).values({**gone, "removed": audit.now()}))
    if not connection.execute(select(reports.c.number).where(reports.c.raw == row.raw)).first():
        connection.execute(delete(raws).where(raws.c.hash == row.raw))
    audit.append(connection, who, Change("remove", id, from_={"raw": row.raw, "reading": was}, why=why))


def decided_on(connection: Connection, id: str, review: Review[Decided]) -> None:
    """Somebody decided on a report: what can be looked for in it follows. A subject that is no report has nothing."""
    row = connection.execute(BODIES.where(reports.c.id == id)).first()
    if row is not None:
        reading = packing.load_reading(packing.unpack(row.body), row.text)
        follow(connection, row.number, held(connection, reading, review))


def held(connection: Connection, reading: Reading, review: Review[Decided]) -> Reading:
    """The reading with what analysts decided in it; of most reports nobody has."""
    log = list(audit.entries(connection, reading.report.id))
    return review(reading, log).reading if any(e.change.action in audit.OF_CELLS for e in log) else reading


def follow(connection: Connection, number: int, reading: Reading) -> None:
    """Another reviewed reading of a report: what can be looked for is what it holds, and what linking noted holds no more."""
    connection.execute(update(reports).where(reports.c.number == number).values(about(reading)))
    cells.put(connection, number, cells.cells(reading))
    connection.execute(delete(fingerprints).where(fingerprints.c.report == number))
    incidents.forget(connection, number)


def decided_since(connection: Connection, through: int) -> set[int]:
    """Numbers of the reports on which somebody decided after row ``through`` of the log."""
    rows = select(reports.c.number).join(log, log.c.subject == reports.c.id)
    since = rows.where(log.c.number > through, log.c.action.in_((*audit.OF_CELLS, "undo")))
    return set(connection.execute(since).scalars())


def standing(connection: Connection, received: "Received") -> Standing:
    """What the store knows of this report."""
    row = connection.execute(select(reports.c.raw, reports.c.removed).where(reports.c.id == received.report.id)).first()
    if row is None:
        return "new"
    if row.removed:
        return "removed"
    return "kept" if row.raw == packing.digest(received.raw) else "other"


def refusal(state: Standing) -> str:
    """Why a report is not added."""
    if state == "removed":
        return "it was removed from this store: `accordingto log` says why, and --again adds it nevertheless"
    return "the store has another report under its id: give the lines of the file ids of their own, or none"


def number_of(connection: Connection, id: str) -> int:
    """The number of the report with that id; StoreError where there is none."""
    number: int | None = connection.execute(select(reports.c.number).where(reports.c.id == id)).scalar()
    if number is None:
        raise StoreError(f"there is no report {id}")
    return number


def _put(connection: Connection, number: int, reading: Reading, version: str) -> dict[str, Any]:
    """Writes a reading; what the log should know of it comes back."""
    body = packing.dump_reading(reading)
    hash = packing.digest(body)
    connection.execute(
        insert(readings).values(report=number, version=version, made=audit.now(), hash=hash, body=packing.pack(body))
    )
    return {"reading": hash, "version": version}


def about(reading: Reading) -> dict[str, str | float | None]:
    """Columns of ``reports`` that tell of the document."""
    report = reading.report
    day = _DAY.match(report.published or "")
    names = ("uri", "outlet", "title", "published", "language")
    least = min((event.confidence for event in reading.events), default=None)
    return {**{name: getattr(report, name) for name in names}, "day": day and day[0], "confidence": least}


BODIES = (
    select(reports.c.number, readings.c.body, texts.c.text)
    .join(reports, reports.c.number == readings.c.report)
    .join(texts, texts.c.number == readings.c.report)
)
"""Readings as they lie in the store, each with its report's number and text."""
