"""What an operator can do with messages that failed for good: list, show, replay, discard."""

from typing import Any

from sqlalchemy import text

from chassis import inbox
from chassis.consumer import CloudEvent
from chassis.db import session, transaction
from chassis.telemetry import failure, log

_OPEN = "FROM inbox_dead WHERE closed_at IS NULL"
_CLOSE = text("UPDATE inbox_dead SET closed_at = now(), outcome = :outcome, body = '' WHERE id = :id")


def rows() -> list[dict[str, Any]]:
    """Return the open ones, oldest first, without their content."""
    with transaction(readonly=True) as opened:
        found = opened.execute(
            text(f"SELECT id, at, type, code, error->>'error' AS error, aggregate_id, sequence, message_id {_OPEN} ORDER BY id")
        )
        return [dict(row._mapping) for row in found]


def show(number: int) -> dict[str, Any]:
    """Return everything of one, also its content. Personal data: for an operator's eyes, never for a log."""
    with transaction(readonly=True) as opened:
        row = opened.execute(text("SELECT * FROM inbox_dead WHERE id = :id"), {"id": number}).one()
        return {**row._mapping, "body": inbox.opened(bytes(row.body), row.message_id).decode("utf-8", "replace")}


def replay(number: int) -> str:
    """Apply one now and erase its content; what waited for it follows by itself. Return `applied`, or the new failure's code."""
    try:
        with transaction(actor=inbox.BACK_OFFICE):
            delivery = _open(number)
            taken = delivery.read()
            names = inbox.names_of(taken)
            seen = session().execute(inbox.ENTER, {**names, "id": delivery.id, "company": str(names["company_id"] or "")}).one()
            late = isinstance(taken, CloudEvent) and seen.last is not None and taken.version <= seen.last
            if not late:
                inbox.apply(taken)
            session().execute(_CLOSE, {"id": number, "outcome": "superseded" if late else "replayed"})
    except inbox.REFUSALS as error:
        return str(error.code)
    except Exception as error:
        log.error("replay_failed", id=number, **failure(error))
        return type(error).__name__
    inbox.release()
    return "applied"


def discard(number: int, reason: str) -> None:
    """Give one up: its content is erased, and what waited for it goes on without it."""
    with transaction(actor=inbox.BACK_OFFICE):
        delivery = _open(number)
        row = session().execute(text("SELECT aggregate, aggregate_id, sequence FROM inbox_dead WHERE id = :id"), {"id": number}).one()
        if row.aggregate_id:
            session().execute(inbox.ADVANCE, dict(row._mapping))
        session().execute(_CLOSE, {"id": number, "outcome": f"discarded: {reason}"})
    log.info("message_discarded", id=number, message_id=delivery.id)
    inbox.release()


def _open(number: int) -> inbox.Delivery:
    row = (
        session()
        .execute(text(f"SELECT message_id, routing_key, properties, body {_OPEN} AND id = :id FOR UPDATE"), {"id": number})
        .one_or_none()
    )
    if row is None:
        raise SystemExit(f"{number} is not open")
    return inbox.Delivery(row.routing_key, inbox.opened(bytes(row.body), row.message_id), row.properties)
