"""The authenticator app."""

import base64
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from identity import rules


@pytest.fixture
def enrolled(active, browser, password):
    """A user with a second factor: (user, browser, secret)."""
    user, page = active(), browser()
    page.login(user.email)
    begun = page.post("/second-factor", {"current_password": password})
    assert begun.status_code == 200, begun.text
    secret = base64.b32decode(begun.json()["secret"])
    assert begun.json()["uri"].startswith("otpauth://totp/Workaniser:")
    # The period before this one: a later login in this test still has a code of its own.
    confirmed = page.post("/second-factor/confirm", {"totp": rules.totp(secret, time.time(), -1)})
    assert confirmed.status_code == 200
    page.codes = confirmed.json()["codes"]
    return user, page, secret


def test_login_asks_for_the_code_only_after_the_password(enrolled, browser):
    user, _, secret = enrolled
    assert browser().login(user.email, "not the right password").json()["code"] == "login_failed"
    assert browser().login(user.email).json()["code"] == "code_needed"
    assert browser().login(user.email, totp="000000").json()["code"] == "login_failed"
    answer = browser().login(user.email, totp=rules.totp(secret, time.time(), 1))
    assert answer.status_code == 200
    assert answer.json()["second_factor"] is True


def test_a_code_counts_once(enrolled, browser):
    user, _, secret = enrolled
    code = rules.totp(secret, time.time(), 1)
    assert browser().login(user.email, totp=code).status_code == 200
    assert browser().login(user.email, totp=code).json()["code"] == "login_failed"


def test_a_reset_link_does_not_go_around_it(enrolled, link_for, browser):
    user, _, secret = enrolled
    body = {"token": link_for(user.id, "reset"), "password": "eleven grey herons waltz"}
    assert browser().post("/invitations/accept", body).json()["code"] == "code_needed"
    assert browser().post("/invitations/accept", {**body, "totp": rules.totp(secret, time.time(), 1)}).status_code == 200


def test_the_secret_is_encrypted_and_bound_to_its_user(enrolled, sql, admin_url):
    from cryptography.exceptions import InvalidTag

    from chassis.ids import uuid7
    from identity import sealing

    user, _, secret = enrolled
    ((kept,),) = sql("SELECT totp_sealed FROM user_account WHERE id = %s", user.id)
    assert secret not in bytes(kept)
    assert sealing.opened(bytes(kept), user.id) == secret
    with pytest.raises(InvalidTag):
        sealing.opened(bytes(kept), uuid7())


def test_it_can_be_turned_off_with_the_password(enrolled, browser, password):
    user, page, _ = enrolled
    assert page.post("/second-factor", {"current_password": password}).json()["code"] == "second_factor_on"
    assert page.post("/second-factor/remove", {"current_password": "not this"}).status_code == 403
    assert page.post("/second-factor/remove", {"current_password": password}).status_code == 204
    assert browser().login(user.email).status_code == 200
    assert page.post("/second-factor/confirm", {"totp": "000000"}).json()["code"] == "second_factor_not_begun"


def test_a_role_can_ask_for_it(enrolled, consultant, browser, password):
    user, page, secret = enrolled
    name = {"nl": "Planner", "fr": "Planificateur", "en": "Planner"}
    body = {"name": name, "permissions": ["shift:read"], "second_factor": True}
    assert consultant.put("/roles/planner", json=body, headers={"If-Match": '"0"'}).status_code == 200
    assert page.post("/second-factor/remove", {"current_password": password}).json()["code"] == "second_factor_required"
    # The session from before the code was used carries no such right; one opened with a code does.
    assert page.get("/me").json()["permissions"] == []
    me = browser().login(user.email, totp=rules.totp(secret, time.time(), 1)).json()
    assert (me["permissions"], me["second_factor_missing"]) == (["shift:read"], False)


def test_enabling_a_disabled_user_drops_it(enrolled, consultant):
    user, _, _ = enrolled
    etag = consultant.get(f"/users/{user.id}").headers["ETag"]
    etag = consultant.post(f"/users/{user.id}/disable", headers={"If-Match": etag}).headers["ETag"]
    assert consultant.post(f"/users/{user.id}/enable", headers={"If-Match": etag}).json()["second_factor"] is False


def test_a_recovery_code_replaces_the_app_once_and_is_told_by_mail(enrolled, browser, sql):
    user, page, _ = enrolled
    assert len(set(page.codes)) == 10
    elsewhere = browser()
    answer = elsewhere.login(user.email, recovery_code=page.codes[3])
    assert answer.status_code == 200
    assert answer.json()["recovery_codes_left"] == 9
    assert browser().login(user.email, recovery_code=page.codes[3]).json()["code"] == "login_failed"
    assert browser().login(user.email, "not the right password", recovery_code=page.codes[4]).json()["code"] == "login_failed"
    assert ("recovery_used",) in sql("SELECT kind FROM mail WHERE user_id = %s", user.id)
    kept = b"".join(bytes(one) for one in sql("SELECT recovery_digests FROM user_account WHERE id = %s", user.id)[0][0])
    assert not any(code.encode() in kept for code in page.codes)


def test_renewed_recovery_codes_replace_the_earlier_ones(enrolled, browser, password):
    user, page, _ = enrolled
    assert page.post("/second-factor/recovery-codes", {"current_password": "not this"}).status_code == 403
    renewed = page.post("/second-factor/recovery-codes", {"current_password": password}).json()["codes"]
    assert not set(renewed) & set(page.codes)
    assert browser().login(user.email, recovery_code=page.codes[0]).json()["code"] == "login_failed"
    assert browser().login(user.email, recovery_code=renewed[0]).status_code == 200
    page.post("/second-factor/remove", {"current_password": password})
    assert page.post("/second-factor/recovery-codes", {"current_password": password}).json()["code"] == "second_factor_off"


def test_one_recovery_code_at_many_browsers_at_once_opens_one_session(enrolled, browser):
    user, page, _ = enrolled
    pages = [browser() for _ in range(12)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda one: one.login(user.email, recovery_code=page.codes[0]).status_code, pages))
    assert answers.count(200) == 1
