"""asyncapi.yaml, the schema files and the code of the services say the same."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

CONTRACTS = Path(__file__).resolve().parents[1]
SERVICES = CONTRACTS.parent / "services"
DOCUMENT = yaml.safe_load((CONTRACTS / "asyncapi.yaml").read_text())
OF_THE_CHASSIS = {"unit.changed", "access.changed"}  # consumed there for every service
SENT_BY_THE_CHASSIS = {"MessageRefused"}
NAMES = sorted(path.name.removesuffix("-svc") for path in SERVICES.glob("*-svc"))


def documented(service: str, operation: str) -> set[str]:
    """Names of the messages of one operation, such as what `planning` `consumes`."""
    found = DOCUMENT["operations"].get(f"{service}.{operation}", {"messages": []})
    return {message["$ref"].rsplit("/", 1)[1] for message in found["messages"]}


def calls(service: str) -> Iterator[tuple[str, str]]:
    """Yield (function, first argument) of every call in the service's code whose first argument can be read."""
    for path in (SERVICES / f"{service}-svc" / service).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and node.args:
                function = getattr(node.func, "id", getattr(node.func, "attr", ""))
                for value in _texts(node.args[0]):
                    yield function, value


def _texts(node: ast.expr) -> Iterator[str]:
    """Yield the texts an argument may be: a literal, or both sides of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def called(service: str, function: str) -> set[str]:
    """Texts that a function, or one that hands its first argument on to it, is called with."""
    names = {function, *_handing_on(service, function)}
    return {value for name, value in calls(service) if name in names}


def _handing_on(service: str, function: str) -> Iterator[str]:
    for path in (SERVICES / f"{service}-svc" / service).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.args.args:
                inner = [call for call in ast.walk(node) if isinstance(call, ast.Call) and getattr(call.func, "id", "") == function]
                if any(call.args and getattr(call.args[0], "id", "") == node.args.args[0].arg for call in inner):
                    yield node.name


def test_every_reference_of_the_document_resolves() -> None:
    count = 0
    for reference in _references(DOCUMENT):
        file, _, pointer = reference.partition("#")
        if file:
            assert (CONTRACTS / file).is_file(), reference
        node: Any = DOCUMENT if not file else None
        for part in pointer.strip("/").split("/") if pointer else []:
            node = node[part]
        count += 1
    assert count > 100


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for child in node.values():
            yield from _references(child)
    elif isinstance(node, list):
        for child in node:
            yield from _references(child)


@pytest.mark.parametrize(("channel", "folder"), [(("events",), "events"), (("toPortal", "toBackOffice"), "messages")])
def test_channels_carry_exactly_the_schema_files(channel: tuple[str, ...], folder: str) -> None:
    carried = {name for one in channel for name in DOCUMENT["channels"][one]["messages"]}
    assert carried == {path.name.removesuffix(".schema.json") for path in (CONTRACTS / folder).glob("*.schema.json")}


def test_every_message_is_sent_and_read_by_somebody() -> None:
    for channel, action in (("events", "send"), ("events", "receive"), ("toPortal", "receive"), ("toBackOffice", "send")):
        used = {
            message["$ref"].rsplit("/", 1)[1]
            for operation in DOCUMENT["operations"].values()
            if operation["channel"]["$ref"] == f"#/channels/{channel}" and operation["action"] == action
            for message in operation["messages"]
        }
        silent = set(DOCUMENT["channels"][channel]["messages"]) - used
        assert not silent, f"{channel} {action}"


@pytest.mark.parametrize("service", NAMES)
def test_a_service_publishes_what_is_documented(service: str) -> None:
    assert called(service, "publish") == documented(service, "publishes")


@pytest.mark.parametrize("service", NAMES)
def test_a_service_consumes_what_is_documented(service: str) -> None:
    assert called(service, "on") | OF_THE_CHASSIS == documented(service, "consumes") | OF_THE_CHASSIS


@pytest.mark.parametrize("service", NAMES)
def test_a_service_sends_what_is_documented(service: str) -> None:
    assert called(service, "send") == documented(service, "sends") - SENT_BY_THE_CHASSIS


@pytest.mark.parametrize("service", NAMES)
def test_a_service_receives_what_is_documented(service: str) -> None:
    assert called(service, "receives") == documented(service, "receives")
