"""Links from mails: looked at without being used, and used once."""

from typing import Any

from sqlalchemy import update

from chassis import current, record, session
from identity import links, logins, passwords, rules
from identity.access import publish_access
from identity.models import now
from identity.queries import company_name
from identity.records import Link


def check(body: dict[str, Any]) -> dict[str, Any]:
    """Say whom a link is for."""
    link, user = links.usable(body["token"])
    shown = {"first_name": user.first_name, "language": user.language, "email": rules.masked(user.email)}
    return {"kind": link.kind, "expires_at": link.expires_at, **shown}


def accept(body: dict[str, Any]) -> Any:
    """Choose a password with a link and sign in; all other sessions and links of the user end."""
    _, user = links.usable(body["token"], lock=True)
    current().actor, current().actor_name = str(user.id), user.name
    passwords.refuse_weak(body["password"], user, company_name(user.company_id) or "")
    with_code = logins.check_code(user, logins.Factor.of(body))
    user.choose_password(passwords.hashed(body["password"]))
    session().execute(update(Link).where(Link.user_id == user.id, Link.used_at.is_(None)).values(used_at=now()))
    logins.end_sessions(user, "password")
    record("user.password_chosen", user)
    entry = logins.open_session(user, with_code)
    publish_access(user)
    return logins.me(entry), 200, entry.headers
