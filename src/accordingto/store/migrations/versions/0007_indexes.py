"""The last day of an event, for periods without an end, and what analysts decided, each by an index of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds the indexes."""
    op.create_index("events_latest", "events", ["latest"])
    decisions = sa.text("action NOT IN ('add', 'coding', 'link', 'remove', 'reread', 'undo', 'user')")
    op.create_index("log_decisions", "log", ["subject"], sqlite_where=decisions, postgresql_where=decisions)
