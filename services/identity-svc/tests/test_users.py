"""Users, registered and managed by the agency."""

from uuid import UUID

import pytest

PERSON = {"first_name": "Bert", "last_name": "Voorbeeld", "job_title": "Supervisor", "email": "bert.voorbeeld@client.example"}


def person(company, **more):
    return {**PERSON, "email": f"b{company.id.hex}@client.example", **more}


def test_register_makes_an_invited_user_and_queues_the_mail(consultant, company, emitted, sql):
    grants = [{"unit_id": str(company.units["team"]), "role": "timesheet_approver", "from": "2026-01-01", "until": None}]
    answer = consultant.post("/users", json=person(company, grants=grants, mobile="+32 400 00 00 01", language="fr"))
    assert answer.status_code == 201
    user = answer.json()
    assert answer.headers["Location"].endswith(user["id"])
    assert (user["status"], user["language"], user["mobile"]) == ("invited", "fr", "+32 400 00 00 01")
    assert user["unit_id"] == user["company_id"] == str(company.id)
    assert user["grants"] == [{**grants[0], "unit_name": "Unit team"}]
    (event,) = emitted("access.changed")
    assert event.data["grants"][0]["permissions"] == ["timesheet:approve", "timesheet:read", "unit:read"]
    assert event.aggregate_id == UUID(user["id"])
    assert sql("SELECT kind FROM mail WHERE user_id = %s", user["id"]) == [("invitation",)]


def test_registration_without_an_invitation_sends_no_mail(register, sql):
    assert sql("SELECT count(*) FROM mail WHERE user_id = %s", register(invite=False).id) == [(0,)]


def test_the_same_key_registers_once(consultant, company):
    headers = {"Idempotency-Key": f"key-{company.id}"}
    first = consultant.post("/users", json=person(company), headers=headers)
    again = consultant.post("/users", json=person(company), headers=headers)
    assert first.status_code == again.status_code == 201
    assert first.json()["id"] == again.json()["id"]


@pytest.mark.parametrize(
    "field",
    ["id", "company_id", "status", "password_hash", "is_agency", "version", "totp_on", "counts_from", "revoked_after", "permissions"],
)
@pytest.mark.parametrize("operation", ["register", "change"])
def test_no_other_field_can_be_set(consultant, register, company, field, operation):
    """Mass assignment: what the specification does not list is refused, not ignored."""
    if operation == "register":
        answer = consultant.post("/users", json=person(company, **{field: "x"}))
    else:
        user = register()
        answer = consultant.patch(f"/users/{user.id}", json={"job_title": "Boss", field: "x"}, headers={"If-Match": user.etag})
    assert answer.status_code == 400
    assert answer.json()["code"] == "body_invalid"


def test_an_address_is_taken_across_companies(consultant, register, new_company, as_):
    user = register()
    other = as_("consultant", company=new_company())
    answer = other.post("/users", json={**PERSON, "email": user.email.upper(), "unit_id": None})
    assert (answer.status_code, answer.json()["code"]) == (409, "email_taken")
    assert user.email not in answer.text


def test_change_asks_for_the_version_and_moves_it_on(consultant, register, company):
    user = register()
    body = {"job_title": "Shift lead", "unit_id": str(company.units["dept"])}
    assert consultant.patch(f"/users/{user.id}", json=body).status_code == 428
    answer = consultant.patch(f"/users/{user.id}", json=body, headers={"If-Match": user.etag})
    assert answer.status_code == 200
    assert answer.json()["job_title"] == "Shift lead"
    assert consultant.patch(f"/users/{user.id}", json=body, headers={"If-Match": user.etag}).status_code == 412


def test_grants_are_replaced_and_told(consultant, register, company, emitted):
    user = register("planner", at="company")
    wanted = [{"unit_id": str(company.units["site_b"]), "role": "hiring_manager", "from": None, "until": "2027-06-30"}]
    answer = consultant.put(f"/users/{user.id}/grants", json={"grants": wanted}, headers={"If-Match": user.etag})
    assert answer.status_code == 200
    assert [one["role"] for one in answer.json()["grants"]] == ["hiring_manager"]
    last = emitted("access.changed")[-1].data["grants"]
    assert [(one["unit_id"], one["until"]) for one in last] == [(str(company.units["site_b"]), "2027-06-30")]
    assert "candidate:decide" in last[0]["permissions"]
    assert "vacancy:approve" not in last[0]["permissions"]


def refused_grants(company, other):
    here = str(company.id)
    return {
        "a role of the agency": [{"unit_id": here, "role": "consultant"}],
        "everywhere": [{"unit_id": None, "role": "planner"}],
        "another company": [{"unit_id": str(other.id), "role": "planner"}],
        "no such unit": [{"unit_id": "019ab000-0000-7000-8000-000000000009", "role": "planner"}],
        "no such role": [{"unit_id": here, "role": "king"}],
        "from after until": [{"unit_id": here, "role": "planner", "from": "2026-02-01", "until": "2026-01-31"}],
        "twice": [{"unit_id": here, "role": "planner"}, {"unit_id": here, "role": "planner", "from": "2030-01-01"}],
    }


REFUSED = ["a role of the agency", "everywhere", "another company", "no such unit", "no such role", "from after until", "twice"]


@pytest.mark.parametrize("what", REFUSED)
def test_grants_that_cannot_be_given(consultant, register, company, new_company, what):
    user = register()
    grants = refused_grants(company, new_company())[what]
    answer = consultant.put(f"/users/{user.id}/grants", json={"grants": grants}, headers={"If-Match": user.etag})
    assert answer.status_code == 400, answer.text
    assert consultant.get(f"/users/{user.id}").json()["grants"][0]["role"] == "planner"


def test_a_users_page_by_name_and_words(consultant, register, company):
    made = [register(last_name=name) for name in ("Charlier", "Anders", "Bos", "Bos")]
    first = consultant.get("/users", params={"limit": 3}).json()
    rest = consultant.get("/users", params={"limit": 3, "cursor": first["next"]}).json()
    assert [one["last_name"] for one in first["items"] + rest["items"]] == ["Anders", "Bos", "Bos", "Charlier"]
    assert {one["id"] for one in first["items"] + rest["items"]} == {str(one.id) for one in made}
    assert rest["next"] is None
    assert len(consultant.get("/users", params={"q": "bo"}).json()["items"]) == 2
    assert consultant.get("/users", params={"q": "%"}).json()["items"] == []
    assert consultant.get("/users", params={"status": "active"}).json()["items"] == []


def test_who_may_see_which_users(as_, register, consultant, company, new_company):
    at_team, at_b = register(unit_id=str(company.units["team"])), register(unit_id=str(company.units["site_b"]))
    hr = as_("hr_manager", at="site_a")
    assert [one["id"] for one in hr.get("/users").json()["items"]] == [str(at_team.id)]
    assert hr.get(f"/users/{at_team.id}").status_code == 200
    assert hr.get(f"/users/{at_b.id}").status_code == 404
    other = as_("consultant", company=new_company())
    assert other.get("/users").json()["items"] == []
    assert other.get(f"/users/{at_team.id}").status_code == 404


def test_disable_ends_sessions_and_tokens_at_once(active, browser, consultant, emitted):
    user, page = active(), browser()
    page.login(user.email)
    etag = consultant.get(f"/users/{user.id}").headers["ETag"]
    answer = consultant.post(f"/users/{user.id}/disable", headers={"If-Match": etag})
    assert answer.json()["status"] == "disabled"
    assert page.get("/me").json()["code"] == "access_ended"
    assert page.post("/session/refresh").status_code == 401
    last = emitted("access.changed")[-1].data
    assert last["disabled"] is True
    assert last["revoked_after"] is not None
    assert consultant.post(f"/users/{user.id}/disable", headers={"If-Match": answer.headers["ETag"]}).json()["code"] == "user_disabled"


def test_enable_asks_for_a_new_password(active, browser, consultant, link_for, sql):
    user = active()
    etag = consultant.get(f"/users/{user.id}").headers["ETag"]
    etag = consultant.post(f"/users/{user.id}/disable", headers={"If-Match": etag}).headers["ETag"]
    answer = consultant.post(f"/users/{user.id}/enable", headers={"If-Match": etag})
    assert answer.json()["status"] == "invited"
    assert browser().login(user.email).json()["code"] == "login_failed"
    page = browser()
    assert page.post("/invitations/accept", {"token": link_for(user.id), "password": "eleven grey herons waltz"}).status_code == 200
    assert page.get("/me").status_code == 200
    assert consultant.post(f"/users/{user.id}/enable", headers={"If-Match": "*"}).json()["code"] == "user_not_disabled"


def test_invite_again_only_who_has_no_password(register, active, consultant, sql):
    user = register()
    assert consultant.post(f"/users/{user.id}/invite", headers={"If-Match": user.etag}).status_code == 200
    assert sql("SELECT count(*) FROM mail WHERE user_id = %s", user.id) == [(2,)]
    answer = consultant.post(f"/users/{active().id}/invite", headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["code"]) == (409, "user_not_invited")


@pytest.fixture
def agency_user(as_, sql, link_for, browser, admin_url):
    """Registers a user of the agency and signs them in; returns (id, browser). Removed afterwards: it is nobody's."""
    made = []

    def make(*roles):
        registrar = as_("consultant")
        del registrar.headers["Workaniser-Company"]
        email = f"c{len(made)}.{registrar.user_id.hex}@agency.example"
        grants = [{"unit_id": None, "role": role} for role in roles]
        answer = registrar.post("/users", json={**PERSON, "email": email, "grants": grants})
        assert answer.status_code == 201, answer.text
        made.append(UUID(answer.json()["id"]))
        page = browser()
        body = {"token": link_for(made[-1], company_id=None), "password": "nine purple otters juggle"}
        assert page.post("/invitations/accept", body).status_code == 200
        return made[-1], page

    yield make
    for user_id in made:
        sql("DELETE FROM user_account WHERE id = %s", user_id)


def test_the_agencys_own_users_work_for_any_client(agency_user, company, register):
    _, page = agency_user("consultant", "operator")
    me = page.get("/me").json()
    assert (me["is_agency"], me["company_id"], me["units"]) == (True, None, [])
    assert "notice:write" in me["permissions"]
    user = register()
    here = {"Workaniser-Company": str(company.id)}
    assert len(page.get("/me", headers=here).json()["units"]) == 6
    assert [one["id"] for one in page.get("/users", headers=here).json()["items"]] == [str(user.id)]
    assert str(user.id) not in page.get("/users").text
    seen, cursor = set(), ""
    while cursor is not None:  # other tests made companies too: more than one page of them
        answer = page.get("/companies", params={"limit": 200, **({"cursor": cursor} if cursor else {})}).json()
        seen, cursor = seen | {one["id"] for one in answer["items"]}, answer["next"]
    assert str(company.id) in seen


def test_nobody_changes_their_own_access(agency_user):
    user_id, page = agency_user("consultant")
    etag = {"If-Match": page.get(f"/users/{user_id}").headers["ETag"]}
    grants = {"grants": [{"unit_id": None, "role": "operator"}]}
    assert page("PUT", f"/users/{user_id}/grants", json=grants, headers=etag).json()["code"] == "own_access"
    assert page.post(f"/users/{user_id}/disable", headers=etag).json()["code"] == "own_access"
    role = {"name": {"nl": "x", "fr": "x", "en": "x"}, "permissions": ["notice:write", "role:write"]}
    code = next(one for one in page.get("/roles").json()["items"] if one["code"] == "consultant")
    answer = page("PUT", "/roles/consultant", json=role, headers={"If-Match": f'"{code["version"]}"'})
    assert answer.json()["code"] == "own_access"


def test_a_disabled_consultant_is_out_for_every_client(agency_user, company):
    (first, page), (_, other) = agency_user("consultant"), agency_user("consultant")
    etag = other.get(f"/users/{first}").headers["ETag"]
    assert other.post(f"/users/{first}/disable", headers={"If-Match": etag}).status_code == 200
    assert page.get("/users", headers={"Workaniser-Company": str(company.id)}).status_code == 401


def test_an_operator_posts_notices_and_sees_no_users(agency_user, company):
    _, page = agency_user("operator")
    assert page.get("/users", headers={"Workaniser-Company": str(company.id)}).status_code == 403
    text = {"nl": "Onderhoud", "fr": "Entretien", "en": "Maintenance"}
    assert page.post("/notices", {"severity": "information", "text": text, "until": "2020-01-01T00:00:00Z"}).status_code == 400


def test_a_full_name_is_found_in_either_order(consultant, register):
    user = register()
    for words in ("anna voor", "Voorbeeld Anna", user.email[:20]):
        assert str(user.id) in [one["id"] for one in consultant.get("/users", params={"q": words}).json()["items"]]
    assert consultant.get("/users", params={"q": "100%"}).json()["items"] == []


def test_the_agency_finds_a_user_of_any_client(consultant, as_, register, new_company, company):
    user = register()
    elsewhere = as_("consultant", company=new_company())
    assert str(user.id) not in [one["id"] for one in elsewhere.get("/users").json()["items"]]
    (found,) = elsewhere.get("/users/everywhere", params={"q": user.email}).json()["items"]
    assert (found["id"], found["company_id"], found["company_name"]) == (str(user.id), str(company.id), "Unit company")
    assert elsewhere.get("/users/everywhere", params={"q": "%%%"}).json()["items"] == []
    own = as_("hr_manager")
    assert [one["id"] for one in own.get("/users/everywhere", params={"q": user.email}).json()["items"]] == [str(user.id)]
    foreign = as_("hr_manager", company=new_company())
    assert foreign.get("/users/everywhere", params={"q": user.email}).json()["items"] == []


def test_who_is_about_to_lose_access_is_shown_to_the_agency(consultant, register, sql):
    users = {days: register() for days in (150, 172, 300)}
    for days, user in users.items():
        sql("UPDATE user_account SET counts_from = now() - %s * interval '1 day' WHERE id = %s", days, user.id)
    shown = [one["id"] for one in consultant.get("/users?lapsing=true").json()["items"]]
    assert str(users[150].id) not in shown
    assert str(users[172].id) in shown


def test_the_databases_calendar_of_lapsing_is_the_same(sql):
    from identity.queries import _LAPSES
    from identity.rules import lapses_on

    moments = "SELECT counts_from FROM generate_series(timestamptz '2024-01-01 00:30+01', '2032-01-01', interval '23 hours') AS counts_from"
    same = sql(f"SELECT counts_from, ({_LAPSES.split(' <= ')[0]})::date FROM ({moments}) one")
    assert len(same) > 3000
    assert [moment for moment, lapses in same if lapses_on(moment) != lapses] == []
