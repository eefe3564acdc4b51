"""The authenticator app."""

import base64
import time

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
    assert page.post("/second-factor/confirm", {"totp": rules.totp(secret, time.time(), -1)}).status_code == 204
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
