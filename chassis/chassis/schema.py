"""The tables every service has, and who may do what with them; used from a service's first migration.

`<service>_owner` migrates, `<service>_app` answers people and consumes under forced row-level security,
`<service>_relay` sends the outbox and seals the audit trail.
"""

from typing import Any

# STABLE on purpose, through current_setting: an IMMUTABLE function leaked one company's rows to the next through a
# prepared statement. `nullif`, because a setting that was once set locally reads as '' and not as NULL.
COMPANY = "nullif(current_setting('app.company', true), '')::uuid"
INDEXED_LEVELS = 4  # company, site, department, team

TABLES = """
CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL, exchange text NOT NULL, routing_key text NOT NULL, type text NOT NULL,
    company_id uuid, aggregate text, aggregate_id uuid,
    content_type text NOT NULL, headers jsonb NOT NULL, body text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(), published_at timestamptz, retry_at timestamptz
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX outbox_waiting ON outbox (seq) WHERE published_at IS NULL;
CREATE INDEX outbox_deferred ON outbox (aggregate_id) WHERE published_at IS NULL AND retry_at IS NOT NULL;
CREATE INDEX outbox_age ON outbox USING brin (created_at);

CREATE TABLE audit (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(), company_id uuid,
    aggregate text NOT NULL, aggregate_id uuid NOT NULL, version integer NOT NULL, action text NOT NULL,
    actor text NOT NULL, actor_name text, note text, note_digest text,
    position bigint UNIQUE, hash bytea
);
CREATE INDEX audit_aggregate ON audit (aggregate_id, seq);
CREATE INDEX audit_unsealed ON audit (seq) WHERE hash IS NULL;

CREATE TABLE inbox (id text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
CREATE INDEX inbox_age ON inbox USING brin (at);
CREATE TABLE inbox_held (
    aggregate text, aggregate_id uuid, sequence bigint, routing_key text NOT NULL, properties jsonb NOT NULL,
    body bytea NOT NULL, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (aggregate, aggregate_id, sequence)
);
CREATE TABLE inbox_dead (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, message_id text NOT NULL, type text NOT NULL,
    routing_key text NOT NULL, properties jsonb NOT NULL, body bytea NOT NULL,
    aggregate text, aggregate_id uuid, sequence bigint, company_id uuid,
    code text NOT NULL, error jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now(), closed_at timestamptz, outcome text
);
CREATE INDEX inbox_dead_open ON inbox_dead (id) WHERE closed_at IS NULL;
CREATE TABLE position (aggregate text, aggregate_id uuid, sequence bigint NOT NULL, PRIMARY KEY (aggregate, aggregate_id));
CREATE TABLE subscription (aggregate text PRIMARY KEY, since timestamptz NOT NULL DEFAULT now());

CREATE TABLE idempotency (
    principal text, key text, body_hash bytea NOT NULL, status integer, headers jsonb, body bytea,
    at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (principal, key)
);
CREATE INDEX idempotency_age ON idempotency USING brin (at);

CREATE TABLE unit (
    id uuid PRIMARY KEY, company_id uuid NOT NULL, parent_id uuid, name text NOT NULL, kind text NOT NULL,
    path uuid[] NOT NULL, reference text[] NOT NULL DEFAULT '{}', active boolean NOT NULL DEFAULT true,
    version bigint NOT NULL DEFAULT 0
);
CREATE INDEX unit_path ON unit USING gin (path);
CREATE INDEX unit_reference ON unit USING gin (reference);
CREATE TABLE access (
    user_id uuid PRIMARY KEY, company_id uuid, name text NOT NULL DEFAULT '', disabled boolean NOT NULL DEFAULT false,
    revoked_after timestamptz, grants jsonb NOT NULL DEFAULT '[]', version bigint NOT NULL DEFAULT 0
);
"""

# Rows of the trail are added and sealed once. Afterwards only a name or a note may be erased (a privacy request);
# the chain does not cover their text, only the note's digest, so it still holds.
AUDIT_GUARD = """
CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.seq, NEW.id, NEW.at, NEW.company_id, NEW.aggregate, NEW.aggregate_id, NEW.version, NEW.action, NEW.actor,
            NEW.note_digest) IS NOT DISTINCT FROM (OLD.seq, OLD.id, OLD.at, OLD.company_id, OLD.aggregate,
            OLD.aggregate_id, OLD.version, OLD.action, OLD.actor, OLD.note_digest)
           AND (OLD.hash IS NULL OR (NEW.position, NEW.hash) = (OLD.position, OLD.hash))
           AND coalesce(NEW.actor_name = OLD.actor_name, NEW.actor_name IS NULL)
           AND coalesce(NEW.note = OLD.note, NEW.note IS NULL) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit trail is never changed';
END $$;
CREATE TRIGGER audit_guard BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_guard();
CREATE TRIGGER audit_guard_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_guard();
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
"""

GRANTS = """
CREATE POLICY company ON audit FOR SELECT TO {app} USING (company_id IS NOT DISTINCT FROM {company});
CREATE POLICY append ON audit FOR INSERT TO {app} WITH CHECK (true);
CREATE POLICY seal ON audit TO {relay} USING (true);
GRANT SELECT, INSERT ON audit, inbox, subscription TO {app};
GRANT INSERT ON outbox TO {app};
GRANT SELECT, INSERT, UPDATE ON inbox_dead, position, idempotency, unit, access TO {app};
GRANT SELECT, INSERT, DELETE ON inbox_held TO {app};
GRANT SELECT, DELETE ON outbox, inbox, inbox_dead, idempotency TO {relay};
GRANT UPDATE (published_at, retry_at) ON outbox TO {relay};
GRANT SELECT, UPDATE (position, hash) ON audit TO {relay};
"""

PROTECT = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON {table} TO {app} USING (company_id = {company}) WITH CHECK (company_id = {company});
GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {app};
DO $$ BEGIN
    IF EXISTS (SELECT FROM information_schema.columns WHERE table_schema = current_schema()
                  AND table_name = '{table}' AND column_name = 'unit_path') THEN
        FOR level IN 1..{levels} LOOP
            EXECUTE 'CREATE INDEX ix_{table}_level' || level || ' ON {table} ((unit_path[' || level || ']), {order})';
        END LOOP;
    END IF;
END $$;
"""


def create_chassis_tables(op: Any, service: str) -> None:
    """Create the chassis's tables with their grants for the roles of `service`. The first thing in migration 0001."""
    op.execute(TABLES)
    op.execute(AUDIT_GUARD)
    op.execute(GRANTS.format(company=COMPANY, app=f"{service}_app", relay=f"{service}_relay"))


def protect(op: Any, *tables: str, order: str = "id") -> None:
    """Put tables with a `company_id` behind forced row-level security and let the service's app role use them.

    A table with a `unit_path` also gets one index per level of the path, continued by `order` (SQL, the order in
    which the table is listed), which is what scoped lists ask for.
    """
    for table in tables:
        op.execute(PROTECT.format(table=table, company=COMPANY, app=_app_role(), levels=INDEXED_LEVELS, order=order))


def share(op: Any, *tables: str, privileges: str = "SELECT, INSERT, UPDATE, DELETE") -> None:
    """Let the app role use tables that belong to no company (no row-level security)."""
    for table in tables:
        op.execute(f"GRANT {privileges} ON {table} TO {_app_role()}")


def _app_role() -> str:
    from chassis.settings import settings

    return f"{settings().service}_app"
