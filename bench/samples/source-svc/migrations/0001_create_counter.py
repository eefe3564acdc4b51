"""Create the counters."""

import sqlalchemy as sa
from alembic import op

from chassis.schema import create_chassis_tables, protect

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_chassis_tables(op, "source")
    op.create_table(
        "counter",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("company_id", sa.Uuid, nullable=False),
    )
    protect(op, "counter")
