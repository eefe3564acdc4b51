"""Users, registered and managed by the agency."""

from typing import Any
from uuid import UUID

from sqlalchemy import text

from chassis import Conflict, Invalid, current, fetch, principal, record, session
from identity import logins, mails, queries
from identity.access import grants_from, publish_access
from identity.models import OrgUnit, User, now

_TAKEN = text("SELECT email_taken(:email, :but)")


def search(q: str | None = None, status: str | None = None, limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    """Return a page of users."""
    return queries.users(q, status, limit, cursor)


def get(user_id: str) -> dict[str, Any]:
    """Return one user."""
    return queries.user(fetch(User, user_id))


def register(body: dict[str, Any]) -> Any:
    """Register a user with rights and queue the invitation."""
    grants, invited = body.pop("grants", []), body.pop("invite", True)
    user = User(company_id=current().company_id, status="invited", counts_from=now(), totp_on=False, totp_used=0)
    _describe(user, {"mobile": None, "language": "nl", "unit_id": current().company_id, **body})
    user.grants = grants_from(grants, user)
    record("user.registered", user)
    publish_access(user)
    if invited:
        mails.queue("invitation", user.company_id, user.id)
    return queries.user(user), 201, {"Location": f"/api/identity/v1/users/{user.id}"}


def change(user_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Change what is known of a user."""
    user = fetch(User, user_id)
    _describe(user, body)
    record("user.changed", user)
    publish_access(user)
    return queries.user(user)


def grant(user_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Replace a user's rights."""
    user = fetch(User, user_id)
    user.change_grants(grants_from(body["grants"], user), by=principal().id)
    record("user.granted", user)
    publish_access(user)
    return queries.user(user)


def disable(user_id: str) -> dict[str, Any]:
    """End a user's access at once."""
    user = fetch(User, user_id)
    user.disable(by=principal().id)
    logins.end_sessions(user, "disabled")
    record("user.disabled", user)
    publish_access(user)
    return queries.user(user)


def enable(user_id: str) -> dict[str, Any]:
    """Restore a user's access with a new invitation."""
    user = fetch(User, user_id)
    user.enable()
    record("user.enabled", user)
    publish_access(user)
    mails.queue("invitation", user.company_id, user.id)
    return queries.user(user)


def invite(user_id: str) -> dict[str, Any]:
    """Send the invitation again."""
    user = fetch(User, user_id)
    user.invite()
    record("user.invited", user)
    mails.queue("invitation", user.company_id, user.id)
    return queries.user(user)


def _describe(user: User, wanted: dict[str, Any]) -> None:
    """Set the named fields. Raises Conflict for an address that is taken and Invalid for a unit that is not there."""
    for name, value in wanted.items():
        setattr(user, name, value)
    if "email" in wanted:
        user.email = user.email.strip().lower()
        if session().scalar(_TAKEN, {"email": user.email, "but": user.id}):
            raise Conflict("email_taken", "Somebody has this e-mail address already.")
    if "unit_id" in wanted:
        user.unit_id = UUID(str(user.unit_id)) if user.unit_id else None
        unit = session().get(OrgUnit, user.unit_id) if user.unit_id else None
        if (user.unit_id is None) is not user.is_agency or (user.unit_id and (unit is None or not unit.active)):
            raise Invalid("unit_unknown", "There is no such unit here.", errors=[{"pointer": "/unit_id", "rule": "known"}])
        user.unit_path = unit.unit_path if unit else []
