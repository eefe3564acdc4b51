"""A message of the agency that breaks its contract is refused before a handler sees it, and its values are not told."""

import json

import pytest

from chassis.consumer import Refused, read_message

REFUSED = {"type": "Units", "service": "identity", "code": "malformed", "detail": "", "at": "2026-11-23T08:00:00Z"}


def read(**changes: object) -> object:
    return read_message("portal.MessageRefused", "1", "application/json", {}, json.dumps(REFUSED | changes).encode()).body


def test_a_message_that_fits_is_read() -> None:
    assert read() == REFUSED


def test_a_message_that_does_not_fit_is_refused_with_the_place_and_without_the_value() -> None:
    with pytest.raises(Refused) as refused:
        read(service=7, at="secret")
    assert refused.value.code == "malformed"
    assert {(error["pointer"], error["rule"]) for error in refused.value.errors} >= {("/service", "type"), ("/at", "format")}
    assert "secret" not in str(refused.value.errors)


def test_a_kind_without_a_schema_is_left_to_the_handlers() -> None:
    assert read_message("portal.Nothing", "1", "application/json", {}, b'{"a": 1}').body == {"a": 1}
    assert read_message("portal.../x", "1", "application/json", {}, b"1").body == 1
