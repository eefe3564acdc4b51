"""A temp's week: its timesheets, their revisions, and the pay worked out over all of them."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from chassis import session, unit
from timesheet import queries, rules
from timesheet.models import Timesheet, TimesheetLine
from timesheet.pay import Pay, Week, Work, local_day, price_week
from timesheet.terms import Book


def open_sheet(unit_id: UUID, temp_id: UUID, temp_name: str, monday: date) -> tuple[Timesheet, bool]:
    """Return the locked timesheet of a temp, week and unit, ready for change, and whether it is new.

    One that was approved gets a next revision: what was approved stays as it is.
    """
    statement = select(Timesheet).where(Timesheet.temp_id == temp_id, Timesheet.week_start == monday, Timesheet.unit_id == unit_id)
    sheet = session().scalars(statement.with_for_update()).one_or_none()
    if sheet is not None:
        reopen(sheet)
        return sheet, False
    place = unit(unit_id)
    if place is None:
        raise LookupError(f"unit {unit_id} is not known here")
    sheet = Timesheet(company_id=place.company_id, unit_id=place.id, unit_path=place.path, temp_id=temp_id, temp_name=temp_name, week_start=monday,
                      status="open", revision=1)  # fmt: skip
    session().add(sheet)
    session().flush()
    return sheet, True


def reopen(sheet: Timesheet) -> None:
    """Bring a timesheet to a state in which its lines can change."""
    if sheet.status in ("approved", "exported"):
        start_revision(sheet)
    elif sheet.status != "open":
        sheet.status = "open"


def start_revision(sheet: Timesheet) -> None:
    """Copy the approved lines into a next revision that is open to change."""
    lines = queries.lines_of([sheet])[sheet.id]
    sheet.start_revision()
    session().add_all(line.copied(sheet.revision) for line in lines)
    session().flush()


def reprice(company_id: UUID, temp_id: UUID, monday: date) -> list[Timesheet]:
    """Work out the pay of a temp's week again, over all units of the client, and the totals of its timesheets.

    Lines already approved keep their pay and use up the week's limits first. Raises Conflict for overlapping hours.
    """
    session().flush()
    same_week = (Timesheet.company_id == company_id, Timesheet.temp_id == temp_id, Timesheet.week_start == monday)
    sheets = list(session().scalars(select(Timesheet).where(*same_week).order_by(Timesheet.id).with_for_update()))
    lines = queries.lines_of(sheets)
    everything = [line for sheet in sheets for line in lines[sheet.id]]
    rules.must_not_overlap(everything)
    before = Week(
        sum(line.hours.get("regular", 0) for line in everything if line.sealed),
        _minutes_by_day([line for line in everything if line.sealed]),
    )
    due: list[tuple[TimesheetLine, Work | None]] = []
    for sheet in sheets:
        unsealed = [line for line in lines[sheet.id] if not line.sealed]
        if unsealed:
            due += _works(sheet, unsealed)
    pays = iter(price_week([work for _, work in due if work], before))
    for line, work in due:
        _set_pay(line, next(pays) if work else Pay(), work)
    for sheet in sheets:
        _total(sheet, lines[sheet.id])
    session().flush()
    return sheets


def of(sheet: Timesheet) -> tuple[UUID, UUID, date]:
    """Return whose week a timesheet is about: company, temp and Monday."""
    return sheet.company_id, sheet.temp_id, sheet.week_start


def _minutes_by_day(lines: Sequence[TimesheetLine]) -> dict[date, int]:
    found: dict[date, int] = {}
    for line in lines:
        if line.actual_start:
            day = local_day(line.actual_start)
            found[day] = found.get(day, 0) + line.actual_minutes
    return found


def _works(sheet: Timesheet, lines: Sequence[TimesheetLine]) -> list[tuple[TimesheetLine, Work | None]]:
    book = Book.load(sheet.company_id, sheet.unit_path, min(line.work_date for line in lines), max(line.work_date for line in lines))
    found: list[tuple[TimesheetLine, Work | None]] = []
    for line in lines:
        line.wage = line.agreed_wage if line.agreed_wage is not None else book.wage(line.work_date, line.work_post_code)
        work = None
        if line.actual_start and line.actual_end:
            terms = (book.rules(line.work_date, line.work_post_code), book.conditions(line.work_date, line.work_post_code))
            work = Work(line.actual_start, line.actual_end, line.actual_break, line.wage or Decimal(0), *terms)
        found.append((line, work))
    return found


def _set_pay(line: TimesheetLine, pay: Pay, work: Work | None) -> None:
    line.hours = pay.hours
    # Without a wage there are hours but nothing to pay: no lines of 0.00 that look like an answer.
    line.pay, line.amount = (pay.lines, pay.amount) if line.wage is not None else ([], Decimal("0.00"))
    line.rules_version = work.rules.version if work else None
    line.pay_version = work.conditions.version if work else None


def _total(sheet: Timesheet, lines: Sequence[TimesheetLine]) -> None:
    sheet.planned_minutes = sum(line.planned_minutes for line in lines)
    sheet.actual_minutes = sum(line.actual_minutes for line in lines)
    sheet.line_count = len(lines)
    sheet.differing_lines = sum(line.differs for line in lines)
    sheet.amount = sum((line.amount for line in lines), Decimal("0.00"))
    sheet.work_posts = sorted({line.work_post for line in lines if line.work_post})
    ends: list[datetime] = [line.planned_end for line in lines if line.actual_source == "plan" and line.planned_end]
    sheet.ends_at = max(ends, default=None)

