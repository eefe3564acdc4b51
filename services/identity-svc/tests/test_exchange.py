"""Users from the back office."""

import pytest

from chassis.ids import uuid7


@pytest.fixture
def message(company):
    email = f"inge.{uuid7().hex}@client.example"

    def make(revision=1, **more):
        rights = [{"role": "planner", "unit": {"scheme": "Customer", "value": f"dept-{company.id}"}, "from": None, "until": "2027-06-30"}]
        person = {"first_name": "Inge", "last_name": "Voorbeeld", "job_title": "Planner", "mobile": None, "language": "fr"}
        where = {"client": {"scheme": "KBO", "value": company.kbo}, "unit": {"scheme": "Customer", "value": f"site_a-{company.id}"}}
        return {"revision": revision, "email": email, **person, **where, "rights": rights, "access": "as_it_is", **more}

    return make


@pytest.fixture
def known(consultant):
    def read(message):
        (user,) = consultant.get("/users", params={"q": message["email"]}).json()["items"]
        return user

    return read


def test_a_new_user_arrives_and_is_invited(deliver_message, message, known, company, emitted, sql):
    assert deliver_message("User", message()) == "applied"
    user = known(message())
    assert (user["status"], user["language"], user["unit_id"]) == ("invited", "fr", str(company.units["site_a"]))
    assert [(one["role"], one["unit_name"], one["until"]) for one in user["grants"]] == [("planner", "Unit dept", "2027-06-30")]
    assert len(emitted("access.changed")) == 1
    assert sql("SELECT kind FROM mail WHERE user_id = %s", user["id"]) == [("invitation",)]


def test_a_later_message_replaces_and_an_older_one_does_not(deliver_message, message, known):
    deliver_message("User", message(revision=3))
    deliver_message("User", message(revision=2, job_title="Vroeger"))
    assert known(message())["job_title"] == "Planner"
    deliver_message("User", message(revision=4, job_title="Hoofdplanner", rights=[]))
    assert (known(message())["job_title"], known(message())["grants"]) == ("Hoofdplanner", [])


def test_access_ends_and_comes_back_only_when_it_says_so(deliver_message, message, known, emitted):
    deliver_message("User", message())
    deliver_message("User", message(revision=2, access="ended"))
    assert known(message())["status"] == "disabled"
    assert emitted("access.changed")[-1].data["disabled"] is True
    deliver_message("User", message(revision=3, mobile="+32 400 00 00 02"))
    assert known(message())["status"] == "disabled"
    deliver_message("User", message(revision=4, access="restored"))
    assert known(message())["status"] == "invited"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"client": {"scheme": "KBO", "value": "0000000000"}}, "client_unknown"),
        ({"unit": {"scheme": "Customer", "value": "elsewhere"}}, "unit_unknown"),
        ({"rights": [{"role": "wizard", "unit": None}]}, "role_unknown"),
        ({"rights": [{"role": "consultant", "unit": None}]}, "role_unknown"),
        ({"email": "nothing"}, "malformed"),
        ({"password": "nine purple otters juggle"}, "malformed"),
    ],
)
def test_what_cannot_be_is_refused_and_kept(deliver_message, message, company, wrong, code):
    body = {**message(), **wrong}
    for right in body["rights"]:
        right["unit"] = right["unit"] or {"scheme": "Customer", "value": f"dept-{company.id}"}
    assert deliver_message("User", body, valid=code != "malformed") == f"dead:{code}"


def test_an_address_of_another_client_is_refused(deliver_message, message, as_, other_company):
    person = {"first_name": "X", "last_name": "Y", "job_title": "Z", "email": message()["email"]}
    assert as_("consultant", company=other_company).post("/users", json=person).status_code == 201
    assert deliver_message("User", message()) == "dead:email_taken"
