"""Publishing draws up the contract; what changes afterwards amends or cancels both."""

from datetime import timedelta

import pytest
from conftest import NEXT_MONDAY, at, day, placing, rule, utc

WEEK = NEXT_MONDAY.strftime("%G-W%V")


def test_publishing_tells_timesheets_documents_and_the_back_office(published, emitted, company):
    shift, temp_id = published(0, cost_centre="CC-7")
    assert (shift["status"], shift["light"]["stage"]) == ("published", "contract")
    [event] = emitted("shift.published")
    assert (event.aggregate_id, event.version) == (shift["id"], 1) or str(event.aggregate_id) == shift["id"]
    told = event.data
    assert (told["temp_id"], told["temp_number"], told["start"], told["end"], told["break_minutes"]) == (
        temp_id, "T-001", utc(at(0, "08:00")), utc(at(0, "16:30")), 30,
    )  # fmt: skip
    assert (told["wage"], told["cost_centre"], told["purchase_order"], told["placement_reference"]) == (
        "20.0000",
        "CC-7",
        "PO-1",
        "AS-T-001",
    )
    [contract] = emitted("contract.drawn_up")
    drawn = contract.data
    assert (drawn["id"], drawn["contract_version"], drawn["week"]) == (told["contract_id"], 1, WEEK)
    assert (drawn["motive"], drawn["justification"], drawn["function"]) == ("temporary_increase", "Peak in the orders", "Order picker")
    assert (drawn["joint_committee"], drawn["category"], drawn["workplace"]) == ("140.03", "worker", "dept, site_a, company")
    assert (drawn["wage"], drawn["meal_voucher"], drawn["protective_equipment"]) == ("20.0000", "8.00", ["Helmet"])
    assert [one["kind"] for one in drawn["premiums"]] == ["night", "sunday"]
    assert [(one["shift_id"], one["start_time"], one["end_time"], one["minutes"]) for one in drawn["shifts"]] == [
        (shift["id"], "08:00", "16:30", 480)
    ]
    [message] = emitted("Contract")
    assert (message.body["contract"], message.body["version"], message.body["client"]) == (
        drawn["id"],
        1,
        {"scheme": "KBO", "value": company.kbo},
    )
    [plan] = emitted("PlanningAssignment")
    [line] = plan.body["singlePlanningLine"]
    assert (plan.body["actionCode"], plan.body["documentId"]["value"], line["startDateTime"]) == ("POST", shift["id"], at(0, "08:00"))


def test_one_contract_per_week_grows_with_the_shifts_of_the_week(published, emitted):
    first, temp_id = published(0)
    second, _ = published(1, temp_id=temp_id)
    other_week, _ = published(7, temp_id=temp_id)
    assert first["contract_id"] == second["contract_id"] != other_week["contract_id"]
    versions = [(one.data["id"], one.data["contract_version"], len(one.data["shifts"])) for one in emitted("contract.drawn_up")]
    assert versions == [(first["contract_id"], 1, 1), (first["contract_id"], 2, 2), (other_week["contract_id"], 1, 1)]


def test_publish_needs_somebody_and_a_moment_ahead(shifts, act, temp, coded):
    [nobody] = shifts()
    assert act(nobody, "publish").json()["code"] == "not_assigned"
    [past] = shifts(dates=["2026-01-05"])
    assert act(past, "assign", temp_id=temp(), accept_warnings=True).json()["code"] == "already_started"


def test_publish_asks_for_the_motive_that_no_placement_names(shifts, act, temp, coded, emitted):
    [shift] = shifts()
    assigned = act(shift, "assign", temp_id=temp(placed=False), accept_warnings=True)
    assert [one["code"] for one in assigned.json()["accepted"]] == ["placement_none"]
    refused = act(assigned.json(), "publish")
    assert (refused.status_code, refused.json()["code"]) == (409, "motive_missing")
    assert emitted("shift.published") == []
    done = act(assigned.json(), "publish", motive="replacement_suspended", justification="Illness of a regular picker")
    assert done.status_code == 200, done.text
    [drawn] = emitted("contract.drawn_up")
    assert (drawn.data["motive"], drawn.data["justification"], drawn.data["placement_reference"]) == (
        "replacement_suspended", "Illness of a regular picker", None,
    )  # fmt: skip


def test_publish_needs_a_wage(shifts, act, temp, coded, kbo, deliver_message):
    entry = {"effective_from": "2020-01-01", "effective_until": None, "source": "Test"}
    body = {
        "client": kbo, "revision": 2, "premiums": [], "meal_vouchers": [],
        "wages": [{"id": "W-2", "hourly_wage": "21.0000", "work_post": "PACKER", **entry}],
        "coefficients": [{"id": "C", "applies_to": "wage", "coefficient": "2.0000", "effective_from": "2020-01-01", "effective_until": None}],
    }  # fmt: skip
    assert deliver_message("PayConditions", body) == "applied"
    [shift] = shifts()
    assigned = act(shift, "assign", temp_id=temp()).json()
    assert act(assigned, "publish").json()["code"] == "wage_missing"


def test_the_placement_s_wage_wins(published, temp, emitted):
    published(0, temp_id=temp(wage="23.4500"))
    assert emitted("shift.published")[0].data["wage"] == emitted("contract.drawn_up")[0].data["wage"] == "23.4500"


def test_rules_count_again_at_publishing(shifts, act, temp, coded):
    [shift] = shifts()
    assigned = act(shift, "assign", temp_id=temp()).json()
    coded(rule("absolute_day", 420))
    refused = act(assigned, "publish", accept_warnings=True)
    assert (refused.status_code, refused.json()["code"], refused.json()["findings"][0]["code"]) == (409, "rules_block", "day_limit")


def test_what_was_accepted_at_assigning_is_not_asked_again(shifts, act, temp, coded):
    coded(rule("max_day", 420, "warn"))
    [shift] = shifts()
    assigned = act(shift, "assign", temp_id=temp(), accept_warnings=True).json()
    assert act(assigned, "publish").status_code == 200


def test_publish_many_says_what_became_of_each(shifts, act, temp, coded, as_, company, emitted):
    somebody, other = temp(), temp(placed=False)
    good = [act(shifts(n)[0], "assign", temp_id=somebody).json() for n in (0, 1)]
    without = act(shifts(0)[0], "assign", temp_id=other, accept_warnings=True).json()
    [opened] = shifts(2)
    planner = as_("planner", at="site_a")
    ids = [*(one["id"] for one in good), without["id"], opened["id"], "019aaf1e-3c00-7a10-8b00-0000000000a1"]
    answer = planner.post("/shifts/publish", json={"ids": ids}).json()
    assert (answer["published"], answer["skipped"]) == (2, 3)
    outcome = {one["id"]: one.get("code", one["outcome"]) for one in answer["items"]}
    assert outcome == {
        good[0]["id"]: "published", good[1]["id"]: "published", without["id"]: "motive_missing", opened["id"]: "not_assigned", ids[-1]: "not_found",
    }  # fmt: skip
    [contract] = answer["contracts"]
    assert (contract["shift_count"], contract["contract_version"], contract["status"]) == (2, 1, "drawn_up")
    assert len(emitted("shift.published")) == 2
    week = planner.post(
        "/shifts/publish", json={"unit_id": str(company.units["site_a"]), "week": WEEK, "motive": "exceptional_work"}
    ).json()
    assert [(one["id"], one["outcome"]) for one in week["items"]] == [(without["id"], "published")]


def test_amending_makes_a_next_version_of_the_contract(published, act, emitted, deliver_message):
    shift, _ = published(0)
    contract = shift["contract_id"]
    for status in ("signed", "declared"):
        body = {
            "contract": contract,
            "contract_version": 1,
            "status": status,
            "at": "2026-11-23T10:00:00Z",
            "declaration_number": "000000000001",
        }
        assert deliver_message("ContractStatus", body) == "applied"
    amended = act(shift, "amend", end_time="15:00", reason="Less work")
    assert amended.status_code == 200, amended.text
    assert (amended.json()["contract"]["contract_version"], amended.json()["light"]["stage"]) == (2, "contract")
    [event] = emitted("shift.amended")
    assert (event.data["end"], event.data["minutes"], event.version) == (utc(at(0, "15:00")), 390, 2)
    assert [one.data["contract_version"] for one in emitted("contract.drawn_up")] == [1, 2]
    assert [one.body["actionCode"] for one in emitted("PlanningAssignment")] == ["POST", "PUT"]
    late = {"contract": contract, "contract_version": 1, "status": "signed", "at": "2026-11-23T10:00:00Z"}
    assert deliver_message("ContractStatus", late) == "applied"  # of the version before: it says nothing any more
    assert act(amended.json(), "amend", note="x").json()["contract"]["status"] == "drawn_up"


def test_a_shift_that_moves_to_another_week_changes_both_contracts(published, act, emitted):
    first, temp_id = published(0)
    second, _ = published(1, temp_id=temp_id)
    moved = act(second, "amend", date=day(8)).json()
    assert moved["contract_id"] != first["contract_id"]
    told = [(one.data["id"], one.data["contract_version"], len(one.data["shifts"])) for one in emitted("contract.drawn_up")]
    assert told[2:] == [(moved["contract_id"], 1, 1), (first["contract_id"], 3, 1)]
    again = act(moved, "amend", date=day(2)).json()
    assert again["contract_id"] == first["contract_id"]
    assert [one.data["id"] for one in emitted("contract.cancelled")] == [moved["contract_id"]]


def test_cancelling_amends_the_contract_and_the_last_one_cancels_it(published, act, emitted, as_):
    first, temp_id = published(0)
    second, _ = published(1, temp_id=temp_id)
    gone = act(second, "cancel", reason="Delivery postponed")
    assert (gone.json()["status"], gone.json()["light"]["stage"], gone.json()["cancel_reason"]) == (
        "cancelled",
        "cancelled",
        "Delivery postponed",
    )
    assert [(one.data["contract_version"], len(one.data["shifts"])) for one in emitted("contract.drawn_up")] == [(1, 1), (2, 2), (3, 1)]
    act(first, "cancel", reason="No deliveries at all")
    [cancelled] = emitted("contract.cancelled")
    assert (cancelled.data["id"], cancelled.data["reason"]) == (first["contract_id"], "No deliveries at all")
    [message] = emitted("ContractCancellation")
    assert (message.body["contract"], message.body["version"], message.body["temp"]) == (first["contract_id"], 3, "T-001")
    assert [one.data["reason"] for one in emitted("shift.cancelled")] == ["Delivery postponed", "No deliveries at all"]
    assert [one.body["actionCode"] for one in emitted("PlanningAssignment")] == ["POST", "POST", "DELETE", "DELETE"]
    assert as_("planner").get(f"/contracts/{first['contract_id']}").json()["status"] == "cancelled"


def test_cancelling_can_open_a_draft_in_its_place(published, act, as_):
    shift, _ = published(0)
    gone = act(shift, "cancel", reason="Ill", reopen=True).json()
    place = as_("planner").get(f"/shifts/{gone['replacement_id']}").json()
    assert (place["status"], place["temp"], place["replaces_id"], place["start"]) == ("draft", None, shift["id"], shift["start"])


def test_nothing_is_amended_or_cancelled_once_it_has_begun(published, act, db):
    from planning.models import Shift

    shift, _ = published(0)
    row = db.get(Shift, shift["id"])
    row.starts_at -= timedelta(weeks=4)
    row.ends_at -= timedelta(weeks=4)
    db.flush()
    assert act(shift, "amend", end_time="15:00").json()["code"] == "already_started"
    assert act(shift, "cancel", reason="Too late").json()["code"] == "already_started"


def test_changing_what_is_published_takes_the_right_to_publish(published, act, as_, temp):
    shift, _ = published(0)
    writer = as_("", permissions=["shift:read", "shift:write"])
    assert act(shift, "cancel", client=writer, reason="Not mine").status_code == 403
    assert act(shift, "amend", client=writer, end_time="15:00").status_code == 403


@pytest.mark.parametrize(
    ("said", "stage", "status"),
    [
        (["signed"], "signed", "signed"),
        (["signed", "declared"], "declared", "declared"),
        (["declared", "signed"], "declared", "declared"),
        (["declared"], "contract", "drawn_up"),
        (["signed", "refused"], "refused", "refused"),
        (["refused", "signed", "declared"], "declared", "declared"),
    ],
)
def test_the_light_follows_what_the_back_office_says(published, deliver_message, as_, said, stage, status):
    shift, _ = published(0)
    for one in said:
        body = {
            "contract": shift["contract_id"],
            "contract_version": 1,
            "status": one,
            "at": "2026-11-23T10:00:00Z",
            "reason": "Unknown period",
        }
        assert deliver_message("ContractStatus", body if one == "refused" else {**body, "reason": None}) == "applied"
    planner = as_("planner")
    light = planner.get(f"/shifts/{shift['id']}").json()["light"]
    assert (light["stage"], light["signed"], light["declared"]) == (stage, "signed" in said, "declared" in said and said[-1] != "refused")
    assert light["minutes_to_start"] > 0
    [contract] = planner.get("/contracts", params={"week": WEEK, "status": status}).json()["items"]
    assert (contract["id"], contract["status"]) == (shift["contract_id"], status)


def test_a_status_of_an_unknown_contract_is_refused(coded, deliver_message):
    body = {"contract": "019aaf1e-3c00-7a10-8b00-0000000000c1", "contract_version": 1, "status": "signed", "at": "2026-11-23T10:00:00Z"}
    assert deliver_message("ContractStatus", body) == "dead:contract_unknown"


def test_the_contract_knows_its_document(published, deliver, as_, company, example):
    shift, _ = published(0)
    data = {**example("events", "document.stored"), "kind": "contract", "company_id": str(company.id)}
    data["subject"] = {"type": "contract", "id": shift["contract_id"], "reference": None}
    assert deliver("document.stored", data, aggregate_id=data["document_id"]) == "applied"
    assert as_("planner").get(f"/contracts/{shift['contract_id']}").json()["document_id"] == data["document_id"]


def test_wages_are_for_who_may_see_them(published, as_):
    shift, _ = published(0)
    with_wage, without = as_("planner"), as_("", permissions=["shift:read", "contract:read", "temp:read"])
    contract = f"/contracts/{shift['contract_id']}"
    assert with_wage.get(contract).json()["wage"] == "20.0000"
    assert with_wage.get(f"/shifts/{shift['id']}").json()["wage"] == "20.0000"
    assert not {"wage", "premiums", "meal_voucher"} & without.get(contract).json().keys()
    assert "wage" not in without.get(f"/shifts/{shift['id']}").json()
    assert without.get(f"/shifts/{shift['id']}/price").status_code == 403
    assert with_wage.get(f"/shifts/{shift['id']}/price").status_code == 200


def test_a_vacancy_s_new_terms_reach_the_next_contract(published, temp, deliver, example, company, emitted):
    vacancy = {**example("events", "vacancy.updated"), "company_id": str(company.id), "unit_id": str(company.units["site_a"])}
    somebody = temp(vacancy_id=vacancy["id"])
    published(0, temp_id=somebody)
    assert deliver("vacancy.updated", {**vacancy, "justification": "Second peak", "purchase_order": "PO-2"}) == "applied"
    published(1, temp_id=somebody)
    assert emitted("contract.drawn_up")[-1].data["justification"] == "Second peak"
    assert emitted("shift.published")[-1].data["purchase_order"] == "PO-2"
    assert placing(company, "T-1")["motive"] == vacancy["motive"]
