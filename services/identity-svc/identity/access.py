"""What a user may do where: roles resolved to permissions, told to every service whenever something about it changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from chassis import Conflict, Invalid, current, publish, session, set_company
from chassis.consumer import CloudEvent
from chassis.projections import keep_access, keep_unit
from identity.models import OrgUnit, Role, User, UserGrant, now
from identity.roles import AGENCY_ONLY, PERMISSIONS, modules
from identity.rules import LEGAL_ZONE, days_overlap

_ADVANCE = text("""
    INSERT INTO position (aggregate, aggregate_id, sequence) VALUES (:aggregate, :id, :sequence)
    ON CONFLICT (aggregate, aggregate_id) DO UPDATE SET sequence = excluded.sequence WHERE position.sequence < excluded.sequence
""")


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
    """Return all grants of a user with the permissions of their roles. A role that is gone permits nothing."""
    roles = roles_of(user.company_id)
    return [{**grant.as_wire(), "permissions": sorted(roles[grant.role].permissions)} for grant in user.grants if grant.role in roles]


def rights(user: User, second_factor: bool) -> Rights:
    """Return what counts today (in Belgium). Roles that ask for a second factor count only in a session that used one."""
    today, roles = now().astimezone(LEGAL_ZONE).date(), roles_of(user.company_id)
    current = [one for one in resolved(user) if (one["from"] or today) <= today <= (one["until"] or today)]
    counting = [one for one in current if second_factor or not roles[one["role"]].second_factor]
    permissions = {permission for one in counting for permission in one["permissions"]}
    return Rights(counting, sorted(permissions), modules(permissions), len(counting) < len(current))


def asks_second_factor(user: User) -> bool:
    """Say whether one of the user's roles asks for a second factor."""
    roles = roles_of(user.company_id)
    return any(roles[grant.role].second_factor for grant in user.grants if grant.role in roles)


def publish_access(user: User) -> None:
    """Tell every service what this user may do now; this one knows with the same commit."""
    access = {
        "user_id": user.id,
        "company_id": user.company_id,
        "name": user.name,
        "disabled": user.status == "disabled",
        "revoked_after": user.revoked_after,
        "grants": resolved(user),
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
    if known is not None and known.is_agency is not is_agency:
        raise _invalid("role_unknown", "/code")
    for place, one in enumerate(permissions):
        if one not in PERMISSIONS or (one in AGENCY_ONLY and not is_agency):
            raise _invalid("permission_unknown", f"/permissions/{place}")
    if session().scalar(select(UserGrant.id).where(UserGrant.role == code, UserGrant.user_id == by)):
        raise Conflict("own_access", "Nobody changes their own access.")


def republish_holders(code: str) -> None:
    """Tell every service again about everybody who holds a role that changed, in the company at hand."""
    holders = session().scalars(select(UserGrant.user_id).where(UserGrant.role == code).distinct())
    for user in session().scalars(select(User).where(User.id.in_(holders.all()))):
        publish_access(user)


def as_company(company_id: UUID | None) -> None:
    """Look at the rows of one client, or at the agency's own (None)."""
    session().flush()
    set_company(company_id)
