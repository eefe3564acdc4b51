"""Lists the figures with their last results, or measures one again and writes docs/figures.md.

`python -m bench.figures [name]`; measuring ends with `<name>: <value> (goal <goal>) ok` or `… short`, exit code to match.
"""

import ast
import os
import platform
import re
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from bench.figure import Figure

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "figures.md"
HEAD = """# Figures

Each was measured by `make figure NAME=<name>`, which rewrites its row and its section. Times are noisy on shared
machines: ratios come from alternating runs, and CPU time counts more than the clock.

| figure | goal | last result | | when | machine |
|---|---|---|---|---|---|
"""


def goals() -> dict[str, str]:
    """Return every figure's goal by its name (`request-cost` is bench/request_cost.py)."""
    found = {}
    for path in sorted(HERE.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "GOAL":
                found[path.stem.replace("_", "-")] = str(ast.literal_eval(node.value))
    return found


def read() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the rows (cells by name) and the sections (text by name) of the page."""
    if not PAGE.exists():
        return {}, {}
    text = PAGE.read_text()
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| ")]
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]
    return {cells[0]: cells for cells in lines if cells[0] != "figure"}, dict(zip(parts[::2], parts[1::2], strict=True))


def write(name: str, goal: str, figure: Figure) -> None:
    """Put a result on the page; the other rows stay as they are."""
    rows, sections = read()
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    rows[name] = [name, goal, figure.value, "ok" if figure.ok else "short", when, machine()]
    sections[name] = "\n\n" + "\n".join(f"- {note}" for note in figure.notes) + "\n\n"
    table = "".join(f"| {' | '.join(rows[one])} |\n" for one in sorted(rows))
    body = "".join(f"\n## {one}\n\n{sections[one].strip()}\n" for one in sorted(sections) if sections[one].strip())
    PAGE.write_text(HEAD + table + body)


def machine() -> str:
    """Return what the measurement ran on, without saying where."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}"


def listing() -> None:
    """Print every figure with its goal and its last result."""
    rows, _ = read()
    for name, goal in goals().items():
        last = rows.get(name)
        result = f"{last[2]} ({last[3]}, {last[4]})" if last else "not measured yet"
        print(f"{name:16} goal {goal}\n{'':16} last {result}")


def main(arguments: list[str]) -> int:
    """List, or measure one."""
    known = goals()
    if not arguments:
        listing()
        return 0
    name = arguments[0]
    if name not in known:
        print(f"error: there is no figure {name}; `make figures` lists them.", file=sys.stderr)
        return 2
    result: Figure = import_module(f"bench.{name.replace('-', '_')}").measure()
    write(name, known[name], result)
    for note in result.notes:
        print(f"  {note}")
    print(f"{name}: {result.value} (goal {known[name]}) {'ok' if result.ok else 'short'}")
    return 0 if result.ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
