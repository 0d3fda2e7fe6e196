"""The first release: a store from nothing."""

from alembic import op

from accordingto.store import schema

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table."""
    schema.create(op.get_bind())
