"""JSON as we accept it (one meaning, bounded depth and numbers, real Unicode) and as we write it."""

import json
import re
from typing import Any

import orjson

from chassis.problems import Invalid

MOST_DIGITS = 18
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")  # an escape, not the text of one


def _refuse_constant(_name: str) -> Any:
    raise ValueError("constant")


def _bounded_int(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise ValueError("integer")
    return int(digits)


def _bounded_float(digits: str) -> float:
    value = float(digits)
    if len(digits) > 40 or value in (float("inf"), float("-inf")):
        raise ValueError("number")
    return value


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("duplicate")
    return made


_decoder = json.JSONDecoder(
    object_pairs_hook=_no_duplicates,
    parse_constant=_refuse_constant,
    parse_int=_bounded_int,
    parse_float=_bounded_float,
)


def parse(raw: bytes) -> Any:
    """Return the value of a JSON text.

    Raises Invalid for bad UTF-8, NaN and Infinity, duplicate keys, huge numbers, deep nesting, lone surrogates and
    NUL characters: each of these means something else to the next reader (PostgreSQL refuses NUL, for one).
    """
    try:
        value = _decoder.decode(raw.decode("utf-8"))
        if b"\\u" in raw and _NUL.search(orjson.dumps(value)):  # orjson refuses surrogates by itself
            raise ValueError("nul")
    except (ValueError, RecursionError, TypeError) as error:
        raise Invalid("json_invalid", "The body is not valid JSON.") from error
    return value


def encode(value: Any) -> bytes:
    """Return JSON bytes: instants in UTC with `Z`, decimals and ids as strings."""
    return orjson.dumps(value, default=str, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)
