"""Signing in, staying in, signing out."""

from uuid import UUID

import pytest

from identity import rules


def test_login_sets_cookies_and_says_who_and_where(active, browser, company):
    user = active("planner", at="site_a")
    answer = browser().login(user.email.upper())
    assert answer.status_code == 200
    cookies = answer.headers.get_list("set-cookie")
    assert {one.partition("=")[0] for one in cookies} == {"__Host-token", "__Host-session", "__Host-device"}
    for one in cookies:
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= {part.strip() for part in one.split(";")}
        assert "Domain" not in one
    me = answer.json()
    assert me["modules"] == ["document", "identity", "planning", "timesheet"]
    assert me["company_name"] == "Unit company"
    assert {unit["name"] for unit in me["units"]} == {"Unit site_a", "Unit dept", "Unit team"}
    assert me["grants"][0]["unit_id"] == str(company.units["site_a"])


def test_the_token_opens_the_services_and_me(active, browser):
    page = browser()
    login = page.login(active().email).json()
    me = page.get("/me")
    assert me.status_code == 200
    assert me.json() == {name: value for name, value in login.items() if name != "session"}
    assert page.get("/units").status_code == 200


def test_every_login_has_a_new_session(active, browser, sql):
    user, page = active(), browser()
    page.login(user.email)
    first = page.jar["__Host-session"]
    page.login(user.email)
    assert page.jar["__Host-session"] != first
    assert sql("SELECT count(*) FROM session WHERE user_id = %s", user.id)[0][0] == 3  # with the invitation's


def test_refresh_exchanges_both_cookies(active, browser):
    page = browser()
    page.login(active().email)
    before = dict(page.jar)
    answer = page.post("/session/refresh")
    assert answer.status_code == 200
    assert page.jar["__Host-session"] != before["__Host-session"]
    assert page.get("/me").status_code == 200


def test_two_windows_that_refresh_at_once_get_the_same_successor(active, browser):
    page = browser()
    page.login(active().email)
    other = browser()
    other.jar = dict(page.jar)
    assert page.post("/session/refresh").status_code == other.post("/session/refresh").status_code == 200
    assert page.jar["__Host-session"] == other.jar["__Host-session"]
    assert page.post("/session/refresh").status_code == 200


def test_a_replay_ends_the_session_for_both(active, browser, sql):
    page, thief = browser(), browser()
    user = active()
    page.login(user.email)
    thief.jar = dict(page.jar)
    assert page.post("/session/refresh").status_code == 200
    sql("UPDATE session_token SET replaced_at = replaced_at - interval '11 seconds' WHERE replaced_at IS NOT NULL")
    answer = thief.post("/session/refresh")
    assert (answer.status_code, answer.json()["code"]) == (401, "session_ended")
    assert page.post("/session/refresh").status_code == 401
    assert sql("SELECT end_reason FROM session WHERE user_id = %s ORDER BY started_at DESC LIMIT 1", user.id) == [("replay",)]


def test_an_old_cookie_is_a_replay_at_once_when_its_successor_was_used(active, browser):
    page, thief = browser(), browser()
    page.login(active().email)
    thief.jar = dict(page.jar)
    page.post("/session/refresh")
    page.post("/session/refresh")
    assert thief.post("/session/refresh").status_code == 401
    assert page.post("/session/refresh").status_code == 401


@pytest.mark.parametrize(("column", "age"), [("refreshed_at", "61 minutes"), ("started_at", "12 hours 1 second")])
def test_a_session_ends_when_idle_or_old(active, browser, sql, column, age):
    page, user = browser(), active()
    page.login(user.email)
    sql(f"UPDATE session SET {column} = now() - interval '{age}' WHERE user_id = %s", user.id)
    assert page.post("/session/refresh").status_code == 401


def test_logout_ends_session_and_tokens(active, browser):
    page = browser()
    page.login(active().email)
    kept = dict(page.jar)
    assert page.post("/logout").status_code == 204
    assert page.jar.keys() == {"__Host-device"}
    thief = browser()
    thief.jar = kept
    assert thief.post("/session/refresh").status_code == 401


def test_logout_without_a_session_is_fine(browser):
    page = browser()
    assert page.post("/logout").status_code == 204
    page.jar = {"__Host-session": "x" * 43}
    assert page.post("/logout").status_code == 204
    page.jar = {"__Host-session": "%C3%A9;"}
    assert page.post("/session/refresh").status_code == 401


@pytest.mark.parametrize("path", ["/session/refresh", "/logout"])
def test_changes_with_a_cookie_need_the_header(active, browser, path):
    page = browser()
    page.login(active().email)
    answer = page.post(path, forged=True)
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    assert page.post("/session/refresh").status_code == 200


def test_the_password_change_needs_the_header(active, browser, password):
    page = browser()
    page.login(active().email)
    body = {"current_password": password, "new_password": "eleven grey herons waltz"}
    assert page.post("/password", body, forged=True).json()["code"] == "csrf"
    assert page.post("/password", body).status_code == 204


WRONG = {"password": "not the right password at all"}


def test_all_refusals_look_alike(active, register, browser, consultant):
    disabled = active()
    etag = consultant.get(f"/users/{disabled.id}").headers["ETag"]
    assert consultant.post(f"/users/{disabled.id}/disable", headers={"If-Match": etag}).status_code == 200
    answers = [
        browser().login(email, **password)
        for email, password in [
            (active().email, WRONG),
            ("nobody@client.example", WRONG),
            ("nobody@client.example", {}),
            (register().email, WRONG),
            (disabled.email, WRONG),
            ("'; DROP TABLE user_account; --", WRONG),
        ]
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert answers[0].json()["code"] == "login_failed"
    assert "set-cookie" not in answers[0].headers


def test_only_who_knows_the_password_hears_that_access_ended(active, browser, consultant):
    user = active()
    etag = consultant.get(f"/users/{user.id}").headers["ETag"]
    consultant.post(f"/users/{user.id}/disable", headers={"If-Match": etag})
    assert browser().login(user.email).json()["code"] == "access_ended"


def test_an_unknown_user_costs_a_hash_as_well(active, browser, monkeypatch):
    """Time is told by the work done: wall clocks on a busy machine prove nothing."""
    from identity import passwords

    checked = []
    genuine = passwords._hasher.verify

    class Counting:
        @staticmethod
        def verify(kept: str, password: str) -> bool:
            checked.append(kept.split("$")[:4])
            return genuine(kept, password)

    user = active()
    monkeypatch.setattr(passwords, "_hasher", Counting)
    browser().login(user.email, **WRONG)
    browser().login("nobody@client.example", **WRONG)
    assert len(checked) == 2
    assert checked[0] == checked[1]  # the same algorithm with the same costs
    assert checked[0][1:] == ["argon2id", "v=19", "m=19456,t=2,p=1"]


def test_guessing_is_slowed_down_but_nobody_is_locked_out(active, browser):
    user, own = active(), browser()
    assert own.login(user.email).status_code == 200  # this browser is known from now on
    guesses = [browser().login(user.email, **WRONG) for _ in range(rules.ACCOUNT_PACE.burst + 1)]
    assert {one.status_code for one in guesses[:-1]} == {401}
    assert guesses[-1].status_code == 429
    assert 1 <= int(guesses[-1].headers["Retry-After"]) <= 60
    assert browser().login(user.email).status_code == 429  # even the right one, from a stranger
    own.jar = {"__Host-device": own.jar["__Host-device"]}
    assert own.login(user.email).status_code == 200


def test_an_unknown_account_is_throttled_alike(browser):
    email = "nobody.at.all@client.example"
    answers = [browser().login(email, **WRONG).status_code for _ in range(rules.ACCOUNT_PACE.burst + 1)]
    assert answers == [401] * rules.ACCOUNT_PACE.burst + [429]


def test_one_address_cannot_try_many_accounts(browser):
    page, answers = browser(), []
    while 429 not in answers and len(answers) < rules.ADDRESS_PACE.burst * 2:
        n = len(answers)
        # The same network behind the gateway, whatever the client claims and whichever of its addresses it takes.
        page.address = f"192.0.2.{n % 250}, 2001:db8:0:7::{n:x}"
        answers.append(page.post("/login", {"email": f"nobody{n}@client.example", "password": "x"}).status_code)
    assert answers[-1] == 429
    assert answers[: rules.ADDRESS_PACE.burst] == [401] * rules.ADDRESS_PACE.burst  # the bucket leaks while a slow machine tries


def test_successful_logins_do_not_fill_the_bucket(active, browser):
    user = active()
    for _ in range(rules.ACCOUNT_PACE.burst + 3):
        assert browser().login(user.email).status_code == 200


def test_access_lapses_at_login_and_at_refresh(active, browser, sql, emitted):
    users = [active(), active()]
    page = browser()
    page.login(users[1].email)
    for user in users:
        sql("UPDATE user_account SET counts_from = now() - interval '6 months 2 days' WHERE id = %s", user.id)
    assert browser().login(users[0].email).json()["code"] == "access_ended"
    assert page.post("/session/refresh").status_code == 401
    for user in users:
        assert sql("SELECT status, disabled_reason FROM user_account WHERE id = %s", user.id) == [("disabled", "inactivity")]
        last = [one for one in emitted("access.changed") if UUID(one.data["user_id"]) == user.id][-1]
        assert last.data["disabled"] is True


def test_a_login_counts_as_activity(active, browser, sql):
    user = active()
    sql("UPDATE user_account SET counts_from = now() - interval '5 months', warned_at = now() WHERE id = %s", user.id)
    browser().login(user.email)
    assert sql("SELECT now() - counts_from < interval '1 minute', warned_at FROM user_account WHERE id = %s", user.id) == [(True, None)]


def test_ones_own_sessions_are_listed_and_ended_one_by_one(active, browser):
    user = active()
    here, there = browser(), browser()
    here.login(user.email)
    there("POST", "/login", json={"email": user.email, "password": "nine purple otters juggle"}, headers={"User-Agent": FIREFOX})
    listed = here.get("/sessions").json()["items"]
    assert [one["is_current"] for one in listed] == [True, False, False]  # and the invitation's
    other = next(one for one in listed if one["browser"] == "Firefox, Linux")
    assert here.post(f"/sessions/{other['id']}/end").status_code == 204
    assert there.get("/me").status_code == 401 or there.post("/session/refresh").status_code == 401
    assert there.post("/session/refresh").json()["code"] == "session_ended"
    assert here.get("/me").status_code == 200
    assert other["id"] not in [one["id"] for one in here.get("/sessions").json()["items"]]


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_all_other_sessions_end_at_once(active, browser):
    user = active()
    here, others = browser(), [browser() for _ in range(3)]
    for page in (here, *others):
        page.login(user.email)
    assert here.post("/sessions/end-others").status_code == 204
    assert [page.post("/session/refresh").status_code for page in others] == [401, 401, 401]
    assert here.get("/me").status_code == 200
    assert len(here.get("/sessions").json()["items"]) == 1


def test_nobody_ends_the_session_of_somebody_else(active, browser):
    mine, theirs = browser(), browser()
    mine.login(active().email)
    theirs.login(active().email)
    (session,) = [one for one in theirs.get("/sessions").json()["items"] if one["is_current"]]
    assert mine.post(f"/sessions/{session['id']}/end").status_code == 404
    assert theirs.get("/me").status_code == 200


def test_ending_the_session_at_hand_is_signing_out(active, browser):
    page = browser()
    page.login(active().email)
    (session,) = [one for one in page.get("/sessions").json()["items"] if one["is_current"]]
    assert page.post(f"/sessions/{session['id']}/end").status_code == 204
    assert "__Host-session" not in page.jar
    assert page.get("/me").status_code == 401


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
            "Safari, macOS",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1", "Safari, iPhone"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_browser_is_known_by_name_and_system(agent, words):
    assert rules.browser(agent) == words
