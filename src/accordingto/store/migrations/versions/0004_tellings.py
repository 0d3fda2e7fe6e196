"""Which statements tell of which events; where the words beside a place put what is told there."""

import json

import sqlalchemy as sa
from alembic import op

from accordingto.store.packing import unpack

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the tables and the column, and fills them from the readings."""
    op.create_table(
        "tellings",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("against", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("tellings_report_in_reports")),
        sa.PrimaryKeyConstraint("report", "statement", "event", name=op.f("tellings_key")),
    )
    op.create_table(
        "offsets",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.Column("radius_km", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["place"], ["places.number"], name=op.f("offsets_place_in_places")),
        sa.PrimaryKeyConstraint("place", name=op.f("offsets_key")),
    )
    op.add_column("incidents", sa.Column("radius_km", sa.Float(), nullable=True))
    op.create_index("statements_speaker_report", "statements", ["speaker", "report"])
    connection = op.get_bind()
    rows = connection.exec_driver_sql("SELECT report, body FROM readings")
    while some := rows.fetchmany(100):
        for report, body in some:
            reading = json.loads(unpack(body))
            told = [
                (report, id, event["id"], against) for event in reading["events"] for id, against in _tellings(event)
            ]
            if told:
                connection.exec_driver_sql("INSERT INTO tellings VALUES (?, ?, ?, ?)", told)
            points = [
                (o["latitude"], o["longitude"], o["radius_km"], report, place["id"])
                for place in reading["places"]
                if (o := place.get("offset")) and o["latitude"] is not None and o["radius_km"] is not None
            ]
            if points:
                connection.exec_driver_sql(
                    "INSERT INTO offsets SELECT number, ?, ?, ? FROM places WHERE report = ? AND id = ?", points
                )
    connection.exec_driver_sql(_AT)


def _tellings(event: dict[str, list[str]]) -> list[tuple[str, bool]]:
    against = [id for id in event.get("disputed_by", []) if id != "report"]
    return [(id, False) for id in event["according_to"] if id not in ("report", *against)] + [
        (id, True) for id in against
    ]


_AT = """
    UPDATE incidents SET (latitude, longitude, radius_km) = (o.latitude, o.longitude, o.radius_km)
    FROM offsets o WHERE o.place = (
        SELECT q.number FROM link_members m JOIN events e ON e.report = m.report AND e.id = m.cell
            JOIN places q ON q.number = e.place LEFT JOIN offsets r ON r.place = q.number
        WHERE m.kind = 'incidents' AND m.id = incidents.id AND coalesce(q.resolved, q.name) = incidents.place
        ORDER BY q.latitude IS NULL, r.place IS NOT NULL, q.number LIMIT 1)
"""
