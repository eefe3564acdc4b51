"""Two sample services on private stores, source publishing to sink: what the figures about events are measured on."""

import contextlib
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import psycopg
from sqlalchemy import select

from chassis import topology
from chassis.db import _engine, transaction
from chassis.ids import uuid7
from chassis.migrate import migrate
from chassis.outbox import publish
from chassis.provision import provision
from chassis.settings import use_service
from chassis.testing.binaries import Postgres, RabbitMQ, stop
from chassis.testing.broker import Process
from chassis.testing.databases import at, environment

SAMPLES = Path(__file__).parent / "samples"
VHOST = "pair"
for _name in ("source", "sink"):
    sys.path.insert(0, str(SAMPLES / f"{_name}-svc"))


class Pair:
    """The stores, the databases of source and sink, and their processes."""

    def __init__(self, folder: Path, durable: bool = False):
        self.folder = folder
        self.postgres = Postgres(folder / "postgres", durable)
        self.rabbitmq = RabbitMQ(folder / "rabbitmq", [VHOST])
        self.broker_url = f"{self.rabbitmq.url}/{VHOST}"
        self.company = uuid7()
        self.processes: list[Process] = []

    def __enter__(self) -> Self:
        self.postgres.start()
        self.rabbitmq.start()
        for service in ("source", "sink"):
            env = environment(service, self.postgres.url, service)
            urls = {"owner": env["OWNER_DATABASE_URL"], "app": env["DATABASE_URL"], "relay": env["RELAY_DATABASE_URL"]}
            provision(service, self.postgres.url, urls)
            with self.as_service(service):
                migrate(service, env["OWNER_DATABASE_URL"])
                topology.ensure(service)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for process in self.processes:
            process.kill()
        _engine.cache_clear()

    def env(self, service: str) -> dict[str, str]:
        """Return the settings of a service's processes."""
        return {**environment(service, self.postgres.url, service), "AMQP_URL": self.broker_url, "LOG_LEVEL": "INFO", "OTLP_ENDPOINT": ""}

    @contextlib.contextmanager
    def as_service(self, service: str) -> Iterator[None]:
        """Be a service in this process."""
        os.environ.update(self.env(service))
        use_service(service)
        yield

    def run(self, command: str, service: str, **env: str) -> Process:
        """Start a process of a service."""
        log = self.folder / f"{service}-{command}-{len(self.processes)}.log"
        process = Process(command, service, SAMPLES / f"{service}-svc", log, **{**self.env(service), **env})
        self.processes.append(process)
        return process

    def url(self, service: str) -> str:
        """Return a superuser's URL of a service's database."""
        return at(self.postgres.url, service)

    def sql(self, service: str, statement: str, *values: Any) -> list[Any]:
        """Ask a service's database as the superuser."""
        with psycopg.connect(self.url(service), autocommit=True, connect_timeout=5) as admin:
            cursor = admin.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def counters(self, count: int) -> list[UUID]:
        """Make counters that were never raised."""
        made = [uuid7() for _ in range(count)]
        self.sql("source", "INSERT INTO counter (id, company_id) SELECT unnest(%s::uuid[]), %s", made, self.company)
        return made


@contextlib.contextmanager
def private_folder() -> Iterator[Path]:
    """Yield a temporary folder; stop every server that runs in it and remove it."""
    with tempfile.TemporaryDirectory(prefix="workaniser-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            for file in sorted(folder.glob("*.pid"), reverse=True):
                stop(int(file.read_text()))


def raise_counters(company: UUID, ids: list[UUID]) -> list[tuple[UUID, int]]:
    """Raise counters in one transaction, the way an operation does; return the versions that were published."""
    from source.models import Counter

    with transaction(company, actor="bench") as opened:
        found = opened.scalars(select(Counter).where(Counter.id.in_(ids)).order_by(Counter.id).with_for_update()).all()
        for counter in found:
            publish("counter.raised", counter)
        return [(counter.id, counter.sequence) for counter in found]


def wait(condition: Any, seconds: float, every: float = 0.2) -> bool:
    """Wait until a condition holds; say whether it did within the time."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with contextlib.suppress(psycopg.OperationalError, OSError):
            if condition():
                return True
        time.sleep(every)
    return False


class Background(threading.Thread):
    """A thread that ends when it is told to, and whose failure is raised when it is joined."""

    def __init__(self, work: Any):
        super().__init__(daemon=True)
        self.work, self.ended = work, threading.Event()
        self.failure: BaseException | None = None

    def run(self) -> None:
        """Work until told to stop."""
        try:
            self.work(self.ended)
        except BaseException as error:
            self.failure = error

    def finish(self) -> None:
        """Tell it to stop and wait."""
        self.ended.set()
        self.join()
        if self.failure:
            raise self.failure
