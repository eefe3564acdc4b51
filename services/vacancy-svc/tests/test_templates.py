"""Templates per unit, saved views, and what the list of vacancies can be asked."""

import pytest

PERIOD = {"starts_on": "2027-01-04", "ends_on": "2027-02-26"}


@pytest.fixture
def chief(as_, agency):
    return as_("hr_manager", at="company")


def saved(client, vacancy, name="Peak"):
    answer = client.post("/templates", json={"vacancy_id": vacancy["id"], "name": name})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_vacancy_is_saved_and_made_again(manager, submitted, company):
    vacancy = submitted(requirements=["Licence"])
    template = saved(manager, vacancy)
    assert (template["unit_name"], template["name"], template["allowed"]) == ("dept", "Peak", ["update", "delete"])
    assert template["fields"] | {"requirements": ["Licence"]} == template["fields"]
    assert "starts_on" not in template["fields"]
    answer = manager.post(f"/templates/{template['id']}/use", json={"unit_id": str(company.units["team"])})
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["status"], made["unit_name"], made["starts_on"], made["obstacle"]["code"]) == ("draft", "team", None, "incomplete")
    assert {name: made[name] for name in template["fields"]} == template["fields"]
    assert made["timeline"][-1]["action"] == "vacancy.drafted"


def test_a_template_of_the_company_is_there_for_every_unit_and_changed_by_its_own(manager, chief, drafted, as_, company):
    vacancy = drafted(unit="company", client=chief)
    template = saved(chief, vacancy, "Of the company")
    [seen] = manager.get("/templates").json()["items"]
    assert (seen["id"], seen["allowed"]) == (template["id"], [])
    assert manager.patch(f"/templates/{seen['id']}", json={"name": "Mine"}, headers={"If-Match": "*"}).status_code == 404
    assert manager.delete(f"/templates/{seen['id']}").status_code == 404
    used = manager.post(f"/templates/{seen['id']}/use", json={"unit_id": str(company.units["dept"])})
    assert used.status_code == 201
    assert manager.post(f"/templates/{seen['id']}/use", json={"unit_id": str(company.units["site_b"])}).json()["code"] == "unit_unknown"
    assert as_("", permissions=["vacancy:read"]).get("/templates").json()["items"][0]["allowed"] == []


def test_a_template_of_another_unit_is_not_there(manager, chief, drafted, as_, new_company):
    template = saved(chief, drafted(unit="dept_b", client=chief))
    assert manager.get("/templates").json()["items"] == []
    assert manager.post(f"/templates/{template['id']}/use", json={"unit_id": template["unit_id"]}).status_code == 404
    stranger = as_("hr_manager", at="company", company=new_company())
    assert stranger.get("/templates").json()["items"] == []
    assert stranger.delete(f"/templates/{template['id']}").status_code == 404


def test_a_template_is_changed_and_deleted(manager, drafted):
    template = saved(manager, drafted())
    path = f"/templates/{template['id']}"
    assert manager.patch(path, json={"name": "x"}).status_code == 428
    changed = manager.patch(
        path, json={"name": "Summer", "fields": {"positions": 5, "cost_centre": None, "hours_per_week": "19.00"}},
        headers={"If-Match": f'"{template["version"]}"'},
    ).json()  # fmt: skip
    assert (changed["name"], changed["version"]) == ("Summer", 2)
    assert changed["fields"] == template["fields"] | {"positions": 5, "cost_centre": None, "hours_per_week": "19.00"}
    assert manager.patch(path, json={"name": "x"}, headers={"If-Match": '"1"'}).status_code == 412
    refused = manager.patch(path, json={"fields": {"title": "  "}}, headers={"If-Match": "*"})
    assert refused.json()["code"] == "body_invalid"
    assert manager.patch(path, json={"fields": {"starts_on": "2027-01-04"}}, headers={"If-Match": "*"}).json()["code"] == "body_invalid"
    assert manager.delete(path).status_code == 204
    assert manager.delete(path).status_code == 404
    assert manager.get("/templates").json()["items"] == []


def test_templates_come_by_name_a_page_at_a_time(manager, drafted):
    vacancy = drafted()
    for name in ("b", "c", "a"):
        saved(manager, vacancy, name)
    first = manager.get("/templates?limit=2").json()
    rest = manager.get(f"/templates?limit=2&cursor={first['next']}").json()
    assert [one["name"] for one in first["items"] + rest["items"]] == ["a", "b", "c"]


def test_views_are_ones_own(manager, as_, company):
    filters = {"status": "open", "unit_id": str(company.units["dept"]), "q": "night shift", "active": True, "period_from": "2027-01-01"}
    answer = manager.post("/views", json={"name": "Nights", "filters": filters})
    assert answer.status_code == 201, answer.text
    view = answer.json()
    assert manager.get("/views").json()["items"] == [view] == [{"id": view["id"], "name": "Nights", "filters": filters}]
    colleague = as_("hiring_manager", at="dept")
    assert colleague.get("/views").json()["items"] == []
    assert colleague.delete(f"/views/{view['id']}").status_code == 204
    assert len(manager.get("/views").json()["items"]) == 1, "what is not one's own stays"
    assert manager.post("/views", json={"name": "Nights", "filters": {}}).json() == {**view, "filters": {}}
    assert manager.post("/views", json={"name": "x", "filters": {"sort": "up"}}).json()["code"] == "body_invalid"
    assert manager.delete(f"/views/{view['id']}").status_code == 204
    assert manager.get("/views").json()["items"] == []


def test_there_are_fifty_views_and_no_more(manager):
    answers = [manager.post("/views", json={"name": f"View {n}", "filters": {}}) for n in range(51)]
    assert [one.status_code for one in answers] == [201] * 50 + [409]
    assert len(manager.get("/views").json()["items"]) == 50


def test_an_agency_user_saves_views_for_the_client_at_hand(as_, company):
    consultant = as_("consultant", at=None, agency=True)
    body = {"name": "Open", "filters": {"active": True}}
    assert consultant.post("/views", json=body, headers={"Workaniser-Company": ""}).json()["code"] == "company_missing"
    assert consultant.post("/views", json=body, headers={"Workaniser-Company": str(company.id)}).status_code == 201


def test_the_list_is_asked_by_function_motive_and_period(manager, drafted):
    drafted(title="Forklift driver", starts_on="2027-01-04", ends_on="2027-02-26", motive="inflow")
    drafted(title="Packer", starts_on="2027-03-01", ends_on="2027-04-30")
    drafted(title="Packer of gifts", starts_on="2027-03-01", ends_on=None)
    for query, found in {
        "title=driv": 1,
        "title=gift pack": 1,
        "title=CC-4100": 0,
        "motive=inflow": 1,
        "period_from=2027-03-01": 2,
        "period_until=2027-02-28": 1,
        "period_from=2027-02-26&period_until=2027-02-26": 1,
        "period_from=2027-05-01": 1,
        "period_from=2028-01-01&title=packer&q=4100&status=draft": 1,
    }.items():
        assert len(manager.get(f"/vacancies?{query}").json()["items"]) == found, query
    assert manager.get("/vacancies?period_from=tomorrow").status_code == 400
