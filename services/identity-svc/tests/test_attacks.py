"""What somebody would try who wants in, wants more, or wants to know who is there; the other attacks are in the tests of each part."""

import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import event

from chassis.db import engine
from chassis.ids import uuid7
from chassis.testing import specs

SPEC = specs.read(specs.folder_of(Path(__file__)))
OPERATIONS = {one.id: one for one in specs.operations(SPEC)}
CHANGING = [one for one in OPERATIONS.values() if one.method != "get" and not one.public]
WITH_ID = [one for one in OPERATIONS.values() if "_id}" in one.path and one.id != "notices.end"]
TAKING = [one for one in OPERATIONS.values() if one.body() is not None]
WRONG = {"password": "not the right password at all"}
WAYS_OF_FAILING = ("wrong password", "nobody", "invited", "disabled")


@pytest.fixture
def accounts(active, register, consultant):
    """One address for every reason why a login can fail."""
    disabled = active()
    etag = consultant.get(f"/users/{disabled.id}").headers["ETag"]
    assert consultant.post(f"/users/{disabled.id}/disable", headers={"If-Match": etag}).status_code == 200
    emails = (active().email, f"nobody.{uuid7().hex}@client.example", register().email, disabled.email)
    return dict(zip(WAYS_OF_FAILING, emails, strict=True))


PERSON = {"first_name": "Anna", "last_name": "Tweede", "job_title": "Boss", "email": "anna.tweede@client.example"}


@pytest.fixture
def agency_user(as_, link_for, browser, sql, password):
    """`agency_user(role)` is a user of the agency and a browser signed in as them; gone afterwards: it is nobody's."""
    made = []

    def make(role):
        registrar = as_("consultant")
        del registrar.headers["Workaniser-Company"]
        grants = [{"unit_id": None, "role": role}]
        answer = registrar.post("/users", json={**PERSON, "email": f"c.{registrar.user_id.hex}@agency.example", "grants": grants})
        made.append(UUID(answer.json()["id"]))
        page, user = browser(), SimpleNamespace(id=made[-1], email=answer.json()["email"])
        assert page.post("/invitations/accept", {"token": link_for(made[-1], company_id=None), "password": password}).status_code == 200
        return user, page

    yield make
    for user_id in made:
        sql("DELETE FROM user_account WHERE id = %s", user_id)


def shown(answer):
    """What an outsider sees of an answer, but for the clock."""
    return answer.status_code, sorted(pair for pair in answer.headers.multi_items() if pair[0] != "date"), answer.text


# Session fixation


def test_a_planted_session_is_not_adopted(active, browser):
    """Whatever cookies a browser was given before, a login makes a session of its own, and theirs stays theirs."""
    thief, victim, theirs, mine = browser(), browser(), active(), active()
    thief.login(theirs.email)
    planted = dict(thief.jar)
    victim.jar = dict(planted)
    assert victim.login(mine.email).json()["email"] == mine.email
    assert all(victim.jar[name] != planted[name] for name in ("__Host-session", "__Host-token"))
    assert thief.get("/me").json()["email"] == theirs.email
    assert thief.post("/session/refresh").status_code == 200
    assert thief.get("/me").json()["email"] == theirs.email


def test_an_invented_session_is_nobodys(active, browser):
    invented, thief, victim = "A" * 43, browser(), browser()
    victim.jar = {"__Host-session": invented}
    victim.login(active().email)
    assert victim.jar["__Host-session"] != invented
    thief.jar = {"__Host-session": invented}
    assert thief.post("/session/refresh").json()["code"] == "session_ended"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", None])
def test_no_form_on_another_page_signs_anybody_in(active, browser, password, kind):
    """A form can send a browser here, but not JSON: nobody ends up in a session that a stranger chose for them."""
    page, body = browser(), f'{{"email": "{active().email}", "password": "{password}"}}'
    answer = page("POST", "/login", forged=True, content=body.encode(), headers={"Content-Type": kind} if kind else {})
    assert answer.status_code == 415
    assert page.jar == {}


# A stolen or borrowed cookie


def test_a_cookie_without_the_header_changes_nothing(active, browser):
    """Whatever another page makes this browser send: every operation that changes something refuses it."""
    page, match = browser(), {"If-Match": "*"}
    page.login(active("hr_manager").email)
    answers = {one.id: page(one.method.upper(), one.url, forged=True, json={}, headers=match) for one in CHANGING}
    assert len(answers) >= 15
    assert not {name: one.text for name, one in answers.items() if (one.status_code, one.json()["code"]) != (403, "csrf")}


# Who is there: by status


def test_a_failed_login_says_nothing_of_the_account(accounts, browser):
    answers = {way: shown(browser().login(email, **WRONG)) for way, email in accounts.items()}
    assert len({str(one) for one in answers.values()}) == 1, answers
    assert answers["nobody"][0] == 401


def test_a_forgotten_password_says_nothing_of_the_account(accounts, browser):
    answers = {way: shown(browser().post("/password/forgotten", {"email": email})) for way, email in accounts.items()}
    assert len({str(one) for one in answers.values()}) == 1, answers
    assert answers["nobody"][0] == 204


def test_a_link_that_does_not_work_says_nothing_of_why(register, consultant, link_for, browser, sql, password):
    used, old, replaced, disabled = (register() for _ in range(4))
    links = {"never made": "A" * 43, "used": link_for(used.id), "old": link_for(old.id)}
    links |= {"replaced": link_for(replaced.id), "disabled": link_for(disabled.id)}
    assert browser().post("/invitations/accept", {"token": links["used"], "password": password}).status_code == 200
    sql("UPDATE link SET expires_at = now() WHERE user_id = %s", old.id)
    link_for(replaced.id)
    consultant.post(f"/users/{disabled.id}/disable", headers={"If-Match": disabled.etag})
    for path, more in (("/invitations/check", {}), ("/invitations/accept", {"password": password})):
        answers = {way: shown(browser().post(path, {"token": token, **more})) for way, token in links.items()}
        assert len({str(one) for one in answers.values()}) == 1, answers
        assert answers["never made"][0] == 404


# Who is there: by time, which is told by the work done; a wall clock on a busy machine proves nothing


@pytest.fixture
def hashes(monkeypatch):
    """The algorithm and costs of every hash that is compared with."""
    from identity import passwords

    compared, genuine = [], passwords._hasher

    class Counting:
        hash = genuine.hash

        @staticmethod
        def verify(kept, password):
            compared.append(kept.split("$")[:4])
            return genuine.verify(kept, password)

    monkeypatch.setattr(passwords, "_hasher", Counting)
    return compared


def test_every_failed_login_compares_one_hash_of_the_same_cost(accounts, browser, hashes):
    for way, email in accounts.items():
        hashes.clear()
        assert browser().login(email, **WRONG).status_code == 401
        assert hashes == [["", "argon2id", "v=19", "m=19456,t=2,p=1"]], way


def test_every_failed_login_costs_about_the_same(accounts, browser):
    """Medians of processor time, by turns; without the hash for nobody one way would cost a tenth of the others."""
    spent = {way: [] for way in accounts}
    for _ in range(9):  # the tenth would meet the account's pace
        for way, email in accounts.items():
            page, begun = browser(), time.process_time()
            page.login(email, **WRONG)
            spent[way].append(time.process_time() - begun)
    medians = {way: statistics.median(found) for way, found in spent.items()}
    assert max(medians.values()) <= 2 * min(medians.values()), medians


def test_a_forgotten_password_asks_the_database_the_same_for_everybody(accounts, browser):
    asked, heard = {}, []
    event.listen(engine(), "before_cursor_execute", listener := lambda *arguments: heard.append(arguments[2]))
    try:
        browser().post("/password/forgotten", {"email": f"first.{uuid7().hex}@client.example"})
        for way, email in accounts.items():
            heard.clear()
            browser().post("/password/forgotten", {"email": email})
            asked[way] = list(heard)
    finally:
        event.remove(engine(), "before_cursor_execute", listener)
    assert len(asked["nobody"]) >= 3
    assert all(one == asked["nobody"] for one in asked.values()), {way: len(one) for way, one in asked.items()}


# Everything of another company


BODIES = {
    "users.change": {"job_title": "Boss"},
    "users.grant": {"grants": []},
    "reviews.answer": {"answers": [{"user_id": str(uuid7()), "user_version": 1, "answer": "confirmed"}]},
}


@pytest.fixture
def strange_ids(other_company, as_, admin_url):
    """Every id in every table that belongs to another company, which has a bit of everything."""
    there = as_("consultant", company=other_company)
    person = {"first_name": "Cleo", "last_name": "Elders", "job_title": "Boss", "email": f"cleo.{uuid7().hex}@elsewhere.example"}
    user = there.post("/users", json={**person, "grants": [{"unit_id": str(other_company.id), "role": "planner"}]}).json()
    assert there.post("/reviews", json={"unit_id": str(other_company.id), "due_on": "2099-01-01"}).status_code == 201
    body = {"name": dict.fromkeys(("nl", "fr", "en"), "x"), "permissions": ["temp:read"]}
    assert there.put("/roles/own_role", json=body, headers={"If-Match": '"0"'}).status_code == 200
    with psycopg.connect(admin_url) as admin:
        tables = admin.execute(
            "SELECT a.table_name FROM information_schema.columns a JOIN information_schema.columns b USING (table_schema, table_name)"
            " WHERE table_schema = 'public' AND a.column_name = 'company_id' AND b.column_name = 'id' AND b.data_type = 'uuid'"
        ).fetchall()
        found = {user["id"], str(other_company.id)}
        for (table,) in tables:
            found |= {str(one) for (one,) in admin.execute(f'SELECT id FROM "{table}" WHERE company_id = %s', [other_company.id])}
    assert len(found) >= 12
    return sorted(found)


@pytest.mark.parametrize("role", ["consultant", "hr_manager"])
def test_no_id_of_another_company_is_better_than_an_invented_one(agency_user, active, browser, company, strange_ids, role):
    """The same answer to the byte, of every operation to every id: not even that there is such a thing can be told."""
    if role == "consultant":
        page, chosen = agency_user(role)[1], {"Workaniser-Company": str(company.id)}
    else:
        page, chosen = browser(), {}
        page.login(active(role).email)

    def ask(operation, one):
        path, body = re.sub(r"\{[^}]+\}", one, operation.path), BODIES.get(operation.id)
        return shown(page(operation.method.upper(), path, headers={"If-Match": "*", **chosen}, **({"json": body} if body else {})))

    for operation in WITH_ID:
        invented = ask(operation, str(uuid7()))
        assert invented[0] in (403, 404), (operation.id, invented)
        assert {one: ask(operation, one) for one in strange_ids} == dict.fromkeys(strange_ids, invented), operation.id


@pytest.mark.parametrize("path", ["/delegations/colleagues?permission=timesheet:approve&unit_id={}", "/users?limit=200&q={}"])
def test_no_search_reaches_into_another_company(as_, strange_ids, path):
    client = as_("hr_manager")
    invented = shown(client.get(path.format(uuid7())))
    assert {one: shown(client.get(path.format(one))) for one in strange_ids} == dict.fromkeys(strange_ids, invented)


# Mass assignment


SECRETS = ("id", "company_id", "version", "status", "is_agency", "password_hash", "totp_on", "revoked_after", "agency_revision", "sid")


@pytest.mark.parametrize("operation", TAKING, ids=lambda one: one.id)
def test_a_field_that_is_not_listed_is_refused_everywhere(as_, anonymous, operation):
    client = anonymous if operation.public else as_("", permissions=[operation.permission] if operation.permission else [])
    listed = specs.resolve(SPEC, operation.body()).get("properties", {})
    more = {name: "x" for name in SECRETS if name not in listed}
    path = re.sub(r"\{[^}]+\}", specs.SAMPLE_ID, operation.path.replace("{code}", "planner"))
    answer = client.request(operation.method.upper(), path, json=more, headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["code"]) == (400, "body_invalid"), answer.text
    assert any(one["rule"] == "additionalProperties" for one in answer.json()["errors"]), answer.text


# Sessions that are exchanged


def test_many_refreshes_at_once_are_one_exchange(active, browser, http, sql):
    page, user = browser(), active()
    page.login(user.email)
    windows = [replace(browser(), client=http.make({}), jar=dict(page.jar)) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda one: one.post("/session/refresh"), windows))
    assert {one.status_code for one in answers} == {200}
    assert len({one.jar["__Host-session"] for one in windows}) == 1
    kept = "SELECT count(*) FROM session_token t JOIN session s ON s.id = t.session_id WHERE s.user_id = %s AND s.end_reason IS NULL"
    assert sql(kept + " GROUP BY s.id ORDER BY count(*) DESC LIMIT 1", user.id) == [(2,)]
    assert windows[0].post("/session/refresh").status_code == 200


def test_a_refresh_that_races_with_a_logout_keeps_nothing_alive(active, browser, http):
    for _ in range(5):
        page = browser()
        page.login(active().email)
        other = replace(browser(), client=http.make({}), jar=dict(page.jar))
        with ThreadPoolExecutor(2) as pool:
            leaving, staying = pool.submit(page.post, "/logout"), pool.submit(other.post, "/session/refresh")
            assert leaving.result().status_code == 204
            assert staying.result().status_code in (200, 401)
        assert other.post("/session/refresh").status_code == 401


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_replay_of_any_old_cookie_ends_the_whole_family(active, browser, sql, which):
    """The first, the second or the last but one: the cookie in use ends with it, and so does nobody else's session."""
    user, page, elsewhere = active(), browser(), browser()
    page.login(user.email)
    elsewhere.login(user.email)
    family = [page.jar["__Host-session"]]
    for _ in range(3):
        assert page.post("/session/refresh").status_code == 200
        family.append(page.jar["__Host-session"])
    sql("UPDATE session_token SET replaced_at = replaced_at - interval '11 seconds' WHERE replaced_at IS NOT NULL")
    for cookie in (family[which], *family):
        thief = browser()
        thief.jar = {"__Host-session": cookie}
        assert thief.post("/session/refresh").json()["code"] == "session_ended"
        assert thief.jar == {"__Host-session": cookie}
    assert page.post("/session/refresh").status_code == 401
    assert elsewhere.post("/session/refresh").status_code == 200


# More rights for oneself


def rights_of(sql, user_id):
    return sql("SELECT role, unit_id, first_day, last_day FROM user_grant WHERE user_id = %s ORDER BY id", user_id)


@pytest.fixture
def manager(active, browser, company):
    """The one with the most rights that a client's user can have, in one site."""
    user, page = active("hr_manager", at="site_a", unit_id=str(company.units["site_a"])), browser()
    page.login(user.email)
    return user, page


def ways_up(user, company):
    """Every request with which a manager could try to have more, or to have it elsewhere."""
    everywhere = [{"unit_id": str(company.id), "role": "hr_manager"}]
    name, match = dict.fromkeys(("nl", "fr", "en"), "x"), {"If-Match": "*"}
    line = f"{user.email};Anna;Voorbeeld;Planner;;;{company.id};hr_manager;{company.id};;"
    gift = {"to_user_id": str(user.id), "unit_id": str(company.units["site_a"]), "from": "2099-01-01", "until": "2099-01-02"}
    return {
        "own grants": ("PUT", f"/users/{user.id}/grants", {"json": {"grants": everywhere}, "headers": match}, 403),
        "own unit": ("PATCH", f"/users/{user.id}", {"json": {"unit_id": str(company.id)}, "headers": match}, 403),
        "a second self": ("POST", "/users", {"json": {**PERSON, "grants": everywhere}}, 403),
        "the role held": ("PUT", "/roles/hr_manager", {"json": {"name": name, "permissions": ["user:write"]}, "headers": match}, 403),
        "a file": ("POST", "/users/import", {"json": {"csv": f"{HEAD}\n{line}", "dry_run": False}}, 403),
        "handed to oneself": ("POST", "/delegations", {"json": {**gift, "permission": "timesheet:approve"}}, 400),
        "a right that cannot be handed over": ("POST", "/delegations", {"json": {**gift, "permission": "user:write"}}, 400),
    }


HEAD = "email;first_name;last_name;job_title;mobile;language;unit;role;role_unit;from;until"
WAYS_UP = ("own grants", "own unit", "a second self", "the role held", "a file", "handed to oneself", "a right that cannot be handed over")


@pytest.mark.parametrize("way", WAYS_UP)
def test_a_manager_cannot_have_more(manager, company, sql, way):
    user, page = manager
    before, me = rights_of(sql, user.id), page.get("/me").json()
    assert set(WAYS_UP) == ways_up(user, company).keys()
    method, path, options, status = ways_up(user, company)[way]
    answer = page(method, path, **options)
    assert answer.status_code == status, answer.text
    assert rights_of(sql, user.id) == before
    assert page.get("/me").json() == me
    assert sql("SELECT count(*) FROM user_account WHERE email = %s", PERSON["email"]) == [(0,)]


def test_a_manager_does_not_confirm_their_own_access(manager, consultant, company):
    user, page = manager
    review = consultant.post("/reviews", json={"unit_id": str(company.id), "due_on": "2099-01-01"}).json()
    seen = page.get(f"/users/{user.id}").json()["version"]
    answers = [{"user_id": str(user.id), "user_version": seen, "answer": "confirmed"}]
    answer = page.post(f"/reviews/{review['id']}/answer", {"answers": answers})
    assert (answer.status_code, answer.json()["code"]) == (409, "own_access")


def test_a_consultant_cannot_have_more_by_a_file(agency_user, sql):
    """Whoever may register users of the agency may not be one of those whose rights the file changes."""
    user, page = agency_user("consultant")
    lines = "\n".join(f"{user.email};Anna;Tweede;Boss;;;;{role};;;" for role in ("consultant", "operator"))
    answer = page.post("/users/import", {"csv": f"{HEAD}\n{lines}", "dry_run": False})
    assert answer.status_code == 200, answer.text
    (row,) = answer.json()["rows"]
    assert row["outcome"] == "refused"
    assert [one["rule"] for one in row["errors"]] == ["own_access"]
    assert [one[0] for one in rights_of(sql, user.id)] == ["consultant"]
