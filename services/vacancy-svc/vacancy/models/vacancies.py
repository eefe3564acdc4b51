"""Vacancies with the rules that guard them, the copies exchanged with the agency, and what surrounds them: posts, settings, templates."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import FetchedValue, ForeignKey, Numeric, Text, UniqueConstraint, Uuid, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Conflict, Invalid, Scoped, Unit, Versioned, current, unit
from chassis.ids import uuid7
from vacancy import rules

OVER = ("filled", "closed", "cancelled")
WITH_AGENCY = ("submitted", "open")
# Taken over by a copy: everything a person typed but the period.
COPIED = (
    "title", "work_post_code", "work_post_title", "positions", "motive", "justification", "shift_regime", "hours_per_week",
    "requirements", "description", "cost_centre", "purchase_order", "contact_name", "contact_email",
)  # fmt: skip


def reference_of(place: Unit) -> str:
    """Return what the agency calls a unit, `scheme:value`: the client's own code when it has one."""
    own = [one for one in place.reference if one.startswith("Customer:")] or list(place.reference)
    return own[0] if own else str(place.id)


class Vacancy(Scoped, Versioned, Base):
    """A request for temps. `reference` is what client and agency both call it."""

    __tablename__ = "vacancy"
    __table_args__ = (UniqueConstraint("company_id", "reference"),)
    # What a person may do, the permission it takes, and in which states.
    STEPS: ClassVar[dict[str, tuple[str, tuple[str, ...]]]] = {
        "update": ("vacancy:write", ("draft", *WITH_AGENCY)),
        "copy": ("vacancy:write", ("draft", "awaiting_approval", *WITH_AGENCY, *OVER)),
        "submit": ("vacancy:submit", ("draft",)),
        "approve": ("vacancy:approve", ("awaiting_approval",)),
        "return": ("vacancy:approve", ("awaiting_approval",)),
        "close": ("vacancy:close", WITH_AGENCY),
        "cancel": ("vacancy:close", ("draft", "awaiting_approval", *WITH_AGENCY)),
    }

    reference: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text, default="portal")
    status: Mapped[str] = mapped_column(Text, default="draft")
    title: Mapped[str] = mapped_column(Text)
    work_post_code: Mapped[str | None] = mapped_column(Text)
    work_post_title: Mapped[str | None] = mapped_column(Text)
    positions: Mapped[int] = mapped_column(default=1)
    filled: Mapped[int] = mapped_column(default=0)
    motive: Mapped[str | None] = mapped_column(Text)
    justification: Mapped[str | None] = mapped_column(Text)
    replacement_reason: Mapped[str | None] = mapped_column(Text)
    replacement_from: Mapped[date | None]
    replacement_until: Mapped[date | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    shift_regime: Mapped[str | None] = mapped_column(Text)
    hours_per_week: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    requirements: Mapped[list[str]] = mapped_column(JSONB, default=list)
    description: Mapped[str | None] = mapped_column(Text)
    cost_centre: Mapped[str | None] = mapped_column(Text)
    purchase_order: Mapped[str | None] = mapped_column(Text)
    contact_name: Mapped[str | None] = mapped_column(Text)
    contact_email: Mapped[str | None] = mapped_column(Text)
    closing_reason: Mapped[str | None] = mapped_column(Text)
    copies: Mapped[int] = mapped_column(default=0)
    """Number of the last copy exchanged with the agency."""
    confirmed: Mapped[int] = mapped_column(default=0)
    """Number of the last copy that the agency confirmed."""
    confirmed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    differences: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    words: Mapped[str | None] = mapped_column(Text, FetchedValue(), deferred=True)
    """What a search looks in, in small letters; PostgreSQL makes it from title, work post, reference and cost centre."""

    def exchanged(self) -> dict[str, Any]:
        """Return the fields that both parties hold, as they are now, in the form of `rules.plain`."""
        placed = unit(self.unit_id)
        return {"unit": reference_of(placed) if placed else str(self.unit_id), **self._content()}

    def _content(self) -> dict[str, Any]:
        return {name: rules.plain(getattr(self, name)) for name in rules.EXCHANGED if name != "unit"}

    @property
    def digest(self) -> str:
        """The digest that both parties can compare."""
        return rules.digest(self.exchanged())

    def check(self) -> None:
        """Raise Invalid when dates contradict each other."""
        for first, last in (("starts_on", "ends_on"), ("replacement_from", "replacement_until")):
            start, end = getattr(self, first), getattr(self, last)
            if start and end and end < start:
                raise Invalid("period_reversed", "The end comes before the start.", errors=[{"pointer": f"/{last}", "rule": "order"}])

    def change(self, changes: dict[str, Any]) -> None:
        """Take over what a person of the client changed."""
        if self.status in OVER:
            raise Conflict("vacancy_over", "This vacancy is over.", status=self.status)
        if self.status == "awaiting_approval":
            raise Conflict("awaiting_approval", "This vacancy waits for approval; return it first.")
        fixed = sorted(name for name in rules.FIXED & changes.keys() if getattr(self, name) != changes[name])
        if self.status != "draft" and fixed:
            raise Conflict("field_fixed", "The agency already works on this vacancy; that stays as it is.", fields=fixed)
        for name, value in changes.items():
            setattr(self, name, value)
        self.check()
        if self.status != "draft":
            if self.origin != "agency":  # what the agency entered may lack what the form asks
                self.complete()
            if self.positions < self.filled + 1:
                raise Conflict("positions_taken", "So many positions are already filled.", filled=self.filled)

    def complete(self) -> None:
        """Raise Conflict unless the agency can work with it."""
        if lacking := rules.missing(self._content(), self.starts_on):
            raise Conflict("incomplete", "Something is missing.", missing=lacking)

    def can(self, verb: str) -> bool:
        """Say whether a step is possible in the state at hand; what the content lacks is another matter (`complete`)."""
        return self.status in self.STEPS[verb][1] and not (verb == "cancel" and self.filled)

    def submit(self, needs_approval: bool) -> None:
        """Send a draft on its way: to whoever approves it first, or straight to the agency."""
        self._from("submit")
        self.complete()
        self.status, self.closing_reason = "awaiting_approval" if needs_approval else "submitted", None

    def approve(self) -> None:
        """Approve inside the client."""
        self._from("approve")
        self.complete()
        self.status = "submitted"

    def give_back(self, reason: str) -> None:
        """Do not approve: a draft again."""
        self._from("return")
        self.status, self.closing_reason = "draft", reason

    def open(self) -> None:
        """The agency works on it."""
        self._from("open", "submitted")
        self.status = "open"

    def fill(self) -> None:
        """Count one more placed temp; the last one fills the vacancy."""
        self._from("fill", "open", "submitted", "closed", "filled")
        self.filled += 1
        self.full()

    def full(self) -> None:
        """A vacancy with every position taken is filled, also when the agency asks for fewer."""
        if self.status in WITH_AGENCY and self.filled >= self.positions:
            self.status = "filled"

    def close(self, reason: str) -> None:
        """Stop looking; whoever was placed stays."""
        self._from("close")
        self.status, self.closing_reason = "closed", reason

    def cancel(self, reason: str) -> None:
        """Take it back altogether."""
        self._from("cancel")
        if self.filled:
            raise Conflict("positions_taken", "Somebody was placed; close it instead.", filled=self.filled)
        self.status, self.closing_reason = "cancelled", reason

    def deciding(self) -> None:
        """Raise Conflict unless candidates may be decided on."""
        if self.status not in WITH_AGENCY:
            raise Conflict("vacancy_over", "This vacancy is over.", status=self.status)

    def _from(self, verb: str, *allowed: str) -> None:
        if self.status not in (allowed or self.STEPS[verb][1]):
            raise Conflict("state", f"A vacancy that is {self.status} cannot do that.", verb=verb, status=self.status)

    def as_event(self) -> dict[str, Any]:
        """Return the whole vacancy as other services need it."""
        names = ("id", "company_id", "unit_id", "reference", "origin", "status", "work_post_title", "filled", "closing_reason")
        return {
            **{name: getattr(self, name) for name in names},
            **self._content(),
            "requirements": self.requirements,
            "digest": self.digest,
        }


class ExchangedCopy(Base):
    """A version of a vacancy as one or both parties hold it; never changed.

    `holder`: `portal` sent by us, `both` agreed, `agency` what their message said when it was not taken over.
    """

    __tablename__ = "exchanged_copy"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    vacancy_id: Mapped[UUID] = mapped_column(ForeignKey("vacancy.id"), index=True)
    number: Mapped[int]
    holder: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)
    fields: Mapped[dict[str, Any]] = mapped_column(JSONB)
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    actor: Mapped[str | None] = mapped_column(Text)
    """Who made it: the id of a user, or backoffice; the name is looked up, so that it can be erased."""

    @staticmethod
    def of(vacancy: Vacancy, holder: str, fields: dict[str, Any]) -> "ExchangedCopy":
        """Return the vacancy's next copy."""
        vacancy.copies += 1
        made = {"number": vacancy.copies, "holder": holder, "digest": rules.digest(fields), "fields": fields}
        if holder == "portal":
            vacancy.sent_at = datetime.now(UTC)
        if holder == "both":
            vacancy.confirmed, vacancy.confirmed_at = vacancy.copies, datetime.now(UTC)
        return ExchangedCopy(company_id=vacancy.company_id, vacancy_id=vacancy.id, actor=current().actor, **made)


class WorkPost(Base):
    """A post where temps can be deployed, as the agency lists them for a client. No unit: the whole company."""

    __tablename__ = "work_post"
    __table_args__ = (UniqueConstraint("company_id", "code"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    joint_committee: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    unit_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    active: Mapped[bool] = mapped_column(default=True)


class CompanySettings(Scoped, Versioned, Base):
    """How one client wants its vacancies handled, and what the agency told of the client as a whole; its id is the company's."""

    __tablename__ = "company_settings"

    approval_required: Mapped[bool] = mapped_column(default=False)
    delegation_unit_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list, server_default="{}")
    """Units (with everything under them) that have a union delegation."""
    work_posts_revision: Mapped[int] = mapped_column(default=0)
    motive_use: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    """Earlier use of motives per work post, as the agency told it; see MotiveUse in the contracts."""
    motive_use_revision: Mapped[int] = mapped_column(default=0, server_default="0")

    def as_answer(self) -> dict[str, Any]:
        """Return the settings as the API shows them."""
        return {name: getattr(self, name) for name in ("version", "approval_required", "delegation_unit_ids")}


class Template(Scoped, Versioned, Base):
    """What a vacancy of a unit, or of one under it, can start with. `fields` as `drafts` takes them."""

    __tablename__ = "template"

    name: Mapped[str] = mapped_column(Text)
    fields: Mapped[dict[str, Any]] = mapped_column(JSONB)
