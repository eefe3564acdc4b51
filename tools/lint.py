"""Runs every linter and says which found something: style, format, types, specifications, generated files, the portal."""

import subprocess
import sys

from local import install, portal
from local.place import PYTHON, ROOT, VENV

TYPED = ("chassis/chassis", "gateway", "local", "tools", "demo", "bench")


def checks() -> dict[str, list[str]]:
    """Return each check by name."""
    python = str(PYTHON)
    found = {
        "style": [str(VENV / "bin" / "ruff"), "check", "."],
        "format": [str(VENV / "bin" / "ruff"), "format", "--check", "."],
        "specifications": [python, "-m", "tools.speclint"],
        "gateway is fresh": [python, "-m", "gateway.compile", "--check"],
        "types": [python, "-m", "mypy", *(name for name in TYPED if (ROOT / name).exists())],
    }
    # One run per service: each has modules called `models` and `api` of its own, and sees no sibling.
    for folder in sorted((ROOT / "services").glob("*-svc")):
        found[f"types of {folder.name}"] = [python, "-m", "mypy", str(folder.relative_to(ROOT) / folder.name.removesuffix("-svc"))]
    return found


def main() -> int:
    """Run all checks; return 1 when one of them found something."""
    failed = []
    for name, command in checks().items():
        failed += [] if _passes(name, command, str(ROOT)) else [name]
    env = install.node()
    portal.install_modules(env)
    failed += [] if _passes("portal", ["npm", "run", "lint", "--silent"], str(portal.PORTAL), env) else ["portal"]
    print(f"found something: {', '.join(failed)}" if failed else "nothing found")
    return int(bool(failed))


def _passes(name: str, command: list[str], cwd: str, env: dict[str, str] | None = None) -> bool:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    print(f"{'ok  ' if done.returncode == 0 else 'BAD '} {name}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
