"""What happened leaves with the transaction in which it happened: audit row, outbox row and wake-up call together.

`publish`, `record` and `send` only note it down; one statement at the end of the transaction writes everything, so
that five hundred approvals cost one round trip and the row locks come before the outbox numbers (that is what keeps
the order per aggregate).
"""

import hashlib
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import inspect, text

from chassis.db import Context, current, session
from chassis.ids import uuid7
from chassis.settings import settings
from chassis.strictjson import encode

EVENTS = "workaniser.events"
AGENCY = "agency.exchange"
CLOUD_EVENT = "application/cloudevents+json"
TYPE = "be.workaniser.{}.v1"

MOST_NOTICE = 7_900  # a notification carries less than 8,000 bytes; beyond this screens are told what kinds changed

_WRITE = text("""
    WITH sent AS (
        INSERT INTO outbox (id, exchange, routing_key, type, company_id, aggregate, aggregate_id, content_type, headers, body)
        SELECT * FROM jsonb_to_recordset(CAST(:outbox AS jsonb)) AS r (id uuid, exchange text, routing_key text,
            type text, company_id uuid, aggregate text, aggregate_id uuid, content_type text, headers jsonb, body text)
    ), noted AS (
        INSERT INTO audit (id, company_id, aggregate, aggregate_id, version, action, actor, actor_name, note, note_digest)
        SELECT * FROM jsonb_to_recordset(CAST(:audit AS jsonb)) AS r (id uuid, company_id uuid, aggregate text,
            aggregate_id uuid, version integer, action text, actor text, actor_name text, note text, note_digest text)
    )
    SELECT pg_notify('outbox', ''), CASE WHEN :hints <> '[]' THEN pg_notify('live', :hints) END
""")


def publish(name: str, obj: Any, data: Any = None, note: str | None = None) -> None:
    """Publish the event `name` (such as `thing.approved`) about `obj`: a new version, an audit row, a message.

    `data` is the event's content (default: `obj.as_event()`), complete enough that no consumer has to ask back.
    `note` is shown in the timeline. Adds `obj` to the session when it is new.
    """
    _bump(obj, "version", "sequence")
    event_id = _note(name, obj, note)
    context, company = current(), _company(obj)
    envelope = {
        "specversion": "1.0",
        "id": event_id,
        "source": f"urn:workaniser:{settings().service}",
        "type": TYPE.format(name),
        "subject": obj.id,
        "time": datetime.now(UTC),
        "datacontenttype": "application/json",
        "aggregateversion": obj.sequence,
        "actor": context.actor,
        "data": obj.as_event() if data is None else data,
    }
    for extension, value in (("companyid", company), ("traceparent", context.traceparent)):
        if value:
            envelope[extension] = value
    _send(event_id, EVENTS, name, name, company, obj, CLOUD_EVENT, encode(envelope).decode())


def record(name: str, obj: Any, note: str | None = None) -> None:
    """Record a step that nobody outside needs to know: a new version, an audit row, and live screens look again."""
    _bump(obj, "version")
    _note(name, obj, note)


def send(kind: str, obj: Any, body: Any, content_type: str = "application/json") -> None:
    """Send a message to the agency's back office (routing key `backoffice.<kind>`). `obj` is what it is about, or None.

    `body` is the message in the standard of the field: a value to be written as JSON, or a finished text.
    """
    written = body if isinstance(body, str) else encode(body).decode()
    _send(uuid7(), AGENCY, f"backoffice.{kind}", kind, _company(obj), obj, content_type, written)


def _bump(obj: Any, *counters: str) -> None:
    for counter in counters:
        setattr(obj, counter, (getattr(obj, counter) or 0) + 1)
    if not inspect(obj).persistent:
        session().add(obj)
        session().flush()  # identifiers and defaults, before the event speaks of them


def _company(obj: Any) -> UUID | None:
    company: UUID | None = getattr(obj, "company_id", None) or current().company_id
    return company


def _note(name: str, obj: Any, note: str | None) -> UUID:
    context, event_id = current(), uuid7()
    everybody = getattr(obj, "concerns_everybody", False)  # of no company, whatever company is at hand
    company = None if everybody else _company(obj)
    row = {
        "id": event_id,
        "company_id": company,
        "aggregate": name.split(".")[0],
        "aggregate_id": obj.id,
        "version": obj.version,
        "action": name,
        "actor": context.actor,
        "actor_name": context.actor_name or None,
        "note": note,
        "note_digest": hashlib.sha256(f"{event_id}{note}".encode()).hexdigest() if note else None,
    }
    context.audit.append(row)
    if company or everybody:
        path = getattr(obj, "unit_path", None) or []
        # Who may read the kind of thing is told, unless the thing says otherwise; besides, the people it is about.
        to = {"needs": getattr(obj, "seen_with", f"{row['aggregate']}:read"), "people": getattr(obj, "concerns", ())}
        context.hints.append({"type": name, "id": obj.id, "version": obj.version, "company": company, "path": path, **to})
    return event_id


def _send(message_id: UUID, exchange: str, key: str, kind: str, company: UUID | None, obj: Any, content_type: str, body: str) -> None:
    headers = {"company": str(company)} if company else {}
    if current().traceparent:
        headers["traceparent"] = str(current().traceparent)
    row = {"id": message_id, "exchange": exchange, "routing_key": key, "type": kind, "company_id": company}
    row |= {"aggregate": key.split(".")[0] if exchange == EVENTS else None, "aggregate_id": getattr(obj, "id", None)}
    current().outbox.append(row | {"content_type": content_type, "headers": headers, "body": body})


def write(context: Context) -> None:
    """Write what was noted down; the last thing before the commit. One notification of each kind, never per row."""
    session().flush()
    hints = _json(context.hints)
    if len(hints) > MOST_NOTICE:
        kinds = {(hint["company"], hint["type"].split(".")[0]): hint for hint in context.hints}.values()
        hints = _json([{**hint, "id": None, "path": [], "people": []} for hint in list(kinds)[:40]])
    session().execute(_WRITE, {"outbox": _json(context.outbox), "audit": _json(context.audit), "hints": hints})
    context.outbox, context.audit, context.hints = [], [], []


def _json(value: Any) -> str:
    return orjson.dumps(value, default=str).decode()
