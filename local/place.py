"""Where things are: the repository, and the one directory that holds all state of a local stack."""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = Path(os.environ.get("WORKANISER_STATE") or ROOT / ".local").resolve()
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


class Trouble(Exception):
    """Something the person at the keyboard has to know: one sentence that says what to do."""


def private(*parts: str) -> Path:
    """Return a directory under the state directory that only its owner may enter, made when missing."""
    path = STATE.joinpath(*parts)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def open_state() -> None:
    """Make the state directory. Others may pass through (PostgreSQL runs as its own user) but not look around."""
    STATE.mkdir(parents=True, exist_ok=True)
    STATE.chmod(0o711 if os.geteuid() == 0 else 0o700)
    for name in ("log", "pid", "secrets", "stamp"):
        private(name)


def write_secret(path: Path, text: str) -> None:
    """Write a file that only its owner can read, and never a half one."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
    fresh.replace(path)


def digest(*roots: Path, skip: tuple[str, ...] = ("__pycache__", "node_modules", "dist")) -> str:
    """Return a hash over the contents of files and trees, in a stable order."""
    total = hashlib.sha256()
    for root in roots:
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            if path.is_file() and not any(part in skip for part in path.parts):
                total.update(f"{path.relative_to(root.parent)}\0".encode())
                total.update(path.read_bytes())
    return total.hexdigest()


def stamped(name: str, value: str, where: Path | None = None) -> bool:
    """Say whether the work called `name` was already done for `value`."""
    mark = (where or STATE / "stamp") / name
    return mark.exists() and mark.read_text() == value


def stamp(name: str, value: str, where: Path | None = None) -> None:
    """Remember that the work called `name` is done for `value`."""
    ((where or STATE / "stamp") / name).write_text(value)


def services() -> list[str]:
    """Return the names of all services, found by their folders."""
    return sorted(path.parent.name for path in (ROOT / "services").glob("*-svc/*/app.py"))
