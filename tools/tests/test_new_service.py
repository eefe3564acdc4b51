"""`make new-service` writes a service that works as it is: made in a copy of the repository, and tested there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import sizes
from tools.new_service import Refused, write


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the repository's files and make a seventh service in it."""
    root = tmp_path_factory.mktemp("repository")
    for path in sizes.tracked():
        target = root / path.relative_to(sizes.ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (root / ".venv").symlink_to(sizes.ROOT / ".venv")
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    done = _run(root, "-m", "tools.new_service", "expense")
    assert done.returncode == 0, done.stderr
    return root


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    folders = [root, root / "chassis", *sorted((root / "services").glob("*-svc"))]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))}
    return subprocess.run([sys.executable, *arguments], cwd=root, env=env, capture_output=True, text=True, timeout=300)


def test_the_new_service_passes_its_tests(copy: Path) -> None:
    done = _run(copy, "-m", "pytest", "-q", "services/expense-svc/tests")
    assert done.returncode == 0, done.stdout[-6000:]
    assert "skipped" not in done.stdout


def test_the_repository_finds_nothing_to_say_of_it(copy: Path) -> None:
    done = _run(copy, "-m", "pytest", "-q", "tests/repo/test_services.py", "gateway/tests/test_compile.py", "-k", "expense or not standard")
    assert done.returncode == 0, done.stdout[-6000:]
    assert _run(copy, "-m", "gateway.compile", "--check").returncode == 0
    ruff = [str(Path(sys.executable).parent / "ruff")]
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run([*ruff, *command, "services/expense-svc"], cwd=copy, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["Expense", "x", "expense-svc", "../expense", "json", ""])
def test_a_name_that_will_not_do_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write(name, tmp_path)


def test_a_service_that_is_there_is_not_overwritten() -> None:
    with pytest.raises(Refused, match="already"):
        write("timesheet")
