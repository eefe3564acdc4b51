"""Sessions from login to logout: opened by a password or a link, exchanged at each refresh, ended by a replay."""

import hmac
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import flask
from sqlalchemy import select, text, update

from chassis import Forbidden, NotFound, Unauthorised, current, session, transaction
from chassis.telemetry import log
from identity import mails, recovery, rules, sealing, throttle, tokens
from identity.access import Rights, as_company, publish_access, rights
from identity.models import User, now
from identity.passwords import matches
from identity.queries import me as describe
from identity.records import Device, LoginSession, SessionToken, digest, new_secret
from identity.settings import settings

LOGIN_OF = text("SELECT user_id, company_id, status, password_hash FROM login_of(:email)")
SESSION_OF = text("SELECT session_id, user_id, company_id FROM session_of(:digest)")


@dataclass(frozen=True)
class Factor:
    """What was given besides the password: a code of the app, or a recovery code."""

    totp: str | None = None
    recovery_code: str | None = None

    @classmethod
    def of(cls, body: dict[str, Any]) -> "Factor":
        """Return what a request gives."""
        return cls(body.get("totp"), body.get("recovery_code"))


@dataclass
class Entry:
    """A user who is in: what counts in the session, until when, and the cookies for it."""

    user: User
    rights: Rights
    token_expires_at: datetime
    session_expires_at: datetime
    headers: list[tuple[str, str]] = field(default_factory=list)

    def times(self) -> dict[str, datetime]:
        """Return when the token and the session end."""
        return {"token_expires_at": self.token_expires_at, "session_expires_at": self.session_expires_at}


def refuse_forgery() -> None:
    """Raise Forbidden for a request that a page elsewhere could have sent with this browser's cookies."""
    if not flask.request.headers.get("X-Workaniser"):
        raise Forbidden("csrf", "A change made with a cookie needs the X-Workaniser header.")


def sign_in(email: str, password: str, factor: Factor) -> Entry:
    """Open a session for who knows the password (and the code). Raises Unauthorised, all ways alike, and TooMany."""
    wanted = email.strip().lower()
    found = session().execute(LOGIN_OF, {"email": wanted}).one_or_none()
    if found:
        as_company(found.company_id)
    device = _known_device(found.user_id) if found else None
    account = ("device", device.digest.hex(), rules.DEVICE_PACE) if device else ("account", wanted, rules.ACCOUNT_PACE)
    tries = (throttle.bucket(*account), throttle.address_bucket())
    throttle.take(*tries)
    if not matches(found.password_hash if found else None, password) or not found:
        log.info("login_failed", user=str(found.user_id) if found else None)
        raise Unauthorised("login_failed", "E-mail, password or code is not right.")
    user = admitted(found.user_id)
    with_code = check_code(user, factor)
    throttle.give_back(*tries)
    return open_session(user, with_code)


def admitted(user_id: UUID) -> User:
    """Return the user, locked, when access has not ended. Raises Unauthorised; only for who proved to be this user."""
    user = session().get(User, user_id)
    if user is not None and user.status == "active" and user.has_lapsed():
        # The daily job would do this too; a job that stands still must not leave access open.
        with transaction(user.company_id):
            lapse(user_id)
    user = session().scalars(select(User).where(User.id == user_id).with_for_update().execution_options(populate_existing=True)).one()
    if user.status != "active":
        log.info("login_refused", user=str(user.id), reason=user.disabled_reason)
        raise Unauthorised("access_ended", "Your access has ended; your contact at the agency can restore it.")
    return user


def lapse(user_id: UUID) -> bool:
    """End the access of a user who has not signed in for too long; return whether that was so."""
    user = session().get(User, user_id)
    if user is None or user.status == "disabled" or not user.has_lapsed():
        return False
    session().refresh(user, with_for_update=True)  # a login may have come first
    if user.status == "disabled" or not user.has_lapsed():
        return False
    user.lapse()
    end_sessions(user, "inactivity")
    publish_access(user)
    return True


def check_code(user: User, factor: Factor) -> bool:
    """Return whether a second factor was used. Raises Unauthorised when one is on and the code is missing or wrong."""
    if not user.totp_on or user.totp_sealed is None:
        return False
    if factor.recovery_code is not None:
        if not recovery.used(user, factor.recovery_code):
            raise Unauthorised("login_failed", "E-mail, password or code is not right.")
        mails.queue("recovery_used", user.company_id, user.id)
        return True
    if factor.totp is None:
        raise Unauthorised("code_needed", "Give the code of your authenticator app as well.")
    counter = rules.totp_counter(sealing.opened(user.totp_sealed, user.id), factor.totp, time.time(), user.totp_used)
    if counter is None:
        raise Unauthorised("login_failed", "E-mail, password or code is not right.")
    user.totp_used = counter
    return True


def open_session(user: User, second_factor: bool) -> Entry:
    """Open a session with a new id and new cookies, and count inactivity from now."""
    current().actor, current().actor_name, moment = str(user.id), user.name, now()
    user.note_login()
    opened = LoginSession(company_id=user.company_id, user_id=user.id, started_at=moment, refreshed_at=moment, second_factor=second_factor)
    opened.browser = rules.browser(flask.request.headers.get("User-Agent", ""))
    session().add(opened)
    session().flush()
    log.info("login", user=str(user.id), session=str(opened.id))
    secret = new_secret()
    session().add(SessionToken(digest=digest(secret), company_id=user.company_id, session_id=opened.id))
    return _entry(user, opened, secret, _device_cookie(user))


def _entry(user: User, opened: LoginSession, secret: str, headers: Iterable[tuple[str, str]] = ()) -> Entry:
    counting = rights(user, opened.second_factor)
    token, expires = tokens.access_token(user, opened.id, counting.modules, counting.permissions)
    ends = opened.started_at + timedelta(seconds=settings().session_seconds)
    left = max(0, int((ends - now()).total_seconds()))
    cookies = [
        tokens.cookie(tokens.TOKEN_COOKIE, token, settings().token_seconds),
        tokens.cookie(tokens.SESSION_COOKIE, secret, left),
    ]
    return Entry(user, counting, expires, ends, [*cookies, *headers])


def token_cookie(user: User, session_id: UUID) -> tuple[str, str]:
    """Return a new access token for the session at hand, as a cookie. Raises Unauthorised when it has ended."""
    opened = session().get(LoginSession, session_id)
    if opened is None or opened.ended_at or opened.user_id != user.id:
        raise Unauthorised("session_ended", "Sign in again.")
    counting = rights(user, opened.second_factor)
    token, _ = tokens.access_token(user, opened.id, counting.modules, counting.permissions)
    return tokens.cookie(tokens.TOKEN_COOKIE, token, settings().token_seconds)


def refresh(secret: str) -> Entry:
    """Exchange a session cookie. Raises Unauthorised when the session is over or this cookie was exchanged before.

    A transaction of its own: the end of a session after a replay has to stay, although the answer is a refusal.
    """
    with transaction(actor="anonymous"):
        entry = _exchange(secret)
    if entry is None:
        raise Unauthorised("session_ended", "Sign in again.")
    return entry


def _exchange(secret: str) -> Entry | None:
    found = session().execute(SESSION_OF, {"digest": digest(secret)}).one_or_none()
    if found is None:
        return None
    as_company(found.company_id)
    current().actor = str(found.user_id)
    lapse(found.user_id)
    user = session().get_one(User, found.user_id)
    opened = session().scalars(select(LoginSession).where(LoginSession.id == found.session_id).with_for_update()).one()
    token = session().get_one(SessionToken, digest(secret), with_for_update=True)
    outcome = _outcome(opened, token, secret) if user.status == "active" else "over"
    if outcome in ("over", "replay"):
        end(opened, outcome)
        return None
    if outcome == "rotate":
        token.nonce, token.replaced_at, opened.refreshed_at = secrets.token_bytes(32), now(), now()
        following = SessionToken(digest=digest(_successor(secret, token)), company_id=user.company_id, session_id=opened.id)
        session().add(following)
    return _entry(user, opened, _successor(secret, token))


def _outcome(opened: LoginSession, token: SessionToken, secret: str) -> str:
    following = session().get(SessionToken, digest(_successor(secret, token))) if token.nonce else None
    return rules.refresh_outcome(
        now(),
        started=opened.started_at,
        refreshed=opened.refreshed_at,
        ended=opened.ended_at is not None,
        replaced=token.replaced_at,
        next_used=following is not None and following.replaced_at is not None,
        idle=settings().session_idle_seconds,
        longest=settings().session_seconds,
    )


def _successor(secret: str, token: SessionToken) -> str:
    """The next value follows from the old one and the row's nonce: a repeated refresh gets the same one again, while
    neither the database alone nor the old cookie alone is enough to know it."""
    return urlsafe_b64encode(hmac.new(secret.encode(), token.nonce or b"", sha256).digest()).decode().rstrip("=")


def end(opened: LoginSession, reason: str) -> None:
    """End one session."""
    if opened.ended_at is None:
        opened.ended_at, opened.end_reason = now(), reason
        (log.warning if reason == "replay" else log.info)("session_ended", session=str(opened.id), reason=reason)


def end_own(user: User, session_id: UUID) -> None:
    """End one of a user's sessions, if it has not ended. Raises NotFound for one that is not theirs."""
    own = LoginSession.id == session_id, LoginSession.user_id == user.id
    opened = session().scalars(select(LoginSession).where(*own).with_for_update()).one_or_none()
    if opened is None:
        raise NotFound()
    end(opened, "ended")


def revoke_tokens(user: User) -> None:
    """Refuse the tokens that a user has now; browsers whose session goes on refresh without a word."""
    session().refresh(user, with_for_update=True)
    user.revoke(now())
    publish_access(user)


def renewed(user: User, session_id: UUID) -> list[tuple[str, str]]:
    """Return a new token for the session at hand, or what removes its cookies when that is the one that ended."""
    opened = session().get(LoginSession, session_id)
    return tokens.cleared() if opened is None or opened.ended_at else [token_cookie(user, session_id)]


def end_sessions(user: User, reason: str, but: UUID | None = None) -> None:
    """End all sessions of a user, but one if given."""
    open_ones = LoginSession.user_id == user.id, LoginSession.ended_at.is_(None), LoginSession.id.is_distinct_from(but)
    session().execute(update(LoginSession).where(*open_ones).values(ended_at=now(), end_reason=reason))


def sign_out(secret: str) -> None:
    """End the session of a cookie and refuse its tokens from now on; nothing happens when there is none."""
    found = session().execute(SESSION_OF, {"digest": digest(secret)}).one_or_none()
    if found is None:
        return
    as_company(found.company_id)
    current().actor = str(found.user_id)
    opened = session().scalars(select(LoginSession).where(LoginSession.id == found.session_id).with_for_update()).one()
    if opened.ended_at is None:
        end(opened, "logout")
        # Tokens know no session that ended, so all of this user's end.
        revoke_tokens(session().get_one(User, found.user_id))


def _known_device(user_id: UUID) -> Device | None:
    secret = flask.request.cookies.get(tokens.DEVICE_COOKIE)
    return session().scalar(select(Device).where(Device.digest == digest(secret), Device.user_id == user_id)) if secret else None


def _device_cookie(user: User) -> list[tuple[str, str]]:
    known = _known_device(user.id)
    if known is not None:
        known.seen_at = now()
        return []
    secret = new_secret()
    session().add(Device(digest=digest(secret), company_id=user.company_id, user_id=user.id, seen_at=now()))
    return [tokens.cookie(tokens.DEVICE_COOKIE, secret, tokens.DEVICE_SECONDS)]


def me(entry: Entry) -> dict[str, Any]:
    """Return the answer to a login: the user, and when the session ends."""
    return {**describe(entry.user, entry.rights), "session": entry.times()}
