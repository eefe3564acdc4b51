"""A valid request for an operation, made from its schema alone, aimed at the rows of one unit."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st
from peculiar import INCLUDED, PATHS

from chassis.testing.specs import OperationSpec, resolve

Target = dict[str, UUID]
QUIET = settings(database=None, derandomize=True, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


def aimed(name: str, target: Target) -> Any:
    """Return the ids that a field or parameter of this name asks for: `thing_id`, `thing_ids`, `unit_id`."""
    stem = name.removesuffix("s").removesuffix("_id")
    stem = PATHS.get(f"{stem}_id") or stem
    if name.endswith("_id") and stem in target:
        return str(target[stem])
    if name.endswith("_ids") and stem in target:
        return [str(target[stem])]
    return None


def body(spec: dict[str, Any], operation: OperationSpec, target: Target) -> Any:
    """Return a body with what is required and everything that names a row; None when the operation takes none."""
    schema = operation.body()
    if schema is None:
        return None
    return {**_sample(spec, schema, target, ""), **_extras(spec, operation, schema, target)}


def _extras(spec: dict[str, Any], operation: OperationSpec, schema: Any, target: Target) -> dict[str, Any]:
    properties = _merged(spec, schema).get("properties", {})
    return {name: _sample(spec, properties[name], target, name) for name in INCLUDED.get(operation.id, ())}


def query(spec: dict[str, Any], operation: OperationSpec, target: Target, aim: bool) -> dict[str, Any]:
    """Return the query parameters that are required, and with `aim` those that name a row as well."""
    found = {}
    for one in operation.parameters:
        if one["in"] == "query" and (one.get("required") or (aim and aimed(one["name"], target) is not None and one["name"] == "unit_id")):
            found[one["name"]] = aimed(one["name"], target) or _sample(spec, one["schema"], target, one["name"])
        elif one["name"] == "limit":  # the whole list on one page
            found["limit"] = resolve(spec, one["schema"])["maximum"]
    return found


def names_a_row(spec: dict[str, Any], operation: OperationSpec, target: Target) -> bool:
    """Say whether a request of this operation names a row: in its path, body or query."""
    sent = {**(body(spec, operation, target) or {}), **query(spec, operation, target, aim=False)}
    return "_id}" in operation.path or any(aimed(name, target) is not None for name in sent)


def _sample(spec: dict[str, Any], schema: Any, target: Target, name: str) -> Any:
    schema = _merged(spec, schema)
    ids = aimed(name, target)
    if ids is not None and (schema.get("type") == "array") == isinstance(ids, list):
        return ids
    if "enum" in schema:
        return schema["enum"][0]
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            return _sample(spec, schema[choice][0], target, name)
    kinds = {"object": _object, "array": _array, "string": _string, "boolean": lambda *_: False}
    if schema.get("type") in kinds:
        return kinds[schema["type"]](spec, schema, target, name)
    return max(schema.get("minimum", 1), 1)


def _object(spec: dict[str, Any], schema: dict[str, Any], target: Target, _name: str) -> dict[str, Any]:
    properties = schema.get("properties", {})
    wanted = [one for one in properties if one in schema.get("required", []) or aimed(one, target) is not None]
    for one in properties:
        if len(wanted) < schema.get("minProperties", 0) and one not in wanted:
            wanted.append(one)
    return {one: _sample(spec, properties[one], target, one) for one in wanted}


def _array(spec: dict[str, Any], schema: dict[str, Any], target: Target, name: str) -> list[Any]:
    return [_sample(spec, schema["items"], target, name.removesuffix("s")) for _ in range(schema.get("minItems", 0))]


def _string(_spec: dict[str, Any], schema: dict[str, Any], _target: Target, name: str) -> str:
    if name.endswith("week"):
        return "{}-W{:02d}".format(*datetime.now(UTC).date().isocalendar())
    formats = {
        "uuid": "0199a1b2-0000-7000-8000-00000000abcd",
        "date": "2026-11-23",
        "date-time": "2026-11-23T08:00:00Z",
        "email": "somebody@client.example",
    }
    if schema.get("format") in formats:
        return formats[schema["format"]]
    if "pattern" in schema:
        return _matching(schema["pattern"], schema.get("minLength", 0), schema.get("maxLength", 10_000))
    return "x" * max(1, schema.get("minLength", 0))


@cache
def _matching(pattern: str, shortest: int, longest: int) -> str:
    text = st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii"))
    return find(text, lambda one: shortest <= len(one) <= longest and "\n" not in one, settings=QUIET)


def _merged(spec: dict[str, Any], schema: Any) -> dict[str, Any]:
    found = dict(resolve(spec, schema))
    for part in found.pop("allOf", []):
        inner = _merged(spec, part)
        properties = {**inner.get("properties", {}), **found.get("properties", {})}
        required = [*inner.get("required", []), *found.get("required", [])]
        found = {**inner, **found}
        if properties:
            found |= {"properties": properties, "required": required}
    return found


def shown_fields(spec: dict[str, Any], operation: OperationSpec, answer: Any) -> set[str]:
    """Return the permissions of the guarded fields (`x-permission`) that an answer shows."""
    content = resolve(spec, operation.entry["responses"].get(operation.success, {})).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return set(_guards(spec, schema, answer)) if schema else set()


def _guards(spec: dict[str, Any], schema: Any, value: Any) -> Iterator[str]:
    schema = _merged(spec, schema)
    if isinstance(value, list):
        for one in value:
            yield from _guards(spec, schema.get("items", {}), one)
    for name, inner in schema.get("properties", {}).items():
        if isinstance(value, dict) and name in value:
            if "x-permission" in inner:
                yield inner["x-permission"]
            yield from _guards(spec, inner, value[name])
