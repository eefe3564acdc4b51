"""Creates a service's database and its three roles; as often as one likes, with a superuser's `ADMIN_DATABASE_URL`."""

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

ROLES = ("owner", "app", "relay")


def provision(service: str, admin_url: str, urls: dict[str, str], database: str = "") -> None:
    """Make `database` (default: the service's name), owned by `<service>_owner`, and the roles of `ROLES`.

    `urls` maps a role's last word to the connection URL that will be used with it; its password is set from there.
    """
    database = database or service
    with psycopg.connect(admin_url, autocommit=True) as admin:
        # Roles belong to the whole server: two provisionings at once would trip over each other.
        admin.execute("SELECT pg_advisory_lock(hashtext('workaniser provision'))")
        for word in ROLES:
            _role(admin, f"{service}_{word}", conninfo_to_dict(urls.get(word, "")).get("password"))
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            name, owner = sql.Identifier(database), sql.Identifier(f"{service}_owner")
            admin.execute(sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(name, owner))
        restrict(admin, service, database)


def restrict(admin: psycopg.Connection, service: str, database: str) -> None:
    """Let the service's own roles connect to the database, and nobody else."""
    name = sql.Identifier(database)
    admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for word in ("app", "relay"):
        admin.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(f"{service}_{word}")))


def _role(admin: psycopg.Connection, name: str, password: object) -> None:
    role = sql.Identifier(name)
    if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone():
        admin.execute(sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS").format(role))
    if password:
        admin.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(password)))
