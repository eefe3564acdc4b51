"""Counts what the size rules are about: lines per file, per function, per handler, per service."""

import ast
import io
import subprocess
import tokenize
from dataclasses import dataclass
from pathlib import Path

from gateway.specs import ROOT

MOST = {"file": 400, "test file": 500, "portal file": 250, "function": 50, "handler": 15}
SERVICE_LINES, CHASSIS_LINES, FILE_P90 = 1500, 3000, 200  # docs/adr/0006-sizes-as-measured.md
LARGER = {"planning": 3000, "timesheet": 3000, "identity": 3000}


@dataclass(frozen=True)
class Size:
    """How long something is, and where."""

    where: str
    lines: int


def tracked(*patterns: str) -> list[Path]:
    """Return the files of the repository (not yet ignored ones included) that match."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return sorted(ROOT / name for name in set(names) if (ROOT / name).is_file())


def lines(path: Path) -> int:
    """Return the number of lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def is_test(path: Path) -> bool:
    """Say whether a file belongs to tests."""
    return "tests" in path.relative_to(ROOT).parts


def of_files(paths: list[Path]) -> list[Size]:
    """Return the sizes of files, the longest first."""
    return sorted((Size(str(path.relative_to(ROOT)), lines(path)) for path in paths), key=lambda one: -one.lines)


def of_functions(path: Path) -> list[Size]:
    """Return the length of every function in a Python file, its docstring and signature not counted."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            found.append(Size(f"{path.relative_to(ROOT)}::{node.name}", length))
    return found


def handlers() -> list[Size]:
    """Return the length of every handler: the public functions of `api/`."""
    found = [size for path in tracked("services/*/*/api/*.py") for size in of_functions(path)]
    return sorted((one for one in found if not one.where.rpartition("::")[2].startswith("_")), key=lambda one: -one.lines)


def of_code(path: Path) -> int:
    """Return the lines that say something to Python: no blank lines, comments or docstrings, which cost nobody a thought."""
    text = path.read_text(encoding="utf-8")
    documented: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(node):
            documented |= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    said: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in SILENT:
            said |= set(range(token.start[0], token.end[0] + 1))
    return len(said - documented)


SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def of_service(name: str) -> int:
    """Return the lines of code of a service, without tests and migrations."""
    return sum(of_code(path) for path in tracked(f"services/{name}-svc/{name}/*.py"))


def service_names() -> list[str]:
    """Return the names of the services that have code."""
    return sorted({path.parts[-3].removesuffix("-svc") for path in tracked("services/*-svc/*/openapi.yaml")})


def of_chassis() -> int:
    """Return the lines of code of the chassis that run in production: its pytest plugin is not among them."""
    return sum(of_code(path) for path in tracked("chassis/chassis/*.py") if "testing" not in path.parts)


def p90(sizes: list[Size]) -> int:
    """Return the size that nine files of ten do not exceed."""
    ordered = sorted(one.lines for one in sizes)
    return ordered[int(len(ordered) * 0.9)] if ordered else 0
