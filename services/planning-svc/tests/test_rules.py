"""The work rules: by example, and against naive answers minute by minute."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chassis import Invalid
from planning import clock, rules
from planning.facts import Availability, Facts, Work
from planning.holidays import easter, legal_holidays
from planning.models import Placement
from planning.rulebook import LEGAL, Rule, RuleBook

PATH = [uuid4(), uuid4()]
ZERO = clock.minute_of(datetime(2026, 10, 12, tzinfo=clock.ZONE).astimezone(UTC))  # a Monday, two weeks before the clock changes


def book(**values):
    """Return a book of rules by name, all blocking, without legal rest behind them unless named."""
    return RuleBook([Rule(name, name, value, "block", None, "Test") for name, value in values.items()], 1)


def work(day, start, end, pause=0, monday=date(2026, 11, 2)):
    """Return a shift on the n-th day after a Monday by its clock times."""
    begin, finish = clock.shift_times(monday + timedelta(days=day), start, end, lenient=True)
    return Work(uuid4(), clock.minute_of(begin), clock.minute_of(finish), pause)


def placed_at(unit_id, work_post, since, until):
    return Placement(id=uuid4(), unit_id=unit_id, work_post=work_post, since=since, until=until)


def somebody(*works, **more):
    placed = placed_at(PATH[0], None, date(2020, 1, 1), None)
    return Facts(
        uuid4(), "Test", skills=frozenset({"POST"}), unit_ids=frozenset(PATH[:1]), **{"works": list(works), "placements": [placed], **more}
    )


def found(shift, facts, coded=None, **more):
    return {one.code: one for one in rules.evaluate(shift, "POST", PATH, facts, coded or RuleBook(), **more)}


@pytest.mark.parametrize(
    ("before", "shift", "rest"),
    [
        ((0, "14:00", "22:00"), (1, "06:00", "14:00"), 480),
        ((0, "14:00", "22:00"), (1, "09:00", "17:00"), None),  # eleven hours exactly
        ((0, "14:00", "22:00"), (1, "08:59", "17:00"), 659),
        ((0, "08:00", "12:00"), (0, "14:00", "18:00"), None),  # a divided day: eleven hours follow within the twenty-four
        ((0, "06:00", "10:00"), (0, "17:00", "21:00"), 540),  # too long a day: no eleven hours are left in its twenty-four
    ],
)
def test_daily_rest(before, shift, rest):
    one = found(work(*shift), somebody(work(*before))).get("rest_before")
    assert (one and one.value) == rest


@pytest.mark.parametrize(("monday", "gap"), [(date(2027, 3, 22), 600), (date(2026, 10, 19), 720), (date(2027, 3, 15), 660)])
def test_the_rest_of_a_night_in_which_the_clock_changes_is_as_long_as_it_is(monday, gap):
    """From 21:00 on Saturday to 08:00 on Sunday the wall says eleven hours; one night has ten, another twelve."""
    late, early = work(5, "13:00", "21:00", monday=monday), work(6, "08:00", "16:00", monday=monday)
    assert early.start - late.end == gap
    assert ("rest_before" in found(early, somebody(late))) == (gap < 660)


def test_night_shifts_last_what_they_last():
    assert [work(5, "22:00", "06:00", monday=one).minutes for one in (date(2027, 3, 22), date(2026, 10, 19), date(2027, 3, 15))] == [
        420,
        540,
        480,
    ]


def test_a_finding_names_the_neighbour():
    shift, facts = work(1, "06:00", "14:00"), somebody(work(0, "14:00", "22:00"), work(1, "23:00", "23:59"))
    assert found(shift, facts)["rest_before"].params == {"previous_end": "2026-11-02T21:00:00+00:00"}
    assert found(work(1, "06:00", "14:00"), somebody(work(1, "22:00", "23:00")))["rest_after"].params == {
        "next_start": "2026-11-03T21:00:00+00:00"
    }


def test_weekly_rest_has_to_come_within_seven_days():
    days = [work(n, "08:00", "16:00") for n in range(6)]
    assert "weekly_rest_short" not in found(days[-1], somebody(*days))
    seventh = work(6, "08:00", "16:00")
    one = found(seventh, somebody(*days))["weekly_rest_short"]
    assert (one.value, one.limit) == (16 * 60, 2100)
    nights = [work(n, "22:00", "06:00") for n in range(6)]
    assert "weekly_rest_short" not in found(nights[-1], somebody(*nights))


def test_hours_count_for_the_day_and_week_in_which_a_shift_begins():
    sunday_night, monday = work(6, "22:00", "06:00"), work(7, "14:00", "22:00", 30)
    coded = book(max_day=450, max_week=450, daily_rest=0, weekly_rest=0)
    assert {"day_overtime", "week_overtime"}.isdisjoint(found(monday, somebody(sunday_night), coded))
    assert found(sunday_night, somebody(monday), coded)["week_overtime"].value == 480


def test_the_absolute_limit_speaks_for_both():
    codes = found(work(0, "06:00", "18:00"), somebody(), book(absolute_day=660, max_day=540))
    assert "day_limit" in codes
    assert "day_overtime" not in codes


def test_a_late_shift_is_no_night_work_and_an_early_one_from_five_neither():
    assert "night_work" not in found(work(0, "14:00", "22:00"), somebody())
    assert "night_work" not in found(work(0, "16:00", "00:00"), somebody())
    assert "night_work" not in found(work(0, "05:00", "13:00"), somebody())
    assert "night_work" in found(work(0, "04:30", "12:30"), somebody())
    assert "night_work" in found(work(0, "17:00", "00:30"), somebody())


def test_sundays_and_holidays_by_the_wall_clock():
    assert found(work(5, "22:00", "06:00"), somebody())["sunday_work"].params["date"] == "2026-11-08"
    christmas = found(work(3, "22:00", "06:00", monday=date(2026, 12, 21)), somebody())["holiday_work"]
    assert christmas.params == {"date": "2026-12-25", "holiday": "christmas"}
    assert "sunday_work" not in found(work(5, "16:00", "00:00"), somebody())


def test_who_may_not_be_here_at_all():
    facts = somebody()
    facts.unit_ids, facts.active, facts.skills = frozenset({uuid4()}), False, frozenset({"OTHER"})
    assert {"unit_not_allowed", "temp_inactive", "skill_missing"} == found(work(0, "08:00", "16:00", 30), facts).keys()


def test_a_placement_has_to_cover_the_day():
    shift = work(0, "08:00", "16:00")

    def codes(*placements):
        return found(shift, somebody(placements=list(placements))).keys() & {"placement_none", "placement_period"}

    over = placed_at(PATH[0], "POST", date(2026, 1, 1), date(2026, 11, 1))
    assert codes() == {"placement_none"}
    assert codes(over) == {"placement_period"}
    assert codes(over, placed_at(PATH[1], None, date(2026, 11, 2), date(2026, 11, 2))) == set()
    assert codes(placed_at(uuid4(), "POST", date(2026, 1, 1), None)) == {"placement_none"}
    assert codes(placed_at(PATH[0], "OTHER", date(2026, 1, 1), None)) == {"placement_none"}
    period = found(shift, somebody(placements=[over]))["placement_period"].params
    assert period == {"from": "2026-01-01", "until": "2026-11-01"}


def test_notice_counts_from_now():
    shift, coded = work(0, "08:00", "16:00"), book(notice=7 * 1440)
    assert found(shift, somebody(), coded, now=shift.start - 1440)["notice_short"].value == 1440
    assert "notice_short" not in found(shift, somebody(), coded, now=shift.start - 8 * 1440)
    assert "notice_short" not in found(shift, somebody(), coded)


def test_the_most_specific_rule_in_force_wins():
    unit, team, other = uuid4(), uuid4(), uuid4()

    def coded(**more):
        return Rule(**{"id": "x", "rule": "max_day", "value": 1, "severity": "warn", "override": None, "source": "Test", **more})

    several = [
        coded(id="company", value=1),
        coded(id="unit", value=2, unit_id=unit),
        coded(id="team", value=3, unit_id=team, effective_until=date(2026, 6, 30)),
        coded(id="post", value=4, work_post="POST", effective_from=date(2026, 9, 1)),
        coded(id="elsewhere", value=5, unit_id=other),
    ]
    chosen = RuleBook(several, 7)

    def limit(path, post, day):
        return chosen.in_force(path, post, day)["max_day"].id

    assert limit([unit, team], "OTHER", date(2026, 6, 30)) == "team"
    assert limit([unit, team], "OTHER", date(2026, 7, 1)) == "unit"
    assert limit([unit, team], "POST", date(2026, 9, 1)) == "post"
    assert limit([uuid4()], "OTHER", date(2026, 9, 1)) == "company"
    assert (chosen.version, RuleBook().version) == ("7", "LAW")
    assert RuleBook().in_force([unit], None, date(2026, 9, 1)) == LEGAL


def test_the_legal_holidays_are_ten():
    assert sorted(legal_holidays(2026)) == [
        date(2026, 1, 1), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 14), date(2026, 5, 25), date(2026, 7, 21), date(2026, 8, 15),
        date(2026, 11, 1), date(2026, 11, 11), date(2026, 12, 25),
    ]  # fmt: skip
    assert [easter(year) for year in (2024, 2025, 2027, 2038, 1981, 2049)] == [
        date(2024, 3, 31), date(2025, 4, 20), date(2027, 3, 28), date(2038, 4, 25), date(1981, 4, 19), date(2049, 4, 18),
    ]  # fmt: skip
    assert legal_holidays(2008)[date(2008, 5, 1)] == "ascension+labour_day"


@given(st.integers(0, 21 * 1440), st.integers(1, 1440))
def test_days_weeks_and_windows_are_those_of_the_wall(offset, length):
    start, end = ZERO + offset, ZERO + offset + length
    walls = [oracle.wall(minute) for minute in range(start, end)]
    assert clock.day_of(start) == walls[0].date()
    assert clock.clock_of(clock.instant_of(start)) == walls[0].strftime("%H:%M")
    assert clock.days_in(start, end) == sorted({one.date() for one in walls})
    for window in ((0, 300), (1320, 360), (120, 180), (0, 1440)):
        inside = [one for one in walls if _inside(one.hour * 60 + one.minute, *window)]
        assert clock.minutes_in([(start, end)], window) == len(inside)


def _inside(minute, begins, ends):
    return begins <= minute < ends if begins < ends else minute >= begins or minute < ends


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_week_names_and_their_mondays(day):
    name = clock.week_name(day)
    assert clock.week_start(name) == clock.monday_of(day)
    assert clock.week_name(clock.week_start(name)) == name
    since, until = clock.week_range(name)
    assert clock.local_date(since) == clock.monday_of(day)
    assert clock.local_date(until) - clock.local_date(since) == timedelta(days=7)


def test_weeks_that_do_not_exist():
    for name in ("2026-W54", "2027-W53", "2026-W00", "never"):
        with pytest.raises(Invalid):
            clock.week_start(name)


@st.composite
def plans(draw):
    """A shift and what else is planned around it: stretches of 1 to 14 hours over five weeks, some of them overlapping."""
    starts = draw(st.lists(st.integers(0, 4 * 24 * 28), min_size=1, max_size=24))
    works = []
    for start in sorted(starts):
        length, pause = draw(st.integers(1, 56)) * 15, draw(st.sampled_from([0, 0, 10, 15, 30, 60]))
        works.append(Work(uuid4(), ZERO + start * 15, ZERO + start * 15 + length, min(pause, length - 1)))
    return works[draw(st.integers(0, len(works) - 1))], works


LIMITS = {
    "daily_rest": st.sampled_from([480, 660, 720]), "weekly_rest": st.sampled_from([1440, 2100]), "max_day": st.sampled_from([300, 480]),
    "absolute_day": st.sampled_from([600, 660]), "max_week": st.sampled_from([1200, 2400]), "absolute_week": st.sampled_from([2700, 3000]),
    "max_days_row": st.integers(1, 6), "min_shift": st.sampled_from([60, 180]), "min_night_shift": st.sampled_from([120, 360]),
    "break_after": st.sampled_from([240, 360]), "break_length": st.sampled_from([15, 30]),
}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(plans(), st.fixed_dictionaries(LIMITS))
def test_the_rules_agree_with_a_naive_reading(plan, limits):
    shift, works = plan
    others = [one for one in works if one is not shift]
    expected = oracle.codes(shift, others, limits)
    values = limits | {"night_work": 0, "sunday_work": 0, "holiday_work": 0}
    seen = found(shift, somebody(*works), book(**values))
    assert {"rest" if code.startswith("rest_") else code for code in seen} == expected
    for name, code, period in (("daily_rest", "rest", 1440), ("weekly_rest", "weekly_rest_short", 7 * 1440)):
        if code in expected:
            finding = next(one for key, one in seen.items() if key.startswith(code))
            assert finding.value == oracle.longest_rest(works, shift, limits[name], period)


@st.composite
def availabilities(draw):
    """Lines of both kinds, each with a naive predicate of wall time."""
    lines, naive = [], []
    for _ in range(draw(st.integers(0, 5))):
        status = draw(st.sampled_from(["available", "rather_not", "not_available"]))
        if draw(st.booleans()):
            start = ZERO + draw(st.integers(0, 21 * 48)) * 30
            end = start + draw(st.integers(1, 96)) * 30
            lines.append(Availability(status, start, end))
            naive.append((status, True, lambda now, start=start, end=end: start <= now.timestamp() // 60 < end))
        else:
            # Weekly lines on whole hours outside the hour that the clock skips or repeats: what the wall reads is then unambiguous.
            hours = st.integers(0, 23).filter(lambda hour: hour not in (2,))
            weekday, begins, ends = draw(st.integers(0, 7)), draw(hours) * 60, draw(hours.filter(bool)) * 60
            lines.append(Availability(status, weekday=weekday, begins=begins, ends=ends))
            naive.append((status, False, lambda now, line=(weekday, begins, ends): _weekly(now, *line)))
    return lines, naive


def _weekly(now, weekday, begins, ends):
    of_day = now.hour * 60 + now.minute
    if begins < ends:
        return begins <= of_day < ends and weekday in (0, now.isoweekday())
    began = now.date() if of_day >= begins else now.date() - timedelta(days=1)
    return (of_day >= begins or of_day < ends) and weekday in (0, began.isoweekday())


@settings(max_examples=150, deadline=None)
@given(availabilities(), st.integers(0, 20 * 96), st.integers(1, 56))
def test_availability_agrees_with_a_naive_reading(said, start, length):
    lines, naive = said
    shift = Work(uuid4(), ZERO + start * 15, ZERO + (start + length) * 15)
    seen = found(shift, somebody(availability=lines)).keys() & {"not_available", "rather_not", "not_declared"}
    assert seen == oracle.said(shift, naive)
