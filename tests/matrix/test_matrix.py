"""Who may do what, where: every operation of every service, held against an oracle that shares no code with them.

Operation × default role (and none) × relation between the caller's unit and the row's × state of the token, and of the
right behind a valid one: its last day past, its first still to come. A cell is right when the status is, and when no id
outside the caller's reach came back or was changed. Each service runs in a process of its own (`run.py`), two at a time.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import oracle
import pytest
from run import BAD_TOKENS, ENOUGH, ROOT

from chassis.testing import specs
from chassis.testing.clients import roles_of

HERE = Path(__file__).resolve().parent
SERVICES = sorted(path.name.removesuffix("-svc") for path in (ROOT / "services").glob("*-svc"))
HOLES = ("scope", "permission", "fields", "dates")
MOST_SECONDS = 600


def _outcome(service: str, hole: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(HERE / "run.py"), service, hole],
        # The same service runs several times at once, with different holes: each in a database of its own.
        env={**os.environ, "PYTEST_XDIST_WORKER": f"gw{('', *HOLES).index(hole)}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="session")
def outcomes() -> dict[str, Any]:
    """The outcome of every service's matrix, and of one with each hole, or what went wrong with running it."""
    runs = [(service, "") for service in SERVICES] + [("timesheet", hole) for hole in HOLES]
    with ThreadPoolExecutor(2) as pool:
        running = {service + hole: pool.submit(_outcome, service, hole) for service, hole in runs}
        return {name: one.exception() or one.result() for name, one in running.items()}


@pytest.mark.parametrize("service", SERVICES)
def test_nobody_gets_more_or_less_than_their_rights(outcomes: dict[str, Any], service: str) -> None:
    """No cell of this service is wrong, and none of its operations was left out."""
    outcome = outcomes[service]
    if isinstance(outcome, BaseException):
        raise outcome
    print({name: value for name, value in outcome.items() if name != "first"})
    assert outcome["first"] == []
    guarded = [one for one in specs.operations(specs.read(ROOT / "services" / f"{service}-svc")) if not one.public]
    assert outcome["operations"] == len(guarded)
    assert outcome["cells"] >= len(guarded) * len(oracle.ROLES) * (len(BAD_TOKENS) + len(oracle.DATED))


def test_the_default_roles_are_those_of_the_product(outcomes: dict[str, Any]) -> None:
    """The roles as identity ships them and as the product's description has them, permission by permission."""
    everything = {
        scope
        for service in SERVICES
        for scope in specs.read(ROOT / "services" / f"{service}-svc")["components"]["securitySchemes"]["session"]["flows"][
            "clientCredentials"
        ]["scopes"]
    }
    shipped = roles_of()
    assert shipped.keys() | {"none"} == oracle.ROLES.keys()
    for role, permissions in shipped.items():
        assert {one for one in everything if oracle.permitted(role, one)} == set(permissions) & everything, role


def test_the_matrix_is_as_large_as_promised(outcomes: dict[str, Any]) -> None:
    """At least 10,000 cells over all services, and each kind of expectation many times."""
    counted = [outcomes[service] for service in SERVICES if not isinstance(outcomes[service], BaseException)]
    assert sum(one["cells"] for one in counted) >= 10_000
    for kind in ("401", "refused", "hidden", "open", "shown", "left out"):
        assert sum(one["by"].get(kind, 0) for one in counted) >= 100, kind


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_is_found(outcomes: dict[str, Any], hole: str) -> None:
    """With one check taken out of the chassis, the same cells are wrong, so many that the run stops at them."""
    assert outcomes["timesheet" + hole]["wrong"] >= ENOUGH
