"""A short run of chaos: every kind of fault at least once while events flow. The long one is the figure `chaos`."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KINDS = 9


def test_faults_lose_nothing_repeat_nothing_and_keep_the_order(tmp_path):
    # A process of its own: the run is two other services, with other handlers and other databases.
    command = [sys.executable, "-m", "bench.chaos", "--events", "800", "--faults", str(KINDS + 3), "--pause", "0.3"]
    command += ["--seed", os.environ.get("CHAOS_SEED", "11"), "--keep-logs", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.stdout, done.stderr[-2000:]
    result = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0 and result["clean"], f"{result}; logs in {tmp_path}"
    assert len(result["faults"]) == KINDS and result["events"] >= 800
