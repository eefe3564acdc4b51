"""JSON schemas, compiled once; what fails is told by place and rule, never by value."""

from typing import Any

import jsonschema_rs

MOST_ERRORS = 20


def compiled(schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    """Return a validator of an OpenAPI 3.0 schema (draft 4 words and `nullable` rewritten to JSON Schema 2020-12), formats checked."""
    return jsonschema_rs.Draft202012Validator(_modern(schema), validate_formats=True)


def _modern(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_modern(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _modern(value) for key, value in schema.items() if key not in ("nullable", "example", "discriminator", "xml")}
    for bound, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(made.get(bound), bool) and made.pop(bound):
            made[bound] = made.pop(limit)
    return _nullable(made) if schema.get("nullable") is True else made


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(schema.get("type"), str):
        return {"anyOf": [schema, {"type": "null"}]}
    schema["type"] = [schema["type"], "null"]
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return schema


def failures(validator: jsonschema_rs.Draft202012Validator, value: Any, prefix: str = "") -> list[dict[str, str]]:
    """Return where and by which rule `value` fails: pointers and rule names only, never the value itself."""
    found = []
    for error in validator.iter_errors(value):
        path = [str(part).replace("~", "~0").replace("/", "~1") for part in error.instance_path]
        rule = next((part for part in reversed(error.schema_path) if isinstance(part, str)), "schema")
        if rule == "required" and (name := getattr(error.kind, "property", None)):
            path.append(str(name))
        found.append({"pointer": prefix + "".join(f"/{part}" for part in path), "rule": rule})
        if len(found) == MOST_ERRORS:
            break
    return found
