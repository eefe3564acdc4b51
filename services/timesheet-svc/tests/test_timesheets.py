"""The operations on timesheets, as a client of the API sees them."""

from datetime import UTC, datetime, timedelta

import pytest
from conftest import at, etag


def test_a_sheet_shows_plan_next_to_actual(published, sheet_of):
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    assert (sheet["week"], sheet["status"], sheet["revision"], sheet["unit_name"]) == ("2026-W37", "open", 1, "dept")
    (line,) = sheet["lines"]
    assert line["planned"] == line["actual"] == {"start": at(0, "08:00"), "end": at(0, "16:30"), "break_minutes": 30, "minutes": 480}
    assert (line["differs"], line["actual_source"], line["hours"]["regular"], line["amount"]) == (False, "plan", 480, "160.00")
    assert line["pay"][0]["explanation"]["code"] == "regular"


def test_a_week_is_one_sheet_per_unit(published, as_):
    published(days=(0, 1, 2))
    published(days=(0,), unit="dept_b")
    found = as_("planner").get("/timesheets", params={"week": "2026-W37"}).json()["items"]
    assert sorted((one["unit_name"], one["line_count"]) for one in found) == [("dept", 3), ("dept_b", 1)]


def test_correct_a_line_with_a_reason(published, sheet_of, as_, emitted):
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    line = sheet["lines"][0]
    body = {"actual_start": at(0, "08:00"), "actual_end": at(0, "18:30"), "actual_break_minutes": 30, "reason": "Stayed for a late lorry"}
    client = as_("planner", at="dept")
    answer = client.patch(f"/timesheets/{sheet['id']}/lines/{line['id']}", json=body, headers=etag(sheet))
    assert answer.status_code == 200, answer.text
    now = answer.json()
    changed = now["lines"][0]
    assert (changed["differs"], changed["deviation_minutes"], changed["actual_source"], changed["reason"]) == (
        True,
        120,
        "manual",
        body["reason"],
    )
    assert (changed["hours"]["regular"], changed["hours"]["overtime_50"], changed["amount"]) == (540, 60, "210.00")
    assert (now["differing_lines"], now["amount"], answer.headers["ETag"]) == (1, "210.00", f'"{now["version"]}"')
    assert now["timeline"][-1]["note"] == body["reason"]
    assert emitted() == []  # nobody outside needs to know before approval


@pytest.mark.parametrize(("start", "end", "pause", "rule"), [
    ("10:00", "09:00", 0, "after_start"),
    ("08:00", "08:20", 30, "shorter_than_the_shift"),
])  # fmt: skip
def test_correct_refuses_hours_that_cannot_be(published, sheet_of, as_, start, end, pause, rule):
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    body = {"actual_start": at(0, start), "actual_end": at(0, end), "actual_break_minutes": pause, "reason": "Wrong"}
    answer = as_("planner").patch(f"/timesheets/{sheet['id']}/lines/{sheet['lines'][0]['id']}", json=body, headers=etag(sheet))
    assert (answer.status_code, answer.json()["code"], answer.json()["errors"][0]["rule"]) == (400, "times_invalid", rule)


def test_correct_refuses_hours_that_overlap(published, sheet_of, as_):
    shifts = published(days=(0, 1))
    sheet = sheet_of(shifts[0]["temp_id"])
    body = {"actual_start": at(0, "20:00"), "actual_end": at(1, "09:00"), "reason": "Wrong day"}
    answer = as_("planner").patch(f"/timesheets/{sheet['id']}/lines/{sheet['lines'][0]['id']}", json=body, headers=etag(sheet))
    assert (answer.status_code, answer.json()["code"]) == (409, "hours_overlap")


def test_a_temp_who_did_not_come(published, sheet_of, as_):
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    body = {"absent": True, "reason": "Did not come"}
    now = as_("planner").patch(f"/timesheets/{sheet['id']}/lines/{sheet['lines'][0]['id']}", json=body, headers=etag(sheet)).json()
    assert (now["lines"][0]["actual"], now["lines"][0]["absent"], now["amount"], now["actual_minutes"]) == (None, True, "0.00", 0)


def test_submit_then_approve(published, sheet_of, as_, emitted):
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    submitted = as_("planner").post(f"/timesheets/{sheet['id']}/submit", headers=etag(sheet)).json()
    assert submitted["status"] == "submitted"
    approver = as_("timesheet_approver", at="site_a", name="Ploegbaas Denkbeeldig")
    answer = approver.post(f"/timesheets/{sheet['id']}/approve", headers=etag(submitted))
    approved = answer.json()
    assert (answer.status_code, approved["status"], approved["approver_name"]) == (200, "approved", "Ploegbaas Denkbeeldig")
    assert len(approved["revisions"]) == 1 and len(approved["revisions"][0]["digest"]) == 64
    event = emitted("timesheet.approved")[0].data
    assert (event["approver_id"], event["amount"], event["temp_number"]) == (str(approver.user_id), "160.00", "T-100417")
    assert [(line["date"], line["shift_id"], line["minutes"], line["cost_centre"]) for line in event["lines"]] == [
        ("2026-09-07", shift["id"], 480, "CC-4100")
    ]
    card = emitted("Timecard")[0].body
    assert card["documentId"]["value"] == sheet["id"] and card["referenceNumber"] == "1"
    assert [(one["typeCode"]["value"], one["timeTotal"], one["dayAssignment"]) for one in card["timeInterval"]] == [
        ("HT100", "8.00", "2026-09-07"), ("HT400", "0.50", "2026-09-07"),
    ]  # fmt: skip


def test_approve_without_wage_read_shows_no_money(published, sheet_of, as_):
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"], as_("timesheet_approver"))
    assert "amount" not in sheet and "wage" not in sheet["lines"][0] and "rate" not in sheet["lines"][0]["pay"][0]
    assert sheet["lines"][0]["pay"][0]["minutes"] == 480


def test_approve_refuses_hours_still_to_be_worked(published, sheet_of, as_):
    now = datetime.now(UTC)
    monday = (now - timedelta(days=now.weekday()) + timedelta(days=14)).replace(hour=0, minute=0, second=0, microsecond=0)
    (shift,) = published(monday=monday)
    sheet = sheet_of(shift["temp_id"])
    assert sheet["approvable"] is False
    answer = as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet))
    assert (answer.status_code, answer.json()["code"]) == (409, "not_yet_worked")


def test_approve_refuses_own_hours(published, sheet_of, as_):
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    temp = as_("planner", user_id=shift["temp_id"])
    answer = temp.post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet))
    assert (answer.status_code, answer.json()["code"]) == (409, "own_hours")


def test_approve_refuses_who_submitted_as_worker(published, sheet_of, as_):
    (shift,) = published()
    sheet, worker = sheet_of(shift["temp_id"]), as_("planner")
    sheet = worker.post(f"/timesheets/{sheet['id']}/submit", json={"as_worker": True}, headers=etag(sheet)).json()
    refused = worker.post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet))
    assert (refused.status_code, refused.json()["code"]) == (409, "own_hours")
    assert as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet)).status_code == 200


def test_approve_refuses_twice_and_a_stale_view(published, sheet_of, as_):
    (shift,) = published()
    sheet, client = sheet_of(shift["temp_id"]), as_("planner")
    assert client.post(f"/timesheets/{sheet['id']}/approve").status_code == 428
    approved = client.post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet)).json()
    assert client.post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet)).status_code == 412
    again = client.post(f"/timesheets/{sheet['id']}/approve", headers=etag(approved))
    assert (again.status_code, again.json()["code"]) == (409, "state")


def test_reject_with_a_reason_and_correct(published, sheet_of, as_):
    (shift,) = published()
    sheet, client = sheet_of(shift["temp_id"]), as_("planner")
    rejected = client.post(f"/timesheets/{sheet['id']}/reject", json={"reason": "The break is missing"}, headers=etag(sheet)).json()
    assert (rejected["status"], rejected["rejection_reason"]) == ("rejected", "The break is missing")
    step = client.get(f"/timesheets/{sheet['id']}").json()["timeline"][-1]
    assert (step["action"], step["note"]) == ("timesheet.rejected", "The break is missing")
    body = {"actual_break_minutes": 45, "reason": "Break added"}
    opened = client.patch(f"/timesheets/{sheet['id']}/lines/{sheet['lines'][0]['id']}", json=body, headers=etag(rejected)).json()
    assert (opened["status"], opened["actual_minutes"]) == ("open", 465)


def test_a_correction_is_a_new_revision(published, sheet_of, as_, emitted):
    (shift,) = published()
    sheet, client = sheet_of(shift["temp_id"]), as_("planner")
    line = sheet["lines"][0]
    change = {"actual_break_minutes": 60, "reason": "Long break"}
    approved = client.post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet)).json()
    refused = client.patch(f"/timesheets/{sheet['id']}/lines/{line['id']}", json=change, headers=etag(approved))
    assert (refused.status_code, refused.json()["code"]) == (409, "already_approved")
    opened = client.post(f"/timesheets/{sheet['id']}/correct", json={"reason": "Break was longer"}, headers=etag(approved)).json()
    assert (opened["status"], opened["revision"], opened["lines"][0]["actual"]["minutes"]) == ("open", 2, 480)
    assert opened["lines"][0]["id"] != line["id"]
    changed = client.patch(f"/timesheets/{sheet['id']}/lines/{opened['lines'][0]['id']}", json=change, headers=etag(opened)).json()
    again = client.post(f"/timesheets/{sheet['id']}/approve", headers=etag(changed)).json()
    assert [(one["revision"], one["minutes"], one["in_force"]) for one in again["revisions"]] == [(2, 450, True), (1, 480, False)]
    assert [(one.data["revision"], one.data["actual_minutes"]) for one in emitted("timesheet.approved")] == [(1, 480), (2, 450)]
    assert [one.body["referenceNumber"] for one in emitted("Timecard")] == ["1", "2"]


def test_only_exceptions_and_other_filters(published, sheet_of, as_):
    (one,), (two,) = published(), published()
    client, sheet = as_("planner"), sheet_of(one["temp_id"])
    body = {"absent": True, "reason": "Did not come"}
    client.patch(f"/timesheets/{sheet['id']}/lines/{sheet['lines'][0]['id']}", json=body, headers=etag(sheet))

    def temps(**filters):
        return {item["temp"]["id"] for item in client.get("/timesheets", params=filters).json()["items"]}

    assert temps(only_exceptions="true") == {one["temp_id"]}
    assert temps(week="2026-W37") == {one["temp_id"], two["temp_id"]}
    assert temps(week="2026-W38") == temps(status="approved") == set()
    assert client.get("/timesheets", params={"week": "2025-W53"}).json()["code"] == "week_unknown"


def test_who_sees_which_sheets(published, sheet_of, as_, company, new_company):
    (here,), (there,) = published(), published(unit="dept_b")

    def seen(**who):
        return {one["temp"]["id"] for one in as_("planner", **who).get("/timesheets").json()["items"]}

    assert seen(at="dept") == seen(at="site_a") == {here["temp_id"]}
    assert seen(at="team") == set()
    assert seen(at=["site_a", "dept_b"]) == seen() == {here["temp_id"], there["temp_id"]}
    assert seen(company=new_company()) == set()
    hidden = sheet_of(there["temp_id"])["id"]
    assert as_("planner", at="site_a").get(f"/timesheets/{hidden}").status_code == 404
    under = as_("planner").get("/timesheets", params={"unit_id": str(company.units["site_b"])}).json()["items"]
    assert [one["temp"]["id"] for one in under] == [there["temp_id"]]


def test_weeks_are_counted(published, sheet_of, as_):
    (one,) = published()
    published(days=(0, 1))
    sheet = sheet_of(one["temp_id"])
    as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet))
    (week,) = as_("planner").get("/weeks").json()["items"]
    assert (week["week"], week["sheets"], week["lines"], week["equal_sheets"]) == ("2026-W37", 2, 3, 1)
    assert week["by_status"] == {"approved": 1, "open": 1}
    assert week["planned_minutes"] == 3 * 480
