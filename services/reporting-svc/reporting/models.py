"""Invoices and approved hours as they came in, and the sums that the reports read."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, Integer, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Scoped, Versioned
from chassis.ids import uuid7

AMOUNT = Numeric(14, 2)
# In the sums, a row of everybody together, and of lines that name no temp.
EVERYBODY = UUID(int=0)
NOBODY = UUID(int=2**128 - 1)


class Invoice(Scoped, Versioned, Base):
    """An invoice or credit note of the agency. Amounts of a credit note are negative. Never changed once it is here."""

    __tablename__ = "invoice"
    __table_args__ = (UniqueConstraint("company_id", "number"), UniqueConstraint("id", "company_id"))

    number: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(20))
    issue_date: Mapped[date]
    due_date: Mapped[date | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    buyer_reference: Mapped[str | None] = mapped_column(String(200))
    corrects: Mapped[str | None] = mapped_column(String(200))
    currency: Mapped[str] = mapped_column(String(3))
    net_amount: Mapped[Decimal] = mapped_column(AMOUNT)
    vat_amount: Mapped[Decimal] = mapped_column(AMOUNT)
    gross_amount: Mapped[Decimal] = mapped_column(AMOUNT)
    line_count: Mapped[int]
    minutes: Mapped[int]


class InvoiceLine(Scoped, Base):
    """One line of an invoice, in the unit where the work was done, with what it says about temp, shift and timesheet."""

    __tablename__ = "invoice_line"
    __table_args__ = (
        ForeignKeyConstraint(["invoice_id", "company_id"], ["invoice.id", "invoice.company_id"]),
        UniqueConstraint("invoice_id", "position"),
        Index("ix_invoice_line_company_id_timesheet", "company_id", "timesheet"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    invoice_id: Mapped[UUID]
    position: Mapped[int]
    number: Mapped[str] = mapped_column(String(60))
    description: Mapped[str] = mapped_column(Text)
    temp_id: Mapped[UUID | None]
    temp_name: Mapped[str | None] = mapped_column(String(200))
    week: Mapped[str | None] = mapped_column(String(8))
    work_date: Mapped[date | None]
    cost_centre: Mapped[str | None] = mapped_column(String(200))
    quantity: Mapped[Decimal] = mapped_column(Numeric(16, 6))
    unit_code: Mapped[str] = mapped_column(String(10))
    price: Mapped[Decimal] = mapped_column(Numeric(18, 6))
    amount: Mapped[Decimal] = mapped_column(AMOUNT)
    vat_percent: Mapped[Decimal | None] = mapped_column(Numeric(6, 2))
    minutes: Mapped[int]
    interval: Mapped[str | None] = mapped_column(String(200))
    timesheet: Mapped[str | None] = mapped_column(String(100))
    shift: Mapped[str | None] = mapped_column(String(100))


class InvoiceShare(Scoped, Base):
    """What one invoice comes to in one unit."""

    __tablename__ = "invoice_share"
    __table_args__ = (ForeignKeyConstraint(["invoice_id", "company_id"], ["invoice.id", "invoice.company_id"]),)

    invoice_id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(primary_key=True)
    issue_date: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(AMOUNT)
    minutes: Mapped[int]


class Invoiced(Scoped, Base):
    """Sums of invoice lines in euro per unit, month of issue and temp, and one row per unit and month of everybody."""

    __tablename__ = "invoiced"

    unit_id: Mapped[UUID] = mapped_column(primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    temp_id: Mapped[UUID] = mapped_column(primary_key=True)
    temp_name: Mapped[str] = mapped_column(String(200))
    amount: Mapped[Decimal] = mapped_column(AMOUNT)
    minutes: Mapped[int] = mapped_column(BigInteger)


class WorkLine(Scoped, Base):
    """One line of an approved timesheet, of the revision in force."""

    __tablename__ = "work_line"
    __table_args__ = (
        Index("ix_work_line_company_id_timesheet_id", "company_id", "timesheet_id"),
        Index("ix_work_line_company_id_timecard", "company_id", "timecard"),
        Index("ix_work_line_company_id_temp_id_work_date", "company_id", "temp_id", "work_date"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    timesheet_id: Mapped[UUID]
    revision: Mapped[int]
    timecard: Mapped[str | None] = mapped_column(String(100))
    reference: Mapped[str | None] = mapped_column(String(100))
    shift_id: Mapped[UUID | None]
    temp_id: Mapped[UUID]
    temp_name: Mapped[str] = mapped_column(String(200))
    week: Mapped[str] = mapped_column(String(8))
    work_date: Mapped[date]
    work_post: Mapped[str] = mapped_column(String(200))
    cost_centre: Mapped[str | None] = mapped_column(String(100))
    start: Mapped[datetime | None]
    end: Mapped[datetime | None]
    minutes: Mapped[int]
    approver_id: Mapped[str] = mapped_column(String(60))
    approver_name: Mapped[str] = mapped_column(String(200))
    approved_at: Mapped[datetime]


class Worked(Scoped, Base):
    """Approved hours per unit, month and temp, and one row per unit and month of everybody."""

    __tablename__ = "worked"

    unit_id: Mapped[UUID] = mapped_column(primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    temp_id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes: Mapped[int] = mapped_column(BigInteger)
    first_day: Mapped[date]
    last_day: Mapped[date]
    work_post: Mapped[str] = mapped_column(String(200))


class TempYear(Scoped, Base):
    """In which months and calendar weeks of a year a temp worked in a unit: one bit each, January and week 1 the lowest.

    Counting different temps over a year then reads one row per temp, not one per month or week.
    """

    __tablename__ = "temp_year"

    unit_id: Mapped[UUID] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    temp_id: Mapped[UUID] = mapped_column(primary_key=True)
    temp_name: Mapped[str] = mapped_column(String(200))
    months: Mapped[int] = mapped_column(Integer)
    weeks: Mapped[int] = mapped_column(BigInteger)


class Shift(Scoped, Base):
    """A shift as planning published it last."""

    __tablename__ = "shift"
    __table_args__ = (Index("ix_shift_company_id_reference", "company_id", "reference"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str | None] = mapped_column(String(100))
    status: Mapped[str] = mapped_column(String(20))
    temp_id: Mapped[UUID | None]
    work_post: Mapped[str] = mapped_column(String(200))
    start: Mapped[datetime]
    end: Mapped[datetime]
    break_minutes: Mapped[int]
    contract_id: Mapped[UUID | None]


class Temp(Base):
    """Whose number at the agency is whose id here."""

    __tablename__ = "temp"

    company_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(100), primary_key=True)
    temp_id: Mapped[UUID]
