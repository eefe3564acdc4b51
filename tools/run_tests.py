"""Runs every test there is: suites side by side on private stores, then the browser on a stack of its own.

`python -m tools.run_tests [suite …]`. Ends with the line `N passed, N failed`; nothing it started stays behind.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue

from local import install, portal
from local.place import PYTHON, ROOT

LANES = 2  # suites at a time: what the smallest machine has processors; a third made all of them slower
WINDOWS = 2  # browsers at a time
HISTORY_WEEKS = "26"  # of the demo client: shows what its fourteen months show, and is there sooner


@dataclass
class Suite:
    """One run of a test runner: what it is called, how it is run, and what came of it."""

    name: str
    command: list[str]
    cwd: Path = ROOT
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    env: dict[str, str] = field(default_factory=dict)

    def read(self, report: Path, code: int) -> None:
        """Take the counts from a JUnit report. A runner that failed without a failed test counts as one."""
        suites = ElementTree.parse(report).getroot().iter("testsuite") if report.exists() else []  # noqa: S314
        for suite in suites:
            bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            self.skipped += int(suite.get("skipped", 0))
            self.failed += bad
            self.passed += int(suite.get("tests", 0)) - bad - int(suite.get("skipped", 0))
        if (code or not self.passed) and not self.failed:
            self.failed = 1


def pytest_suite(name: str, *places: str) -> Suite:
    """Return a suite of Python tests."""
    return Suite(name, [str(PYTHON), "-m", "pytest", "-q", "--tb=short", *places])


def suites() -> list[Suite]:
    """Return all suites but the browser's, the longest first, so that the lanes end together."""
    services = [
        pytest_suite(path.name.removesuffix("-svc"), f"services/{path.name}/tests") for path in sorted((ROOT / "services").glob("*-svc"))
    ]
    folders = sorted(
        path for path in (ROOT / "tests").iterdir() if any(path.glob("test_*.py")) and path.name not in ("e2e", "matrix", "fuzz")
    )
    rest = [pytest_suite(path.name, str(path.relative_to(ROOT))) for path in folders]
    rest += [pytest_suite(name, name) for name in ("local", "contracts", "demo", "bench") if any((ROOT / name).rglob("test_*.py"))]
    rest.append(pytest_suite("tools", "tools/tests"))
    env = install.node()
    portal.install_modules(env)
    browserless = Suite("portal", ["npm", "test", "--silent", "--", "--reporter=default", "--reporter=junit"], ROOT / "portal", env=env)
    long = [
        pytest_suite(name, place)
        for name, place in (("matrix", "tests/matrix"), ("fuzz", "tests/fuzz"), ("chassis", "chassis/tests"), ("charts", "charts"))
    ]
    return [*long, pytest_suite("gateway", "gateway"), browserless, *services, *rest]


class Run:
    """A whole run: the directory of its state, the processes that are under way, the suites that are done."""

    def __init__(self, wanted: list[str]) -> None:
        self.state = Path(tempfile.mkdtemp(prefix="workaniser-test-"))
        self.wanted = wanted
        self.done: list[Suite] = []
        self.under_way: set[subprocess.Popen[bytes]] = set()
        self.printing = threading.Lock()
        self.begun = time.monotonic()

    def chosen(self) -> list[Suite]:
        """Return the suites to run in the lanes."""
        return [suite for suite in suites() if not self.wanted or suite.name in self.wanted]

    def lanes(self, chosen: list[Suite], env: dict[str, str]) -> None:
        """Run the suites, so many at a time; each lane has databases and a virtual host of its own."""
        waiting: Queue[Suite] = Queue()
        for suite in chosen:
            waiting.put(suite)

        def lane(number: int) -> None:
            while True:
                try:
                    suite = waiting.get_nowait()
                except Empty:
                    return
                suite.env |= env | {"TEST_SLOT": str(number)}
                self.one(suite)

        threads = [threading.Thread(target=lane, args=(number,), daemon=True) for number in range(LANES)]
        for thread in threads:
            thread.start()
        for thread in threads:
            while thread.is_alive():  # a join without a limit would not hear Ctrl-C
                thread.join(0.2)

    def one(self, suite: Suite) -> None:
        """Run one suite and print what it said when something failed."""
        report, log = self.state / f"{suite.name}.xml", self.state / f"{suite.name}.txt"
        flag = f"--outputFile.junit={report}" if suite.name == "portal" else f"--junitxml={report}"
        begun, code = time.monotonic(), 1
        with log.open("wb") as out:
            try:
                process = subprocess.Popen(
                    [*suite.command, flag], cwd=suite.cwd, env={**os.environ, **suite.env}, stdout=out, stderr=out, start_new_session=True
                )
                self.under_way.add(process)
                code = process.wait()
                self.under_way.discard(process)
            except OSError as error:
                out.write(f"{suite.command[0]} cannot be started: {error}\n".encode())
        suite.seconds = time.monotonic() - begun
        suite.read(report, code)
        with self.printing:
            if suite.failed:
                print(log.read_text(errors="replace")[-12000:])
            print(row(suite), flush=True)
            self.done.append(suite)

    def stop(self) -> None:
        """End what is under way, and remove every trace but the logs of a failed run."""
        for process in list(self.under_way):
            try:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(20)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(process.pid, signal.SIGKILL)
        if any(suite.failed for suite in self.done):
            kept = ROOT / ".local" / "test-logs"
            shutil.rmtree(kept, ignore_errors=True)
            kept.mkdir(parents=True)
            for path in [*self.state.glob("*.txt"), *self.state.glob("*/log/*.log")]:
                shutil.copy(path, kept / f"{path.parent.parent.name if path.suffix == '.log' else 'suite'}-{path.name}")
            print(f"the logs of what failed are in {kept.relative_to(ROOT)}")
        shutil.rmtree(self.state, ignore_errors=True)


def row(suite: Suite) -> str:
    """Return a line of the table."""
    skipped = f", {suite.skipped} skipped" if suite.skipped else ""
    return f"{suite.name:12} {suite.passed:6} passed {suite.failed:4} failed{skipped}   {suite.seconds:6.1f} s"


def local(run: Run, name: str, *arguments: str) -> list[str]:
    """Return the environment assignment and command of the local stack for a state directory of this run."""
    return ["env", f"WORKANISER_STATE={run.state / name}", str(PYTHON), "-m", "local", *arguments]


def browser(run: Run) -> None:
    """Start a whole stack with the demo client on ports of its own, drive a browser through it, and stop it."""
    suite = pytest_suite("e2e", "tests/e2e", "-n", f"{WINDOWS}", "--dist", "loadfile")
    suite.env = {"WORKANISER_STATE": str(run.state / "stack")}
    os.environ["DEMO_WEEKS"] = HISTORY_WEEKS
    try:
        up = subprocess.run(local(run, "stack", "up"))
        if up.returncode:
            suite.failed = 1
            run.done.append(suite)
            return
        run.one(suite)
    finally:
        subprocess.run(local(run, "stack", "down"))


def main(wanted: list[str]) -> int:
    """Run everything, or the suites named; return 0 when all passed."""
    run = Run(wanted)
    signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    code = 1
    try:
        os.environ["WORKANISER_STATE"] = str(run.state / "stores")
        if chosen := run.chosen():
            from local.testbed import stores

            with stores() as env:
                run.lanes(chosen, env)
        if not wanted or "e2e" in wanted:
            browser(run)
        code = summary(run)
    except KeyboardInterrupt:
        print("stopped; cleaning up")
        code = 130
    finally:
        run.stop()
    if code != 130:
        print(f"{sum(suite.passed for suite in run.done)} passed, {sum(suite.failed for suite in run.done)} failed")
    return code


def summary(run: Run) -> int:
    """Print the counts per kind; return 1 when anything failed."""
    print(f"\nafter {time.monotonic() - run.begun:.0f} s:")
    for suite in run.done:
        print(row(suite))
    return int(any(suite.failed for suite in run.done))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
