"""Choosing passwords: links, the change of one's own, and what is too easy to guess."""

import hashlib

import pytest

from identity import passwords, rules
from identity.models import User

NEW = "eleven grey herons waltz"


def test_a_link_can_be_looked_at_without_using_it_up(register, link_for, browser):
    user, page = register(language="fr"), browser()
    token = link_for(user.id)
    for _ in range(2):
        answer = page.post("/invitations/check", {"token": token})
        assert answer.status_code == 200
        assert answer.json()["email"] == "a***@client.example"
        assert (answer.json()["kind"], answer.json()["language"]) == ("invitation", "fr")
    assert page.post("/invitations/accept", {"token": token, "password": NEW}).status_code == 200
    assert page.get("/me").json()["email"] == user.email


def test_a_link_works_once(active, link_for, browser):
    user = active()
    token = link_for(user.id, "reset")
    assert browser().post("/invitations/accept", {"token": token, "password": NEW}).status_code == 200
    for path, body in [("check", {"token": token}), ("accept", {"token": token, "password": NEW})]:
        answer = browser().post(f"/invitations/{path}", body)
        assert (answer.status_code, answer.json()["code"]) == (404, "link_invalid")
    assert browser().login(user.email, NEW).status_code == 200


def test_a_new_link_replaces_the_old_one(register, link_for, browser):
    user = register()
    first, second = link_for(user.id), link_for(user.id)
    assert browser().post("/invitations/check", {"token": first}).status_code == 404
    assert browser().post("/invitations/check", {"token": second}).status_code == 200


def test_a_link_lives_a_day(register, link_for, browser, sql):
    user = register()
    token = link_for(user.id)
    assert sql("SELECT expires_at - now() <= interval '24 hours' FROM link WHERE user_id = %s", user.id) == [(True,)]
    sql("UPDATE link SET expires_at = now() - interval '1 second' WHERE user_id = %s", user.id)
    assert browser().post("/invitations/accept", {"token": token, "password": NEW}).status_code == 404


def test_links_and_cookies_are_kept_as_digests(active, link_for, browser, sql):
    user, page = active(), browser()
    page.login(user.email)
    token = link_for(user.id, "reset")
    kept = {bytes(row[0]) for row in sql("SELECT digest FROM link UNION SELECT digest FROM session_token UNION SELECT digest FROM device")}
    for secret in (token, page.jar["__Host-session"], page.jar["__Host-device"]):
        assert hashlib.sha256(secret.encode()).digest() in kept
        assert len(secret) == 43  # 256 bits
    dump = str(sql("SELECT * FROM link")) + str(sql("SELECT * FROM session_token")) + str(sql("SELECT * FROM mail"))
    assert token not in dump
    assert page.jar["__Host-session"] not in dump


def test_a_disabled_user_cannot_use_a_link(register, link_for, consultant, browser):
    user = register()
    token = link_for(user.id)
    consultant.post(f"/users/{user.id}/disable", headers={"If-Match": user.etag})
    assert browser().post("/invitations/accept", {"token": token, "password": NEW}).status_code == 404


def test_a_reset_ends_all_other_sessions(active, link_for, browser):
    user, elsewhere = active(), browser()
    elsewhere.login(user.email)
    assert browser().post("/invitations/accept", {"token": link_for(user.id, "reset"), "password": NEW}).status_code == 200
    assert elsewhere.post("/session/refresh").status_code == 401


def test_a_change_asks_the_current_password_and_ends_the_others(active, browser, password, sql):
    user, page, elsewhere = active(), browser(), browser()
    page.login(user.email)
    elsewhere.login(user.email)
    wrong = page.post("/password", {"current_password": "not this one", "new_password": NEW})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "password_wrong")
    assert page.post("/password", {"current_password": password, "new_password": NEW}).status_code == 204
    assert page.get("/me").status_code == 200
    assert page.post("/session/refresh").status_code == 200
    assert elsewhere.post("/session/refresh").status_code == 401
    assert browser().login(user.email, password).status_code == 401
    assert browser().login(user.email, NEW).status_code == 200
    assert ("password_changed",) in sql("SELECT kind FROM mail WHERE user_id = %s", user.id)


def test_guessing_the_current_password_is_slowed_down(active, browser):
    page = browser()
    page.login(active().email)
    body = {"current_password": "not this one", "new_password": NEW}
    answers = [page.post("/password", body).status_code for _ in range(rules.ACCOUNT_PACE.burst + 1)]
    assert answers == [403] * rules.ACCOUNT_PACE.burst + [429]


def test_forgotten_answers_alike_and_mails_only_who_exists(active, browser, sql):
    user = active()
    answers = [browser().post("/password/forgotten", {"email": one}) for one in (user.email, "nobody@client.example")]
    assert {(one.status_code, one.content) for one in answers} == {(204, b"")}
    assert sql("SELECT kind FROM mail WHERE user_id = %s AND kind = 'reset'", user.id) == [("reset",)]
    # The same row is written for nobody, so that both take the same time; the loop throws it away.
    assert sql("SELECT count(*) > 0 FROM mail WHERE user_id IS NULL AND kind = 'reset'") == [(True,)]


def test_forgotten_sends_an_invited_user_another_invitation(register, browser, sql):
    user = register(invite=False)
    browser().post("/password/forgotten", {"email": user.email})
    assert sql("SELECT kind FROM mail WHERE user_id = %s", user.id) == [("invitation",)]


def test_nobodys_mailbox_is_flooded(active, browser, sql):
    user = active()
    for _ in range(rules.MAIL_PACE.burst + 2):
        assert browser().post("/password/forgotten", {"email": user.email}).status_code == 204
    assert sql("SELECT count(*) FROM mail WHERE user_id = %s AND kind = 'reset'", user.id) == [(rules.MAIL_PACE.burst,)]


@pytest.mark.parametrize(
    ("weak", "reason"),
    [
        ("passwordpassword", "common"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "common"),
        ("qwertyuiopasdfghjkl", "common"),
        ("123456789012345678", "common"),
        ("Anna.Voorbeeld2026", "personal"),
        ("workaniser workaniser", "personal"),
        ("UnitCompanyUnitCompany", "personal"),
    ],
)
def test_weak_passwords_are_refused_and_leave_the_link(register, link_for, browser, weak, reason):
    user = register()
    token = link_for(user.id)
    answer = browser().post("/invitations/accept", {"token": token, "password": weak})
    assert answer.status_code == 400, answer.text
    assert (answer.json()["code"], answer.json()["params"]["reason"]) == ("password_weak", reason)
    assert weak not in answer.text
    assert browser().post("/invitations/check", {"token": token}).status_code == 200


@pytest.mark.parametrize(("length", "status"), [(14, 400), (15, 200), (256, 200), (257, 400)])
def test_length_counts_and_nothing_else(register, link_for, browser, length, status):
    letters = "bq xk vjw zpf ohd gmy tlr nce " * 9
    body = {"token": link_for(register().id), "password": letters[:length].rstrip().ljust(length, "é")}
    assert browser().post("/invitations/accept", body).status_code == status


def test_a_password_is_taken_exactly_as_typed(register, link_for, browser):
    user, typed = register(), "  Ünï cödé 🦦 wachtwoord  "
    assert browser().post("/invitations/accept", {"token": link_for(user.id), "password": typed}).status_code == 200
    assert browser().login(user.email, typed.strip()).status_code == 401
    assert browser().login(user.email, typed.lower()).status_code == 401
    assert browser().login(user.email, typed).status_code == 200


def test_stolen_passwords_are_refused(tmp_path, monkeypatch, admin_url):
    from chassis import Invalid
    from chassis.settings import settings

    stolen = [f"stolen otter number {n} of many" for n in range(50)]
    file = tmp_path / "stolen.bin"
    file.write_bytes(b"".join(sorted(hashlib.sha1(one.encode()).digest() for one in stolen)))
    monkeypatch.setattr(settings(), "breached_passwords", str(file))
    passwords._stolen_digests.cache_clear()
    somebody = User(email="a@client.example", first_name="Anna", last_name="Voorbeeld", job_title="Planner")
    for one in stolen:
        with pytest.raises(Invalid) as refusal:
            passwords.refuse_weak(one, somebody)
        assert refusal.value.params["reason"] == "breached"
    passwords.refuse_weak("stolen otter number 50 of many", somebody)


def test_the_hash_is_argon2id_and_salted():
    first, second = passwords.hashed(NEW), passwords.hashed(NEW)
    assert first != second
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.matches(first, NEW)
    assert not passwords.matches(first, NEW + " ")
    assert not passwords.matches(None, NEW)
    assert not passwords.matches("$argon2id$broken", NEW)


@pytest.mark.parametrize(
    ("password", "acceptable", "reason"),
    [("short one", False, "short"), ("passwordpassword", False, "common"), ("nine purple otters juggle", True, None)],
)
def test_strength_is_told_by_the_rules_that_choosing_applies(anonymous, password, acceptable, reason):
    answer = anonymous.post("/password/strength", json={"password": password}).json()
    assert (answer["acceptable"], answer["reason"]) == (acceptable, reason)
    assert answer["score"] >= 3 if acceptable else answer["score"] < 3


def test_strength_counts_the_words_of_the_links_user_and_leaves_the_link(anonymous, register, link_for):
    user = register()
    token = link_for(user.id)
    asked = {"password": "Anna Voorbeeld Planner", "token": token}
    assert anonymous.post("/password/strength", json=asked).json()["reason"] == "personal"
    assert anonymous.post("/password/strength", json={**asked, "token": "x" * 43}).status_code == 404
    assert anonymous.post("/invitations/check", json={"token": token}).status_code == 200


def test_strength_is_not_asked_for_ever(browser):
    page = browser()
    answers = [page.post("/password/strength", {"password": "a"}).status_code for _ in range(130)]
    assert answers[0] == 200
    assert 429 in answers
