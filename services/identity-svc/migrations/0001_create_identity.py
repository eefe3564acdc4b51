"""Units, users, rights, roles, notices, and what login remembers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from chassis.ids import uuid7
from chassis.schema import COMPANY, create_chassis_tables, protect, share
from identity.roles import AGENCY_ROLES, DEFAULT_ROLES, ROLE_NAMES

revision = "0001"
down_revision = None

# A table whose rows belong to a client, or to the agency when `company_id` is null. No company chosen means the
# agency's own rows and nobody else's.
OWN = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON {table} TO identity_app USING (company_id IS NOT DISTINCT FROM {company})
    WITH CHECK (company_id IS NOT DISTINCT FROM {company});
CREATE POLICY lookup ON {table} FOR SELECT TO identity_owner USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO identity_app;
"""

# Before a login nobody knows which company is at hand. Instead of opening the tables for it, each of these functions
# runs as their owner and answers one narrow question, to somebody who already holds the address or the secret.
LOOKUPS = """
CREATE FUNCTION login_of(wanted text)
    RETURNS TABLE (user_id uuid, company_id uuid, status text, password_hash text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
    $$ SELECT id, company_id, status, password_hash FROM user_account WHERE email = wanted $$;
CREATE FUNCTION session_of(secret bytea) RETURNS TABLE (session_id uuid, user_id uuid, company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
    $$ SELECT s.id, s.user_id, s.company_id FROM session s JOIN session_token t ON t.session_id = s.id WHERE t.digest = secret $$;
CREATE FUNCTION link_of(secret bytea) RETURNS TABLE (user_id uuid, company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
    $$ SELECT l.user_id, l.company_id FROM link l WHERE l.digest = secret $$;
CREATE FUNCTION email_taken(wanted text, but uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
    $$ SELECT EXISTS (SELECT FROM user_account WHERE email = wanted AND id IS DISTINCT FROM but) $$;
CREATE FUNCTION client_companies() RETURNS TABLE (id uuid, name text, active boolean, "references" jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
    $$ SELECT u.id, u.name, u.active, u."references" FROM org_unit u WHERE u.parent_id IS NULL $$;
CREATE FUNCTION mail_due(most integer) RETURNS TABLE (id uuid, company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
    $$ SELECT m.id, m.company_id FROM mail m WHERE m.sent_at IS NULL AND m.due_at <= now() ORDER BY m.due_at LIMIT most $$;
CREATE FUNCTION idle_users(since timestamptz) RETURNS TABLE (id uuid, company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
    $$ SELECT u.id, u.company_id FROM user_account u WHERE u.status <> 'disabled' AND u.counts_from < since $$;
CREATE FUNCTION role_holders(held text) RETURNS TABLE (user_id uuid, company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
    $$ SELECT DISTINCT g.user_id, g.company_id FROM user_grant g WHERE g.role = held $$;
"""
FUNCTIONS = (
    "login_of(text), session_of(bytea), link_of(bytea), email_taken(text, uuid), client_companies(), "
    "mail_due(integer), idle_users(timestamptz), role_holders(text)"
)


def _moment(name: str, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=nullable)


def _user() -> sa.Column:
    return sa.Column("user_id", sa.Uuid, sa.ForeignKey("user_account.id", ondelete="CASCADE"), nullable=False, index=True)


def _versioned() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sequence", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    ]


def upgrade() -> None:
    create_chassis_tables(op, "identity")
    _organisation()
    _logins()
    _seed_roles()
    protect(op, "org_unit", order="name, id")
    op.execute("CREATE POLICY lookup ON org_unit FOR SELECT TO identity_owner USING (true)")
    for table in ("user_account", "user_grant", "role", "session", "session_token", "link", "mail", "device"):
        op.execute(OWN.format(table=table, company=COMPANY))
    op.execute("CREATE POLICY defaults ON role FOR SELECT TO identity_app USING (company_id IS NULL)")
    op.execute("CREATE INDEX ix_user_account_level1 ON user_account ((unit_path[1]), last_name, first_name, id)")
    op.execute("CREATE INDEX ix_mail_due ON mail (due_at) WHERE sent_at IS NULL")
    share(op, "notice", "throttle")
    op.execute(LOOKUPS)
    op.execute(f"REVOKE EXECUTE ON FUNCTION {FUNCTIONS} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO identity_app")


def _organisation() -> None:
    op.create_table(
        "org_unit",
        *_versioned(),
        sa.Column("company_id", sa.Uuid, nullable=False),
        sa.Column("parent_id", sa.Uuid),
        _text("name"),
        _text("kind"),
        sa.Column("unit_path", ARRAY(sa.Uuid), nullable=False),
        sa.Column("references", JSONB, nullable=False),
        sa.Column("details", JSONB, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_table(
        "user_account",
        *_versioned(),
        sa.Column("company_id", sa.Uuid),
        sa.Column("unit_id", sa.Uuid),
        sa.Column("unit_path", ARRAY(sa.Uuid), nullable=False),
        *[_text(name) for name in ("first_name", "last_name", "job_title")],
        _text("email"),
        _text("mobile", True),
        _text("language"),
        _text("status"),
        _text("disabled_reason", True),
        _text("password_hash", True),
        sa.Column("totp_sealed", sa.LargeBinary),
        sa.Column("totp_on", sa.Boolean, nullable=False),
        sa.Column("totp_used", sa.Integer, nullable=False),
        _moment("counts_from", False),
        *[_moment(name) for name in ("last_login_at", "warned_at", "revoked_after")],
        sa.UniqueConstraint("email", name="uq_user_account_email"),
        sa.CheckConstraint("status IN ('invited', 'active', 'disabled')", name="status"),
        sa.CheckConstraint("(company_id IS NULL) = (unit_id IS NULL)", name="belongs"),
        sa.CheckConstraint("email = lower(email)", name="email_lower"),
    )
    op.create_table(
        "user_grant",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("company_id", sa.Uuid),
        _user(),
        sa.Column("unit_id", sa.Uuid),
        _text("role"),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        # A grant without a unit covers every client: only the agency's own users may hold one.
        sa.CheckConstraint("(company_id IS NULL) = (unit_id IS NULL)", name="belongs"),
    )
    op.create_table(
        "role",
        *_versioned(),
        sa.Column("company_id", sa.Uuid),
        _text("code"),
        sa.Column("name", JSONB, nullable=False),
        sa.Column("permissions", ARRAY(sa.Text), nullable=False),
        sa.Column("is_agency", sa.Boolean, nullable=False),
        sa.Column("second_factor", sa.Boolean, nullable=False),
        sa.UniqueConstraint("company_id", "code", name="uq_role_company_id_code", postgresql_nulls_not_distinct=True),
    )
    op.create_table(
        "notice",
        *_versioned(),
        _text("severity"),
        sa.Column("text", JSONB, nullable=False),
        _moment("starts_at", False),
        _moment("ends_at"),
    )


def _logins() -> None:
    company = sa.Column("company_id", sa.Uuid)
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid, primary_key=True),
        company.copy(),
        _user(),
        _moment("started_at", False),
        _moment("refreshed_at", False),
        sa.Column("second_factor", sa.Boolean, nullable=False),
        _moment("ended_at"),
        _text("end_reason", True),
    )
    op.create_table(
        "session_token",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        company.copy(),
        sa.Column("session_id", sa.Uuid, sa.ForeignKey("session.id", ondelete="CASCADE"), nullable=False, index=True),
        _moment("replaced_at"),
        sa.Column("nonce", sa.LargeBinary),
    )
    op.create_table(
        "link",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        company.copy(),
        _user(),
        _text("kind"),
        _moment("expires_at", False),
        _moment("used_at"),
    )
    op.create_table(
        "mail",
        sa.Column("id", sa.Uuid, primary_key=True),
        company.copy(),
        sa.Column("user_id", sa.Uuid, sa.ForeignKey("user_account.id", ondelete="CASCADE"), index=True),
        _text("kind"),
        _moment("due_at", False),
        sa.Column("attempts", sa.Integer, nullable=False),
        _moment("sent_at"),
    )
    op.create_table(
        "throttle",
        sa.Column("key", sa.LargeBinary, primary_key=True),
        sa.Column("level", sa.Double, nullable=False),
        _moment("noted_at", False),
    )
    op.create_table(
        "device",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        company.copy(),
        _user(),
        _moment("seen_at", False),
    )


def _seed_roles() -> None:
    """Write the default roles; `job identity bootstrap` brings later defaults up to date."""
    rows = [
        {
            "id": uuid7(),
            "code": code,
            "name": ROLE_NAMES[code],
            "permissions": permissions,
            "is_agency": code in AGENCY_ROLES,
            "second_factor": False,
        }
        for code, permissions in DEFAULT_ROLES.items()
    ]
    names = ("id", sa.Uuid), ("code", sa.Text), ("name", JSONB), ("permissions", ARRAY(sa.Text))
    flags = [sa.column(name, sa.Boolean) for name in ("is_agency", "second_factor")]
    op.bulk_insert(sa.table("role", *[sa.column(name, kind) for name, kind in names], *flags), rows)
