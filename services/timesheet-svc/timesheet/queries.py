"""Reads: lists of columns for screens, and the rows that rules work on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, column, false, func, select, table, tuple_

from chassis import in_scope, page, session, timeline, unit
from timesheet import rules
from timesheet.models import WAITING, ApprovedRevision, Temp, Timesheet, TimesheetLine

UNIT = table("unit", column("id"), column("name"))
HOURS = ("regular", "overtime_50", "overtime_100", "night", "sunday", "holiday")
_SHOWN = ("id", "version", "company_id", "unit_id", "temp_id", "temp_name", "week_start", "status", "revision", "planned_minutes",
          "actual_minutes", "line_count", "differing_lines", "amount", "work_posts", "ends_at", "submitted_at", "approved_at",
          "approver_name", "rejection_reason")  # fmt: skip
_NOW = func.now()
AT_HAND = (Timesheet.id == TimesheetLine.timesheet_id) & (Timesheet.revision == TimesheetLine.revision)


def under(model: Any, unit_id: UUID | str) -> ColumnElement[bool]:
    """Return the condition that a row lies in a unit or under it; an unknown unit has no rows."""
    found = unit(UUID(str(unit_id)))
    return model.unit_path[len(found.path)] == found.id if found else false()


def _columns() -> Select[Any]:
    name = select(UNIT.c.name).where(UNIT.c.id == Timesheet.unit_id).scalar_subquery().label("unit_name")
    waits = (Timesheet.status.in_(WAITING) & (Timesheet.ends_at.is_(None) | (Timesheet.ends_at <= _NOW))).label("approvable")
    return select(*(getattr(Timesheet, name) for name in _SHOWN), name, waits)


def search(
    week: str | None, unit_id: str | None, status: str | None, temp_id: str | None, only_exceptions: bool, **paging: Any
) -> dict[str, Any]:
    """Return a page of timesheets, newest week first, then by name."""
    statement = _columns()
    conditions = {
        week: lambda: Timesheet.week_start == rules.week_start(week or ""),
        unit_id: lambda: under(Timesheet, unit_id or ""),
        status: lambda: Timesheet.status == status,
        temp_id: lambda: Timesheet.temp_id == UUID(temp_id),
    }
    for given, condition in conditions.items():
        if given is not None:
            statement = statement.where(condition())
    if only_exceptions:
        statement = statement.where(Timesheet.differing_lines > 0)
    order = (Timesheet.week_start.desc(), Timesheet.temp_name, Timesheet.id)
    return page(statement, order=order, model=Timesheet, row=summary_json, **paging)


def weeks(unit_id: str | None, until: str | None, limit: int) -> list[dict[str, Any]]:
    """Return the weeks that have timesheets, newest first, with their counts per status."""
    equal = Timesheet.status.in_(WAITING) & (Timesheet.differing_lines == 0)
    counts = [func.count().label("sheets"), func.sum(Timesheet.line_count).label("lines"), func.sum(Timesheet.differing_lines).label("differing_lines"),
              func.sum(Timesheet.planned_minutes).label("planned_minutes"), func.sum(Timesheet.actual_minutes).label("actual_minutes"),
              func.sum(case((equal, 1), else_=0)).label("equal_sheets")]  # fmt: skip
    where = [in_scope(Timesheet)]
    if unit_id:
        where.append(under(Timesheet, unit_id))
    if until:
        where.append(Timesheet.week_start <= rules.week_start(until))
    newest = select(Timesheet.week_start).where(*where).distinct().order_by(Timesheet.week_start.desc()).limit(limit)
    statement = select(Timesheet.week_start, Timesheet.status, *counts).where(*where, Timesheet.week_start.in_(newest))
    found: dict[date, dict[str, Any]] = {}
    for row in session().execute(statement.group_by(Timesheet.week_start, Timesheet.status)).mappings():
        week = found.setdefault(row["week_start"], {"by_status": {}, **dict.fromkeys((c.name for c in counts), 0)})
        week["by_status"][row["status"]] = row["sheets"]
        for count in counts:
            week[count.name] += int(row[count.name])
    return [{"week": rules.week_name(day), "week_start": day, **found[day]} for day in sorted(found, reverse=True)]


def waiting(week_start: date, unit_id: str | None, ids: list[str] | None, most: int) -> tuple[list[Timesheet], int]:
    """Return the locked timesheets a bulk approval is about, at most `most`, and how many more there are."""
    conditions = [in_scope(Timesheet), Timesheet.week_start == week_start]
    conditions.append(Timesheet.id.in_([UUID(one) for one in ids]) if ids else Timesheet.status.in_(WAITING))
    if unit_id:
        conditions.append(under(Timesheet, unit_id))
    statement = select(Timesheet).where(*conditions).order_by(Timesheet.id).limit(most).with_for_update()
    found = list(session().scalars(statement.execution_options(populate_existing=True)))
    count = session().scalar(select(func.count()).select_from(Timesheet).where(*conditions)) if len(found) == most else len(found)
    return found, (count or 0) - len(found)


def lines_of(sheets: Sequence[Timesheet]) -> dict[UUID, list[TimesheetLine]]:
    """Return the lines of the revision at hand of each timesheet, by date and time."""
    found: dict[UUID, list[TimesheetLine]] = {sheet.id: [] for sheet in sheets}
    if sheets:
        wanted = [(sheet.id, sheet.revision) for sheet in sheets]
        statement = select(TimesheetLine).where(tuple_(TimesheetLine.timesheet_id, TimesheetLine.revision).in_(wanted))
        order = (TimesheetLine.work_date, func.coalesce(TimesheetLine.actual_start, TimesheetLine.planned_start), TimesheetLine.id)
        for line in session().scalars(statement.order_by(*order)):
            found[line.timesheet_id].append(line)
    return found


def sheet_of_shift(shift_id: UUID) -> Timesheet | None:
    """Return the timesheet that has a line of a shift in its revision at hand, or None."""
    statement = select(Timesheet).join(TimesheetLine, AT_HAND).where(TimesheetLine.shift_id == shift_id)
    return session().scalars(statement).one_or_none()


def detail(sheet: Timesheet) -> dict[str, Any]:
    """Return one timesheet as the screen shows it."""
    session().flush()
    lines = lines_of([sheet])[sheet.id]
    total: Counter[str] = Counter()
    for line in lines:
        total.update(line.hours)
    found = unit(sheet.unit_id)
    return {
        **summary_json(sheet, found.name if found else ""),
        "hours": {kind: total[kind] for kind in HOURS},
        "lines": [line_json(line) for line in lines],
        "timeline": timeline(sheet.id),
        "revisions": revisions(sheet.id),
        "payroll_status": sheet.payroll_status,
        "payroll_note": sheet.payroll_note,
    }


def revisions(timesheet_id: UUID) -> list[dict[str, Any]]:
    """Return the approved revisions of a timesheet, newest first; the newest is in force."""
    kept = ApprovedRevision
    columns = (kept.revision, kept.approved_at, kept.approved_by, kept.approver_name, kept.digest, kept.minutes, kept.amount)
    rows = session().execute(select(*columns).where(kept.timesheet_id == timesheet_id).order_by(kept.revision.desc())).mappings()
    return [{**row, "in_force": place == 0} for place, row in enumerate(rows)]


def temp_json(sheet: Any) -> dict[str, Any]:
    """Return whose hours they are."""
    return {"id": sheet.temp_id, "name": sheet.temp_name}


def summary_json(sheet: Any, unit_name: str | None = None) -> dict[str, Any]:
    """Return a timesheet (a row or the thing itself) as lists show it."""
    kept = {name: getattr(sheet, name) for name in _SHOWN if name not in ("temp_id", "temp_name", "ends_at")}
    return {
        **kept,
        "unit_name": unit_name if unit_name is not None else sheet.unit_name or "",
        "temp": temp_json(sheet),
        "week": rules.week_name(sheet.week_start),
        "differs": sheet.differing_lines > 0,
        "approvable": sheet.approvable,
    }


def _times(start: Any, end: Any, pause: int, minutes: int) -> dict[str, Any] | None:
    return {"start": start, "end": end, "break_minutes": pause, "minutes": minutes} if start else None


def line_json(line: TimesheetLine) -> dict[str, Any]:
    """Return a line as the screen shows it."""
    same = {name: getattr(line, name) for name in ("id", "shift_id", "work_date", "work_post", "cost_centre", "contract_id", "actual_source",
                                                   "absent", "differs", "reason", "pay", "wage", "amount", "rules_version", "pay_version")}  # fmt: skip
    return {
        **same,
        "planned": _times(line.planned_start, line.planned_end, line.planned_break, line.planned_minutes),
        "actual": _times(line.actual_start, line.actual_end, line.actual_break, line.actual_minutes),
        "deviation_minutes": line.actual_minutes - line.planned_minutes,
        "hours": {kind: line.hours.get(kind, 0) for kind in HOURS},
    }


def temp_numbers(temp_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the agency's number of each temp that is known here."""
    statement = select(Temp.temp_id, Temp.reference).where(Temp.temp_id.in_(temp_ids)).order_by(Temp.reference.desc())
    return dict(session().execute(statement).tuples().all())


def waiting_weeks(company_id: UUID) -> Select[UUID, date]:
    """Return the select of the temps and weeks of a client with hours that are not approved yet."""
    unapproved = Timesheet.status.in_((*WAITING, "rejected"))
    return select(Timesheet.temp_id, Timesheet.week_start).where(Timesheet.company_id == company_id, unapproved).distinct()
