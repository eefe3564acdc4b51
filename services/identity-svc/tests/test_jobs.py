"""The jobs: access that lapses, and the agency's first user."""

import pytest

from chassis import jobs
from chassis.ids import uuid7


def age(sql, user, interval):
    sql(f"UPDATE user_account SET counts_from = now() - interval '{interval}' WHERE id = %s", user.id)


def kinds(sql, user):
    return [kind for (kind,) in sql("SELECT kind FROM mail WHERE user_id = %s ORDER BY id", user.id)]


def test_access_lapses_by_the_clock_with_a_warning_before(register, active, sql, emitted, browser):
    fresh, warned, lapsed, invited = active(), active(), active(), register()
    page = browser()
    page.login(lapsed.email)
    for user, interval in [(fresh, "5 months"), (warned, "5 months 25 days"), (lapsed, "6 months 2 days"), (invited, "7 months")]:
        age(sql, user, interval)
    assert jobs.run("identity", "revoke-inactive") == 0
    assert jobs.run("identity", "revoke-inactive") == 0
    status = {
        user.id: sql("SELECT status, disabled_reason FROM user_account WHERE id = %s", user.id)[0]
        for user in (fresh, warned, lapsed, invited)
    }
    assert status == {
        fresh.id: ("active", None),
        warned.id: ("active", None),
        lapsed.id: ("disabled", "inactivity"),
        invited.id: ("disabled", "inactivity"),
    }
    assert kinds(sql, fresh) == ["invitation"]
    assert kinds(sql, warned) == ["invitation", "warning"]  # once, although the job ran twice
    assert kinds(sql, lapsed) == ["invitation", "lapsed"]
    ended = [one.data["user_id"] for one in emitted("access.changed") if one.data["disabled"]]
    assert sorted(ended) == sorted([str(lapsed.id), str(invited.id)])
    assert page.get("/me").status_code == 401


def test_a_restored_user_has_six_months_again(active, consultant, sql):
    user = active()
    age(sql, user, "7 months")
    jobs.run("identity", "revoke_inactive")
    seen = consultant.get(f"/users/{user.id}")
    assert seen.json()["disabled_reason"] == "inactivity"
    assert consultant.post(f"/users/{user.id}/enable", headers={"If-Match": seen.headers["ETag"]}).status_code == 200
    jobs.run("identity", "revoke_inactive")
    assert consultant.get(f"/users/{user.id}").json()["status"] == "invited"


def test_old_logins_are_forgotten_and_fresh_ones_kept(active, browser, sql):
    old, fresh = active(), active()
    pages = {user.id: browser() for user in (old, fresh)}
    for user in (old, fresh):
        pages[user.id].login(user.email)
    sql("UPDATE session SET refreshed_at = now() - interval '91 days', ended_at = NULL WHERE user_id = %s", old.id)
    for table, column, age in [("link", "expires_at", "31 days"), ("mail", "due_at", "31 days"), ("device", "seen_at", "366 days")]:
        sql(f"UPDATE {table} SET {column} = now() - interval '{age}' WHERE user_id = %s", old.id)
    sql("UPDATE throttle SET noted_at = now() - interval '2 days'")
    assert jobs.run("identity", "revoke-inactive") == 0
    for table in ("session", "link", "mail", "device"):
        assert sql(f"SELECT count(*) FROM {table} WHERE user_id = %s", old.id) == [(0,)], table
        assert sql(f"SELECT count(*) > 0 FROM {table} WHERE user_id = %s", fresh.id) == [(True,)], table
    assert sql("SELECT count(*) FROM throttle") == [(0,)]
    assert pages[fresh.id].post("/session/refresh").status_code == 200


@pytest.fixture
def first(sql):
    """The address of the agency's first user in this test."""
    address = f"first.{uuid7().hex}@agency.example"
    yield address
    sql("DELETE FROM user_account WHERE email = %s", address)


def bootstrap(capsys, *arguments):
    capsys.readouterr()
    assert jobs.run("identity", "bootstrap", arguments) == 0
    return capsys.readouterr().out.strip()


def test_bootstrap_makes_a_consultant_and_operator_once(first, capsys, browser, sql):
    link, again = bootstrap(capsys, "--email", first), bootstrap(capsys, "--email", first.upper())
    assert link.startswith("https://")
    assert link != again
    page = browser()
    body = {"password": "nine purple otters juggle"}
    assert page.post("/invitations/accept", {**body, "token": link.partition("#")[2]}).status_code == 404
    me = page.post("/invitations/accept", {**body, "token": again.partition("#")[2]}).json()
    assert {(one["role"], one["unit_id"]) for one in me["grants"]} == {("consultant", None), ("operator", None)}
    assert bootstrap(capsys, "--email", first) == f"{first} is active"
    assert sql("SELECT count(*) FROM user_account WHERE email = %s", first) == [(1,)]


def test_bootstrap_by_mail_sends_one(first, capsys, sql):
    for _ in range(2):
        assert bootstrap(capsys, "--email", first, "--mail") == ""
    assert sql("SELECT kind FROM mail m JOIN user_account u ON u.id = m.user_id WHERE u.email = %s", first) == [("invitation",)]


def test_new_defaults_reach_who_holds_them(register, capsys, first, emitted, sql):
    user = register("finance")
    sql("UPDATE role SET permissions = '{unit:read}' WHERE company_id IS NULL AND code = 'finance'")
    bootstrap(capsys, "--email", first)
    last = emitted("access.changed")[-1]
    assert last.data["user_id"] == str(user.id)
    assert "invoice:read" in last.data["grants"][0]["permissions"]
    before = len(emitted("access.changed"))
    bootstrap(capsys, "--email", first)
    assert len(emitted("access.changed")) == before
