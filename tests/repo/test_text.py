"""Names, sizes, words and addresses: the rules of style that a reader would otherwise have to watch."""

import ast
import re
from pathlib import Path

import pytest

from tests.repo.conftest import ROOT, python, tree, where
from tools import sizes

FORBIDDEN_FILES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "impl",
    "data",
    "info",
    "process",
    "misc",
    "service",
    "services_base",
}
FORBIDDEN_NAMES = re.compile(
    r"^(handle_|do_it|process_|my_)|(_utils?|_helpers?|_manager|_impl)$|^Abstract|^I[A-Z][a-z]|(Manager|Impl|Helper|Utils?)$"
)
AMERICAN = re.compile(
    r"\b([Bb]ehavior|[Cc]anceled|[Ff]avorite|[Oo]rganiz(?:e|ation)s?|[Aa]nalyze[sd]?|[Ss]erialize[sd]?|[Ll]abeled|[Nn]eighbor)\b"
)
OVERRIDDEN = {"handle_exit", "handle_error"}  # names that a library gave
HOSTS = re.compile(r"https?://[a-z0-9.-]*(pypi|pythonhosted|npmjs|debian)\.(org|com|net)")
ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LOOSE_ENDS = re.compile(
    r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError|pytest\.skip|mark\.skip|mark\.xfail|\b(it|test|describe)\.(skip|only|todo)\b"
)
HERE = Path(__file__).resolve()
SELF = {HERE}


def _texts(*patterns: str) -> list[Path]:
    return [path for path in sizes.tracked(*patterns) if path not in SELF and "generated" not in path.parts]


def test_no_file_is_long() -> None:
    code = [path for path in python() if not sizes.is_test(path)]
    tests = [path for path in python() if sizes.is_test(path)]
    portal = [path for path in _texts("portal/*.ts", "portal/*.tsx") if not path.name.endswith(".d.ts")]
    limits = [(code, sizes.MOST["file"]), (tests, sizes.MOST["test file"]), (portal, sizes.MOST["portal file"])]
    assert not [(one.where, one.lines) for paths, most in limits for one in sizes.of_files(paths) if one.lines > most]
    assert sizes.p90(sizes.of_files(code)) <= sizes.FILE_P90


def test_no_function_is_long() -> None:
    code = [path for path in python() if not sizes.is_test(path) and "migrations" not in path.parts]
    long = [(one.where, one.lines) for path in code for one in sizes.of_functions(path) if one.lines > sizes.MOST["function"]]
    assert not long
    assert not [(one.where, one.lines) for one in sizes.handlers() if one.lines > sizes.MOST["handler"]]


def test_services_fit_in_a_head() -> None:
    most = {name: sizes.LARGER.get(name, sizes.SERVICE_LINES) for name in sizes.service_names()}
    assert not {name: sizes.of_service(name) for name in most if sizes.of_service(name) > most[name]}


def test_names_say_what_a_thing_is() -> None:
    assert not [where(path) for path in python() if path.stem in FORBIDDEN_FILES]
    wrong = []
    for path in python():
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
                and FORBIDDEN_NAMES.search(node.name)
                and node.name not in OVERRIDDEN
            ):
                wrong.append(f"{where(path)}::{node.name}")
    assert not wrong


def test_public_functions_are_documented() -> None:
    places = ("chassis/chassis/*.py", "gateway/*.py", "local/*.py", "tools/*.py", "services/*/*/*.py", "bench/*.py", "demo/*.py")
    missing = []
    for path in python(*places):
        if sizes.is_test(path) or "migrations" in path.parts:
            continue
        public = [node for node in tree(path).body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
        # What answers an operation or an event says with its name and its specification what it does.
        missing += [f"{where(path)}::{node.name}" for node in public if _wants_docstring(node, path) and not ast.get_docstring(node)]
    assert not missing


def _wants_docstring(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, path: Path) -> bool:
    decorated = {ast.unparse(one).split("(")[0] for one in node.decorator_list}
    return not node.name.startswith("_") and not decorated & {"on", "receives"} and "api" not in path.parts


def test_no_loose_ends() -> None:
    assert not [where(path) for path in _texts("*.py", "*.ts", "*.tsx", "*.sh", "Makefile") if LOOSE_ENDS.search(path.read_text())]


def test_no_address_of_a_registry_and_no_path_of_a_machine() -> None:
    texts = [path for path in _texts() if path.suffix not in (".png", ".pdf", ".ico", ".woff2", ".jpg", ".xlsx", ".docx", ".zip")]
    outside = re.compile(re.escape(str(ROOT)) + r"\b|/home/[a-z]+/|/Users/[a-z]+/")
    wrong = [where(path) for path in texts if HOSTS.search(text := path.read_text(errors="replace")) or outside.search(text)]
    assert not wrong


def test_personal_data_look_made_up() -> None:
    wrong = set()
    for path in _texts("*.py", "*.yaml", "*.json", "*.ts", "*.tsx", "*.md", "*.toml"):
        if path.name == "package-lock.json":
            continue
        for found in ADDRESS.finditer(path.read_text(errors="replace")):
            if not found.group(0).lower().endswith((".example", "@localhost", ".test", ".invalid")) and not _is_no_mail(found.group(0)):
                wrong.add((where(path), found.group(0)))
    assert not wrong


def _is_no_mail(found: str) -> bool:
    """A URL with a user, a decorated name or an npm package is written like an address."""
    return bool(re.search(r"@(127\.0\.0\.1|sha256|[0-9]+\.[0-9.]+$|.*\.(py|ts|json|method|setter|fixture)$)", found))


def test_spelling_is_british() -> None:
    wrong = {}
    for path in _texts("*.md", "*.py"):
        text = path.read_text()
        if found := AMERICAN.findall(text):
            wrong[where(path)] = found
    assert not wrong


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "requirements").glob("*.in")))
def test_requirements_are_locked_with_hashes(name: str) -> None:
    wanted = re.findall(r"^([A-Za-z0-9][A-Za-z0-9_.-]*)", (ROOT / "requirements" / f"{name}.in").read_text(), re.MULTILINE)
    lock = (ROOT / "requirements" / f"{name}.txt").read_text()
    locked = set(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==", lock, re.MULTILINE))
    same = {word.lower().replace("_", "-").replace(".", "-") for word in locked}
    assert not [word for word in wanted if word.lower().replace("_", "-").replace(".", "-") not in same]
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        assert "--hash=sha256:" in entry, entry[:60]
    assert "://" not in lock and "--index" not in lock and "--find-links" not in lock
