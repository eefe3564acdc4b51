"""Who is calling: the token in the cookie or header, checked against keys held in memory.

The check runs on the event loop, so it does no I/O at all: a background thread keeps the keys fresh.
"""

import threading
import time
import urllib.request
from typing import Any
from uuid import UUID

import orjson
from connexion.security import NO_VALUE, OAuthSecurityHandler
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from chassis.problems import Forbidden, Unauthorised
from chassis.settings import settings

COOKIE = "__Host-token"
# A page of another origin cannot set a header of its own making without a preflight, and we answer none.
CSRF_HEADER = "x-workaniser"
ALGORITHMS = ["ES256"]
REFRESH_SECONDS = 60.0


class Keys:
    """The issuer's public keys, fetched in the background and kept when the issuer is away."""

    def __init__(self) -> None:
        self._keys: KeySet | None = None
        self._seen: dict[str, tuple[float, dict[str, Any]]] = {}
        self._started = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to fetch; the first fetch is tried at once and repeated until it works."""
        with self._lock:
            if not self._started:
                self._started = True
                threading.Thread(target=self._watch, name="keys", daemon=True).start()

    def _watch(self) -> None:
        while True:
            try:
                with urllib.request.urlopen(settings().jwks_url, timeout=5) as answer:  # noqa: S310 – the operator's own setting
                    self.use(orjson.loads(answer.read()))
                time.sleep(REFRESH_SECONDS)
            except (OSError, ValueError):
                time.sleep(1.0)

    def use(self, jwks: Any) -> None:
        """Replace the keys by those of a JWK set; tokens verified by a key that left are forgotten."""
        keys = KeySet.import_key_set(jwks)
        if self._keys is None or {k.kid for k in keys.keys} != {k.kid for k in self._keys.keys}:
            self._keys, self._seen = keys, {}

    def claims(self, token: str) -> dict[str, Any]:
        """Return the verified claims of `token`. Raises Unauthorised for every kind of bad token, alike.

        A verified token is remembered until it expires: an ES256 check costs 0.1 ms, a dictionary nothing.
        """
        now = time.time()
        known = self._seen.get(token)
        if known is not None and known[0] > now:
            return known[1]
        if self._keys is None:
            raise Unauthorised("token_unverifiable", "Sign in again in a moment.")
        try:
            decoded = jwt.decode(token, self._keys, algorithms=ALGORITHMS)
            claims = decoded.claims
            jwt.JWTClaimsRegistry(
                iss={"essential": True, "value": settings().token_issuer},
                aud={"essential": True, "value": settings().token_audience},
                exp={"essential": True},
                iat={"essential": True},
                sub={"essential": True},
            ).validate(claims)
            UUID(claims["sub"])
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise Unauthorised("token_invalid", "Sign in again.") from error
        if len(self._seen) > 20_000:
            self._seen = {t: c for t, c in self._seen.items() if c[0] > now}
        self._seen[token] = (float(claims["exp"]), claims)
        return claims


keys = Keys()


def token_info(token: str) -> dict[str, Any]:
    """Return what Connexion wants to know of a token; named by every spec's `x-tokenInfoFunc`."""
    claims = keys.claims(token)
    return {**claims, "scope": claims.get("permissions") or []}


class SessionSecurity(OAuthSecurityHandler):
    """Takes the token from the Authorization header or, for browsers, from the cookie."""

    def _get_verify_func(self, token_info_func: Any, scope_validate_func: Any, required_scopes: list[str]) -> Any:
        needed = set(required_scopes)

        def verify(request: Any) -> Any:
            kind, token = self.get_auth_header_value(request)
            if kind is None and (token := request.cookies.get(COOKIE)):
                if request.method not in ("GET", "HEAD") and not request.headers.get(CSRF_HEADER):
                    raise Forbidden("csrf", "A change made with a cookie needs the X-Workaniser header.")
            elif kind != "bearer":
                return NO_VALUE
            info = token_info_func(token)
            if not needed.issubset(info["scope"]):
                raise Forbidden("permission_missing", "You do not have the right to do this.", permission=required_scopes[0])
            return info

        return verify
