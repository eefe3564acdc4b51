"""Candidates and the comments on them, with the rules that guard them."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Conflict, Invalid, Scoped, Versioned
from chassis.ids import uuid7
from vacancy.models.vacancies import Vacancy

STAGES = ("proposed", "shortlisted", "interview_planned", "accepted", "rejected", "withdrawn", "placed")
UNDECIDED = ("proposed", "shortlisted", "interview_planned")


class Candidate(Scoped, Versioned, Base):
    """Somebody the agency proposes for a vacancy: a name, a proposal text, a CV in the document service, and no more.

    `reference` is the agency's number of the proposal, `temp_number` that of the person.
    """

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("company_id", "vacancy_id", "reference"),)

    vacancy_id: Mapped[UUID] = mapped_column(ForeignKey("vacancy.id"), index=True)
    reference: Mapped[str] = mapped_column(Text)
    temp_number: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    proposal: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, default="proposed")
    reason: Mapped[str | None] = mapped_column(Text)
    interview_start: Mapped[datetime | None]
    interview_end: Mapped[datetime | None]
    interview_place: Mapped[str | None] = mapped_column(Text)
    cv: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    placement_reference: Mapped[str | None] = mapped_column(Text)
    placement_starts_on: Mapped[date | None]
    placement_ends_on: Mapped[date | None]
    placed_at: Mapped[datetime | None]

    def shortlist(self) -> None:
        """Keep in the running."""
        self._from("shortlist", "proposed")
        self.status = "shortlisted"

    def plan_interview(self, start: datetime, end: datetime, place: str | None, now: datetime) -> None:
        """Plan an interview, or plan it again."""
        self._from("plan_interview", *UNDECIDED)
        if end <= start or (end - start).total_seconds() > 8 * 3600:
            raise Invalid(
                "interview_length", "An interview ends after it starts, within eight hours.", errors=[{"pointer": "/end", "rule": "order"}]
            )
        if start <= now:
            raise Conflict("interview_past", "That moment has gone by.")
        self.status, self.interview_start, self.interview_end, self.interview_place = "interview_planned", start, end, place

    def accept(self, vacancy: Vacancy, taken: int) -> None:
        """Accept; `taken` counts those already accepted or placed for the vacancy."""
        self._from("accept", *UNDECIDED)
        if taken >= vacancy.positions:
            raise Conflict("positions_taken", "As many are accepted as there are positions.", positions=vacancy.positions)
        self.status = "accepted"

    def reject(self, reason: str) -> None:
        """Reject with a reason; also somebody accepted, as long as the agency has not placed them."""
        self._from("reject", *UNDECIDED, "accepted")
        self.status, self.reason = "rejected", reason

    def withdraw(self) -> None:
        """The agency takes its proposal back."""
        self._from("withdraw", *UNDECIDED, "accepted")
        self.status = "withdrawn"

    def propose(self, temp_number: str, name: str, proposal: str | None) -> bool:
        """Take over a newer version of the proposal; True when it brings back a withdrawn one."""
        if self.status == "rejected":
            raise Conflict("candidate_rejected", "The client rejected this candidate.")
        self.temp_number, self.name, self.proposal = temp_number, name, proposal
        back = self.status == "withdrawn"
        if back:
            self.status, self.reason = "proposed", None
        return back

    def place(self, reference: str, starts_on: date, ends_on: date | None) -> bool:
        """The agency confirms the placement, or changes its period; True the first time."""
        self._from("place", "accepted", "placed")
        first = self.status == "accepted"
        self.placement_reference, self.placement_starts_on, self.placement_ends_on = reference, starts_on, ends_on
        if first:
            self.status, self.placed_at = "placed", datetime.now(UTC)
        return first

    def _from(self, verb: str, *allowed: str) -> None:
        if self.status not in allowed:
            raise Conflict("state", f"A candidate who is {self.status.replace('_', ' ')} cannot do that.", verb=verb, status=self.status)

    def as_event(self) -> dict[str, Any]:
        """Return the candidate as other services need it: the person is known by name and number, nothing else."""
        names = ("id", "company_id", "unit_id", "vacancy_id", "reference", "status", "reason")
        return {**{name: getattr(self, name) for name in names}, "temp": {"number": self.temp_number, "name": self.name}}


class Comment(Scoped, Base):
    """A remark that client and agency both see."""

    __tablename__ = "comment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[UUID]
    author_name: Mapped[str] = mapped_column(Text)
    from_agency: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    def as_answer(self) -> dict[str, Any]:
        """Return the comment as the API shows it."""
        names = ("id", "text", "author_name", "from_agency", "created_at")
        return {name: getattr(self, name) for name in names}
