"""The last day of an event by an index of its own, for periods without an end."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds the index."""
    op.create_index("events_latest", "events", ["latest"])
