"""Every service has the same shape, keeps to itself, and is known to charts, gateway and identity."""

import json
import re
from pathlib import Path

import pytest
import yaml

from identity.roles import PERMISSIONS
from tests.repo.conftest import ROOT, SERVICES, imports, name_of, python, spec_of, tree, where

NAMES = {name_of(folder) for folder in SERVICES}
STANDARD = ["README.md", "pyproject.toml", "{name}/app.py", "{name}/openapi.yaml", "{name}/api/__init__.py", "tests/test_standing.py"]
# Nobody is signed in yet where these are called; whoever adds one says here why.
PUBLIC = {
    "identity.sessions.login": "is how one signs in",
    "identity.sessions.logout": "must work with a token that has ended",
    "identity.sessions.refresh": "carries the session cookie instead of a token",
    "identity.invitations.accept": "carries the link's secret",
    "identity.invitations.check": "carries the link's secret",
    "identity.passwords.forgotten": "is for who cannot sign in",
    "identity.passwords.strength": "is asked while somebody with a link chooses a password",
    "identity.keys.get": "public keys",
    "identity.notices.search": "disruptions are announced on the sign-in page too",
}
every_service = pytest.mark.parametrize("folder", SERVICES, ids=name_of)


@every_service
def test_a_service_has_the_standard_files(folder: Path) -> None:
    missing = [file for file in STANDARD if not (folder / file.format(name=name_of(folder))).exists()]
    assert not missing
    assert list((folder / "migrations").glob("0001_*.py"))
    assert list((folder / name_of(folder)).glob("models.py")) + list((folder / name_of(folder)).glob("models/__init__.py"))


@every_service
def test_app_is_three_lines(folder: Path) -> None:
    code = [line for line in (folder / name_of(folder) / "app.py").read_text().splitlines() if line and not line.startswith('"""')]
    assert code == ["from chassis.app import create_app", f'app = create_app("{name_of(folder)}")']


@every_service
def test_a_service_is_in_the_charts_and_at_the_gateway(folder: Path) -> None:
    name = name_of(folder)
    umbrella = yaml.safe_load((ROOT / "charts" / "workaniser" / "Chart.yaml").read_text())
    assert name in {one.get("alias", one["name"]) for one in umbrella["dependencies"]}
    assert (ROOT / "charts" / name / "Chart.yaml").exists()
    routes = json.loads((ROOT / "gateway" / "routes.json").read_text())
    assert any(route[2].startswith(f"{name}.") for route in routes)


@every_service
def test_a_service_imports_no_sibling(folder: Path) -> None:
    siblings = NAMES - {name_of(folder)}
    found = {where(path): imports(path) & siblings for path in python(f"services/{folder.name}/*.py")}
    assert not {file: names for file, names in found.items() if names}


def test_the_chassis_knows_no_service_and_no_domain_noun() -> None:
    nouns = re.compile(r"\b(vacanc|candidate|timesheet|shift(s|_)|planner|invoice|payroll|temp_id|wage_)", re.IGNORECASE)
    code = [path for path in python("chassis/chassis/*.py") if "testing" not in path.parts]
    assert not [where(path) for path in code if imports(path) & NAMES]
    spoken = {}
    for path in code:
        lines = [line.split("#")[0] for line in path.read_text().splitlines()]
        # A docstring may give an example from the domain; code may not.
        text = "\n".join(lines)
        for literal in _docstrings(path):
            text = text.replace(literal, "")
        if found := nouns.findall(text):
            spoken[where(path)] = found
    assert not spoken


def _docstrings(path: Path) -> list[str]:
    import ast

    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(tree(path)) if isinstance(node, kinds) and ast.get_docstring(node)]
    return [node.body[0].value.value for node in nodes]  # type: ignore[union-attr]


@pytest.mark.parametrize("word", [".commit(", "create_engine(", "os.environ"])
def test_only_the_chassis_commits_connects_and_reads_the_environment(word: str) -> None:
    code = [path for path in python("services/*/*.py") if "tests" not in path.parts]
    assert not [where(path) for path in code if word in path.read_text()]


def _operations() -> list[tuple[str, str, list[str] | None]]:
    """Return (service, service.operation, permissions); None instead of permissions for a public one."""
    found = []
    for folder in SERVICES:
        spec = spec_of(folder)
        for item in spec["paths"].values():
            for method, said in item.items():
                if method in ("get", "put", "post", "patch", "delete"):
                    security = said.get("security", spec.get("security"))
                    assert security is not None, said["operationId"]
                    scopes = [scope for one in security for scope in one["session"]] if security else None
                    found.append((name_of(folder), f"{name_of(folder)}.{said['operationId']}", scopes))
    return found


def test_what_is_public_is_on_the_list_and_nothing_else() -> None:
    assert {name for _, name, scopes in _operations() if scopes is None} == set(PUBLIC)


def test_being_signed_in_is_enough_only_for_ones_own_things() -> None:
    free = {name for _, name, scopes in _operations() if scopes == []}
    own = re.compile(r"\.live\.stream$|^identity\.(me|second_factor|passwords|sessions|delegations)\.|^identity\.notices\.mine$")
    assert not {name for name in free if not own.search(name)}


@every_service
def test_every_permission_of_a_specification_is_used(folder: Path) -> None:
    """By an operation, by a field (`x-permission`), or by a rule that names it; an unknown one does not compile (`make gateway`)."""
    spec = spec_of(folder)
    declared = set(spec["components"]["securitySchemes"]["session"]["flows"]["clientCredentials"]["scopes"])
    asked = {scope for service, _, scopes in _operations() for scope in scopes or [] if service == name_of(folder)}
    shown = set(re.findall(r"x-permission: ['\"]?([a-z]+:[a-z]+)", (folder / name_of(folder) / "openapi.yaml").read_text()))
    named = {
        scope
        for path in python(f"services/{folder.name}/{name_of(folder)}/*.py")
        for scope in re.findall(r'"([a-z]+:[a-z]+)"', path.read_text())
    }
    assert not declared - asked - shown - named
    assert shown <= declared


def test_a_permission_opens_operations_of_its_own_module_only() -> None:
    """A token's `roles` are the modules its permissions open: one from elsewhere would never pass the gateway."""
    wrong = [(name, scope) for service, name, scopes in _operations() for scope in scopes or [] if PERMISSIONS.get(scope) != service]
    assert not wrong
