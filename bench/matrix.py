"""Figure matrix: who may do what where, tried for every operation and held against an oracle of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.figure import Figure
from chassis.testing import servers

GOAL = "operation × role × unit relation × token state ≥ 10,000 cells, 0 wrong"
LEAST_CELLS = 10_000
ROOT = Path(__file__).resolve().parent.parent


def measure() -> Figure:
    """Run the matrix of every service, one after the other."""
    servers.begin()
    try:
        found = [_one(path.name.removesuffix("-svc")) for path in sorted((ROOT / "services").glob("*-svc"))]
    finally:
        servers.end()
    cells, wrong = sum(one["cells"] for one in found), sum(one["wrong"] for one in found)
    operations, seconds = sum(one["operations"] for one in found), sum(one["seconds"] for one in found)
    notes = [f"{one['service']}: {one['operations']} operations, {one['cells']:,} cells, {one['wrong']} wrong" for one in found]
    value = f"{cells:,} cells of {operations} operations, {wrong} wrong, {seconds:.0f} s"
    return Figure(value, cells >= LEAST_CELLS and not wrong, notes)


def _one(service: str) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", str(ROOT / "tests" / "matrix" / "run.py"), service]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
