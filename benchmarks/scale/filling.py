"""A store of many varied readings, written in bulk: what is looked for in it, and whatever else a caller adds to each batch."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, insert

from accordingto.record import Reading
from accordingto.store import Store, cells, schema
from accordingto.store.cells import Cells
from benchmarks.scale.varying import vary

_BATCH = 500
"""Reports of one transaction."""
_TABLES = (schema.reports, schema.texts, schema.statements, schema.places, schema.events)

Made = tuple[int, Reading, Cells]
"""A report's number in the store, and what was made of it."""


def fill(
    store: Store,
    readings: Sequence[Reading],
    reports: int,
    more: Callable[[Connection, list[Made]], None] = lambda connection, batch: None,
) -> None:
    """Writes what a search looks at of ``reports`` varied readings; ``more`` is called in the transaction of each batch."""
    made = vary(readings, reports)
    number = place = 0
    while batch := list(islice(made, _BATCH)):
        rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
        done: list[Made] = []
        for reading in batch:
            number += 1
            found, report = cells.cells(reading), reading.report
            mine = {"report": number}
            rows[schema.reports].append(
                {
                    "number": number,
                    "id": report.id,
                    "outlet": report.outlet,
                    "title": report.title,
                    "published": report.published,
                    "day": report.published,
                    "confidence": min((event.confidence for event in reading.events), default=None),
                }
            )
            rows[schema.texts].append({"number": number, **found.words})
            rows[schema.statements] += [mine | row for row in found.statements]
            at = {row["id"]: place + n for n, row in enumerate(found.places, 1)}
            rows[schema.places] += [mine | row | {"number": at[row["id"]]} for row in found.places]
            rows[schema.events] += [mine | row | {"place": at.get(row["place"])} for row in found.events]
            place += len(at)
            done.append((number, reading, found))
        with store.write() as connection:
            for table, new in rows.items():
                connection.execute(insert(table), new)
            more(connection, done)
