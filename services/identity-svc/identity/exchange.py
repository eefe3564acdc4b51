"""What the agency's back office tells identity: the organisation of its clients, and who may sign in there."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from chassis import session, set_company, unit_by_reference
from chassis.consumer import ANY, Message, Refused, receives
from chassis.ids import uuid7
from identity.access import publish_unit, republish_delegations
from identity.models import DETAILS, OrgUnit, User
from identity.registering import end_access, restore_access, settle
from identity.rules import paths

Reference = tuple[str, str]

_CLIENT = text("SELECT id FROM unit WHERE parent_id IS NULL AND reference @> ARRAY[:reference]::text[] ORDER BY id LIMIT 1")
_MOVE_USERS = text("""
    UPDATE user_account a SET unit_path = u.unit_path FROM org_unit u WHERE u.id = a.unit_id AND u.unit_path <> a.unit_path
""")


@dataclass
class Listed:
    """A unit as the message has it, with the id it has here."""

    id: UUID
    entry: dict[str, Any]
    parent: UUID | None = None


@receives("Units")
def receive_units(message: Message) -> None:
    """Make a client's tree what the message says; publish each unit that changed, those above first."""
    body, client = message.body, _key(message.body["client"])
    known = session().execute(_CLIENT, {"reference": ":".join(client)}).scalar()
    company_id = known or uuid7()
    set_company(company_id)
    held = {unit.id: unit for unit in session().scalars(select(OrgUnit).with_for_update())}
    root = held.get(company_id)
    if root is not None and body["revision"] <= root.revision:
        return
    listed = _listed(body["units"], client, company_id, held)
    places = _paths(listed)
    for one in sorted(listed.values(), key=lambda unit: len(places[unit.id])):
        _keep(held.get(one.id) or OrgUnit(id=one.id, company_id=company_id, version=0, sequence=0), one, places[one.id])
    for unit in held.values():
        if unit.id not in listed and unit.active:
            unit.active = False
            publish_unit(unit)
    session().flush()
    session().get_one(OrgUnit, company_id).revision = body["revision"]
    session().execute(_MOVE_USERS)
    republish_delegations()


def _listed(entries: list[dict[str, Any]], client: Reference, company_id: UUID, held: dict[UUID, OrgUnit]) -> dict[UUID, Listed]:
    """Give every unit of the message its id here: a unit is recognised by its first reference."""
    ids = {_key(reference): unit.id for unit in held.values() for reference in unit.references}
    by_reference: dict[Reference, Listed] = {}
    for entry in entries:
        keys = [_key(reference) for reference in entry["references"]]
        one = Listed(company_id if client in keys else ids.get(keys[0]) or uuid7(), entry)
        for key in keys:
            if by_reference.setdefault(key, one) is not one:
                raise Refused("reference_repeated", "Two units of the message have the same reference.")
    listed = {one.id: one for one in by_reference.values()}
    if len(listed) != len(entries):
        raise Refused("reference_repeated", "Two units of the message are the same unit here.")
    _find_parents(listed, by_reference)
    if [one.id for one in listed.values() if one.parent is None] != [company_id]:
        raise Refused("client_unclear", "Exactly one unit has no parent, and it has the client's reference.")
    return listed


def _find_parents(listed: dict[UUID, Listed], by_reference: dict[Reference, Listed]) -> None:
    for one in listed.values():
        if above := one.entry["parent"]:
            if _key(above) not in by_reference:
                raise Refused("parent_unknown", "A unit's parent is not in the message.")
            one.parent = by_reference[_key(above)].id


def _paths(listed: dict[UUID, Listed]) -> dict[UUID, list[UUID]]:
    try:
        return paths({one.id: one.parent for one in listed.values()})
    except ValueError as error:
        raise Refused("tree_circular", "A unit of the message is below itself.") from error


def _keep(unit: OrgUnit, one: Listed, path: list[UUID]) -> None:
    entry = one.entry
    wanted = {
        "parent_id": one.parent,
        "name": entry["name"],
        "kind": entry["kind"],
        "unit_path": path,
        "references": entry["references"],
        "details": {name: entry[name] for name in DETAILS if entry.get(name) is not None},
        "active": True,
    }
    changed = {name: value for name, value in wanted.items() if getattr(unit, name) != value}
    for name, value in changed.items():
        setattr(unit, name, value)
    if changed:
        publish_unit(unit)


@receives("User")
def receive_user(message: Message) -> None:
    """Make a user of a client what the message says; end or restore access only when it says so."""
    body = message.body
    company = unit_by_reference(*_key(body["client"]))
    if company is None or company.parent_id is not None:
        raise Refused("client_unknown", "No client has this reference.")
    set_company(company.id)
    user = session().scalars(select(User).where(User.email == body["email"].lower()).with_for_update()).one_or_none()
    if user is not None and body["revision"] <= user.agency_revision:
        return
    if user is not None and user.status == "disabled" and body["access"] == "restored":
        restore_access(user)
    if user is None or user.status != "disabled":
        person = {name: body[name] for name in ("email", "first_name", "last_name", "job_title", "mobile", "language")}
        person["unit_id"] = _unit_id(body["unit"]) if body["unit"] else company.id
        grants = [{**one, "unit_id": _unit_id(one["unit"])} for one in body["rights"]]
        user, _ = settle(person, grants, by=None, invite=body["access"] != "ended")
    user.agency_revision = body["revision"]
    if user.status != "disabled" and body["access"] == "ended":
        end_access(user, by=None)


def _unit_id(reference: dict[str, str]) -> str:
    """Return the unit with this reference in the company at hand."""
    wanted = [{"scheme": reference["scheme"], "value": reference["value"]}]
    found = session().scalar(select(OrgUnit.id).where(OrgUnit.active, OrgUnit.references.contains(wanted)))
    if found is None:
        raise Refused("unit_unknown", "No unit of this client has this reference.")
    return str(found)


def _key(reference: dict[str, str]) -> Reference:
    return reference["scheme"], reference["value"]


@receives(ANY)
def receive_unknown(message: Message) -> None:
    """Refuse what no service takes, so that the sender is told and an operator can see it."""
    raise Refused("unknown", "No service knows this type of message.")
