"""Each incident as a row that can be sorted, filtered and put on a map, without opening what ties the reports together."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, select, text, update

from accordingto.record import Incident, Level
from accordingto.store.schema import incidents, link_members, reports

WORST: tuple[Level, ...] = ("contested", "single_source", "corroborated")
"""Levels of agreement: an incident has the first of these that one of its cells has."""

_AT_ONCE = 500

_PUT = text("""
    INSERT INTO incidents (id, kind, what, place, name, geonames_id, latitude, longitude, feature, country, admin1, earliest,
        latest, day, reports, confidence, radius_km)
    SELECT l.id, l.kind, l.body ->> '$.what', l.body ->> '$.where', folded(l.body ->> '$.where'), p.geonames_id,
        coalesce(o.latitude, p.latitude), coalesce(o.longitude, p.longitude), p.feature, p.country, p.admin1,
        l.body ->> '$.earliest', l.body ->> '$.latest',
        coalesce(l.body ->> '$.earliest', l.body ->> '$.latest'),
        (SELECT count(DISTINCT m.report) FROM link_members m WHERE m.kind = l.kind AND m.id = l.id), l.body ->> '$.confidence',
        o.radius_km
    FROM links l LEFT JOIN places p ON p.number = (
        SELECT q.number FROM link_members m JOIN events e ON e.report = m.report AND e.id = m.cell
            JOIN places q ON q.number = e.place LEFT JOIN offsets r ON r.place = q.number
        WHERE m.kind = l.kind AND m.id = l.id AND coalesce(q.resolved, q.name) = l.body ->> '$.where'
        ORDER BY q.latitude IS NULL, r.place IS NOT NULL, q.number LIMIT 1)
        LEFT JOIN offsets o ON o.place = p.number
    WHERE l.kind = 'incidents' AND l.id IN :ids
""").bindparams(bindparam("ids", expanding=True))


def put(connection: Connection, ids: Sequence[str]) -> None:
    """Writes the rows of those incidents, which have none; their links and members are there."""
    for begin in range(0, len(ids), _AT_ONCE):
        connection.execute(_PUT, {"ids": list(ids[begin : begin + _AT_ONCE])})


def agreed(connection: Connection, compared: Sequence[Incident]) -> None:
    """Writes how far the accounts agree, of incidents that have their cells."""
    for incident in compared:
        levels = {cell.agreement.level for cell in incident.cells}
        level = next((known for known in WORST if known in levels), "single_source")
        contested = " ".join(cell.name for cell in incident.cells if cell.agreement.level == "contested")
        row = update(incidents).where(incidents.c.id == incident.id)
        connection.execute(row.values(agreement=level, contested=contested))


def uncompared(connection: Connection, limit: int) -> list[str]:
    """Ids of some incidents whose accounts were not compared since they changed, those that most reports tell of first."""
    rows = select(incidents.c.id).where(incidents.c.agreement.is_(None)).order_by(incidents.c.reports.desc())
    return list(connection.execute(rows.limit(limit)).scalars())


def forget(connection: Connection, report: int) -> None:
    """What was compared of the incidents of a report holds no more: its reading, or what was decided of it, has changed."""
    mine = select(link_members.c.id).where(link_members.c.kind == "incidents", link_members.c.report == report)
    connection.execute(update(incidents).where(incidents.c.id.in_(mine)).values(agreement=None, contested=None))


def numbers(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The numbers by which the store knows these reports; what it does not know is left out."""
    for begin in range(0, len(ids), _AT_ONCE):
        rows = select(reports.c.id, reports.c.number).where(reports.c.id.in_(ids[begin : begin + _AT_ONCE]))
        for row in connection.execute(rows):
            yield row.id, row.number
