"""What a user may do where: roles resolved to permissions, told to every service whenever something about it changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, text

from chassis import Conflict, Invalid, current, publish, session, set_company
from chassis.consumer import CloudEvent
from chassis.projections import keep_access, keep_unit
from identity.models import Delegation, OrgUnit, Role, User, UserGrant, today
from identity.roles import AGENCY_ONLY, APPROVALS, HANDED_OVER, PERMISSIONS, modules
from identity.rules import common_days, days_overlap

_ADVANCE = text("""
    INSERT INTO position (aggregate, aggregate_id, sequence) VALUES (:aggregate, :id, :sequence)
    ON CONFLICT (aggregate, aggregate_id) DO UPDATE SET sequence = excluded.sequence WHERE position.sequence < excluded.sequence
""")


TOLD = ("unit_id", "role", "permissions", "from", "until")


@dataclass(frozen=True)
class Rights:
    """What counts in one session today."""

    grants: list[dict[str, Any]]
    permissions: list[str]
    modules: list[str]
    second_factor_missing: bool


def roles_of(company_id: UUID | None) -> dict[str, Role]:
    """Return the roles as they are for one client (or the agency) by code: its own definition before the default."""
    rows = session().scalars(select(Role).order_by(Role.company_id.is_(None).desc(), Role.code))
    return {role.code: role for role in rows if role.company_id in (None, company_id)}


def resolved(user: User) -> list[dict[str, Any]]:
    """Return all rights of a user: the permissions of their roles, and what colleagues handed over."""
    roles = roles_of(user.company_id)
    return [*_own(user, roles), *_handed(user, roles)]


def _own(user: User, roles: dict[str, Role]) -> list[dict[str, Any]]:
    """A role that is gone permits nothing."""
    held = [(grant, roles[grant.role]) for grant in user.grants if grant.role in roles]
    return [
        {**grant.as_wire(), "role_name": role.name, "permissions": sorted(role.permissions), "second_factor": role.second_factor}
        for grant, role in held
    ]


def _handed(user: User, roles: dict[str, Role]) -> list[dict[str, Any]]:
    """A handed right reaches as far as the giver's own and never further: same days at most, a unit they still cover."""
    live = Delegation.ended_at.is_(None), Delegation.last_day >= today(), User.status != "disabled", OrgUnit.active
    statement = select(Delegation, User, OrgUnit.unit_path).join(User, User.id == Delegation.from_user_id)
    statement = statement.join(OrgUnit, OrgUnit.id == Delegation.unit_id).where(Delegation.to_user_id == user.id, *live)
    found = []
    for given, giver, path in session().execute(statement.order_by(Delegation.id)):
        for right in _own(giver, roles):
            days = common_days((right["from"], right["until"]), (given.first_day, given.last_day))
            if days and right["unit_id"] in path and given.permission in right["permissions"]:
                both = sorted({*APPROVALS[given.permission], given.permission} & {*right["permissions"]})
                place = {"unit_id": given.unit_id, "role": HANDED_OVER, "role_name": None, "from": days[0], "until": days[1]}
                found.append({**place, "permissions": both, "second_factor": right["second_factor"]})
    return found


def holds(user: User, permission: str, path: Iterable[UUID]) -> bool:
    """Say whether a user has a permission of their own today in the unit with this path; what was handed to them does not count."""
    rights, covered = _own(user, roles_of(user.company_id)), set(path)
    return any(permission in one["permissions"] and one["unit_id"] in covered and _counts_today(one) for one in rights)


def _counts_today(right: dict[str, Any]) -> bool:
    day = today()
    return bool((right["from"] or day) <= day <= (right["until"] or day))


def rights(user: User, second_factor: bool) -> Rights:
    """Return what counts today (in Belgium). Roles that ask for a second factor count only in a session that used one."""
    current = [one for one in resolved(user) if _counts_today(one)]
    counting = [one for one in current if second_factor or not one["second_factor"]]
    permissions = {permission for one in counting for permission in one["permissions"]}
    return Rights(counting, sorted(permissions), modules(permissions), len(counting) < len(current))


def asks_second_factor(user: User) -> bool:
    """Say whether one of the user's rights asks for a second factor."""
    return any(one["second_factor"] for one in resolved(user))


def publish_access(user: User) -> None:
    """Tell every service what this user may do now, and those to whom they handed a right; this one knows with the same commit."""
    _publish(user)
    session().flush()
    given = select(Delegation.to_user_id).where(
        Delegation.from_user_id == user.id, Delegation.ended_at.is_(None), Delegation.last_day >= today()
    )
    for receiver in _locked(given):
        _publish(receiver)


def _publish(user: User) -> None:
    access = {
        "user_id": user.id,
        "company_id": user.company_id,
        "name": user.name,
        "disabled": user.status == "disabled",
        "revoked_after": user.revoked_after,
        "grants": [{name: one[name] for name in TOLD} for one in resolved(user)],
    }
    publish("access.changed", user, access)
    keep_access(_here("access.changed", user, access))


def publish_unit(unit: OrgUnit) -> None:
    """Tell every service what this unit is now; this one knows with the same commit."""
    publish("unit.changed", unit)
    keep_unit(_here("unit.changed", unit, unit.as_event()))


def _here(name: str, obj: User | OrgUnit, content: dict[str, Any]) -> CloudEvent:
    """Return the event as it will arrive, noted as seen: a copy that comes back late must not undo a later change."""
    session().flush()
    aggregate = name.split(".")[0]
    session().execute(_ADVANCE, {"aggregate": aggregate, "id": obj.id, "sequence": obj.sequence})
    wire = {key: str(value) if isinstance(value, UUID) else value for key, value in content.items()}
    return CloudEvent(str(obj.id), name, wire, obj.company_id, obj.id, obj.sequence, "identity", datetime.now(UTC))


def grants_from(wanted: Iterable[dict[str, Any]], user: User) -> list[UserGrant]:
    """Return the grants of a request. Raises Invalid for a unit or role that is not this client's, and for doubles.

    Only roles of the agency count for its own users, everywhere; only a client's roles for a client's users, in its units.
    """
    roles, made = roles_of(user.company_id), []
    for place, one in enumerate(wanted):
        role = roles.get(one["role"])
        if role is None or role.is_agency is not user.is_agency:
            raise _invalid("role_unknown", f"/grants/{place}/role")
        unit_id = UUID(one["unit_id"]) if one["unit_id"] else None
        if (unit_id is None) is not user.is_agency or (unit_id and not _is_unit(unit_id)):
            raise _invalid("unit_unknown", f"/grants/{place}/unit_id")
        first, last = (datetime.fromisoformat(one[day]).date() if one.get(day) else None for day in ("from", "until"))
        if first and last and last < first:
            raise _invalid("period_reversed", f"/grants/{place}/until")
        made.append(UserGrant(company_id=user.company_id, unit_id=unit_id, role=role.code, first_day=first, last_day=last))
    if days_overlap(((one.unit_id, one.role), one.first_day, one.last_day) for one in made):
        raise _invalid("grant_repeated", "/grants")
    return made


def _is_unit(unit_id: UUID) -> bool:
    return session().scalar(select(OrgUnit.id).where(OrgUnit.id == unit_id, OrgUnit.active)) is not None


def _invalid(code: str, pointer: str) -> Invalid:
    return Invalid(code, "This right cannot be given.", errors=[{"pointer": pointer, "rule": "known"}])


def refuse_definition(code: str, known: Role | None, permissions: Iterable[str], by: UUID) -> None:
    """Raise Invalid or Conflict for what a role cannot be in the company at hand.

    A client's roles are defined for a client, the agency's for the agency; only the latter can hold certain
    permissions; and nobody defines a role they hold, which would be changing their own access.
    """
    is_agency = current().company_id is None
    if code == HANDED_OVER or (known is not None and known.is_agency is not is_agency):
        raise _invalid("role_unknown", "/code")
    for place, one in enumerate(permissions):
        if one not in PERMISSIONS or (one in AGENCY_ONLY and not is_agency):
            raise _invalid("permission_unknown", f"/permissions/{place}")
    if session().scalar(select(UserGrant.id).where(UserGrant.role == code, UserGrant.user_id == by)):
        raise Conflict("own_access", "Nobody changes their own access.")


def republish_holders(code: str) -> None:
    """Tell every service again about everybody who holds a role that changed, in the company at hand."""
    for user in _locked(select(UserGrant.user_id).where(UserGrant.role == code)):
        publish_access(user)


def republish_delegations() -> None:
    """Tell every service again about everybody with a handed right, in the company at hand: a unit moved."""
    for user in _locked(select(Delegation.to_user_id).where(Delegation.ended_at.is_(None), Delegation.last_day >= today())):
        _publish(user)


def _locked(user_ids: Select[Any]) -> Sequence[User]:
    """Return users as they are now, locked: one who signs in at this moment must not make telling the services fail."""
    statement = select(User).where(User.id.in_(user_ids)).order_by(User.id).with_for_update()
    return session().scalars(statement.execution_options(populate_existing=True)).all()


def as_company(company_id: UUID | None) -> None:
    """Look at the rows of one client, or at the agency's own (None)."""
    session().flush()
    set_company(company_id)
