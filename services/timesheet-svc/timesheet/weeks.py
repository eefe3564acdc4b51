"""A temp's week at one client: its timesheets over all units, their revisions, and the pay worked out over all of them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis import Unit, session
from chassis.ids import uuid7
from timesheet import rules
from timesheet.models import Coding, Timesheet, TimesheetLine
from timesheet.pay import Pay, Week, Work, local_day, price_week
from timesheet.terms import Book


class TempWeek:
    """The timesheets of a temp, week and client, locked, with the lines of the revision at hand of each."""

    def __init__(self, company_id: UUID, temp_id: UUID, monday: date):
        self.company_id, self.temp_id, self.monday = company_id, temp_id, monday
        coding = (
            select(func.string_agg(func.concat(Coding.kind, Coding.revision), " ")).where(Coding.company_id == company_id).scalar_subquery()
        )
        same = (Timesheet.company_id == company_id, Timesheet.temp_id == temp_id, Timesheet.week_start == monday)
        statement = select(Timesheet, coding).where(*same).order_by(Timesheet.id).with_for_update(of=Timesheet)
        found = session().execute(statement.execution_options(populate_existing=True)).all()
        self.sheets: dict[UUID, Timesheet] = {sheet.unit_id: sheet for sheet, _ in found}
        self.coding: str | None = found[0][1] if found else None
        self._loaded = bool(found)
        self.lines: dict[UUID, list[TimesheetLine]] = {sheet.id: [] for sheet, _ in found}
        if found:
            self._load_lines()

    @classmethod
    def of(cls, sheet: Timesheet) -> "TempWeek":
        """Return the week that a timesheet is part of."""
        return cls(sheet.company_id, sheet.temp_id, sheet.week_start)

    def _load_lines(self) -> None:
        statement = select(TimesheetLine).where(TimesheetLine.timesheet_id.in_(self.lines))
        current = {sheet.id: sheet.revision for sheet in self.sheets.values()}
        for line in session().scalars(statement.order_by(TimesheetLine.work_date, TimesheetLine.id)):
            if line.revision == current[line.timesheet_id]:
                self.lines[line.timesheet_id].append(line)

    def all(self) -> list[tuple[TimesheetLine, Timesheet]]:
        """Return every line with its timesheet."""
        return [(line, sheet) for sheet in self.sheets.values() for line in self.lines[sheet.id]]

    def open(self, place: Unit, temp_name: str | None) -> Timesheet:
        """Return the timesheet of a unit, ready for change: made when there is none, its next revision when approved."""
        sheet = self.sheets.get(place.id)
        if sheet is None:
            sheet = Timesheet(id=uuid7(), company_id=place.company_id, unit_id=place.id, unit_path=place.path, temp_id=self.temp_id,
                              temp_name=temp_name or "-", week_start=self.monday, status="open", revision=1)  # fmt: skip
            self.sheets[place.id], self.lines[sheet.id] = sheet, []
        self.reopen(sheet)
        sheet.temp_name = temp_name or sheet.temp_name
        return sheet

    def reopen(self, sheet: Timesheet) -> None:
        """Bring a timesheet to a state in which its lines can change."""
        if sheet.status in ("approved", "exported"):
            self.start_revision(sheet)
        elif sheet.status != "open":
            sheet.status = "open"

    def start_revision(self, sheet: Timesheet) -> None:
        """Copy the approved lines of a timesheet into a next revision that is open to change."""
        sheet.start_revision()
        self.lines[sheet.id] = [line.copied(sheet.revision) for line in self.lines[sheet.id]]
        session().add_all(self.lines[sheet.id])

    def add(self, sheet: Timesheet, source: str, **facts: Any) -> TimesheetLine:
        """Add a line to a timesheet that is open to change."""
        line = TimesheetLine(id=uuid7(), company_id=self.company_id, timesheet_id=sheet.id, revision=sheet.revision, actual_source=source,
                             planned_break=0, actual_break=0, sealed=False, **facts)  # fmt: skip
        self.lines[sheet.id].append(line)
        session().add_all([sheet, line])
        return line

    def remove(self, sheet: Timesheet, line: TimesheetLine) -> None:
        """Take a line out of a timesheet that is open to change."""
        self.lines[sheet.id].remove(line)
        if line in session().new:
            session().expunge(line)
        else:
            session().delete(line)

    def price(self) -> None:
        """Work out the pay of the week again, over all units, and the totals of its timesheets.

        Lines already approved keep their pay and use up the week's limits first. Raises Conflict for overlapping hours.
        """
        everything = [line for line, _ in self.all()]
        rules.must_not_overlap(everything)
        sealed = [line for line in everything if line.sealed]
        before = Week(sum(line.hours.get("regular", 0) for line in sealed), _minutes_by_day(sealed))
        due: list[tuple[TimesheetLine, Work | None]] = []
        with session().no_autoflush:  # a new line is written once, with its pay
            for sheet in self.sheets.values():
                due += self._works(sheet, [line for line in self.lines[sheet.id] if not line.sealed])
        pays = iter(price_week([work for _, work in due if work], before))
        for line, work in due:
            _set_pay(line, next(pays) if work else Pay(), work)
        for sheet in self.sheets.values():
            _total(sheet, self.lines[sheet.id])

    def _works(self, sheet: Timesheet, lines: Sequence[TimesheetLine]) -> list[tuple[TimesheetLine, Work | None]]:
        if not lines:
            return []
        book = Book.of(sheet.company_id, sheet.unit_path, self.coding if self._loaded else None)
        found: list[tuple[TimesheetLine, Work | None]] = []
        for line in lines:
            line.wage = line.agreed_wage if line.agreed_wage is not None else book.wage(line.work_date, line.work_post_code)
            work = None
            if line.actual_start and line.actual_end:
                terms = (book.rules(line.work_date, line.work_post_code), book.conditions(line.work_date, line.work_post_code))
                work = Work(line.actual_start, line.actual_end, line.actual_break, line.wage or Decimal(0), *terms)
            found.append((line, work))
        return found


def _minutes_by_day(lines: Sequence[TimesheetLine]) -> dict[date, int]:
    found: Counter[date] = Counter()
    for line in lines:
        if line.actual_start:
            found[local_day(line.actual_start)] += line.actual_minutes
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
