"""Things as a person sees them."""

import pytest

BOTH = ["thing:read", "thing:write"]


@pytest.fixture
def client(as_):
    return as_("", at="dept", permissions=BOTH)


@pytest.fixture
def made(client, company):
    answer = client.post("/things", json={"name": "first", "unit_id": str(company.units["dept"])})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_create_is_seen_in_the_list_and_by_its_id(client, made):
    assert [one["id"] for one in client.get("/things").json()["items"]] == [made["id"]]
    answer = client.get(f"/things/{made['id']}")
    assert (answer.json(), answer.headers["etag"]) == (made, '"1"')
    assert [step["action"] for step in made["timeline"]] == ["thing.created"]


def test_nobody_sees_a_thing_of_another_unit(as_, made):
    stranger = as_("", at="site_b", permissions=BOTH)
    assert stranger.get("/things").json()["items"] == []
    assert stranger.get(f"/things/{made['id']}").status_code == 404


def test_create_refuses_a_unit_outside_ones_rights(client, company):
    answer = client.post("/things", json={"name": "x", "unit_id": str(company.units["site_b"])})
    assert (answer.status_code, answer.json()["code"]) == (400, "unit_unknown")


def test_rename_needs_the_version_that_was_seen(client, made):
    path, body = f"/things/{made['id']}", {"name": "second"}
    assert client.patch(path, json=body).status_code == 428
    assert client.patch(path, json=body, headers={"If-Match": '"9"'}).status_code == 412
    answer = client.patch(path, json=body, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["name"], answer.json()["version"]) == (200, "second", 2)


def test_close_happens_once_and_ends_renaming(client, made):
    path = f"/things/{made['id']}"
    assert client.post(f"{path}/close", headers={"If-Match": '"1"'}).json()["status"] == "closed"
    again = client.post(f"{path}/close", headers={"If-Match": '"2"'})
    renamed = client.patch(path, json={"name": "x"}, headers={"If-Match": '"2"'})
    for answer in (again, renamed):
        assert (answer.status_code, answer.json()["code"]) == (409, "thing_closed")
