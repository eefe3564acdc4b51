"""PostgreSQL and RabbitMQ for tests: the ones that TEST_DATABASE_URL and TEST_AMQP_URL name, or our own.

Our own come from containers when TEST_CONTAINERS=1, else from the machine's binaries, in a temporary folder and gone
afterwards. `python -m chassis.testing.servers -- command …` runs a command with both.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from chassis.testing.binaries import Postgres, RabbitMQ, stop
from chassis.testing.databases import SLOT, WORKER

WORKERS = 8  # virtual hosts are made beforehand for this many parallel test processes
_FOLDER = "TEST_SERVERS"  # the environment hands the folder on to parallel test processes
_containers: list[Any] = []


def begin() -> Path:
    """Choose where what this run starts will live; nothing is started before a test needs it."""
    if _FOLDER not in os.environ:
        os.environ[_FOLDER] = tempfile.mkdtemp(prefix="workaniser-test-")
        Path(os.environ[_FOLDER]).chmod(0o755)
    return Path(os.environ[_FOLDER])


def end() -> None:
    """Stop what was started and remove its files."""
    folder = Path(os.environ.pop(_FOLDER))
    for container in _containers:
        container.stop()
    for file in sorted(folder.glob("*.pid"), reverse=True):  # the port mapper last
        stop(int(file.read_text()))
    shutil.rmtree(folder, ignore_errors=True)


def database_url() -> str:
    """Return a superuser's URL of the PostgreSQL for this run, started by whoever asks first."""
    return os.environ.get("TEST_DATABASE_URL") or _once("postgres", lambda folder: Postgres(folder), _postgres_container)


def amqp_url() -> str:
    """Return the URL of the RabbitMQ for this run without a virtual host, started by whoever asks first."""
    return os.environ.get("TEST_AMQP_URL") or _once("rabbitmq", lambda folder: RabbitMQ(folder, vhosts()), _rabbitmq_container)


def _once(name: str, from_binaries: Callable[[Path], Postgres | RabbitMQ], from_container: Callable[[], str]) -> str:
    folder = Path(os.environ[_FOLDER])
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = folder / f"{name}.url"
        if not known.exists():
            if os.environ.get("TEST_CONTAINERS") == "1":
                known.write_text(from_container())
            else:
                server = from_binaries(folder / name)
                server.start()
                known.write_text(server.url)
        return known.read_text()


def vhost(worker: str = WORKER) -> str:
    """Return the virtual host of a test process."""
    return f"t{SLOT}-{worker}"


def vhost_url(worker: str = WORKER) -> str:
    """Return the AMQP URL of a test process's virtual host."""
    return f"{amqp_url().rstrip('/')}/{quote(vhost(worker), safe='')}"


def vhosts() -> list[str]:
    """Return the virtual hosts that tests use in this slot."""
    return [vhost(worker) for worker in ["main", *(f"gw{n}" for n in range(WORKERS))]]


def _postgres_container() -> str:
    from testcontainers.community.postgres import PostgresContainer

    os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")
    started = PostgresContainer(os.environ.get("TEST_POSTGRES_IMAGE", "postgres:15"), username="postgres", driver=None).start()
    _containers.append(started)
    return str(started.get_connection_url())


def _rabbitmq_container() -> str:
    from testcontainers.community.rabbitmq import RabbitMqContainer

    os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")
    started = RabbitMqContainer(os.environ.get("TEST_RABBITMQ_IMAGE", "rabbitmq:3"), username="guest", password="guest").start()
    _containers.append(started)
    for name in vhosts():
        started.exec(["rabbitmqctl", "add_vhost", name])
        started.exec(["rabbitmqctl", "set_permissions", "-p", name, "guest", ".*", ".*", ".*"])
    return f"amqp://guest:guest@{started.get_container_host_ip()}:{started.get_exposed_port(5672)}"


if __name__ == "__main__":
    begin()
    os.environ.update(TEST_DATABASE_URL=database_url(), TEST_AMQP_URL=amqp_url())
    try:
        sys.exit(subprocess.call(sys.argv[sys.argv.index("--") + 1 :]))
    finally:
        end()
