"""Keeps every process of the stack alive, itself included: whatever dies comes back, with back-off.

It knows its children by pid and start time, so a supervisor that was killed and started again by the `guard` adopts
what still runs instead of starting it twice.
"""

import fcntl
import os
import selectors
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from local.place import PYTHON, ROOT, STATE
from local.processes import Process, kill_group, known_pid, note_pid, read_plan, wait_gone

LOG_BYTES = 10_000_000
FIRST_PAUSE, LONGEST_PAUSE, STEADY_SECONDS = 0.3, 10.0, 20.0


class Supervisor:
    """The loop: start what should run, notice what died, stop what should not run."""

    def __init__(self) -> None:
        self.wanted: dict[str, Process] = {}
        self.running: dict[str, tuple[int, int, float]] = {}  # name -> pid, pidfd, when it started
        self.pause: dict[str, float] = {}
        self.due: dict[str, float] = {}
        self.signals: list[int] = []
        self.selector = selectors.DefaultSelector()
        self.alarm, alarm = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(alarm)
        self.selector.register(self.alarm, selectors.EVENT_READ, "")

    def run(self) -> None:
        """Work until SIGTERM; SIGHUP reads the plan again."""
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, lambda got, _: self.signals.append(got))
        note_pid("supervisor", os.getpid())
        if known_pid("guard")[0] == os.getpid():
            (STATE / "pid" / "guard.pid").unlink()  # this process was the guard, and took over
        self.reconcile()
        while True:
            now = time.monotonic()
            for name in [name for name, at in self.due.items() if at <= now]:
                self.start(name)
            nearest = min(self.due.values(), default=now + 5) - now
            for key, _ in self.selector.select(max(0.01, min(5.0, nearest))):
                self._drain() if not key.data else self.died(key.data)
            # A directory that was deleted takes its processes along: nobody could stop them any more.
            if {signal.SIGTERM, signal.SIGINT} & set(self.signals) or not STATE.exists():
                return self.stop(list(self.running))
            if signal.SIGHUP in self.signals:
                self.signals.clear()
                self.reconcile()
            rotate_logs()

    def _drain(self) -> None:
        os.read(self.alarm, 4096)

    def reconcile(self) -> None:
        """Make what runs equal to the plan: stop what left it or changed, adopt what runs, start the rest."""
        guard = Process("guard", [str(PYTHON), "-m", "local", "guard", str(os.getpid())], {"WORKANISER_STATE": str(STATE)}, str(ROOT))
        self.wanted = {process.name: process for process in [guard, *read_plan()]}
        for name in self.wanted:
            pid, _ = known_pid(name)
            if pid and name not in self.running and name != "guard":
                self._watch(name, pid)
        changed = [name for name in self.running if name not in self.wanted or known_pid(name)[1] != self.wanted[name].version]
        self.stop(changed)
        for name in self.wanted:
            if name not in self.running and name not in self.due:
                self.start(name)

    def start(self, name: str) -> None:
        """Start one process in its own group, its output appended to its log."""
        self.due.pop(name, None)
        process = self.wanted[name]
        pid, _ = known_pid(name)
        if pid and name == "guard":
            kill_group(pid, signal.SIGKILL)
        with open(STATE / "log" / f"{name}.log", "ab", buffering=0) as log:
            who: dict[str, Any] = {"user": process.user, "group": process.user, "extra_groups": []} if process.user else {}
            try:
                child = subprocess.Popen(
                    process.argv, env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **process.env}, cwd=process.cwd,
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **who,
                )  # fmt: skip
            except OSError as error:
                log.write(f"supervisor: cannot start {name}: {error}\n".encode())
                return self._later(name)
        note_pid(name, child.pid, process.version)
        self._watch(name, child.pid)

    def _watch(self, name: str, pid: int) -> None:
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            return self._later(name)
        self.running[name] = pid, handle, time.monotonic()
        self.selector.register(handle, selectors.EVENT_READ, name)

    def _forget(self, name: str) -> int:
        pid, handle, _ = self.running.pop(name)
        self.selector.unregister(handle)
        os.close(handle)
        reap(pid)
        return pid

    def died(self, name: str) -> None:
        """Clear away what a dead process left in its group (nginx workers hold the port), then start it again later."""
        if time.monotonic() - self.running[name][2] > STEADY_SECONDS:
            self.pause.pop(name, None)
        pid = self._forget(name)
        kill_group(pid, signal.SIGKILL)
        with open(STATE / "log" / f"{name}.log", "a") as log:
            log.write(f"supervisor: {name} ({pid}) ended, starts again in {self.pause.get(name, FIRST_PAUSE):.1f} s\n")
        self._later(name)

    def _later(self, name: str) -> None:
        pause = self.pause.get(name, FIRST_PAUSE)
        self.pause[name] = min(pause * 2, LONGEST_PAUSE)
        self.due[name] = time.monotonic() + pause

    def stop(self, names: list[str]) -> None:
        """Ask processes to end, the ones started last first, and insist after their patience."""
        stores = [name for name in ("guard", "postgres", "rabbitmq", "epmd") if name in names]
        first = [name for name in reversed(names) if name not in stores]
        for batch in (first, stores):
            asked = {name: self._ask(name) for name in batch}
            for name, (pid, patience) in asked.items():
                wait_gone(pid, patience)
                kill_group(pid, signal.SIGKILL)
                wait_gone(pid, 5)
                reap(pid)
                (STATE / "pid" / f"{name}.pid").unlink(missing_ok=True)

    def _ask(self, name: str) -> tuple[int, float]:
        pid, _, _ = self.running[name]
        process = self.wanted.get(name) or Process(name, [])
        with suppress(ProcessLookupError):
            os.kill(pid, process.stop)
        self._forget(name)
        return pid, process.patience


def reap(pid: int) -> None:
    """Take note of a child's end, so that the kernel forgets it; an adopted process is not our child."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def rotate_logs() -> None:
    """Keep one older copy of a log that grew large; the writer appends, so cutting it in place is safe."""
    for path in (STATE / "log").glob("*.log"):
        if path.stat().st_size > LOG_BYTES:
            Path(f"{path}.1").write_bytes(path.read_bytes())
            os.truncate(path, 0)


def supervise() -> int:
    """Run the supervisor in this process, unless one runs already."""
    os.chdir("/")
    with (STATE / "supervisor.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 0
        try:
            Supervisor().run()
        finally:
            (STATE / "pid" / "supervisor.pid").unlink(missing_ok=True)
    return 0


def guard(pid: int) -> int:
    """Wait for the supervisor to die, and become the supervisor unless it was told to stop."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        handle = -1
    if handle >= 0:
        waiter = selectors.DefaultSelector()
        waiter.register(handle, selectors.EVENT_READ)
        waiter.select()
    if not (STATE / "pid" / "supervisor.pid").exists():
        return 0
    os.execv(PYTHON, [str(PYTHON), "-m", "local", "supervise"])


def launch() -> None:
    """Start the supervisor, detached from this terminal, or have the running one read the plan again."""
    pid, _ = known_pid("supervisor")
    if pid:
        os.kill(pid, signal.SIGHUP)
        return
    with open(STATE / "log" / "supervisor.log", "ab") as log:
        subprocess.Popen(
            [sys.executable, "-m", "local", "supervise"], cwd=ROOT, env={**os.environ, "WORKANISER_STATE": str(STATE)},
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
