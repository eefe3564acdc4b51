"""Rules of identity without any I/O: when access lapses, how fast somebody may guess, what a session may still do."""

import calendar
import hashlib
import hmac
import math
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

LEGAL_ZONE = ZoneInfo("Europe/Brussels")
IDLE_MONTHS, IDLE_DAYS = 6, 1  # "6 maanden en 1 dag" of inactivity: the agency's published terms
WARNING_DAYS = 14
LONGEST_DELEGATION_DAYS = 184


def lapses_on(last_login: datetime) -> date:
    """Return the first day without access for somebody who last signed in at this instant.

    The calendar is the Belgian one: six months first, cut to the end of a shorter month, then one day
    (31 August -> 28 February -> 1 March), as PostgreSQL's `interval '6 months 1 day'` does.
    """
    day = last_login.astimezone(LEGAL_ZONE).date()
    months = day.year * 12 + day.month - 1 + IDLE_MONTHS
    year, month = divmod(months, 12)
    end = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, end)) + timedelta(days=IDLE_DAYS)


def has_lapsed(last_login: datetime, now: datetime) -> bool:
    """Say whether access has lapsed at `now`."""
    return now.astimezone(LEGAL_ZONE).date() >= lapses_on(last_login)


def warning_due(last_login: datetime, now: datetime) -> bool:
    """Say whether it is time to warn that access will lapse: the last two weeks before it does."""
    today = now.astimezone(LEGAL_ZONE).date()
    return lapses_on(last_login) - timedelta(days=WARNING_DAYS) <= today < lapses_on(last_login)


@dataclass(frozen=True)
class Pace:
    """A leaky bucket: `burst` tries at once, then one every `every` seconds."""

    burst: int
    every: float

    def take(self, level: float, since: float) -> tuple[bool, float]:
        """Return whether one more try is allowed, and the new level, `since` seconds after `level` was noted."""
        left = max(0.0, level - max(0.0, since) / self.every)
        return (True, left + 1) if left + 1 <= self.burst else (False, left)

    def wait(self, level: float) -> int:
        """Return the whole seconds until the next try is allowed."""
        return max(1, math.ceil((level + 1 - self.burst) * self.every))


# A browser that signed in to this account before has a bucket of its own, so that somebody who guesses from
# elsewhere slows down only other strangers, never the user (OWASP: device cookies).
ACCOUNT_PACE = Pace(burst=10, every=60.0)
DEVICE_PACE = Pace(burst=10, every=60.0)
ADDRESS_PACE = Pace(burst=100, every=6.0)  # a whole office may share one address
MAIL_PACE = Pace(burst=3, every=1200.0)


STRENGTH_PACE = Pace(burst=120, every=1.0)  # asked while somebody types

REPEAT_SECONDS = 10.0

# Others call themselves by these names as well, so the most particular comes first.
BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "macOS", "Linux": "Linux"}


def browser(agent: str) -> str:
    """Return what a user can recognise of a `User-Agent` header, such as `Firefox, Linux`; empty when nothing."""
    found = [next((name for mark, name in marks.items() if mark in agent), "") for marks in (BROWSERS, SYSTEMS)]
    return ", ".join(one for one in found if one)


def refresh_outcome(
    now: datetime,
    *,
    started: datetime,
    refreshed: datetime,
    ended: bool,
    replaced: datetime | None,
    next_used: bool,
    idle: float,
    longest: float,
) -> str:
    """Say what a session cookie still buys: `rotate`, `repeat`, `replay` or `over`.

    `replaced` is when this very cookie was exchanged, if it was. A second use within ten seconds is two windows of
    one browser, or an answer that got lost, and gets the same successor again (`repeat`), unless that successor was
    used already; any later use is `replay`: somebody has a copy, and the session ends for both.
    """
    if ended or (now - refreshed).total_seconds() > idle or (now - started).total_seconds() > longest:
        return "over"
    if replaced is None:
        return "rotate"
    return "repeat" if not next_used and (now - replaced).total_seconds() <= REPEAT_SECONDS else "replay"


def totp(secret: bytes, now: float, step: int = 0) -> str:
    """Return the six digits of RFC 6238 (SHA-1, 30 seconds) for the moment `now`, `step` periods away."""
    counter = int(now) // 30 + step
    digest = hmac.new(secret, struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def totp_counter(secret: bytes, code: str, now: float, used: int) -> int | None:
    """Return the period that `code` belongs to: this one or a neighbour, later than `used` (a code counts once)."""
    for step in (0, -1, 1):
        counter = int(now) // 30 + step
        if counter > used and hmac.compare_digest(totp(secret, now, step), code):
            return counter
    return None


def masked(email: str) -> str:
    """Return an e-mail address that its owner recognises and nobody else can use: `a***@client.example`."""
    local, _, domain = email.rpartition("@")
    return f"{local[:1]}***@{domain}"


def paths(parents: Mapping[UUID, UUID | None]) -> dict[UUID, list[UUID]]:
    """Return each unit's path (root first, itself last) from {unit: parent}.

    Raises ValueError for a parent that is not in the tree and for a circle.
    """
    found: dict[UUID, list[UUID]] = {}
    for start in parents:
        chain: list[UUID] = []
        unit: UUID | None = start
        while unit is not None and unit not in found:
            if unit in chain or unit not in parents:
                raise ValueError("a unit is below itself" if unit in chain else "a unit's parent is missing")
            chain.append(unit)
            unit = parents[unit]
        trunk = found[unit] if unit is not None else []
        for one in reversed(chain):
            trunk = found[one] = [*trunk, one]
    return found


def common_days(*periods: tuple[date | None, date | None]) -> tuple[date | None, date | None] | None:
    """Return the first and last day that all these periods share (None is without limit), or None when they share none."""
    first = max((one[0] for one in periods if one[0]), default=None)
    last = min((one[1] for one in periods if one[1]), default=None)
    return None if first and last and last < first else (first, last)


def days_overlap(grants: Iterable[tuple[object, date | None, date | None]]) -> bool:
    """Say whether two of these (key, from, until) hold the same key on the same day."""
    seen: dict[object, list[tuple[date, date]]] = {}
    for key, first, last in grants:
        one = (first or date.min, last or date.max)
        if any(one[0] <= other[1] and other[0] <= one[1] for other in seen.get(key, [])):
            return True
        seen.setdefault(key, []).append(one)
    return False
