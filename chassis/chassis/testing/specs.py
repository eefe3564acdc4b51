"""A service's specification as the standing checks see it: its operations, and what is wrong with how it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

METHODS = ("get", "put", "post", "delete", "patch")
SAMPLE_ID = "0199a1b2-0000-7000-8000-00000000abcd"
BOUNDED_FORMATS = {"uuid", "date", "date-time"}
# What Envoy's uri_template can take.
MOST_VARIABLES, LONGEST_VARIABLE = 5, 16


@dataclass(frozen=True)
class OperationSpec:
    """One operation: its id, where it is, and its entry with references resolved one level deep."""

    id: str
    method: str
    path: str
    entry: dict[str, Any]
    parameters: list[dict[str, Any]]

    @property
    def public(self) -> bool:
        """Whether anybody may call it."""
        return not self.entry["security"]

    @property
    def permission(self) -> str:
        """The permission it needs; empty when being logged in is enough."""
        scopes = [scope for one in self.entry["security"] for scopes in one.values() for scope in scopes]
        return scopes[0] if scopes else ""

    @property
    def url(self) -> str:
        """Its path, with a made-up id for every variable."""
        return re.sub(r"\{[^}]+\}", SAMPLE_ID, self.path)

    @property
    def success(self) -> str:
        """The status of a good answer."""
        return next((code for code in self.entry["responses"] if str(code).startswith("2")), "")

    def body(self) -> dict[str, Any] | None:
        """The schema of its JSON body, None when it takes none."""
        content = self.entry.get("requestBody", {}).get("content", {})
        return content.get("application/json", {}).get("schema") if "application/json" in content else None


def folder_of(file: Path) -> Path:
    """Return the `*-svc` folder that a test file belongs to."""
    for above in file.parents:
        found = [above] if above.name.endswith("-svc") else sorted(above.glob("*-svc"))
        if len(found) == 1:
            return found[0]
    raise LookupError(f"{file} belongs to no service")


def read(folder: Path) -> dict[str, Any]:
    """Return the specification of the service in a folder."""
    service = folder.name.removesuffix("-svc")
    return dict(yaml.safe_load((folder / service / "openapi.yaml").read_text(encoding="utf-8")))


def resolve(spec: dict[str, Any], part: Any) -> Any:
    """Follow a local reference."""
    while isinstance(part, dict) and "$ref" in part:
        found: Any = spec
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part


def operations(spec: dict[str, Any]) -> list[OperationSpec]:
    """Return every operation of a specification."""
    found = []
    for path, item in spec["paths"].items():
        for method in METHODS:
            if method in item:
                entry = dict(item[method])
                entry.setdefault("security", spec.get("security", []))
                entry["requestBody"] = resolve(spec, entry.get("requestBody", {}))
                parameters = [resolve(spec, one) for one in [*item.get("parameters", []), *entry.get("parameters", [])]]
                found.append(OperationSpec(entry.get("operationId", f"{method} {path}"), method, path, entry, parameters))
    return found


def faults(spec: dict[str, Any]) -> list[str]:
    """Return what is wrong with a specification, one sentence per fault."""
    scopes = spec["components"]["securitySchemes"]["session"]["flows"]["clientCredentials"]["scopes"]
    found = []
    for one in operations(spec):
        found += [f"{one.id}: {fault}" for fault in [*_entry(spec, one, scopes), *_writes(one), *_inputs(spec, one)]]
    return found


def _entry(spec: dict[str, Any], one: OperationSpec, scopes: dict[str, str]) -> Iterator[str]:
    if not one.entry.get("operationId") or not one.entry.get("summary"):
        yield "needs an operationId and a summary"
    if "security" not in spec["paths"][one.path][one.method]:
        yield "says nothing of security"
    if one.permission and one.permission not in scopes:
        yield f"needs {one.permission}, which is not among the scopes"
    if not one.success or "default" not in one.entry["responses"]:
        yield "needs a 2xx and a default answer"
    for status, answer in one.entry["responses"].items():
        content = resolve(spec, answer).get("content", {})
        if "application/problem+json" in content and (status != "default" or len(content) > 1):
            yield f"{status} mixes a problem with an answer"
    names = re.findall(r"\{([^}]+)\}", one.path)
    if len(names) > MOST_VARIABLES or any(len(name) > LONGEST_VARIABLE for name in names):
        yield f"has more than {MOST_VARIABLES} variables in its path, or one longer than {LONGEST_VARIABLE} characters"


def _writes(one: OperationSpec) -> Iterator[str]:
    headers = {parameter["name"].lower() for parameter in one.parameters if parameter["in"] == "header"}
    changes = one.method != "get" and "{" in one.path and one.success == "200"
    # An operation that changes nothing anybody could have read may say so, with the reason.
    if changes and "if-match" not in headers and not one.entry.get("x-unconditional"):
        yield "changes an existing thing without If-Match (or x-unconditional: <why>)"
    if one.method == "post" and one.success == "201" and "idempotency-key" not in headers:
        yield "creates without Idempotency-Key"


def _inputs(spec: dict[str, Any], one: OperationSpec) -> Iterator[str]:
    for parameter in one.parameters:
        yield from _bounds(spec, parameter.get("schema", {}), f"{parameter['in']} {parameter['name']}", set())
    if (schema := one.body()) is not None:
        yield from _bounds(spec, schema, "body", set())


def _bounds(spec: dict[str, Any], schema: Any, where: str, seen: set[int]) -> Iterator[str]:
    schema = resolve(spec, schema)
    if id(schema) in seen or not isinstance(schema, dict):
        return
    seen = seen | {id(schema)}
    kind = schema.get("type")
    bounded = "enum" in schema or schema.get("format") in BOUNDED_FORMATS
    if kind == "string" and not bounded and "maxLength" not in schema:
        yield f"{where} has no maxLength"
    if kind in ("integer", "number") and not bounded and not {"minimum", "maximum"} <= schema.keys():
        yield f"{where} has no minimum and maximum"
    if kind == "array" and "maxItems" not in schema:
        yield f"{where} has no maxItems"
    if kind == "object" and schema.get("additionalProperties", True) is True:
        yield f"{where} lets any property in"
    for name, part in schema.get("properties", {}).items():
        yield from _bounds(spec, part, f"{where}/{name}", seen)
    for part in [schema.get("items"), *schema.get("oneOf", []), *schema.get("anyOf", [])]:
        yield from _bounds(spec, part, f"{where}/*", seen)
