"""Links from mails: looked at without being used, and used once."""

from typing import Any

from sqlalchemy import select, text, update

from chassis import NotFound, current, record, session
from identity import logins, passwords, rules
from identity.access import as_company, publish_access
from identity.models import User, now
from identity.queries import company_name
from identity.records import Link, digest

LINK_OF = text("SELECT user_id, company_id FROM link_of(:digest)")


def check(body: dict[str, Any]) -> dict[str, Any]:
    """Say whom a link is for."""
    link, user = _usable(body["token"])
    shown = {"first_name": user.first_name, "language": user.language, "email": rules.masked(user.email)}
    return {"kind": link.kind, "expires_at": link.expires_at, **shown}


def accept(body: dict[str, Any]) -> Any:
    """Choose a password with a link and sign in; all other sessions and links of the user end."""
    _, user = _usable(body["token"], lock=True)
    current().actor, current().actor_name = str(user.id), user.name
    passwords.refuse_weak(body["password"], user, company_name(user.company_id) or "")
    with_code = logins.check_code(user, body.get("totp"))
    user.choose_password(passwords.hashed(body["password"]))
    session().execute(update(Link).where(Link.user_id == user.id, Link.used_at.is_(None)).values(used_at=now()))
    logins.end_sessions(user, "password")
    record("user.password_chosen", user)
    entry = logins.open_session(user, with_code)
    publish_access(user)
    return logins.me(entry), 200, entry.headers


def _usable(token: str, lock: bool = False) -> tuple[Link, User]:
    found = session().execute(LINK_OF, {"digest": digest(token)}).one_or_none()
    if found is not None:
        as_company(found.company_id)
        user = session().get(User, found.user_id, with_for_update=lock or None)
        live = (Link.digest == digest(token), Link.used_at.is_(None), Link.expires_at > now())
        link = session().scalars(select(Link).where(*live)).one_or_none()
        if user is not None and link is not None and user.status != "disabled":
            return link, user
    raise NotFound("link_invalid", "This link cannot be used any more; ask for a new one.")
