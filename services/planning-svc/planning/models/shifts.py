"""A shift: the work of one person, from draft to published, and what may happen to it when."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Numeric, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB, ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Conflict, Invalid, Scoped, Versioned
from chassis.ids import uuid7
from planning.clock import ZONE, ZONE_NAME, clock_of, local_date, minute_of, now, shift_times, worked_minutes
from planning.facts import Work

LONGEST_MINUTES = 24 * 60


class Shift(Scoped, Versioned, Base):
    """Work on a post of a unit between two instants, by nobody yet or by one temp.

    The exclusion constraint is the last word on double booking: ranges are half open, so a shift may begin when
    another ends. `accepted` holds the findings that somebody went past, with who and why.
    """

    __tablename__ = "shift"
    __table_args__ = (
        ForeignKeyConstraint(["temp_id", "company_id"], ["temp.id", "temp.company_id"]),
        ForeignKeyConstraint(["contract_id", "company_id"], ["contract.id", "contract.company_id"]),
        UniqueConstraint("id", "company_id"),
        ExcludeConstraint(
            (text("temp_id"), "="),
            (text("tstzrange(starts_at, ends_at)"), "&&"),
            where=text("temp_id IS NOT NULL AND status <> 'cancelled'"),
            using="gist",
            name="ex_shift_temp_id",
        ),
        Index("ix_shift_contract_id", "contract_id"),
        Index("ix_shift_company_id_document", "company_id", "document", postgresql_where=text("document IS NOT NULL")),
    )

    group_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(Text, default="draft")
    work_post: Mapped[str] = mapped_column(Text)
    work_post_name: Mapped[str] = mapped_column(Text)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(Text, default=ZONE_NAME)
    break_minutes: Mapped[int] = mapped_column(default=0)
    temp_id: Mapped[UUID | None]
    contract_id: Mapped[UUID | None]
    cost_centre: Mapped[str | None] = mapped_column(Text)
    purchase_order: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    accepted: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    rules_version: Mapped[str | None] = mapped_column(Text)
    pay_version: Mapped[str | None] = mapped_column(Text)
    wage: Mapped[Decimal | None] = mapped_column(Numeric(10, 4))
    history: Mapped[bool] = mapped_column(default=False)
    replaces_id: Mapped[UUID | None]
    replacement_id: Mapped[UUID | None]
    cancel_reason: Mapped[str | None] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(Text)  # number of the agency's or client's planning document
    line: Mapped[str | None] = mapped_column(Text)  # and of the line in it

    @property
    def minutes(self) -> int:
        """Elapsed minutes without the break."""
        return worked_minutes(self.starts_at, self.ends_at, self.break_minutes)

    @property
    def work(self) -> Work:
        """The shift as the rules see it."""
        return Work(self.id, minute_of(self.starts_at), minute_of(self.ends_at), self.break_minutes)

    @property
    def started(self) -> bool:
        """Whether it has begun."""
        return self.starts_at <= now()

    def check(self) -> None:
        """Raise Invalid for times that nobody can work."""
        elapsed = minute_of(self.ends_at) - minute_of(self.starts_at)
        if not 0 < elapsed <= LONGEST_MINUTES:
            raise Invalid("shift_length", "A shift lasts at most 24 hours.", errors=[{"pointer": "/end_time", "rule": "length"}])
        if self.break_minutes >= elapsed:
            raise Invalid("break_length", "The break is as long as the shift.", errors=[{"pointer": "/break_minutes", "rule": "length"}])

    def must_be_draft(self) -> None:
        """Raise Conflict unless the shift is a draft."""
        if self.status != "draft":
            raise Conflict("state", f"A {self.status} shift cannot do that.", status=self.status)

    def must_be_ahead(self) -> None:
        """Raise Conflict for a shift that is over or under way: from there on its hours are the timesheet's."""
        if self.status == "cancelled":
            raise Conflict("state", "A cancelled shift cannot do that.", status=self.status)
        if self.status == "published" and self.started:
            raise Conflict("already_started", "This shift has begun; correct its hours on the timesheet.")

    def assign(self, temp_id: UUID, accepted: list[dict[str, Any]], rules_version: str) -> None:
        """Give a draft to a temp. What was accepted for an earlier temp is gone."""
        self.must_be_draft()
        self.temp_id, self.accepted, self.rules_version = temp_id, accepted, rules_version

    def unassign(self) -> None:
        """Take the temp off a draft."""
        self.must_be_draft()
        if self.temp_id is None:
            raise Conflict("not_assigned", "Nobody is assigned to this shift.")
        self.temp_id, self.accepted, self.rules_version = None, [], None

    def publish(self, contract_id: UUID | None, wage: Decimal | None, pay_version: str | None) -> None:
        """draft → published."""
        self.must_be_publishable()
        self.status, self.contract_id, self.wage, self.pay_version = "published", contract_id, wage, pay_version

    def must_be_publishable(self) -> None:
        """Raise Conflict unless it is a draft that somebody will work."""
        self.must_be_draft()
        if self.temp_id is None:
            raise Conflict("not_assigned", "Assign a temp before publishing.")
        if self.started:
            raise Conflict("already_started", "A shift is published before it begins.")

    def change(self, changes: dict[str, Any]) -> None:
        """Take over changed fields; clock times are those of the wall. The work post of a published shift is fixed."""
        if "work_post" in changes:
            self.must_be_draft()
        if changes.keys() & {"date", "start_time", "end_time"}:
            moved = changes.keys() & {"date", "start_time"}
            fold = None if moved else self.starts_at.astimezone(ZONE).fold
            self.starts_at, self.ends_at = shift_times(
                date.fromisoformat(changes["date"]) if "date" in changes else local_date(self.starts_at),
                changes.get("start_time") or clock_of(self.starts_at),
                changes.get("end_time") or clock_of(self.ends_at),
                changes.get("start_fold", fold),
                changes.get("end_fold"),
            )
        for name in changes.keys() & {"break_minutes", "work_post", "work_post_name", "cost_centre", "purchase_order", "note"}:
            setattr(self, name, changes[name])
        self.check()
        if self.status == "published" and self.started:
            raise Conflict("already_started", "A shift cannot be moved into the past.")

    def again(self, starts_at: datetime | None = None, ends_at: datetime | None = None, **changes: Any) -> "Shift":
        """Return an open draft like this one, at the same or another time."""
        same = ("company_id", "unit_id", "unit_path", "group_id", "work_post", "work_post_name", "zone", "break_minutes", "cost_centre",
                "purchase_order", "note")  # fmt: skip
        copied = {name: getattr(self, name) for name in same}
        times = {"starts_at": starts_at or self.starts_at, "ends_at": ends_at or self.ends_at}
        return Shift(id=uuid7(), status="draft", **{"replaces_id": None if starts_at else self.id, **copied, **times, **changes})

    def cancel(self, reason: str) -> None:
        """draft or published → cancelled, before it begins."""
        self.must_be_ahead()
        self.status, self.cancel_reason = "cancelled", reason

    def as_contract_line(self) -> dict[str, Any]:
        """Return the shift as its contract states it."""
        return {
            "shift_id": str(self.id),
            "date": local_date(self.starts_at).isoformat(),
            "start": stamp(self.starts_at),
            "end": stamp(self.ends_at),
            "start_time": clock_of(self.starts_at),
            "end_time": clock_of(self.ends_at),
            "break_minutes": self.break_minutes,
            "minutes": self.minutes,
        }


def stamp(instant: datetime) -> str:
    """Return an instant as it travels: RFC 3339 in UTC, whole seconds."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
