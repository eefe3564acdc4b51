"""PostgreSQL and RabbitMQ for tests: the ones that TEST_DATABASE_URL and TEST_AMQP_URL name, or our own.

Our own come from containers when TEST_CONTAINERS=1 and a Docker engine answers, else from the machine's binaries, in a
temporary folder and gone afterwards. `python -m chassis.testing.servers -- command …` runs a command with both.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from chassis.testing.databases import SLOT, WORKER

WORKERS = 8  # virtual hosts are made beforehand for this many parallel test processes
_started: list[subprocess.Popen[bytes]] = []
_containers: list[object] = []
_folder: Path | None = None


def start() -> None:
    """Start what is not named by the environment; the broker comes up in the background."""
    global _folder
    wanted = [name for name in ("TEST_DATABASE_URL", "TEST_AMQP_URL") if not os.environ.get(name)]
    if not wanted:
        return
    if os.environ.get("TEST_CONTAINERS") == "1":
        return _from_containers(wanted)
    _folder = Path(tempfile.mkdtemp(prefix="workaniser-test-"))
    _folder.chmod(0o755)
    if "TEST_DATABASE_URL" in wanted:
        os.environ["TEST_DATABASE_URL"] = _postgres(_folder / "postgres")
    if "TEST_AMQP_URL" in wanted:
        os.environ["TEST_AMQP_URL"] = _rabbitmq(_folder / "rabbitmq")


def stop() -> None:
    """Stop what `start` started and remove its files."""
    global _folder
    for process in reversed(_started):
        process.send_signal(signal.SIGINT if "postgres" in str(process.args) else signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
    _started.clear()
    for container in _containers:
        container.stop()  # type: ignore[attr-defined]
    if _folder:
        shutil.rmtree(_folder, ignore_errors=True)
        _folder = None


def vhost(worker: str = WORKER) -> str:
    """Return the virtual host of a test process."""
    return f"t{SLOT}-{worker}"


def vhost_url(worker: str = WORKER) -> str:
    """Return the AMQP URL of a test process's virtual host."""
    return f"{os.environ['TEST_AMQP_URL'].rstrip('/')}/{quote(vhost(worker), safe='')}"


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
    log = (folder / "log").open("wb")
    process = subprocess.Popen(
        [*switch, _binary("postgres", places + "postgres"), "-D", str(data), *flags], stdout=log, stderr=log, cwd="/", start_new_session=True
    )
    _started.append(process)
    wait_for(port, 30, process)
    time.sleep(0.3)
    return f"postgresql://postgres@127.0.0.1:{port}/postgres"


def _rabbitmq(folder: Path) -> str:
    port, folder_made = free_port(), folder
    folder_made.mkdir()
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
        "RABBITMQ_NODENAME": f"test{port}@localhost", "RABBITMQ_DIST_PORT": free_port(), "ERL_EPMD_PORT": free_port(),
        "ERL_EPMD_ADDRESS": "127.0.0.1", "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+sbwt none +sbwtdcpu none +sbwtdio none +S 2:2",
    }  # fmt: skip
    log = (folder / "server.log").open("wb")
    command = [_binary("rabbitmq-server-direct", "/usr/lib/rabbitmq/bin/rabbitmq-server", "/usr/sbin/rabbitmq-server")]
    _started.append(
        subprocess.Popen(
            command, env=os.environ | {k: str(v) for k, v in settings.items()}, stdout=log, stderr=log, cwd="/", start_new_session=True
        )
    )
    return f"amqp://guest:guest@127.0.0.1:{port}"


def _from_containers(wanted: list[str]) -> None:
    os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")
    if "TEST_DATABASE_URL" in wanted:
        from testcontainers.community.postgres import PostgresContainer

        postgres = PostgresContainer(os.environ.get("TEST_POSTGRES_IMAGE", "postgres:15"), username="postgres", driver=None).start()
        _containers.append(postgres)
        os.environ["TEST_DATABASE_URL"] = postgres.get_connection_url()
    if "TEST_AMQP_URL" in wanted:
        from testcontainers.community.rabbitmq import RabbitMqContainer

        rabbit = RabbitMqContainer(os.environ.get("TEST_RABBITMQ_IMAGE", "rabbitmq:3"), username="guest", password="guest").start()
        _containers.append(rabbit)
        for name in vhosts():
            rabbit.exec(["rabbitmqctl", "add_vhost", name])
            rabbit.exec(["rabbitmqctl", "set_permissions", "-p", name, "guest", ".*", ".*", ".*"])
        os.environ["TEST_AMQP_URL"] = f"amqp://guest:guest@{rabbit.get_container_host_ip()}:{rabbit.get_exposed_port(5672)}"


if __name__ == "__main__":
    start()
    try:
        sys.exit(subprocess.call(sys.argv[sys.argv.index("--") + 1 :]))
    finally:
        stop()
