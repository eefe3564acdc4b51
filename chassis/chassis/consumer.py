"""What a service listens to: its handlers of events and of the agency's messages, by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

import orjson

from chassis.contracts import faults
from chassis.strictjson import parse

EVENTS = "workaniser.events"
AGENCY = "agency.exchange"
ANY = "*"  # `@receives(ANY)` takes the agency's messages that no service knows
_PREFIX, _SUFFIX = "be.workaniser.", ".v1"

Handler = Callable[[Any], None]


class Refused(Exception):
    """A refusal for good: this message can never be applied as it is. It is kept for an operator, nothing waits for it.

    `code` is stable; `detail` is a sentence for the sender and holds no personal data; `errors` says where it is wrong.
    """

    def __init__(self, code: str, detail: str = "", errors: Sequence[dict[str, str]] = ()):
        super().__init__(code)
        self.code, self.detail, self.errors = code, detail, list(errors)


@dataclass(frozen=True)
class CloudEvent:
    """One of our own events. `version` counts the events of its aggregate, from 1 and without gaps."""

    id: str
    type: str
    data: dict[str, Any]
    company_id: UUID | None
    aggregate_id: UUID
    version: int
    actor: str
    time: datetime
    traceparent: str | None = None

    @property
    def aggregate(self) -> str:
        """The kind of thing the event is about: the first word of its name."""
        return self.type.split(".")[0]


@dataclass(frozen=True)
class Message:
    """A message of another agency system. `body` is a value for JSON and the text for everything else."""

    id: str
    type: str
    body: Any
    headers: dict[str, Any] = field(default_factory=dict)
    content_type: str = "application/json"

    @property
    def traceparent(self) -> str | None:
        """The trace the sender was in, if it said so."""
        return self.headers.get("traceparent")


events: dict[str, Handler] = {}
messages: dict[str, Handler] = {}


def on(name: str) -> Callable[[Handler], Handler]:
    """Register the handler of our own event `name`; it runs in the event's company and in one transaction with the inbox."""
    return _register(events, name)


def receives(kind: str) -> Callable[[Handler], Handler]:
    """Register the handler of the agency's message `kind` (routing key `portal.<kind>`).

    The handler finds the client itself and calls `set_company` before it touches anything of a company.
    """
    return _register(messages, kind)


def _register(handlers: dict[str, Handler], name: str) -> Callable[[Handler], Handler]:
    def keep(handler: Handler) -> Handler:
        if name in handlers and handlers[name].__module__ != handler.__module__:
            raise ValueError(f"{name} has two handlers")
        handlers[name] = handler
        return handler

    return keep


def load(service: str) -> None:
    """Import everything of `service` that registers handlers."""
    import_module("chassis.projections")
    for module in ("events", "exchange"):
        if find_spec(f"{service}.{module}"):
            import_module(f"{service}.{module}")


def aggregates() -> list[str]:
    """Return the kinds of things this service follows. It gets all events of each, so that it can see a gap."""
    return sorted({name.split(".")[0] for name in events})


def known_name(routing_key: str) -> str:
    """Return a routing key of ours, or `unknown`: what others write there belongs in no log and no metric."""
    known = routing_key in events or routing_key.partition(".")[2] in messages or routing_key.split(".")[0] in aggregates()
    return routing_key if known else "unknown"


def read_event(body: bytes) -> CloudEvent:
    """Return the event in a structured CloudEvent. Raises Refused when it is none of ours."""
    try:
        raw = orjson.loads(body)
        company = raw.get("companyid")
        return CloudEvent(
            id=raw["id"],
            type=raw["type"].removeprefix(_PREFIX).removesuffix(_SUFFIX),
            data=raw["data"],
            company_id=UUID(company) if company else None,
            aggregate_id=UUID(raw["subject"]),
            version=int(raw["aggregateversion"]),
            actor=str(raw.get("actor", "system")),
            time=datetime.fromisoformat(raw["time"]),
            traceparent=raw.get("traceparent"),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused("malformed", "This is not an event of ours.") from error


def read_message(routing_key: str, message_id: str, content_type: str, headers: dict[str, Any], body: bytes) -> Message:
    """Return the agency's message. Raises Refused (or Invalid) when it cannot be read or breaks its contract."""
    kind = routing_key.partition(".")[2]
    if "json" in (content_type or "json"):
        value = parse(body)
        if wrong := faults(kind, value):
            raise Refused("malformed", "The message does not fit its schema.", wrong)
        return Message(message_id, kind, value, headers, content_type or "application/json")
    try:
        return Message(message_id, kind, body.decode("utf-8"), headers, content_type)
    except UnicodeDecodeError as error:
        raise Refused("malformed", "The message is not UTF-8.") from error
