"""Units, users, their rights, roles and notices, with the rules that guard them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chassis import Base, Conflict, Versioned
from chassis.ids import uuid7
from identity import rules

DETAILS = ("address", "cost_centre", "language")


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


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
    counts_from: Mapped[datetime]
    """The moment from which inactivity counts: the last login, or the registration or restoration before it."""
    last_login_at: Mapped[datetime | None]
    warned_at: Mapped[datetime | None]
    revoked_after: Mapped[datetime | None]
    """Tokens issued before this moment are refused everywhere."""
    grants: Mapped[list[UserGrant]] = relationship(cascade="all, delete-orphan", order_by=UserGrant.id, lazy="selectin")

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def is_agency(self) -> bool:
        """Of the agency, not of a client."""
        return self.company_id is None

    def disable(self, by: UUID, reason: str = "agency") -> None:
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
        """Forget the authenticator app."""
        self.totp_sealed, self.totp_on, self.totp_used = None, False, 0

    def change_grants(self, grants: list[UserGrant], by: UUID) -> None:
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

    def as_wire(self) -> dict[str, Any]:
        """Return the role as the specification has it."""
        return {
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

    severity: Mapped[str] = mapped_column(Text)
    text: Mapped[dict[str, str]] = mapped_column(JSONB)
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
            "from": self.starts_at,
            "until": self.ends_at,
        }
