"""Reads what the gateway must know of every operation from the services' specifications."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
METHODS = ("get", "put", "post", "delete", "patch")
MOST_VARIABLES = 5  # of one uri_template in Envoy


class SpecError(Exception):
    """A specification that the gateway cannot enforce; says which operation and why."""


@dataclass(frozen=True)
class Operation:
    """One operation as the edge sees it."""

    service: str
    name: str
    method: str
    path: str  # with the server's prefix, parameters in braces
    scopes: tuple[str, ...] = ()
    public: bool = False
    upload: int = 0  # the most bytes of a file
    stream: bool = False
    download: bool = False
    sensitive: bool = False
    body: bool = field(default=False)

    @property
    def route(self) -> str:
        """Return the name under which logs and metrics know this operation."""
        return f"{self.service}.{self.name}"

    @property
    def template(self) -> str:
        """Return the path as a uri_template: names no longer than Envoy takes, literals untouched."""
        numbers = iter(range(1, MOST_VARIABLES + 1))
        return re.sub(r"\{[^}]+\}", lambda _: f"{{v{next(numbers)}}}", self.path)


def spec_files(root: Path = ROOT) -> dict[str, Path]:
    """Return each service's specification."""
    found = sorted(root.glob("services/*-svc/*/openapi.yaml"))
    return {path.parts[-3].removesuffix("-svc"): path for path in found}


def operations(files: dict[str, Path] | None = None) -> list[Operation]:
    """Return all operations of all services. Raises SpecError for one that says nothing of security or clashes."""
    found = [operation for service, path in (files or spec_files()).items() for operation in _of(service, read_spec(path))]
    shapes: dict[tuple[str, str], str] = {}
    for operation in found:
        shape = operation.method, re.sub(r"\{[^}]+\}", "{}", operation.path)
        if shape in shapes:
            raise SpecError(f"{operation.route} and {shapes[shape]} answer to the same method and path")
        shapes[shape] = operation.route
    return sorted(found, key=_literals_first)


def read_spec(path: Path) -> Any:
    """Return a specification."""
    return yaml.load(path.read_text(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 – both are safe


def _literals_first(operation: Operation) -> tuple[Any, ...]:
    """Order `/shifts/copy` before `/shifts/{id}`: the first match wins."""
    return operation.service, [(part.startswith("{"), part) for part in operation.path.split("/")], operation.method


def _of(service: str, spec: dict[str, Any]) -> list[Operation]:
    prefix = spec["servers"][0]["url"].rstrip("/")
    if not re.fullmatch(rf"/api/{service}/v\d+", prefix):
        raise SpecError(f"{service}: the server's url is {prefix}, not /api/{service}/v1")
    found = []
    for path, item in spec["paths"].items():
        for method in METHODS:
            if method in item:
                found.append(_one(service, prefix + path, method, item[method], spec))
    return found


def _one(service: str, path: str, method: str, said: dict[str, Any], spec: dict[str, Any]) -> Operation:
    where = f"{service}.{said.get('operationId', f'{method} {path}')}"
    security = said.get("security", spec.get("security"))
    if security is None or len(security) > 1:
        raise SpecError(f"{where} must have exactly one security requirement, or `security: []`")
    if len(re.findall(r"\{", path)) > MOST_VARIABLES:
        raise SpecError(f"{where} has more than {MOST_VARIABLES} variables in its path")
    if path.endswith("/") or re.search(r"\{[^}]*\}[^/]", path):
        raise SpecError(f"{where} has a path that the gateway cannot match: {path}")
    media = {kind for status, answer in said["responses"].items() if str(status)[0] == "2" for kind in _media(answer, spec)}
    return Operation(
        service, said["operationId"], method.upper(), path,
        scopes=tuple(next(iter(security[0].values()))) if security else (),
        public=not security,
        upload=int(said.get("x-upload") or 0),
        stream="text/event-stream" in media,
        download=bool(media - {"application/json", "text/event-stream"}),
        sensitive=not security and "requestBody" in said and not said.get("x-readonly"),
        body="requestBody" in said,
    )  # fmt: skip


def _media(answer: dict[str, Any], spec: dict[str, Any]) -> set[str]:
    if "$ref" in answer:
        answer = spec["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
    return set(answer.get("content", ()))
