"""Temps, their placements and availability, work posts and codings, shifts, contracts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from chassis.schema import create_chassis_tables, protect

revision = "0001"
down_revision = None

# One person is in one place at a time. Ranges are half open: a shift may begin when another ends.
NO_DOUBLE_BOOKING = """
ALTER TABLE shift ADD CONSTRAINT ex_shift_temp_id EXCLUDE USING gist (temp_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (temp_id IS NOT NULL AND status <> 'cancelled')
"""

# The back office names a contract and no client. Instead of opening the table for it, this runs as the owner and
# answers one narrow question to somebody who already holds the contract's id.
COMPANY_OF_CONTRACT = """
CREATE POLICY lookup ON contract FOR SELECT TO planning_owner USING (true);
CREATE FUNCTION company_of_contract(wanted uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$ SELECT company_id FROM contract WHERE id = wanted $$;
REVOKE ALL ON FUNCTION company_of_contract(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION company_of_contract(uuid) TO planning_app;
"""


def upgrade() -> None:
    create_chassis_tables(op, "planning")
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")  # trusted: the owner of the database may
    _create_codings()
    _create_temps()
    _create_placements()
    _create_contracts()
    _create_shifts()
    protect(op, "shift", order="starts_at, id")
    protect(op, "contract", order="week_start DESC, id")
    protect(op, "temp_unit", order="temp_id")
    protect(op, "temp", "availability_line", "placement", "work_post", "coding")
    op.get_bind().exec_driver_sql(COMPANY_OF_CONTRACT)


def _id() -> sa.Column:
    return sa.Column("id", sa.Uuid(), primary_key=True)


def _company() -> sa.Column:
    return sa.Column("company_id", sa.Uuid(), nullable=False)


def _scoped() -> list[sa.Column]:
    return [_company(), sa.Column("unit_id", sa.Uuid(), nullable=False), sa.Column("unit_path", ARRAY(sa.Uuid()), nullable=False)]


def _versioned() -> list[sa.Column]:
    moment = sa.DateTime(timezone=True)
    return [
        _id(),
        sa.Column("version", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("created_at", moment, nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", moment, nullable=False, server_default=sa.func.now()),
    ]


def _text(*names: str, nullable: bool = True) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _texts(name: str) -> sa.Column:
    return sa.Column(name, ARRAY(sa.Text()), nullable=False)


def _moments(*names: str, nullable: bool = True) -> list[sa.Column]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=nullable) for name in names]


def _temp() -> sa.Column:
    return sa.Column("temp_id", sa.Uuid(), nullable=False)


def _of_temp(table: str, **options: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["temp_id", "company_id"], ["temp.id", "temp.company_id"], name=f"fk_{table}_temp_id_company_id", **options
    )


def _create_codings() -> None:
    op.create_table(
        "work_post",
        _id(),
        _company(),
        *_text("code", "title", nullable=False),
        *_text("description", "joint_committee", "category", "form_number"),
        sa.Column("unit_ids", ARRAY(sa.Uuid()), nullable=False),
        _texts("protective_equipment"),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.UniqueConstraint("company_id", "code", name="uq_work_post_company_id_code"),
    )
    op.create_table(
        "coding",
        _id(),
        _company(),
        *_text("kind", nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", JSONB(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.UniqueConstraint("company_id", "kind", "revision", name="uq_coding_company_id_kind_revision"),
    )


def _create_temps() -> None:
    op.create_table(
        "temp",
        *_versioned(),
        _company(),
        *_text("number", "name", "language", nullable=False),
        *_text("customer_number", "email", "phone"),
        sa.Column("revision", sa.Integer(), nullable=False),
        _texts("skills"),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("company_id", "number", name="uq_temp_company_id_number"),
        sa.UniqueConstraint("id", "company_id", name="uq_temp_id_company_id"),
    )
    op.create_index("ix_temp_company_id_name_id", "temp", ["company_id", "name", "id"])
    op.create_table(
        "temp_unit",
        _id(),
        _temp(),
        *_scoped(),
        _of_temp("temp_unit", ondelete="CASCADE"),
        sa.UniqueConstraint("temp_id", "unit_id", name="uq_temp_unit_temp_id_unit_id"),
    )
    op.create_table(
        "availability_line",
        _id(),
        _company(),
        _temp(),
        *_text("document", "status", nullable=False),
        *_moments("starts_at", "ends_at"),
        *[sa.Column(name, sa.Integer(), nullable=False) for name in ("weekday", "begins", "ends")],
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        _of_temp("availability_line", ondelete="CASCADE"),
    )
    op.create_index("ix_availability_line_temp_id", "availability_line", ["temp_id"])


def _create_placements() -> None:
    op.create_table(
        "placement",
        *_versioned(),
        *_scoped(),
        *_text("reference", nullable=False),
        _texts("numbers"),
        sa.Column("temp_id", sa.Uuid()),
        sa.Column("vacancy_id", sa.Uuid()),
        *_text("work_post", "function", "motive", "justification", "replacement_reason", "cost_centre", "purchase_order"),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("replacement_until", sa.Date()),
        sa.Column("wage", sa.Numeric(10, 4)),
        sa.UniqueConstraint("company_id", "reference", name="uq_placement_company_id_reference"),
    )
    op.create_index("ix_placement_temp_id", "placement", ["temp_id"])


def _create_contracts() -> None:
    op.create_table(
        "contract",
        *_versioned(),
        *_scoped(),
        _temp(),
        *_text("work_post", "work_post_name", "function", "motive", "workplace", nullable=False),
        *_text("placement", "joint_committee", "category", "justification", "replacement_reason"),
        *_text("rules_version", "pay_version", "declaration_number", "refused_reason"),
        sa.Column("contract_version", sa.Integer(), nullable=False),
        sa.Column("replacement_until", sa.Date()),
        sa.Column("week_start", sa.Date(), nullable=False),
        *_moments("starts_at", "ends_at", "drawn_up_at", nullable=False),
        *_moments("signed_at", "declared_at", "refused_at", "cancelled_at"),
        sa.Column("shifts", JSONB(), nullable=False),
        sa.Column("shift_count", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("wage", sa.Numeric(10, 4), nullable=False),
        sa.Column("premiums", JSONB(), nullable=False),
        sa.Column("meal_voucher", sa.Numeric(10, 2)),
        _texts("used"),
        sa.Column("document_id", sa.Uuid()),
        _of_temp("contract"),
        sa.UniqueConstraint("id", "company_id", name="uq_contract_id_company_id"),
    )
    op.create_index(
        "uq_contract_week",
        "contract",
        ["company_id", "temp_id", "unit_id", "work_post", "week_start", sa.text("coalesce(placement, '')")],
        unique=True,
        postgresql_where=sa.text("cancelled_at IS NULL"),
    )


def _create_shifts() -> None:
    op.create_table(
        "shift",
        *_versioned(),
        *_scoped(),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        *_text("status", "work_post", "work_post_name", "zone", nullable=False),
        *_moments("starts_at", "ends_at", nullable=False),
        sa.Column("break_minutes", sa.Integer(), nullable=False),
        *[sa.Column(name, sa.Uuid()) for name in ("temp_id", "contract_id", "replaces_id", "replacement_id")],
        *_text("cost_centre", "purchase_order", "note", "rules_version", "pay_version", "cancel_reason", "document", "line"),
        sa.Column("accepted", JSONB(), nullable=False),
        sa.Column("wage", sa.Numeric(10, 4)),
        sa.Column("history", sa.Boolean(), nullable=False),
        _of_temp("shift"),
        sa.ForeignKeyConstraint(
            ["contract_id", "company_id"], ["contract.id", "contract.company_id"], name="fk_shift_contract_id_company_id"
        ),
        sa.UniqueConstraint("id", "company_id", name="uq_shift_id_company_id"),
    )
    op.create_index("ix_shift_contract_id", "shift", ["contract_id"])
    op.create_index("ix_shift_company_id_document", "shift", ["company_id", "document"], postgresql_where=sa.text("document IS NOT NULL"))
    op.execute(NO_DOUBLE_BOOKING)
