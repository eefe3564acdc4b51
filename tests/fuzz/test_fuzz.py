"""Every operation of every service under requests that fit, requests that do not, and hostile values: no 5xx, nothing off the specification.

Each service runs in a process of its own (`run.py`), two at a time; nothing a request does is kept. The figure `fuzz` does the
same with many more examples.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SERVICES = sorted(path.name.removesuffix("-svc") for path in (ROOT / "services").glob("*-svc"))
EXAMPLES = 3
MOST_SECONDS = 400


def outcome(service: str, examples: int, most_seconds: int = MOST_SECONDS) -> dict[str, Any]:
    """Fuzz a service in a process of its own; return what it printed."""
    command = [sys.executable, "-W", "ignore", str(HERE / "run.py"), service, str(examples)]
    env = {**os.environ, "PYTEST_XDIST_WORKER": "gw7"}  # a database beside those of other suites
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=most_seconds)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="session")
def outcomes() -> dict[str, Any]:
    """The outcome of every service, or what went wrong with running it."""
    with ThreadPoolExecutor(2) as pool:
        running = {service: pool.submit(outcome, service, EXAMPLES) for service in SERVICES}
        return {name: one.exception() or one.result() for name, one in running.items()}


@pytest.mark.parametrize("service", SERVICES)
def test_no_request_is_answered_by_accident(outcomes: dict[str, Any], service: str) -> None:
    found = outcomes[service]
    if isinstance(found, BaseException):
        raise found
    assert found["first"] == []
    assert found["by"]["positive"] and found["by"]["negative"] and found["by"]["hostile"]
