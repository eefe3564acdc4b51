"""Where the local stack is, and what the demo remembers of it."""

import json
import os
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STATE = Path(os.environ.get("WORKANISER_STATE") or Path(__file__).resolve().parents[1] / ".local").resolve()


class Failed(Exception):
    """Something is not as it must be: one sentence that says what."""


@dataclass(frozen=True)
class Stack:
    """Addresses of a running stack."""

    portal: str
    ca: str
    amqp: str

    @property
    def trust(self) -> ssl.SSLContext:
        """Trust in the stack's own certificate authority and in nothing else."""
        return ssl.create_default_context(cafile=self.ca)


def stack() -> Stack:
    """The stack that `make up` started. Raises Failed when there is none."""
    path = STATE / "stack.json"
    if not path.exists():
        raise Failed("no stack runs here: start one with `make up`.")
    known = json.loads(path.read_text())
    return Stack(known["portal"], known["ca"], known["backoffice_amqp"])


def remember(**facts: Any) -> None:
    """Keep facts for the next command, readable by the owner only."""
    path = STATE / "demo.json"
    text = json.dumps(recall() | facts, indent=1, ensure_ascii=False)
    fresh = path.with_name("demo.json.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
    fresh.replace(path)


def recall() -> dict[str, Any]:
    """What earlier commands remembered."""
    path = STATE / "demo.json"
    found: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    return found
