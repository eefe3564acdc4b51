"""Work rules: what speaks against a temp on a shift. Pure functions; every rule has a test against a naive oracle.

A shift belongs to the day (and week) on which it begins. Time passes in UTC minutes; days, nights, Sundays and
holidays are those of the wall clock.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from planning.clock import DAY, Window, days_in, instant_of, minutes_in
from planning.facts import Facts, Work, availability_in
from planning.findings import Finding, sort
from planning.holidays import holiday
from planning.models.temps import agreed
from planning.rulebook import Rule, RuleBook

WEEK = 7 * DAY
# CAO 46, art. 1: work between 20 and 6 o'clock is night work, except work that ends by midnight or starts from five.
DEEP_NIGHT = (0, 5 * 60)
AGENCY_WORK = "Law of 24 July 1987 on temporary agency work"
PROFILE = "Profile of the temp at the agency"

Rules = dict[str, Rule]


def evaluate(work: Work, work_post: str, path: Sequence[UUID], facts: Facts, book: RuleBook, now: int | None = None) -> list[Finding]:
    """Return everything that speaks against this temp on this shift, the gravest first.

    `path` is that of the shift's unit; `now` (UTC minutes) asks for the notice as well. Needs what is planned for the
    temp from two weeks before the shift until two weeks after it.
    """
    rules, others = book.in_force(path, work_post, work.day), facts.others(work)
    found = [
        *_person(work_post, path, facts),
        *_placement(work, work_post, path, facts),
        *_overlap(work, others),
        *_rest(work, others, rules),
        *_hours(work, others, rules),
        *_days_in_row(work, others, rules),
        *shift_findings(work, rules),
        *_availability(work, facts),
    ]
    if now is not None:
        found += _notice(work, rules, now)
    return sort(found)


def _person(work_post: str, path: Sequence[UUID], facts: Facts) -> Iterator[Finding]:
    if not facts.active:
        yield Finding("temp", "temp_inactive", "block", PROFILE)
    if facts.unit_ids.isdisjoint(path):
        yield Finding("unit", "unit_not_allowed", "block", PROFILE)
    if work_post not in facts.skills:
        yield Finding("skill", "skill_missing", "block", PROFILE, params={"work_post": work_post})


def _placement(work: Work, work_post: str, path: Sequence[UUID], facts: Facts) -> Iterator[Finding]:
    if agreed(facts.placements, path, work_post, work.day):
        return
    fitting = [one for one in facts.placements if one.fits(path, work_post)]
    if not fitting:
        # Somebody the agency lets work here without a placement: possible, but the contract will ask for a motive.
        yield Finding("placement", "placement_none", "warn", AGENCY_WORK)
        return
    nearest = min(fitting, key=lambda one: abs((one.since if work.day < one.since else one.until or one.since) - work.day))
    until = nearest.until.isoformat() if nearest.until else None
    yield Finding("placement", "placement_period", "block", AGENCY_WORK, params={"from": nearest.since.isoformat(), "until": until})


def _overlap(work: Work, others: Sequence[Work]) -> Iterator[Finding]:
    shared = sum(max(0, min(work.end, one.end) - max(work.start, one.start)) for one in others)
    if shared:
        yield Finding(
            "double_booking", "double_booking", "block", "A person is in one place at a time", value=shared, limit=0, unit="minutes"
        )


def _rest(work: Work, others: Sequence[Work], rules: Rules) -> Iterator[Finding]:
    works = sorted([*others, work], key=lambda one: one.start)
    for kind, period in (("daily_rest", DAY), ("weekly_rest", WEEK)):
        rule = rules.get(kind)
        if rule is None or not rule.value:
            continue
        longest = longest_rest(works, work, rule.value, period)
        if longest < rule.value:
            if kind == "weekly_rest":
                yield Finding.of(rule, "weekly_rest_short", longest)
            else:
                yield _daily(rule, longest, work, others)


def longest_rest(works: Sequence[Work], work: Work, limit: int, period: int) -> int:
    """Return the longest rest (minutes) in the period (a day or seven days) that begins when work was taken up.

    Work is taken up after a rest of at least `limit`; from then on a rest that long has to be over within the period.
    That is how the law counts (eleven hours in each twenty-four): two shifts on one day with a long break between
    them are allowed, a late shift and then an early one are not. `works` is sorted and has `work` in it.
    """
    place = next(i for i, one in enumerate(works) if one is work)
    first, last = place, place
    while first and works[first].start - max(one.end for one in works[:first]) < limit:
        first -= 1
    begins, ends = works[first].start, works[first].end
    longest = 0
    for last in range(first + 1, len(works)):
        gap = works[last].start - ends
        if gap >= limit or works[last].start >= begins + period:
            break
        longest, ends = max(longest, gap), max(ends, works[last].end)
    return max(longest, begins + period - ends)


def _daily(rule: Rule, longest: int, work: Work, others: Sequence[Work]) -> Finding:
    before = max((one.end for one in others if one.end <= work.start), default=None)
    after = min((one.start for one in others if one.start >= work.end), default=None)
    gap_before = work.start - before if before is not None else WEEK
    gap_after = after - work.end if after is not None else WEEK
    if gap_before >= min(gap_after, rule.value or 0):
        return Finding.of(rule, "rest_after", longest, next_start=instant_of(after).isoformat() if after is not None else None)
    assert before is not None
    return Finding.of(rule, "rest_before", longest, previous_end=instant_of(before).isoformat())


def _hours(work: Work, others: Sequence[Work], rules: Rules) -> Iterator[Finding]:
    day = work.minutes + sum(one.minutes for one in others if one.day == work.day)
    week = work.minutes + sum(one.minutes for one in others if one.monday == work.monday)
    for total, limit, normal, codes in (
        (day, "absolute_day", "max_day", ("day_limit", "day_overtime")),
        (week, "absolute_week", "max_week", ("week_limit", "week_overtime")),
    ):
        for kind, code in zip((limit, normal), codes, strict=True):
            rule = rules.get(kind)
            if rule and rule.value is not None and total > rule.value:
                yield Finding.of(rule, code, total)
                break  # beyond the absolute limit the normal one goes without saying


def _days_in_row(work: Work, others: Sequence[Work], rules: Rules) -> Iterator[Finding]:
    rule = rules.get("max_days_row")
    if rule is None or rule.value is None:
        return
    days, count, step = {one.day for one in others}, 1, timedelta(days=1)
    for direction in (-step, step):
        day = work.day + direction
        while day in days:
            count, day = count + 1, day + direction
    if count > rule.value:
        yield Finding.of(rule, "days_in_row", count, "days")


def shift_findings(work: Work, rules: Rules) -> Iterator[Finding]:
    """Yield what the shift itself breaks, whoever works it."""
    night = night_minutes(work, rules)
    shortest = rules.get("min_shift")
    if shortest and shortest.value and work.minutes < shortest.value:
        yield Finding.of(shortest, "shift_short", work.minutes)
    of_night = rules.get("min_night_shift")
    if night and of_night and of_night.value and work.minutes < of_night.value:
        yield Finding.of(of_night, "night_shift_short", work.minutes)
    after, length = rules.get("break_after"), rules.get("break_length")
    if after and length and after.value is not None and work.end - work.start > after.value and work.pause < (length.value or 0):
        yield Finding.of(length, "break_short", work.pause, after=after.value)
    yield from _forbidden_times(work, rules, night)


def _forbidden_times(work: Work, rules: Rules, night: int) -> Iterator[Finding]:
    days = days_in(work.start, work.end)
    sunday = next((day for day in days if day.isoweekday() == 7), None)
    free = next((day for day in days if holiday(day)), None)
    for kind, hit, day in (("night_work", night, None), ("sunday_work", sunday, sunday), ("holiday_work", free, free)):
        rule = rules.get(kind)
        if hit and rule and rule.value == 0:
            yield Finding.of(rule, kind, None, None, **_named(day))


def _named(day: date | None) -> dict[str, str | None]:
    return {"date": day.isoformat(), "holiday": holiday(day)} if day else {}


def night_minutes(work: Work, rules: Rules) -> int:
    """Return the minutes that make a night shift: those of the night window between midnight and five."""
    rule = rules.get("night")
    if rule is None or rule.window is None:
        return 0
    return sum(minutes_in([(work.start, work.end)], part) for part in _deep(rule.window))


def _deep(window: Window) -> list[Window]:
    begins, ends = window
    parts = [(begins, ends)] if begins < ends else [(0, ends), (begins, DAY)]
    cut = [(max(begin, DEEP_NIGHT[0]), min(end, DEEP_NIGHT[1])) for begin, end in parts]
    return [(begin, end) for begin, end in cut if begin < end]


def _availability(work: Work, facts: Facts) -> Iterator[Finding]:
    said: dict[str | None, int] = {}
    for begin, end, status in availability_in(facts.availability, work.start, work.end):
        said[status] = said.get(status, 0) + end - begin
    if minutes := said.get("not_available"):
        yield Finding(
            "availability", "not_available", "block", "Availability of the temp", override_role="planner", value=minutes, unit="minutes"
        )
    elif minutes := said.get("rather_not"):
        yield Finding("availability", "rather_not", "rather_not", "Availability of the temp", value=minutes, unit="minutes")
    days = [work.day + timedelta(days=n) for n in range(-3, 4)]
    declared = any(one.status == "available" and not one.is_single and any(map(one.holds_on, days)) for one in facts.availability)
    if declared and (minutes := said.get(None)):
        yield Finding("availability", "not_declared", "warn", "Availability of the temp", value=minutes, unit="minutes")


def _notice(work: Work, rules: Rules, now: int) -> Iterator[Finding]:
    rule = rules.get("notice")
    if rule and rule.value and work.start - now < rule.value:
        yield Finding.of(rule, "notice_short", max(0, work.start - now))
