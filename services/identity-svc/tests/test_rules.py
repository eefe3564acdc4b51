"""The rules of identity, by example and by property; the oracles here are written another way than the rules."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity import rules
from identity.roles import AGENCY_ONLY, AGENCY_ROLES, DEFAULT_ROLES, PERMISSIONS, ROLE_NAMES, modules

BRUSSELS = ZoneInfo("Europe/Brussels")
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2039, 12, 31), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("last", "first_day_without"),
    [
        (date(2026, 1, 1), date(2026, 7, 2)),
        (date(2026, 8, 31), date(2027, 3, 1)),  # to the end of February, then a day
        (date(2027, 8, 31), date(2028, 3, 1)),  # 29 February exists, and the day after it is still 1 March
        (date(2027, 8, 30), date(2028, 3, 1)),
        (date(2027, 8, 29), date(2028, 3, 1)),
        (date(2027, 8, 28), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 7, 1)),
        (date(2026, 6, 30), date(2026, 12, 31)),
        (date(2026, 3, 31), date(2026, 10, 1)),
    ],
)
def test_access_lapses_after_six_months_and_a_day(last, first_day_without):
    noon = datetime(last.year, last.month, last.day, 12, tzinfo=BRUSSELS)
    assert rules.lapses_on(noon) == first_day_without
    midnight = datetime.combine(first_day_without, datetime.min.time(), BRUSSELS)
    assert rules.has_lapsed(noon, midnight)
    assert not rules.has_lapsed(noon, midnight - timedelta(seconds=1))


def test_the_day_of_a_login_is_the_belgian_one():
    # 23:30 on 31 December in London is 1 January in Brussels.
    assert rules.lapses_on(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == date(2027, 7, 2)


def _six_months_later(day: date) -> date:
    """Walk day by day to the same day number six months on, or the last day of that month."""
    wanted = (day.month - 1 + 6) % 12 + 1
    walked = day + timedelta(days=150)
    while walked.month != wanted:
        walked += timedelta(days=1)
    best = walked.replace(day=1)
    while best.day < day.day and (best + timedelta(days=1)).month == wanted:
        best += timedelta(days=1)
    return best


@given(MOMENTS)
def test_lapsing_agrees_with_walking_the_calendar(moment):
    assert rules.lapses_on(moment) == _six_months_later(moment.astimezone(BRUSSELS).date()) + timedelta(days=1)


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_a_later_login_never_lapses_earlier(moment, later):
    assert rules.lapses_on(moment) <= rules.lapses_on(moment + later)


@given(MOMENTS, st.integers(0, 260))
def test_a_warning_is_due_exactly_in_the_two_weeks_before(moment, days):
    then = moment + timedelta(days=days)
    left = (rules.lapses_on(moment) - then.astimezone(BRUSSELS).date()).days
    assert rules.warning_due(moment, then) == (1 <= left <= 14)
    assert not (rules.warning_due(moment, then) and rules.has_lapsed(moment, then))


PACES = st.builds(rules.Pace, burst=st.integers(1, 20), every=st.floats(1, 600))


@given(PACES, st.lists(st.floats(0, 300), min_size=1, max_size=80))
def test_no_burst_beats_the_pace(pace, gaps):
    """In any window, at most `burst` tries plus one per `every` seconds get through."""
    level, clock, passed = 0.0, 0.0, []
    for gap in gaps:
        clock += gap
        allowed, level = pace.take(level, gap)
        if allowed:
            passed.append(clock)
    for first in range(len(passed)):
        for last in range(first, len(passed)):
            assert last - first + 1 <= pace.burst + (passed[last] - passed[first]) / pace.every + 1e-6


@given(PACES, st.integers(0, 50))
def test_who_waits_as_told_gets_through(pace, tries):
    level = 0.0
    for _ in range(tries):
        _, level = pace.take(level, 0)
    allowed, after = pace.take(level, 0)
    if not allowed:
        assert pace.take(after, pace.wait(after))[0]


START = datetime(2026, 11, 23, 9, tzinfo=UTC)


def _outcome(at, refreshed=0, replaced=None, ended=False, next_used=False):
    return rules.refresh_outcome(
        START + timedelta(seconds=at),
        started=START,
        refreshed=START + timedelta(seconds=refreshed),
        ended=ended,
        replaced=None if replaced is None else START + timedelta(seconds=replaced),
        next_used=next_used,
        idle=3600,
        longest=12 * 3600,
    )


def test_a_session_cookie_is_exchanged_repeated_or_ends_the_session():
    assert _outcome(300) == "rotate"
    assert _outcome(3600) == "rotate"
    assert _outcome(3601) == "over"
    assert _outcome(12 * 3600, refreshed=12 * 3600 - 5) == "rotate"
    assert _outcome(12 * 3600 + 1, refreshed=12 * 3600) == "over"
    assert _outcome(300, ended=True) == "over"
    assert _outcome(310, refreshed=300, replaced=300) == "repeat"
    assert _outcome(311, refreshed=300, replaced=300) == "replay"
    assert _outcome(305, refreshed=300, replaced=300, next_used=True) == "replay"


# RFC 6238, appendix B (SHA-1); the last six of its eight digits.
@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(moment, code):
    assert rules.totp(b"12345678901234567890", moment) == code


@given(st.binary(min_size=20, max_size=20), st.integers(100, 2**31), st.integers(-300, 300))
def test_a_code_counts_in_its_period_and_the_neighbours_and_only_once(secret, moment, away):
    code = rules.totp(secret, moment)
    counter = rules.totp_counter(secret, code, moment + away, used=0)
    periods = (moment + away) // 30 - moment // 30
    if abs(periods) <= 1:
        assert counter is not None
        assert rules.totp_counter(secret, code, moment + away, used=moment // 30 + 1) is None
    elif counter is not None:  # six digits meet by chance once in a million
        assert rules.totp(secret, counter * 30) == code


@given(st.integers(1, 40), st.data())
def test_paths_run_from_the_root_to_each_unit(size, data):
    units = [UUID(int=n) for n in range(1, size + 1)]
    parents = {unit: data.draw(st.sampled_from(units[:n])) if n else None for n, unit in enumerate(units)}
    shuffled = data.draw(st.permutations(units))
    found = rules.paths({unit: parents[unit] for unit in shuffled})
    for unit, path in found.items():
        assert path[0] == units[0]
        assert path[-1] == unit
        assert all(parents[below] == above for above, below in pairwise(path))
    assert found.keys() == parents.keys()


def test_paths_refuse_circles_and_missing_parents():
    one, two = UUID(int=1), UUID(int=2)
    with pytest.raises(ValueError, match="below itself"):
        rules.paths({one: two, two: one})
    with pytest.raises(ValueError, match="missing"):
        rules.paths({one: None, two: UUID(int=3)})


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 20))


@given(st.lists(st.tuples(st.sampled_from("ab"), DAYS, DAYS), max_size=6))
def test_grants_overlap_when_some_day_has_two(grants):
    window = [date(2025, 12, 31) + timedelta(days=n) for n in range(30)]
    held = [[key for key, first, last in grants if (first or window[0]) <= day <= (last or window[-1])] for day in window]
    reversed_ones = [one for one in grants if one[1] and one[2] and one[2] < one[1]]
    if not reversed_ones:
        assert rules.days_overlap(grants) == any(len(keys) != len(set(keys)) for keys in held)


def test_an_address_is_masked():
    assert rules.masked("anna.voorbeeld@client.example") == "a***@client.example"


def test_default_roles_hold_known_permissions_and_only_the_agencys_hold_the_agencys():
    for code, permissions in DEFAULT_ROLES.items():
        assert len(permissions) == len(set(permissions))
        assert set(permissions) <= PERMISSIONS.keys()
        assert code in AGENCY_ROLES or not set(permissions) & AGENCY_ONLY
    assert ROLE_NAMES.keys() == DEFAULT_ROLES.keys()


def test_modules_follow_from_permissions():
    assert modules({"timesheet:approve", "wage:read"}) == ["timesheet"]
    assert modules(set(DEFAULT_ROLES["hr_manager"])) == ["document", "identity", "planning", "reporting", "timesheet", "vacancy"]
    assert modules(set()) == []
