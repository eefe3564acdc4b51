"""How much of a legal motive is used on a work post, and what a submission or an extension may still ask."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis import Conflict
from vacancy.meter import Use, check, later, reckon
from vacancy.motives import MOTIVES, find

DAY = timedelta(days=1)
TODAY = date(2027, 3, 1)


def motive(code, committee=None):
    return find(code, TODAY, committee)


def days(first, last, **more):
    return Use(date.fromisoformat(first), date.fromisoformat(last), **more)


def refused(code, own, *others, delegation=False, committee=None):
    with pytest.raises(Conflict) as problem:
        check(motive(code, committee), delegation, own, others)
    return problem.value.code, problem.value.params


def test_months_are_those_of_the_calendar():
    assert later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert later(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert later(date(2027, 1, 4), 18) == date(2028, 7, 4)


@given(day=st.dates(date(2020, 1, 1), date(2040, 1, 1)), months=st.integers(0, 40))
def test_later_months_never_skip_one(day, months):
    after = later(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day <= day.day


def test_an_increase_without_a_delegation_has_three_times_six_months():
    used = [days("2026-09-01", "2026-12-31"), days("2027-01-04", "2027-02-26")]
    shown = reckon(motive("temporary_increase"), False, used, TODAY)
    assert (shown["first_day"], shown["last_day"], shown["step"]) == (date(2026, 9, 1), date(2028, 2, 29), 2)
    assert [(one["until"], one["needs"]) for one in shown["steps"]] == [
        (date(2027, 2, 28), ["inform_fund"]), (date(2027, 8, 31), ["inform_fund"]), (date(2028, 2, 29), ["good_offices_consent"]),
    ]  # fmt: skip
    assert shown["next"] == {"from": date(2027, 9, 1), "needs": ["good_offices_consent"]}
    assert (shown["days_used"], shown["months_used"], shown["months_most"], shown["days_left"]) == (179, 5.9, 18, 365)
    assert "18" not in shown["source"] and "6 + 6 + 6" in shown["source"]


def test_an_increase_with_a_delegation_lasts_as_agreed():
    shown = reckon(motive("temporary_increase"), True, [days("2024-01-01", "2027-06-30")], TODAY)
    assert (shown["months_most"], shown["days_left"], shown["last_day"], shown["next"], shown["step"]) == (None, None, None, None, 1)
    unused = reckon(motive("temporary_increase"), True, [], TODAY)
    assert unused["next"] == {"from": None, "needs": ["union_consent", "inform_inspector"]}
    check(motive("temporary_increase"), True, days("2027-01-01", "2029-12-31"), [])


def test_a_longer_break_begins_another_increase():
    shown = reckon(motive("temporary_increase"), False, [days("2025-01-06", "2026-05-29")], TODAY)
    assert (shown["first_day"], shown["step"], shown["days_left"]) == (None, 0, (later(TODAY, 18) - TODAY).days)
    check(motive("temporary_increase"), False, days("2027-03-01", "2028-08-31"), [days("2025-01-06", "2026-05-29")])
    assert refused("temporary_increase", days("2027-03-01", "2028-08-31"), days("2027-01-04", "2027-02-26")) == (
        "period_too_long", {"months": 18, "motive": "temporary_increase", "last_day": date(2028, 7, 3)},
    )  # fmt: skip


def test_inflow_is_three_temps_and_nine_months_of_contracts():
    two = [days("2026-04-06", "2026-07-03", whom="T-1"), days("2026-08-17", "2026-10-30", whom="T-2")]
    shown = reckon(motive("inflow"), False, two, TODAY)
    assert shown["attempts"] == {"used": 2, "most": 3, "left": 1}
    assert (shown["days_used"], shown["days_left"], shown["months_used"], shown["months_most"]) == (164, 111, 5.4, 9)
    check(motive("inflow"), False, days("2027-03-01", "2027-06-19", placed=False), two)
    assert refused("inflow", days("2027-03-01", "2027-06-20", placed=False), *two)[1]["last_day"] == date(2027, 6, 19)
    three = [*two, days("2026-11-02", "2026-11-30", whom="T-3")]
    assert refused("inflow", days("2027-03-01", "2027-03-31", placed=False), *three) == (
        "attempts_used",
        {"attempts": 3, "motive": "inflow"},
    )


def test_a_temp_who_comes_back_is_the_same_attempt():
    again = [days("2026-04-06", "2026-04-30", whom="T-1"), days("2026-06-01", "2026-06-30", whom="T-1")]
    assert reckon(motive("inflow"), False, again, TODAY)["attempts"]["used"] == 1


def test_inflow_for_two_vacant_posts_has_twice_as_much():
    one = days("2027-01-04", "2027-02-26", whom="T-1", positions=2)
    shown = reckon(motive("inflow"), False, [one], TODAY)
    assert (shown["attempts"]["most"], shown["months_most"]) == (6, 18)
    check(motive("inflow"), False, days("2027-03-01", "2027-08-31", placed=False, positions=2), [])


def test_a_contract_of_inflow_is_a_week_at_least_and_six_months_at_most():
    assert refused("inflow", days("2027-03-01", "2027-03-06", placed=False)) == ("period_too_short", {"days": 7, "motive": "inflow"})
    check(motive("inflow"), False, days("2027-03-01", "2027-03-07", placed=False), [])
    check(motive("inflow"), False, days("2027-03-01", "2027-08-31", placed=False), [])
    code, params = refused("inflow", days("2027-03-01", "2027-09-01", placed=False))
    assert (code, params["months"], params["last_day"]) == ("period_too_long", 6, date(2027, 8, 31))


def test_who_is_replaced_has_a_clock_of_their_own():
    other = days("2026-01-05", "2026-12-31", whom="resignation 2026-01-05")
    mine = days("2027-01-04", "2027-12-31", whom="resignation 2027-01-04")
    check(motive("replacement_ended"), False, mine, [other])
    assert refused("replacement_ended", mine, days("2026-12-01", "2027-01-03", whom=mine.whom))[1]["last_day"] == date(2027, 11, 30)
    assert reckon(motive("replacement_ended"), True, [other, mine], TODAY)["step"] == 1
    check(motive("replacement_suspended"), False, days("2020-01-01", "2030-01-01"), [])


def test_a_sector_asks_for_a_permanent_contract_after_six_months():
    shown = reckon(motive("temporary_increase", "142.02"), False, [days("2026-07-01", "2027-06-30")], TODAY)
    assert (shown["step"], shown["steps"][1]["needs"], shown["months_most"]) == (2, ["permanent_offer"], None)
    assert motive("temporary_increase", "140.03") is motive("temporary_increase")
    assert motive("inflow", "142.02") is motive("inflow")


def test_a_clock_does_not_run_while_nobody_is_placed():
    asked = days("2026-09-01", "2027-05-31", placed=False)
    shown = reckon(motive("temporary_increase"), False, [asked], TODAY)
    assert (shown["days_used"], shown["step"], shown["first_day"], shown["planned_days"]) == (0, 0, TODAY + DAY, 91)
    assert reckon(motive("temporary_increase"), False, [days("2026-09-01", "2027-02-28", placed=False)], TODAY)["first_day"] is None
    with_one = reckon(motive("temporary_increase"), False, [asked, days("2027-02-01", "2027-05-31")], TODAY)
    assert (with_one["first_day"], with_one["days_used"], with_one["step"]) == (date(2027, 2, 1), 29, 1)


def test_what_is_planned_is_not_yet_used():
    shown = reckon(motive("temporary_increase"), False, [days("2027-03-15", "2027-05-28", placed=False)], TODAY)
    assert (shown["days_used"], shown["planned_days"], shown["step"], shown["first_day"]) == (0, 75, 0, date(2027, 3, 15))
    assert (shown["next"], shown["last_day"]) == ({"from": None, "needs": ["inform_fund"]}, date(2028, 9, 14))


USES = st.lists(
    st.builds(
        lambda start, length, placed, whom: Use(TODAY + DAY * start, TODAY + DAY * (start + length), placed, 1, whom),
        st.integers(-900, 300), st.integers(0, 400), st.booleans(), st.sampled_from(["", "T-1", "T-2", "T-3"]),
    ),
    max_size=6,
)  # fmt: skip


@given(rule=st.sampled_from(MOTIVES), delegation=st.booleans(), uses=USES, ahead=st.integers(-400, 400))
def test_a_meter_never_runs_over_or_backwards(rule, delegation, uses, ahead):
    on = TODAY + DAY * ahead
    shown = reckon(rule, delegation, uses, on)
    assert shown["days_used"] >= 0 and shown["planned_days"] >= 0 and 0 <= shown["step"] <= len(shown["steps"])
    tomorrow = reckon(rule, delegation, uses, on + DAY)
    if shown["days_left"] is None:
        assert rule.months(delegation) is None and shown["last_day"] is None
    else:
        assert 0 <= shown["days_left"] <= shown["months_most"] * 31
        if tomorrow["first_day"] == shown["first_day"] and shown["first_day"]:
            assert tomorrow["days_left"] <= shown["days_left"]
    if shown["attempts"]:
        assert shown["attempts"]["used"] == len({one.whom for one in uses if one.placed})


@given(delegation=st.booleans(), uses=USES, start=st.integers(0, 60), length=st.integers(6, 180))
def test_what_is_accepted_leaves_nothing_overdrawn(delegation, uses, start, length):
    """The check and the meter are two ways of counting the same: after an accepted use, as asked, nothing is beyond the limit."""
    rule = motive("inflow")
    own = Use(TODAY + DAY * start, TODAY + DAY * (start + length), False, 1, "")
    try:
        check(rule, delegation, own, uses)
    except Conflict as problem:
        assert problem.code in ("period_too_long", "attempts_used")
    else:
        taken = Use(own.starts_on, own.ends_on, True, 1, "T-own")
        every = [Use(one.starts_on, one.ends_on, True, 1, one.whom or f"asked {n}") for n, one in enumerate(uses)]
        shown = reckon(rule, delegation, [*every, taken], date(2031, 1, 1))
        most = (later(min(one.starts_on for one in [*uses, own]), 9) - min(one.starts_on for one in [*uses, own])).days
        assert shown["days_used"] <= most


def test_every_row_of_the_law_says_its_source_and_what_it_needs():
    assert all("art. 1" in one.source or "Sector agreement" in one.source for one in MOTIVES)
    known = {"union_consent", "inform_inspector", "inform_fund", "good_offices_consent", "consult_delegation", "permanent_offer"}
    assert {need for one in MOTIVES for step in one.steps(True) + one.steps(False) for need in step.needs} == known
