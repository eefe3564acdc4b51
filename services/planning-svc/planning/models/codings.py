"""What the back office codes for a client: work posts, work rules, pay conditions."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, UniqueConstraint, Uuid, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base
from chassis.ids import uuid7


class WorkPost(Base):
    """A post where temps can be deployed; a skill of a temp is its code. No units: the whole company."""

    __tablename__ = "work_post"
    __table_args__ = (UniqueConstraint("company_id", "code"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    code: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    joint_committee: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    unit_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()), default=list)
    protective_equipment: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    form_number: Mapped[str | None] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(default=True)
    revision: Mapped[int] = mapped_column(default=0)


class Coding(Base):
    """One revision of a client's work rules or pay conditions, whole, as it was sent (its units are ids already).

    Every revision is kept: a result that names one can always be explained.
    """

    __tablename__ = "coding"
    __table_args__ = (UniqueConstraint("company_id", "kind", "revision"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(Text)  # rules or pay
    revision: Mapped[int]
    content: Mapped[Any] = mapped_column(JSONB)
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
