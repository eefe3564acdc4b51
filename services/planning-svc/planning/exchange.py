"""What the back office sends: codings, temps, placements, availability, plans, and what became of contracts."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import delete, or_, select, text

from chassis import Unit, record, session, set_company, unit_by_reference
from chassis.consumer import Message, Refused, receives
from planning import codings, intake, setu
from planning.models import AvailabilityLine, Contract, Placement, Temp, TempUnit, WorkPost

OF_CONTRACT = text("SELECT company_of_contract(:id)")


def _client(reference: dict[str, str]) -> Unit:
    found = unit_by_reference(reference["scheme"], reference["value"])
    if found is None:
        raise Refused("unit_unknown", "This client is not known here.")
    set_company(found.company_id)
    return found


def _units(references: Sequence[dict[str, str]], company_id: UUID) -> list[Unit]:
    found = [unit_by_reference(one["scheme"], one["value"]) for one in references]
    if any(one is None or one.company_id != company_id for one in found):
        raise Refused("unit_unknown", "One of the units is not known here.")
    return [one for one in found if one is not None]


def _temp(numbers: Sequence[str]) -> Temp | None:
    known = select(Temp).where(or_(Temp.number.in_(numbers), Temp.customer_number.in_(numbers)))
    return session().scalar(known.order_by(Temp.id).limit(1))


def _known_temp(numbers: Sequence[str]) -> Temp:
    found = _temp(numbers)
    if found is None:
        raise Refused("temp_unknown", "This temp has no profile here.")
    return found


@receives("WorkPosts")
def receive_work_posts(message: Message) -> None:
    """Keep the work posts of a client; one that is no longer listed becomes inactive."""
    body = message.body
    company_id = _client(body["client"]).company_id
    known = {one.code: one for one in session().scalars(select(WorkPost).where(WorkPost.company_id == company_id).with_for_update())}
    if any(one.revision > body["revision"] for one in known.values()):
        return
    for one in body["work_posts"]:
        post = known.pop(one["code"], None) or WorkPost(company_id=company_id, code=one["code"])
        for name in ("title", "description", "joint_committee", "category", "form_number"):
            setattr(post, name, one.get(name))
        post.unit_ids, post.active = [unit.id for unit in _units(one["units"], company_id)], True
        post.protective_equipment, post.revision = one.get("protective_equipment", []), body["revision"]
        session().add(post)
    for gone in known.values():
        gone.active, gone.revision = False, body["revision"]


@receives("WorkRules")
def receive_work_rules(message: Message) -> None:
    """Keep the coded work regulation of a client, one more revision of it."""
    body = message.body
    company_id = _client(body["client"]).company_id
    codings.keep(company_id, "rules", body["revision"], _with_ids(body["rules"], company_id))


@receives("PayConditions")
def receive_pay_conditions(message: Message) -> None:
    """Keep the wages, premiums, vouchers and coefficients of a client, one more revision of them."""
    body = message.body
    company_id = _client(body["client"]).company_id
    groups = ("wages", "premiums", "meal_vouchers", "coefficients")
    codings.keep(company_id, "pay", body["revision"], {name: _with_ids(body[name], company_id) for name in groups})


def _with_ids(entries: list[dict[str, Any]], company_id: UUID) -> list[dict[str, Any]]:
    ids: dict[str, str] = {}
    for one in entries:
        if one.get("unit") and str(one["unit"]) not in ids:
            ids[str(one["unit"])] = str(_units([one["unit"]], company_id)[0].id)
    return [{**one, "unit": ids[str(one["unit"])] if one.get("unit") else None} for one in entries]


@receives("TempProfile")
def receive_temp_profile(message: Message) -> None:
    """Keep a temp: the whole profile replaces the one before; placements that came first are joined to it."""
    body = message.body
    client = _client(body["client"])
    # The id follows from the number, so that every service that knows the number means the same person.
    temp = _temp([body["temp"]]) or Temp(
        id=uuid5(client.company_id, body["temp"]), company_id=client.company_id, number=body["temp"], revision=0
    )
    if temp.revision > body["revision"]:
        return
    for name in ("customer_number", "revision", "name", "email", "phone", "language", "skills", "active"):
        setattr(temp, name, body.get(name))
    record("temp.changed", temp)
    session().flush()
    session().execute(delete(TempUnit).where(TempUnit.temp_id == temp.id))
    for unit in _units(body.get("units", []), client.company_id) or [client]:
        session().add(TempUnit(temp_id=temp.id, company_id=unit.company_id, unit_id=unit.id, unit_path=unit.path))
    numbers = [one for one in (temp.number, temp.customer_number) if one]
    for placed in session().scalars(select(Placement).where(Placement.temp_id.is_(None), Placement.numbers.overlap(numbers))):
        placed.temp_id = temp.id


@receives("Assignment")
def receive_assignment(message: Message) -> None:
    """Keep a placement: this temp may be planned on this post from this day. The motive comes with the vacancy it fills."""
    body = message.body
    client = setu.client_of(body)
    set_company(client.company_id)
    profile, extra = body["positionProfile"], body.get("resourceClassificationInclusion", {})
    numbers = [one["value"] for one in body["assignedWorker"]["workerId"]]
    department = extra.get("department", {}).get("code")
    place = department and (unit_by_reference("Customer", department) or unit_by_reference("Supplier", department))
    placed = intake.placement(body["documentId"]["value"], place if place and place.company_id == client.company_id else client)
    period = profile["positionPeriod"]
    last = period.get("actualEnd") or period.get("expectedEnd")
    temp = _temp(numbers)
    placed.numbers, placed.temp_id = numbers, temp.id if temp else None
    placed.since, placed.until = date.fromisoformat(period["start"]), date.fromisoformat(last) if last else None
    placed.work_post, placed.function = profile.get("positionId", {}).get("value"), profile.get("positionTitle")
    placed.wage = _wage(body["payRates"])
    placed.cost_centre = extra.get("costCenter", {}).get("code") or placed.cost_centre
    placed.purchase_order = extra.get("purchaseOrderNumber") or placed.purchase_order
    record("placement.agreed", placed)


def _wage(rates: list[dict[str, Any]]) -> Decimal | None:
    regular = [one for one in rates if one["code"] == "HT100" and one["toBePaid"] and one["rateType"] == "TimeInterval"]
    latest = max(regular, key=lambda one: one["period"]["datePeriod"]["start"], default=None)
    return Decimal(str(latest["amount"]["value"])) if latest else None


@receives("PlanningConstraints")
def receive_planning_constraints(message: Message) -> None:
    """Keep when a temp can work; the document replaces the lines of the one before with the same number."""
    body = message.body
    set_company(setu.client_of(body).company_id)
    temp = _known_temp([one["value"] for one in body["worker"]["workerId"]])
    line = AvailabilityLine
    session().execute(delete(line).where(line.temp_id == temp.id, line.document == body["documentId"]["value"]))
    if body.get("actionCode") != "DELETE":
        for one in setu.availability(body):
            session().add(line(company_id=temp.company_id, temp_id=temp.id, document=body["documentId"]["value"], **one))
    record("temp.availability_changed", temp)


@receives("PlanningRequest")
def receive_planning_request(message: Message) -> None:
    """Make, change or cancel the draft shifts that another planning system asks for."""
    body = message.body
    place = setu.place_of(body)
    set_company(place.company_id)
    intake.request(body, place, setu.lines(body))


@receives("PlanningAssignment")
def receive_planning_assignment(message: Message) -> None:
    """Take over the shifts that the agency planned for a temp, and history."""
    body = message.body
    place = setu.place_of(body)
    set_company(place.company_id)
    worker = body["assignedWorker"]
    if "workerId" not in worker:
        raise Refused("temp_unknown", "The message names no temp.")
    temp = _known_temp([worker["workerId"]["value"]])
    gone = not worker["assignedStatus"] or body.get("actionCode") == "DELETE"
    intake.assignment(body, place, temp, setu.lines(body), gone)


@receives("ContractStatus")
def receive_contract_status(message: Message) -> None:
    """Take over that a contract was signed, declared or refused; of an earlier version it says nothing any more."""
    body = message.body
    company_id = session().scalar(OF_CONTRACT, {"id": body["contract"]})
    if company_id is None:
        raise Refused("contract_unknown", "This contract is not known here.")
    set_company(company_id)
    contract = session().get_one(Contract, UUID(body["contract"]), with_for_update=True)
    at = datetime.fromisoformat(body["at"].replace("Z", "+00:00"))
    if contract.cancelled_at or body["contract_version"] != contract.contract_version:
        return
    if contract.report(body["status"], at, body.get("declaration_number"), body.get("reason")):
        record(f"contract.{body['status']}", contract, note=body.get("reason"))
