"""Create the list of what was applied."""

import sqlalchemy as sa
from alembic import op

from chassis.schema import create_chassis_tables, share

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_chassis_tables(op, "sink")
    op.create_table(
        "applied",
        sa.Column("n", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("aggregate_id", sa.Uuid, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
    )
    share(op, "applied", privileges="SELECT, INSERT")
