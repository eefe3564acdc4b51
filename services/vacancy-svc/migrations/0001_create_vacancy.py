"""Vacancies, what was exchanged about them, candidates, comments, work posts and the clients' settings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from chassis.schema import create_chassis_tables, protect

revision = "0001"
down_revision = None


def _text(name: str, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=nullable)


def _moment(name: str) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True))


def _made(name: str = "created_at") -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now())


def _id() -> sa.Column:
    return sa.Column("id", sa.Uuid, primary_key=True)


def _company() -> sa.Column:
    return sa.Column("company_id", sa.Uuid, nullable=False)


def _versioned() -> list[sa.Column]:
    return [
        _id(),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger, nullable=False, server_default="0"),
        _made(),
        _made("updated_at"),
    ]


def _scoped() -> list[sa.Column]:
    return [_company(), sa.Column("unit_id", sa.Uuid, nullable=False), sa.Column("unit_path", ARRAY(sa.Uuid), nullable=False)]


def upgrade() -> None:
    create_chassis_tables(op, "vacancy")
    _vacancy()
    _candidate()
    _reference()
    protect(op, "vacancy", "candidate", order="created_at DESC, id DESC")
    protect(op, "comment", "exchanged_copy", "work_post", "company_settings")
    # What was exchanged is history: nothing of ours may rewrite it.
    op.execute("REVOKE UPDATE, DELETE ON exchanged_copy FROM vacancy_app")


def _vacancy() -> None:
    op.create_table(
        "vacancy",
        *_versioned(),
        *_scoped(),
        *[_text(name, False) for name in ("reference", "origin", "status", "title")],
        *[_text(name) for name in ("work_post_code", "work_post_title", "motive", "justification", "replacement_reason")],
        sa.Column("positions", sa.Integer, nullable=False),
        sa.Column("filled", sa.Integer, nullable=False),
        *[sa.Column(name, sa.Date) for name in ("replacement_from", "replacement_until", "starts_on", "ends_on")],
        _text("shift_regime"),
        sa.Column("hours_per_week", sa.Numeric(5, 2)),
        sa.Column("requirements", JSONB, nullable=False),
        *[_text(name) for name in ("description", "cost_centre", "purchase_order", "contact_name", "contact_email", "closing_reason")],
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("confirmed", sa.Integer, nullable=False),
        _moment("confirmed_at"),
        _moment("sent_at"),
        sa.Column("differences", JSONB, nullable=False),
        sa.UniqueConstraint("company_id", "reference", name="uq_vacancy_company_id_reference"),
        sa.CheckConstraint("status IN ('draft', 'awaiting_approval', 'submitted', 'open', 'filled', 'closed', 'cancelled')", name="status"),
        sa.CheckConstraint("filled >= 0 AND positions >= 1", name="positions"),
    )
    op.create_table(
        "exchanged_copy",
        _id(),
        _company(),
        sa.Column("vacancy_id", sa.Uuid, sa.ForeignKey("vacancy.id"), nullable=False, index=True),
        sa.Column("number", sa.Integer, nullable=False),
        _text("holder", False),
        _text("digest", False),
        sa.Column("fields", JSONB, nullable=False),
        _made("at"),
        sa.CheckConstraint("holder IN ('portal', 'agency', 'both')", name="holder"),
    )


def _candidate() -> None:
    op.create_table(
        "candidate",
        *_versioned(),
        *_scoped(),
        sa.Column("vacancy_id", sa.Uuid, sa.ForeignKey("vacancy.id"), nullable=False, index=True),
        *[_text(name, False) for name in ("reference", "temp_number", "name", "status")],
        *[_text(name) for name in ("proposal", "reason")],
        _moment("interview_start"),
        _moment("interview_end"),
        _text("interview_place"),
        sa.Column("cv", JSONB),
        _text("placement_reference"),
        sa.Column("placement_starts_on", sa.Date),
        sa.Column("placement_ends_on", sa.Date),
        _moment("placed_at"),
        sa.UniqueConstraint("company_id", "vacancy_id", "reference", name="uq_candidate_company_id_vacancy_id_reference"),
        sa.CheckConstraint(
            "status IN ('proposed', 'shortlisted', 'interview_planned', 'accepted', 'rejected', 'withdrawn', 'placed')", name="status"
        ),
    )
    op.create_table(
        "comment",
        _id(),
        *_scoped(),
        sa.Column("candidate_id", sa.Uuid, sa.ForeignKey("candidate.id", ondelete="CASCADE"), nullable=False, index=True),
        _text("text", False),
        sa.Column("author_id", sa.Uuid, nullable=False),
        _text("author_name", False),
        sa.Column("from_agency", sa.Boolean, nullable=False),
        _made(),
    )


def _reference() -> None:
    op.create_table(
        "work_post",
        _id(),
        _company(),
        _text("code", False),
        _text("title", False),
        *[_text(name) for name in ("description", "joint_committee", "category")],
        sa.Column("unit_ids", ARRAY(sa.Uuid), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.UniqueConstraint("company_id", "code", name="uq_work_post_company_id_code"),
    )
    op.create_table(
        "company_settings",
        *_versioned(),
        *_scoped(),
        sa.Column("approval_required", sa.Boolean, nullable=False),
        sa.Column("work_posts_revision", sa.Integer, nullable=False),
    )
