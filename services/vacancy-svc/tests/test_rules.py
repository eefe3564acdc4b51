"""Merging two versions of a vacancy, digests, motives: without a database."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vacancy import rules
from vacancy.motives import MOTIVES, find, in_force

WORDS = st.sampled_from(["a", "b", "c", None])
FIELDS = st.fixed_dictionaries(dict.fromkeys(("title", "description", "cost_centre", "shift_regime"), WORDS))


@given(ours=FIELDS, theirs=FIELDS, base=FIELDS)
def test_a_merge_takes_theirs_only_where_we_changed_nothing(ours: dict[str, Any], theirs: dict[str, Any], base: dict[str, Any]) -> None:
    merged = rules.merge(ours, theirs, base)
    shown = {one["field"]: one["kind"] for one in merged.differences}
    for name in ours:
        if ours[name] == theirs[name]:
            assert name not in merged.changes and name not in shown
        elif theirs[name] == base[name]:
            assert shown[name] == "older"
        elif ours[name] == base[name]:
            assert merged.changes[name] == theirs[name]
        else:
            assert shown[name] == "conflict"
    assert not merged.changes.keys() & shown.keys()


@given(ours=FIELDS, base=FIELDS)
def test_our_own_words_come_back_as_agreement(ours: dict[str, Any], base: dict[str, Any]) -> None:
    assert rules.merge(ours, ours, base) == rules.Merge()


@given(ours=FIELDS, old=FIELDS)
def test_an_old_version_never_overwrites(ours: dict[str, Any], old: dict[str, Any]) -> None:
    assert rules.merge(ours, old, old).changes == {}


def test_the_agency_never_moves_a_vacancy_to_another_unit() -> None:
    merged = rules.merge({"unit": "Customer:A"}, {"unit": "Customer:B"}, {"unit": "Customer:A"})
    assert merged.changes == {}
    assert merged.differences == [{"field": "unit", "ours": "Customer:A", "theirs": "Customer:B", "kind": "conflict"}]


def copy(number: int, holder: str, **fields: Any) -> Any:
    return SimpleNamespace(number=number, holder=holder, digest=rules.digest(fields), fields=fields)


def test_the_base_is_the_version_that_the_message_names() -> None:
    sent = [copy(1, "portal", title="a"), copy(2, "portal", title="b")]
    assert rules.base_of(sent, sent[0].digest, {"title": "z"}, confirmed=2).number == 1


def test_the_base_is_the_version_that_the_message_repeats() -> None:
    sent = [copy(1, "portal", title="a"), copy(2, "portal", title="b"), copy(3, "agency", title="c")]
    assert rules.base_of(sent, None, {"title": "a"}, confirmed=2).number == 1
    assert rules.base_of(sent, None, {"title": "c"}, confirmed=2).number == 2
    assert rules.base_of(sent, None, {"title": "c"}, confirmed=0).number == 1
    assert rules.base_of([], None, {"title": "c"}, confirmed=0) is None


def test_the_digest_knows_neither_order_nor_empty_fields() -> None:
    assert rules.digest({"a": 1, "b": None, "c": []}) == rules.digest({"a": 1}) == rules.digest({"b": "", "a": 1})
    assert rules.digest({"a": 1, "b": 2}) == rules.digest({"b": 2, "a": 1}) != rules.digest({"a": 1, "b": 3})


def test_the_digest_is_what_anybody_can_compute() -> None:
    # printf '{"positions":2,"title":"Orderpicker"}' | sha256sum
    assert rules.digest({"title": "Orderpicker", "positions": 2}) == "a85575db896c7247d7063518546af6fb9ba0a4b942e6ca19e91255fa43d83bd6"


def test_every_motive_has_a_source_and_one_row_per_day() -> None:
    for day in (date(2020, 1, 1), date(2026, 11, 23), date(2030, 1, 1)):
        codes = [one.code for one in in_force(day)]
        assert len(codes) == len(set(codes)) == 7
    assert all(one.source and one.effective_from for one in MOTIVES)
    assert find("inflow", date(2013, 8, 31)) is None
    assert find("inflow", date(2027, 1, 1)).day_contracts is False


def test_a_replacement_says_why() -> None:
    whole = dict.fromkeys(rules.EXCHANGED, "x") | {"motive": "temporary_increase", "replacement_reason": None}
    assert rules.missing(whole, date(2027, 1, 1)) == []
    assert rules.missing({**whole, "motive": "replacement_suspended"}, date(2027, 1, 1)) == ["replacement_reason"]
    assert rules.missing({**whole, "contact_name": None, "motive": None}, date(2027, 1, 1)) == ["motive", "contact_name"]
