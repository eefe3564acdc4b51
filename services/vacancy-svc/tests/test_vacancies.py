"""Vacancies from draft to the end, as a person of the client sees them."""


def test_create_makes_a_draft_that_nobody_else_hears_of(manager, drafted, emitted):
    vacancy = drafted()
    assert vacancy["status"] == "draft"
    assert vacancy["reference"] == vacancy["id"]
    assert vacancy["unit_name"] == "dept"
    assert vacancy["allowed"] == ["update", "copy", "submit", "cancel"]
    assert [step["action"] for step in vacancy["timeline"]] == ["vacancy.drafted"]
    assert emitted() == []
    answer = manager.get(f"/vacancies/{vacancy['id']}")
    assert answer.headers["etag"] == '"1"'
    assert answer.json() == vacancy


def test_create_refuses_a_unit_outside_ones_rights(manager, company, new_company):
    for unit in (company.units["site_b"], company.units["site_a"], new_company().units["dept"]):
        answer = manager.post("/vacancies", json={"title": "x", "unit_id": str(unit)})
        assert (answer.status_code, answer.json()["code"]) == (400, "unit_unknown")


def test_create_refuses_reversed_dates(manager, company):
    body = {"title": "x", "unit_id": str(company.units["dept"]), "starts_on": "2027-02-01", "ends_on": "2027-01-01"}
    answer = manager.post("/vacancies", json=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "period_reversed")
    assert answer.json()["errors"] == [{"pointer": "/ends_on", "rule": "order"}]


def test_update_changes_a_draft_in_everything(manager, drafted):
    vacancy = drafted()
    changes = {"title": "Packer", "starts_on": "2027-01-04", "motive": "exceptional_work", "cost_centre": None}
    answer = manager.patch(f"/vacancies/{vacancy['id']}", json=changes, headers={"If-Match": '"1"'})
    assert answer.status_code == 200, answer.text
    assert {name: answer.json()[name] for name in changes} == changes
    assert answer.json()["timeline"][-1] | {"at": None} == {
        "at": None, "actor": str(manager.user_id), "actor_name": "Petronella Voorbeeld", "action": "vacancy.edited",
        "note": "cost_centre, motive, starts_on, title",
    }  # fmt: skip


def test_update_needs_the_version_that_was_shown(manager, drafted):
    path = f"/vacancies/{drafted()['id']}"
    assert manager.patch(path, json={"title": "a"}).status_code in (400, 428)
    assert manager.patch(path, json={"title": "a"}, headers={"If-Match": '"1"'}).status_code == 200
    assert manager.patch(path, json={"title": "b"}, headers={"If-Match": '"1"'}).status_code == 412


def test_update_after_submitting_goes_to_the_agency_too(manager, submitted, emitted):
    vacancy = submitted()
    answer = manager.patch(f"/vacancies/{vacancy['id']}", json={"positions": 3}, headers={"If-Match": f'"{vacancy["version"]}"'})
    assert answer.status_code == 200, answer.text
    assert emitted("vacancy.updated")[0].data["positions"] == 3
    order = emitted("StaffingOrder")[-1].body
    assert order["positionProfile"]["positionOpenQuantity"] == 3
    assert order["reasonOfChange"] == "updated"


def test_update_keeps_what_makes_it_this_vacancy(manager, submitted):
    vacancy = submitted()
    for name, value in {"title": "Other", "motive": "inflow", "starts_on": "2027-01-01"}.items():
        answer = manager.patch(f"/vacancies/{vacancy['id']}", json={name: value}, headers={"If-Match": "*"})
        assert (answer.status_code, answer.json()["code"], answer.json()["params"]) == (409, "field_fixed", {"fields": [name]})


def test_update_takes_work_posts_of_the_unit_only(manager, drafted, agency, company):
    posts = {"client": {"scheme": "KBO", "value": company.kbo}, "revision": 1, "work_posts": [
        {"code": "PICK", "title": "Picker", "joint_committee": "140.03", "category": "worker", "units": [{"scheme": "Customer", "value": agency.code("site_a")}]},
        {"code": "DRIVE", "title": "Driver", "joint_committee": "140.03", "category": "worker", "units": [{"scheme": "Customer", "value": agency.code("site_b")}]},
        {"code": "DESK", "title": "Clerk", "joint_committee": "226", "category": "clerk", "units": []},
    ]}  # fmt: skip
    assert agency.deliver("WorkPosts", posts) == "applied"
    listed = manager.get(f"/work-posts?unit_id={company.units['dept']}").json()["items"]
    assert [one["code"] for one in listed] == ["DESK", "PICK"]
    assert manager.get(f"/work-posts?unit_id={company.units['site_b']}").status_code == 404
    path = f"/vacancies/{drafted(work_post_code='PICK')['id']}"
    assert manager.get(path).json()["work_post_title"] == "Picker"
    assert manager.patch(path, json={"work_post_code": "DRIVE"}, headers={"If-Match": "*"}).json()["code"] == "work_post_unknown"
    assert manager.patch(path, json={"work_post_code": None}, headers={"If-Match": "*"}).json()["work_post_title"] is None
    assert agency.deliver("WorkPosts", {**posts, "revision": 2, "work_posts": posts["work_posts"][2:]}) == "applied"
    assert agency.deliver("WorkPosts", posts) == "applied"  # the older list comes late and changes nothing
    assert [one["code"] for one in manager.get("/work-posts").json()["items"]] == ["DESK"]


def test_copy_takes_everything_but_the_period(manager, submitted):
    vacancy = submitted()
    answer = manager.post(f"/vacancies/{vacancy['id']}/copy")
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert made["id"] != vacancy["id"] and answer.headers["location"].endswith(made["id"])
    assert (made["status"], made["starts_on"], made["ends_on"], made["filled"]) == ("draft", None, None, 0)
    for name in ("title", "justification", "requirements", "hours_per_week", "cost_centre", "contact_email"):
        assert made[name] == vacancy[name]


def test_submit_names_what_is_missing(drafted, post):
    answer = post(f"/vacancies/{drafted(ends_on=None, justification='  ')['id']}/submit", 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "incomplete")
    assert answer.json()["params"] == {"missing": ["justification", "ends_on"]}


def test_submit_holds_the_period_against_the_motive(drafted, post):
    answer = post(f"/vacancies/{drafted(motive='inflow', ends_on='2027-12-31')['id']}/submit", 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "period_too_long")
    assert answer.json()["params"] == {"months": 6, "motive": "inflow", "last_day": "2027-06-06"}


def test_submit_sends_the_agency_the_same_vacancy(manager, submitted, emitted, agency, company):
    vacancy = submitted(replacement_reason="illness", replacement_from="2026-12-01", motive="replacement_suspended")
    assert vacancy["status"] == "submitted"
    [event] = emitted("vacancy.submitted")
    [order] = emitted("StaffingOrder")
    assert event.data["digest"] == vacancy["exchange"]["digest"]
    assert order.body["documentId"] == {"value": vacancy["id"], "schemeAgencyId": "Customer"}
    assert order.body["customer"]["id"] == [{"value": company.kbo, "schemeAgencyId": "Customer"}]
    assert order.body["customer"]["establishment"]["id"] == [{"value": agency.code("site_a"), "schemeAgencyId": "Customer"}]
    assert order.body["resourceClassificationInclusion"] == {
        "department": {"code": agency.code("dept"), "name": "dept"}, "costCenter": {"code": "CC-4100"}, "referenceNumber": "PO-2026-118",
    }  # fmt: skip
    profile = order.body["positionProfile"]
    assert (profile["positionTitle"], profile["positionOpenQuantity"], profile["positionReason"]) == (
        "Orderpicker",
        2,
        "replacement_suspended",
    )
    assert profile["positionPeriod"] == {"start": "2026-12-07", "end": "2027-02-26"}
    assert profile["workingPeriods"][0]["workDuration"] == {"value": 38.0, "unitCode": {"value": "Hours"}}
    assert order.body["comments"] == "Peak in the orders, file 2026-44"
    urn = order.body["customerSpecificRequirements"]
    assert urn == f"urn:workaniser:vacancy-copy:1:{vacancy['exchange']['digest']}?=replacement_reason=illness&replacement_from=2026-12-01"
    assert vacancy["exchange"]["sent_at"] and not vacancy["exchange"]["confirmed"]


def test_submit_asks_for_approval_when_the_client_wants_it(manager, as_, drafted, post, emitted):
    chief = as_("hr_manager", at="company")
    assert manager.get("/settings").json() == {"version": 0, "approval_required": False, "delegation_unit_ids": []}
    assert chief.patch("/settings", json={"approval_required": True}, headers={"If-Match": '"0"'}).json()["approval_required"]
    path = f"/vacancies/{drafted()['id']}"
    waiting = post(f"{path}/submit", 1).json()
    assert waiting["status"] == "awaiting_approval"
    assert waiting["allowed"] == ["copy", "cancel"]
    assert emitted() == []
    assert manager.patch(path, json={"title": "x"}, headers={"If-Match": "*"}).json()["code"] == "awaiting_approval"
    assert post(f"{path}/approve").status_code == 403
    assert chief.get(path).json()["allowed"] == ["copy", "approve", "return", "cancel"]
    back = post(f"{path}/return", body={"reason": "Which orders?"}, client=chief).json()
    assert (back["status"], back["closing_reason"]) == ("draft", "Which orders?")
    assert post(f"{path}/submit").json()["status"] == "awaiting_approval"
    done = post(f"{path}/approve", client=chief).json()
    assert (done["status"], done["closing_reason"]) == ("submitted", None)
    assert len(emitted("vacancy.submitted")) == len(emitted("StaffingOrder")) == 1


def test_who_may_approve_submits_at_once(as_, drafted, post, company):
    chief = as_("hr_manager", at="company")
    chief.patch("/settings", json={"approval_required": True}, headers={"If-Match": '"0"'})
    assert post(f"/vacancies/{drafted(client=chief)['id']}/submit", client=chief).json()["status"] == "submitted"


def test_settings_take_the_right_over_the_whole_company(as_):
    chief = as_("hr_manager", at="site_a")
    answer = chief.patch("/settings", json={"approval_required": True}, headers={"If-Match": '"0"'})
    assert answer.json()["code"] == "unit_unknown"


def test_close_and_cancel_tell_the_agency(manager, submitted, post, emitted):
    one, other = submitted(), submitted()
    closed = post(f"/vacancies/{one['id']}/close", body={"reason": "Solved internally"}).json()
    assert (closed["status"], closed["closing_reason"], closed["allowed"]) == ("closed", "Solved internally", ["copy"])
    cancelled = post(f"/vacancies/{other['id']}/cancel", body={"reason": "Order lost"}).json()
    assert cancelled["status"] == "cancelled"
    assert [len(emitted(f"vacancy.{name}")) for name in ("closed", "cancelled")] == [1, 1]
    orders = [one.body for one in emitted("StaffingOrder")[-2:]]
    assert [(one["reasonOfChange"], one["positionProfile"]["positionOpenQuantity"]) for one in orders] == [("closed", 0), ("cancelled", 0)]
    assert post(f"/vacancies/{one['id']}/close", body={"reason": "again"}).json()["code"] == "state"


def test_cancel_of_a_draft_stays_inside(drafted, post, emitted):
    assert post(f"/vacancies/{drafted()['id']}/cancel", body={"reason": "Not now"}).json()["status"] == "cancelled"
    assert emitted() == []


def test_search_finds_by_words_status_and_unit(manager, as_, drafted, submitted, company):
    chief = as_("hr_manager", at="company")
    drafted(title="Forklift 100%_driver"), submitted(title="Packer"), drafted(unit="dept_b", client=chief)
    assert [one["title"] for one in manager.get("/vacancies").json()["items"]] == ["Packer", "Forklift 100%_driver"]
    assert len(chief.get("/vacancies").json()["items"]) == 3
    for query, found in {
        "q=LIFT": 1,
        "q=100%25_d": 1,
        "q=100_d": 0,
        "q=%25%25": 0,
        "q=pack cc-41": 1,
        "status=draft": 1,
        "active=true": 2,
        "active=false": 0,
    }.items():
        assert len(manager.get(f"/vacancies?{query}").json()["items"]) == found, query
    assert len(chief.get(f"/vacancies?unit_id={company.units['site_b']}").json()["items"]) == 1
    first = chief.get("/vacancies?limit=2").json()
    rest = chief.get(f"/vacancies?limit=2&cursor={first['next']}").json()
    assert len({one["id"] for one in first["items"] + rest["items"]}) == 3 and rest["next"] is None


def test_search_counts_candidates_per_stage(manager, as_, candidates, post):
    one, _other = candidates(2)
    post(f"/candidates/{one['id']}/shortlist")
    [vacancy] = manager.get("/vacancies").json()["items"]
    assert vacancy["candidates"] == {
        "proposed": 1, "shortlisted": 1, "interview_planned": 0, "accepted": 0, "rejected": 0, "withdrawn": 0, "placed": 0,
    }  # fmt: skip
    reader = as_("", at="dept", permissions=["vacancy:read"])
    assert not {"candidates", "unread"} & reader.get("/vacancies").json()["items"][0].keys()


def test_motives_of_a_day(manager):
    found = {one["code"]: one for one in manager.get("/motives?on=2026-12-07").json()["items"]}
    assert len(found) == 7
    assert (found["inflow"]["extended_months"], found["inflow"]["attempts"], found["inflow"]["day_contracts"]) == (9, 3, False)
    assert manager.get("/motives?on=2012-01-01").json()["items"] == []


def test_a_vacancy_elsewhere_does_not_exist(manager, as_, drafted, new_company):
    vacancy = drafted()
    for other in (as_("hr_manager", at="site_b"), as_("hr_manager", at="company", company=new_company())):
        assert other.get(f"/vacancies/{vacancy['id']}").status_code == 404
        assert other.patch(f"/vacancies/{vacancy['id']}", json={"title": "x"}, headers={"If-Match": "*"}).status_code == 404
        assert other.get("/vacancies").json()["items"] == []
