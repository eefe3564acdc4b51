"""Shifts from draft to published to cancelled, as planners see them."""

from datetime import date, timedelta

from conftest import NEXT_MONDAY, at, day, rule, utc


def test_create_makes_one_shift_per_head(shifts, coded):
    made = shifts(head_count=3, cost_centre="CC-9")
    assert len(made) == 3
    assert len({one["group_id"] for one in made}) == 1
    assert {(one["status"], one["start"], one["end"], one["minutes"], one["cost_centre"]) for one in made} == {
        ("draft", utc(at(0, "08:00")), utc(at(0, "16:30")), 480, "CC-9")
    }
    assert {one["light"]["stage"] for one in made} == {"open"}


def test_create_from_a_pattern_of_days_and_weeks(shifts, coded):
    made = shifts(dates=None, pattern={"from": day(2), "weekdays": [1, 3, 5], "weeks": 3, "every": 2})
    expected = [(weeks, weekday) for weeks in (0, 2, 4) for weekday in (0, 2, 4)][1:]  # the first Monday is before `from`
    assert [one["date"] for one in made] == [day(7 * weeks + weekday) for weeks, weekday in expected]


def test_create_skips_legal_holidays_when_asked(shifts, coded):
    made = shifts(dates=None, pattern={"from": "2029-12-24", "weekdays": [1, 2, 3], "weeks": 1, "skip_holidays": True})
    assert [one["date"] for one in made] == ["2029-12-24", "2029-12-26"]


def test_a_night_shift_ends_the_next_day_and_lasts_as_long_as_the_night_does(shifts, coded):
    for first, minutes in (("2027-03-27", 7 * 60), ("2026-10-24", 9 * 60), ("2027-03-26", 8 * 60)):
        [made] = shifts(dates=[first], start="22:00", end="06:00", break_minutes=0)
        assert (made["date"], made["minutes"], made["start_time"], made["end_time"]) == (first, minutes, "22:00", "06:00")


def test_create_refuses_a_time_that_the_clock_skips_and_asks_about_one_it_shows_twice(as_, company, coded):
    body = {"unit_id": str(company.units["dept"]), "work_post": "PICKER", "start_time": "02:30", "end_time": "09:00"}
    planner = as_("planner")
    skipped = planner.post("/shifts", json={**body, "dates": ["2027-03-28"]})
    assert (skipped.status_code, skipped.json()["code"]) == (400, "time_missing")
    twice = planner.post("/shifts", json={**body, "dates": ["2026-10-25"]})
    assert (twice.status_code, twice.json()["code"]) == (400, "time_twice")
    starts = [
        planner.post("/shifts", json={**body, "dates": ["2026-10-25"], "start_fold": fold}).json()["items"][0]["start"] for fold in (0, 1)
    ]
    assert starts == ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]


def test_create_refuses_what_nobody_can_plan(as_, company, coded):
    body = {"unit_id": str(company.units["dept"]), "work_post": "PICKER", "start_time": "08:00", "end_time": "16:00", "dates": [day(0)]}
    planner = as_("planner", at="site_a")
    cases = [
        ({"work_post": "NOBODY"}, "work_post_unknown"),
        ({"unit_id": str(company.units["dept_b"])}, "unit_unknown"),
        ({"break_minutes": 480}, "break_length"),
        ({"dates": [day(n) for n in range(6)], "head_count": 100}, "too_many"),
        ({"pattern": {"from": day(0), "weekdays": [1], "weeks": 1}}, "days_missing"),
        ({"dates": ["9999-12-31"]}, "body_invalid"),
        ({"dates": ["1000-01-01"], "end_time": "07:00"}, "body_invalid"),
        ({"dates": ["2099-12-31"], "end_time": "07:00"}, "date_out_of_range"),
    ]
    for changes, code in cases:
        answer = planner.post("/shifts", json={**body, **changes})
        assert (answer.status_code, answer.json()["code"]) == (400, code), answer.text


def test_assign_makes_it_planned_and_shows_in_the_timeline(shifts, act, temp, coded):
    [shift] = shifts()
    somebody = temp("Fien Fictief")
    answer = act(shift, "assign", temp_id=somebody)
    assert answer.status_code == 200, answer.text
    assert answer.json()["temp"] == {"id": somebody, "name": "Fien Fictief"}
    assert answer.json()["light"]["stage"] == "planned"
    assert [step["action"] for step in answer.json()["timeline"]] == ["shift.made", "shift.assigned"]


def test_assign_is_refused_with_the_rule_value_limit_and_source(shifts, act, temp, coded):
    coded(rule("daily_rest", 660))
    somebody = temp()
    [late], [early] = shifts(0, "14:00", "22:00"), shifts(1, "06:00", "14:00")
    assert act(late, "assign", temp_id=somebody).status_code == 200
    answer = act(early, "assign", temp_id=somebody, accept_warnings=True, override_reason="we need it")
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    [finding] = [one for one in problem["findings"] if one["severity"] == "block"]
    assert problem["code"] == "rules_block"
    assert (finding["rule"], finding["code"], finding["value"], finding["limit"], finding["unit"]) == (
        "daily_rest",
        "rest_before",
        480,
        660,
        "minutes",
    )
    assert (finding["source"], finding["rule_version"], finding["override_role"], finding["can_override"]) == (
        "Test law, daily_rest",
        "WR-daily_rest",
        None,
        False,
    )
    assert finding["params"]["previous_end"] == utc(at(0, "22:00")).replace("Z", "+00:00")


def test_warnings_have_to_be_accepted_and_are_kept_with_who_accepted_them(shifts, act, temp, coded, as_):
    coded(rule("max_day", 420, "warn"))
    [shift] = shifts()
    somebody, planner = temp(), as_("planner", name="Plan Ner")
    refused = act(shift, "assign", client=planner, temp_id=somebody)
    assert (refused.status_code, refused.json()["code"]) == (409, "rules_warn")
    assert [(one["code"], one["value"], one["limit"]) for one in refused.json()["findings"]] == [("day_overtime", 480, 420)]
    done = act(shift, "assign", client=planner, temp_id=somebody, accept_warnings=True).json()
    assert done["warnings"] == 1
    assert [(one["code"], one["by"], one["by_name"]) for one in done["accepted"]] == [("day_overtime", str(planner.user_id), "Plan Ner")]


def test_only_who_the_rule_names_goes_past_it_and_says_why(shifts, act, temp, coded, as_):
    coded(rule("max_day", 420, "block", "hr_manager"))
    [shift] = shifts()
    somebody = temp()
    refused = act(shift, "assign", temp_id=somebody, accept_warnings=True, override_reason="really")
    assert [one["can_override"] for one in refused.json()["findings"]] == [False]
    hr = as_("hr_manager")
    silent = act(shift, "assign", client=hr, temp_id=somebody, accept_warnings=True)
    assert (silent.status_code, [one["can_override"] for one in silent.json()["findings"]]) == (409, [True])
    done = act(shift, "assign", client=hr, temp_id=somebody, override_reason="Stock count")
    assert done.status_code == 200, done.text
    assert done.json()["accepted"][0]["reason"] == "Stock count"
    assert done.json()["timeline"][-1]["note"] == "Stock count"


def test_assign_refuses_double_booking_and_lets_a_shift_begin_when_another_ends(shifts, act, temp, coded):
    coded(rule("daily_rest", 0), rule("absolute_day", 1440), rule("max_day", 1440), rule("weekly_rest", 0))
    somebody = temp()
    [first], [clash], [after] = shifts(0, "06:00", "14:00"), shifts(0, "13:59", "18:00"), shifts(0, "14:00", "18:00")
    assert act(first, "assign", temp_id=somebody).status_code == 200
    refused = act(clash, "assign", temp_id=somebody, accept_warnings=True, override_reason="no matter")
    assert refused.status_code == 409
    assert "double_booking" in {one["code"] for one in refused.json()["findings"]}
    assert act(after, "assign", temp_id=somebody).status_code == 200


def test_a_temp_outside_the_caller_s_units_does_not_exist(shifts, act, temp, coded, as_):
    stranger = temp(units=("site_b",), unit="site_b")
    [shift] = shifts()
    answer = act(shift, "assign", client=as_("planner", at="site_a"), temp_id=stranger)
    assert (answer.status_code, answer.json()["code"]) == (400, "temp_unknown")


def test_unassign_opens_a_draft_and_only_a_draft(shifts, act, temp, coded, published):
    [shift] = shifts()
    assigned = act(shift, "assign", temp_id=temp()).json()
    opened = act(assigned, "unassign")
    assert (opened.status_code, opened.json()["temp"], opened.json()["light"]["stage"]) == (200, None, "open")
    done, _ = published(3)
    assert act(done, "unassign").json()["code"] == "state"


def test_an_old_version_changes_nothing(shifts, act, temp, coded):
    [shift] = shifts()
    act(shift, "assign", temp_id=temp())
    answer = act(shift, "unassign")
    assert (answer.status_code, answer.json()["code"]) == (412, "changed_meanwhile")


def test_candidates_say_why(shifts, act, temp, coded, as_):
    coded(rule("daily_rest", 660), rule("max_day", 420, "warn"))
    free = temp("Free", placed=True)
    unskilled, gone, busy = temp("Unskilled", skills=("PACKER",)), temp("Gone", ends_on="2020-12-31"), temp("Busy")
    temp("Elsewhere", units=("site_b",), unit="site_b")
    temp("Inactive", active=False)
    [other], [shift] = shifts(0, "14:00", "22:00"), shifts(1, "06:00", "13:00")
    assert act(other, "assign", temp_id=busy, accept_warnings=True).status_code == 200
    found = {one["temp"]["name"]: one for one in as_("planner").get(f"/shifts/{shift['id']}/candidates").json()["items"]}
    assert list(found) == ["Free", *sorted(set(found) - {"Free"}, key=list(found).index)]
    assert set(found) == {"Free", "Unskilled", "Gone", "Busy"}
    assert (found["Free"]["fit"], found["Free"]["temp"]["id"], found["Free"]["findings"]) == ("free", free, [])
    why = {name: [one["code"] for one in candidate["findings"] if one["severity"] == "block"] for name, candidate in found.items()}
    assert why == {"Free": [], "Unskilled": ["skill_missing"], "Gone": ["placement_period"], "Busy": ["rest_before"]}
    assert {unskilled, gone, busy} == {one["temp"]["id"] for one in found.values() if one["fit"] == "blocked"}
    assert (found["Busy"]["week_minutes"], found["Busy"]["week_minutes_after"]) == (450, 840)


def test_amending_a_draft_holds_it_against_the_rules_again(shifts, act, temp, coded):
    coded(rule("daily_rest", 660))
    somebody = temp()
    [late], [next_day] = shifts(0, "14:00", "22:00"), shifts(1, "10:00", "18:00")
    act(late, "assign", temp_id=somebody)
    planned = act(next_day, "assign", temp_id=somebody).json()
    refused = act(planned, "amend", start_time="06:00", end_time="14:00")
    assert (refused.status_code, refused.json()["findings"][0]["code"]) == (409, "rest_before")
    moved = act(planned, "amend", start_time="09:00", break_minutes=45, note="Bring gloves")
    assert moved.status_code == 200, moved.text
    assert (moved.json()["start_time"], moved.json()["end_time"], moved.json()["minutes"], moved.json()["note"]) == (
        "09:00",
        "18:00",
        495,
        "Bring gloves",
    )


def test_copy_week_keeps_clock_times_and_leaves_open_what_a_rule_forbids(shifts, act, temp, coded, as_, company):
    spring = date(2027, 3, 22)  # the clock changes on Sunday the 28th
    gone, stays = temp("Gone", ends_on="2027-03-28"), temp("Stays")
    [night] = shifts(dates=["2027-03-26"], start="22:00", end="06:00")
    [morning] = shifts(dates=["2027-03-22"], start="06:00", end="14:00")
    shifts(dates=["2027-03-23"])
    assert act(night, "assign", temp_id=stays, accept_warnings=True).status_code == 200
    assert act(morning, "assign", temp_id=gone).status_code == 200
    body = {"unit_id": str(company.units["site_a"]), "from_week": "2027-W12", "to_week": "2027-W13", "with_temps": True}
    answer = as_("hr_manager").post("/weeks/copy", json=body)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["created"], made["assigned"]) == (3, 0)  # the night needs its warning accepted again
    assert {one["temp"]["name"]: [finding["code"] for finding in one["findings"]] for one in made["left_open"]} == {
        "Gone": ["placement_period", "holiday_work"], "Stays": ["night_work"],  # the 29th is Easter Monday
    }  # fmt: skip
    assert [(one["date"], one["start_time"], one["end_time"]) for one in made["items"]] == [
        ((spring + timedelta(days=7)).isoformat(), "06:00", "14:00"),
        ((spring + timedelta(days=8)).isoformat(), "08:00", "16:30"),
        ((spring + timedelta(days=11)).isoformat(), "22:00", "06:00"),
    ]
    nowhere = as_("hr_manager").post("/weeks/copy", json={**body, "from_week": "2027-W40"})
    assert nowhere.json()["code"] == "nothing_to_copy"


def test_copy_week_takes_temps_along(shifts, act, temp, coded, as_, company):
    somebody = temp()
    for n in (0, 1):
        [shift] = shifts(n)
        act(shift, "assign", temp_id=somebody)
    weeks = [(NEXT_MONDAY + timedelta(weeks=n)).strftime("%G-W%V") for n in (0, 1)]
    body = {"unit_id": str(company.units["dept"]), "from_week": weeks[0], "to_week": weeks[1], "weeks": 2, "with_temps": True}
    made = as_("planner").post("/weeks/copy", json=body).json()
    assert (made["created"], made["assigned"], made["left_open"]) == (4, 4, [])
    assert {one["temp"]["id"] for one in made["items"]} == {somebody}


def test_search_filters_and_pages(shifts, act, temp, coded, as_, company):
    made = [one for n in range(3) for one in shifts(n)]
    shifts(0, unit="dept_b")
    somebody = temp()
    act(made[1], "assign", temp_id=somebody)
    planner = as_("planner", at="site_a")
    first = planner.get("/shifts", params={"limit": 2}).json()
    rest = planner.get("/shifts", params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["id"] for one in [*first["items"], *rest["items"]]] == [one["id"] for one in made]
    assert [one["id"] for one in planner.get("/shifts", params={"temp_id": somebody}).json()["items"]] == [made[1]["id"]]
    assert [one["id"] for one in planner.get("/shifts", params={"open": "true"}).json()["items"]] == [made[0]["id"], made[2]["id"]]
    week = NEXT_MONDAY.strftime("%G-W%V")
    assert len(planner.get("/shifts", params={"week": week, "unit_id": str(company.units["dept"])}).json()["items"]) == 3
    assert planner.get("/shifts", params={"unit_id": str(company.units["dept_b"])}).json()["items"] == []
    for week in ("2026-W54", "9999-W52", "0001-W01", "0000-W01"):
        assert planner.get("/shifts", params={"week": week}).json()["code"] == "week_unknown"
