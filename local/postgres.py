"""A private PostgreSQL: its own data, port and passwords, run by an unprivileged user, beside any other on the machine."""

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from local.install import postgres_bin
from local.keys import password
from local.place import STATE, Trouble, private
from local.ports import Ports
from local.processes import Process


def run_as() -> str:
    """Return the user PostgreSQL must run as: it refuses to be root. Empty means the current user."""
    if os.geteuid() != 0:
        return ""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Trouble("there is no user `postgres` to run PostgreSQL as: create one, or run this as an ordinary user.")


def data_dir() -> Path:
    """Return where the data lives: under the state directory, or in /var/lib when that user cannot get there."""
    user = run_as()
    home = STATE / "postgres"
    if user and subprocess.run(["test", "-x", str(STATE)], user=user, group=user, extra_groups=[], cwd="/").returncode:
        home = Path("/var/lib/workaniser") / hashlib.sha256(str(STATE).encode()).hexdigest()[:12]
    return home


def make(ports: Ports, durable: bool = True) -> Process:
    """Make the cluster when there is none and return the process to run. `durable=False` is for tests only."""
    binaries = postgres_bin()
    if binaries is None:
        raise Trouble("PostgreSQL 15 or later is missing: run `make install`.")
    data, user = data_dir(), run_as()
    if not (data / "PG_VERSION").exists():
        _initialise(binaries, data, user)
    settings = {
        "port": ports["postgres"],
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "max_connections": 300,
        "shared_buffers": "128MB",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "password_encryption": "scram-sha-256",
        "max_wal_size": "1GB",
        "wal_level": "minimal" if not durable else "replica",
        "log_line_prefix": "%m [%p] %u@%d ",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_senders": 0}
    argv = [str(binaries / "postgres"), "-D", str(data)]
    for key, value in settings.items():
        argv += ["-c", f"{key}={value}"]
    return Process("postgres", argv, cwd=str(data), user=user, stop=signal.SIGINT, patience=30)


def _initialise(binaries: Path, data: Path, user: str) -> None:
    if data.exists():
        shutil.rmtree(data)
    data.mkdir(parents=True, mode=0o700)
    if user:
        data.parent.chmod(0o711) if data.parent != STATE else None
        shutil.chown(data, user, user)
    with tempfile.NamedTemporaryFile("w") as secret:  # 0600, and handed to the one user who has to read it
        secret.write(password("postgres-admin"))
        secret.flush()
        who = {"user": user, "group": user, "extra_groups": []} if user else {}
        if user:
            shutil.chown(secret.name, user)
        command = [
            str(binaries / "initdb"),
            "-D",
            str(data),
            "-U",
            "admin",
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            f"--pwfile={secret.name}",
        ]
        done = subprocess.run(command, capture_output=True, text=True, cwd="/", **who)  # type: ignore[call-overload]
    if done.returncode:
        raise Trouble(
            f"initdb could not make the database in {data} ({done.stderr.strip().splitlines()[-1]}): free space or move the repository."
        )


def admin_url(ports: Ports) -> str:
    """Return the administrator's URL: ours, or the one the environment names."""
    given = os.environ.get("ADMIN_DATABASE_URL")
    return given or f"postgresql://admin:{password('postgres-admin')}@127.0.0.1:{ports['postgres']}/postgres"


def wait(url: str, seconds: float = 60) -> None:
    """Wait until PostgreSQL answers. Raises Trouble with the reason when it does not."""
    import psycopg

    until = time.monotonic() + seconds
    while True:
        try:
            psycopg.connect(url, connect_timeout=3).close()
            return
        except psycopg.OperationalError as error:
            if time.monotonic() > until:
                raise Trouble(
                    f"PostgreSQL does not answer ({str(error).strip().splitlines()[-1]}): see {private('log') / 'postgres.log'}."
                ) from error
            time.sleep(0.1)
