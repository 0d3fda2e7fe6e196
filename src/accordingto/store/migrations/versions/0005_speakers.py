"""Everybody who speaks, counted; and which incidents they tell of."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from accordingto.store.query import folded

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the tables, fills them from what is there, and has them follow it from then on."""
    op.create_table(
        "speakers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("speakers_key")),
    )
    op.create_index(op.f("speakers_said"), "speakers", ["said"])
    op.create_table(
        "voiced",
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("agreement", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident"], ["incidents.id"], name=op.f("voiced_incident_in_incidents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident", "speaker", name=op.f("voiced_key")),
    )
    op.create_index("voiced_speaker_agreement", "voiced", ["speaker", "agreement"])
    connection = op.get_bind()
    connection.connection.create_function("folded", 1, lambda name: name and folded(name), deterministic=True)
    connection.exec_driver_sql(_SPEAKERS)
    connection.exec_driver_sql(_VOICED)
    if connection.dialect.name == "sqlite":
        for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
            connection.exec_driver_sql(statement)


_SPEAKERS = """
    INSERT INTO speakers (name, folded, said, reports, country, first, last)
    SELECT s.speaker, folded(s.speaker), count(*), count(DISTINCT s.report), max(s.country), min(r.day), max(r.day)
    FROM statements s JOIN reports r ON r.number = s.report WHERE s.speaker IS NOT NULL GROUP BY s.speaker
"""
# From the incidents to their few members; left to itself, SQLite begins with all statements.
_VOICED = """
    INSERT INTO voiced (incident, speaker, agreement)
    SELECT DISTINCT i.id, s.speaker, i.agreement FROM incidents i
    CROSS JOIN link_members m ON m.kind = 'incidents' AND m.id = i.id
    CROSS JOIN tellings t ON t.report = m.report AND t.event = m.cell
    CROSS JOIN statements s ON s.report = t.report AND s.id = t.statement
    WHERE i.agreement IS NOT NULL AND s.speaker IS NOT NULL
"""
