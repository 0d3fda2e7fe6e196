"""Who may come in, who is logged in, who has what open, and who codes what without seeing the others."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables; they are empty, and a store without users stays its machine's user's."""
    op.create_table(
        "users",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=True),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("disabled", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("users_key")),
        sa.UniqueConstraint("folded", name=op.f("users_folded_once")),
    )
    op.create_table(
        "tokens",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("used", sa.String(), nullable=True),
        sa.Column("expires", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["users.number"], name=op.f("tokens_user_in_users")),
        sa.PrimaryKeyConstraint("hash", name=op.f("tokens_key")),
    )
    op.create_index(op.f("tokens_user"), "tokens", ["user"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("used", sa.String(), nullable=False),
        sa.Column("expires", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.number"], name=op.f("sessions_user_in_users")),
        sa.PrimaryKeyConstraint("hash", name=op.f("sessions_key")),
    )
    op.create_index(op.f("sessions_user"), "sessions", ["user"], unique=False)
    op.create_table(
        "failures",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("failures_key")),
    )
    op.create_index(op.f("failures_address"), "failures", ["address"], unique=False)
    op.create_index(op.f("failures_at"), "failures", ["at"], unique=False)
    op.create_index(op.f("failures_name"), "failures", ["name"], unique=False)
    op.create_table(
        "presence",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "who", name=op.f("presence_key")),
    )
    op.create_table(
        "codings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("closed", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("codings_key")),
    )
    op.create_index(op.f("codings_report"), "codings", ["report"], unique=False)
    op.create_table(
        "coders",
        sa.Column("coding", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("done", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["coding"], ["codings.id"], name=op.f("coders_coding_in_codings")),
        sa.PrimaryKeyConstraint("coding", "who", name=op.f("coders_key")),
    )
