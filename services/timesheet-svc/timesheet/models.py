"""Timesheets, their lines and approved revisions, and the rules that guard them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKeyConstraint, Index, Numeric, String, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Conflict, Scoped, Versioned
from chassis.ids import uuid7
from timesheet import rules

WAITING = ("open", "submitted")
AMOUNT, RATE = Numeric(12, 2), Numeric(10, 4)


class Timesheet(Scoped, Versioned, Base):
    """The hours of one temp in one calendar week in one unit.

    `revision` is the one at hand; revisions that were approved are `ApprovedRevision` rows and never change.
    The counts and the amount are those of the revision at hand, kept here so that lists read one table.
    """

    __tablename__ = "timesheet"
    __table_args__ = (
        UniqueConstraint("company_id", "temp_id", "week_start", "unit_id"),
        UniqueConstraint("id", "company_id"),
        Index("ix_timesheet_company_id_timecard", "company_id", "timecard"),
    )

    temp_id: Mapped[UUID]
    temp_name: Mapped[str] = mapped_column(String(200))
    week_start: Mapped[date]
    status: Mapped[str] = mapped_column(String(20), default="open")
    revision: Mapped[int] = mapped_column(default=1)
    planned_minutes: Mapped[int] = mapped_column(default=0)
    actual_minutes: Mapped[int] = mapped_column(default=0)
    line_count: Mapped[int] = mapped_column(default=0)
    differing_lines: Mapped[int] = mapped_column(default=0)
    amount: Mapped[Decimal] = mapped_column(AMOUNT, default=Decimal(0))
    work_posts: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    # When the last hours that nobody recorded will be over; before that moment there is nothing to approve.
    ends_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[str | None] = mapped_column(String(60))
    # Who entered the hours as their own; that stays so, whoever submits them again.
    worker_id: Mapped[str | None] = mapped_column(String(60))
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str | None] = mapped_column(String(60))
    approver_name: Mapped[str | None] = mapped_column(String(200))
    rejection_reason: Mapped[str | None] = mapped_column(String(500))
    payroll_status: Mapped[str | None] = mapped_column(String(20))
    payroll_note: Mapped[str | None] = mapped_column(String(500))
    # The back office's number of the timecard these hours came in with, when they did.
    timecard: Mapped[str | None] = mapped_column(String(100))

    @property
    def week(self) -> str:
        """The calendar week as it is written: 2026-W48."""
        return rules.week_name(self.week_start)

    def change(self) -> None:
        """Let hours be changed; rejected ones are open again. Raises Conflict for approved hours."""
        if self.status not in (*WAITING, "rejected"):
            raise Conflict("already_approved", "Approved hours change only by a correction.", status=self.status)
        if self.status == "rejected":
            self.status, self.rejection_reason = "open", None

    def submit(self, by: str, as_worker: bool = False) -> None:
        """open or rejected → submitted."""
        if self.status not in ("open", "rejected"):
            raise Conflict("state", f"A timesheet that is {self.status} cannot be submitted.", status=self.status)
        self._must_be_worked()
        self.status, self.submitted_at, self.submitted_by = "submitted", datetime.now(UTC), by
        self.worker_id, self.rejection_reason = by if as_worker else self.worker_id, None

    def obstacle(self, by: str) -> str | None:
        """Return why this user may not approve this timesheet now, or None."""
        if self.status not in WAITING:
            return "state"
        if by in (str(self.temp_id), self.worker_id):
            return "own_hours"
        return "not_yet_worked" if self.unfinished else None

    def approve(self, by: str, name: str, at: datetime | None = None) -> None:
        """open or submitted → approved. Nobody approves their own hours, and nobody hours still to be worked."""
        obstacle = self.obstacle(by)
        if obstacle == "own_hours":
            raise Conflict("own_hours", "Nobody approves their own hours.")
        if obstacle == "state":
            raise Conflict("state", f"A timesheet that is {self.status} cannot be approved.", status=self.status)
        self._must_be_worked()
        self.status, self.approved_at, self.approved_by, self.approver_name = "approved", at or datetime.now(UTC), by, name
        self.rejection_reason = None

    def reject(self, by: str, reason: str) -> None:
        """open or submitted → rejected, with a reason for whoever entered the hours."""
        if self.status not in WAITING:
            raise Conflict("state", f"A timesheet that is {self.status} cannot be rejected.", status=self.status)
        if by in (str(self.temp_id), self.worker_id):
            raise Conflict("own_hours", "Nobody decides on their own hours.")
        self.status, self.rejection_reason = "rejected", reason

    def start_revision(self) -> None:
        """approved or exported → open, one revision further; what was approved stays approved until the next is."""
        if self.status not in ("approved", "exported"):
            raise Conflict("not_approved", "Only approved hours need a correction; these can still be changed.", status=self.status)
        self.revision += 1
        self.status, self.payroll_status, self.payroll_note = "open", None, None
        self.approved_at = self.approved_by = self.approver_name = None
        self.submitted_at = self.submitted_by = None

    def received(self, status: str, note: str | None = None) -> None:
        """approved → exported once payroll has the hours; further answers of payroll are kept as they come."""
        if self.status not in ("approved", "exported"):
            raise Conflict("not_approved", "Payroll answers on approved hours only.", status=self.status)
        self.status, self.payroll_status, self.payroll_note = "exported", status, note

    @property
    def unfinished(self) -> bool:
        """Whether hours are still to be worked that nobody recorded."""
        return self.ends_at is not None and self.ends_at > datetime.now(UTC)

    @property
    def approvable(self) -> bool:
        """Whether it waits for approval and can be approved now."""
        return self.status in WAITING and not self.unfinished

    def _must_be_worked(self) -> None:
        if self.unfinished:
            raise Conflict("not_yet_worked", "This week has hours that are still to be worked.")

    def as_event(self) -> dict[str, Any]:
        """Return what the events of a timesheet say; `timesheet.approved` adds the lines."""
        return {
            "id": str(self.id),
            "revision": self.revision,
            "status": self.status,
            "temp_id": str(self.temp_id),
            "temp_name": self.temp_name,
            "unit_id": str(self.unit_id),
            "week": self.week,
            "timecard": self.timecard,
            "planned_minutes": self.planned_minutes,
            "actual_minutes": self.actual_minutes,
            "reason": self.rejection_reason,
        }


class TimesheetLine(Base):
    """One shift of a timesheet: planned next to actual. `sealed` lines belong to an approved revision; the database
    refuses to change them."""

    __tablename__ = "timesheet_line"
    __table_args__ = (
        ForeignKeyConstraint(["timesheet_id", "company_id"], ["timesheet.id", "timesheet.company_id"]),
        UniqueConstraint("timesheet_id", "revision", "shift_id"),
        Index("ix_timesheet_line_company_id_shift_id", "company_id", "shift_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    timesheet_id: Mapped[UUID]
    revision: Mapped[int]
    shift_id: Mapped[UUID | None]
    contract_id: Mapped[UUID | None]
    # The back office's number of this stretch of work, when it came from there.
    reference: Mapped[str | None] = mapped_column(String(100))
    work_date: Mapped[date]
    work_post: Mapped[str] = mapped_column(String(200))
    work_post_code: Mapped[str | None] = mapped_column(String(40))
    cost_centre: Mapped[str | None] = mapped_column(String(100))
    planned_start: Mapped[datetime | None]
    planned_end: Mapped[datetime | None]
    planned_break: Mapped[int] = mapped_column(default=0)
    actual_start: Mapped[datetime | None]
    actual_end: Mapped[datetime | None]
    actual_break: Mapped[int] = mapped_column(default=0)
    actual_source: Mapped[str] = mapped_column(String(10), default="plan")
    reason: Mapped[str | None] = mapped_column(String(500))
    planned_minutes: Mapped[int] = mapped_column(default=0)
    actual_minutes: Mapped[int] = mapped_column(default=0)
    differs: Mapped[bool] = mapped_column(default=False)
    # What the contract or the timecard says; without it the wage that is coded for the work post counts.
    agreed_wage: Mapped[Decimal | None] = mapped_column(RATE)
    wage: Mapped[Decimal | None] = mapped_column(RATE)
    hours: Mapped[dict[str, int]] = mapped_column(JSONB, default=dict)
    pay: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    amount: Mapped[Decimal] = mapped_column(AMOUNT, default=Decimal(0))
    rules_version: Mapped[str | None] = mapped_column(Text)
    pay_version: Mapped[str | None] = mapped_column(Text)
    sealed: Mapped[bool] = mapped_column(default=False)

    @property
    def absent(self) -> bool:
        """Whether the temp did not work."""
        return self.actual_start is None

    def plan(self, start: datetime, end: datetime, break_minutes: int) -> None:
        """Set the planned times; they are the actual ones too until somebody records others."""
        self.planned_start, self.planned_end, self.planned_break = start, end, break_minutes
        if self.actual_source == "plan":
            self.actual_start, self.actual_end, self.actual_break = start, end, break_minutes
        self.recount()

    def record_hours(self, times: tuple[datetime, datetime, int] | None, source: str, reason: str | None = None) -> None:
        """Set the actual start, end and break in minutes, or None for a temp who did not work."""
        if times is not None:
            rules.check_times(*times, near=self.planned_start)
        self.actual_start, self.actual_end, self.actual_break = times or (None, None, 0)
        self.actual_source, self.reason = source, reason
        self.recount()

    def recount(self) -> None:
        """Derive minutes and the difference with the plan from the times."""
        self.planned_minutes = rules.worked_minutes(self.planned_start, self.planned_end, self.planned_break)
        self.actual_minutes = rules.worked_minutes(self.actual_start, self.actual_end, self.actual_break)
        planned = (self.planned_start, self.planned_end, self.planned_break)
        self.differs = planned != (self.actual_start, self.actual_end, self.actual_break)

    def copied(self, revision: int) -> "TimesheetLine":
        """Return the same line for a next revision, open to change."""
        columns = {column.key: getattr(self, column.key) for column in self.__table__.columns}
        return TimesheetLine(**{**columns, "id": uuid7(), "revision": revision, "sealed": False})


class ApprovedRevision(Base):
    """What was approved, by whom, with the digest of what was shown. Only ever inserted."""

    __tablename__ = "approved_revision"
    __table_args__ = (
        ForeignKeyConstraint(["timesheet_id", "company_id"], ["timesheet.id", "timesheet.company_id"]),
        UniqueConstraint("timesheet_id", "revision"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    timesheet_id: Mapped[UUID]
    revision: Mapped[int]
    approved_at: Mapped[datetime]
    approved_by: Mapped[str] = mapped_column(String(60))
    approver_name: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    minutes: Mapped[int]
    amount: Mapped[Decimal] = mapped_column(AMOUNT)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Coding(Base):
    """Which revision of the client's work rules or pay conditions is in use; an older one that comes late is ignored."""

    __tablename__ = "coding"

    company_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)  # rules or conditions
    revision: Mapped[int]


class Term(Base):
    """One version of one rule, wage, premium or voucher of a client, with the days, unit and work post it holds for."""

    __tablename__ = "term"
    __table_args__ = (Index("ix_term_company_id_effective_from", "company_id", "effective_from"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    coding: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))  # rule.<which>, the premium's kind, wage or voucher
    entry: Mapped[str] = mapped_column(String(60))
    # By reference and not by id: the coding may arrive before the unit does.
    unit_reference: Mapped[str | None] = mapped_column(String(121))
    work_post: Mapped[str | None] = mapped_column(String(40))
    effective_from: Mapped[date]
    effective_until: Mapped[date | None]
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Temp(Base):
    """Whose number at the agency is whose id here."""

    __tablename__ = "temp"

    company_id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(121), primary_key=True)
    temp_id: Mapped[UUID]
