"""JSON that means two things, or breaks the next reader, is refused; everything else is what the standard library reads."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.problems import Invalid
from chassis.strictjson import encode, parse

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(plain, st.booleans())
def test_reads_what_the_standard_library_writes(value: object, ascii_only: bool) -> None:
    assert parse(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@given(st.binary(max_size=60))
def test_never_raises_anything_but_invalid(raw: bytes) -> None:
    with contextlib.suppress(Invalid):
        parse(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b'{"a":1,"a":2}', b'{"a":{"b":1,"b":1}}', b"NaN", b"[Infinity]", b"-Infinity", b"1e999", b"9" * 19,
        b'"\\u0000"', b'{"\\u0000":1}', b'"\\ud800"', b"\xff", b'"\xed\xa0\x80"', b"[" * 100_000, b'{"a":' * 50_000,
        b"[1,]", b"{'a':1}", b"01", b"1 2", b"\xef\xbb\xbf{}",
    ],
    ids=lambda raw: raw[:12].decode("latin-1"),
)  # fmt: skip
def test_refuses(raw: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        parse(raw)
    assert refused.value.code == "json_invalid"


def test_escaped_backslash_before_u_is_text() -> None:
    assert parse(b'"\\\\u0000"') == "\\u0000"


def test_writes_instants_in_utc_and_decimals_as_text() -> None:
    from datetime import datetime
    from decimal import Decimal
    from zoneinfo import ZoneInfo

    noon = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Europe/Brussels"))
    assert encode({"at": noon, "wage": Decimal("14.2500")}) == b'{"at":"2026-07-01T12:00:00+02:00","wage":"14.2500"}'
    assert encode(datetime.fromisoformat("2026-07-01T10:00:00+00:00")) == b'"2026-07-01T10:00:00Z"'
