"""Create things."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from chassis.schema import create_chassis_tables, protect

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_chassis_tables(op, "thing")
    op.create_table(
        "thing",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("company_id", sa.Uuid, nullable=False),
        sa.Column("unit_id", sa.Uuid, nullable=False),
        sa.Column("unit_path", postgresql.ARRAY(sa.Uuid), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("note", sa.String(500)),
        sa.Column("status", sa.String, nullable=False, server_default="open"),
        sa.CheckConstraint("status IN ('open', 'closed')", name="ck_thing_status"),
        sa.PrimaryKeyConstraint("id", name="pk_thing"),
    )
    protect(op, "thing", order="created_at DESC, id DESC")
