"""Errors are classes that carry their status; one place renders them as problem+json (RFC 9457).

An answer never repeats what the caller sent: `detail` is a fixed sentence, `params` carries numbers and ids
for the portal's translation, and `errors` names a place (JSON pointer) and a rule.
"""

from http import HTTPStatus
from typing import Any

import orjson

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A refusal. `code` is stable and is what the portal translates; `params` fills its sentence."""

    status = 500

    def __init__(self, code: str, detail: str = "", /, *, errors: list[dict[str, str]] | None = None, **params: Any):
        super().__init__(code)
        self.code, self.detail, self.errors, self.params = code, detail, errors, params

    def body(self) -> dict[str, Any]:
        """Return the problem document."""
        document: dict[str, Any] = {
            "type": f"urn:workaniser:problem:{self.code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
        }
        if self.detail:
            document["detail"] = self.detail
        if self.errors:
            document["errors"] = self.errors
        if self.params:
            document["params"] = self.params
        return document

    def encode(self) -> bytes:
        """Return the problem document as JSON bytes."""
        return orjson.dumps(self.body(), default=str)


class Invalid(Problem):
    """400: the request itself is wrong."""

    status = 400


class Unauthorised(Problem):
    """401: nobody, or no longer somebody."""

    status = 401


class Forbidden(Problem):
    """403: somebody without the right to do this anywhere."""

    status = 403


class NotFound(Problem):
    """404: it does not exist, or not for this caller; the two look the same on purpose."""

    status = 404

    def __init__(self, code: str = "not_found", detail: str = "There is no such thing here.", /, **params: Any):
        super().__init__(code, detail, **params)


class Conflict(Problem):
    """409: right request, wrong moment: the state or a rule refuses it."""

    status = 409


class Stale(Problem):
    """412: somebody changed it first."""

    status = 412


class TooLarge(Problem):
    """413: more than this operation takes."""

    status = 413


class UnsupportedMedia(Problem):
    """415: not a media type this operation takes."""

    status = 415


class Unprocessable(Problem):
    """422: the same idempotency key with another request."""

    status = 422


class PreconditionRequired(Problem):
    """428: a change without If-Match."""

    status = 428


class TooMany(Problem):
    """429: slow down."""

    status = 429


class Unavailable(Problem):
    """503: a part this needs is away; try again."""

    status = 503
