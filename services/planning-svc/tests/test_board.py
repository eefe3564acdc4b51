"""The week board: what it shows, at what price."""

from conftest import NEXT_MONDAY, at, day, rule, utc
from sqlalchemy import event

WEEK = NEXT_MONDAY.strftime("%G-W%V")


def test_the_board_of_a_week(published, shifts, act, temp, coded, as_, company, kbo, deliver_message):
    coded(rule("max_week", 900, "warn"), rule("absolute_week", 3000))
    anna, bert = temp("Anna", skills=("PICKER", "PACKER")), temp("Bert")
    published(0, temp_id=anna)
    act(shifts(1)[0], "assign", temp_id=anna, accept_warnings=True)
    shifts(2, head_count=2)
    shifts(2, unit="dept_b")
    act(shifts(3)[0], "cancel", reason="Not needed")
    constraints = {
        "documentId": {"value": "AV-1", "schemeAgencyId": "Supplier"},
        "supplier": {"id": []},
        "customer": {"id": [{"value": kbo["value"], "schemeAgencyId": "Customer"}]},
        "worker": {"workerId": [{"value": "T-002", "schemeAgencyId": "Supplier"}]},
        "periodicAvailabilityLine": [
            {"lineId": {"value": "m", "schemeAgencyId": "Supplier"}, "availabilityStatus": "Available", "availabilityPeriod": "Monday",
             "startTime": "06:00:00+02:00", "endTime": "22:00:00+02:00"},
            {"lineId": {"value": "t", "schemeAgencyId": "Supplier"}, "availabilityStatus": "RatherNot", "availabilityPeriod": "Tuesday"},
        ],
        "singleAvailabilityLine": [
            {"lineId": {"value": "s", "schemeAgencyId": "Supplier"}, "singleAvailabilityType": "Exception", "availabilityStatus": "NotAvailable",
             "startDateTime": at(1, "00:00"), "endDateTime": at(2, "12:00")},
        ],
    }  # fmt: skip
    assert deliver_message("PlanningConstraints", constraints) == "applied"
    board = as_("planner", at="site_a").get("/board", params={"week": WEEK, "unit_id": str(company.units["dept"])}).json()
    assert (board["week"], board["from"], board["until"], board["unit"]["name"]) == (WEEK, day(0), day(6), "dept")
    assert [(one["date"], one["status"], one["temp"] and one["temp"]["name"], one["light"]["stage"]) for one in board["shifts"]] == [
        (day(0), "published", "Anna", "contract"), (day(1), "draft", "Anna", "planned"), (day(2), "draft", None, "open"), (day(2), "draft", None, "open"),
    ]  # fmt: skip
    assert [(one["shifts"], one["open"], one["minutes"]) for one in board["days"]] == [
        (1, 0, 480),
        (1, 0, 480),
        (2, 2, 960),
        *[(0, 0, 0)] * 4,
    ]
    assert {name: board["totals"][name] for name in ("shifts", "open", "draft", "published", "lights")} == {
        "shifts": 4, "open": 2, "draft": 3, "published": 1, "lights": {"contract": 1, "planned": 1, "open": 2},
    }  # fmt: skip
    assert [(one["name"], one["id"], one["skills"]) for one in board["temps"]] == [
        ("Anna", anna, ["PICKER", "PACKER"]),
        ("Bert", bert, ["PICKER"]),
    ]
    assert [one["weeks"] for one in board["temps"]] == [
        [{"week": WEEK, "minutes": minutes, "limit_minutes": 900, "absolute_minutes": 3000, "over": over}]
        for minutes, over in ((960, "overtime"), (0, "none"))
    ]
    assert [(one["date"], one["status"], one["start_time"], one["end_time"]) for one in board["temps"][1]["availability"]] == [
        (day(0), "available", "06:00", "22:00"), (day(1), "not_available", "00:00", "24:00"), (day(2), "not_available", "00:00", "12:00"),
    ]  # fmt: skip


def test_two_weeks_over_the_end_of_a_year_with_its_holidays(coded, shifts, as_):
    shifts(dates=["2026-12-27", "2026-12-28", "2027-01-10", "2027-01-11"])
    board = as_("planner").get("/board", params={"week": "2026-W53", "weeks": 2}).json()
    assert (board["weeks"], board["from"], board["until"]) == (["2026-W53", "2027-W01"], "2026-12-28", "2027-01-10")
    assert [one["date"] for one in board["shifts"]] == ["2026-12-28", "2027-01-10"]
    assert {one["date"]: one["holiday"] for one in board["days"] if one["holiday"]} == {"2027-01-01": "new_year"}


def test_a_shift_of_a_sunday_night_belongs_to_the_week_in_which_it_begins(coded, shifts, as_):
    shifts(6, start="22:00", end="06:00")
    found = [
        as_("planner").get("/board", params={"week": monday.strftime("%G-W%V")}).json()["totals"]["shifts"]
        for monday in (NEXT_MONDAY, NEXT_MONDAY.fromordinal(NEXT_MONDAY.toordinal() + 7))
    ]
    assert found == [1, 0]


def test_the_calendar_has_one_event_per_shift_with_a_stable_name(published, act, as_):
    from icalendar import Calendar

    shift, _ = published(0)
    other, _ = published(1)
    act(other, "cancel", reason="Not needed")
    answer = as_("planner").get("/calendar", params={"week": WEEK})
    assert answer.headers["content-type"].startswith("text/calendar")
    found = {str(one["uid"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert set(found) == {f"{one['id']}@planning.workaniser" for one in (shift, other)}
    kept, gone = (found[f"{one['id']}@planning.workaniser"] for one in (shift, other))
    assert (str(kept["status"]), str(gone["status"])) == ("CONFIRMED", "CANCELLED")
    assert kept["dtstart"].params["TZID"] == "Europe/Brussels"
    assert utc(kept.decoded("dtstart").isoformat()) == shift["start"]
    assert "Temp 001" in kept["summary"]


def test_the_rules_in_force_are_shown_with_their_source(coded, as_, company):
    coded(rule("max_day", 480, unit={"scheme": "TEST", "value": f"dept-{company.id}"}), rule("max_day", 500, id="WR-2"))
    planner = as_("planner")

    def limit(unit):
        found = planner.get("/rules", params={"unit_id": str(company.units[unit]), "date": day(0)}).json()
        assert found["rules_version"] == "1"
        return next((one["value"], one["source"], one["id"]) for one in found["items"] if one["rule"] == "max_day")

    assert limit("team") == (480, "Test law, max_day", "WR-max_day")
    assert limit("site_a") == (500, "Test law, max_day", "WR-2")


def test_the_board_costs_the_same_number_of_statements_however_much_is_on_it(coded, shifts, act, temp, as_):
    from chassis.db import engine

    planner, counts = as_("planner", at="site_a"), []
    somebody = temp()
    planner.get("/board")  # the codings of this client are read once per process
    for round_ in range(3):
        for n in range(round_ * 2):
            act(shifts(n, head_count=3)[0], "assign", temp_id=somebody, accept_warnings=True)
            temp()
        seen = []
        event.listen(engine(), "before_cursor_execute", listener := lambda *args, seen=seen: seen.append(args[2]))
        assert planner.get("/board", params={"week": WEEK}).status_code == 200
        event.remove(engine(), "before_cursor_execute", listener)
        counts.append(len(seen))
    assert len(set(counts)) == 1
    assert counts[0] <= 8
