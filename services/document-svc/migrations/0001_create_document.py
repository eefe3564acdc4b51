"""Documents, wrapped keys, and the candidates whose CVs they are."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.schema import create_chassis_tables, protect

revision = "0001"
down_revision = None


def _text(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=nullable)


def _made(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now())


def _scoped() -> list[sa.Column]:
    names = [sa.Column(name, sa.Uuid, nullable=False) for name in ("company_id", "unit_id")]
    return [*names, sa.Column("unit_path", ARRAY(sa.Uuid), nullable=False)]


def upgrade() -> None:
    create_chassis_tables(op, "document")
    op.create_table(
        "data_key",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("company_id", sa.Uuid, nullable=False),
        _text("key_id"),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        _made("created_at"),
        sa.UniqueConstraint("company_id", name="uq_data_key_company_id"),
    )
    op.create_table("candidate", sa.Column("id", sa.Uuid, primary_key=True), *_scoped(), _text("reference"), _text("name"), _text("status"))
    op.create_index("ix_candidate_reference", "candidate", ["reference"])
    op.create_table(
        "document",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger, nullable=False, server_default="0"),
        _made("created_at"),
        _made("updated_at"),
        *_scoped(),
        *[_text(name) for name in ("kind", "title", "file_name", "media_type")],
        sa.Column("size", sa.Integer, nullable=False),
        *[_text(name) for name in ("sha256", "status", "subject_type")],
        sa.Column("subject_id", sa.Uuid),
        _text("subject_reference", True),
        sa.Column("data_key_id", sa.Uuid, sa.ForeignKey("data_key.id"), nullable=False),
        sa.Column("retention_until", sa.Date, nullable=False),
        sa.CheckConstraint("kind IN ('cv', 'contract', 'invoice', 'work_post_form', 'general')", name="kind"),
        sa.CheckConstraint("status IN ('waiting', 'available', 'quarantined', 'replaced', 'cancelled')", name="status"),
    )
    op.create_index("ix_document_subject", "document", ["company_id", "subject_type", "subject_id"])
    op.create_index("ix_document_reference", "document", ["company_id", "subject_type", "subject_reference"])
    op.create_index("ix_document_retention", "document", ["company_id", "retention_until"])
    protect(op, "document", order="created_at DESC, id DESC")
    protect(op, "data_key", "candidate")
