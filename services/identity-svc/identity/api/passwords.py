"""One's own password."""

from typing import Any
from uuid import UUID

from chassis import Forbidden, TooMany, principal, record, session
from identity import links, logins, mails, passwords, rules, throttle
from identity.access import as_company, publish_access
from identity.api.me import caller
from identity.models import User
from identity.queries import company_name


def change(body: dict[str, Any]) -> Any:
    """Change one's own password; the other sessions end."""
    user = proven(body["current_password"])
    passwords.refuse_weak(body["new_password"], user, company_name(user.company_id) or "")
    user.choose_password(passwords.hashed(body["new_password"]))
    session_id = UUID(principal().session_id)
    logins.end_sessions(user, "password", but=session_id)
    record("user.password_changed", user)
    publish_access(user)
    mails.queue("password_changed", user.company_id, user.id)
    return None, 204, [logins.token_cookie(user, session_id)]


def proven(password: str) -> User:
    """Return the caller, locked, after a check of their password. Raises Forbidden, and TooMany for guessing."""
    tries = throttle.bucket("password", str(principal().id), rules.ACCOUNT_PACE)
    throttle.take(tries)
    user, _ = caller()
    session().refresh(user, with_for_update=True)
    if not passwords.matches(user.password_hash, password):
        raise Forbidden("password_wrong", "The current password does not match.")
    throttle.give_back(tries)
    return user


def strength(body: dict[str, Any]) -> dict[str, Any]:
    """Say how strong a password would be."""
    throttle.take(throttle.address_bucket("strength", rules.STRENGTH_PACE))
    user = links.usable(body["token"])[1] if body.get("token") else None
    return passwords.strength(body["password"], user, company_name(user.company_id) or "" if user else "")


def forgotten(body: dict[str, Any]) -> Any:
    """Queue a mail with a link; the answer and the work are the same for an address that nobody has."""
    wanted = body["email"].strip().lower()
    try:
        throttle.take(throttle.bucket("mail", wanted, rules.MAIL_PACE), throttle.address_bucket())
    except TooMany:
        return None, 204
    found = session().execute(logins.LOGIN_OF, {"email": wanted}).one_or_none()
    reachable = found is not None and found.status != "disabled"
    as_company(found.company_id if found else None)
    kind = "invitation" if found and found.status == "invited" else "reset"
    mails.queue(kind, found.company_id if found else None, found.user_id if found and reachable else None)
    return None, 204
