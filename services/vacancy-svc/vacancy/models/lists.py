"""What surrounds vacancies: work posts, the client's settings, templates, saved views, digests that the agency told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, UniqueConstraint, Uuid, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Scoped, Versioned
from chassis.ids import uuid7


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


class View(Base):
    """A user's own named filters of the list of vacancies."""

    __tablename__ = "view"
    __table_args__ = (UniqueConstraint("company_id", "user_id", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    user_id: Mapped[UUID]
    name: Mapped[str] = mapped_column(Text)
    filters: Mapped[dict[str, Any]] = mapped_column(JSONB)


class ToldDigest(Base):
    """The digest of what the agency holds of a vacancy, as it computed it; also of one that we do not know."""

    __tablename__ = "told_digest"

    company_id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(Text, primary_key=True)
    digest: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(server_default=func.now())
