"""Incidents as rows of a list and points of a map; how sure a report's least sure event is."""

import sqlalchemy as sa
from alembic import op

from accordingto.store.query import folded

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table and the columns, and fills them from what is there."""
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("geonames_id", sa.Integer(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("feature", sa.String(), nullable=True),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("admin1", sa.String(), nullable=True),
        sa.Column("earliest", sa.String(length=10), nullable=True),
        sa.Column("latest", sa.String(length=10), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("agreement", sa.String(), nullable=True),
        sa.Column("contested", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kind", "id"], ["links.kind", "links.id"], name=op.f("incidents_kind_id_in_links"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("incidents_key")),
    )
    for column in ("what", "name", "geonames_id", "country", "day", "reports", "agreement"):
        op.create_index(op.f(f"incidents_{column}"), "incidents", [column])
    op.add_column("reports", sa.Column("confidence", sa.Float(), nullable=True))
    op.create_index(op.f("reports_confidence"), "reports", ["confidence"])
    op.create_index("reports_outlet_day", "reports", ["outlet", "day"])
    connection = op.get_bind()
    connection.exec_driver_sql(
        "UPDATE reports SET confidence = (SELECT min(confidence) FROM events WHERE events.report = reports.number)"
    )
    connection.connection.create_function("folded", 1, lambda name: name and folded(name), deterministic=True)
    connection.exec_driver_sql(_FILL)


_FILL = """
    INSERT INTO incidents (id, kind, what, place, name, geonames_id, latitude, longitude, feature, country, admin1, earliest,
        latest, day, reports, confidence)
    SELECT l.id, l.kind, l.body ->> '$.what', l.body ->> '$.where', folded(l.body ->> '$.where'), p.geonames_id, p.latitude,
        p.longitude, p.feature, p.country, p.admin1, l.body ->> '$.earliest', l.body ->> '$.latest',
        coalesce(l.body ->> '$.earliest', l.body ->> '$.latest'),
        (SELECT count(DISTINCT m.report) FROM link_members m WHERE m.kind = l.kind AND m.id = l.id), l.body ->> '$.confidence'
    FROM links l LEFT JOIN places p ON p.number = (
        SELECT q.number FROM link_members m JOIN events e ON e.report = m.report AND e.id = m.cell
            JOIN places q ON q.number = e.place
        WHERE m.kind = l.kind AND m.id = l.id AND coalesce(q.resolved, q.name) = l.body ->> '$.where'
        ORDER BY q.latitude IS NULL, q.number LIMIT 1)
    WHERE l.kind = 'incidents'
"""
