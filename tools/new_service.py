"""Writes a new service of the standard shape, and makes the rest of the repository know it: `python -m tools.new_service expense`.

It is a whole service with one resource: it passes its tests, has a chart, routes and permissions. Then make it yours.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from gateway.specs import ROOT

TEMPLATE = ROOT / "tools" / "template" / "thing-svc"
LIKE = "vacancy"  # whose chart is the plainest


class Refused(Exception):
    """The name cannot be a service's; says why."""


def write(name: str, root: Path = ROOT) -> list[Path]:
    """Write service `name` under `root`; return what was made or changed. Raises Refused for a name that will not do."""
    if not re.fullmatch(r"[a-z]{3,20}", name):
        raise Refused("a service is called by one noun of 3 to 20 lower-case letters, such as `expense`.")
    target = root / "services" / f"{name}-svc"
    if target.exists() or (root / name).exists() or name in sys.stdlib_module_names:
        raise Refused(f"there is a {name} already: choose another noun.")
    made = [_copy(path, target / _renamed(str(path.relative_to(TEMPLATE)), name), name) for path in _files(TEMPLATE)]
    chart = root / "charts" / LIKE
    made += [_copy(path, root / "charts" / name / path.relative_to(chart), name, LIKE) for path in _files(chart) if path.suffix != ".tgz"]
    _insert(root / "charts" / "workaniser" / "Chart.yaml", "- {name: gateway,", _dependency(name))
    _insert(root / "charts" / "workaniser" / "values.yaml", "gateway: {enabled", f"{name}: {{enabled: true}}\n")
    roles = root / "services" / "identity-svc" / "identity" / "roles.py"
    _insert(roles, "}  # fmt: skip", f'    "{name}:read": "{name}", "{name}:write": "{name}",\n')
    for values in sorted((root / "charts" / "workaniser" / "ci").glob("*.yaml")):
        _insert(values, "gateway:", _values(name, values))
    return [*made, roles]


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]


def _renamed(text: str, name: str, old: str = "thing") -> str:
    return text.replace(old, name).replace(old.capitalize(), name.capitalize())


def _copy(source: Path, target: Path, name: str, old: str = "thing") -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_renamed(source.read_text(), name, old))
    shutil.copymode(source, target)
    return target


def _insert(path: Path, before: str, text: str) -> None:
    """Put lines before the first line that begins with `before`."""
    lines = path.read_text().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith(before))
    path.write_text("".join([*lines[:at], text, *lines[at:]]))


def _dependency(name: str) -> str:
    return f'- {{name: {name}, version: 1.0.0, repository: "file://../{name}", condition: {name}.enabled}}\n'


def _values(name: str, values: Path) -> str:
    """Return what example values of the umbrella say of a service, taken from its like."""
    text = values.read_text()
    said = re.search(rf"^{LIKE}:.*\n(?:[ ].*\n)*", text, re.MULTILINE)
    return _renamed(said.group(0) if said else "", name, LIKE)


def main(arguments: list[str]) -> int:
    """Write the service named on the command line."""
    try:
        made = write(arguments[0] if arguments else "")
    except Refused as refused:
        print(f"error: {refused}", file=sys.stderr)
        return 1
    subprocess.run([sys.executable, "-m", "gateway.compile"], cwd=ROOT, check=True)
    print(f"wrote {len(made)} files; test it: .venv/bin/python -m pytest services/{arguments[0]}-svc/tests")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
