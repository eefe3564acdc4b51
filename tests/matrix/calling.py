"""Calls an ASGI app in this process, without a test client's threads; nothing a call does is kept."""

import asyncio
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from chassis import outbox

_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

_OWN_ID = re.compile(rb'"id":"([0-9a-f-]{36})"')


@dataclass
class Answer:
    """What came back, and what the service would have changed."""

    status: int
    body: bytes
    changed: set[UUID]

    @property
    def code(self) -> str:
        """The problem's code, empty when it is none."""
        if self.status < 400:
            return ""
        return str(orjson.loads(self.body).get("code", "")) if self.body.startswith(b"{") else "?"

    def ids(self) -> set[UUID]:
        """Every id in the answer, wherever it stands."""
        return {UUID(one.decode()) for one in _ID.findall(self.body)}

    def own_ids(self) -> set[UUID]:
        """The ids of the things in the answer: the values of `id`."""
        return {UUID(one.decode()) for one in _OWN_ID.findall(self.body)}


class Caller:
    """Sends requests to an app. Each runs to the point where it would commit, and is rolled back there."""

    def __init__(self, app: Any, service: str):
        self.app, self.base = app, f"/api/{service}/v1"
        self.loop = asyncio.new_event_loop()
        self.changed: set[UUID] = set()
        self._keep_nothing()

    def _keep_nothing(self) -> None:
        written = outbox.write

        def write(context: Any) -> None:
            self.changed |= {row["aggregate_id"] for row in context.audit}
            written(context)

        outbox.write = write
        Session.commit = Session.rollback  # type: ignore[method-assign]

    def __call__(self, method: str, path: str, headers: dict[str, str], query: dict[str, Any], body: Any) -> Answer:
        """Send one request; `query` values that are lists are joined by commas."""
        self.changed = set()
        status, answer = self.loop.run_until_complete(self._send(method, path, headers, query, body))
        return Answer(status, answer, self.changed)

    async def _send(self, method: str, path: str, headers: dict[str, str], query: dict[str, Any], body: Any) -> tuple[int, bytes]:
        raw = body if isinstance(body, bytes) else b"" if body is None else orjson.dumps(body)
        sent = {**headers, "content-length": str(len(raw))} if raw else headers
        if raw:
            sent["content-type"] = "application/json"
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "https",
            "path": self.base + path,
            "raw_path": (self.base + path).encode(),
            "root_path": "",
            "query_string": urlencode({name: ",".join(one) if isinstance(one, list) else one for name, one in query.items()}).encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in sent.items()],
            "client": ("127.0.0.1", 1),
            "server": ("testserver", 443),
            "extensions": {},
        }
        arriving = [{"type": "http.request", "body": raw, "more_body": False}]
        status, parts = 0, []

        async def receive() -> dict[str, Any]:
            return arriving.pop(0) if arriving else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            parts.append(message.get("body", b""))

        await self.app(scope, receive, send)
        return status, b"".join(parts)
