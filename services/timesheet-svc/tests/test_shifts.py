"""What planning publishes, and what becomes of the timesheets."""

from uuid import uuid4

from conftest import MONDAY, at, etag

from timesheet.models import ApprovedRevision, Timesheet


def test_an_amended_shift_changes_the_plan(published, deliver, sheet_of):
    (shift,) = published()
    deliver("shift.amended", {**shift, "start": at(0, "06:00"), "end": at(0, "14:00"), "work_post": "Inpakker"})
    (line,) = sheet_of(shift["temp_id"])["lines"]
    assert (line["planned"]["start"], line["actual"]["start"], line["work_post"], line["differs"]) == (
        at(0, "06:00"),
        at(0, "06:00"),
        "Inpakker",
        False,
    )


def test_recorded_hours_stay_when_the_plan_changes(published, deliver, sheet_of, as_):
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    body = {"actual_break_minutes": 45, "reason": "Longer break"}
    as_("planner").patch(f"/timesheets/{sheet['id']}/lines/{sheet['lines'][0]['id']}", json=body, headers=etag(sheet))
    deliver("shift.amended", {**shift, "start": at(0, "07:00")})
    (line,) = sheet_of(shift["temp_id"])["lines"]
    assert (line["planned"]["minutes"], line["actual"]["minutes"], line["differs"]) == (540, 465, True)


def test_a_shift_that_moves_to_another_unit_and_temp(published, deliver, sheet_of, shift, rows):
    (first, second) = published(days=(0, 1))
    other = shift()["temp_id"]
    deliver("shift.amended", {**second, "temp_id": other, "temp_name": "Andere Verzonnen", "unit_id": shift(unit="dept_b")["unit_id"]})
    assert len(sheet_of(first["temp_id"])["lines"]) == 1
    assert sheet_of(other)["unit_name"] == "dept_b"
    deliver("shift.amended", {**first, "temp_id": other, "temp_name": "Andere Verzonnen"})
    assert {str(sheet.temp_id) for sheet in rows(Timesheet)} == {other}  # the empty sheet went with its last shift


def test_a_cancelled_shift_leaves_its_sheet(published, deliver, sheet_of, rows):
    first, second = published(days=(0, 1))
    deliver("shift.cancelled", {**first, "status": "cancelled", "reason": None})
    assert [line["shift_id"] for line in sheet_of(first["temp_id"])["lines"]] == [second["id"]]
    deliver("shift.cancelled", {**second, "status": "cancelled", "reason": None})
    assert rows(Timesheet) == []
    unknown = {**second, "id": str(uuid4()), "status": "cancelled", "reason": None}
    assert deliver("shift.cancelled", unknown) == "applied"  # never heard of: nothing to do


def test_a_night_over_the_end_of_the_week_belongs_to_its_start(published, sheet_of):
    (shift,) = published(days=(6,), start="22:00", end="06:00")
    sheet = sheet_of(shift["temp_id"])
    assert (sheet["week"], sheet["lines"][0]["work_date"]) == ("2026-W37", "2026-09-13")
    assert sheet["hours"] == {"regular": 450, "overtime_50": 0, "overtime_100": 0, "night": 450, "sunday": 120, "holiday": 0}


def test_a_late_shift_opens_a_revision_of_approved_hours(published, deliver, shift, sheet_of, as_, rows):
    (first,) = published()
    sheet = sheet_of(first["temp_id"])
    as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet))
    deliver("shift.published", shift(day=2, temp_id=first["temp_id"]))
    now = sheet_of(first["temp_id"])
    assert (now["status"], now["revision"], len(now["lines"])) == ("open", 2, 2)
    assert [(one["revision"], one["minutes"]) for one in now["revisions"]] == [(1, 480)]
    assert [len(kept.content["lines"]) for kept in rows(ApprovedRevision)] == [1]


def test_an_amendment_without_effect_leaves_approved_hours_alone(published, deliver, sheet_of, as_):
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet))
    deliver("shift.amended", shift)
    assert sheet_of(shift["temp_id"])["status"] == "approved"


def test_weekly_overtime_counts_over_all_units(published, sheet_of):
    shifts = published(days=range(4), end="17:00", break_minutes=0)
    (here,) = published(days=(4,), end="17:00", break_minutes=0, unit="dept_b", temp_id=shifts[0]["temp_id"])
    sheet = sheet_of(here["temp_id"], unit_id=here["unit_id"])
    assert (sheet["hours"]["regular"], sheet["hours"]["overtime_50"]) == (240, 300)
    assert sheet["lines"][0]["pay"][1]["explanation"]["params"]["past_week"] == 300


def test_hours_approved_first_use_up_the_week_first(published, deliver, shift, sheet_of, as_):
    late = published(days=range(1, 5), end="17:00", break_minutes=0)
    sheet = sheet_of(late[0]["temp_id"])
    as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet))
    deliver("shift.published", shift(day=0, end="17:00", break_minutes=0, unit="dept_b", temp_id=late[0]["temp_id"]))
    monday = sheet_of(late[0]["temp_id"], unit_id=shift(unit="dept_b")["unit_id"])
    assert (monday["hours"]["regular"], monday["hours"]["overtime_50"]) == (240, 300)
    assert sheet_of(late[0]["temp_id"], unit_id=late[0]["unit_id"])["hours"]["overtime_50"] == 0


def test_a_week_over_two_months_is_dated_by_day(published, sheet_of, as_, emitted):
    published(days=(0, 3), monday=MONDAY.replace(month=9, day=28))
    shift = emitted("timesheet.approved")
    sheet = as_("planner").get("/timesheets").json()["items"][0]
    as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet))
    assert shift == []
    assert [line["date"] for line in emitted("timesheet.approved")[0].data["lines"]] == ["2026-09-28", "2026-10-01"]
    assert {one["dayAssignment"] for one in emitted("Timecard")[0].body["timeInterval"]} == {"2026-09-28", "2026-10-01"}
