"""PostgreSQL and RabbitMQ for tests: the ones that TEST_DATABASE_URL and TEST_AMQP_URL name, or our own.

Our own come from containers when TEST_CONTAINERS=1 and a Docker engine answers, else from the machine's binaries, in a
temporary folder and gone afterwards. `python -m chassis.testing.servers -- command …` runs a command with both.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pika
import psycopg

from chassis.testing.databases import SLOT, WORKER

WORKERS = 8  # virtual hosts are made beforehand for this many parallel test processes
_FOLDER = "TEST_SERVERS"  # the environment hands the folder on to parallel test processes
_containers: list[Any] = []


def begin() -> None:
    """Choose where what this run starts will live; nothing is started before a test needs it."""
    if _FOLDER not in os.environ:
        os.environ[_FOLDER] = tempfile.mkdtemp(prefix="workaniser-test-")
        Path(os.environ[_FOLDER]).chmod(0o755)


def end() -> None:
    """Stop what was started and remove its files."""
    folder = Path(os.environ.pop(_FOLDER, ""))
    for container in _containers:
        container.stop()
    for file in sorted(folder.glob("*.pid"), reverse=True):  # the port mapper last
        _stop(int(file.read_text()))
    shutil.rmtree(folder, ignore_errors=True)


def database_url() -> str:
    """Return a superuser's URL of the PostgreSQL for this run, started by whoever asks first."""
    return os.environ.get("TEST_DATABASE_URL") or _once("postgres", _postgres, _postgres_container)


def amqp_url() -> str:
    """Return the URL of the RabbitMQ for this run without a virtual host, started by whoever asks first."""
    return os.environ.get("TEST_AMQP_URL") or _once("rabbitmq", _rabbitmq, _rabbitmq_container)


def _once(name: str, from_binaries: Callable[[Path], str], from_container: Callable[[], str]) -> str:
    folder = Path(os.environ[_FOLDER])
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = folder / f"{name}.url"
        if not known.exists():
            known.write_text(from_container() if os.environ.get("TEST_CONTAINERS") == "1" else from_binaries(folder / name))
        return known.read_text()


def _stop(pid: int) -> None:
    """Ask a server to stop and wait; PostgreSQL ends at once on SIGINT, Erlang on SIGTERM."""
    with contextlib.suppress(ProcessLookupError):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            os.killpg(pid, number)
            for _ in range(50):
                os.killpg(pid, 0)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)
                time.sleep(0.1)


def _run(folder: Path, name: str, command: list[str], port: int, env: dict[str, str] | None = None) -> None:
    with (folder / f"{name}.output").open("wb") as output:
        process = subprocess.Popen(command, env=env, stdout=output, stderr=output, cwd="/", start_new_session=True)
    (folder.parent / f"{name}.pid").write_text(str(process.pid))
    wait_for(port, 90, process)


def vhost(worker: str = WORKER) -> str:
    """Return the virtual host of a test process."""
    return f"t{SLOT}-{worker}"


def vhost_url(worker: str = WORKER) -> str:
    """Return the AMQP URL of a test process's virtual host."""
    return f"{amqp_url().rstrip('/')}/{quote(vhost(worker), safe='')}"


def vhosts() -> list[str]:
    """Return the virtual hosts that tests use in this slot."""
    return [vhost(worker) for worker in ["main", *(f"gw{n}" for n in range(WORKERS))]]


def free_port() -> int:
    """Return a TCP port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, seconds: float, process: subprocess.Popen[bytes]) -> None:
    """Wait until something listens on a port. Raises RuntimeError when the process ends or the time is over."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"{process.args!r} did not come up")


def _binary(name: str, *places: str) -> str:
    found = [*(str(one) for place in places for one in sorted(Path("/").glob(place.strip("/")), reverse=True))]
    for path in [shutil.which(name), *found]:
        if path and Path(path).exists():
            return str(path)
    raise RuntimeError(f"{name} is not installed: install PostgreSQL and RabbitMQ, or set TEST_DATABASE_URL and TEST_AMQP_URL")


def _postgres(folder: Path) -> str:
    port, data = free_port(), folder / "data"
    folder.mkdir()
    switch: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        switch = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    places = "/usr/lib/postgresql/*/bin/"
    initdb = [*switch, _binary("initdb", places + "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run([*initdb, "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL, cwd="/")
    # Tests may lose everything in a power cut: no fsync.
    options = {"port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": folder, "max_connections": 200}
    options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB"}
    flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    _run(folder, "postgres", [*switch, _binary("postgres", places + "postgres"), "-D", str(data), *flags], port)
    url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
    _until(lambda: psycopg.connect(url, connect_timeout=2).close(), psycopg.OperationalError)
    return url


def _rabbitmq(folder: Path) -> str:
    port, mapper_port = free_port(), free_port()
    folder.mkdir()
    # Erlang's port mapper, of our own: the one a node starts by itself stays behind for ever.
    _run(
        folder,
        "epmd",
        [_binary("epmd", "/usr/lib/erlang/erts-*/bin/epmd"), "-port", str(mapper_port), "-address", "127.0.0.1"],
        mapper_port,
    )
    names = ", ".join(f'{{"name": "{one}"}}' for one in vhosts())
    rights = ", ".join(f'{{"user": "guest", "vhost": "{one}", "configure": ".*", "write": ".*", "read": ".*"}}' for one in vhosts())
    (folder / "definitions.json").write_text(
        f'{{"vhosts": [{names}], "users": [{{"name": "guest", "password": "guest", "tags": "administrator"}}], "permissions": [{rights}]}}'
    )
    (folder / "rabbitmq.conf").write_text(f"listeners.tcp.1=127.0.0.1:{port}\nload_definitions={folder}/definitions.json\n")
    (folder / "plugins").write_text("[].\n")
    settings = {
        "HOME": folder, "RABBITMQ_BASE": folder, "RABBITMQ_MNESIA_BASE": folder / "data", "RABBITMQ_LOG_BASE": folder / "log",
        "RABBITMQ_CONFIG_FILE": folder / "rabbitmq.conf", "RABBITMQ_ENABLED_PLUGINS_FILE": folder / "plugins",
        "RABBITMQ_NODENAME": f"test{port}@localhost", "RABBITMQ_DIST_PORT": free_port(), "ERL_EPMD_PORT": mapper_port,
        "ERL_EPMD_ADDRESS": "127.0.0.1", "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+sbwt none +sbwtdcpu none +sbwtdio none +S 2:2",
    }  # fmt: skip
    command = [_binary("rabbitmq-server-direct", "/usr/lib/rabbitmq/bin/rabbitmq-server", "/usr/sbin/rabbitmq-server")]
    _run(folder, "rabbitmq", command, port, os.environ | {name: str(value) for name, value in settings.items()})
    url = f"amqp://guest:guest@127.0.0.1:{port}"
    _until(lambda: pika.BlockingConnection(pika.URLParameters(f"{url}/{vhosts()[-1]}")).close(), pika.exceptions.AMQPError)
    return url


def _until(attempt: Callable[[], None], failure: type[Exception], seconds: float = 30) -> None:
    """Listening comes before answering: try until it works."""
    ends = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except failure:
            if time.monotonic() > ends:
                raise
            time.sleep(0.2)


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
