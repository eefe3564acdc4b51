"""Mails wait in a table and go out from a loop of their own, never inside a request.

A link's secret is made when its mail goes out and is never stored: what waits in the table is worth nothing. A mail
is leased before it is sent and marked afterwards, so one that a crash interrupted goes out again, with a new link.
"""

import smtplib
import ssl
import time
import tomllib
from datetime import timedelta
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, text, update

from chassis import session, transaction
from chassis.health import database_answers, health
from chassis.telemetry import log
from identity import rules
from identity.models import User, now
from identity.records import Link, Mail, digest, new_secret
from identity.settings import settings

LINK_LIFE = timedelta(hours=24)
LEASE = timedelta(minutes=2)  # longer with every attempt, up to eight times: the lease is also the wait after a failure
TIMEOUT_SECONDS = 15
MOST_ATTEMPTS = 100  # a good day
IDLE_SECONDS = 1.0
WITH_LINK = ("invitation", "reset")


@cache
def written_texts() -> dict[str, Any]:
    """Return the texts of all mails: {language: {greeting, closing, kind: {subject, body}}}."""
    return tomllib.loads((files("identity") / "mails.toml").read_text(encoding="utf-8"))


def queue(kind: str, company_id: UUID | None, user_id: UUID | None) -> None:
    """Let a mail go out after this transaction. No user means that nothing is sent: the same work for nobody."""
    session().add(Mail(kind=kind, company_id=company_id, user_id=user_id, due_at=now(), attempts=0))


def under_way(user: User) -> bool:
    """Say whether this user has a link that still works, or a mail that still has to go out."""
    waiting = select(Mail.id).where(Mail.user_id == user.id, Mail.sent_at.is_(None), Mail.kind.in_(WITH_LINK))
    usable = select(Link.digest).where(Link.user_id == user.id, Link.used_at.is_(None), Link.expires_at > now())
    return session().scalar(select(or_(waiting.exists(), usable.exists()))) is True


def new_link(user: User, kind: str) -> str:
    """Make a link for this user and return it whole; earlier links of the user stop working."""
    session().execute(update(Link).where(Link.user_id == user.id, Link.used_at.is_(None)).values(used_at=now()))
    secret = new_secret()
    session().add(Link(digest=digest(secret), company_id=user.company_id, user_id=user.id, kind=kind, expires_at=now() + LINK_LIFE))
    # Behind the `#`, a browser keeps it to itself: it reaches no log and no `Referer`.
    return f"{settings().portal_url}/invitation#{secret}"


def send_due(most: int = 20) -> int:
    """Send the mails that are due; return how many were tried. Raises nothing for a mail server that is away."""
    with transaction(readonly=True):
        due = session().execute(text("SELECT id, company_id FROM mail_due(:most)"), {"most": most}).all()
    if not due:
        return 0
    for mail_id, company_id in due:
        with transaction(company_id):
            message = _claim(mail_id)
        if message is not None:
            _deliver(mail_id, company_id, message)
    return len(due)


def _claim(mail_id: UUID) -> EmailMessage | None:
    """Lease a mail and write it; None when another process has it or there is nobody to write to."""
    waiting = select(Mail).where(Mail.id == mail_id, Mail.sent_at.is_(None), Mail.due_at <= now())
    mail = session().scalars(waiting.with_for_update(skip_locked=True)).one_or_none()
    if mail is None:
        return None
    user = session().get(User, mail.user_id) if mail.user_id else None
    allowed = user is not None and (user.status != "disabled" or mail.kind == "lapsed")
    if user is None or not allowed or mail.attempts >= MOST_ATTEMPTS:
        if user is not None and allowed:
            log.error("mail_given_up", mail=str(mail_id))
        mail.sent_at = now()
        return None
    mail.attempts += 1
    mail.due_at = now() + LEASE * min(mail.attempts, 8)
    return _written(user, mail.kind)


def _written(user: User, kind: str) -> EmailMessage:
    texts = written_texts()[user.language]
    values = {
        "first_name": user.first_name,
        "portal": settings().portal_url,
        "day": rules.lapses_on(user.counts_from).strftime("%d/%m/%Y"),
        "link": new_link(user, kind) if kind in WITH_LINK else "",
    }
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings().smtp_sender, user.email, texts[kind]["subject"]
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="workaniser.example")
    message["Auto-Submitted"] = "auto-generated"
    parts = (texts["greeting"], texts[kind]["body"], texts["closing"])
    message.set_content("\n\n".join(part.format(**values) for part in parts) + "\n")
    return message


def _deliver(mail_id: UUID, company_id: UUID | None, message: EmailMessage) -> None:
    try:
        _hand_over(message)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("mail_not_sent", mail=str(mail_id), error=type(error).__name__)
        return
    with transaction(company_id):
        session().execute(update(Mail).where(Mail.id == mail_id).values(sent_at=now()))


def _hand_over(message: EmailMessage) -> None:
    wanted = settings()
    with smtplib.SMTP(wanted.smtp_host, wanted.smtp_port, timeout=TIMEOUT_SECONDS) as server:
        if wanted.smtp_starttls:
            server.starttls(context=ssl.create_default_context(cafile=wanted.smtp_ca_file or None))
        if wanted.smtp_user:
            server.login(wanted.smtp_user, wanted.smtp_password)
        server.send_message(message)


def send_forever() -> None:
    """Send mails as they come; the `mail` job."""
    health.start(lambda: database_answers(settings().database_url))
    while True:
        health.beat()
        if not send_due():
            time.sleep(IDLE_SECONDS)
