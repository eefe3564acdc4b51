"""What arrives for a temp's week: shifts that are published, moved or cancelled, and hours that were clocked."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert as upsert

from chassis import Unit, record, session
from timesheet import queries, rules, weeks
from timesheet.models import Temp, Timesheet, TimesheetLine
from timesheet.pay import local_day
from timesheet.timecard import Stretch


def keep_temp(company_id: UUID, number: str, temp_id: UUID) -> None:
    """Remember whose number at the agency is whose id."""
    row = upsert(Temp).values(company_id=company_id, reference=number, temp_id=temp_id)
    session().execute(row.on_conflict_do_update(index_elements=["company_id", "reference"], set_={"temp_id": temp_id}))


def plan_shift(shift: dict[str, Any]) -> None:
    """Put a published or amended shift in its timesheet; it moves when its temp, unit or week changed.

    An approved timesheet that this changes gets a next revision; one it leaves as it was stays approved.
    """
    start, end = rules.utc(shift["start"]), rules.utc(shift["end"])
    home = (UUID(shift["unit_id"]), UUID(shift["temp_id"]), rules.monday_of(local_day(start)))
    shift_id, facts = UUID(shift["id"]), _facts(shift, start, end)
    found = queries.line_of_shift(shift_id)
    if found and (found[1].unit_id, found[1].temp_id, found[1].week_start) != home:
        drop_shift(shift_id, "timesheet.shift_moved")
        found = None
    if found and all(getattr(found[0], name) == value for name, value in facts.items()):
        return
    sheet, new = weeks.open_sheet(home[0], home[1], shift["temp_name"], home[2])
    sheet.temp_name = shift["temp_name"]
    line = _line(sheet, "shift_id", shift_id) or _added(sheet, "plan", shift_id=shift_id)
    for name, value in facts.items():
        setattr(line, name, value)
    line.plan(start, end, shift["break_minutes"])
    weeks.reprice(*weeks.of(sheet))
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


def _line(sheet: Timesheet, name: str, value: Any) -> TimesheetLine | None:
    return next((one for one in queries.lines_of([sheet])[sheet.id] if getattr(one, name) == value), None)


def _added(sheet: Timesheet, source: str, **facts: Any) -> TimesheetLine:
    line = TimesheetLine(company_id=sheet.company_id, timesheet_id=sheet.id, revision=sheet.revision, actual_source=source, planned_break=0,
                         actual_break=0, sealed=False, hours={}, pay=[], amount=Decimal(0), **facts)  # fmt: skip
    session().add(line)
    return line


def drop_shift(shift_id: UUID, step: str) -> None:
    """Take a shift out of its timesheet; an empty timesheet that was never approved goes with it."""
    found = queries.line_of_shift(shift_id)
    if found is None:
        return
    sheet = found[1]
    weeks.reopen(sheet)
    if line := _line(sheet, "shift_id", shift_id):
        session().delete(line)
    weeks.reprice(*weeks.of(sheet))
    if sheet.line_count == 0 and sheet.revision == 1:
        session().delete(sheet)
        return
    record(step, sheet)


def record_stretches(place: Unit, temp_id: UUID, card: dict[str, Any], monday: date, stretches: Sequence[Stretch]) -> None:
    """Record the hours of one week of a Timecard: on the shifts it names or that fit the day, else on lines of their own.

    Hours that are already recorded so change nothing, so that a Timecard may come twice.
    """
    known = queries.lines_of_week(place.company_id, temp_id, monday)
    due: dict[UUID, list[tuple[Stretch, Any]]] = defaultdict(list)
    for stretch in stretches:
        found = _match(stretch, card, known)
        if found is None:
            due[place.id].append((stretch, _own_name(stretch, card)))
        elif found[0].actual_source == "plan" or (found[0].actual_start, found[0].actual_end, found[0].actual_break) != stretch.times:
            due[found[1].unit_id].append((stretch, found[0].shift_id or found[0].reference))
    for unit_id, hours in due.items():
        _record(unit_id, temp_id, card, monday, hours)


def _own_name(stretch: Stretch, card: dict[str, Any]) -> str:
    return stretch.reference if stretch.named else f"{card['documentId']['value'][:80]}#{stretch.reference}"


def _match(stretch: Stretch, card: dict[str, Any], known: list[tuple[TimesheetLine, Timesheet]]) -> tuple[TimesheetLine, Timesheet] | None:
    named = {stretch.reference, _own_name(stretch, card)}
    for line, sheet in known:
        if str(line.shift_id) in named or line.reference in named:
            return line, sheet
    same_day = [(line, sheet) for line, sheet in known if line.planned_start and line.work_date == stretch.day and line.actual_source == "plan"]
    if stretch.named or not same_day:
        return None
    start = stretch.times[0]
    return min(same_day, key=lambda pair: abs(pair[0].planned_start - start))  # type: ignore[operator]


def _record(unit_id: UUID, temp_id: UUID, card: dict[str, Any], monday: date, hours: list[tuple[Stretch, Any]]) -> None:
    name = card["person"].get("name", {}).get("formattedName")
    sheet, _ = weeks.open_sheet(unit_id, temp_id, name or "-", monday)
    sheet.timecard = card["documentId"]["value"]
    lines = {one.shift_id or one.reference: one for one in queries.lines_of([sheet])[sheet.id]}
    offered: list[tuple[TimesheetLine, Decimal]] = []
    for stretch, key in hours:
        line = lines.get(key)
        if line is None:
            line = _added(sheet, "clock", reference=key, work_date=stretch.day, cost_centre=stretch.cost_centre, **_work_post(card, lines.values()))
        line.record_hours(stretch.times, "clock")
        if stretch.wage is not None and line.agreed_wage is None:
            offered.append((line, stretch.wage))
    weeks.reprice(*weeks.of(sheet))
    without = [(line, wage) for line, wage in offered if line.wage is None]
    for line, wage in without:  # nothing is coded and nothing agreed: what the timecard says is all there is
        line.agreed_wage = wage
    if without:
        weeks.reprice(*weeks.of(sheet))
    record("timesheet.clocked", sheet)


def _work_post(card: dict[str, Any], lines: Any) -> dict[str, str | None]:
    """Return the work post of hours without a plan: the Timecard's project, or that of the temp's other hours."""
    project = card.get("project")
    if project:
        return {"work_post": project.get("name") or project["code"], "work_post_code": project["code"][:40]}
    other = next((one for one in lines if one.work_post), None)
    return {"work_post": other.work_post if other else "", "work_post_code": other.work_post_code if other else None}
