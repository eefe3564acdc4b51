"""What the tests about the repository share: its files, its services, its operations."""

import ast
from pathlib import Path
from typing import Any

import yaml

from tools import sizes

ROOT = sizes.ROOT
SERVICES = [path for path in sorted((ROOT / "services").glob("*-svc")) if path.is_dir()]


def name_of(folder: Path) -> str:
    """Return the service's name: its folder's without `-svc`."""
    return folder.name.removesuffix("-svc")


def python(*patterns: str) -> list[Path]:
    """Return the Python files of the repository that match."""
    return sizes.tracked(*(patterns or ("*.py",)))


def tree(path: Path) -> ast.Module:
    """Return a parsed Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def where(path: Path) -> str:
    """Return a file's place in the repository."""
    return str(path.relative_to(ROOT))


def spec_of(folder: Path) -> dict[str, Any]:
    """Return a service's specification."""
    return dict(yaml.load((folder / name_of(folder) / "openapi.yaml").read_text(), yaml.CSafeLoader))


def imports(path: Path) -> set[str]:
    """Return the first words of everything a file imports."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {one.name.split(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found
