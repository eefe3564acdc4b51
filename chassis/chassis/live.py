"""Live screens: server-sent events that say *what* changed, never what it holds; the browser asks again itself.

Native ASGI on purpose: a stream through the WSGI bridge would hold one of its few threads, and ten closed browser
windows would stop a process. One connection per process listens to PostgreSQL; streams are queues on the loop.
"""

import asyncio
import contextlib
import threading
import time
from typing import Any
from uuid import UUID

import orjson
import psycopg
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from chassis.db import transaction
from chassis.scope import Principal, admit
from chassis.settings import settings

PATH = "/live"
HEARTBEAT_SECONDS = 20.0
# A stream lives as long as a token at most: the browser reconnects with a fresh one, and a revoked user does not.
MOST_SECONDS = 300.0
ENDED = b""  # what a stream finds in its queue when it has to end before that


def unreachable() -> None:
    """Stand where the specification wants a handler; `Live` answers before Connexion comes this far."""
    raise LookupError("live streams are answered by the middleware")


class Hub:
    """Fans each notification out to the streams of this process that may know of it."""

    def __init__(self) -> None:
        self._streams: dict[asyncio.Queue[bytes], tuple[Principal, asyncio.AbstractEventLoop]] = {}
        self._lock = threading.Lock()
        self._started = False

    def join(self, caller: Principal) -> asyncio.Queue[bytes]:
        """Add a stream for this caller; the first one starts the listener."""
        queue: asyncio.Queue[bytes] = asyncio.Queue(maxsize=200)
        with self._lock:
            self._streams[queue] = (caller, asyncio.get_running_loop())
            if not self._started:
                self._started = True
                threading.Thread(target=self._listen, name="live", daemon=True).start()
        return queue

    def leave(self, queue: asyncio.Queue[bytes]) -> None:
        """Remove a stream."""
        with self._lock:
            self._streams.pop(queue, None)

    def _listen(self) -> None:
        while True:
            try:
                with psycopg.connect(settings().database_url, autocommit=True, connect_timeout=5, application_name="live") as listening:
                    for channel in ("live", "access", "unit"):  # the latter two from `chassis.projections`
                        listening.execute(f"LISTEN {channel}")
                    self._tell_all(b"event: resync\ndata: {}\n\n")  # whatever was missed while away
                    for notice in listening.notifies():
                        if notice.channel == "live":
                            for hint in orjson.loads(notice.payload):
                                self._tell(hint)
                        else:
                            self._end(UUID(notice.payload))
            except psycopg.Error:
                time.sleep(1.0)

    def _tell(self, hint: dict[str, Any]) -> None:
        company, path = UUID(hint["company"]) if hint["company"] else None, [UUID(part) for part in hint["path"]]
        shown = {"type": hint["type"], "id": hint["id"], "version": hint["version"]}
        text = b"data: " + orjson.dumps(shown) + b"\n\n"
        with self._lock:
            for queue, (caller, loop) in self._streams.items():
                here = caller.company_id == company and caller.allowed(hint["needs"], path or None)
                if here or company is None or str(caller.id) in hint["people"]:  # what is of no company concerns everybody
                    loop.call_soon_threadsafe(self._put, queue, text)

    def _end(self, changed: UUID) -> None:
        """End the streams of a user whose access changed, or of who has a right in a unit that did.

        The browser comes back with a fresh token and is admitted anew, or not at all.
        """
        with self._lock:
            for queue, (caller, loop) in self._streams.items():
                if changed in (caller.id, *(grant.unit_id for grant in caller.grants)):
                    loop.call_soon_threadsafe(self._put, queue, ENDED)

    def _tell_all(self, text: bytes) -> None:
        with self._lock:
            for queue, (_, loop) in self._streams.items():
                loop.call_soon_threadsafe(self._put, queue, text)

    @staticmethod
    def _put(queue: asyncio.Queue[bytes], text: bytes) -> None:
        if queue.full():  # a reader this slow is told to look at everything again
            while not queue.empty():
                queue.get_nowait()
            text = text and b"event: resync\ndata: {}\n\n"
        queue.put_nowait(text)


hub = Hub()


def _caller(claims: dict[str, Any], company_id: UUID | None) -> Principal:
    with transaction(None, claims["sub"], readonly=True):
        return admit(claims, company_id)


class Live:
    """ASGI middleware behind routing and security: answers the live operation, passes everything else on."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        extensions = scope.get("extensions") or {}
        base = extensions.get("connexion_routing", {}).get("api_base_path")
        if scope["type"] != "http" or not base or scope["path"] != base + PATH:
            return await self.app(scope, receive, send)
        claims = extensions["connexion_context"]["token_info"]
        header = dict(scope["headers"]).get(b"workaniser-company", b"").decode("latin-1")
        # EventSource cannot send a header, so the agency's choice of client may come as a parameter here.
        query = dict(part.split("=", 1) for part in scope["query_string"].decode("latin-1").split("&") if "=" in part)
        chosen = claims.get("company") or header or query.get("company")
        caller = await run_in_threadpool(_caller, claims, UUID(chosen) if chosen else None)
        await self._stream(caller, float(claims["exp"]), receive, send)

    async def _stream(self, caller: Principal, expires: float, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no")]
        # First join, then answer: whoever has seen the answer misses nothing from there on.
        queue, gone = hub.join(caller), asyncio.create_task(_disconnected(receive))
        ends = time.time() + min(MOST_SECONDS, max(1.0, expires - time.time()))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b"retry: 1000\n: live\n\n", "more_body": True})
            while not gone.done() and time.time() < ends:
                getting = asyncio.ensure_future(queue.get())
                wait = min(HEARTBEAT_SECONDS, max(0.1, ends - time.time()))
                await asyncio.wait({getting, gone}, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
                text = getting.result() if getting.done() else b": still here\n\n"
                getting.cancel()
                if text == ENDED:
                    break
                await send({"type": "http.response.body", "body": text, "more_body": True})
            with contextlib.suppress(OSError):
                await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()
            hub.leave(queue)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
