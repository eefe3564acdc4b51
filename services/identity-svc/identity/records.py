"""What identity remembers of logins: sessions and their cookies, links in mails, mails to send, guessing.

Secrets are kept as SHA-256 only: they are random 256-bit values, so there is nothing to guess and no salt is needed.
"""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import Double, ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base
from chassis.ids import uuid7

SECRET_BYTES = 32


def new_secret() -> str:
    """Return 256 random bits as 43 URL-safe characters."""
    return secrets.token_urlsafe(SECRET_BYTES)


def digest(secret: str) -> bytes:
    """Return the SHA-256 under which a secret is kept."""
    return hashlib.sha256(secret.encode()).digest()


class LoginSession(Base):
    """One login of one browser, from password to logout."""

    __tablename__ = "session"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID | None]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    refreshed_at: Mapped[datetime]
    second_factor: Mapped[bool] = mapped_column(default=False)
    browser: Mapped[str] = mapped_column(Text, default="")
    """Which browser on which system, in words; the header itself is not kept."""
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str | None] = mapped_column(Text)


class SessionToken(Base):
    """One value of a session's cookie; all are kept while the session lasts, so that a stolen one is recognised."""

    __tablename__ = "session_token"

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    company_id: Mapped[UUID | None]
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), index=True)
    replaced_at: Mapped[datetime | None]
    nonce: Mapped[bytes | None] = mapped_column(LargeBinary)
    """With the old value it makes the next one; alone it is worth nothing."""


class Link(Base):
    """An invitation or reset link: used once, within a day."""

    __tablename__ = "link"

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    company_id: Mapped[UUID | None]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Mail(Base):
    """A mail to send. It holds no text and no secret: the link is made when the mail goes out."""

    __tablename__ = "mail"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    company_id: Mapped[UUID | None]
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]


class Throttle(Base):
    """How full a leaky bucket is; the key is a digest, so that no address or name is kept."""

    __tablename__ = "throttle"

    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    level: Mapped[float] = mapped_column(Double)
    noted_at: Mapped[datetime]


class Device(Base):
    """A browser that signed in to this account before (OWASP: device cookies)."""

    __tablename__ = "device"

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    company_id: Mapped[UUID | None]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)
    seen_at: Mapped[datetime]
