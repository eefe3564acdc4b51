"""The main job through gateway and queues, on the running stack, with RabbitMQ taken away and given back on the way."""

import re
import subprocess
import sys

from bench.figure import Figure
from gateway.specs import ROOT

GOAL = "the six steps of the main job through gateway and queues, all green"
STEPS = 6


def measure() -> Figure:
    """Start the stack when it does not run, and play the main job twice: plainly, and through an outage of the broker."""
    subprocess.run([sys.executable, "-m", "local", "up"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    plain, outage = _play(), _play("--with-broker-outage")
    notes = [f"plain: {plain[1]}", f"with RabbitMQ stopped in step 2: {outage[1]}"]
    return Figure(f"{plain[0]} of {STEPS} green, {outage[0]} of {STEPS} with a broker outage", plain[0] == outage[0] == STEPS, notes)


def _play(*options: str) -> tuple[int, str]:
    """Return the number of green steps and the last line."""
    done = subprocess.run([sys.executable, "-m", "demo", "play", "--no-colour", *options], cwd=ROOT, capture_output=True, text=True)
    last = (done.stdout.strip().splitlines() or [done.stderr.strip()[-200:]])[-1]
    found = re.match(rf"(\d) of {STEPS} steps green", last)
    return (int(found.group(1)) if found and done.returncode == 0 else 0), last
