"""Whether a store is whole: bytes against hashes, records against texts, indexes against tables, the log against itself.

What the log says of each report, by hash, is what the tables must hold. So whoever changes the tables without the log is found,
and whoever changes the log breaks its chain. Who rewrites all of it, chain and all, is found by a head of the log that was noted
elsewhere.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, create_engine, func, select

from accordingto.record import Reading, StoreError
from accordingto.store import audit, cells, keeping, links, packing, schema
from accordingto.store.keeping import Decided, Review
from accordingto.store.opening import migrate
from accordingto.store.schema import coders, codings, log, log_head, places, raws, readings, reports, texts


def check(
    connection: Connection, review: Review[Decided], noted: str | None, progress: Callable[[float], None]
) -> Iterator[str]:
    """What is wrong, a sentence each; ``noted`` is a head of the log as `accordingto log --head` once printed it."""
    yield from _file(connection)
    yield from _schema(connection)
    yield from _log(connection, noted)
    yield from _accounted(connection)
    yield from _links(connection)
    yield from _voices(connection)
    rows = connection.execution_options(yield_per=100).execute(_REPORTS)
    for done, row in enumerate(rows, start=1):
        try:
            for wrong in _removed(connection, row) if row.removed else _report(connection, row, review):
                yield f"report {row.id}: {wrong}"
        except StoreError as error:
            yield f"report {row.id}: {error}"
        progress(done)


def index(connection: Connection) -> Iterator[str]:
    """What is wrong with the index of words, asked on a connection that may write: SQLite takes the question for a change."""
    try:
        connection.exec_driver_sql("INSERT INTO texts_words(texts_words, rank) VALUES ('integrity-check', 1)")
    except Exception as error:
        if "malformed" not in str(error):
            raise
        yield "the index of words is not in step with the texts: searches may miss reports, or find what is not there"


def _file(connection: Connection) -> Iterator[str]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield f"the file is damaged: {said}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"row {row} of the table {table} points at a row of {parent} that is not there"
    (said,) = connection.exec_driver_sql("SELECT rtreecheck('places_at')").one()
    if said != "ok":
        yield f"the index of places is damaged: {said}"
    numbers = select(places.c.number).where(places.c.latitude.is_not(None), places.c.use == "literal")
    wanted = connection.execute(select(func.count()).select_from(numbers.subquery())).scalar_one()
    (found,) = connection.exec_driver_sql(
        "SELECT count(*) FROM places_at JOIN places USING (number) WHERE latitude BETWEEN south AND north "
        "AND longitude BETWEEN west AND east AND use = 'literal'"
    ).one()
    (all_,) = connection.exec_driver_sql("SELECT count(*) FROM places_at").one()
    if not wanted == found == all_:
        yield "the index of places is not in step with the places: searches by place may miss reports"


def _schema(connection: Connection) -> Iterator[str]:
    """What should be in the file and is not, or is other than it should be."""
    here, wanted = _definitions(connection), _wanted()
    for name in wanted.keys() - here.keys():
        yield f"the {name} is missing: what it guards may have been changed unseen"
    for name in here.keys() - wanted.keys():
        yield f"the {name} is not the program's own: somebody put it there"
    for name in sorted(wanted.keys() & here.keys()):
        if wanted[name] != here[name]:
            yield f"the {name} was changed: it is not as the program makes it"


@cache
def _wanted() -> dict[str, str]:
    with create_engine("sqlite://").begin() as fresh:
        migrate(fresh)
        return _definitions(fresh)


def _definitions(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    )
    return {name: " ".join(sql.split()) for name, sql in rows if not name.startswith("table sqlite_")}


def _log(connection: Connection, noted: str | None) -> Iterator[str]:
    """Every row follows from the one before, up to the head, and goes through the head that was noted."""
    count, previous = 0, schema.START
    decisions: set[int] = set()
    want = _noted(noted)
    for row in connection.execution_options(yield_per=1000).execute(select(log).order_by(log.c.number)):
        count += 1
        if row.number != count:
            yield f"the log goes from row {count - 1} to row {row.number}: rows were taken out or put elsewhere"
            count = row.number
        if row.previous != previous:
            yield f"row {row.number} of the log does not follow from the row before it: one of the two was changed"
        if _sealed(row) != row.hash:
            yield f"row {row.number} of the log was changed after it was written"
        previous = row.hash
        if row.undoes is not None and row.undoes not in decisions:
            yield f"row {row.number} of the log takes back row {row.undoes}, which is no decision before it"
        if row.action not in audit.MACHINE:
            decisions.add(row.number)
        if want and want[0] == count and want[1] != row.hash:
            yield f"row {count} of the log is not the one whose hash was noted: the log was written anew"
    if want and want[0] > count:
        yield f"the log has {count} rows, and had {want[0]} when its head was noted: rows were cut off its end"
    head = connection.execute(select(log_head.c.count, log_head.c.hash)).all()
    if [tuple(row) for row in head] != [(count, previous)]:
        yield f"the log ends with row {count}, which is not the last one that was written: rows were cut off or changed"


def _noted(head: str | None) -> tuple[int, str] | None:
    if head is None:
        return None
    count, _, hash = head.partition(":")
    if not count.isdecimal() or len(hash) != len(schema.START):
        raise StoreError(f"{head!r} is no head of a log: give it as `accordingto log --head` printed it")
    return int(count), hash


def _sealed(row: Row[Any]) -> str | None:
    columns = dict(row._mapping)
    try:
        for name in ("from", "to"):
            columns[name] = json.loads(columns[name]) if columns[name] is not None else None
        return audit.sealed(columns)
    except (TypeError, ValueError):  # no JSON any more
        return None


def _links(connection: Connection) -> Iterator[str]:
    """What ties the reports together is as it was made; after a removal it is not whole, until it is made again."""
    last = connection.execute(
        select(log).where(log.c.action.in_(("link", "remove"))).order_by(log.c.number.desc()).limit(1)
    ).first()
    if last and last.action == "link" and f'"hash":"{links.digest(connection)}"' not in (last.to or ""):
        yield "what ties the reports together (copies, stories, incidents) was changed after it was made"


def _voices(connection: Connection) -> Iterator[str]:
    """Who speaks is counted as the statements tell, and who tells of an incident is who its members' statements have."""
    for name in connection.exec_driver_sql(_MISCOUNTED).scalars():
        yield f"what is counted of the speaker {name!r} is not what the statements tell"
    for incident in connection.exec_driver_sql(_MISVOICED).scalars():
        yield f"who is told to speak of the incident {incident} is not who does"
    for incident in connection.exec_driver_sql(_MISTOLD).scalars():
        yield f"the reports of the incident {incident} are not told to agree as it is"


def _apart(columns: str, table: str, told: str) -> str:
    """A query for the first columns of rows that one of the two has and the other has not; a few of them."""
    kept, wanted = f"SELECT {columns} FROM {table}", f"WITH told({columns}) AS MATERIALIZED ({told})"  # noqa: S608
    both = f"SELECT * FROM (SELECT * FROM told EXCEPT {kept}) UNION SELECT * FROM ({kept} EXCEPT SELECT * FROM told)"  # noqa: S608
    return f"{wanted} SELECT DISTINCT {columns.partition(',')[0]} FROM ({both}) LIMIT 20"  # noqa: S608


_MISCOUNTED = _apart(
    "name, folded, said, reports, country, first, last",
    "speakers",
    "SELECT s.speaker, folded(s.speaker), count(*), count(DISTINCT s.report), max(s.country), min(r.day), max(r.day)"
    " FROM statements s JOIN reports r ON r.number = s.report WHERE s.speaker IS NOT NULL GROUP BY s.speaker",
)
_MISVOICED = _apart(
    "incident, speaker, agreement",
    "voiced",
    "SELECT i.id, s.speaker, i.agreement FROM incidents i"
    " CROSS JOIN link_members m ON m.kind = 'incidents' AND m.id = i.id"
    " CROSS JOIN tellings t ON t.report = m.report AND t.event = m.cell"
    " CROSS JOIN statements s ON s.report = t.report AND s.id = t.statement"
    " WHERE i.agreement IS NOT NULL AND s.speaker IS NOT NULL",
)


_MISTOLD = """
    SELECT DISTINCT m.id FROM link_members m LEFT JOIN incidents i ON i.kind = m.kind AND i.id = m.id
    WHERE m.agreement IS NOT i.agreement LIMIT 20
"""


def _accounted(connection: Connection) -> Iterator[str]:
    """The log and the tables tell of the same reports."""
    added = select(log.c.subject).where(log.c.action == "add")
    for (id,) in connection.execute(added.where(log.c.subject.not_in(select(reports.c.id))).distinct()):
        yield f"report {id}: the log says that it was added, and it is not there"
    for (id,) in connection.execute(select(reports.c.id).where(reports.c.id.not_in(added))):
        yield f"report {id}: it is there, and the log does not say that it was added"
    for (hash,) in connection.execute(
        select(raws.c.hash).where(raws.c.hash.not_in(select(reports.c.raw).where(reports.c.raw.is_not(None))))
    ):
        yield f"the bytes {hash} belong to no report"


_REPORTS = (
    select(
        reports,
        raws.c.size,
        raws.c.body.label("bytes"),
        texts.c.text.label("words"),
        readings.c.hash,
        readings.c.version,
        readings.c.body,
    )
    .outerjoin(raws, raws.c.hash == reports.c.raw)
    .outerjoin(texts, texts.c.number == reports.c.number)
    .outerjoin(readings, readings.c.report == reports.c.number)
    .order_by(reports.c.number)
)


def _removed(connection: Connection, row: Row[Any]) -> Iterator[str]:
    last = [e for e in audit.entries(connection, row.id) if e.change.action in audit.MACHINE]
    if not last or last[-1].change.action != "remove":
        yield "it was removed, and the log does not say so"
    left = [
        name
        for name in ("raw", "uri", "outlet", "title", "published", "received", "words", "body")
        if getattr(row, name) is not None
    ]
    if left or cells.kept(connection, row.number) != cells.Cells({}, (), (), ()):
        yield f"it was removed, and something of it is still there ({', '.join(left) or 'cells'})"


def _report(connection: Connection, row: Row[Any], review: Review[Decided]) -> Iterator[str]:
    """One report against the log, and its parts against each other."""
    missing = [
        what for what, part in (("bytes", row.bytes), ("text", row.words), ("reading", row.body)) if part is None
    ]
    if missing:
        yield f"its {' and '.join(missing)} are not there"
        return
    raw, received, body = (packing.unpack(packed) for packed in (row.bytes, row.received, row.body))
    reading = packing.load_reading(body, row.words)
    hashes = {
        "raw": packing.digest(raw),
        "text": packing.digest(row.words.encode("utf-8", "replace")),
        "received": packing.digest(received),
        "reading": packing.digest(body),
        "version": row.version,
    }
    told = _told(connection, row.id)
    for name, hash in hashes.items():
        if told.get(name) != hash:
            yield f"its {_NAMES[name]} are not those that were added: they were changed, or are damaged"
    if hashes["raw"] != row.raw or len(raw) != row.size or (row.media_type != _LINES and row.id != f"sha256:{row.raw}"):
        yield "its bytes are not those that its id and its row tell of"
    if hashes["reading"] != row.hash or reading.report.id != row.id:
        yield "its reading is not the one that its row tells of"
    wrong = [*_fits(row, reading, body), *_decided(connection, row)]
    yield from wrong
    if not wrong:
        yield from _found(connection, row, keeping.held(connection, reading, review))


def _decided(connection: Connection, row: Row[Any]) -> Iterator[str]:
    """Decisions on it, and blind codings of it, point into its text; those made before it was removed and added again may not."""
    coding = select(coders.c.coding, coders.c.who).join(codings).where(codings.c.report == row.id)
    subjects = [row.id, *(f"{id}/{who}" for id, who in connection.execute(coding))]
    for subject in subjects:
        entries = list(audit.entries(connection, subject, (*audit.OF_CELLS, "remove")))
        removed = max((e.number for e in entries if e.change.action == "remove"), default=0)
        for entry in entries:
            spans = [*_pairs(entry.change.from_), *_pairs(entry.change.to)] if entry.number > removed else []
            if any(not 0 <= start <= end <= len(row.words) for start, end in spans):
                yield f"row {entry.number} of the log decides on words beyond its text"


_LINES = "application/json"
"""Media type of reports that may bring an id of their own."""

_NAMES = {
    "raw": "bytes as received",
    "text": "words",
    "received": "facts as received",
    "reading": "cells",
    "version": "versions of program and models",
}


def _told(connection: Connection, id: str) -> dict[str, Any]:
    """What the log says that a report is now."""
    told: dict[str, Any] = {}
    for entry in audit.entries(connection, id):
        to = entry.change.to if isinstance(entry.change.to, dict) else {}
        if entry.change.action in ("add", "remove"):
            told = to
        elif entry.change.action == "reread":
            told = told | to
    return told


def _fits(row: Row[Any], reading: Reading, body: bytes) -> Iterator[str]:
    """The reading's spans lie in the text."""
    length = len(row.words)
    if any(not 0 <= start <= end <= length for start, end in _spans(json.loads(body))):
        yield "its reading points beyond its text"
    elif wrong := [place.id for place in reading.places if place.name != place.of(row.words)]:
        yield f"places of its reading ({', '.join(wrong[:5])}) are not the words of its text that they point at"


def _found(connection: Connection, row: Row[Any], reading: Reading) -> Iterator[str]:
    """What can be looked for in it is what its reviewed reading holds."""
    if any(getattr(row, name) != value for name, value in keeping.about(reading).items()):
        yield "its row tells another title, outlet, date, language, origin or confidence than its reviewed reading"
    wanted, kept = cells.cells(reading), cells.kept(connection, row.number)
    if kept.words != wanted.words:
        yield "what is searched in it is not what its reviewed reading holds"
    for name in ("statements", "places", "events", "tellings", "offsets"):
        if getattr(kept, name) != getattr(wanted, name):
            yield f"its rows of the table {name} are not those of its reviewed reading"


def _pairs(value: Any) -> Iterator[tuple[int, int]]:
    """Every span in the JSON of a decision."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value["start"], value["end"]
        for one in value.values():
            yield from _pairs(one)
    elif isinstance(value, list):
        for one in value:
            yield from _pairs(one)


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every span in the JSON of a reading."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            if "start" in here:
                yield here["start"], here["end"]
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here
