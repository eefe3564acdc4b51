"""Processes as the supervisor knows them: what to run, and which running process is really ours."""

import hashlib
import json
import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from local.place import STATE


@dataclass
class Process:
    """One process to keep alive."""

    name: str
    argv: list[str]
    env: dict[str, str] = field(default_factory=dict)
    cwd: str = "/"
    user: str = ""
    stop: int = signal.SIGTERM
    patience: float = 15.0  # seconds between the stop signal and SIGKILL
    version: str = ""  # changes with the code behind it and with this plan, so that a running one is replaced

    def sealed(self) -> "Process":
        """Return this process with a version over everything that decides how it runs."""
        return replace(self, version=hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()[:16])


def write_plan(processes: list[Process], sealed: Sequence[Process] = ()) -> None:
    """Write down what should run; the supervisor reads it at its start and on SIGHUP. `sealed` ones stay as they are."""
    path = STATE / "processes.json"
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps([asdict(process if process in sealed else process.sealed()) for process in processes], indent=1))
    fresh.chmod(0o600)
    fresh.replace(path)


def read_plan() -> list[Process]:
    """Return what should run; nothing when no plan was written."""
    path = STATE / "processes.json"
    return [Process(**entry) for entry in json.loads(path.read_text())] if path.exists() else []


def started_at(pid: int) -> str:
    """Return the kernel's start time of a process: with the pid it names one process for good. Empty when gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return "" if fields[0] in "ZX" else fields[19]


def note_pid(name: str, pid: int, version: str = "") -> None:
    """Remember that `pid` is the process called `name`."""
    path = STATE / "pid" / f"{name}.pid"
    fresh = path.with_suffix(".new")
    fresh.write_text(f"{pid} {started_at(pid)} {version}".rstrip())
    fresh.replace(path)


def known_pid(name: str) -> tuple[int, str]:
    """Return the pid of the process called `name` and its version, or (0, "") when ours no longer runs."""
    path = STATE / "pid" / f"{name}.pid"
    try:
        pid, since, *version = path.read_text().split(" ", 2)
    except (FileNotFoundError, ValueError):
        return 0, ""
    alive = since and started_at(int(pid)) == since
    return (int(pid), version[0] if version else "") if alive else (0, "")


def kill_group(pid: int, number: int) -> None:
    """Signal a process and all that share its group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def wait_gone(pid: int, seconds: float) -> bool:
    """Wait until a process is gone. Returns whether it went."""
    since = started_at(pid)
    until = time.monotonic() + seconds
    while since and started_at(pid) == since:
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
