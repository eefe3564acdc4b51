"""A message is applied once, in order, in the transaction that remembers it; what cannot be applied is kept aside.

Order per aggregate does not rest on the broker: an event that was overtaken waits in `inbox_held` for the missing
one. A message that fails for good goes to `inbox_dead`; if it is an event, the later ones of its aggregate wait
until an operator replays or discards it, and everything else goes on.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from chassis import consumer
from chassis.consumer import CloudEvent, Message, Refused
from chassis.db import ConnectionLost, current, session, transaction
from chassis.ids import moment
from chassis.keyring import KeyRing
from chassis.problems import Problem, Unavailable
from chassis.settings import settings
from chassis.telemetry import DEAD, MESSAGE_LAG, failure, log, span

BACK_OFFICE = "backoffice"  # the actor behind the agency's messages
REFUSALS = (Refused, Problem)
_SEALED = b"WKI1"


@dataclass(frozen=True)
class Delivery:
    """A message as the broker gave it. `properties`: exchange, message_id, content_type and headers."""

    routing_key: str
    body: bytes
    properties: dict[str, Any]

    @property
    def id(self) -> str:
        """Its identity; a sender that gives none is recognised by the content."""
        return self.properties.get("message_id") or hashlib.sha256(self.routing_key.encode() + self.body).hexdigest()

    def read(self) -> CloudEvent | Message:
        """Return the event or message in it. Raises Refused or Invalid."""
        if self.properties["exchange"] == consumer.EVENTS:
            return consumer.read_event(self.body)
        return consumer.read_message(
            self.routing_key, self.id, self.properties.get("content_type") or "", self.properties.get("headers") or {}, self.body
        )


ENTER = text("""
    WITH fresh AS (INSERT INTO inbox (id) VALUES (:id) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT (SELECT count(*) FROM fresh) AS fresh, set_config('app.company', :company, true),
           (SELECT sequence FROM position WHERE aggregate = :aggregate AND aggregate_id = :aggregate_id) AS last
""")
ADVANCE = text("""
    INSERT INTO position (aggregate, aggregate_id, sequence) VALUES (:aggregate, :aggregate_id, :sequence)
    ON CONFLICT (aggregate, aggregate_id) DO UPDATE SET sequence = excluded.sequence WHERE position.sequence < excluded.sequence
""")
_HOLD = text("""
    INSERT INTO inbox_held (aggregate, aggregate_id, sequence, routing_key, properties, body)
    VALUES (:aggregate, :aggregate_id, :sequence, :routing_key, :properties, :body) ON CONFLICT DO NOTHING
""")
_BURY = text("""
    INSERT INTO inbox_dead (message_id, type, routing_key, properties, body, aggregate, aggregate_id, sequence, company_id, code, error)
    VALUES (:id, :type, :routing_key, :properties, :body, :aggregate, :aggregate_id, :sequence, :company_id, :code, :error)
""")
_NEXT_HELD = text("""
    DELETE FROM inbox_held h USING position p
     WHERE p.aggregate = h.aggregate AND p.aggregate_id = h.aggregate_id AND h.sequence <= p.sequence + 1
       AND (h.aggregate, h.aggregate_id, h.sequence) = (
           SELECT h.aggregate, h.aggregate_id, h.sequence FROM inbox_held h JOIN position p USING (aggregate, aggregate_id)
            WHERE h.sequence <= p.sequence + 1 ORDER BY h.sequence LIMIT 1)
    RETURNING h.routing_key, h.properties, h.body, h.sequence > p.sequence AS due
""")


def take(batch: list[Delivery]) -> list[str]:
    """Apply messages in order in one transaction; return what became of each: applied, seen, held or dead.

    One that fails for good takes the others' transaction with it, so they are done again one by one. Raises what is
    worth trying again later (`transient`); then nothing of the batch happened.
    """
    try:
        with transaction(actor=BACK_OFFICE):
            return [_enter(delivery) for delivery in batch]
    except Exception as error:
        if transient(error):
            raise
        if len(batch) > 1:
            return [outcome for delivery in batch for outcome in take([delivery])]
        return [bury(batch[0], error)]


def transient(error: BaseException) -> bool:
    """Say whether trying again may help: the database or another system is away, or two transactions collided."""
    if isinstance(error, DBAPIError):
        return bool(error.connection_invalidated) or isinstance(error, (OperationalError, InterfaceError))
    return isinstance(error, (ConnectionLost, PoolTimeout, StaleDataError, Unavailable, OSError))


def _enter(delivery: Delivery) -> str:
    taken = delivery.read()
    names = names_of(taken)
    company = str(names["company_id"] or "")
    row = session().execute(ENTER, {**names, "id": delivery.id, "company": company}).one()
    if not row.fresh or (row.last is not None and isinstance(taken, CloudEvent) and taken.version <= row.last):
        return "seen"
    if isinstance(taken, CloudEvent) and _gap(taken, row.last):
        values = {"routing_key": delivery.routing_key, "properties": _json(delivery.properties), "body": delivery.body}
        session().execute(_HOLD, {**names, **values})
        log.warning("event_held", type=taken.type, aggregate_id=str(taken.aggregate_id), sequence=taken.version, last=row.last)
        return "held"
    apply(taken)
    return "applied"


def _gap(event: CloudEvent, last: int | None) -> bool:
    if last is not None:
        return event.version > last + 1
    if event.version == 1:
        return False
    # Unknown here. One that is older than our subscription may begin anywhere; a younger one begins with its first event.
    since = session().execute(text("SELECT since FROM subscription WHERE aggregate = :name"), {"name": event.aggregate}).scalar()
    made = moment(event.aggregate_id)
    return since is not None and made is not None and made > since + timedelta(minutes=1)


def apply(taken: CloudEvent | Message) -> None:
    """Run the handler of an event or message in the transaction at hand."""
    context = current()
    is_event = isinstance(taken, CloudEvent)
    context.company_id = taken.company_id if isinstance(taken, CloudEvent) else None
    context.actor = taken.actor if isinstance(taken, CloudEvent) else BACK_OFFICE
    if isinstance(taken, CloudEvent):
        MESSAGE_LAG.observe((datetime.now(UTC) - taken.time).total_seconds())
    handlers = consumer.events if is_event else consumer.messages
    handler = handlers.get(taken.type) or (None if is_event else handlers.get(consumer.ANY))
    if handler is None and not is_event:
        raise Refused("unknown", "No service knows this type of message.")
    if handler is not None:
        with span(f"process {taken.type}", taken.traceparent) as context.traceparent:
            handler(taken)
    if isinstance(taken, CloudEvent):
        session().execute(ADVANCE, names_of(taken))
    # The next message may be another company's: nothing of this one's may wait in the session or answer from it.
    session().flush()
    session().expunge_all()


def release() -> int:
    """Apply held events whose gap has closed; return how many left the waiting room."""
    released = 0
    while True:
        delivery = None
        try:
            with transaction(actor=BACK_OFFICE):
                row = session().execute(_NEXT_HELD).one_or_none()
                if row is None:
                    return released
                delivery = Delivery(row.routing_key, bytes(row.body), row.properties)
                if row.due:
                    taken = delivery.read()
                    session().execute(ENTER, {**names_of(taken), "id": delivery.id, "company": str(names_of(taken)["company_id"] or "")})
                    apply(taken)
        except Exception as error:
            if delivery is None or transient(error):
                raise
            bury(delivery, error)
        released += 1


def waiting() -> bool:
    """Say whether any event waits for an earlier one."""
    with transaction(readonly=True):
        return bool(session().execute(text("SELECT EXISTS (SELECT FROM inbox_held)")).scalar())


def bury(delivery: Delivery, error: BaseException) -> str:
    """Keep a message that failed for good in `inbox_dead`; tell the back office when it was theirs. Logs no content."""
    try:
        taken: CloudEvent | Message | None = delivery.read()
    except Exception:  # unreadable: that is why it is here
        taken = None
    refusal = isinstance(error, REFUSALS)
    code = getattr(error, "code", "") if refusal else "not_processed"
    kind = taken.type if taken else delivery.routing_key.partition(".")[2]
    names = names_of(taken)
    with transaction(actor=BACK_OFFICE):
        seen = {"id": delivery.id, "company": "", **{k: names[k] for k in ("aggregate", "aggregate_id")}}
        session().execute(ENTER, seen)
        if names["aggregate_id"]:  # from here on the aggregate's later events wait
            session().execute(
                text("DELETE FROM inbox_held WHERE aggregate = :aggregate AND aggregate_id = :aggregate_id AND sequence = :sequence"), names
            )
            session().execute(ADVANCE, {**names, "sequence": names["sequence"] - 1})
        values = {"id": delivery.id, "type": kind, "routing_key": delivery.routing_key, "body": sealed(delivery), "code": code}
        values |= {"properties": _json(delivery.properties), "error": _json(failure(error))}
        session().execute(_BURY, {**names, **values})
        if delivery.properties["exchange"] == consumer.AGENCY:
            answer_refused(
                delivery.id,
                kind,
                code,
                getattr(error, "detail", "") if refusal else "",
                getattr(error, "errors", None) if refusal else None,
            )
    DEAD.labels(code).inc()
    log.error("message_dead", type=consumer.known_name(delivery.routing_key), message_id=delivery.id, code=code, **failure(error))
    return "dead"


@lru_cache(maxsize=1)
def key_ring() -> KeyRing:
    """Return the keys of messages that failed for good, read once a process. Raises ValueError when INBOX_KEY has none."""
    return KeyRing(settings().inbox_key)


def sealed(delivery: Delivery) -> bytes:
    """Return a body as it is kept: messages of the agency hold people's files, and may lie here for long."""
    return _SEALED + key_ring().current.encode() + key_ring().seal(delivery.body, delivery.id.encode())


def opened(body: bytes, message_id: str) -> bytes:
    """Return the body of a message that was kept sealed. Raises Damaged without the key that sealed it."""
    if not body.startswith(_SEALED):  # kept before bodies were sealed, or closed and erased
        return body
    key_id, rest = body[len(_SEALED) : len(_SEALED) + 16], body[len(_SEALED) + 16 :]
    return key_ring().open(rest, key_id.decode(), message_id.encode())


def answer_refused(message_id: str, kind: str, code: str, detail: str, errors: Any = None) -> None:
    """Tell the agency that its message is refused; also for a reason that showed only after it was taken."""
    from chassis.outbox import send

    refused = {
        "message_id": message_id,
        "type": kind,
        "service": settings().service,
        "code": code,
        "detail": detail,
        "at": datetime.now(UTC),
    }
    send("MessageRefused", None, refused | ({"errors": errors} if errors else {}))


def names_of(taken: CloudEvent | Message | None) -> dict[str, Any]:
    """Return what the inbox tables call a message by: aggregate, aggregate_id, sequence, company_id."""
    if isinstance(taken, CloudEvent):
        named: dict[str, Any] = {"aggregate": taken.aggregate, "aggregate_id": taken.aggregate_id, "sequence": taken.version}
        return named | {"company_id": taken.company_id}
    nothing: UUID | None = None
    return {"aggregate": None, "aggregate_id": nothing, "sequence": None, "company_id": nothing}


def _json(value: Any) -> str:
    return orjson.dumps(value, default=str).decode()
