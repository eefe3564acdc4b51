"""Identity alone, on private stores: its serve process, with as many clients and users as a figure asks for."""

import http.client
import json
import os
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from joserfc.jwk import ECKey

from bench import load
from bench.pair import private_folder
from chassis.db import _engine, transaction
from chassis.ids import uuid7
from chassis.migrate import migrate
from chassis.provision import provision
from chassis.settings import use_service
from chassis.testing.binaries import Postgres, free_port
from chassis.testing.broker import Process
from chassis.testing.databases import at, environment

PASSWORD = "nine purple otters juggle"
SERVICE = Path(__file__).resolve().parents[1] / "services" / "identity-svc"
BASE = "/api/identity/v1"


class Directory:
    """A running identity with one client, one of its users and a consultant; more are copies of these."""

    def __init__(self, folder: Path):
        self.postgres, self.port = Postgres(folder / "postgres", durable=True), free_port()
        self.postgres.start()
        self.url = at(self.postgres.url, "identity")
        urls = environment("identity", self.postgres.url, "identity")
        roles = {role: urls[f"{role.upper()}_DATABASE_URL"] for role in ("owner", "relay")} | {"app": urls["DATABASE_URL"]}
        provision("identity", self.postgres.url, roles)
        key = ECKey.generate_key("P-256", parameters={"kid": "bench"})
        os.environ.update(urls, SIGNING_KEYS=json.dumps({"keys": [key.as_dict(private=True)]}), SEAL_KEY=b64encode(bytes(32)).decode())
        os.environ.update(JWKS_URL=f"http://127.0.0.1:{self.port}{BASE}/jwks", TRUSTED_HOPS="1", OTLP_ENDPOINT="", AMQP_URL="")
        use_service("identity")
        migrate("identity", urls["OWNER_DATABASE_URL"])
        self.company, self.user, self.consultant = _people()
        self.process = Process("serve", "identity", SERVICE, folder / "serve.log", PORT=str(self.port))
        load.wait_for(self.port, 60)

    def sql(self, statement: str, *values: Any) -> list[Any]:
        """Ask its database as the superuser."""
        with psycopg.connect(self.url, autocommit=True) as admin:
            cursor = admin.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def copy(self, table: str, original: UUID, changes: Iterable[dict[str, Any]]) -> None:
        """Add rows that are like one row of a table but for what each change says."""
        names = self.sql(
            "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
            table,
        )[0][0]
        self.sql(
            f"INSERT INTO {table} ({names}) SELECT {', '.join('made.' + name for name in names.split(', '))} FROM {table} original,"
            " jsonb_array_elements(%s::jsonb) change, LATERAL jsonb_populate_record(original, change) made WHERE original.id = %s",
            json.dumps(list(changes), default=str),
            original,
        )

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection that is kept alive."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def memory(self) -> float:
        """Return the resident memory of the serve process in MB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def _people() -> tuple[UUID, UUID, str]:
    """Write a client, a user of it and a consultant as the service does; return the first two's ids and the last one's address."""
    from identity.access import publish_access, publish_unit
    from identity.models import OrgUnit, User, UserGrant, now
    from identity.passwords import hashed

    company, kept = uuid7(), hashed(PASSWORD)

    def person(of: UUID | None, role: str) -> User:
        made = User(id=uuid7(), company_id=of, unit_id=of, unit_path=[of] if of else [], first_name="An", last_name="Voorbeeld")
        made.job_title, made.email, made.status = role, f"{role}@bench.example", "active"
        made.password_hash, made.counts_from = kept, now()
        made.grants = [UserGrant(company_id=of, unit_id=of, role=role)]
        publish_access(made)
        return made

    with transaction(company, actor="bench"):
        root = OrgUnit(id=company, company_id=company, name="Eerste Verzonnen NV", kind="company", unit_path=[company])
        publish_unit(root)
        user = person(company, "planner").id
    with transaction(None, actor="bench"):
        consultant = person(None, "consultant").email
    return company, user, consultant


@contextmanager
def directory() -> Iterator[Directory]:
    """Run identity on stores of its own, and leave nothing behind."""
    with private_folder() as folder:
        made = Directory(folder)
        try:
            yield made
        finally:
            made.process.stop()
            _engine.cache_clear()
