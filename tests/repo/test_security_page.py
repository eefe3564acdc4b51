"""Every promise on the security page is shown by a test that exists."""

import ast
import re

from tests.repo.conftest import ROOT


def test_each_promise_names_a_test_that_exists() -> None:
    text = (ROOT / "docs" / "security.md").read_text()
    named = re.findall(r"`([\w/.-]+\.py)::(\w+)`", text)
    assert len(named) >= 30
    missing = [f"{file}::{test}" for file, test in named if test not in _tests(file)]
    assert not missing


def _tests(file: str) -> set[str]:
    path = ROOT / file
    tree = ast.parse(path.read_text()) if path.exists() else ast.parse("")
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
