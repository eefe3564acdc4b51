"""Templates, saved views, read marks, interview slots, what the agency told of digests and earlier use of motives."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from chassis.schema import COMPANY, protect

revision = "0002"
down_revision = "0001"

# A candidate's data disappear from the trail too; the chain covers a note by its digest only, so it still holds.
ERASE = f"""
CREATE POLICY erase ON audit FOR UPDATE TO vacancy_app USING (company_id = {COMPANY}) WITH CHECK (company_id = {COMPANY});
GRANT UPDATE (note) ON audit TO vacancy_app;
"""


def _ids(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Uuid, nullable=False) for name in names]


def _moment(name: str, **more: object) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now(), **more)


def _json(name: str) -> sa.Column:
    return sa.Column(name, JSONB, nullable=False, server_default="[]")


def upgrade() -> None:
    op.add_column("exchanged_copy", sa.Column("actor", sa.Text))
    op.add_column("candidate", _json("slots"))
    op.add_column("candidate", sa.Column("interview_cancelled", sa.Boolean, nullable=False, server_default="false"))
    op.add_column("candidate", sa.Column("ended_at", sa.DateTime(timezone=True)))
    op.execute("UPDATE candidate SET ended_at = updated_at WHERE status IN ('rejected', 'withdrawn')")
    op.add_column("company_settings", sa.Column("delegation_unit_ids", ARRAY(sa.Uuid), nullable=False, server_default="{}"))
    op.add_column("company_settings", _json("motive_use"))
    op.add_column("company_settings", sa.Column("motive_use_revision", sa.Integer, nullable=False, server_default="0"))
    _tables()
    protect(op, "template", order="name, id")
    protect(op, "view", "reading", "told_digest")
    op.execute(ERASE)


def _tables() -> None:
    op.create_table(
        "template",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger, nullable=False, server_default="0"),
        _moment("created_at"),
        _moment("updated_at"),
        *_ids("company_id", "unit_id"),
        sa.Column("unit_path", ARRAY(sa.Uuid), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("fields", JSONB, nullable=False),
    )
    op.create_table(
        "view",
        sa.Column("id", sa.Uuid, primary_key=True),
        *_ids("company_id", "user_id"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("filters", JSONB, nullable=False),
        sa.UniqueConstraint("company_id", "user_id", "name", name="uq_view_company_id_user_id_name"),
    )
    op.create_table(
        "reading",
        sa.Column("candidate_id", sa.Uuid, sa.ForeignKey("candidate.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("user_id", sa.Uuid, primary_key=True),
        *_ids("company_id"),
        _moment("read_at"),
    )
    op.create_table(
        "told_digest",
        sa.Column("company_id", sa.Uuid, primary_key=True),
        sa.Column("reference", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
        _moment("at"),
    )
