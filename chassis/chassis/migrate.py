"""Brings a service's database to its newest revision: Alembic, with one environment for all services (this one).

Runs as the owner role, behind a lock, and gives up a statement rather than queue behind a long transaction: whoever
waits for an ALTER TABLE makes every reader behind it wait too.
"""

import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, pool, text
from sqlalchemy.exc import OperationalError

from chassis.settings import settings
from chassis.telemetry import log

LOCK = 0x576F726B616E  # any number, the same for every migration of one database
ATTEMPTS = 20


def folder(service: str) -> Path:
    """Return the folder of a service's migrations, beside its package."""
    found = find_spec(service)
    if found is None or not found.submodule_search_locations:
        raise LookupError(f"there is no package {service}")
    return Path(found.submodule_search_locations[0]).parent / "migrations"


def scripts(service: str) -> ScriptDirectory:
    """Return the revisions of a service."""
    place = str(folder(service))
    return ScriptDirectory(place, version_locations=[place])


def migrate(service: str, url: str = "") -> str:
    """Upgrade the database at `url` (default: `OWNER_DATABASE_URL`) to the head; return its revision."""
    url = (url or settings().owner_database_url).replace("postgresql://", "postgresql+psycopg://", 1)
    engine = create_engine(url, poolclass=pool.NullPool, connect_args={"options": "-c lock_timeout=2s -c timezone=UTC"})
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with engine.connect() as connection:
                connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
                connection.commit()
                return _upgrade(connection, scripts(service))
        except OperationalError as error:  # not up yet, or somebody held a lock for too long: nothing was changed
            if attempt == ATTEMPTS:
                raise
            log.warning("migration_waits", attempt=attempt, sqlstate=getattr(error.orig, "sqlstate", None))
            time.sleep(min(attempt, 5))
    raise AssertionError("unreachable")


def _upgrade(connection: Connection, script: ScriptDirectory) -> str:
    heads = script.get_heads()
    if len(heads) != 1:
        raise LookupError(f"{len(heads)} heads: {', '.join(heads)}")

    def steps(revision: Any, _context: Any) -> Any:
        return script._upgrade_revs(heads[0], revision)

    with EnvironmentContext(Config(), script, fn=steps, destination_rev=heads[0]) as environment:
        environment.configure(connection=connection, transaction_per_migration=True, target_metadata=None)
        environment.run_migrations()
    connection.commit()
    return heads[0]
