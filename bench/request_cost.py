"""What a request costs through the chassis, against bare Flask with the same JSON: CPU time of the server per request."""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import load
from bench.figure import Figure
from local.ports import spare

GOAL = "≤ 1.5 × bare Flask on a list, ≤ 1.75 × on a create"
ROUNDS, REQUESTS, MOST = 7, 1500, {"list": 1.5, "create": 1.75}
SERVICE = Path(__file__).parent / "cost"
FIELDS = {
    "title": "Order picker", "unit_id": "0190f5fe-7c00-7a00-8000-000000000001", "work_post_id": "0190f5fe-7c00-7a00-8000-000000000002",
    "positions": 3, "motive": "peak", "justification": "More orders than usual before the holidays", "starts_on": "2026-11-23",
    "ends_on": "2026-12-18", "shift": "early", "hours_per_week": 38, "cost_centre": "CC-104", "contact": "planner@client.example",
    "remote": False, "skills": ["forklift", "scanner"], "note": "Safety shoes are provided",
}  # fmt: skip


def measure() -> Figure:
    """Run both servers one after the other, again and again, and compare the medians."""
    with tempfile.TemporaryDirectory() as home, both(Path(home)) as servers:
        body = json.dumps(FIELDS).encode()
        requests = {"list": load.request("GET", "/api/cost/v1/things"), "create": load.request("POST", "/api/cost/v1/things", body)}
        spent: dict[tuple[str, str], list[float]] = {(server, kind): [] for server in servers for kind in requests}
        for _ in range(ROUNDS):
            for (server, kind), found in spent.items():
                found.append(cost(*servers[server], requests[kind]))
        ratios = {kind: statistics.median(spent["chassis", kind]) / statistics.median(spent["flask", kind]) for kind in requests}
    value = ", ".join(f"{kind} {ratio:.2f} ×" for kind, ratio in ratios.items())
    notes = [f"{server} {kind}: {statistics.median(found) * 1e6:.0f} µs of CPU per request" for (server, kind), found in spent.items()]
    notes.append("the operations are public and touch no database: this is the request path alone; the chassis also validates the body")
    return Figure(value, all(ratio <= MOST[kind] for kind, ratio in ratios.items()), notes)


def cost(pid: int, port: int, request: bytes) -> float:
    """Return the CPU seconds of the server per request."""
    load.run(port, request, 100)
    before = load.cpu_seconds(pid)
    load.run(port, request, REQUESTS)
    return (load.cpu_seconds(pid) - before) / REQUESTS


@contextmanager
def both(home: Path) -> Iterator[dict[str, tuple[int, int]]]:
    """Start the chassis and bare Flask; yield each server's pid and port."""
    ours, theirs, admin = spare(3)
    path = os.pathsep.join([str(SERVICE), *(one for one in sys.path if one)])
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": path,
        "PORT": str(ours),
        "ADMIN_PORT": str(admin),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "JWKS_URL": (home / "jwks.json").as_uri(),
    }
    (home / "jwks.json").write_text('{"keys": []}')
    commands = {
        "chassis": [sys.executable, "-m", "chassis", "serve", "cost"],
        "flask": [
            sys.executable,
            "-m",
            "gunicorn",
            "-k",
            "gthread",
            "--threads",
            "4",
            "--keep-alive",
            "75",
            "--no-control-socket",
            "-b",
            f"127.0.0.1:{theirs}",
            "bare:app",
        ],
    }
    running = {name: subprocess.Popen(command, env=env, cwd=home, stderr=subprocess.DEVNULL) for name, command in commands.items()}
    try:
        for port in (ours, theirs):
            load.wait_for(port)
        # gunicorn answers in a child of the process that was started.
        worker = int(
            subprocess.run(["pgrep", "-P", str(running["flask"].pid)], capture_output=True, text=True, check=True).stdout.split()[0]
        )
        yield {"flask": (worker, theirs), "chassis": (running["chassis"].pid, ours)}
    finally:
        for process in running.values():
            process.send_signal(signal.SIGTERM)
            process.wait(20)
