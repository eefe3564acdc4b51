"""An outage on purpose, by the commands of the local stack; it always ends."""

import subprocess
import sys
from pathlib import Path

from demo.place import Failed

ROOT = Path(__file__).resolve().parents[1]


class Outage:
    """While this context is open, one process of the stack is stopped."""

    def __init__(self, name: str):
        self.name, self.over = name, False

    def __enter__(self) -> "Outage":
        self._local("stop")
        return self

    def end(self) -> None:
        """Start the process again."""
        if not self.over:
            self._local("start")
            self.over = True

    def __exit__(self, *_: object) -> None:
        self.end()

    def _local(self, command: str) -> None:
        done = subprocess.run([sys.executable, "-m", "local", command, self.name], cwd=ROOT, capture_output=True, text=True, timeout=120)
        if done.returncode:
            raise Failed(f"`local {command} {self.name}` failed: {(done.stderr or done.stdout).strip()}")
