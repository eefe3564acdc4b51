"""Approval rights that a user hands to a colleague while away."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, literal, or_, select
from sqlalchemy.orm import aliased

from chassis import Conflict, Invalid, NotFound, session
from identity.access import holds
from identity.models import Delegation, OrgUnit, User, UserGrant

MOST = 200
GIVER, RECEIVER = aliased(User), aliased(User)


def of(user: User) -> list[dict[str, Any]]:
    """Return what a user handed over or was handed, the latest first."""
    rows = session().execute(_SHOWN.where(or_(Delegation.from_user_id == user.id, Delegation.to_user_id == user.id)))
    return [_wire(*row) for row in rows]


def shown(one: Delegation) -> dict[str, Any]:
    """Return one delegation as the specification has it."""
    return _wire(*session().execute(_SHOWN.where(Delegation.id == one.id)).one())


_SHOWN = (
    select(Delegation, GIVER.first_name + " " + GIVER.last_name, RECEIVER.first_name + " " + RECEIVER.last_name, OrgUnit.name)
    .join(GIVER, GIVER.id == Delegation.from_user_id)
    .join(RECEIVER, RECEIVER.id == Delegation.to_user_id)
    .join(OrgUnit, OrgUnit.id == Delegation.unit_id)
    .order_by(Delegation.last_day.desc(), Delegation.id.desc())
    .limit(MOST)
)


def _wire(one: Delegation, from_name: str, to_name: str, unit_name: str) -> dict[str, Any]:
    same = ("id", "version", "from_user_id", "to_user_id", "unit_id", "permission", "ended_at")
    days = {"from": one.first_day, "until": one.last_day, "state": one.state()}
    return {**{name: getattr(one, name) for name in same}, "from_name": from_name, "to_name": to_name, "unit_name": unit_name, **days}


def hand_over(giver: User, wanted: dict[str, Any]) -> tuple[Delegation, User]:
    """Return a new delegation and who it is for.

    Raises Invalid for a unit where the giver does not have the right, for somebody who is no colleague there, and for
    the period; Conflict when the same was handed over already.
    """
    days = {"first_day": date.fromisoformat(wanted["from"]), "last_day": date.fromisoformat(wanted["until"])}
    unit = _unit(giver, UUID(wanted["unit_id"]), wanted["permission"])
    receiver = session().scalar(select(User).where(User.id == UUID(wanted["to_user_id"]), _colleagues(giver, unit)))
    if receiver is None:
        raise Invalid("colleague_unknown", "There is no such colleague here.", errors=[{"pointer": "/to_user_id", "rule": "known"}])
    people = {"from_user_id": giver.id, "to_user_id": receiver.id}
    made = Delegation(company_id=giver.company_id, unit_id=unit.id, permission=wanted["permission"], **people, **days)
    made.check_period()
    same = [getattr(Delegation, name) == value for name, value in people.items()]
    same += [Delegation.unit_id == unit.id, Delegation.permission == made.permission, Delegation.ended_at.is_(None)]
    if session().scalar(select(Delegation.id).where(*same, Delegation.first_day <= made.last_day, Delegation.last_day >= made.first_day)):
        raise Conflict("delegation_repeated", "This right was handed over already for some of these days.")
    return made, receiver


def colleagues(giver: User, unit_id: UUID, permission: str) -> list[dict[str, Any]]:
    """Return to whom a right in a unit can be handed. Raises Invalid for a unit where the giver does not have it."""
    statement = select(User).where(_colleagues(giver, _unit(giver, unit_id, permission))).order_by(User.last_name, User.first_name, User.id)
    return [{"id": one.id, "name": one.name, "job_title": one.job_title} for one in session().scalars(statement.limit(MOST))]


def _unit(giver: User, unit_id: UUID, permission: str) -> OrgUnit:
    unit = session().get(OrgUnit, unit_id)
    if unit is None or not unit.active or not holds(giver, permission, unit.unit_path):
        raise Invalid("unit_unknown", "There is no such unit here.", errors=[{"pointer": "/unit_id", "rule": "known"}])
    return unit


def _colleagues(giver: User, unit: OrgUnit) -> ColumnElement[bool]:
    """Users of the same line of units: who works, or has a right, in this unit, above it or below it."""
    above = literal(unit.unit_path, OrgUnit.unit_path.type)
    granted = select(UserGrant.user_id).join(OrgUnit, OrgUnit.id == UserGrant.unit_id)
    granted = granted.where(or_(OrgUnit.id == any_(above), literal(unit.id) == any_(OrgUnit.unit_path)))
    line = or_(User.unit_id == any_(above), literal(unit.id) == any_(User.unit_path), User.id.in_(granted))
    return (User.status == "active") & (User.id != giver.id) & line


def one_of(user: User, delegation_id: UUID) -> Delegation:
    """Return a delegation of this user's, given or received, locked. Raises NotFound."""
    mine = or_(Delegation.from_user_id == user.id, Delegation.to_user_id == user.id)
    found = session().scalars(select(Delegation).where(Delegation.id == delegation_id, mine).with_for_update()).one_or_none()
    if found is None:
        raise NotFound()
    return found
