"""Idempotency keys: a create that is sent twice happens once, and the second answer is the first one.

(IETF draft-ietf-httpapi-idempotency-key-header-07.) The answer is kept in the same transaction as the change, so
there is no moment at which one exists without the other. Kept 24 hours.
"""

import hashlib
from typing import Any

import orjson
from sqlalchemy import text

from chassis.db import session
from chassis.problems import Conflict, Unprocessable
from chassis.strictjson import encode

_CLAIM = text("""
    INSERT INTO idempotency (principal, key, body_hash) VALUES (:principal, :key, :body_hash)
    ON CONFLICT (principal, key) DO NOTHING RETURNING 1
""")
_READ = text("SELECT body_hash, status, headers, body FROM idempotency WHERE principal = :principal AND key = :key")
_KEEP = text("UPDATE idempotency SET status = :status, headers = :headers, body = :body WHERE principal = :principal AND key = :key")


def replay(principal: str, key: str, request: bytes) -> tuple[Any, int, dict[str, str]] | None:
    """Claim `key` for this caller and request, or return the answer it already got.

    A second request while the first is under way waits at the unique key for its transaction to end. Raises
    Unprocessable when the key came with another request before.
    """
    names = {"principal": principal, "key": key}
    digest = hashlib.sha256(request).digest()
    if session().execute(_CLAIM, {**names, "body_hash": digest}).first():
        return None
    kept = session().execute(_READ, names).one_or_none()
    if kept is None:
        raise Conflict("idempotency_busy", "The same request is still under way.")
    if bytes(kept.body_hash) != digest:
        raise Unprocessable("idempotency_reused", "This idempotency key was used for another request.")
    return orjson.loads(kept.body), kept.status, kept.headers


def keep(principal: str, key: str, body: Any, status: int, headers: dict[str, str]) -> None:
    """Keep the answer that belongs to a claimed key."""
    values = {"principal": principal, "key": key, "status": status}
    encoded = encode(body)
    session().execute(_KEEP, {**values, "headers": orjson.dumps(headers).decode(), "body": encoded})
