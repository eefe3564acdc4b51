"""What arrives from the broker and what leaves for it, without a broker in between."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest

from chassis import consumer, inbox
from chassis.consumer import CloudEvent, Message, Refused
from chassis.ids import uuid7
from chassis.outbox import TYPE
from chassis.problems import Problem
from chassis.strictjson import encode


def read_outbox(url: str, company_id: UUID) -> list[CloudEvent | Message]:
    """Return what the outbox holds about a company, oldest first."""
    with psycopg.connect(url) as admin:
        rows = admin.execute(
            "SELECT id, exchange, routing_key, type, content_type, headers, body FROM outbox WHERE company_id = %s ORDER BY seq",
            [company_id],
        ).fetchall()
    read: list[CloudEvent | Message] = []
    for message_id, exchange, key, _, content_type, headers, body in rows:
        if exchange == consumer.EVENTS:
            read.append(consumer.read_event(body.encode()))
        else:
            read.append(consumer.read_message(key, str(message_id), content_type, headers, body.encode()))
    return read


class Deliveries:
    """Takes messages through the real inbox path, as the consumer does."""

    def __init__(self, url: str, before: Callable[[], None]):
        self.url, self.before = url, before

    def event(
        self,
        name: str,
        data: dict[str, Any],
        company_id: UUID | None,
        aggregate_id: Any = None,
        version: int | None = None,
        actor: str = "system",
        id: str | None = None,
    ) -> str:
        """Take one of our own events."""
        aggregate_id = UUID(str(aggregate_id or data.get("id") or data.get("user_id") or uuid7()))
        envelope = {
            "specversion": "1.0",
            "id": id or str(uuid7()),
            "source": "urn:workaniser:test",
            "type": TYPE.format(name),
            "subject": aggregate_id,
            "time": datetime.now(UTC),
            "aggregateversion": version or self._next(name.split(".")[0], aggregate_id),
            "companyid": company_id,
            "actor": actor,
            "data": data,
        }
        properties = {"exchange": consumer.EVENTS, "message_id": envelope["id"]}
        return self._take(inbox.Delivery(name, encode(envelope), properties))

    def message(self, kind: str, body: Any, headers: dict[str, Any], id: str | None = None, content_type: str = "") -> str:
        """Take a message of the agency."""
        content_type = content_type or ("application/xml" if isinstance(body, str) else "application/json")
        raw = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else encode(body)
        properties = {"exchange": consumer.AGENCY, "message_id": id or str(uuid7()), "content_type": content_type, "headers": headers}
        return self._take(inbox.Delivery(f"portal.{kind}", raw, properties))

    def _next(self, aggregate: str, aggregate_id: UUID) -> int:
        with psycopg.connect(self.url) as admin:
            found = admin.execute(
                "SELECT sequence FROM position WHERE aggregate = %s AND aggregate_id = %s", [aggregate, aggregate_id]
            ).fetchone()
        return found[0] + 1 if found else 1

    def _take(self, delivery: inbox.Delivery) -> str:
        self.before()
        failed: list[BaseException] = []

        def bury(dead: inbox.Delivery, error: BaseException) -> str:
            failed.append(error)
            return before(dead, error)

        with pytest.MonkeyPatch.context() as patch:
            before = inbox.bury
            patch.setattr(inbox, "bury", bury)
            outcome = inbox.take([delivery])[0]
            inbox.release()
        for error in failed:
            if not isinstance(error, (Refused, Problem)):
                raise error
        if outcome == "dead":
            return f"dead:{getattr(failed[0], 'code', '')}"
        return outcome
