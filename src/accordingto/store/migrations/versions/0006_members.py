"""How far the accounts of an incident agree, beside each report that tells of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds the column, fills it from the incidents, and has it follow them from then on."""
    op.add_column("link_members", sa.Column("agreement", sa.String(), nullable=True))
    connection = op.get_bind()
    connection.exec_driver_sql(
        "UPDATE link_members SET agreement = i.agreement FROM incidents i"
        " WHERE link_members.kind = 'incidents' AND link_members.id = i.id AND i.agreement IS NOT NULL"
    )
    op.create_index("link_members_agreement_report", "link_members", ["agreement", "report"])
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_FOLLOW)


_FOLLOW = """
CREATE TRIGGER incidents_agreed AFTER UPDATE OF agreement ON incidents BEGIN
    UPDATE link_members SET agreement = new.agreement WHERE kind = 'incidents' AND id = new.id;
END
"""
