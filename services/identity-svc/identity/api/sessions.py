"""Signing in, staying in, signing out."""

from typing import Any

import flask

from chassis import Unauthorised
from identity import logins, tokens


def login(body: dict[str, Any]) -> Any:
    """Sign in with e-mail and password."""
    entry = logins.sign_in(body["email"], body["password"], body.get("totp"))
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
