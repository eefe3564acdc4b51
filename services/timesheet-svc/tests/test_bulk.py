"""Approval of a whole week at once."""

import time

from conftest import etag


def test_approves_what_equals_the_plan_and_names_the_rest(published, sheet_of, as_, emitted):
    (equal,), (different,), (elsewhere,) = published(), published(), published(unit="dept_b")
    sheet, client = sheet_of(different["temp_id"]), as_("planner", at="site_a")
    body = {"actual_break_minutes": 45, "reason": "Longer break"}
    client.patch(f"/timesheets/{sheet['id']}/lines/{sheet['lines'][0]['id']}", json=body, headers=etag(sheet))
    answer = client.post("/timesheets/approve", json={"week": "2026-W37"}).json()
    assert (answer["approved"], answer["skipped"], answer["remaining"]) == (1, 1, 0)
    outcomes = {one["temp"]["id"]: (one["outcome"], one.get("code")) for one in answer["items"]}
    assert outcomes == {equal["temp_id"]: ("approved", None), different["temp_id"]: ("skipped", "differs")}
    assert sheet_of(elsewhere["temp_id"])["status"] == "open"
    assert len(emitted("timesheet.approved")) == len(emitted("Timecard")) == 1
    again = client.post("/timesheets/approve", json={"week": "2026-W37", "only_equal": False}).json()
    assert (again["approved"], again["skipped"]) == (1, 0)


def test_named_sheets_are_all_answered_for(published, sheet_of, as_):
    (mine,), (done,), (hidden,) = published(), published(), published(unit="dept_b")
    sheets = [sheet_of(one["temp_id"]) for one in (mine, done, hidden)]
    client = as_("planner", at="site_a")
    client.post(f"/timesheets/{sheets[1]['id']}/approve", headers=etag(sheets[1]))
    answer = client.post("/timesheets/approve", json={"week": "2026-W37", "ids": [one["id"] for one in sheets]}).json()
    outcomes = {one["id"]: one.get("code", one["outcome"]) for one in answer["items"]}
    assert outcomes == {sheets[0]["id"]: "approved", sheets[1]["id"]: "state", sheets[2]["id"]: "not_found"}


def test_the_same_key_approves_once(published, as_):
    published()
    client, key = as_("planner"), {"Idempotency-Key": "approve-week-37"}
    first = client.post("/timesheets/approve", json={"week": "2026-W37"}, headers=key).json()
    assert client.post("/timesheets/approve", json={"week": "2026-W37"}, headers=key).json() == first
    assert first["approved"] == 1


def test_500_lines_within_two_seconds(published, as_, emitted):
    for _ in range(100):
        published(days=range(5))
    client, begun = as_("planner"), time.perf_counter()
    answer = client.post("/timesheets/approve", json={"week": "2026-W37"}).json()
    assert time.perf_counter() - begun < 2
    assert answer["approved"] == 100
    assert sum(len(one.data["lines"]) for one in emitted("timesheet.approved")) == 500
