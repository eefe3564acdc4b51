"""A request from the edge to the row and back: what is refused, what is kept, and that nothing leaks."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import text

from chassis.db import engine

BOTH = ["widget:read", "widget:write"]
SECRET = "Xq7-secret-name-of-somebody"


@pytest.fixture
def client(as_, company):
    return as_("", at="dept", permissions=BOTH, company=company)


def make(client, company, unit="dept", **more):
    return client.post("/widgets", json={"name": "w", "unit_id": str(company.units[unit]), **more})


def test_a_refused_value_is_in_no_answer_and_no_log(client, capfd):
    answers = [
        client.post("/widgets", json={"name": SECRET * 3, "unit_id": SECRET, SECRET: SECRET}),
        client.get(f"/widgets?limit={SECRET}"),
        client.get(f"/widgets?{SECRET}=1"),
        client.get(f"/widgets/{SECRET}"),
        client.get(f"/{SECRET}"),
        client.get("/widgets", headers={"Authorization": f"Bearer {SECRET}"}),
        client.post("/widgets", content=SECRET, headers={"Content-Type": SECRET}),
    ]
    assert {answer.status_code // 100 for answer in answers} == {4}
    for answer in answers:
        assert answer.headers["content-type"] == "application/problem+json"
        assert SECRET not in answer.text
    seen = capfd.readouterr()
    assert SECRET not in seen.out + seen.err


def test_a_fault_of_ours_is_a_plain_500_without_a_word_of_it(client, company, capfd, monkeypatch):
    import widget.api.widgets as widgets

    def broken(_):
        raise RuntimeError(SECRET)

    monkeypatch.setattr(widgets, "shown", broken)
    answer = make(client, company)
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    seen = capfd.readouterr()
    assert SECRET not in answer.text + seen.out + seen.err


def test_the_same_key_is_one_create(client, company, emitted):
    body = {"name": "once", "unit_id": str(company.units["dept"])}
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.post("/widgets", json=body, headers={"Idempotency-Key": "k1"}), range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert {answer.headers["location"] for answer in answers} == {answers[0].headers["location"]}
    assert len(emitted("widget.created")) == 1
    other = client.post("/widgets", json={**body, "name": "another"}, headers={"Idempotency-Key": "k1"})
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_reused")


def test_a_refused_create_leaves_its_key_free(client, company):
    wrong = client.post("/widgets", json={"name": "w", "unit_id": str(uuid4())}, headers={"Idempotency-Key": "k2"})
    assert wrong.status_code == 400
    right = client.post("/widgets", json={"name": "w", "unit_id": str(company.units["dept"])}, headers={"Idempotency-Key": "k2"})
    assert right.status_code == 201


@pytest.mark.parametrize(("sent", "status"), [(None, 428), ('"7"', 412), ("x", 412), ('"1"', 200), ("*", 200)])
def test_if_match(client, company, sent, status):
    made = make(client, company).json()
    headers = {"If-Match": sent} if sent else {}
    answer = client.patch(f"/widgets/{made['id']}", json={"name": "n"}, headers=headers)
    assert answer.status_code == status


def test_only_one_of_many_changes_of_a_version_wins(client, company):
    made = make(client, company).json()
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda n: client.patch(f"/widgets/{made['id']}", json={"name": f"n{n}"}, headers={"If-Match": '"1"'}), range(8))
        )
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7


def test_scope_in_lists_reads_changes_and_creates(as_, company, new_company, client):
    inside, other_site = make(client, company).json()["id"], None
    planner = as_("", at="site_b", permissions=BOTH, company=company)
    other_site = make(planner, company, "dept_b").json()["id"]
    assert [one["id"] for one in client.get("/widgets").json()["items"]] == [inside]
    assert client.get(f"/widgets/{other_site}").status_code == 404
    assert client.patch(f"/widgets/{other_site}", json={"name": "n"}, headers={"If-Match": '"1"'}).status_code == 404
    assert client.get(f"/widgets/{other_site}").json() == client.get(f"/widgets/{uuid4()}").json()
    assert make(client, company, "dept_b").json()["code"] == "unit_unknown"
    whole = as_("", at="company", permissions=BOTH, company=company)
    assert {one["id"] for one in whole.get("/widgets").json()["items"]} == {inside, other_site}
    foreign = new_company()
    stranger = as_("", at="company", permissions=BOTH, company=foreign)
    assert stranger.get("/widgets").json()["items"] == []
    assert stranger.get(f"/widgets/{inside}").status_code == 404
    assert make(stranger, company).json()["code"] == "unit_unknown"


def test_row_level_security_holds_when_a_query_forgets_the_scope(as_, company, new_company, client):
    mine = make(client, company).json()
    stranger = as_("", at="company", permissions=BOTH, company=new_company())
    assert stranger.post("/widgets/close", json={"ids": [mine["id"]]}).json() == {"closed": 0}
    assert client.post("/widgets/close", json={"ids": [mine["id"]]}).json() == {"closed": 1}


def test_a_field_with_a_permission_of_its_own(as_, company, client):
    made = make(client, company, wage="14.25").json()
    assert "wage" not in made
    assert "wage" not in client.get("/widgets").json()["items"][0]
    payroll = as_("", at="dept", permissions=[*BOTH, "wage:read"], company=company)
    assert payroll.get(f"/widgets/{made['id']}").json()["wage"] == "14.25"
    assert payroll.get("/widgets").json()["items"][0]["wage"] == "14.25"


def test_a_field_is_shown_in_the_units_where_its_permission_counts(as_, company, client):
    """Somebody may see wages in one unit and things in another: the first does not show the wages of the second."""
    made = {
        unit: make(as_("", at="company", permissions=BOTH, company=company), company, unit, wage="14.25").json()
        for unit in ("dept", "site_b")
    }
    mixed = as_("", at="dept", permissions=[*BOTH, "wage:read"], company=company)
    company.user(BOTH, "site_b", user_id=mixed.user_id)
    shown = {one["id"]: "wage" in one for one in mixed.get("/widgets").json()["items"]}
    assert shown == {made["dept"]["id"]: True, made["site_b"]["id"]: False}
    assert "wage" not in mixed.get(f"/widgets/{made['site_b']['id']}").json()


def test_pages_walk_through_everything_once(client, company):
    made = [make(client, company).json()["id"] for _ in range(11)]
    seen, cursor = [], ""
    while cursor is not None:
        answer = client.get("/widgets?limit=4" + (f"&cursor={cursor}" if cursor else "")).json()
        seen += [one["id"] for one in answer["items"]]
        cursor = answer["next"]
    assert seen == made[::-1]


def test_disabled_revoked_and_ungranted(as_, company, client, admin_url):
    import psycopg

    def change(sql):
        with psycopg.connect(admin_url, autocommit=True) as admin:
            admin.execute(f"UPDATE access SET {sql} WHERE user_id = %s", [client.user_id])

    assert client.get("/widgets").status_code == 200
    change("disabled = true")
    assert client.get("/widgets").json()["code"] == "access_ended"
    change("disabled = false, revoked_after = now() + interval '1 minute'")
    assert client.get("/widgets").json()["code"] == "access_ended"
    change("revoked_after = NULL, grants = '[]'")
    assert client.get("/widgets").status_code == 403


def test_a_cookie_needs_the_header_that_no_foreign_page_can_send(client, company):
    token = client.headers.pop("Authorization").removeprefix("Bearer ")
    client.cookies.set("__Host-token", token)
    assert client.get("/widgets").status_code == 200
    refused = make(client, company)
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf")
    client.headers["X-Workaniser"] = "1"
    assert make(client, company).status_code == 201


def test_body_limits_and_chunks(client, company):
    assert client.post("/widgets", content=b" " * 2_000_000, headers={"Content-Type": "application/json"}).status_code == 413
    chunks = iter([b'{"name":"chunked",', f'"unit_id":"{company.units["dept"]}"}}'.encode()])
    assert client.post("/widgets", content=chunks, headers={"Content-Type": "application/json"}).status_code == 201
    endless = (b" " * 65_536 for _ in range(100))
    assert client.post("/widgets", content=endless, headers={"Content-Type": "application/json"}).status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", None])
def test_a_body_says_that_it_is_json(client, company, kind):
    body = f'{{"name": "w", "unit_id": "{company.units["dept"]}"}}'.encode()
    answer = client.post("/widgets", content=body, headers={"Content-Type": kind} if kind else {})
    assert (answer.status_code, answer.json()["code"]) == (415, "media_type")


def test_after_the_database_restarted_the_first_request_works(client, company):
    make(client, company)
    with engine().connect() as connection:
        mine = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> :mine"
            ),
            {"mine": mine},
        )
    assert client.get("/widgets").status_code == 200
    assert make(client, company).status_code == 201


def test_requests_do_not_share_a_caller(as_, company):
    people = [as_("", at="dept", permissions=BOTH, company=company, name=f"Person {n}") for n in range(4)]
    wrong = []

    def work(client, n):
        for _ in range(10):
            made = make(client, company).json()
            step = client.get(f"/widgets/{made['id']}").json()["timeline"][0]
            if step["actor_name"] != f"Person {n}":
                wrong.append(step)

    threads = [threading.Thread(target=work, args=(client, n)) for n, client in enumerate(people)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert wrong == []


def test_methods_and_paths_outside_the_specification(client):
    assert client.delete("/widgets").status_code == 405
    assert client.get("/nothing").status_code == 404
    assert client.get("/widgets/").status_code in (404, 307)
    assert client.get("/openapi.json").status_code == 404
    assert client.get("/ui").status_code == 404
