"""Recovery codes, sessions one can recognise, notices with an audience, delegations, reviews, search over all clients."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.schema import protect

revision = "0003"
down_revision = "0002"

SEARCHED = "lower(first_name || ' ' || last_name || ' ' || first_name || ' ' || email)"

USERS_LIKE = """
CREATE FUNCTION users_like(pattern text) RETURNS TABLE (
        id uuid, company_id uuid, first_name text, last_name text, email text, status text, company_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT a.id, a.company_id, a.first_name, a.last_name, a.email, a.status, u.name
      FROM user_account a LEFT JOIN org_unit u ON u.id = a.company_id WHERE a.search LIKE pattern
$$;
REVOKE EXECUTE ON FUNCTION users_like(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION users_like(text) TO identity_app;
"""


def upgrade() -> None:
    op.add_column("session", sa.Column("browser", sa.Text, nullable=False, server_default=""))
    op.add_column("user_account", sa.Column("recovery_digests", ARRAY(sa.LargeBinary), nullable=False, server_default="{}"))
    op.add_column("user_account", sa.Column("agency_revision", sa.Integer, nullable=False, server_default="0"))
    op.add_column("user_account", sa.Column("search", sa.Text, sa.Computed(SEARCHED, persisted=True), nullable=False))
    op.add_column("notice", sa.Column("audience", sa.Text, nullable=False, server_default="everybody"))
    op.add_column("notice", sa.Column("company_ids", ARRAY(sa.Uuid), nullable=False, server_default="{}"))
    op.create_check_constraint("audience", "notice", "audience IN ('everybody', 'clients', 'agency')")
    _delegations()
    _reviews()
    # PostgreSQL's own extension; a database's owner may create it (it is "trusted").
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.execute("CREATE INDEX ix_user_account_search ON user_account USING gin (search gin_trgm_ops)")
    op.execute(USERS_LIKE)


def _person(name: str) -> sa.Column:
    return sa.Column(name, sa.Uuid, sa.ForeignKey("user_account.id", ondelete="CASCADE"), nullable=False, index=True)


def _versioned() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    ]


def _delegations() -> None:
    op.create_table(
        "delegation",
        *_versioned(),
        sa.Column("company_id", sa.Uuid, nullable=False),
        _person("from_user_id"),
        _person("to_user_id"),
        sa.Column("unit_id", sa.Uuid, nullable=False),
        sa.Column("permission", sa.Text, nullable=False),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("from_user_id <> to_user_id", name="somebody_else"),
    )
    protect(op, "delegation")


def _reviews() -> None:
    op.create_table(
        "review",
        *_versioned(),
        sa.Column("company_id", sa.Uuid, nullable=False),
        sa.Column("unit_id", sa.Uuid, nullable=False),
        sa.Column("unit_path", ARRAY(sa.Uuid), nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
    )
    protect(op, "review", order="id")
    op.create_table(
        "review_line",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("company_id", sa.Uuid, nullable=False),
        sa.Column("review_id", sa.Uuid, sa.ForeignKey("review.id", ondelete="CASCADE"), nullable=False),
        _person("user_id"),
        sa.Column("answer", sa.Text),
        sa.Column("remark", sa.Text),
        sa.Column("user_version", sa.Integer),
        sa.Column("answered_by", sa.Text),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("review_id", "user_id", name="uq_review_line_review_id_user_id"),
        sa.CheckConstraint("answer IN ('confirmed', 'wrong')", name="answer"),
    )
    protect(op, "review_line")
