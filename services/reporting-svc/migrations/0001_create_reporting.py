"""Invoices, approved hours, and the sums that reports read."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.schema import create_chassis_tables, protect

revision = "0001"
down_revision = None

AMOUNT = sa.Numeric(14, 2)
REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['unit_path', 'version', 'sequence', 'updated_at'] =
                            to_jsonb(OLD) - ARRAY['unit_path', 'version', 'sequence', 'updated_at'] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an invoice is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER invoice_final BEFORE UPDATE OR DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_line_final BEFORE UPDATE OR DELETE ON invoice_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""


def _column(name: str, kind: sa.types.TypeEngine, nullable: bool = False, **more: object) -> sa.Column:
    return sa.Column(name, kind, nullable=nullable, **more)


def _scope(unit_in_key: bool = False) -> list[sa.Column]:
    unit = sa.Column("unit_id", sa.Uuid(), primary_key=True) if unit_in_key else _column("unit_id", sa.Uuid())
    return [_column("company_id", sa.Uuid()), unit, _column("unit_path", ARRAY(sa.Uuid()))]


def _moment(name: str, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    create_chassis_tables(op, "reporting")
    _create_invoice()
    _create_invoice_line()
    _create_hours()
    _create_sums()
    protect(op, "invoice", order="issue_date DESC, id DESC")
    protect(op, "invoice_share", order="issue_date DESC, invoice_id DESC")
    protect(op, "invoiced", "worked", order="month, temp_id")
    protect(op, "temp_year", order="year, temp_id")
    protect(op, "invoice_line", "work_line", "shift", "temp")
    op.get_bind().exec_driver_sql(REFUSE)


def _create_invoice() -> None:
    op.create_table(
        "invoice",
        _column("number", sa.String(60)),
        _column("kind", sa.String(20)),
        _column("issue_date", sa.Date()),
        _column("due_date", sa.Date(), nullable=True),
        _column("period_start", sa.Date(), nullable=True),
        _column("period_end", sa.Date(), nullable=True),
        _column("buyer_reference", sa.String(200), nullable=True),
        _column("corrects", sa.String(200), nullable=True),
        _column("currency", sa.String(3)),
        _column("net_amount", AMOUNT),
        _column("vat_amount", AMOUNT),
        _column("gross_amount", AMOUNT),
        _column("line_count", sa.Integer()),
        _column("minutes", sa.Integer()),
        *_scope(),
        sa.Column("id", sa.Uuid(), primary_key=True),
        _column("version", sa.Integer(), server_default="0"),
        _column("sequence", sa.BigInteger(), server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.UniqueConstraint("company_id", "number", name="uq_invoice_company_id_number"),
        sa.UniqueConstraint("id", "company_id", name="uq_invoice_id_company_id"),
    )


def _create_invoice_line() -> None:
    op.create_table(
        "invoice_line",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _column("invoice_id", sa.Uuid()),
        _column("position", sa.Integer()),
        _column("number", sa.String(60)),
        _column("description", sa.Text()),
        _column("temp_id", sa.Uuid(), nullable=True),
        _column("temp_name", sa.String(200), nullable=True),
        _column("week", sa.String(8), nullable=True),
        _column("work_date", sa.Date(), nullable=True),
        _column("cost_centre", sa.String(200), nullable=True),
        _column("quantity", sa.Numeric(16, 6)),
        _column("unit_code", sa.String(10)),
        _column("price", sa.Numeric(18, 6)),
        _column("amount", AMOUNT),
        _column("vat_percent", sa.Numeric(6, 2), nullable=True),
        _column("minutes", sa.Integer()),
        _column("interval", sa.String(200), nullable=True),
        _column("timesheet", sa.String(100), nullable=True),
        _column("shift", sa.String(100), nullable=True),
        *_scope(),
        sa.ForeignKeyConstraint(
            ["invoice_id", "company_id"], ["invoice.id", "invoice.company_id"], name="fk_invoice_line_invoice_id_company_id"
        ),
        sa.UniqueConstraint("invoice_id", "position", name="uq_invoice_line_invoice_id_position"),
    )
    op.create_index("ix_invoice_line_company_id_timesheet", "invoice_line", ["company_id", "timesheet"])


def _create_hours() -> None:
    op.create_table(
        "work_line",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _column("timesheet_id", sa.Uuid()),
        _column("revision", sa.Integer()),
        _column("timecard", sa.String(100), nullable=True),
        _column("reference", sa.String(100), nullable=True),
        _column("shift_id", sa.Uuid(), nullable=True),
        _column("temp_id", sa.Uuid()),
        _column("temp_name", sa.String(200)),
        _column("week", sa.String(8)),
        _column("work_date", sa.Date()),
        _column("work_post", sa.String(200)),
        _column("cost_centre", sa.String(100), nullable=True),
        _moment("start"),
        _moment("end"),
        _column("minutes", sa.Integer()),
        _column("approver_id", sa.String(60)),
        _column("approver_name", sa.String(200)),
        _moment("approved_at", nullable=False),
        *_scope(),
    )
    for columns in (["timesheet_id"], ["timecard"], ["temp_id", "work_date"]):
        op.create_index(f"ix_work_line_company_id_{'_'.join(columns)}", "work_line", ["company_id", *columns])
    op.create_table(
        "shift",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _column("reference", sa.String(100), nullable=True),
        _column("status", sa.String(20)),
        _column("temp_id", sa.Uuid(), nullable=True),
        _column("work_post", sa.String(200)),
        _moment("start", nullable=False),
        _moment("end", nullable=False),
        _column("break_minutes", sa.Integer()),
        _column("contract_id", sa.Uuid(), nullable=True),
        *_scope(),
    )
    op.create_index("ix_shift_company_id_reference", "shift", ["company_id", "reference"])
    op.create_table(
        "temp",
        sa.Column("company_id", sa.Uuid(), primary_key=True),
        sa.Column("number", sa.String(100), primary_key=True),
        _column("temp_id", sa.Uuid()),
    )


def _create_sums() -> None:
    op.create_table(
        "invoice_share",
        sa.Column("invoice_id", sa.Uuid(), primary_key=True),
        _column("issue_date", sa.Date()),
        _column("amount", AMOUNT),
        _column("minutes", sa.Integer()),
        *_scope(unit_in_key=True),
        sa.ForeignKeyConstraint(
            ["invoice_id", "company_id"], ["invoice.id", "invoice.company_id"], name="fk_invoice_share_invoice_id_company_id"
        ),
    )
    op.create_table(
        "invoiced",
        *_scope(unit_in_key=True),
        sa.Column("month", sa.Date(), primary_key=True),
        sa.Column("temp_id", sa.Uuid(), primary_key=True),
        _column("temp_name", sa.String(200)),
        _column("amount", AMOUNT),
        _column("minutes", sa.BigInteger()),
    )
    op.create_table(
        "worked",
        *_scope(unit_in_key=True),
        sa.Column("month", sa.Date(), primary_key=True),
        sa.Column("temp_id", sa.Uuid(), primary_key=True),
        _column("minutes", sa.BigInteger()),
        _column("first_day", sa.Date()),
        _column("last_day", sa.Date()),
        _column("work_post", sa.String(200)),
    )
    op.create_table(
        "temp_year",
        *_scope(unit_in_key=True),
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("temp_id", sa.Uuid(), primary_key=True),
        _column("temp_name", sa.String(200)),
        _column("months", sa.Integer()),
        _column("weeks", sa.BigInteger()),
    )


def downgrade() -> None:
    raise RuntimeError("invoices are not thrown away")
