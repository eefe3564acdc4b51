"""Candidates with the moments proposed for an interview, and the comments on them; with the rules that guard them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Conflict, Invalid, Scoped, Versioned
from chassis.ids import uuid7
from vacancy.models.vacancies import WITH_AGENCY, Vacancy

STAGES = ("proposed", "shortlisted", "interview_planned", "accepted", "rejected", "withdrawn", "placed")
UNDECIDED = ("proposed", "shortlisted", "interview_planned")
MOST_SLOTS, LONGEST_INTERVIEW = 20, timedelta(hours=8)


class Candidate(Scoped, Versioned, Base):
    """Somebody the agency proposes for a vacancy: a name, a proposal text, a CV in the document service, and no more.

    `reference` is the agency's number of the proposal, `temp_number` that of the person.
    """

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("company_id", "vacancy_id", "reference"),)
    # What a person may do, the permission it takes, and in which states.
    STEPS: ClassVar[dict[str, tuple[str, tuple[str, ...]]]] = {
        "shortlist": ("candidate:decide", ("proposed",)),
        "plan_interview": ("candidate:decide", UNDECIDED),
        "propose_slots": ("candidate:interview", UNDECIDED),
        "accept": ("candidate:decide", UNDECIDED),
        "cancel_interview": ("candidate:interview", ("interview_planned",)),
        "reject": ("candidate:decide", (*UNDECIDED, "accepted")),
    }

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
    interview_cancelled: Mapped[bool] = mapped_column(default=False, server_default="false")
    slots: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    """Moments proposed for an interview and still open: {id, start, end, place, from_agency, by}."""
    ended_at: Mapped[datetime | None]
    """When rejected or withdrawn; from then on the person's data are kept for a while only."""
    cv: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    placement_reference: Mapped[str | None] = mapped_column(Text)
    placement_starts_on: Mapped[date | None]
    placement_ends_on: Mapped[date | None]
    placed_at: Mapped[datetime | None]

    def can(self, verb: str, vacancy: Vacancy, taken: int) -> bool:
        """Say whether a step is possible now: most are only while the agency works on the vacancy. `taken` as in `accept`."""
        live = vacancy.status in WITH_AGENCY or verb in ("cancel_interview", "reject")
        return live and self.status in self.STEPS[verb][1] and not (verb == "accept" and taken >= vacancy.positions)

    @property
    def interview_note(self) -> str:
        """The start of the interview for the timeline, in UTC."""
        return f"{self.interview_start.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if self.interview_start else ""

    def shortlist(self) -> None:
        """Keep in the running."""
        self._from("shortlist")
        self.status = "shortlisted"

    def plan_interview(self, start: datetime, end: datetime, place: str | None, now: datetime) -> None:
        """Plan an interview, or plan it again; the moments that were proposed are off the table then."""
        self._from("plan_interview")
        _check_moment(start, end, now)
        self.status, self.interview_start, self.interview_end, self.interview_place = "interview_planned", start, end, place
        self.interview_cancelled, self.slots = False, []

    def cancel_interview(self) -> None:
        """Call the interview off; the candidate stays in the running."""
        if self.status != "interview_planned":
            raise Conflict("interview_missing", "No interview is planned.")
        self.status, self.interview_cancelled = "shortlisted", True

    def propose_slots(self, moments: list[dict[str, Any]], from_agency: bool, by: str | None, now: datetime) -> None:
        """Put moments ({start, end, place}, as text) on the table, beside those that are there."""
        self._from("propose_slots")
        if len(self.slots) + len(moments) > MOST_SLOTS:
            raise Conflict("too_many", "So many moments are proposed already.", most=MOST_SLOTS)
        for one in moments:
            _check_moment(moment(one["start"]), moment(one["end"]), now)
            times = {name: moment(one[name]).isoformat(timespec="seconds").replace("+00:00", "Z") for name in ("start", "end")}
            self.slots = [*self.slots, {"id": str(uuid7()), **times, "place": one.get("place"), "from_agency": from_agency, "by": by}]

    def confirm_slot(self, slot_id: str, from_agency: bool, now: datetime) -> None:
        """Agree to a moment of the other side: the interview is planned."""
        slot = self._slot(slot_id)
        if slot["from_agency"] == from_agency:
            raise Conflict("own_slot", "The other side confirms this moment.")
        self.plan_interview(moment(slot["start"]), moment(slot["end"]), slot["place"], now)

    def withdraw_slot(self, slot_id: str) -> None:
        """Take a moment off the table."""
        gone = self._slot(slot_id)
        self.slots = [one for one in self.slots if one != gone]

    def _slot(self, slot_id: str) -> dict[str, Any]:
        found = next((one for one in self.slots if one["id"] == slot_id), None)
        if found is None:
            raise Conflict("slot_gone", "This moment is no longer proposed.")
        return found

    def accept(self, vacancy: Vacancy, taken: int) -> None:
        """Accept; `taken` counts those already accepted or placed for the vacancy."""
        self._from("accept")
        if taken >= vacancy.positions:
            raise Conflict("positions_taken", "As many are accepted as there are positions.", positions=vacancy.positions)
        self.status, self.slots = "accepted", []

    def reject(self, reason: str) -> None:
        """Reject with a reason; also somebody accepted, as long as the agency has not placed them."""
        self._from("reject")
        self._end("rejected", reason)

    def withdraw(self) -> None:
        """The agency takes its proposal back."""
        self._from("withdraw", *self.STEPS["reject"][1])
        self._end("withdrawn", None)

    def _end(self, status: str, reason: str | None) -> None:
        self.status, self.reason, self.slots, self.ended_at = status, reason, [], datetime.now(UTC)
        self.interview_cancelled = self.interview_cancelled or (self.interview_start is not None and self.interview_start > self.ended_at)

    def propose(self, temp_number: str, name: str, proposal: str | None) -> bool:
        """Take over a newer version of the proposal; True when it brings back a withdrawn one."""
        if self.status == "rejected":
            raise Conflict("candidate_rejected", "The client rejected this candidate.")
        self.temp_number, self.name, self.proposal = temp_number, name, proposal
        back = self.status == "withdrawn"
        if back:
            self.status, self.reason, self.ended_at = "proposed", None, None
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
        if self.status not in (allowed or self.STEPS[verb][1]):
            raise Conflict("state", f"A candidate who is {self.status.replace('_', ' ')} cannot do that.", verb=verb, status=self.status)

    def as_event(self) -> dict[str, Any]:
        """Return the candidate as other services need it: the person is known by name and number, nothing else."""
        names = ("id", "company_id", "unit_id", "vacancy_id", "reference", "status", "reason")
        return {**{name: getattr(self, name) for name in names}, "temp": {"number": self.temp_number, "name": self.name}}


def moment(text: str) -> datetime:
    """Return the instant in a text, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def _check_moment(start: datetime, end: datetime, now: datetime) -> None:
    if end <= start or end - start > LONGEST_INTERVIEW:
        wrong = [{"pointer": "/end", "rule": "order"}]
        raise Invalid("interview_length", "An interview ends after it starts, within eight hours.", errors=wrong)
    if start <= now:
        raise Conflict("interview_past", "That moment has gone by.")


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
