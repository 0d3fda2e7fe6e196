"""Reports by the day on which they were published."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from accordingto.store.schema import readings, reports


def published(connection: Connection, from_: str, to: str) -> Iterator[str]:
    """Ids of the reports of these days (ISO dates, inclusive) that have a reading, in order of day, then as they were added."""
    rows = (
        select(reports.c.id)
        .join(readings, readings.c.report == reports.c.number)
        .where(reports.c.day.between(from_, to))
        .order_by(reports.c.day, reports.c.number)
    )
    yield from connection.execute(rows).scalars()
