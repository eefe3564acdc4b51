"""What the specification promises is checked, and no answer repeats what was sent."""

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.problems import Invalid
from chassis.schemas import compiled, failures
from chassis.validation import Parameters

SECRET = "hunter2-hunter2"


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"type": "string", "format": "uuid"}, "01a20a3f-629b-74eb-8246-57eeefdd3914", "01a20a3f"),
        ({"type": "string", "format": "date"}, "2026-02-28", "2026-02-30"),
        ({"type": "string", "format": "date-time"}, "2026-02-28T10:00:00Z", "2026-02-28 10:00"),
        ({"type": "string", "format": "email"}, "a@b.example", "a@"),
        ({"type": "string", "nullable": True}, None, 3),
        ({"type": "string", "nullable": True, "enum": ["a"]}, None, "b"),
        ({"type": "integer", "minimum": 0, "exclusiveMinimum": True}, 1, 0),
        ({"type": "integer", "maximum": 5, "exclusiveMaximum": False}, 5, 6),
        ({"nullable": True, "allOf": [{"type": "object"}]}, None, 1),
        ({"type": "object", "additionalProperties": False, "properties": {"a": {}}}, {"a": 1}, {"b": 1}),
    ],
)
def test_schema_words(schema: dict[str, Any], good: Any, bad: Any) -> None:
    validator = compiled(schema)
    assert validator.is_valid(good)
    assert not validator.is_valid(bad)


def test_failures_name_places_and_rules_only() -> None:
    schema = {
        "type": "object",
        "required": ["email"],
        "additionalProperties": False,
        "properties": {"password": {"type": "string", "minLength": 40}, "email": {"type": "string"}, "a/b": {"type": "integer"}},
    }
    found = failures(compiled(schema), {"password": SECRET, SECRET: 1, "a/b": SECRET})
    assert {(one["pointer"], one["rule"]) for one in found} == {
        ("/password", "minLength"),
        ("/email", "required"),
        ("", "additionalProperties"),
        ("/a~1b", "type"),
    }
    assert SECRET.encode() not in orjson.dumps(found)


DEFINED = [
    {"in": "query", "name": "limit", "schema": {"type": "integer", "minimum": 1, "maximum": 200}},
    {"in": "query", "name": "exact", "schema": {"type": "boolean"}},
    {"in": "query", "name": "ids", "schema": {"type": "array", "maxItems": 2, "items": {"type": "string", "format": "uuid"}}},
    {"in": "query", "name": "q", "schema": {"type": "string", "maxLength": 10}},
    {"in": "path", "name": "thing_id", "required": True, "schema": {"type": "string", "format": "uuid"}},
    {"in": "header", "name": "If-Match", "required": True, "schema": {"type": "string", "maxLength": 40}},
]
ONE = "01a20a3f-629b-74eb-8246-57eeefdd3914"


def check(query: str, thing_id: str = ONE, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
    scope = {"query_string": query.encode(), "path_params": {"thing_id": thing_id}, "headers": list(headers)}
    Parameters(DEFINED).validate(scope)


@pytest.mark.parametrize("query", ["", "limit=1", "limit=200&exact=true", f"ids={ONE},{ONE}", f"ids={ONE}&ids={ONE}", "q=%C3%A9"])
def test_good_parameters(query: str) -> None:
    check(query)


@pytest.mark.parametrize(
    "query",
    [
        "limit=0", "limit=201", "limit=1_0", "limit=%D9%A1", "limit=+1", "limit=1.0", "limit=", "limit=1&limit=2", "exact=1",
        "exact=TRUE", "ids=x", f"ids={ONE},{ONE},{ONE}", "q=12345678901", "q=%00", "q=%ff", "unknown=1", "Limit=1",
        "limit=" + "9" * 5000, "&".join(f"q{i}=1" for i in range(60)),
    ],
)  # fmt: skip
def test_bad_parameters(query: str) -> None:
    with pytest.raises(Invalid) as refused:
        check(query)
    assert refused.value.status == 400


def test_a_missing_if_match_is_left_to_the_operation() -> None:
    check("")
    with pytest.raises(Invalid):
        check("", headers=((b"if-match", b"x" * 41),))


@pytest.mark.parametrize("thing_id", ["nope", "../x", ONE + ";x=1", "é"])
def test_ids_in_paths_are_checked(thing_id: str) -> None:
    with pytest.raises(Invalid):
        check("", thing_id)


@given(st.text(max_size=30))
def test_no_query_is_a_server_error(text: str) -> None:
    try:
        Parameters(DEFINED).validate({"query_string": text.encode(), "path_params": {"thing_id": ONE}, "headers": []})
    except Invalid as refused:
        assert refused.status == 400
