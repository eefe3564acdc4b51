"""The page of figures, and how a measurement becomes a verdict: nothing is measured here."""

import itertools
import random
from pathlib import Path

import pytest

from bench import figures, logins, revocation, user_search
from bench.figure import Figure


def test_every_figure_says_its_goal_and_can_be_measured() -> None:
    goals = figures.goals()
    assert {"matrix", "revocation", "logins", "user-search", "request-cost"} <= goals.keys()
    assert all(goals.values())


def test_a_result_replaces_its_own_row_and_section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "PAGE", tmp_path / "figures.md")
    figures.write("one", "goal 1", Figure("first", True, ["a note"]))
    figures.write("two", "goal 2", Figure("second", False))
    figures.write("one", "goal 1", Figure("again", False, ["another note"]))
    rows, sections = figures.read()
    assert {name: (cells[2], cells[3]) for name, cells in rows.items()} == {"one": ("again", "short"), "two": ("second", "short")}
    assert sections.keys() == {"one"} and "another note" in sections["one"] and "a note" not in sections["one"].replace("another note", "")


@pytest.mark.parametrize(("slowest", "ok"), [(1.9, True), (2.1, False)])
def test_one_service_that_is_slow_once_is_too_slow(slowest: float, ok: bool) -> None:
    found = {"user disabled": [{"identity": 0.01, "planning": 0.02}] * 20, "unit moved": [{"identity": 0.1, "planning": slowest}]}
    made = revocation.figure(found)
    assert made.ok is ok
    assert made.value.startswith(f"worst {slowest * 1000:.0f} ms")
    assert any("unit moved" in note and "(planning)" in note for note in made.notes)


def test_wrong_passwords_are_tried_for_accounts_and_for_nobody() -> None:
    tried = list(itertools.islice(logins.strangers(["an@bench.example"]), 6))
    assert tried[::2] == ["an@bench.example"] * 3
    assert len(set(tried[1::2])) == 3


def test_what_is_typed_is_long_enough_and_the_same_again() -> None:
    for kind in ("clients", "users of all clients"):
        first, again = (list(itertools.islice(user_search.words(random.Random(1), kind), 200)) for _ in range(2))
        assert first == again
        assert min(len(one) for one in first) >= 3
