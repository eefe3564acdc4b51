"""Search over all clients looks up a client's name for the page that is shown, and not for everybody who was found."""

from alembic import op

revision = "0004"
down_revision = "0003"

# `users_like` stays for the version that still runs while this one arrives; the next migration after that may drop it.
SEARCH = """
CREATE OR REPLACE FUNCTION users_with(pattern text) RETURNS TABLE (id uuid, company_id uuid, first_name text, last_name text, email text, status text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT a.id, a.company_id, a.first_name, a.last_name, a.email, a.status FROM user_account a WHERE a.search LIKE pattern
$$;
CREATE OR REPLACE FUNCTION client_name(client uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT name FROM org_unit WHERE id = client AND company_id = client
$$;
REVOKE EXECUTE ON FUNCTION users_with(text), client_name(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION users_with(text), client_name(uuid) TO identity_app;
"""


def upgrade() -> None:
    op.execute(SEARCH)
