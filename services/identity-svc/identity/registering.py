"""Registers and changes users: one at a time, from a client's file, or as the back office says."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from chassis import Conflict, Invalid, current, record, session
from identity import logins, mails
from identity.access import grants_from, publish_access
from identity.models import OrgUnit, User, UserGrant, now

_TAKEN = text("SELECT email_taken(:email, :but)")


def register(person: dict[str, Any], grants: list[dict[str, Any]], invite: bool) -> User:
    """Register a user of the company at hand (or of the agency) and queue the invitation."""
    user = User(company_id=current().company_id, status="invited", counts_from=now(), totp_on=False, totp_used=0)
    describe(user, {"mobile": None, "language": "nl", "unit_id": current().company_id, **person})
    user.grants = grants_from(grants, user)
    record("user.registered", user)
    publish_access(user)
    if invite:
        mails.queue("invitation", user.company_id, user.id)
    return user


def describe(user: User, wanted: dict[str, Any]) -> None:
    """Set the named fields. Raises Conflict for an address that is taken and Invalid for a unit that is not there."""
    for name, value in wanted.items():
        if name not in ("email", "unit_id"):
            setattr(user, name, value)
    if "email" in wanted:
        email = wanted["email"].strip().lower()
        with session().no_autoflush:
            if email != user.email and session().scalar(_TAKEN, {"email": email, "but": user.id}):
                raise Conflict("email_taken", "Somebody has this e-mail address already.")
        user.email = email
    if "unit_id" in wanted:
        _place(user, UUID(str(wanted["unit_id"])) if wanted["unit_id"] else None)


def _place(user: User, unit_id: UUID | None) -> None:
    with session().no_autoflush:
        unit = session().get(OrgUnit, unit_id) if unit_id else None
    if (unit_id is None) is not user.is_agency or (unit_id and (unit is None or not unit.active)):
        raise Invalid("unit_unknown", "There is no such unit here.", errors=[{"pointer": "/unit_id", "rule": "known"}])
    user.unit_id, user.unit_path = unit_id, unit.unit_path if unit else []


def settle(person: dict[str, Any], grants: list[dict[str, Any]], by: UUID | None, invite: bool) -> tuple[User, str]:
    """Make a user of the company at hand exactly this, rights included; return what that was.

    `registered`, `changed` or `unchanged`. Raises what registering and granting raise, and Conflict for a disabled user:
    access that has ended is restored on purpose or not at all.
    """
    email = person["email"].strip().lower()
    user = session().scalars(select(User).where(User.email == email).with_for_update()).one_or_none()
    if user is None:
        return register(person, grants, invite), "registered"
    if user.status == "disabled":
        raise Conflict("user_disabled", "This user is disabled.")
    before = {name: getattr(user, name) for name in person}
    describe(user, person)
    rights = grants_from(grants, user)
    regranted = _facts(rights) != _facts(user.grants)
    if regranted:
        user.change_grants(rights, by)
    if not regranted and before == {name: getattr(user, name) for name in person}:
        return user, "unchanged"
    record("user.granted" if regranted else "user.changed", user)
    publish_access(user)
    return user, "changed"


def _facts(grants: list[UserGrant]) -> set[tuple[Any, ...]]:
    return {(one.unit_id, one.role, one.first_day, one.last_day) for one in grants}


def end_access(user: User, by: UUID | None) -> None:
    """End a user's access everywhere, at once."""
    user.disable(by)
    logins.end_sessions(user, "disabled")
    record("user.disabled", user)
    publish_access(user)


def restore_access(user: User) -> None:
    """Restore a user's access with a new invitation."""
    user.enable()
    record("user.enabled", user)
    publish_access(user)
    mails.queue("invitation", user.company_id, user.id)
