"""Create the widgets."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from chassis.schema import create_chassis_tables, protect

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_chassis_tables(op, "widget")
    op.create_table(
        "widget",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("company_id", sa.Uuid, nullable=False),
        sa.Column("unit_id", sa.Uuid, nullable=False),
        sa.Column("unit_path", postgresql.ARRAY(sa.Uuid), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False, server_default="open"),
        sa.Column("wage", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_widget"),
    )
    protect(op, "widget", order="created_at DESC, id DESC")
