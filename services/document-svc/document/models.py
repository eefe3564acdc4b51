"""Documents, the wrapped keys of companies, and the candidates whose CVs they are."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, ForeignKey, LargeBinary, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Conflict, Scoped, Versioned
from chassis.ids import uuid7


class Document(Scoped, Versioned, Base):
    """What is known of a document; its sealed content is in the store under its id.

    A CV whose candidate is not known yet is `waiting`: it lies at the company and nobody sees it.
    """

    __tablename__ = "document"

    kind: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, default="available")
    subject_type: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[UUID | None]
    subject_reference: Mapped[str | None] = mapped_column(Text)
    data_key_id: Mapped[UUID] = mapped_column(ForeignKey("data_key.id"))
    retention_until: Mapped[date] = mapped_column(Date)

    def open(self) -> None:
        """Somebody wants the content."""
        if self.status in ("quarantined", "replaced"):
            raise Conflict(self.status, f"This document is {self.status}.")

    def claim(self, where: dict[str, Any], subject_id: UUID, title: str, until: date) -> None:
        """Give a waiting document its place and subject."""
        if self.status != "waiting":
            raise Conflict("state", "Only a waiting document is claimed.", status=self.status)
        for name, value in where.items():
            setattr(self, name, value)
        self.status, self.subject_id, self.title, self.retention_until = "available", subject_id, title, until

    def replace(self, today: date) -> None:
        """A newer version took its place: the content goes with the next clean-up."""
        self.status, self.retention_until = "replaced", today

    def as_event(self) -> dict[str, Any]:
        """Return what other services show of it."""
        names = ("company_id", "unit_id", "kind", "title", "file_name", "media_type", "size", "sha256")
        subject = {"type": self.subject_type, "id": self.subject_id, "reference": self.subject_reference}
        return {"document_id": self.id, "subject": subject, **{name: getattr(self, name) for name in names}}


class DataKey(Base):
    """A company's key for its files, wrapped by the key-encryption key `key_id`."""

    __tablename__ = "data_key"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID] = mapped_column(unique=True)
    key_id: Mapped[str] = mapped_column(Text)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Candidate(Scoped, Base):
    """A candidate of the vacancy service, known by the agency's number of the proposal."""

    __tablename__ = "candidate"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(Text, index=True)
    name: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
