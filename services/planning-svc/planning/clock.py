"""The clock on the wall and the time that passes: days, weeks and windows in Belgium, durations in UTC.

Work is counted in whole UTC minutes since 1970, so that a night in which the clock changes lasts 7 or 9 hours. What
the wall clock reads decides which day, week or window a minute belongs to; within a piece of constant offset the
wall clock runs on, and windows are plain arithmetic.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from chassis import Invalid

ZONE_NAME = "Europe/Brussels"
ZONE = ZoneInfo(ZONE_NAME)
DAY = 1440
WHOLE_DAY = (0, DAY)
_EPOCH = date(1970, 1, 1).toordinal()
_WEEK = re.compile(r"(\d{4})-W(\d{2})")

Window = tuple[int, int]  # minutes of the day, half open; an end at or before the start runs past midnight
Stretch = tuple[int, int]  # UTC minutes since 1970, half open


def now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def minute_of(instant: datetime) -> int:
    """Return whole UTC minutes since 1970."""
    return int(instant.timestamp()) // 60


def instant_of(minute: int) -> datetime:
    """Return the instant of a UTC minute since 1970."""
    return datetime.fromtimestamp(minute * 60, UTC)


@lru_cache(maxsize=65536)
def _offset_of_hour(hour: int) -> int:
    shift = datetime.fromtimestamp(hour * 3600, UTC).astimezone(ZONE).utcoffset()
    assert shift is not None
    return int(shift.total_seconds()) // 60


def offset(minute: int) -> int:
    """Return the minutes between UTC and the wall clock; the clock changes on whole hours."""
    return _offset_of_hour(minute // 60)


@lru_cache(maxsize=65536)
def wall(minute: int) -> tuple[date, str]:
    """Return what the wall shows at a UTC minute: the day, and the time as HH:MM. Shifts share their times; it is kept."""
    day, rest = divmod(minute + offset(minute), DAY)
    return date.fromordinal(day + _EPOCH), f"{rest // 60:02d}:{rest % 60:02d}"


def day_of(minute: int) -> date:
    """Return the day on the wall at a UTC minute."""
    return wall(minute)[0]


def local_date(instant: datetime) -> date:
    """Return the day on the wall at an instant."""
    return wall(minute_of(instant))[0]


def clock_of(instant: datetime) -> str:
    """Return the time on the wall as HH:MM."""
    return wall(minute_of(instant))[1]


def parse_clock(text: str) -> int:
    """Return HH:MM (or HH:MM:SS with an offset that is ignored, as recurring SETU lines have it) as a minute of the day."""
    return int(text[:2]) * 60 + int(text[3:5])


def usable(day: date) -> date:
    """Return a day that work can be planned on. Raises Invalid outside this century, where calendars and zones end."""
    if not 2000 <= day.year <= 2099:
        raise Invalid("date_out_of_range", "Nobody plans that far.", errors=[{"pointer": "/date", "rule": "range"}])
    return day


def at(day: date, minute: int, fold: int | None = None, lenient: bool = False) -> datetime:
    """Return the instant (UTC) at which the wall clock of a day shows this minute of the day (1440: the next midnight).

    Raises Invalid `time_missing` for a time that the clock skips and `time_twice` for one that it shows twice when
    no `fold` says which. `lenient` takes the first moment after a gap, and the first of two.
    """
    shown = datetime.combine(usable(day), time()) + timedelta(minutes=minute)
    first, second = shown.replace(tzinfo=ZONE, fold=0), shown.replace(tzinfo=ZONE, fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before is None or after is None or before == after:
        return first.astimezone(UTC)
    if before < after:  # the clock jumps over it
        if not lenient:
            raise Invalid("time_missing", "The clock skips this time on that day.", errors=[{"pointer": "/start_time", "rule": "exists"}])
        # Read with the offset of before the jump it is too early by the jump, with that of after too late: meet at the jump.
        return shown.replace(minute=0, tzinfo=ZONE, fold=0).astimezone(UTC)
    if fold is None and not lenient:
        raise Invalid(
            "time_twice",
            "The clock shows this time twice on that day; say which (fold).",
            errors=[{"pointer": "/start_fold", "rule": "required"}],
        )
    return (second if fold else first).astimezone(UTC)


def shift_times(
    day: date, start: str, end: str, start_fold: int | None = None, end_fold: int | None = None, lenient: bool = False
) -> tuple[datetime, datetime]:
    """Return the instants of a shift from its clock times; an end that is not after the start is on the next day."""
    begins, ends = parse_clock(start), parse_clock(end)
    last = usable(day) if ends > begins else usable(day) + timedelta(days=1)
    return at(day, begins, start_fold, lenient), at(last, ends, end_fold, lenient)


def worked_minutes(start: datetime, end: datetime, break_minutes: int) -> int:
    """Return elapsed minutes, counted in UTC, without the break."""
    return minute_of(end) - minute_of(start) - break_minutes


def week_name(day: date) -> str:
    """Return the calendar week of a day (ISO 8601) as 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_start(week: str, pointer: str = "/week") -> date:
    """Return the Monday of 2026-W48. Raises Invalid for a week that its year does not have."""
    found = _WEEK.fullmatch(week)
    try:
        return usable(date.fromisocalendar(int(found[1]), int(found[2]), 1))  # type: ignore[index]
    except (ValueError, TypeError, Invalid) as error:
        raise Invalid("week_unknown", "There is no such week.", errors=[{"pointer": pointer, "rule": "calendar"}]) from error


def week_range(week: str, weeks: int = 1) -> tuple[datetime, datetime]:
    """Return the instants between which the days of a week (or several in a row) lie."""
    monday = week_start(week)
    return at(monday, 0), at(monday + timedelta(weeks=weeks), 0)


def pieces(start: int, end: int) -> Iterator[Stretch]:
    """Yield the stretch in wall-clock minutes since 1970, cut where the offset changes."""
    first, last = offset(start), offset(end - 1)
    if first == last:
        yield start + first, end + first
        return
    change = next(hour * 60 for hour in range(start // 60 + 1, end // 60 + 1) if _offset_of_hour(hour) != first)
    yield start + first, change + first
    yield from pieces(change, end)


def minutes_in(stretches: Sequence[Stretch], window: Window = WHOLE_DAY, counts: Callable[[date], bool] | None = None) -> int:
    """Return how many minutes of the stretches fall in a window of the wall clock, on days that `counts`."""
    begins, ends = window
    parts = [(begins, ends)] if begins < ends else [(0, ends), (begins, DAY)]
    total = 0
    for stretch in stretches:
        for first, last in pieces(*stretch):
            for day in range(first // DAY, (last - 1) // DAY + 1):
                if counts is not None and not counts(date.fromordinal(day + _EPOCH)):
                    continue
                for begin, end in parts:
                    total += max(0, min(last, day * DAY + end) - max(first, day * DAY + begin))
    return total


def days_in(start: int, end: int) -> list[date]:
    """Return the days on the wall that a stretch touches."""
    first, last = day_of(start), day_of(end - 1)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
