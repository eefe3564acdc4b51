"""Lints the services' OpenAPI files: bounds on everything that comes in, security and problems on every operation.

`python -m tools.speclint` prints what is wrong and ends with 1 when anything is.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from gateway.specs import METHODS, ROOT, spec_files

BOUNDED_FORMATS = {"uuid", "date", "date-time", "time", "email", "byte"}
SNAKE = re.compile(r"[a-z][a-z0-9_]*")
PATH_PART = re.compile(r"[a-z][a-z0-9-]*|\{[a-z][a-z0-9_]*\}")
PROBLEM = "application/problem+json"
Node = dict[str, Any]


class Spec:
    """One specification and what is wrong with it."""

    def __init__(self, service: str, path: Path) -> None:
        self.service, self.package = service, path.parent
        self.document: Node = yaml.load(path.read_text(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self.faults: list[str] = []

    def say(self, where: str, fault: str) -> None:
        """Note a fault."""
        self.faults.append(f"{self.service}: {where}: {fault}")

    def resolve(self, node: Node) -> Node:
        """Follow a reference within the document."""
        while "$ref" in node:
            found: Any = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            node = found
        return node

    def operations(self) -> Iterator[tuple[str, str, Node, list[Node]]]:
        """Yield (method, path, operation, all its parameters)."""
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    shared = item.get("parameters", [])
                    yield method, path, item[method], [self.resolve(one) for one in [*shared, *item[method].get("parameters", [])]]


def lint(service: str, path: Path) -> list[str]:
    """Return every fault of one specification, as sentences."""
    spec = Spec(service, path)
    _document(spec)
    for method, where, operation, parameters in spec.operations():
        name = operation.get("operationId", f"{method} {where}")
        _address(spec, name, where, parameters)
        _names(spec, name, operation)
        _security(spec, name, operation)
        _responses(spec, name, operation)
        _incoming(spec, name, operation, parameters)
        _conventions(spec, name, (method, where), operation, parameters)
    _properties(spec)
    return spec.faults


def _document(spec: Spec) -> None:
    if spec.document.get("openapi") != "3.0.3":
        spec.say("openapi", "must be 3.0.3")
    scheme = spec.document["components"]["securitySchemes"]["session"]
    if scheme.get("type") != "oauth2" or not scheme.get("x-tokenInfoFunc"):
        spec.say("securitySchemes.session", "must be oauth2 with x-tokenInfoFunc: other types ignore the scopes")


def _address(spec: Spec, name: str, path: str, parameters: list[Node]) -> None:
    for part in path.strip("/").split("/"):
        if not PATH_PART.fullmatch(part):
            spec.say(name, f"the path part {part} is neither kebab-case nor a snake_case parameter")
    declared = {one["name"] for one in parameters if one["in"] == "path"}
    if declared != set(re.findall(r"\{(\w+)\}", path)):
        spec.say(name, "the parameters in the path are not those declared")


def _names(spec: Spec, name: str, operation: Node) -> None:
    module, _, verb = operation.get("operationId", "").partition(".")
    if not (SNAKE.fullmatch(module) and SNAKE.fullmatch(verb)):
        return spec.say(name, "operationId must be module.verb")
    if not operation.get("summary"):
        spec.say(name, "has no summary")
    if operation["operationId"] == "live.stream":
        return None
    source = spec.package / "api" / f"{module}.py"
    if not source.exists() or not re.search(rf"^(async )?def {verb}\(", source.read_text(), re.MULTILINE):
        spec.say(name, f"there is no function {verb} in api/{module}.py")
    return None


def _security(spec: Spec, name: str, operation: Node) -> None:
    security = operation.get("security")
    if security is None:
        return spec.say(name, "says nothing of security")
    scopes = spec.document["components"]["securitySchemes"]["session"]["flows"]["clientCredentials"]["scopes"]
    for requirement in security:
        if set(requirement) != {"session"}:
            spec.say(name, "uses a security scheme that is not `session`")
        for scope in requirement.get("session", []):
            if scope not in scopes:
                spec.say(name, f"needs {scope}, which securitySchemes does not describe")
    return None


def _responses(spec: Spec, name: str, operation: Node) -> None:
    responses = operation["responses"]
    if responses.get("default", {}).get("$ref") != "#/components/responses/Problem":
        spec.say(name, "has no `default` response that is the Problem")
    if not any(str(status).startswith("2") for status in responses):
        spec.say(name, "has no response for success")
    for status, response in responses.items():
        content = spec.resolve(response).get("content", {})
        if PROBLEM in content and (status != "default" or len(content) > 1):
            spec.say(name, f"declares {PROBLEM} beside another media type or outside `default`: a plain answer would become a 500")


def _incoming(spec: Spec, name: str, operation: Node, parameters: list[Node]) -> None:
    for parameter in parameters:
        where = f"{name} parameter {parameter['name']}"
        _bounded(spec, where, parameter.get("schema", {}), set())
        if parameter["in"] == "path" and parameter["name"].endswith("_id") and spec.resolve(parameter["schema"]).get("format") != "uuid":
            spec.say(where, "is an id and not of format uuid")
    if body := operation.get("requestBody"):
        for media, content in spec.resolve(body)["content"].items():
            if media == "application/json":
                _bounded(spec, f"{name} body", content["schema"], set())


def _bounded(spec: Spec, where: str, schema: Node, seen: set[str]) -> None:
    """Say where something that comes in may be as large as the caller likes."""
    if reference := schema.get("$ref"):
        if reference in seen:
            return
        seen = seen | {reference}
    schema = spec.resolve(schema)
    branches = [branch for word in ("allOf", "oneOf", "anyOf") for branch in schema.get(word, [])]
    for branch in branches:
        _bounded(spec, where, branch, seen)
    kind = schema.get("type")
    if kind is None and not branches and "enum" not in schema:
        spec.say(where, "has no type")
    if kind in CHECKS:
        CHECKS[kind](spec, where, schema, seen)


def _object(spec: Spec, where: str, schema: Node, seen: set[str]) -> None:
    extra = schema.get("additionalProperties", True)
    if extra is True or (isinstance(extra, dict) and "maxProperties" not in schema):
        spec.say(where, "takes any other property (additionalProperties: false, or a schema with maxProperties)")
    if isinstance(extra, dict):
        _bounded(spec, f"{where}.*", extra, seen)
    for key, value in schema.get("properties", {}).items():
        _bounded(spec, f"{where}.{key}", value, seen)


def _array(spec: Spec, where: str, schema: Node, seen: set[str]) -> None:
    if "maxItems" not in schema:
        spec.say(where, "is a list without maxItems")
    _bounded(spec, f"{where}[]", schema.get("items", {}), seen)


def _string(spec: Spec, where: str, schema: Node, seen: set[str]) -> None:
    if "maxLength" not in schema and "enum" not in schema and schema.get("format") not in BOUNDED_FORMATS:
        spec.say(where, "is a text without maxLength, enum or a format that bounds it")


def _number(spec: Spec, where: str, schema: Node, seen: set[str]) -> None:
    if "enum" not in schema and not {"minimum", "maximum"} <= schema.keys():
        spec.say(where, "is a number without minimum and maximum")


CHECKS = {"object": _object, "array": _array, "string": _string, "integer": _number, "number": _number}


def _conventions(spec: Spec, name: str, at: tuple[str, str], operation: Node, parameters: list[Node]) -> None:
    """Changes of something that exists carry If-Match; creates may carry an Idempotency-Key; lists have a limit."""
    method, path = at
    headers = {one["name"]: one for one in parameters if one["in"] == "header"}
    changes = method in ("put", "patch", "delete") or (method == "post" and re.search(r"\}/[a-z-]+$", path))
    answers = {str(status) for status in operation["responses"]}
    if "201" in answers:
        if operation["security"] and "Idempotency-Key" not in headers:
            spec.say(name, "creates something and takes no Idempotency-Key")
    elif changes and not operation.get("x-no-precondition") and not headers.get("If-Match", {}).get("required"):
        spec.say(name, "changes something that exists and does not require If-Match (or says x-no-precondition: why)")
    for parameter in parameters:
        if parameter["name"] == "limit" and spec.resolve(parameter["schema"]).get("maximum", 0) > 500:
            spec.say(name, "lets a page be larger than 500")


def _properties(spec: Spec) -> None:
    for title, schema in spec.document["components"].get("schemas", {}).items():
        for key in schema.get("properties", {}):
            if not SNAKE.fullmatch(key):
                spec.say(f"schema {title}", f"the property {key} is not snake_case")


def main() -> int:
    """Lint every specification."""
    faults = [fault for service, path in spec_files(ROOT).items() for fault in lint(service, path)]
    print(*faults, f"{len(faults)} faults in {len(spec_files(ROOT))} specifications", sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
