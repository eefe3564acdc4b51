"""The supervisor with real processes: what dies comes back, what was adopted is not started twice, what stops is gone."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from local.place import ROOT
from local.processes import Process, started_at

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


class Stack:
    """A state directory with a supervisor."""

    def __init__(self, state: Path) -> None:
        self.state = state
        for name in ("log", "pid"):
            (state / name).mkdir(parents=True)

    def plan(self, *processes: Process) -> None:
        """Write the plan and tell the supervisor, starting it when there is none."""
        (self.state / "processes.json").write_text(json.dumps([asdict(one.sealed()) for one in processes]))
        if pid := self.pid("supervisor"):
            os.kill(pid, signal.SIGHUP)
        else:
            self.supervisor()

    def supervisor(self) -> None:
        """Start the supervisor, detached, as `make up` does."""
        env = {**os.environ, "WORKANISER_STATE": str(self.state)}
        script = "import subprocess, sys; subprocess.Popen([sys.executable, '-m', 'local', 'supervise'], start_new_session=True)"
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=env, check=True)

    def pid(self, name: str) -> int:
        """Return the pid of what runs under a name, 0 when nothing does."""
        try:
            pid, since, *_ = (self.state / "pid" / f"{name}.pid").read_text().split(" ")
        except (FileNotFoundError, ValueError):
            return 0
        return int(pid) if started_at(int(pid)) == since else 0

    def stop(self) -> None:
        """Stop the supervisor and all it runs."""
        if pid := self.pid("supervisor"):
            os.kill(pid, signal.SIGTERM)
            eventually(lambda: not started_at(pid), 30)


def eventually(holds: Callable[[], object], seconds: float = 40) -> None:
    """Wait until something holds. Fails when it does not."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "did not happen in time"
        time.sleep(0.02)


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    """Return an empty stack; stopped afterwards."""
    made = Stack(tmp_path / "state")
    yield made
    made.stop()


def test_whatever_is_killed_comes_back(stack: Stack) -> None:
    names = ("supervisor", "guard", "one", "two")
    stack.plan(Process("one", SLEEP), Process("two", SLEEP))
    eventually(lambda: all(stack.pid(name) for name in names))
    for name in names:
        eventually(lambda name=name: stack.pid(name))
        before = stack.pid(name)
        os.kill(before, signal.SIGKILL)
        eventually(lambda name=name, before=before: stack.pid(name) not in (0, before))
    eventually(lambda: all(stack.pid(name) for name in names))


def test_a_new_supervisor_adopts_what_runs(stack: Stack) -> None:
    stack.plan(Process("one", SLEEP))
    eventually(lambda: stack.pid("one") and stack.pid("guard"))
    one, supervisor = stack.pid("one"), stack.pid("supervisor")
    os.kill(supervisor, signal.SIGKILL)
    eventually(lambda: stack.pid("supervisor") not in (0, supervisor))
    eventually(lambda: stack.pid("guard"))
    assert stack.pid("one") == one
    os.kill(one, signal.SIGKILL)  # and it is watched like a child
    eventually(lambda: stack.pid("one") not in (0, one))


def test_a_second_supervisor_leaves_at_once(stack: Stack) -> None:
    stack.plan(Process("one", SLEEP))
    eventually(lambda: stack.pid("one") and stack.pid("guard"))
    before = {name: stack.pid(name) for name in ("supervisor", "guard", "one")}
    stack.supervisor()
    time.sleep(1)
    assert {name: stack.pid(name) for name in before} == before


def test_the_plan_decides_what_runs(stack: Stack) -> None:
    stack.plan(Process("kept", SLEEP), Process("dropped", SLEEP), Process("changed", SLEEP, version="1"))
    eventually(lambda: all(stack.pid(name) for name in ("kept", "dropped", "changed")))
    kept, dropped, changed = (stack.pid(name) for name in ("kept", "dropped", "changed"))
    stack.plan(Process("kept", SLEEP), Process("changed", SLEEP, version="2"), Process("added", SLEEP))
    eventually(lambda: stack.pid("added"))
    eventually(lambda: stack.pid("changed") not in (0, changed))
    assert stack.pid("kept") == kept
    assert not started_at(dropped)


def test_stopping_leaves_nothing_not_even_the_stubborn(stack: Stack) -> None:
    stubborn = (
        "import signal, subprocess, sys, time; signal.signal(15, signal.SIG_IGN); subprocess.Popen(['sleep', '601']); time.sleep(600)"
    )
    stack.plan(Process("stubborn", [sys.executable, "-c", stubborn], patience=0.5), Process("one", SLEEP))
    eventually(lambda: stack.pid("one") and stack.pid("stubborn"))
    pid = stack.pid("stubborn")
    eventually(lambda: len(_group(pid)) == 2)
    stack.stop()
    assert not _group(pid)
    assert not list((stack.state / "pid").glob("*.pid"))


def _group(pid: int) -> list[int]:
    """Return the living processes of a group."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group, *_ = entry.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(group) == pid and state not in "ZX":
            found.append(int(entry.parent.name))
    return found


def test_what_cannot_live_is_tried_less_and_less(stack: Stack) -> None:
    stack.plan(Process("doomed", ["/bin/sh", "-c", "echo tried; exit 1"]), Process("absent", ["/no/such/program"]))
    time.sleep(4)
    tries = (stack.state / "log" / "doomed.log").read_text().count("tried")
    assert 2 <= tries <= 5
    assert "cannot start absent" in (stack.state / "log" / "absent.log").read_text()


def test_a_log_that_grew_large_is_cut(stack: Stack) -> None:
    loud = "import os, time; os.write(1, b'x' * 11_000_000); os.write(1, b'end'); time.sleep(600)"
    stack.plan(Process("loud", [sys.executable, "-c", loud]))
    log = stack.state / "log" / "loud.log"
    eventually(lambda: log.with_name("loud.log.1").exists() and log.stat().st_size < 11_000_000)
    assert log.with_name("loud.log.1").stat().st_size > 10_000_000


def test_a_deleted_directory_takes_its_processes_along(stack: Stack) -> None:
    stack.plan(Process("one", SLEEP))
    eventually(lambda: stack.pid("one") and stack.pid("guard"))
    pids = [stack.pid(name) for name in ("supervisor", "guard", "one")]
    shutil.rmtree(stack.state)
    eventually(lambda: not any(started_at(pid) for pid in pids))
