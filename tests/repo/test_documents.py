"""What the documents say is there: commands, files, folders."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.repo.conftest import ROOT, where
from tools import sizes

DOCUMENTS = [path for path in sizes.tracked("*.md") if "node_modules" not in path.parts]
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = set(re.findall(r"^([a-z0-9-]+):", MAKEFILE, re.MULTILINE))


def test_every_target_is_in_the_help() -> None:
    shown = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not [target for target in TARGETS if not re.search(rf"make {target}\s", shown)]
    phony = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE).group(1).split())  # type: ignore[union-attr]
    assert phony == TARGETS


def test_the_build_server_runs_the_tests_and_nothing_else() -> None:
    commands = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line and not line.startswith("#")]
    assert commands == ["exec make test"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=where)
def test_a_document_names_commands_and_files_that_exist(path: Path) -> None:
    text = path.read_text()
    commands = set(re.findall(r"`make ([a-z0-9-]+)", text)) | set(re.findall(r"^make ([a-z0-9-]+)", text, re.MULTILINE))
    assert commands <= TARGETS
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", text)
    assert not [link for link in links if not (path.parent / link).exists()]


def test_the_readme_maps_every_folder() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in sizes.tracked() if len(path.relative_to(ROOT).parts) > 1}
    text = (ROOT / "README.md").read_text()
    assert not [name for name in folders if not name.startswith(".") and f"{name}/" not in text]
