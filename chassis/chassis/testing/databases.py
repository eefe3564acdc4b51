"""A real database per test process: copied from a template that is migrated once per set of migrations."""

import base64
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from chassis import migrate
from chassis.provision import provision, restrict
from chassis.settings import use_service

SLOT = os.environ.get("TEST_SLOT", "0")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


def at(url: str, database: str, user: str = "") -> str:
    """Return `url` for another database (and user, whose password in tests is its name)."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    place = f"{user}:{user}@{place}" if user else parts.netloc
    return urlunsplit(parts._replace(netloc=place, path=f"/{database}"))


def environment(service: str, admin_url: str, database: str) -> dict[str, str]:
    """Return the settings that a service's processes need for this database."""
    return {
        "DATABASE_URL": at(admin_url, database, f"{service}_app"),
        "OWNER_DATABASE_URL": at(admin_url, database, f"{service}_owner"),
        "RELAY_DATABASE_URL": at(admin_url, database, f"{service}_relay"),
        "INBOX_KEY": base64.b64encode(bytes(range(32))).decode(),
    }


@contextmanager
def own_database(service: str, admin_url: str) -> Iterator[str]:
    """Yield the name of a fresh database of this test process, migrated; drop it afterwards."""
    template, name = f"t{SLOT}_template_{service}", f"t{SLOT}_{WORKER}_{service}"
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(hashtext(%s))", [template])
        _template(admin, service, admin_url, template)
        _drop(admin, name)
        owner = sql.Identifier(f"{service}_owner")
        admin.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(sql.Identifier(name), owner, sql.Identifier(template)))
        restrict(admin, service, name)
        admin.execute("SELECT pg_advisory_unlock_all()")
    try:
        yield name
    finally:
        with psycopg.connect(admin_url, autocommit=True) as admin:
            _drop(admin, name)


def _template(admin: psycopg.Connection, service: str, admin_url: str, template: str) -> None:
    wanted = _fingerprint(service)
    kept = admin.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [template]).fetchone()
    if kept and kept[0] == wanted:
        return
    _drop(admin, template)
    urls = environment(service, admin_url, template)
    provision(
        service,
        admin_url,
        {"owner": urls["OWNER_DATABASE_URL"], "app": urls["DATABASE_URL"], "relay": urls["RELAY_DATABASE_URL"]},
        template,
    )
    use_service(service)
    migrate.migrate(service, urls["OWNER_DATABASE_URL"])
    admin.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(template), sql.Literal(wanted)))


def _drop(admin: psycopg.Connection, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _fingerprint(service: str) -> str:
    files = [*sorted(migrate.folder(service).glob("*.py")), Path(migrate.__file__).with_name("schema.py")]
    return hashlib.sha256(b"\0".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()
