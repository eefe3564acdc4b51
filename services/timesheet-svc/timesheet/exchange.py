"""What the back office sends: clock times and history, what payroll did, work rules and pay conditions."""

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis import Unit, record, session, set_company, unit_by_reference
from chassis.consumer import Message, Refused, receives
from timesheet import approvals, arrivals, queries, rules, timecard
from timesheet.models import WAITING, Coding, Temp, Term, Timesheet
from timesheet.weeks import TempWeek

BY = "backoffice"


def client(reference: dict[str, str]) -> Unit:
    """Return the client a message of our own is about, and enter its company. Raises Refused for an unknown one."""
    found = unit_by_reference(reference["scheme"], reference["value"])
    if found is None:
        raise Refused("unit_unknown", "This client is not known here.")
    set_company(found.company_id)
    return found


def _known(identifiers: list[dict[str, str]]) -> Unit | None:
    for one in identifiers:
        value = one["value"]
        scheme = "KBO" if len(value) == 10 and value.isdigit() and value[0] in "01" else one["schemeAgencyId"]
        if found := unit_by_reference(scheme, value):
            return found
    return None


def place_of(card: dict[str, Any]) -> Unit:
    """Return the unit of a Timecard: its department, the customer's establishment or the customer. Raises Refused."""
    customer = card.get("customer", {})
    company = _known(customer.get("id", []))
    codes = [card["department"]["code"]] if "department" in card else []
    places = [{"value": code, "schemeAgencyId": scheme} for code in codes for scheme in ("Customer", "Supplier")]
    for candidates in (places, customer.get("establishment", {}).get("id", [])):
        found = _known(candidates)
        if found and (company is None or found.company_id == company.company_id):
            return found
    if company is None:
        raise Refused("unit_unknown", "Neither the department nor the customer is known here.")
    return company


def temp_of(person: dict[str, Any], company_id: UUID) -> UUID:
    """Return the id of a temp by the agency's number; a temp not seen before gets the id that its number always gives."""
    one = next((one for one in person["id"] if one["schemeAgencyId"] == "Supplier"), person["id"][0])
    known = session().scalar(select(Temp.temp_id).where(Temp.reference == one["value"]))
    if known is None:
        known = uuid5(company_id, one["value"])
        arrivals.keep_temp(company_id, one["value"], known)
    return known


@receives("Timecard")
def receive_timecard(message: Message) -> None:
    """Record clock times on the planned shifts; hours without a plan become lines of their own, to be looked at."""
    card = message.body
    place = place_of(card)
    set_company(place.company_id)
    by_week = defaultdict(list)
    for stretch in timecard.read(card):
        by_week[rules.monday_of(stretch.day)].append(stretch)
    if not by_week:
        raise Refused("hours_missing", "There are no hours of work in this timecard.")
    temp_id = temp_of(card["person"], place.company_id)
    for monday, stretches in sorted(by_week.items()):
        arrivals.record_stretches(place, temp_id, card, monday, stretches)


@receives("TimecardStatus")
def receive_status(message: Message) -> None:
    """Record what payroll did with approved hours; `approved` closes history that came in as Timecards."""
    company = client(message.body["client"])
    entries = message.body["timecards"]
    sheets = _sheets_of([one["timecard"] for one in entries], company.company_id)
    history = []
    for one in entries:
        for sheet in sheets[one["timecard"]]:
            if one["status"] == "approved":
                if sheet.status in WAITING:
                    sheet.approve(BY, one.get("approver") or "-", datetime.fromisoformat(one["at"].replace("Z", "+00:00")))
                    history.append(sheet)
            elif one.get("revision") in (None, sheet.revision):
                _answered(sheet, one)
    if history:
        approvals.seal(history, notify=False)


def _sheets_of(numbers: list[str], company_id: UUID) -> dict[str, list[Timesheet]]:
    """Return the locked timesheets of each number: our own id, or that of the timecard they came in with."""
    ids = {one: _uuid(one) for one in numbers}
    wanted = or_(Timesheet.timecard.in_(numbers), Timesheet.id.in_([one for one in ids.values() if one]))
    statement = select(Timesheet).where(Timesheet.company_id == company_id, wanted).order_by(Timesheet.id).with_for_update()
    found: dict[str, list[Timesheet]] = {one: [] for one in numbers}
    by_id = {value: one for one, value in ids.items() if value}
    for sheet in session().scalars(statement):
        found[by_id.get(sheet.id) or sheet.timecard or ""].append(sheet)
    if missing := [one for one, sheets in found.items() if not sheets]:
        raise Refused("timecard_unknown", f"{len(missing)} of {len(found)} timecards are not known here.")
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _answered(sheet: Timesheet, one: dict[str, Any]) -> None:
    note = one.get("reason")
    if one["status"] == "refused":
        sheet.received("refused", note)
        TempWeek.of(sheet).start_revision(sheet)
        sheet.payroll_status, sheet.payroll_note = "refused", note
        record("timesheet.refused", sheet, note=note)
        return
    first = sheet.status == "approved"
    sheet.received(one["status"], note)
    record("timesheet.exported" if first else f"timesheet.{one['status']}", sheet, note=note)


@receives("WorkRules")
def receive_rules(message: Message) -> None:
    """Take over the working-time rules of a client."""
    company = client(message.body["client"])
    rows = [_term("rule." + one["rule"], one) for one in message.body["rules"] if one["rule"] in ("max_day", "max_week", "night")]
    _take_over(company.company_id, "rules", message.body["revision"], rows)


@receives("PayConditions")
def receive_conditions(message: Message) -> None:
    """Take over wages, premiums and vouchers of a client. Coefficients are for prices and invoices, not for pay."""
    body = message.body
    rows = [_term("wage", one) for one in body["wages"]] + [_term(one["kind"], one) for one in body["premiums"]]
    rows += [_term("voucher", one) for one in body["meal_vouchers"]]
    _take_over(client(body["client"]).company_id, "conditions", body["revision"], rows)


def _term(kind: str, one: dict[str, Any]) -> dict[str, Any]:
    place = one.get("unit")
    return {
        "kind": kind,
        "entry": one["id"],
        "unit_reference": f"{place['scheme']}:{place['value']}" if place else None,
        "work_post": one.get("work_post"),
        "effective_from": one["effective_from"],
        "effective_until": one["effective_until"],
        "content": one,
    }


def _take_over(company_id: UUID, coding: str, revision: int, rows: list[dict[str, Any]]) -> None:
    known = session().scalar(select(Coding.revision).where(Coding.company_id == company_id, Coding.kind == coding))
    if known is not None and known >= revision:
        return
    kept = upsert(Coding).values(company_id=company_id, kind=coding, revision=revision)
    session().execute(kept.on_conflict_do_update(index_elements=["company_id", "kind"], set_={"revision": revision}))
    session().execute(delete(Term).where(Term.company_id == company_id, Term.coding == coding))
    if rows:
        session().execute(insert(Term), [{**row, "company_id": company_id, "coding": coding} for row in rows])
    # Hours that still wait are worked out again under the new terms; what was approved keeps the pay it was approved with.
    for temp_id, monday in session().execute(queries.waiting_weeks(company_id)).all():
        week = TempWeek(company_id, temp_id, monday)
        week.price()
        for sheet in week.sheets.values():
            if session().is_modified(sheet):
                record("timesheet.repriced", sheet)
