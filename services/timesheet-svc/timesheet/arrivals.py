"""What arrives for a temp's week: shifts that are published, moved or cancelled, and hours that were clocked."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert as upsert

from chassis import Unit, record, session, unit
from timesheet import queries, rules
from timesheet.models import Temp, Timesheet, TimesheetLine
from timesheet.pay import local_day
from timesheet.timecard import Stretch
from timesheet.weeks import TempWeek


def keep_temp(company_id: UUID, number: str, temp_id: UUID) -> None:
    """Remember whose number at the agency is whose id."""
    row = upsert(Temp).values(company_id=company_id, reference=number, temp_id=temp_id)
    session().execute(row.on_conflict_do_update(index_elements=["company_id", "reference"], set_={"temp_id": temp_id}))


def plan_shift(shift: dict[str, Any], first: bool) -> None:
    """Put a published or amended shift in its timesheet; it moves when its temp, unit or week changed.

    An approved timesheet that this changes gets a next revision; one it leaves as it was stays approved. `first`
    says that nothing was heard of this shift before.
    """
    start, end = rules.utc(shift["start"]), rules.utc(shift["end"])
    shift_id, facts = UUID(shift["id"]), _facts(shift, start, end)
    place = unit(UUID(shift["unit_id"]))
    if place is None:
        raise LookupError("the unit of the shift is not known here")
    week = TempWeek(place.company_id, UUID(shift["temp_id"]), rules.monday_of(local_day(start)))
    known = next(((line, sheet) for line, sheet in week.all() if line.shift_id == shift_id), None)
    if known and known[1].unit_id == place.id:
        if all(getattr(known[0], name) == value for name, value in facts.items()):
            return
    elif not first:
        drop_shift(shift_id, "timesheet.shift_moved")
        week = TempWeek(place.company_id, UUID(shift["temp_id"]), rules.monday_of(local_day(start)))
    new = place.id not in week.sheets
    if new:
        keep_temp(place.company_id, shift["temp_number"], week.temp_id)
    sheet = week.open(place, shift["temp_name"])
    line = next((one for one in week.lines[sheet.id] if one.shift_id == shift_id), None) or week.add(sheet, "plan", shift_id=shift_id)
    for name, value in facts.items():
        setattr(line, name, value)
    line.plan(start, end, shift["break_minutes"])
    week.price()
    record("timesheet.made" if new else "timesheet.planned", sheet)


def _facts(shift: dict[str, Any], start: datetime, end: datetime) -> dict[str, Any]:
    """Return what a shift says of its line, under the line's own names."""
    return {
        "contract_id": UUID(shift["contract_id"]) if shift.get("contract_id") else None,
        "work_date": local_day(start),
        "work_post": shift["work_post"],
        "work_post_code": shift["work_post_code"],
        "cost_centre": shift.get("cost_centre"),
        "reference": shift.get("reference"),
        "planned_start": start,
        "planned_end": end,
        "planned_break": shift["break_minutes"],
        "agreed_wage": Decimal(shift["wage"]) if shift.get("wage") else None,
    }


def drop_shift(shift_id: UUID, step: str) -> None:
    """Take a shift out of its timesheet; an empty timesheet that was never approved goes with it."""
    found = queries.sheet_of_shift(shift_id)
    if found is None:
        return
    week = TempWeek.of(found)
    sheet = week.sheets[found.unit_id]
    week.reopen(sheet)
    week.remove(sheet, next(line for line in week.lines[sheet.id] if line.shift_id == shift_id))
    week.price()
    session().flush()
    if sheet.line_count == 0 and sheet.revision == 1:
        session().delete(sheet)
        session().flush()
        return
    record(step, sheet)


def record_stretches(place: Unit, temp_id: UUID, card: dict[str, Any], monday: date, stretches: Sequence[Stretch]) -> None:
    """Record the hours of one week of a Timecard: on the shifts it names or that fit the day, else on lines of their own.

    Hours that are already recorded so change nothing, so that a Timecard may come twice.
    """
    week = TempWeek(place.company_id, temp_id, monday)
    due: dict[UUID, list[tuple[Stretch, Any]]] = defaultdict(list)
    for stretch in stretches:
        found = _match(stretch, card, week.all())
        if found is None:
            due[place.id].append((stretch, _own_name(stretch, card)))
        elif found[0].actual_source == "plan" or (found[0].actual_start, found[0].actual_end, found[0].actual_break) != stretch.times:
            due[found[1].unit_id].append((stretch, found[0].shift_id or found[0].reference))
    changed = [_record(week, place if unit_id == place.id else unit(unit_id) or place, card, hours) for unit_id, hours in due.items()]
    if not changed:
        return
    week.price()
    if _offer_wages(week, stretches, card):
        week.price()
    for sheet in changed:
        record("timesheet.clocked", sheet)


def _own_name(stretch: Stretch, card: dict[str, Any]) -> str:
    return stretch.reference if stretch.named else f"{card['documentId']['value'][:80]}#{stretch.reference}"


def _match(stretch: Stretch, card: dict[str, Any], known: list[tuple[TimesheetLine, Timesheet]]) -> tuple[TimesheetLine, Timesheet] | None:
    named = {stretch.reference, _own_name(stretch, card)}
    for line, sheet in known:
        if str(line.shift_id) in named or line.reference in named:
            return line, sheet
    same_day = [
        (line, sheet) for line, sheet in known if line.planned_start and line.work_date == stretch.day and line.actual_source == "plan"
    ]
    if stretch.named or not same_day:
        return None
    start = stretch.times[0]
    return min(same_day, key=lambda pair: abs(pair[0].planned_start - start))  # type: ignore[operator]


def _record(week: TempWeek, place: Unit, card: dict[str, Any], hours: list[tuple[Stretch, Any]]) -> Timesheet:
    sheet = week.open(place, card["person"].get("name", {}).get("formattedName"))
    sheet.timecard = card["documentId"]["value"]
    lines = {one.shift_id or one.reference: one for one in week.lines[sheet.id]}
    for stretch, key in hours:
        line = lines.get(key) or week.add(
            sheet, "clock", reference=key, work_date=stretch.day, cost_centre=stretch.cost_centre, **_work_post(card, lines.values())
        )
        line.record_hours(stretch.times, "clock")
    return sheet


def _offer_wages(week: TempWeek, stretches: Sequence[Stretch], card: dict[str, Any]) -> bool:
    """Give lines for which nothing is coded and nothing agreed the wage of the timecard: it is all there is."""
    offered = {_own_name(one, card): one.wage for one in stretches if one.wage is not None}
    without = [line for line, _ in week.all() if not line.sealed and line.wage is None and line.reference in offered]
    for line in without:
        line.agreed_wage = offered[line.reference or ""]
    return bool(without)


def _work_post(card: dict[str, Any], lines: Any) -> dict[str, str | None]:
    """Return the work post of hours without a plan: the Timecard's project, or that of the temp's other hours."""
    project = card.get("project")
    if project:
        return {"work_post": project.get("name") or project["code"], "work_post_code": project["code"][:40]}
    other = next((one for one in lines if one.work_post), None)
    return {"work_post": other.work_post if other else "", "work_post_code": other.work_post_code if other else None}
