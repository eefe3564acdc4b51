"""The motive meter over real vacancies, placements and what the agency told, and submissions held against it."""

import pytest

WEEKS = {"starts_on": "2026-12-07", "ends_on": "2027-02-26"}


@pytest.fixture
def chief(as_):
    return as_("hr_manager", at="company")


@pytest.fixture
def posts(agency, company):
    """One work post of the department, of a sector without an agreement of its own, and one of textile recovery."""
    listed = [("PICK", "140.03"), ("SORT", "142.02")]
    body = {"client": {"scheme": "KBO", "value": company.kbo}, "revision": 1, "work_posts": [
        {"code": code, "title": code.title(), "joint_committee": committee, "category": "worker", "units": []} for code, committee in listed
    ]}  # fmt: skip
    assert agency.deliver("WorkPosts", body) == "applied"


@pytest.fixture
def meter(manager, company, posts):
    def read(code="PICK", unit="dept", on="2027-01-04", client=None, motive="temporary_increase"):
        answer = (client or manager).get(f"/motives/meter?unit_id={company.units[unit]}&work_post_code={code}&on={on}")
        assert answer.status_code == 200, answer.text
        return next(one for one in answer.json()["items"] if one["motive"] == motive), answer.json()

    return read


def told(agency, company, revision=1, **more):
    entry = {"unit": {"scheme": "Customer", "value": agency.code("dept")}, "work_post": "PICK", "motive": "inflow", **more}
    return agency.deliver("MotiveUse", {"client": {"scheme": "KBO", "value": company.kbo}, "revision": revision, "posts": [entry]})


def test_placements_are_used_and_what_is_asked_is_planned(meter, candidates, agency, post):
    [one] = candidates(work_post_code="PICK", positions=2)
    shown, whole = meter()
    assert (whole["work_post_title"], whole["joint_committee"], whole["union_delegation"]) == ("Pick", "140.03", False)
    assert len(whole["items"]) == 7
    assert (shown["days_used"], shown["planned_days"], shown["first_day"]) == (0, 53, "2027-01-05")
    post(f"/candidates/{one['id']}/accept")
    agency.deliver("Assignment", agency.placement(one["vacancy_id"], start="2026-12-07", expectedEnd="2027-02-26"))
    shown, _ = meter()
    assert (shown["days_used"], shown["planned_days"], shown["months_used"]) == (29, 53, 1.0)
    assert (shown["step"], shown["next"], shown["last_day"]) == (1, {"from": "2027-06-07", "needs": ["inform_fund"]}, "2028-06-06")
    assert "CAO 108" in shown["source"]


def test_the_meter_counts_the_unit_and_what_is_under_it(meter, drafted, post, chief):
    for unit in ("team", "dept_b"):
        post(f"/vacancies/{drafted(unit=unit, client=chief, work_post_code='PICK')['id']}/submit", client=chief)
    assert [meter(unit=unit, client=chief)[0]["planned_days"] for unit in ("company", "site_a", "dept", "team", "site_b")] == [53] * 5
    assert meter("SORT", client=chief)[0]["planned_days"] == 0


def test_a_meter_of_elsewhere_does_not_exist(manager, meter, company, as_, new_company):
    path = "/motives/meter?unit_id={}&work_post_code={}"
    assert manager.get(path.format(company.units["site_b"], "PICK")).status_code == 404
    assert manager.get(path.format(company.units["dept"], "NOTHING")).status_code == 404
    stranger = as_("hr_manager", at="company", company=new_company())
    assert stranger.get(path.format(company.units["dept"], "PICK")).status_code == 404


def test_a_union_delegation_changes_what_is_needed(meter, chief, company, submitted, manager, post, drafted):
    assert meter()[0]["steps"][0]["needs"] == ["inform_fund"]
    long = drafted(work_post_code="PICK", ends_on="2028-12-29")
    assert (long["obstacle"]["code"], "submit" in long["allowed"]) == ("period_too_long", False)
    assert post(f"/vacancies/{long['id']}/submit").json()["code"] == "period_too_long"
    body = {"delegation_unit_ids": [str(company.units["site_a"])]}
    changed = chief.patch("/settings", json=body, headers={"If-Match": '"0"'}).json()
    assert changed == {"version": 1, "approval_required": False, **body}
    shown, whole = meter()
    assert whole["union_delegation"] and shown["steps"] == [{"months": None, "until": None, "needs": ["union_consent", "inform_inspector"]}]
    assert not meter(unit="site_b", client=chief)[1]["union_delegation"]
    assert post(f"/vacancies/{long['id']}/submit").status_code == 200


def test_a_delegation_lies_in_a_unit_of_the_client(chief, new_company):
    body = {"delegation_unit_ids": [str(new_company().units["site_a"])]}
    assert chief.patch("/settings", json=body, headers={"If-Match": '"0"'}).json()["code"] == "unit_unknown"


def test_what_the_agency_tells_of_before_counts(meter, agency, company, drafted, post):
    uses = [{"starts_on": "2026-04-06", "ends_on": "2026-07-03"}, {"starts_on": "2026-08-17", "ends_on": "2026-10-30"}]
    assert told(agency, company, uses=uses) == "applied"
    shown, _ = meter(motive="inflow")
    assert (shown["attempts"], shown["days_used"]) == ({"used": 2, "most": 3, "left": 1}, 164)
    longer = drafted(work_post_code="PICK", motive="inflow", positions=1, starts_on="2027-03-01", ends_on="2027-06-20")
    answer = post(f"/vacancies/{longer['id']}/submit")
    assert (answer.json()["code"], answer.json()["params"]["last_day"]) == ("period_too_long", "2027-06-19")
    assert told(agency, company, 2, uses=[*uses, {"starts_on": "2026-11-02", "ends_on": "2026-11-27"}]) == "applied"
    assert post(f"/vacancies/{longer['id']}/submit").json()["params"] == {"attempts": 3, "motive": "inflow"}
    assert told(agency, company, 1, uses=[]) == "applied", "an older list is passed by"
    assert meter(motive="inflow")[0]["attempts"]["left"] == 0
    assert told(agency, company, 3, uses=uses, counts_from="2026-08-01", positions=2) == "applied"
    assert meter(motive="inflow")[0]["attempts"] == {"used": 1, "most": 6, "left": 5}
    assert post(f"/vacancies/{longer['id']}/submit").status_code == 200


def test_use_is_told_of_a_unit_of_the_client(agency, company, new_company, db):
    from sqlalchemy import text

    stranger = new_company()
    db.execute(
        text("UPDATE unit SET reference = ARRAY[:code] WHERE id = :id"), {"code": f"Customer:Y-{stranger.id}", "id": stranger.units["dept"]}
    )
    assert told(agency, company, unit={"scheme": "Customer", "value": f"Y-{stranger.id}"}, uses=[]) == "dead:unit_unknown"
    assert told(agency, company, unit={"scheme": "Customer", "value": "nowhere at all"}, uses=[]) == "dead:unit_unknown"


def test_an_extension_is_held_against_the_motive(manager, candidates, agency, post, posts):
    [one] = candidates(work_post_code="PICK", positions=2)
    path = f"/vacancies/{one['vacancy_id']}"
    post(f"/candidates/{one['id']}/accept")
    agency.deliver("Assignment", agency.placement(one["vacancy_id"], start="2026-12-07", expectedEnd="2027-02-26"))
    refused = manager.patch(path, json={"ends_on": "2028-06-07"}, headers={"If-Match": "*"})
    assert (refused.status_code, refused.json()["params"]) == (
        409, {"months": 18, "motive": "temporary_increase", "last_day": "2028-06-06"},
    )  # fmt: skip
    assert manager.patch(path, json={"ends_on": "2028-06-06"}, headers={"If-Match": "*"}).status_code == 200


def test_an_approval_is_held_against_what_was_used_meanwhile(manager, chief, drafted, post, posts, agency, company):
    chief.patch("/settings", json={"approval_required": True}, headers={"If-Match": '"0"'})
    waiting = drafted(work_post_code="PICK", motive="inflow", positions=1, starts_on="2027-03-01", ends_on="2027-04-30")
    assert post(f"/vacancies/{waiting['id']}/submit").json()["status"] == "awaiting_approval"
    uses = [{"starts_on": f"2026-0{month}-01", "ends_on": f"2026-0{month}-20"} for month in (4, 5, 6)]
    assert told(agency, company, uses=uses) == "applied"
    shown = chief.get(f"/vacancies/{waiting['id']}").json()
    assert (shown["obstacle"]["code"], "approve" in shown["allowed"], "return" in shown["allowed"]) == ("attempts_used", False, True)
    assert post(f"/vacancies/{waiting['id']}/approve", client=chief).json()["code"] == "attempts_used"


def test_motives_of_a_sector(manager):
    rows = {one["code"]: one for one in manager.get("/motives?on=2026-12-07&joint_committee=142.02").json()["items"]}
    assert len(rows) == 7 and rows["temporary_increase"]["joint_committee"] == "142.02"
    without = [one for one in rows["temporary_increase"]["steps"] if not one["union_delegation"]]
    assert [(one["months"], one["needs"]) for one in without] == [(6, ["inform_fund"]), (None, ["permanent_offer"])]
    assert (rows["inflow"]["contract_days"], rows["inflow"]["contract_months"], rows["inflow"]["first_months"]) == (7, 6, 6)
