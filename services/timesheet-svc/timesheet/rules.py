"""Rules over more than one row: weeks, times, what holds on a day, and the exact text that is approved."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any, Protocol
from uuid import UUID

import orjson

from chassis import Conflict, Invalid
from timesheet.pay import minutes_between

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
LONGEST = timedelta(hours=24)


def week_name(monday: date) -> str:
    """Return the calendar week of a day (ISO 8601) as 2026-W48."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"


def week_start(week: str) -> date:
    """Return the Monday of a week such as 2026-W48. Raises Invalid for a week that its year does not have."""
    found = _WEEK.fullmatch(week)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)  # type: ignore[index]
    except (ValueError, TypeError) as error:
        raise Invalid("week_unknown", "There is no such week.", errors=[{"pointer": "/week", "rule": "calendar"}]) from error


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def worked_minutes(start: datetime | None, end: datetime | None, break_minutes: int) -> int:
    """Return the minutes between two instants without the break; 0 when there are none."""
    return minutes_between(start, end, break_minutes) if start and end else 0


def check_times(start: datetime, end: datetime, break_minutes: int, near: datetime | None = None) -> None:
    """Refuse hours that nobody can have worked. Raises Invalid with the field and the rule."""
    if start.second or start.microsecond or end.second or end.microsecond:
        _refuse("whole_minutes", "/actual_start")
    if end <= start:
        _refuse("after_start", "/actual_end")
    if end - start > LONGEST:
        _refuse("at_most_24_hours", "/actual_end")
    if break_minutes >= (end - start).total_seconds() / 60:
        _refuse("shorter_than_the_shift", "/actual_break_minutes")
    if near is not None and abs(start - near) >= LONGEST:
        _refuse("within_24_hours_of_the_plan", "/actual_start")


def _refuse(rule: str, pointer: str) -> None:
    raise Invalid("times_invalid", "These hours cannot be right.", errors=[{"pointer": pointer, "rule": rule}], rule=rule)


class Timed(Protocol):
    """A line with actual times."""

    id: UUID
    actual_start: datetime | None
    actual_end: datetime | None
    actual_break: int


def must_not_overlap(lines: Iterable[Timed]) -> None:
    """Refuse hours of one temp that run into each other. Raises Conflict."""
    worked = sorted(
        ((line.actual_start, line.actual_end, line.id) for line in lines if line.actual_start and line.actual_end), key=lambda w: w[0]
    )
    for before, after in pairwise(worked):
        if after[0] < before[1]:
            raise Conflict(
                "hours_overlap", "These hours run into other hours of the same temp.", line_id=str(before[2]), other_line_id=str(after[2])
            )


def canonical(content: dict[str, Any]) -> bytes:
    """Return the one JSON text of what is approved: keys sorted, instants in UTC, no spaces."""
    return orjson.dumps(content, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z)


def plain(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content in JSON's own types, as its canonical text reads."""
    return orjson.loads(canonical(content))


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def utc(instant: str) -> datetime:
    """Return an RFC 3339 instant of a validated body, in UTC."""
    return datetime.fromisoformat(instant.upper().replace("Z", "+00:00")).astimezone(UTC)


def corrected_times(body: dict[str, Any], line: Timed) -> tuple[datetime, datetime, int] | None:
    """Return the times a correction asks for, with the line's own where it says nothing; None when the temp did not work."""
    if body.get("absent"):
        return None
    start = utc(body["actual_start"]) if "actual_start" in body else line.actual_start
    end = utc(body["actual_end"]) if "actual_end" in body else line.actual_end
    if start is None or end is None:
        raise Invalid("times_missing", "Say when the temp worked.", errors=[{"pointer": "/actual_start", "rule": "required"}])
    return start, end, body.get("actual_break_minutes", line.actual_break)
