"""What the back office sends, by the examples of the standards and by what may go wrong."""

from datetime import UTC, datetime, timedelta

import pytest
from conftest import at, placing, rule, utc


def identifier(value, owner="Supplier"):
    return {"value": value, "schemeAgencyId": owner}


@pytest.fixture
def plan(kbo, unit_reference):
    """A PlanningAssignment (or, without a temp, a PlanningRequest) of some lines: (number, start, end)."""

    def make(*lines, document="PA-1", temp="T-001", unit="dept", post="PICKER", quantity=None, gone=False, **more):
        body = {
            "documentId": identifier(document),
            "customer": {"id": [identifier(kbo["value"], "Customer")]},
            "positionProfile": {
                "positionId": {"value": post},
                "positionTitle": "Picker",
                "positionLocation": {"name": "Somewhere"},
                "costAllocation": {"costCenter": {"code": "CC-3"}},
            },
            "singlePlanningLine": [
                {
                    "lineId": identifier(number), "singlePlanningType": "Occasional", "startDateTime": start, "endDateTime": end,
                    "breaks": [{"paidOrUnpaid": "Unpaid", "breakTrigger": {"hours": 4, "breakDuration": "00:30:00Z"}}],
                    **({"positionQuantity": quantity} if quantity else {}),
                }
                for number, start, end in lines
            ],
            **more,
        }  # fmt: skip
        reference = unit_reference(unit)
        body["positionProfile"]["positionOrganizations"] = [{"id": identifier(reference["value"], reference["scheme"])}]
        if temp:
            body["assignedWorker"] = {"assignedStatus": not gone, "workerId": identifier(temp)}
        return body

    return make


@pytest.fixture
def unit_reference(company, kbo, admin_url):
    """References under the client's own code, as SETU messages can name them."""
    import psycopg

    with psycopg.connect(admin_url, autocommit=True) as admin:
        for name, unit_id in company.units.items():
            if name != "company":
                admin.execute(
                    "UPDATE unit SET reference = ARRAY[%s, %s] WHERE id = %s",
                    [f"Customer:{name}-{company.id}", f"TEST:{name}-{company.id}", unit_id],
                )
    return lambda name: kbo if name == "company" else {"scheme": "Customer", "value": f"{name}-{company.id}"}


def test_history_arrives_published_and_without_a_contract(plan, temp, coded, deliver_message, emitted, as_):
    temp()
    body = plan(
        ("S-1", "2025-10-25T22:00:00+02:00", "2025-10-26T06:00:00+01:00"), ("S-2", "2025-10-27T06:00:00+01:00", "2025-10-27T14:00:00+01:00")
    )
    assert deliver_message("PlanningAssignment", body) == "applied"
    told = emitted("shift.published")
    assert [(one.data["reference"], one.data["minutes"], one.data["history"], one.data["contract_id"], one.data["wage"]) for one in told] == [
        ("S-1", 510, True, None, "20.0000"), ("S-2", 450, True, None, "20.0000"),
    ]  # fmt: skip
    assert emitted("contract.drawn_up") == emitted("Contract") == emitted("PlanningAssignment") == []
    found = as_("planner", at="dept").get("/shifts", params={"week": "2025-W43"}).json()["items"]
    assert [(one["light"]["stage"], one["cost_centre"]) for one in found] == [("history", "CC-3")]
    assert deliver_message("PlanningAssignment", body) == "applied"  # the same again changes nothing
    assert len(emitted("shift.published")) == 2
    assert emitted("shift.amended") == []


def test_a_shift_that_has_begun_is_history_too(plan, temp, coded, deliver_message, emitted):
    temp()
    begun, over = (datetime.now(UTC).replace(microsecond=0) + timedelta(hours=hours) for hours in (-1, 3))
    assert deliver_message("PlanningAssignment", plan(("S-1", begun.isoformat(), over.isoformat()))) == "applied"
    assert [one.data["history"] for one in emitted("shift.published")] == [True]
    assert emitted("contract.drawn_up") == []


def test_an_agreed_shift_gets_its_contract_and_is_not_echoed(plan, temp, coded, deliver_message, emitted, as_):
    somebody = temp()
    assert deliver_message("PlanningAssignment", plan(("S-1", at(0, "08:00"), at(0, "16:00")))) == "applied"
    [told] = emitted("shift.published")
    assert (told.data["temp_id"], told.data["history"], told.data["start"]) == (somebody, False, utc(at(0, "08:00")))
    assert [one.data["id"] for one in emitted("contract.drawn_up")] == [told.data["contract_id"]]
    assert len(emitted("Contract")) == 1
    assert emitted("PlanningAssignment") == []
    changed = plan(("S-1", at(0, "08:00"), at(0, "15:00")))
    assert deliver_message("PlanningAssignment", changed) == "applied"
    assert [(one.data["end"], one.version) for one in emitted("shift.amended")] == [(utc(at(0, "15:00")), 2)]
    assert [one.data["contract_version"] for one in emitted("contract.drawn_up")] == [1, 2]
    assert deliver_message("PlanningAssignment", plan(("S-1", at(0, "08:00"), at(0, "15:00")), gone=True)) == "applied"
    assert [one.data["status"] for one in emitted("shift.cancelled")] == ["cancelled"]
    assert len(emitted("contract.cancelled")) == 1
    assert as_("planner").get(f"/shifts/{told.data['id']}").json()["status"] == "cancelled"


def test_an_agreed_shift_that_a_rule_forbids_is_refused(plan, temp, coded, deliver_message, emitted):
    coded(rule("absolute_day", 300))
    temp()
    body = plan(("S-1", at(0, "08:00"), at(0, "16:00")))
    assert deliver_message("PlanningAssignment", body) == "dead:day_limit"
    assert emitted("shift.published") == []
    assert deliver_message("PlanningAssignment", plan(("S-1", at(0, "08:00"), at(0, "12:00")), temp="T-999")) == "dead:temp_unknown"
    temp(placed=False)
    assert (
        deliver_message("PlanningAssignment", plan(("S-2", at(0, "08:00"), at(0, "12:00")), temp="T-002", document="PA-2"))
        == "dead:motive_missing"
    )


def test_double_booking_in_a_message_is_refused_whole(plan, temp, coded, deliver_message, emitted):
    temp()
    body = plan(
        ("S-1", "2025-10-06T08:00:00+02:00", "2025-10-06T16:00:00+02:00"), ("S-2", "2025-10-06T15:00:00+02:00", "2025-10-06T18:00:00+02:00")
    )
    assert deliver_message("PlanningAssignment", body) == "dead:double_booking"
    assert emitted("shift.published") == []


def test_a_request_makes_changes_and_cancels_drafts(plan, temp, coded, deliver_message, as_, act):
    planner = as_("planner")

    def drafts():
        return [(one["start"], one["end"], one["status"]) for one in planner.get("/shifts").json()["items"] if one["status"] != "cancelled"]

    lines = (("R-1", at(0, "06:00"), at(0, "14:00")), ("R-2", at(1, "06:00"), at(1, "14:00")))
    assert deliver_message("PlanningRequest", plan(*lines, temp=None, quantity=2)) == "applied"
    assert drafts() == [(utc(start), utc(end), "draft") for _, start, end in lines for _ in range(2)]
    fewer = plan(("R-1", at(0, "07:00"), at(0, "14:00")), temp=None, quantity=1)
    assert deliver_message("PlanningRequest", fewer) == "applied"
    assert drafts() == [(utc(at(0, "07:00")), utc(at(0, "14:00")), "draft")]
    [left] = [one for one in planner.get("/shifts").json()["items"] if one["status"] == "draft"]
    assigned = act(left, "assign", temp_id=temp(), accept_warnings=True).json()
    assert act(assigned, "publish", accept_warnings=True).status_code == 200
    assert (
        deliver_message("PlanningRequest", plan(("R-1", at(0, "08:00"), at(0, "14:00")), temp=None, quantity=1)) == "dead:shift_published"
    )


def test_recurring_lines_keep_their_clock_time_over_the_change_of_the_clock(plan, coded, deliver_message, as_):
    line = {"lineId": identifier("R"), "planningPeriod": "Saturday", "startTime": "22:00:00Z", "endTime": "06:00:00Z"}
    body = plan(temp=None, periodicPlanningLine=[line])
    body["positionProfile"]["positionPeriod"] = {"start": "2027-03-15", "end": "2027-04-04"}
    body["singlePlanningLine"] = [
        {"lineId": identifier("X"), "singlePlanningType": "Exception", "periodicPlanningLineReference": {"lineId": identifier("R")},
         "startDateTime": "2027-04-03T20:00:00+02:00", "endDateTime": "2027-04-04T04:00:00+02:00"},
    ]  # fmt: skip
    assert deliver_message("PlanningRequest", body) == "applied"
    found = as_("planner").get("/shifts").json()["items"]
    assert [(one["date"], one["start_time"], one["end_time"], one["minutes"]) for one in found] == [
        ("2027-03-20", "22:00", "06:00", 480), ("2027-03-27", "22:00", "06:00", 420), ("2027-04-03", "20:00", "04:00", 480),
    ]  # fmt: skip


def test_an_assignment_waits_for_its_temp_and_for_its_motive(company, kbo, coded, deliver, deliver_message, as_, example, unit_reference):
    body = {**example("messages", "Assignment"), "customer": {"id": [identifier(kbo["value"], "Customer")]}}
    body["assignedWorker"] = {"workerId": [identifier("T-001")]}
    body["resourceClassificationInclusion"]["department"]["code"] = unit_reference("dept")["value"]
    assert deliver_message("Assignment", body) == "applied"
    profile = {**example("messages", "TempProfile"), "client": kbo, "temp": "T-001", "units": [unit_reference("site_a")]}
    assert deliver_message("TempProfile", profile) == "applied"
    planner = as_("planner")
    [temp] = planner.get("/temps").json()["items"]

    def placement():
        [found] = planner.get(f"/temps/{temp['id']}").json()["placements"]
        return found["reference"], found["unit_name"], found["wage"], found["motive"], found["from"], found["until"]

    assert placement() == ("AS-2026-00451", "dept", "17.2500", None, "2026-12-07", "2027-02-26")
    data = placing(company, "T-001", unit="team", placement_reference="AS-2026-00451", starts_on="2026-12-07", ends_on="2027-02-26")
    assert deliver("candidate.placed", data) == "applied"
    assert deliver_message("Assignment", {**body, "reasonOfChange": "sent again"}) == "applied"
    assert placement() == ("AS-2026-00451", "team", "17.2500", "temporary_increase", "2026-12-07", "2027-02-26")


def test_an_older_profile_changes_nothing(kbo, coded, deliver_message, as_, example, unit_reference):
    profile = {**example("messages", "TempProfile"), "client": kbo, "units": [unit_reference("site_a")], "revision": 5}
    assert deliver_message("TempProfile", profile) == "applied"
    assert deliver_message("TempProfile", {**profile, "revision": 4, "name": "Old Name"}) == "applied"
    assert [one["name"] for one in as_("planner").get("/temps").json()["items"]] == [profile["name"]]
    assert deliver_message("TempProfile", {**profile, "revision": 6, "active": False}) == "applied"
    assert as_("planner").get("/temps").json()["items"] == []


def test_codings_are_kept_per_revision_and_an_older_one_is_ignored(coded, deliver_message, kbo, as_, company, db):
    from sqlalchemy import select

    from planning.models import Coding

    coded(rule("max_day", 500), revision=3)
    coded(rule("max_day", 400), revision=2)
    answer = as_("planner").get("/rules", params={"unit_id": str(company.units["dept"])}).json()
    assert answer["rules_version"] == "3"
    assert next(one["value"] for one in answer["items"] if one["rule"] == "max_day") == 500
    assert sorted(db.scalars(select(Coding.revision).where(Coding.kind == "rules"))) == [3]


def test_what_names_nobody_we_know_is_refused(coded, deliver_message, example, kbo):
    unknown = {"scheme": "KBO", "value": "0000000097"}
    for kind in ("WorkPosts", "WorkRules", "PayConditions", "TempProfile"):
        assert deliver_message(kind, {**example("messages", kind), "client": unknown}) == "dead:unit_unknown"
    strange = {**example("messages", "WorkRules"), "client": kbo, "revision": 9}
    strange["rules"] = [{**strange["rules"][0], "unit": {"scheme": "Customer", "value": "NOWHERE"}}]
    assert deliver_message("WorkRules", strange) == "dead:unit_unknown"
    constraints = {**example("messages", "PlanningConstraints"), "customer": {"id": [identifier(kbo["value"], "Customer")]}}
    assert deliver_message("PlanningConstraints", constraints) == "dead:temp_unknown"
    request = {**example("messages", "PlanningRequest"), "customer": {"id": [identifier("0000000097", "Customer")]}}
    request["positionProfile"] = {**request["positionProfile"], "positionOrganizations": [], "positionLocation": {"name": "Nowhere"}}
    assert deliver_message("PlanningRequest", request) == "dead:unit_unknown"


def test_availability_counts_and_a_document_replaces_its_earlier_version(temp, shifts, act, coded, deliver_message, kbo, example, as_):
    somebody = temp()
    body = {**example("messages", "PlanningConstraints"), "customer": {"id": [identifier(kbo["value"], "Customer")]}}
    body["worker"] = {"workerId": [identifier("T-001")]}
    body["periodicAvailabilityLine"] = []
    single = body["singleAvailabilityLine"][0] | {"startDateTime": at(0, "00:00"), "endDateTime": at(1, "00:00")}
    for status, code, severity in (("NotAvailable", "not_available", "block"), ("RatherNot", "rather_not", "rather_not")):
        assert (
            deliver_message("PlanningConstraints", {**body, "singleAvailabilityLine": [{**single, "availabilityStatus": status}]})
            == "applied"
        )
        [shift] = shifts()
        findings = act(shift, "assign", temp_id=somebody).json()["findings"]
        assert [(one["code"], one["severity"]) for one in findings] == [(code, severity)]
    assert len(as_("planner").get(f"/temps/{somebody}").json()["availability"]) == 1
    assert deliver_message("PlanningConstraints", {**body, "actionCode": "DELETE"}) == "applied"
    assert act(shift, "assign", temp_id=somebody).status_code == 200
