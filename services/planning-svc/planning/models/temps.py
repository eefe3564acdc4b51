"""Temps: name, e-mail, phone, skills, availability and placements, and nothing more (data minimisation)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Numeric, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Scoped, Versioned
from chassis.ids import uuid7

RATE = Numeric(10, 4)


class Temp(Versioned, Base):
    """Somebody the agency lets work at a client. Where, is in `TempUnit`: of one temp there may be several units."""

    __tablename__ = "temp"
    __table_args__ = (
        UniqueConstraint("company_id", "number"),
        UniqueConstraint("id", "company_id"),
        Index("ix_temp_company_id_name_id", "company_id", "name", "id"),
    )

    company_id: Mapped[UUID]
    number: Mapped[str] = mapped_column(Text)  # at the agency
    customer_number: Mapped[str | None] = mapped_column(Text)  # at the client
    revision: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text, default="nl")
    skills: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    active: Mapped[bool] = mapped_column(default=True)


class TempUnit(Scoped, Base):
    """A unit (and everything under it) where a temp may work."""

    __tablename__ = "temp_unit"
    __table_args__ = (
        ForeignKeyConstraint(["temp_id", "company_id"], ["temp.id", "temp.company_id"], ondelete="CASCADE"),
        UniqueConstraint("temp_id", "unit_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    temp_id: Mapped[UUID]


class AvailabilityLine(Base):
    """A line of a temp's availability: single (instants), or weekly (weekday, 0 is every day, and clock times).

    Clock times stay clock times, so that six o'clock is six o'clock in summer too. Without them it is the whole day.
    """

    __tablename__ = "availability_line"
    __table_args__ = (
        ForeignKeyConstraint(["temp_id", "company_id"], ["temp.id", "temp.company_id"], ondelete="CASCADE"),
        Index("ix_availability_line_temp_id", "temp_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    temp_id: Mapped[UUID]
    document: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    weekday: Mapped[int] = mapped_column(default=0)
    begins: Mapped[int] = mapped_column(default=0)  # minute of the day
    ends: Mapped[int] = mapped_column(default=1440)
    since: Mapped[date | None]
    until: Mapped[date | None]


class Placement(Scoped, Versioned, Base):
    """What client and agency agreed for a temp: unit, work post, period, motive, justification, wage.

    It may come before the temp's profile (`temp_id` is filled in then) and from two sides: the agency's Assignment,
    and the vacancy it fills, which knows the motive.
    """

    __tablename__ = "placement"
    __table_args__ = (UniqueConstraint("company_id", "reference"), Index("ix_placement_temp_id", "temp_id"))

    reference: Mapped[str] = mapped_column(Text)
    numbers: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)  # of the temp, at the agency and the client
    temp_id: Mapped[UUID | None]
    vacancy_id: Mapped[UUID | None]
    work_post: Mapped[str | None] = mapped_column(Text)
    function: Mapped[str | None] = mapped_column(Text)
    since: Mapped[date]
    until: Mapped[date | None]
    motive: Mapped[str | None] = mapped_column(Text)
    justification: Mapped[str | None] = mapped_column(Text)
    replacement_reason: Mapped[str | None] = mapped_column(Text)
    replacement_until: Mapped[date | None]
    wage: Mapped[Decimal | None] = mapped_column(RATE)
    cost_centre: Mapped[str | None] = mapped_column(Text)
    purchase_order: Mapped[str | None] = mapped_column(Text)

    def fits(self, path: Iterable[UUID], work_post: str) -> bool:
        """Say whether it is about this unit (or one above it) and post."""
        return self.unit_id in path and self.work_post in (None, work_post)

    def covers(self, day: date) -> bool:
        """Say whether a day lies in its period."""
        return self.since <= day and (self.until is None or day <= self.until)


def agreed(placements: Iterable[Placement], path: Sequence[UUID], work_post: str, day: date) -> Placement | None:
    """Return the placement that work falls under: of several the one that began last."""
    fitting = [one for one in placements if one.fits(path, work_post) and one.covers(day)]
    return max(fitting, key=lambda one: (one.since, one.id), default=None)
