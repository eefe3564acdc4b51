"""Roles: what they mean by default, and what the agency made of them for one client."""

from typing import Any

from chassis import current, principal, record
from chassis.scope import check_version
from identity.access import refuse_definition, republish_holders, roles_of
from identity.models import Role
from identity.queries import holders_of_roles


def search() -> dict[str, Any]:
    """Return the roles that users of the company at hand (or of the agency) can have."""
    agency = current().company_id is None
    shown, holders = roles_of(current().company_id).values(), holders_of_roles()
    return {"items": [role.as_wire(holders.get(role.code, 0)) for role in shown if role.is_agency is agency], "next": None}


def define(code: str, body: dict[str, Any]) -> dict[str, Any]:
    """Define a role for the company at hand; who holds it has its new permissions at once."""
    company_id = current().company_id
    known = roles_of(company_id).get(code)
    check_version(known.version if known else 0)
    refuse_definition(code, known, body["permissions"], principal().id)
    own = known if known and known.company_id == company_id else None
    role = own or Role(company_id=company_id, code=code, is_agency=company_id is None, version=known.version if known else 0, sequence=0)
    role.name, role.permissions, role.second_factor = body["name"], sorted(body["permissions"]), body.get("second_factor", False)
    record("role.defined", role)
    republish_holders(code)
    return role.as_wire(holders_of_roles().get(code, 0))
