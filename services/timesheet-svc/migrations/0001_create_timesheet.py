"""Timesheets, their lines, what was approved, and the terms of pay."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from chassis.schema import create_chassis_tables, protect

revision = "0001"
down_revision = None

# What was approved is final for every role of the service, the owner of the tables among them.
FINAL = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'approved hours are final' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER approved_revision_final BEFORE UPDATE OR DELETE ON approved_revision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approved_revision_kept BEFORE TRUNCATE ON approved_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER timesheet_line_final BEFORE UPDATE OR DELETE ON timesheet_line FOR EACH ROW WHEN (OLD.sealed) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER timesheet_line_kept BEFORE TRUNCATE ON timesheet_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_addition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM approved_revision a WHERE a.timesheet_id = NEW.timesheet_id AND a.revision = NEW.revision) THEN
        RAISE EXCEPTION 'approved hours are final' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER timesheet_line_complete BEFORE INSERT ON timesheet_line FOR EACH ROW EXECUTE FUNCTION refuse_addition();
REVOKE UPDATE, DELETE, TRUNCATE ON approved_revision FROM timesheet_app;
"""


def _moment(name: str, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    create_chassis_tables(op, "timesheet")
    _create_timesheet()
    _create_line()
    _create_revision()
    _create_terms()
    protect(op, "timesheet", order="week_start DESC, temp_name, id")
    protect(op, "timesheet_line", "approved_revision", "coding", "term", "temp")
    op.get_bind().exec_driver_sql(FINAL)


def _create_timesheet() -> None:
    op.create_table(
        "timesheet",
        sa.Column("temp_id", sa.Uuid(), nullable=False),
        sa.Column("temp_name", sa.String(200), nullable=False),
        sa.Column("week_start", sa.Date(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("actual_minutes", sa.Integer(), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("differing_lines", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(12, 2), nullable=False),
        sa.Column("work_posts", ARRAY(sa.Text()), nullable=False),
        _moment("ends_at"),
        _moment("submitted_at"),
        sa.Column("submitted_by", sa.String(60)),
        sa.Column("worker_id", sa.String(60)),
        _moment("approved_at"),
        sa.Column("approved_by", sa.String(60)),
        sa.Column("approver_name", sa.String(200)),
        sa.Column("rejection_reason", sa.String(500)),
        sa.Column("payroll_status", sa.String(20)),
        sa.Column("payroll_note", sa.String(500)),
        sa.Column("timecard", sa.String(100)),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("unit_path", ARRAY(sa.Uuid()), nullable=False),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.UniqueConstraint("company_id", "temp_id", "week_start", "unit_id", name="uq_timesheet_company_id_temp_id_week_start_unit_id"),
        sa.UniqueConstraint("id", "company_id", name="uq_timesheet_id_company_id"),
        sa.CheckConstraint("status IN ('open', 'submitted', 'approved', 'rejected', 'exported')", name="status"),
    )
    op.create_index("ix_timesheet_company_id_timecard", "timesheet", ["company_id", "timecard"])


def _create_line() -> None:
    op.create_table(
        "timesheet_line",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("timesheet_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("shift_id", sa.Uuid()),
        sa.Column("contract_id", sa.Uuid()),
        sa.Column("reference", sa.String(100)),
        sa.Column("work_date", sa.Date(), nullable=False),
        sa.Column("work_post", sa.String(200), nullable=False),
        sa.Column("work_post_code", sa.String(40)),
        sa.Column("cost_centre", sa.String(100)),
        _moment("planned_start"),
        _moment("planned_end"),
        sa.Column("planned_break", sa.Integer(), nullable=False),
        _moment("actual_start"),
        _moment("actual_end"),
        sa.Column("actual_break", sa.Integer(), nullable=False),
        sa.Column("actual_source", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(500)),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("actual_minutes", sa.Integer(), nullable=False),
        sa.Column("differs", sa.Boolean(), nullable=False),
        sa.Column("agreed_wage", sa.Numeric(10, 4)),
        sa.Column("wage", sa.Numeric(10, 4)),
        sa.Column("hours", JSONB(), nullable=False),
        sa.Column("pay", JSONB(), nullable=False),
        sa.Column("amount", sa.Numeric(12, 2), nullable=False),
        sa.Column("rules_version", sa.Text()),
        sa.Column("pay_version", sa.Text()),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["timesheet_id", "company_id"], ["timesheet.id", "timesheet.company_id"], name="fk_timesheet_line_timesheet_id_company_id"
        ),
        sa.UniqueConstraint("timesheet_id", "revision", "shift_id", name="uq_timesheet_line_timesheet_id_revision_shift_id"),
        sa.CheckConstraint("actual_minutes BETWEEN 0 AND 1440", name="actual_minutes"),
        sa.CheckConstraint("(actual_start IS NULL) = (actual_end IS NULL)", name="actual_times"),
    )
    op.create_index("ix_timesheet_line_company_id_shift_id", "timesheet_line", ["company_id", "shift_id"])


def _create_revision() -> None:
    op.create_table(
        "approved_revision",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("timesheet_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        _moment("approved_at", nullable=False),
        sa.Column("approved_by", sa.String(60), nullable=False),
        sa.Column("approver_name", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(12, 2), nullable=False),
        sa.Column("content", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["timesheet_id", "company_id"], ["timesheet.id", "timesheet.company_id"], name="fk_approved_revision_timesheet_id_company_id"
        ),
        sa.UniqueConstraint("timesheet_id", "revision", name="uq_approved_revision_timesheet_id_revision"),
    )


def _create_terms() -> None:
    op.create_table(
        "coding",
        sa.Column("company_id", sa.Uuid(), primary_key=True),
        sa.Column("kind", sa.String(20), primary_key=True),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("coding", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("entry", sa.String(60), nullable=False),
        sa.Column("unit_reference", sa.String(121)),
        sa.Column("work_post", sa.String(40)),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("effective_until", sa.Date()),
        sa.Column("content", JSONB(), nullable=False),
    )
    op.create_index("ix_term_company_id_effective_from", "term", ["company_id", "effective_from"])
    op.create_table(
        "temp",
        sa.Column("company_id", sa.Uuid(), primary_key=True),
        sa.Column("reference", sa.String(121), primary_key=True),
        sa.Column("temp_id", sa.Uuid(), nullable=False),
    )


def downgrade() -> None:
    raise RuntimeError("approved hours are not thrown away")
