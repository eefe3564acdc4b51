"""The outermost layer of a service: reads a bounded, whole body; turns every error into a problem; measures.

Everything inside may rely on this: the body is one message and `content-length` is right (but for a file, see
`chassis.uploads`), and no exception text or value of the caller's reaches an answer.
"""

import asyncio
import contextlib
import re
import time
from typing import Any

from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.problems import (
    MEDIA_TYPE,
    Invalid,
    NotFound,
    Problem,
    Stale,
    TooLarge,
    Unauthorised,
    Unavailable,
    UnsupportedMedia,
)
from chassis.settings import settings
from chassis.telemetry import failure, log, observe_request, start_span

LOOSE = {
    400: Invalid("request_invalid"),
    401: Unauthorised("sign_in", "Sign in first."),
    404: NotFound(),
    415: UnsupportedMedia("media_type"),
}
LINGER_SECONDS = 5.0
# Starlette, Connexion and Werkzeug read these differently (redirects, merged slashes); for us there is nothing there.
NO_PATH = re.compile(r"//|/$|[\x00-\x1f\x7f]")
COLLISIONS = {"40001", "40P01", "55P03"}  # serialization failure, deadlock, lock not available


def as_problem(error: BaseException) -> Problem:
    """Return the problem for an exception of ours, of Connexion's or of Starlette's; anything else is a plain 500."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, StaleDataError):  # two changes did not see each other: `Versioned` let one through
        return Stale("changed_meanwhile", "Somebody else changed this in the meantime.")
    if getattr(getattr(error, "orig", None), "sqlstate", None) in COLLISIONS:
        return Unavailable("busy", "Somebody else is changing the same things; try again in a moment.")
    status = getattr(error, "status", None) or getattr(error, "status_code", None)
    if isinstance(error, HTTPException) and status == 405:
        problem = Problem("method_not_allowed")
        problem.status = 405
        return problem
    if status in LOOSE:
        return LOOSE[status]
    return Problem("internal_error", "Something went wrong on our side; it has been recorded.")


class Edge:
    """ASGI middleware around the whole Connexion app."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        # Connexion routes on a copy of the scope; the inner dictionaries are shared, so the label can be read here.
        scope.setdefault("extensions", {}).setdefault("connexion_routing", {})
        begun, status = time.perf_counter(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with start_span(scope):
            try:
                if NO_PATH.search(scope["path"]):
                    raise NotFound()
                if _is_file(scope):
                    receive = _Rest(receive)
                    await self.app(scope, receive, watched)
                else:
                    await self.app(scope, replay(await _whole(scope, receive), receive), watched)
            except Exception as error:
                problem = as_problem(error)
                if problem.status >= 500:
                    log.error("request_failed", operation=operation_of(scope), **failure(error))
                status = problem.status
                await _answer(send, problem, receive)
            finally:
                observe_request(scope["method"], operation_of(scope), status, time.perf_counter() - begun)


def operation_of(scope: Scope) -> str:
    """Return the operationId that Connexion's router chose, or `none`: a bounded label, never the path."""
    return (scope.get("extensions") or {}).get("connexion_routing", {}).get("operation_id") or "none"


def _is_file(scope: Scope) -> bool:
    """Say whether the body is a file: `Uploads` takes it in as it comes, every other operation refuses the type unread."""
    return bool(dict(scope["headers"]).get(b"content-type", b"").lower() == b"application/octet-stream")


async def _whole(scope: Scope, receive: Receive) -> bytes:
    """Read the body, chunked or not, up to the limit."""
    most = settings().max_body_bytes
    headers = dict(scope["headers"])
    declared = headers.get(b"content-length", b"")
    if declared.isdigit() and int(declared) > most:
        raise TooLarge("body_too_large", "The body is larger than this service takes.", limit=most)
    if not declared and b"transfer-encoding" not in headers:
        return b""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Invalid("disconnected")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > most:
            raise TooLarge("body_too_large", "The body is larger than this service takes.", limit=most)
        if not message.get("more_body"):
            break
    body = b"".join(parts)
    if body and b"content-type" not in headers:  # nobody further in would read it, nor miss it
        raise UnsupportedMedia("media_type")
    kept = [pair for pair in scope["headers"] if pair[0] not in (b"content-length", b"transfer-encoding")]
    scope["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
    return body


def replay(body: bytes, receive: Receive) -> Receive:
    """Return what hands on a body that was read already."""
    sent = False

    async def again() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


class _Rest:
    """A file's body, and what is still to come of it when it is refused."""

    def __init__(self, receive: Receive):
        self.receive, self.ended = receive, False

    async def __call__(self) -> Message:
        message = await self.receive()
        self.ended = message["type"] != "http.request" or not message.get("more_body")
        return message

    async def pour_away(self) -> None:
        """Read on for a while: a connection that is closed on somebody who still sends takes the answer with it."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LINGER_SECONDS):
                while not self.ended:
                    await self()


async def _answer(send: Send, problem: Problem, receive: Receive) -> None:
    body = problem.encode()
    headers: list[tuple[bytes, Any]] = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    if problem.status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    if problem.status in (429, 503):
        headers.append((b"retry-after", str(problem.params.get("retry_after", 5)).encode()))
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    if isinstance(receive, _Rest):
        await send({"type": "http.response.body", "body": body, "more_body": True})
        await receive.pour_away()
        body = b""
    await send({"type": "http.response.body", "body": body})
