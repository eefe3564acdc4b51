"""Units, users, their rights, roles and notices, with the rules that guard them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Computed, ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chassis import Base, Conflict, Invalid, Scoped, Versioned
from chassis.ids import uuid7
from identity import rules

DETAILS = ("address", "cost_centre", "language")
SEARCHED = "lower(first_name || ' ' || last_name || ' ' || first_name || ' ' || email)"


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day it is in Belgium."""
    return now().astimezone(rules.LEGAL_ZONE).date()


def second(moment: datetime) -> datetime:
    """Return the moment cut to its second: tokens know no finer time."""
    return moment.replace(microsecond=0)


class OrgUnit(Versioned, Base):
    """A unit of a client's tree; the root is the client company itself (its id is the company's id).

    The table `unit` of the chassis is the projection every service has, this one included; here is the original.
    """

    __tablename__ = "org_unit"

    company_id: Mapped[UUID]
    parent_id: Mapped[UUID | None]
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    unit_path: Mapped[list[UUID]]
    references: Mapped[list[dict[str, str]]] = mapped_column(JSONB, default=list)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    active: Mapped[bool] = mapped_column(default=True)
    revision: Mapped[int] = mapped_column(default=0)
    """Of the agency's last message about this client; on the root only."""

    @property
    def unit_id(self) -> UUID:
        """A unit lies in itself."""
        return self.id

    def as_event(self) -> dict[str, Any]:
        """Return the whole unit as other services need it."""
        return {
            "id": self.id,
            "company_id": self.company_id,
            "parent_id": self.parent_id,
            "name": self.name,
            "kind": self.kind,
            "path": self.unit_path,
            "references": self.references,
            "active": self.active,
            **{name: self.details.get(name) for name in DETAILS},
        }


class UserGrant(Base):
    """A role in a unit and everything under it; `unit_id` None is the agency's whole domain."""

    __tablename__ = "user_grant"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID | None]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    unit_id: Mapped[UUID | None]
    role: Mapped[str] = mapped_column(Text)
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]

    def as_wire(self) -> dict[str, Any]:
        """Return the grant as the specification has it."""
        return {"unit_id": self.unit_id, "role": self.role, "from": self.first_day, "until": self.last_day}


class User(Versioned, Base):
    """Somebody who may sign in: of a client (`company_id`, home unit) or of the agency (neither)."""

    __tablename__ = "user_account"

    company_id: Mapped[UUID | None]
    unit_id: Mapped[UUID | None]
    unit_path: Mapped[list[UUID]] = mapped_column(default=list)
    first_name: Mapped[str] = mapped_column(Text)
    last_name: Mapped[str] = mapped_column(Text)
    job_title: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text, unique=True)
    mobile: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text, default="nl")
    status: Mapped[str] = mapped_column(Text, default="invited")
    disabled_reason: Mapped[str | None] = mapped_column(Text)
    password_hash: Mapped[str | None] = mapped_column(Text)
    totp_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_on: Mapped[bool] = mapped_column(default=False)
    totp_used: Mapped[int] = mapped_column(default=0)
    recovery_digests: Mapped[list[bytes]] = mapped_column(ARRAY(LargeBinary), default=list)
    """SHA-256 of the recovery codes that are left; each is 120 random bits, so there is nothing to guess."""
    counts_from: Mapped[datetime]
    """The moment from which inactivity counts: the last login, or the registration or restoration before it."""
    last_login_at: Mapped[datetime | None]
    warned_at: Mapped[datetime | None]
    revoked_after: Mapped[datetime | None]
    """Tokens issued before this moment are refused everywhere."""
    agency_revision: Mapped[int] = mapped_column(default=0)
    """Of the agency's last message about this user."""
    search: Mapped[str] = mapped_column(Text, Computed(SEARCHED))
    """What a search looks through, in lower case; the first name twice, so that either order of a full name is found."""
    grants: Mapped[list[UserGrant]] = relationship(cascade="all, delete-orphan", order_by=UserGrant.id, lazy="selectin")

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def concerns(self) -> tuple[UUID, ...]:
        """Whose screens are told, whatever they may read."""
        return (self.id,)

    @property
    def is_agency(self) -> bool:
        """Of the agency, not of a client."""
        return self.company_id is None

    def disable(self, by: UUID | None, reason: str = "agency") -> None:
        """End access everywhere. Nobody does that to themselves: the last consultant would lock everybody out."""
        if self.status == "disabled":
            raise Conflict("user_disabled", "This user is disabled already.")
        if by == self.id:
            raise Conflict("own_access", "Nobody changes their own access.")
        self.status, self.disabled_reason = "disabled", reason
        self.revoke(now() + timedelta(seconds=1))

    def enable(self) -> None:
        """Restore access; a new password comes with the invitation that follows, and the old second factor goes."""
        if self.status != "disabled":
            raise Conflict("user_not_disabled", "Only a disabled user can be enabled.")
        self.status, self.disabled_reason, self.password_hash = "invited", None, None
        self.drop_second_factor()
        self.counts_from, self.warned_at = now(), None

    def invite(self) -> None:
        """Allow an invitation to be sent: to who has not chosen a password yet."""
        if self.status != "invited":
            raise Conflict("user_not_invited", "Only a user who has not signed in yet can be invited again.", status=self.status)

    def choose_password(self, password_hash: str) -> None:
        """Take a new password; tokens from before this second end."""
        if self.status == "disabled":
            raise Conflict("user_disabled", "This user is disabled.")
        self.password_hash, self.status = password_hash, "active"
        self.revoke(now())

    def note_login(self) -> None:
        """Count inactivity from now on; not a change of the user, so no new version."""
        self.last_login_at = self.counts_from = now()
        self.warned_at = None

    def lapse(self) -> None:
        """End access after six months and one day without a login."""
        self.status, self.disabled_reason = "disabled", "inactivity"
        self.revoke(now() + timedelta(seconds=1))

    def has_lapsed(self) -> bool:
        """Say whether the last login is too long ago."""
        return rules.has_lapsed(self.counts_from, now())

    def revoke(self, moment: datetime) -> None:
        """Refuse all tokens issued before the second of this moment."""
        self.revoked_after = second(moment)

    def drop_second_factor(self) -> None:
        """Forget the authenticator app and the codes for its loss."""
        self.totp_sealed, self.totp_on, self.totp_used, self.recovery_digests = None, False, 0, []

    def change_grants(self, grants: list[UserGrant], by: UUID | None) -> None:
        """Replace all rights. Nobody does that for themselves."""
        if by == self.id:
            raise Conflict("own_access", "Nobody changes their own access.")
        self.grants = grants


class Role(Versioned, Base):
    """A named set of permissions; a client's own definition goes before the default (`company_id` None)."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("company_id", "code", postgresql_nulls_not_distinct=True),)

    company_id: Mapped[UUID | None]
    code: Mapped[str] = mapped_column(Text)
    name: Mapped[dict[str, str]] = mapped_column(JSONB)
    permissions: Mapped[list[str]] = mapped_column(ARRAY(Text))
    is_agency: Mapped[bool] = mapped_column(default=False)
    second_factor: Mapped[bool] = mapped_column(default=False)

    def as_wire(self, holders: int) -> dict[str, Any]:
        """Return the role as the specification has it, and how many users have it."""
        return {
            "holders": holders,
            "code": self.code,
            "version": self.version,
            "name": self.name,
            "permissions": self.permissions,
            "is_agency": self.is_agency,
            "is_default": self.company_id is None,
            "second_factor": self.second_factor,
        }


class Notice(Versioned, Base):
    """A word to everybody who opens the portal, such as a disruption."""

    __tablename__ = "notice"

    concerns_everybody = True
    severity: Mapped[str] = mapped_column(Text)
    text: Mapped[dict[str, str]] = mapped_column(JSONB)
    audience: Mapped[str] = mapped_column(Text, default="everybody")
    company_ids: Mapped[list[UUID]] = mapped_column(default=list)
    """The only clients it is for; empty is all of the audience."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]

    def end(self) -> None:
        """Take it off the portal now."""
        if self.ends_at is not None and self.ends_at <= now():
            raise Conflict("notice_ended", "This notice has ended already.")
        self.ends_at = max(now(), self.starts_at)

    def as_wire(self) -> dict[str, Any]:
        """Return the notice as the specification has it."""
        return {
            "id": self.id,
            "version": self.version,
            "severity": self.severity,
            "text": self.text,
            "audience": self.audience,
            "company_ids": self.company_ids,
            "from": self.starts_at,
            "until": self.ends_at,
        }


class Delegation(Versioned, Base):
    """An approval right in one unit, handed to a colleague for given dates. It counts as long as the giver has the right."""

    __tablename__ = "delegation"

    company_id: Mapped[UUID]
    from_user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    to_user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    unit_id: Mapped[UUID]
    permission: Mapped[str] = mapped_column(Text)
    first_day: Mapped[date]
    last_day: Mapped[date]
    ended_at: Mapped[datetime | None]

    @property
    def concerns(self) -> tuple[UUID, ...]:
        """Whose screens are told, whatever they may read."""
        return self.from_user_id, self.to_user_id

    def check_period(self) -> None:
        """Raise Invalid for a period that begins before today, ends before it begins, or is longer than half a year."""
        if self.first_day < today():
            raise Invalid("period_past", "A right cannot be handed over in the past.", errors=[{"pointer": "/from", "rule": "minimum"}])
        if self.last_day < self.first_day:
            raise Invalid("period_reversed", "The end lies before the start.", errors=[{"pointer": "/until", "rule": "later"}])
        if (self.last_day - self.first_day).days > rules.LONGEST_DELEGATION_DAYS:
            raise Invalid("period_too_long", "At most half a year at a time.", errors=[{"pointer": "/until", "rule": "maximum"}])

    def end(self) -> None:
        """Take the right back, or hand it back."""
        if self.state() in ("ended", "past"):
            raise Conflict("delegation_ended", "This right has ended already.")
        self.ended_at = now()

    def state(self) -> str:
        """Return `planned`, `current`, `past`, or `ended` (before its last day)."""
        if self.ended_at:
            return "ended"
        return "planned" if today() < self.first_day else "past" if today() > self.last_day else "current"


class Review(Versioned, Scoped, Base):
    """A round in which a client says of every user in a unit whether their access is still right."""

    __tablename__ = "review"

    seen_with = "user:read"
    due_on: Mapped[date]
    closed_at: Mapped[datetime | None]

    def check_due(self) -> None:
        """Raise Invalid when there is no day left to answer."""
        if self.due_on < today():
            raise Invalid("due_past", "The last day lies in the past.", errors=[{"pointer": "/due_on", "rule": "minimum"}])

    def close(self) -> None:
        """End the round."""
        self.must_be_open()
        self.closed_at = now()

    def must_be_open(self) -> None:
        """Raise Conflict when the round has ended."""
        if self.closed_at is not None:
            raise Conflict("review_closed", "This round has ended.")


class ReviewLine(Base):
    """One user in a round, and what was answered about the version of the user that was looked at."""

    __tablename__ = "review_line"
    __table_args__ = (UniqueConstraint("review_id", "user_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    answer: Mapped[str | None] = mapped_column(Text)
    remark: Mapped[str | None] = mapped_column(Text)
    user_version: Mapped[int | None]
    answered_by: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None]

    def take(self, answer: str, remark: str | None, user: User, by: UUID, name: str) -> None:
        """Keep an answer. Nobody answers for themselves; what has to change is said."""
        if user.id == by:
            raise Conflict("own_access", "Nobody confirms their own access.")
        if answer == "wrong" and not remark:
            raise Invalid("remark_missing", "Say what has to change.", errors=[{"pointer": "/answers", "rule": "required"}])
        self.answer, self.remark, self.user_version = answer, remark, user.version
        self.answered_by, self.answered_at = name, now()
