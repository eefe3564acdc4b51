"""What login remembers is forgotten in time: sessions and their cookies, links, sent mails, browsers, buckets."""

from alembic import op

revision = "0002"
down_revision = "0001"

FORGET = """
CREATE FUNCTION forget_old_logins() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    DELETE FROM session WHERE coalesce(ended_at, refreshed_at) < now() - interval '90 days';
    DELETE FROM link WHERE expires_at < now() - interval '30 days';
    DELETE FROM mail WHERE coalesce(sent_at, due_at) < now() - interval '30 days';
    DELETE FROM device WHERE seen_at < now() - interval '1 year';
    DELETE FROM throttle WHERE noted_at < now() - interval '1 day';
$$;
REVOKE EXECUTE ON FUNCTION forget_old_logins() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_old_logins() TO identity_app;
"""


def upgrade() -> None:
    # Row-level security is forced: even the owner, as whom the function runs, deletes only what a policy lets it.
    for table in ("session", "link", "mail", "device"):
        op.execute(f"CREATE POLICY forget ON {table} FOR DELETE TO identity_owner USING (true)")
    op.execute(FORGET)
