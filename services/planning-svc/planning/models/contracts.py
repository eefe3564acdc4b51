"""Temp contracts: one for the shifts of a temp on a post of a unit in a calendar week (ADR 0005)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Numeric, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Scoped, Versioned
from planning.clock import now


class Contract(Scoped, Versioned, Base):
    """What the law of 24 July 1987 asks of a temp contract, and how far it is: drawn up, signed, declared.

    Every change of its shifts makes a next `contract_version`, which has to be signed and declared again.
    """

    __tablename__ = "contract"
    __table_args__ = (
        ForeignKeyConstraint(["temp_id", "company_id"], ["temp.id", "temp.company_id"]),
        UniqueConstraint("id", "company_id"),
        Index(
            "uq_contract_week", "company_id", "temp_id", "unit_id", "work_post", "week_start", text("coalesce(placement, '')"),
            unique=True, postgresql_where=text("cancelled_at IS NULL"),
        ),
    )  # fmt: skip

    contract_version: Mapped[int] = mapped_column(default=0)
    temp_id: Mapped[UUID]
    placement: Mapped[str | None] = mapped_column(Text)  # its reference at the agency
    work_post: Mapped[str] = mapped_column(Text)
    work_post_name: Mapped[str] = mapped_column(Text)
    function: Mapped[str] = mapped_column(Text)
    joint_committee: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    motive: Mapped[str] = mapped_column(Text)
    justification: Mapped[str | None] = mapped_column(Text)
    replacement_reason: Mapped[str | None] = mapped_column(Text)
    replacement_until: Mapped[date | None]
    workplace: Mapped[str] = mapped_column(Text)
    week_start: Mapped[date]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    shifts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    shift_count: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[int] = mapped_column(default=0)
    wage: Mapped[Decimal] = mapped_column(Numeric(10, 4))
    premiums: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    meal_voucher: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    used: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    rules_version: Mapped[str | None] = mapped_column(Text)
    pay_version: Mapped[str | None] = mapped_column(Text)
    drawn_up_at: Mapped[datetime]
    signed_at: Mapped[datetime | None]
    declared_at: Mapped[datetime | None]
    declaration_number: Mapped[str | None] = mapped_column(Text)
    refused_at: Mapped[datetime | None]
    refused_reason: Mapped[str | None] = mapped_column(Text)
    cancelled_at: Mapped[datetime | None]
    document_id: Mapped[UUID | None]

    @property
    def status(self) -> str:
        """drawn_up, signed, declared (and signed), refused or cancelled."""
        return status_of(self.cancelled_at, self.refused_at, self.signed_at, self.declared_at)

    def draw_up(self, shifts: list[dict[str, Any]]) -> None:
        """Make the next version, with these shifts (by start); what was signed and declared was the version before."""
        self.contract_version = (self.contract_version or 0) + 1
        self.shifts, self.shift_count, self.minutes = shifts, len(shifts), sum(one["minutes"] for one in shifts)
        self.starts_at = datetime.fromisoformat(shifts[0]["start"])
        self.ends_at = max(datetime.fromisoformat(one["end"]) for one in shifts)
        self.drawn_up_at = now()
        self.signed_at = self.declared_at = self.declaration_number = self.refused_at = self.refused_reason = None
        self.document_id = None

    def report(self, status: str, at: datetime, number: str | None, reason: str | None) -> bool:
        """Take over what the back office says of this version: signed, declared or refused; say whether it is news."""
        before = (self.signed_at, self.declared_at, self.refused_at)
        if status == "signed":
            self.signed_at = self.signed_at or at
        elif status == "declared":
            self.declared_at, self.declaration_number = self.declared_at or at, number
            self.refused_at = self.refused_reason = None
        else:
            self.declared_at, self.refused_at, self.refused_reason = None, at, reason
        return before != (self.signed_at, self.declared_at, self.refused_at)

    def cancel(self) -> None:
        """Every shift of it was called off before it began."""
        self.cancelled_at = now()


def status_of(cancelled: datetime | None, refused: datetime | None, signed: datetime | None, declared: datetime | None) -> str:
    """Return the status of a contract: the furthest step of drawn up → signed → declared that has its steps before it."""
    if cancelled:
        return "cancelled"
    if refused:
        return "refused"
    if signed:
        return "declared" if declared else "signed"
    return "drawn_up"
