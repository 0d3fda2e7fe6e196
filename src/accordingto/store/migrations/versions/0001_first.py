"""The first release: a store from nothing."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table, and in SQLite what follows them."""
    connection = op.get_bind()
    op.create_table(
        "links",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("links_key")),
    )
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("from", sa.Text(), nullable=True),
        sa.Column("to", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("log_key")),
    )
    op.create_index("log_action", "log", ["action"], unique=False)
    op.create_index("log_subject_cell", "log", ["subject", "cell"], unique=False)
    op.create_table(
        "log_head",
        sa.Column(
            "id",
            sa.Integer(),
            sa.CheckConstraint("id = 1", name=op.f("log_head_one")),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("log_head_key")),
    )
    op.create_table(
        "raws",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("raws_key")),
    )
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("raw", sa.String(length=64), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("uri", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("received", sa.LargeBinary(), nullable=True),
        sa.Column("removed", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["raw"], ["raws.hash"], name=op.f("reports_raw_in_raws")),
        sa.PrimaryKeyConstraint("number", name=op.f("reports_key")),
        sa.UniqueConstraint("id", name=op.f("reports_id_once")),
    )
    op.create_index(op.f("reports_day"), "reports", ["day"], unique=False)
    op.create_index(op.f("reports_raw"), "reports", ["raw"], unique=False)
    op.create_table(
        "fingerprints",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fingerprints_report_in_reports")),
        sa.PrimaryKeyConstraint("report", name=op.f("fingerprints_key")),
    )
    op.create_table(
        "link_members",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kind", "id"], ["links.kind", "links.id"], name=op.f("link_members_kind_id_in_links"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("link_members_report_in_reports")),
        sa.PrimaryKeyConstraint("kind", "id", "report", "cell", name=op.f("link_members_key")),
    )
    op.create_index("link_members_report", "link_members", ["report"], unique=False)
    op.create_table(
        "places",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("resolved", sa.String(), nullable=True),
        sa.Column("geonames_id", sa.Integer(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("feature", sa.String(), nullable=True),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("admin1", sa.String(), nullable=True),
        sa.Column("use", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("places_report_in_reports")),
        sa.PrimaryKeyConstraint("number", name=op.f("places_key")),
    )
    op.create_index(op.f("places_geonames_id"), "places", ["geonames_id"], unique=False)
    op.create_index(op.f("places_report"), "places", ["report"], unique=False)
    op.create_table(
        "readings",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("readings_report_in_reports")),
        sa.PrimaryKeyConstraint("report", name=op.f("readings_key")),
    )
    op.create_index(op.f("readings_version"), "readings", ["version"], unique=False)
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("statements_report_in_reports")),
        sa.PrimaryKeyConstraint("number", name=op.f("statements_key")),
    )
    op.create_index(op.f("statements_report"), "statements", ["report"], unique=False)
    op.create_table(
        "texts",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("types", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["reports.number"], name=op.f("texts_number_in_reports")),
        sa.PrimaryKeyConstraint("number", name=op.f("texts_key")),
    )
    op.create_table(
        "events",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("plover", sa.String(), nullable=True),
        sa.Column("event_type", sa.String(), nullable=True),
        sa.Column("sub_event_type", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("earliest", sa.String(length=10), nullable=True),
        sa.Column("latest", sa.String(length=10), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["place"], ["places.number"], name=op.f("events_place_in_places")),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("events_report_in_reports")),
        sa.PrimaryKeyConstraint("number", name=op.f("events_key")),
    )
    op.create_index("events_earliest", "events", ["earliest", "latest"], unique=False)
    op.create_index("events_event_type_earliest", "events", ["event_type", "earliest"], unique=False)
    op.create_index("events_place", "events", ["place"], unique=False)
    op.create_index(op.f("events_report"), "events", ["report"], unique=False)
    op.execute(sa.text("INSERT INTO log_head (id, count, hash) VALUES (1, 0, :hash)").bindparams(hash="0" * 64))
    if connection.dialect.name == "sqlite":
        for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
            connection.exec_driver_sql(statement)
