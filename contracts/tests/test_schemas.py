"""Every schema is valid, bounded and says what it is for; every example is valid and realistic."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

CONTRACTS = Path(__file__).resolve().parents[1]
SCHEMAS = sorted([*CONTRACTS.glob("*.schema.json"), *CONTRACTS.glob("messages/*.schema.json"), *CONTRACTS.glob("events/*.schema.json")])
EXAMPLES = sorted([*CONTRACTS.glob("*.example.json"), *CONTRACTS.glob("messages/*.example.json"), *CONTRACTS.glob("events/*.example.json")])
FORMATS = Draft202012Validator.FORMAT_CHECKER


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name.rsplit('.', 2)[0]}"


def load(path: Path) -> Any:
    return json.loads(path.read_text())


def schema_of(example: Path) -> Any:
    return load(example.with_name(example.name.replace(".example.", ".schema.")))


def nodes(node: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every subschema with its place; the names of properties are not keywords."""
    if not isinstance(node, dict):
        return
    yield pointer, node
    for group in ("properties", "$defs"):
        for name, child in node.get(group, {}).items():
            yield from nodes(child, f"{pointer}/{group}/{name}")
    for word in ("items", "additionalProperties", "not"):
        yield from nodes(node.get(word), f"{pointer}/{word}")
    for group in ("anyOf", "oneOf", "allOf"):
        for index, child in enumerate(node.get(group, [])):
            yield from nodes(child, f"{pointer}/{group}/{index}")


@pytest.mark.parametrize("path", SCHEMAS, ids=name_of)
def test_schema_is_valid_and_described(path: Path) -> None:
    schema = load(path)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert len(schema.get("description", "")) > 40, "a reader wants to know what it is for"
    assert path.with_name(path.name.replace(".schema.json", ".example.json")) in EXAMPLES or (
        path.with_name(path.name.replace(".schema.json", ".example.xml")).exists()
    )


@pytest.mark.parametrize("path", SCHEMAS, ids=name_of)
def test_schema_is_bounded(path: Path) -> None:
    unbounded = [pointer for pointer, node in nodes(load(path)) if _unbounded(node)]
    assert not unbounded


def _unbounded(node: dict[str, Any]) -> bool:
    kinds = node.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    wants = {
        "string": lambda: "maxLength" in node or "const" in node or "enum" in node,
        "array": lambda: "maxItems" in node,
        "integer": lambda: "maximum" in node and "minimum" in node,
        "number": lambda: "maximum" in node and "minimum" in node,
        # The SETU messages tolerate fields we do not use; those are counted, and the broker bounds their size.
        "object": lambda: node.get("additionalProperties") is False or "maxProperties" in node,
    }
    return any(kind in wants and not wants[kind]() for kind in kinds)


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_example_is_valid(path: Path) -> None:
    errors = Draft202012Validator(schema_of(path), format_checker=FORMATS).iter_errors(load(path))
    assert not [(error.json_path, error.message) for error in errors]


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_schema_notices_a_missing_field(path: Path) -> None:
    """A schema that accepts anything would pass every other test."""
    schema, example = schema_of(path), load(path)
    validator = Draft202012Validator(schema, format_checker=FORMATS)
    assert schema["required"]
    for field in schema["required"]:
        assert not validator.is_valid({key: value for key, value in example.items() if key != field}), field
    assert not validator.is_valid([example])


def test_parts_that_messages_share_are_the_same_everywhere() -> None:
    seen: dict[str, tuple[str, Any]] = {}
    for path in CONTRACTS.glob("messages/*.schema.json"):
        standard = "setu" if "SETU" in load(path)["title"] else "ours"
        for name, part in load(path).get("$defs", {}).items():
            first, same = seen.setdefault(f"{standard}/{name}", (path.name, part))
            assert part == same, f"{name} differs between {first} and {path.name}"
    assert len(seen) > 15


def test_made_up_people_look_made_up() -> None:
    for path in EXAMPLES:
        text = path.read_text()
        for word in text.replace('"', " ").split():
            if "@" in word:
                assert word.rstrip(",").endswith(".example"), f"{path.name}: {word}"
            if word.startswith("+32"):
                assert "+32 400 00 00 " in text, f"{path.name}: {word}"
