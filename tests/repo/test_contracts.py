"""What is published is described, and what is described is consumed; nothing more on either side."""

import ast

from tests.repo.conftest import ROOT, SERVICES, name_of, python, tree

EVENTS = ROOT / "contracts" / "events"
MESSAGES = ROOT / "contracts" / "messages"
# Consumed by the chassis in every service.
CHASSIS = {"unit.changed", "access.changed"}


def _said(function: str) -> set[str]:
    """Return the literal names with which services call a function or decorator."""
    found = set()
    for folder in SERVICES:
        for path in python(f"services/{folder.name}/{name_of(folder)}/*.py"):
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function and node.args:
                    found |= {one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found


def _described(folder: object, suffix: str) -> set[str]:
    return {
        path.name.removesuffix(suffix) for path in sorted(EVENTS.glob(f"*{suffix}") if folder == "events" else MESSAGES.glob(f"*{suffix}"))
    }


def test_published_is_described_is_consumed() -> None:
    described = _described("events", ".schema.json")
    published = _said("publish")
    consumed = _said("on") | CHASSIS
    assert published == described
    # A step that only screens follow (such as timesheet.submitted) is recorded, not published: an event has a consumer.
    assert described == consumed


def test_every_event_and_message_has_an_example() -> None:
    assert _described("events", ".schema.json") == _described("events", ".example.json")
    examples = _described("messages", ".example.json") | _described("messages", ".example.xml")
    assert _described("messages", ".schema.json") <= examples


def test_messages_of_the_back_office_are_described() -> None:
    described = _described("messages", ".schema.json") | _described("messages", ".example.xml")
    assert _said("send") <= described
    assert _said("receives") <= described
