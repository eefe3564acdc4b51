"""Signing in, staying in, signing out; and one's own sessions elsewhere."""

from typing import Any
from uuid import UUID

import flask

from chassis import Unauthorised, principal
from identity import logins, queries, tokens
from identity.api.me import caller


def login(body: dict[str, Any]) -> Any:
    """Sign in with e-mail and password."""
    entry = logins.sign_in(body["email"], body["password"], logins.Factor.of(body))
    return logins.me(entry), 200, entry.headers


def refresh() -> Any:
    """Exchange the session cookie for a new one and a new access token."""
    logins.refuse_forgery()
    secret = flask.request.cookies.get(tokens.SESSION_COOKIE)
    if not secret:
        raise Unauthorised("session_ended", "Sign in again.")
    entry = logins.refresh(secret)
    return entry.times(), 200, entry.headers


def logout() -> Any:
    """End the session on the server and remove the cookies."""
    logins.refuse_forgery()
    if secret := flask.request.cookies.get(tokens.SESSION_COOKIE):
        logins.sign_out(secret)
    return None, 204, tokens.cleared()


def search() -> dict[str, Any]:
    """Return one's own open sessions."""
    caller()
    return {"items": queries.sessions(principal().id, principal().session_id), "next": None}


def end(session_id: str) -> Any:
    """End one of one's own sessions."""
    user, _ = caller()
    logins.end_own(user, UUID(session_id))
    return None, 204, _still_here(user)


def end_others() -> Any:
    """End all of one's own sessions but the one at hand."""
    user, _ = caller()
    logins.end_sessions(user, "ended", but=UUID(principal().session_id))
    return None, 204, _still_here(user)


def _still_here(user: Any) -> list[tuple[str, str]]:
    """Tokens know no session that ended, so all of this user's end; the one at hand gets a new one with the answer."""
    logins.revoke_tokens(user)
    return logins.renewed(user, UUID(principal().session_id))
