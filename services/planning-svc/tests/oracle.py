"""Naive answers, minute by minute, written without looking at how the service does it."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
LEGAL = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}
# Easter Mondays, Ascension days and Whit Mondays as the calendars of these years print them.
MOVABLE = {date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25), date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)}


def wall(minute):
    """What the wall clock reads at a UTC minute."""
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(BRUSSELS)


def is_holiday(day):
    return (day.month, day.day) in LEGAL or day in MOVABLE


def working_minutes(start, end, pause):
    """The minutes that are worked: the break is in the middle, rounded down."""
    half = (end - start - pause) // 2
    return [minute for minute in range(start, end) if not half <= minute - start < half + pause]


def longest_rest(works, work, limit, period):
    """Walk minute by minute: back to the rest of at least `limit` before the shift, then through one period."""
    busy = {minute for one in works for minute in range(one.start, one.end)}
    at, free = work.start, 0
    begin = work.start
    lowest = min(busy) - limit - 1
    while at > lowest and free < limit:
        at -= 1
        if at in busy:
            free, begin = 0, at
        else:
            free += 1
    longest = here = 0
    for minute in range(begin, begin + period):
        here = 0 if minute in busy else here + 1
        longest = max(longest, here)
    return longest


def day_of(one):
    return wall(one.start).date()


def week_of(one):
    return day_of(one).isocalendar()[:2]


def minutes(one):
    return len(working_minutes(one.start, one.end, one.pause))


def codes(work, others, limits, availability=None):
    """The codes that speak against a shift, given limits by rule name (an absent one does not count)."""
    found = set()
    works = [*others, work]
    if any(set(range(one.start, one.end)) & set(range(work.start, work.end)) for one in others):
        found.add("double_booking")
    if longest_rest(works, work, limits["daily_rest"], 1440) < limits["daily_rest"]:
        found.add("rest")
    if longest_rest(works, work, limits["weekly_rest"], 7 * 1440) < limits["weekly_rest"]:
        found.add("weekly_rest_short")
    today = sum(minutes(one) for one in works if day_of(one) == day_of(work))
    this_week = sum(minutes(one) for one in works if week_of(one) == week_of(work))
    if today > limits["absolute_day"]:
        found.add("day_limit")
    elif today > limits["max_day"]:
        found.add("day_overtime")
    if this_week > limits["absolute_week"]:
        found.add("week_limit")
    elif this_week > limits["max_week"]:
        found.add("week_overtime")
    days, row = {day_of(one) for one in works}, 1
    for step in (-1, 1):
        day = day_of(work) + timedelta(days=step)
        while day in days:
            row, day = row + 1, day + timedelta(days=step)
    if row > limits["max_days_row"]:
        found.add("days_in_row")
    if minutes(work) < limits["min_shift"]:
        found.add("shift_short")
    walls = [wall(minute) for minute in range(work.start, work.end)]
    night = any(one.hour < 5 for one in walls)
    if night:
        found.add("night_work")
        if minutes(work) < limits["min_night_shift"]:
            found.add("night_shift_short")
    if work.end - work.start > limits["break_after"] and work.pause < limits["break_length"]:
        found.add("break_short")
    if any(one.isoweekday() == 7 for one in walls):
        found.add("sunday_work")
    if any(is_holiday(one.date()) for one in walls):
        found.add("holiday_work")
    return found | said(work, availability or [])


def said(work, lines):
    """What the availability says, minute by minute. Lines: (status, single, predicate of a wall time)."""
    worst = Counter()
    for minute in range(work.start, work.end):
        now = wall(minute)
        here = [status for status, single, holds in lines if single and holds(now)] or [
            status for status, single, holds in lines if not single and holds(now)
        ]
        for status in ("not_available", "rather_not", "available"):
            if status in here:
                worst[status] += 1
                break
        else:
            worst["nothing"] += 1
    found = {"not_available"} if worst["not_available"] else {"rather_not"} if worst["rather_not"] else set()
    declared = any(status == "available" and not single for status, single, _ in lines)
    return found | ({"not_declared"} if declared and worst["nothing"] else set())


def price(work, wage, premiums, daily, weekly, before_day, before_week, factor):
    """Amounts per kind: each working minute is looked at by itself, each line rounded once."""
    counted = Counter()
    for seen, minute in enumerate(working_minutes(work.start, work.end, work.pause)):
        now = wall(minute)
        free = now.isoweekday() == 7 or is_holiday(now.date())
        normal = before_day + seen < daily and before_week + seen < weekly
        counted["regular" if normal else "overtime_100" if free else "overtime_50"] += 1
        of_day = now.hour * 60 + now.minute
        for name, begins, ends, days, _ in premiums:
            inside = begins <= of_day < ends if begins < ends else of_day >= begins or of_day < ends
            if inside and days(now.date()):
                counted[name] += 1
    percent = {"regular": 100, "overtime_50": 150, "overtime_100": 200, **{name: share for name, *_, share in premiums}}
    cents = {}
    for name, count in counted.items():
        cents[name] = (wage * percent[name] * factor * count / Decimal(6000)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return dict(counted), cents
