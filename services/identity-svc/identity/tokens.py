"""Access tokens: five minutes long, signed with ES256; and the cookies that carry them and the session."""

import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from joserfc import jwt
from joserfc.jwk import ECKey
from werkzeug.http import dump_cookie

from chassis.auth import COOKIE as TOKEN_COOKIE
from identity.models import User
from identity.settings import settings

SESSION_COOKIE = "__Host-session"
DEVICE_COOKIE = "__Host-device"
DEVICE_SECONDS = 365 * 24 * 3600
ALGORITHM = "ES256"


@lru_cache(maxsize=1)
def signing_keys() -> tuple[ECKey, ...]:
    """Return the private keys of the settings, parsed once; the first signs. Raises ValueError when there is none."""
    raw = orjson.loads(settings().signing_keys or '{"keys": []}')["keys"]
    made = tuple(ECKey.import_key({**one, "alg": ALGORITHM, "use": "sig"}) for one in raw)
    if not made or not all(key.kid and key.is_private and key.curve_name == "P-256" for key in made):
        raise ValueError("SIGNING_KEYS must hold at least one private P-256 key, each with a kid")
    return made


def published_keys() -> dict[str, Any]:
    """Return the public halves of all keys as a JWK set."""
    return {"keys": [key.as_dict(private=False) for key in signing_keys()]}


def access_token(user: User, session_id: UUID, modules: list[str], permissions: list[str]) -> tuple[str, datetime]:
    """Return a signed token and the moment it expires. It says what the user may do, not where."""
    issued = int(time.time())
    expires = issued + settings().token_seconds
    claims: dict[str, Any] = {
        "iss": settings().token_issuer,
        "aud": settings().token_audience,
        "sub": str(user.id),
        "sid": str(session_id),
        "roles": modules,
        "permissions": permissions,
        "iat": issued,
        "exp": expires,
    }
    if user.company_id:
        claims["company"] = str(user.company_id)
    key = signing_keys()[0]
    return jwt.encode({"alg": ALGORITHM, "kid": key.kid}, claims, key), datetime.fromtimestamp(expires, UTC)


def cookie(name: str, value: str, seconds: int) -> tuple[str, str]:
    """Return a Set-Cookie header. `__Host-` makes browsers insist on Secure, no domain and the whole path."""
    return "Set-Cookie", dump_cookie(name, value, max_age=seconds, path="/", secure=True, httponly=True, samesite="Strict")


def cleared() -> list[tuple[str, str]]:
    """Return the headers that remove both cookies of a session; the device keeps its own."""
    return [cookie(TOKEN_COOKIE, "", 0), cookie(SESSION_COOKIE, "", 0)]
