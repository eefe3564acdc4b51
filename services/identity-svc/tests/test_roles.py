"""Roles as data: defaults, and what the agency made of them for one client."""

import pytest

from identity.roles import AGENCY_ONLY

NAME = {"nl": "Planner plus", "fr": "Planificateur plus", "en": "Planner plus"}


def test_roles_of_a_client_and_of_the_agency(consultant, as_):
    codes = {one["code"]: one for one in consultant.get("/roles").json()["items"]}
    assert codes.keys() == {"hiring_manager", "hr_manager", "planner", "timesheet_approver", "finance"}
    assert all(one["is_default"] and not one["is_agency"] for one in codes.values())
    del consultant.headers["Workaniser-Company"]
    assert {one["code"] for one in consultant.get("/roles").json()["items"]} == {"consultant", "operator", "privacy_officer"}


def test_a_client_can_have_its_own_planner(consultant, register, emitted, as_, new_company):
    user = register("planner", at="site_a")
    body = {"name": NAME, "permissions": ["shift:read", "report:read"]}
    answer = consultant.put("/roles/planner", json=body, headers={"If-Match": '"0"'})
    assert answer.status_code == 200, answer.text
    assert answer.json()["is_default"] is False
    last = emitted("access.changed")[-1]
    assert last.data["user_id"] == str(user.id)
    assert last.data["grants"][0]["permissions"] == ["report:read", "shift:read"]
    elsewhere = as_("consultant", company=new_company()).get("/roles").json()["items"]
    assert "timesheet:approve" in next(one for one in elsewhere if one["code"] == "planner")["permissions"]


def test_a_role_of_ones_own_making(consultant, register):
    body = {"name": NAME, "permissions": ["temp:read"]}
    assert consultant.put("/roles/temp_viewer", json=body, headers={"If-Match": '"0"'}).status_code == 200
    assert register("temp_viewer").body["grants"][0]["role"] == "temp_viewer"


def test_a_definition_asks_for_the_version_seen(consultant):
    body = {"name": NAME, "permissions": ["temp:read"]}
    assert consultant.put("/roles/planner", json=body).status_code == 428
    assert consultant.put("/roles/planner", json=body, headers={"If-Match": '"7"'}).status_code == 412
    first = consultant.put("/roles/planner", json=body, headers={"If-Match": '"0"'})
    assert consultant.put("/roles/planner", json=body, headers={"If-Match": '"0"'}).status_code == 412
    assert consultant.put("/roles/planner", json=body, headers={"If-Match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("permission", ["user:write", "role:write", "notice:write", "moon:read"])
def test_a_clients_role_holds_no_right_of_the_agency(consultant, permission):
    body = {"name": NAME, "permissions": ["temp:read", permission]}
    answer = consultant.put("/roles/helper", json=body, headers={"If-Match": '"0"'})
    assert (answer.status_code, answer.json()["code"]) == (400, "permission_unknown")
    assert answer.json()["errors"] == [{"pointer": "/permissions/1", "rule": "known"}]


def test_the_agencys_roles_are_not_defined_for_a_client_nor_the_other_way(consultant):
    body = {"name": NAME, "permissions": ["temp:read"]}
    assert consultant.put("/roles/consultant", json=body, headers={"If-Match": '"0"'}).json()["code"] == "role_unknown"
    del consultant.headers["Workaniser-Company"]
    assert consultant.put("/roles/planner", json=body, headers={"If-Match": '"0"'}).json()["code"] == "role_unknown"


def test_rights_that_ask_for_a_second_factor_wait_for_one(consultant, active, browser):
    user = active("planner")
    body = {"name": NAME, "permissions": ["shift:read"], "second_factor": True}
    consultant.put("/roles/planner", json=body, headers={"If-Match": '"0"'})
    me = browser().login(user.email).json()
    assert (me["permissions"], me["second_factor_missing"]) == ([], True)


def test_a_role_says_how_many_have_it(consultant, register):
    register("planner")
    register("planner", at="dept")
    holders = {one["code"]: one["holders"] for one in consultant.get("/roles").json()["items"]}
    assert (holders["planner"], holders["finance"]) == (2, 0)


def test_what_can_be_permitted_comes_from_the_specifications(consultant, as_):
    found = {one["permission"]: one for one in consultant.get("/permissions").json()["items"]}
    assert found["timesheet:approve"]["module"] == "timesheet"
    assert "timesheet.timesheets.approve" in found["timesheet:approve"]["operations"]
    assert (found["wage:read"]["module"], found["wage:read"]["operations"]) == ("", [])
    assert {name for name, one in found.items() if one["is_agency"]} == AGENCY_ONLY >= {"user:write", "role:write", "notice:write"}
    assert as_("planner").get("/permissions").status_code == 403


def test_no_role_takes_the_name_of_what_is_handed_over(consultant):
    answer = consultant.put("/roles/handed_over", json={"name": NAME, "permissions": ["temp:read"]}, headers={"If-Match": '"0"'})
    assert answer.status_code == 400
