"""PostgreSQL and RabbitMQ from the machine's binaries, each in a folder of its own; they can be killed and come back."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pika
import psycopg
from pika.exceptions import AMQPError

Command = subprocess.Popen[bytes]


def free_port() -> int:
    """Return a TCP port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def binary(name: str, *places: str) -> str:
    """Return the path of a program: on the PATH, or by a pattern under the root. Raises RuntimeError when there is none."""
    found = [str(one) for place in places for one in sorted(Path("/").glob(place), reverse=True)]
    for path in [*found, shutil.which(name)]:
        if path:
            return path
    raise RuntimeError(f"{name} is not installed: install PostgreSQL and RabbitMQ, or set TEST_DATABASE_URL and TEST_AMQP_URL")


def until(attempt: Callable[[], object], failure: type[Exception], seconds: float = 60) -> None:
    """Try until it works. Raises the last failure when the time is over."""
    ends = time.monotonic() + seconds
    while True:
        try:
            attempt()
            return
        except failure:
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)


def launch(folder: Path, name: str, command: list[str], env: dict[str, str] | None = None) -> Command:
    """Start a server in its own process group; note its pid beside the folder, for whoever stops it."""
    with (folder / f"{name}.output").open("ab") as output:
        process = subprocess.Popen(command, env=env, stdout=output, stderr=output, cwd="/", start_new_session=True)
    (folder.parent / f"{name}.pid").write_text(str(process.pid))
    return process


def stop(pid: int) -> None:
    """Ask a process group to stop, harder each time, and wait: PostgreSQL ends at once on SIGINT, Erlang on SIGTERM."""
    with contextlib.suppress(ProcessLookupError):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            os.killpg(pid, number)
            for _ in range(50):
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)
                os.killpg(pid, 0)
                time.sleep(0.1)


class Postgres:
    """A private PostgreSQL. Unless `durable`, it may lose everything in a power cut: that is fast, and enough for tests."""

    def __init__(self, folder: Path, durable: bool = False):
        self.folder, self.port, self.durable = folder, free_port(), durable
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        self.process: Command | None = None
        self.switch: list[str] = []
        folder.mkdir()
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, "postgres")
            self.switch = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        initdb = [*self.switch, self._binary("initdb"), "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        subprocess.run([*initdb, "--no-sync", "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL, cwd="/")

    @staticmethod
    def _binary(name: str) -> str:
        return binary(name, f"usr/lib/postgresql/*/bin/{name}")

    def start(self) -> None:
        """Start it, also after `kill`, and wait until it answers."""
        options = {"port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": self.folder, "max_connections": 200}
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        command = [*self.switch, self._binary("postgres"), "-D", str(self.folder / "data"), *flags]

        def answers() -> None:
            if self.process is None or self.process.poll() is not None:  # the old one's memory may not be free yet
                self.process = launch(self.folder, "postgres", command)
            psycopg.connect(self.url, connect_timeout=2).close()

        until(answers, psycopg.OperationalError)

    def kill(self) -> None:
        """End it without warning, as a machine that fails does."""
        assert self.process
        self.process.kill()
        self.process.wait()


class RabbitMQ:
    """A private RabbitMQ with the given virtual hosts and the user guest."""

    def __init__(self, folder: Path, vhosts: list[str]):
        self.folder, self.port, self.vhosts = folder, free_port(), vhosts
        self.url = f"amqp://guest:guest@127.0.0.1:{self.port}"
        self.process: Command | None = None
        folder.mkdir()
        rights = [{"user": "guest", "vhost": one, "configure": ".*", "write": ".*", "read": ".*"} for one in vhosts]
        guest = {"name": "guest", "password": "guest", "tags": "administrator"}
        definitions = {"vhosts": [{"name": one} for one in vhosts], "users": [guest], "permissions": rights}
        (folder / "definitions.json").write_text(json.dumps(definitions))
        (folder / "rabbitmq.conf").write_text(f"listeners.tcp.1=127.0.0.1:{self.port}\nload_definitions={folder}/definitions.json\n")
        (folder / "plugins").write_text("[].\n")
        mapper = str(free_port())
        # Erlang's port mapper, of our own: the one a node starts by itself stays behind for ever.
        epmd = [binary("epmd", "usr/lib/erlang/erts-*/bin/epmd"), "-port", mapper, "-address", "127.0.0.1"]
        launch(folder, "epmd", epmd)
        settings: dict[str, object] = {
            "HOME": folder,
            "RABBITMQ_BASE": folder,
            "RABBITMQ_MNESIA_BASE": folder / "data",
            "RABBITMQ_LOG_BASE": folder / "log",
            "RABBITMQ_CONFIG_FILE": folder / "rabbitmq.conf",
            "RABBITMQ_ENABLED_PLUGINS_FILE": folder / "plugins",
            "RABBITMQ_NODENAME": f"test{self.port}@localhost",
            "RABBITMQ_DIST_PORT": free_port(),
            "ERL_EPMD_PORT": mapper,
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+sbwt none +sbwtdcpu none +sbwtdio none +S 2:2",
        }
        self.env = os.environ | {name: str(value) for name, value in settings.items()}

    def start(self) -> None:
        """Start it, also after `kill`, and wait until it answers."""
        command = [binary("rabbitmq-server", "usr/lib/rabbitmq/bin/rabbitmq-server")]

        def answers() -> None:
            if self.process is None or self.process.poll() is not None:
                self.process = launch(self.folder, "rabbitmq", command, self.env)
            pika.BlockingConnection(pika.URLParameters(f"{self.url}/{self.vhosts[-1]}")).close()

        until(answers, AMQPError, 90)

    def kill(self) -> None:
        """End it without warning: the whole group, for the shell in front of Erlang does not take it along."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
