"""What the agency sends about vacancies and candidates, and what becomes of it."""

import base64
from copy import deepcopy


def vacancy_of(manager, vacancy):
    return manager.get(f"/vacancies/{vacancy['id']}").json()


def test_the_agency_confirms_what_it_was_sent(manager, submitted, agency, emitted):
    vacancy = submitted()
    echo = emitted("StaffingOrder")[0].body
    assert agency.deliver("StaffingOrder", echo) == "applied"
    shown = vacancy_of(manager, vacancy)
    assert shown["status"] == "open"
    assert shown["exchange"]["confirmed"] and shown["exchange"]["differences"] == []
    assert shown["exchange"]["digest"] == vacancy["exchange"]["digest"]
    assert [step["action"] for step in shown["timeline"]] == ["vacancy.drafted", "vacancy.submitted", "vacancy.opened", "vacancy.confirmed"]
    assert agency.deliver("StaffingOrder", echo) == "applied"
    assert vacancy_of(manager, vacancy)["version"] == shown["version"], "confirming twice is no news"


def test_a_change_of_the_agency_is_taken_over(manager, submitted, agency, emitted):
    vacancy = submitted()
    order = deepcopy(emitted("StaffingOrder")[0].body)
    order["positionProfile"]["positionOpenQuantity"] = 5
    order["positionProfile"]["positionPeriod"]["end"] = "2027-03-05"
    assert agency.deliver("StaffingOrder", order) == "applied"
    shown = vacancy_of(manager, vacancy)
    assert (shown["positions"], shown["ends_on"], shown["exchange"]["confirmed"]) == (5, "2027-03-05", True)
    assert shown["timeline"][-1]["note"] == "positions, ends_on"
    assert emitted("vacancy.updated")[0].data["positions"] == 5
    assert len(emitted("StaffingOrder")) == 1, "what they told us is not told back"


def test_an_older_version_never_overwrites(manager, submitted, agency, emitted):
    vacancy = submitted()
    first = emitted("StaffingOrder")[0].body
    manager.patch(f"/vacancies/{vacancy['id']}", json={"positions": 3, "cost_centre": "CC-9"}, headers={"If-Match": "*"})
    assert agency.deliver("StaffingOrder", first) == "applied"
    shown = vacancy_of(manager, vacancy)
    assert (shown["positions"], shown["cost_centre"], shown["exchange"]["confirmed"]) == (3, "CC-9", False)
    assert shown["exchange"]["differences"] == [
        {"field": "positions", "ours": "3", "theirs": "2", "kind": "older"}, {"field": "cost_centre", "ours": "CC-9", "theirs": "CC-4100", "kind": "older"},
    ]  # fmt: skip
    assert shown["timeline"][-1] | {"at": 0} == {
        "at": 0,
        "actor": "backoffice",
        "actor_name": None,
        "action": "vacancy.differs",
        "note": "positions, cost_centre",
    }
    assert agency.deliver("StaffingOrder", emitted("StaffingOrder")[1].body) == "applied"
    assert vacancy_of(manager, vacancy)["exchange"] | {"confirmed_at": 0, "sent_at": 0, "digest": 0} == {
        "digest": 0, "sent_at": 0, "confirmed": True, "confirmed_at": 0, "told": None, "differences": [],
    }  # fmt: skip


def test_when_both_changed_it_both_are_kept(manager, submitted, agency, emitted, db):
    vacancy = submitted()
    theirs = deepcopy(emitted("StaffingOrder")[0].body)
    theirs["positionProfile"]["positionOpenQuantity"] = 7
    manager.patch(f"/vacancies/{vacancy['id']}", json={"positions": 3}, headers={"If-Match": "*"})
    for _ in range(2):
        assert agency.deliver("StaffingOrder", theirs) == "applied"
        shown = vacancy_of(manager, vacancy)
        assert shown["positions"] == 3
        assert shown["exchange"]["differences"] == [{"field": "positions", "ours": "3", "theirs": "7", "kind": "conflict"}]
    from sqlalchemy import text

    kept = db.execute(text("SELECT number, holder, fields->>'positions' FROM exchanged_copy ORDER BY number")).all()
    assert [tuple(one) for one in kept] == [(1, "portal", "2"), (2, "portal", "3"), (3, "agency", "7")]


def test_without_our_urn_the_last_confirmed_version_is_the_base(manager, submitted, agency, emitted):
    vacancy = submitted()
    agency.deliver("StaffingOrder", emitted("StaffingOrder")[0].body)
    plain = {key: value for key, value in emitted("StaffingOrder")[0].body.items() if key != "customerSpecificRequirements"}
    plain = deepcopy(plain)
    plain["positionProfile"]["shiftDescription"] = "Nights"
    assert agency.deliver("StaffingOrder", plain) == "applied"
    assert vacancy_of(manager, vacancy)["shift_regime"] == "Nights"


def test_the_agency_ends_a_vacancy(manager, submitted, agency, emitted):
    for how, status in (("closed", "closed"), ("cancelled", "cancelled")):
        vacancy = submitted()
        order = deepcopy(emitted("StaffingOrder")[-1].body)
        order["reasonOfChange"] = how
        order["positionProfile"]["positionOpenQuantity"] = 0
        assert agency.deliver("StaffingOrder", order) == "applied"
        assert vacancy_of(manager, vacancy)["status"] == status


def test_an_order_for_a_vacancy_that_is_over_is_only_noted(manager, submitted, agency, emitted, post):
    vacancy = submitted()
    late = deepcopy(emitted("StaffingOrder")[0].body)
    late["positionProfile"]["positionOpenQuantity"] = 9
    post(f"/vacancies/{vacancy['id']}/cancel", body={"reason": "Order lost"})
    assert agency.deliver("StaffingOrder", late) == "applied"
    shown = vacancy_of(manager, vacancy)
    assert (shown["status"], shown["positions"], shown["timeline"][-1]["action"]) == ("cancelled", 2, "vacancy.message_late")


def test_the_agency_enters_a_vacancy_for_the_client(manager, agency, emitted):
    order = agency.order("AG-2026-9", "team")
    assert agency.deliver("StaffingOrder", order) == "applied"
    [listed] = manager.get("/vacancies").json()["items"]
    shown = vacancy_of(manager, listed)
    assert (shown["reference"], shown["origin"], shown["status"], shown["unit_name"]) == ("AG-2026-9", "agency", "open", "team")
    assert (shown["title"], shown["positions"], shown["hours_per_week"], shown["motive"]) == (
        "Orderpicker",
        2,
        "38.00",
        "temporary_increase",
    )
    assert shown["requirements"] == ["Attest elektrische transpallet", "Basiskennis Nederlands"]
    assert (shown["cost_centre"], shown["purchase_order"], shown["contact_email"]) == (
        "CC-4100",
        "PO-2026-118",
        "petronella@havenlicht.example",
    )
    assert shown["exchange"]["confirmed"]
    assert emitted("vacancy.opened")[0].data["reference"] == "AG-2026-9"
    again = agency.order("AG-2026-9", "team", positionTitle="Picker")
    assert agency.deliver("StaffingOrder", again) == "applied"
    assert len(manager.get("/vacancies").json()["items"]) == 1
    assert vacancy_of(manager, listed)["title"] == "Picker"


def test_an_order_for_one_named_temp_is_one_position(manager, agency):
    order = agency.order("AG-1")
    order["orderType"] = "Order"
    order["positionProfile"]["positionReason"] = "Season"
    assert agency.deliver("StaffingOrder", order) == "applied"
    shown = vacancy_of(manager, manager.get("/vacancies").json()["items"][0])
    assert (shown["positions"], shown["motive"]) == (1, "Season")
    copied = manager.post(f"/vacancies/{shown['id']}/copy").json()
    period = {"starts_on": "2027-01-04", "ends_on": "2027-02-26"}
    copied = manager.patch(f"/vacancies/{copied['id']}", json=period, headers={"If-Match": "*"}).json()
    answer = manager.post(f"/vacancies/{copied['id']}/submit", headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["code"]) == (409, "motive_unknown")


def test_what_the_agency_entered_can_be_changed_though_it_lacks_something(manager, agency, emitted):
    order = agency.order("AG-1")
    del order["comments"], order["positionProfile"]["positionPeriod"]["end"]
    assert agency.deliver("StaffingOrder", order) == "applied"
    [listed] = manager.get("/vacancies").json()["items"]
    changed = manager.patch(f"/vacancies/{listed['id']}", json={"cost_centre": "CC-7"}, headers={"If-Match": "*"})
    assert changed.status_code == 200, changed.text
    assert emitted("StaffingOrder")[0].body["documentId"] == {"value": "AG-1", "schemeAgencyId": "Supplier"}


def test_nobody_to_contact_comes_back_as_nobody(manager, agency, emitted):
    order = agency.order("AG-1")
    order["customer"]["personContacts"] = [{"name": {"formattedName": order["positionProfile"]["positionLocation"]["name"]}}]
    assert agency.deliver("StaffingOrder", order) == "applied"
    [listed] = manager.get("/vacancies").json()["items"]
    changed = manager.patch(f"/vacancies/{listed['id']}", json={"cost_centre": "CC-7"}, headers={"If-Match": "*"}).json()
    assert changed["contact_name"] is None
    sent = emitted("StaffingOrder")[0].body
    assert sent["customer"]["personContacts"] == [{"name": {"formattedName": "dept"}}]
    assert agency.deliver("StaffingOrder", sent) == "applied"
    shown = vacancy_of(manager, listed)
    assert (shown["contact_name"], shown["exchange"]["confirmed"]) == (None, True)


def test_messages_that_nobody_can_place_are_refused(agency, drafted, emitted):
    assert agency.deliver("StaffingOrder", agency.order(drafted()["id"])) == "dead:vacancy_unknown"
    unknown = agency.order("AG-1")
    unknown["customer"]["id"][0]["value"] = "0999999922"
    unknown["customer"].pop("establishment")
    unknown["resourceClassificationInclusion"]["department"]["code"] = "NOWHERE-AT-ALL"
    assert agency.deliver("StaffingOrder", unknown) == "dead:unit_unknown"
    assert agency.deliver("HumanResource", agency.candidate("nothing")) == "dead:vacancy_unknown"
    ended = agency.order("AG-2", positionOpenQuantity=0)
    assert agency.deliver("StaffingOrder", {**ended, "reasonOfChange": "closed"}) == "dead:vacancy_unknown"


def test_a_department_of_another_client_is_no_place_here(agency, manager, new_company, db):
    from sqlalchemy import text

    stranger = new_company()
    db.execute(
        text("UPDATE unit SET reference = ARRAY[:code] WHERE id = :id"), {"code": f"Customer:X-{stranger.id}", "id": stranger.units["dept"]}
    )
    order = agency.order("AG-1")
    order["resourceClassificationInclusion"]["department"]["code"] = f"X-{stranger.id}"
    assert agency.deliver("StaffingOrder", order) == "applied"
    # It lies in the site that the order names; the manager of the department does not see it.
    assert manager.get("/vacancies").json()["items"] == []


def test_withdrawing_a_candidate(manager, candidates, agency, emitted):
    [one] = candidates()
    body = agency.candidate(one["vacancy_id"], reasonOfChange="withdrawn")
    assert agency.deliver("HumanResource", body) == agency.deliver("HumanResource", body) == "applied"
    assert manager.get(f"/candidates/{one['id']}").json()["status"] == "withdrawn"
    assert len(emitted("candidate.withdrawn")) == 1
    assert (
        agency.deliver("HumanResource", agency.candidate(one["vacancy_id"], "HR-9", reasonOfChange="withdrawn")) == "dead:candidate_unknown"
    )
    assert agency.deliver("HumanResource", agency.candidate(one["vacancy_id"])) == "applied"
    assert manager.get(f"/candidates/{one['id']}").json()["status"] == "proposed"
    assert len(emitted("candidate.proposed")) == 2


def test_a_rejected_candidate_is_not_proposed_again(candidates, agency, post):
    [one] = candidates()
    post(f"/candidates/{one['id']}/reject", body={"reason": "No certificate"})
    assert agency.deliver("HumanResource", agency.candidate(one["vacancy_id"])) == "dead:candidate_rejected"


def test_a_text_that_is_none_is_refused(submitted, agency):
    body = agency.candidate(submitted()["id"])
    for value in ("not base64!", base64.b64encode(b"\xff\xfe").decode()):
        body["profiles"]["attachments"][0]["content"]["value"] = value
        assert agency.deliver("HumanResource", body) == "dead:attachment_unreadable"


def test_a_placement_fills_the_vacancy(manager, candidates, agency, post, emitted):
    first, second = candidates(2)
    for one in (first, second):
        post(f"/candidates/{one['id']}/accept")
    assert agency.deliver("Assignment", agency.placement(first["vacancy_id"])) == "applied"
    shown = manager.get(f"/candidates/{first['id']}").json()
    assert (shown["status"], shown["placement"]["reference"], shown["placement"]["starts_on"]) == ("placed", "AS-1", "2026-12-07")
    vacancy = manager.get(f"/vacancies/{first['vacancy_id']}").json()
    assert (vacancy["status"], vacancy["filled"]) == ("open", 1)
    placed = emitted("candidate.placed")[0].data
    assert (placed["temp"], placed["wage"], placed["motive"], placed["function"]) == (
        {"number": "T-1", "name": "Fientje Fictief 1"},
        "17.2500",
        "temporary_increase",
        "Orderpicker",
    )
    assert (placed["work_post_code"], placed["hours_per_week"], placed["cost_centre"]) == ("ORDERPICKER", "38.00", "CC-4100")
    assert agency.deliver("Assignment", agency.placement(first["vacancy_id"], actualEnd="2027-01-15")) == "applied"
    assert manager.get(f"/candidates/{first['id']}").json()["placement"]["ends_on"] == "2027-01-15"
    assert manager.get(f"/vacancies/{first['vacancy_id']}").json()["filled"] == 1
    assert agency.deliver("Assignment", agency.placement(first["vacancy_id"], "T-2", "AS-2")) == "applied"
    vacancy = manager.get(f"/vacancies/{first['vacancy_id']}").json()
    assert (vacancy["status"], vacancy["filled"]) == ("filled", 2)
    assert emitted("vacancy.closed")[0].data["status"] == "filled"
    order = emitted("StaffingOrder")[-1].body
    assert (order["reasonOfChange"], order["positionProfile"]["positionOpenQuantity"]) == ("filled", 0)


def test_a_placement_follows_the_decision_of_the_client(candidates, agency):
    [one] = candidates()
    assert agency.deliver("Assignment", agency.placement(one["vacancy_id"])) == "dead:candidate_not_accepted"
    assert agency.deliver("Assignment", agency.placement(one["vacancy_id"], "T-9")) == "dead:candidate_unknown"
    assert agency.deliver("Assignment", agency.placement("no vacancy of ours")) == "applied", "planning's alone"


def test_the_examples_of_the_contracts_are_taken(agency, company, deliver_message, example, manager, db):
    """Their numbers are given to this test's own client, and everything is applied in the order of the main job."""
    from sqlalchemy import text

    db.execute(
        text("UPDATE unit SET reference = ARRAY[:code] WHERE id = :id"),
        {"code": f"Customer:GNT-EXP-{company.id}", "id": company.units["dept"]},
    )

    def own(body):
        return {
            **body,
            **(
                {"client": {"scheme": "KBO", "value": company.kbo}}
                if "client" in body
                else {"customer": {**body["customer"], **agency.customer()}}
            ),
        }

    order = own(example("messages", "StaffingOrder"))
    order["resourceClassificationInclusion"]["department"]["code"] = f"GNT-EXP-{company.id}"
    assert deliver_message("StaffingOrder", order) == "applied"
    posts = own(example("messages", "WorkPosts"))
    posts["work_posts"][0]["units"][0]["value"] = f"GNT-EXP-{company.id}"
    assert deliver_message("WorkPosts", posts) == "applied"
    assert deliver_message("HumanResource", own(example("messages", "HumanResource"))) == "applied"
    [one] = manager.get("/candidates").json()["items"]
    assert manager.post(f"/candidates/{one['id']}/accept", headers={"If-Match": "*"}).status_code == 200
    assert deliver_message("Assignment", own(example("messages", "Assignment"))) == "applied"
    assert manager.get(f"/candidates/{one['id']}").json()["status"] == "placed"
