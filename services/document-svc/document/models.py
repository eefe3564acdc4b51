"""Documents, the wrapped keys of companies, and the candidates whose CVs they are."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Date, ForeignKey, LargeBinary, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Conflict, Scoped, Versioned
from chassis.ids import uuid7
from document.rules import KEPT_EDITIONS, REFUSED_DAYS, kept_until


class Document(Scoped, Versioned, Base):
    """What is known of a document; its sealed content is in the store under its id.

    What comes from outside is `quarantined` until the scanner calls it clean. A CV whose candidate is not known yet is
    then `waiting`: it lies at the company and nobody sees it.
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
    data_key_id: Mapped[UUID | None] = mapped_column(ForeignKey("data_key.id"))
    retention_until: Mapped[date] = mapped_column(Date)
    edition: Mapped[int] = mapped_column(default=1, server_default="1")
    first_id: Mapped[UUID | None]
    """The first edition; None for that one itself."""
    uploaded_by: Mapped[UUID | None]
    reference: Mapped[str | None] = mapped_column(Text)
    """What the agency calls the document itself, and the last state of it that was taken."""
    revision: Mapped[int | None]
    message_id: Mapped[str | None] = mapped_column(Text)
    """The message of the agency that it came with."""

    def open(self) -> None:
        """Somebody wants the content."""
        kept = self.status == "replaced" and self.kind in KEPT_EDITIONS
        if self.status not in ("available", "cancelled") and not kept:
            raise Conflict(self.status, f"This document is {self.status}.")

    def upload(self, by: UUID, today: date) -> None:
        """The content came."""
        if self.status != "uploading" or self.uploaded_by != by:
            raise Conflict("state", "Only an announced document takes content, of whoever announced it.", status=self.status)
        self.status, self.retention_until = "quarantined", kept_until(self.kind, today)

    def clear(self) -> None:
        """The scanner found nothing."""
        if self.status != "quarantined":
            raise Conflict("state", "Only a document in quarantine is cleared.", status=self.status)
        self.status = "waiting" if self.unclaimed else "available"

    def refuse(self, today: date) -> None:
        """The scanner found something: the content goes, what is known of it stays a while for whoever sent it."""
        self.status, self.retention_until = "infected", today + timedelta(days=REFUSED_DAYS)

    def claim(self, where: dict[str, Any], subject_id: UUID, title: str, until: date) -> None:
        """Give an unclaimed CV its place and subject."""
        if not self.unclaimed:
            raise Conflict("state", "Only an unclaimed document is claimed.", status=self.status)
        for name, value in where.items():
            setattr(self, name, value)
        self.subject_id, self.title, self.retention_until = subject_id, title, until
        if self.status == "waiting":
            self.status = "available"

    def replace(self, today: date) -> None:
        """A newer edition took its place: of most kinds the content goes with the next clean-up."""
        self.status = "replaced"
        if self.kind not in KEPT_EDITIONS:
            self.retention_until = today

    @property
    def unclaimed(self) -> bool:
        """Whether it is a CV whose candidate did not come yet."""
        return self.kind == "cv" and self.subject_id is None

    def as_event(self) -> dict[str, Any]:
        """Return what other services show of it."""
        names = ("company_id", "unit_id", "kind", "title", "file_name", "media_type", "size", "sha256")
        subject = {"type": self.subject_type, "id": self.subject_id, "reference": self.subject_reference}
        return {"document_id": self.id, "subject": subject, **{name: getattr(self, name) for name in names}}


class DataKey(Base):
    """A company's key for its files, wrapped by the key-encryption key `key_id`; the newest one seals, all of them open."""

    __tablename__ = "data_key"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID] = mapped_column(index=True)
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
