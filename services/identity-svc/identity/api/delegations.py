"""Approval rights handed to a colleague."""

from typing import Any
from uuid import UUID

from chassis import record, session
from chassis.scope import check_version
from identity import delegating, mails
from identity.access import publish_access
from identity.api.me import caller
from identity.models import User


def search() -> dict[str, Any]:
    """Return what the caller handed over and was handed."""
    return {"items": delegating.of(caller()[0]), "next": None}


def colleagues(unit_id: str, permission: str) -> dict[str, Any]:
    """Return to whom the caller can hand a right."""
    return {"items": delegating.colleagues(caller()[0], UUID(unit_id), permission), "next": None}


def give(body: dict[str, Any]) -> Any:
    """Hand a right over; who gets it is told by mail."""
    giver, _ = caller()
    made, receiver = delegating.hand_over(giver, body)
    record("delegation.given", made)
    publish_access(receiver)
    mails.queue("delegated", receiver.company_id, receiver.id)
    return delegating.shown(made), 201, {"Location": f"/api/identity/v1/delegations/{made.id}"}


def end(delegation_id: str) -> dict[str, Any]:
    """Take a right back, or hand it back."""
    user, _ = caller()
    one = delegating.one_of(user, UUID(delegation_id))
    check_version(one.version)
    one.end()
    record("delegation.ended", one)
    publish_access(session().get_one(User, one.to_user_id))
    return delegating.shown(one)
