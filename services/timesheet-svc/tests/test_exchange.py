"""Messages of the back office: clock times, history, payroll's answers, rules and conditions."""

from uuid import uuid4

import pytest
from conftest import MONDAY, etag

from timesheet.models import Timesheet

WEEK = MONDAY.date().isoformat()


@pytest.fixture
def card(company):
    """Return a Timecard with one interval per (reference, day, start, end, more)."""

    def make(*intervals, number="T-100417", document="TC-1", **more):
        return {
            "documentId": {"value": document, "schemeAgencyId": "Supplier"},
            "customer": {"id": [{"value": company.kbo, "schemeAgencyId": "Customer"}]},
            "person": {"id": [{"value": number, "schemeAgencyId": "Supplier"}], "name": {"formattedName": "Fientje Fictief"}},
            "period": {"datePeriod": {"start": WEEK, "end": WEEK}},
            "timeInterval": [
                {
                    "id": {"value": f"{document}/{place}", "schemeAgencyId": "Supplier"},
                    **({"referenceNumber": reference} if reference else {}),
                    "typeCode": {"value": extra.pop("type", "HT100")},
                    "period": {"dateTimePeriod": {"start": start, "end": end}},
                    **extra,
                }
                for place, (reference, start, end, *rest) in enumerate(intervals)
                for extra in [dict(*rest)]
            ],
            **more,
        }

    return make


@pytest.fixture
def client_reference(company):
    """The client as our own messages name it."""
    return {"scheme": "KBO", "value": company.kbo}


def test_clock_times_of_a_shift(published, deliver_message, card, sheet_of):
    (shift,) = published()
    clocked = card((shift["id"], "2026-09-07T07:58:41+02:00", "2026-09-07T12:00:00+02:00"), (shift["id"], "2026-09-07T12:30:00+02:00", "2026-09-07T16:45:10+02:00"),
                   (shift["id"], "2026-09-07T12:00:00+02:00", "2026-09-07T12:30:00+02:00", {"type": "HT400"}))  # fmt: skip
    assert deliver_message("Timecard", clocked) == "applied"
    sheet = sheet_of(shift["temp_id"])
    (line,) = sheet["lines"]
    assert line["actual"] == {"start": "2026-09-07T05:58:00Z", "end": "2026-09-07T14:45:00Z", "break_minutes": 30, "minutes": 497}
    assert (line["actual_source"], line["differs"], line["deviation_minutes"]) == ("clock", True, 17)
    version = sheet["version"]
    assert deliver_message("Timecard", clocked) == "applied"
    assert sheet_of(shift["temp_id"])["version"] == version  # the same hours again change nothing


def test_times_without_offset_are_the_wall_clock_and_the_total_tells_the_break(published, deliver_message, card, sheet_of):
    (shift,) = published()
    deliver_message("Timecard", card((None, "2026-09-07T08:00:00", "2026-09-07T16:30:00", {"timeTotal": "7.75"})))
    (line,) = sheet_of(shift["temp_id"])["lines"]
    assert (line["shift_id"], line["actual"]["break_minutes"], line["actual"]["minutes"]) == (shift["id"], 45, 465)


def test_hours_without_a_plan_are_an_exception(deliver_message, card, as_):
    body = card(("R-77", "2026-09-07T09:00:00", "2026-09-07T17:30:00", {"timeTotal": "8.00", "payRates": [
        {"amount": {"value": 10, "currency": {"value": "EUR"}}, "intervalCode": {"value": "HourlyConsolidated"}, "multiplier": 100, "toBeBilled": True, "toBePaid": True}
    ]}), project={"name": "Inpak", "code": "INPAK"})  # fmt: skip
    assert deliver_message("Timecard", body) == "applied"
    (found,) = as_("planner").get("/timesheets", params={"only_exceptions": "true"}).json()["items"]
    (line,) = as_("planner").get(f"/timesheets/{found['id']}").json()["lines"]
    assert (line["planned"], line["actual"]["minutes"], line["differs"], line["work_post"]) == (None, 480, True, "Inpak")
    assert (line["wage"], line["amount"]) == ("10.0000", "80.00")  # nothing else is known: what the timecard says


def test_a_timecard_may_span_weeks_and_units(deliver_message, card, as_, company):
    department = {"code": f"dept-{company.id}"}
    body = card(
        ("A", "2026-09-07T08:00:00", "2026-09-07T16:00:00"), ("B", "2026-09-14T08:00:00", "2026-09-14T16:00:00"), department=department
    )
    deliver_message("Timecard", body)
    assert {one["week"] for one in as_("planner").get("/timesheets").json()["items"]} == {"2026-W37", "2026-W38"}


@pytest.mark.parametrize(("change", "code"), [
    ({"customer": {"id": [{"value": "unknown", "schemeAgencyId": "Customer"}]}}, "unit_unknown"),
    ({"timeInterval": []}, "hours_missing"),
])  # fmt: skip
def test_refused_timecards(deliver_message, card, change, code):
    body = {**card(("A", "2026-09-07T08:00:00", "2026-09-07T16:00:00")), **change}
    assert deliver_message("Timecard", body) == f"dead:{code}"


def test_a_timecard_of_impossible_hours_is_refused(deliver_message, card):
    assert deliver_message("Timecard", card(("A", "2026-09-07T16:00:00", "2026-09-07T08:00:00"))) == "dead:times_invalid"


def test_history_is_closed_by_its_status(deliver_message, card, client_reference, as_, emitted):
    for week in range(3):
        body = card((f"R-{week}", f"2025-10-{6 + 7 * week:02d}T08:00:00", f"2025-10-{6 + 7 * week:02d}T16:00:00"), document=f"TC-{week}")
        deliver_message("Timecard", body)
    status = {"status": "approved", "at": "2025-10-27T08:00:00Z", "approver": "Ploegbaas Denkbeeldig"}
    message = {"client": client_reference, "timecards": [{"timecard": f"TC-{week}", **status} for week in range(3)]}
    assert deliver_message("TimecardStatus", message) == "applied"
    found = as_("planner").get("/timesheets", params={"status": "approved"}).json()["items"]
    assert {(one["approver_name"], one["approved_at"]) for one in found} == {("Ploegbaas Denkbeeldig", "2025-10-27T08:00:00Z")}
    events = emitted("timesheet.approved")
    assert sorted((one.data["timecard"], one.data["lines"][0]["reference"], one.data["approver_id"]) for one in events) == [
        ("TC-0", "R-0", "backoffice"), ("TC-1", "R-1", "backoffice"), ("TC-2", "R-2", "backoffice"),
    ]  # fmt: skip
    assert emitted("Timecard") == []  # what came from there does not go back
    assert deliver_message("TimecardStatus", message) == "applied"
    assert len(emitted("timesheet.approved")) == 3


def test_a_status_of_an_unknown_timecard_is_refused(deliver_message, client_reference):
    message = {"client": client_reference, "timecards": [{"timecard": str(uuid4()), "status": "paid", "at": "2026-10-27T08:00:00Z"}]}
    assert deliver_message("TimecardStatus", message) == "dead:timecard_unknown"


@pytest.fixture
def approved(published, sheet_of, as_):
    """An approved sheet."""
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    return as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet)).json()


def test_payroll_takes_the_hours(approved, deliver_message, client_reference, sheet_of):
    one = {"timecard": approved["id"], "revision": 1, "status": "received", "at": "2026-09-15T08:00:00Z"}
    deliver_message("TimecardStatus", {"client": client_reference, "timecards": [one]})
    assert sheet_of(approved["temp"]["id"])["status"] == "exported"
    deliver_message("TimecardStatus", {"client": client_reference, "timecards": [{**one, "status": "paid"}]})
    now = sheet_of(approved["temp"]["id"])
    assert (now["status"], now["payroll_status"]) == ("exported", "paid")
    assert [step["action"] for step in now["timeline"]][-2:] == ["timesheet.exported", "timesheet.paid"]


def test_payroll_refuses_the_hours(approved, deliver_message, client_reference, sheet_of):
    one = {"timecard": approved["id"], "revision": 1, "status": "refused", "reason": "Unknown cost centre", "at": "2026-09-15T08:00:00Z"}
    deliver_message("TimecardStatus", {"client": client_reference, "timecards": [one]})
    now = sheet_of(approved["temp"]["id"])
    assert (now["status"], now["revision"], now["payroll_status"], now["payroll_note"]) == ("open", 2, "refused", "Unknown cost centre")


def rule(name, value=None, **more):
    """Return a work rule."""
    return {"id": f"WR-{name}-{value}", "rule": name, "value": value, "measure": "minutes", "severity": "warn", "override": None,
            "source": "Arbeidsreglement art. 7", "effective_from": "2025-01-01", "effective_until": None, **more}  # fmt: skip


def conditions(client, revision=1, wage="25.0000", **more):
    """Return pay conditions."""
    dates = {"source": "PC 140.03", "effective_from": "2025-01-01", "effective_until": None}
    return {
        "client": client, "revision": revision,
        "wages": [{"id": "W-1", "hourly_wage": wage, "work_post": "ORDERPICKER", **dates}],
        "premiums": [
            {"id": "P-EARLY", "kind": "shift", "percent": "10.0000", "amount": None, "window": {"from": "06:00", "until": "14:00"}, "weekdays": [1, 2], **dates},
            {"id": "P-COLD", "kind": "shift", "percent": None, "amount": "0.5000", "window": None, "weekdays": [], **dates},
        ],
        "meal_vouchers": [{"id": "M-1", "face_value": "8.00", "employer_share": "6.91", "minimum_minutes": 360, **dates}],
        "coefficients": [{"id": "C-1", "applies_to": "wage", "coefficient": "2.1200", "effective_from": "2025-01-01", "effective_until": None}],
        **more,
    }  # fmt: skip


def test_the_clients_own_limits_count(deliver_message, client_reference, published, sheet_of, company):
    site = {"scheme": "TEST", "value": f"site_a-{company.id}"}
    rules = [rule("max_day", 480), rule("max_day", 420, unit=site), rule("max_day", 300, effective_until="2026-09-06"),
             rule("night", measure="window", window={"from": "22:00", "until": "06:00"}), rule("daily_rest", 660)]  # fmt: skip
    assert deliver_message("WorkRules", {"client": client_reference, "revision": 1, "rules": rules}) == "applied"
    (here,), (there,) = published(), published(unit="dept_b")
    assert sheet_of(here["temp_id"])["hours"]["overtime_50"] == 60  # the site's 7 hours
    line = sheet_of(there["temp_id"])["lines"][0]
    assert (line["hours"]["overtime_50"], line["rules_version"]) == (0, "WR-max_day-480 WR-night-None")


def test_conditions_price_what_has_no_agreed_wage(deliver_message, client_reference, published, sheet_of):
    deliver_message("PayConditions", conditions(client_reference))
    (shift,) = published(wage=None)
    line = sheet_of(shift["temp_id"])["lines"][0]
    assert [(one["kind"], one.get("code"), one["minutes"], one["amount"]) for one in line["pay"]] == [
        ("regular", None, 480, "200.00"), ("shift_premium", "P-COLD", 480, "4.00"), ("shift_premium", "P-EARLY", 330, "13.75"), ("meal_voucher", None, 480, "8.00"),
    ]  # fmt: skip
    assert (line["wage"], line["amount"], line["pay_version"]) == ("25.0000", "225.75", "M-1 P-COLD P-EARLY")


def test_a_retroactive_wage_counts_for_what_is_not_approved(deliver_message, client_reference, published, sheet_of, as_):
    deliver_message("PayConditions", conditions(client_reference))
    (done,), (waits,) = published(wage=None), published(wage=None)
    sheet = sheet_of(done["temp_id"])
    as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet))
    deliver_message("PayConditions", conditions(client_reference, revision=2, wage="30.0000"))
    assert (sheet_of(done["temp_id"])["amount"], sheet_of(waits["temp_id"])["amount"]) == ("225.75", "268.50")
    deliver_message("PayConditions", conditions(client_reference, revision=1, wage="1.0000"))
    assert sheet_of(waits["temp_id"])["amount"] == "268.50"  # older than what is in use


def test_the_contracts_examples_are_taken(example, deliver_message, rows, company, admin_url):
    import psycopg

    body = example("messages", "Timecard")
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(
            "UPDATE unit SET reference = reference || %s WHERE id = %s", [["Customer:GNT-EXP-" + str(company.id)], company.units["dept"]]
        )
    body["department"]["code"] += "-" + str(company.id)
    body["customer"]["id"][0]["value"] = company.kbo
    assert deliver_message("Timecard", body) == "applied"
    (sheet,) = rows(Timesheet)
    assert (sheet.week, sheet.actual_minutes, sheet.unit_id) == ("2026-W50", 450, company.units["dept"])
