"""Approval rights handed to a colleague: no wider, no longer, never handed on, and ended with the giver's own."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.ids import uuid7
from identity.models import today
from identity.rules import common_days


@pytest.fixture
def signed_in(active, browser):
    """`signed_in(role, at=unit)` is a user with a browser of their own."""

    def make(*arguments, **options):
        user, page = active(*arguments, **options), browser()
        page.login(user.email)
        page.user = user
        return page

    return make


@pytest.fixture
def boss(signed_in):
    return signed_in("timesheet_approver", at="dept")


@pytest.fixture
def colleague(signed_in, company):
    return signed_in("hiring_manager", at="site_a", unit_id=str(company.units["site_a"]))


@pytest.fixture
def gift(company):
    def make(to, **more):
        days = {"from": today().isoformat(), "until": (today() + timedelta(days=14)).isoformat()}
        return {"to_user_id": str(to.user.id), "unit_id": str(company.units["team"]), "permission": "timesheet:approve", **days, **more}

    return make


@pytest.fixture
def told(emitted):
    """What the other services know of a user's handed rights."""

    def read(page):
        last = [one for one in emitted("access.changed") if one.aggregate_id == page.user.id][-1]
        return [
            (one["unit_id"], one["permissions"], one["from"], one["until"]) for one in last.data["grants"] if one["role"] == "handed_over"
        ]

    return read


def test_a_handed_right_is_told_everywhere_and_seen_by_both(boss, colleague, gift, told, company, sql):
    answer = boss.post("/delegations", gift(colleague))
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["state"], made["unit_name"], made["from_name"]) == ("current", "Unit team", "Anna Voorbeeld")
    rights = ["timesheet:approve", "timesheet:read"]
    assert told(colleague) == [(str(company.units["team"]), rights, made["from"], made["until"])]
    for page in (boss, colleague):
        assert [one["id"] for one in page.get("/delegations").json()["items"]] == [made["id"]]
    colleague.post("/session/refresh")
    me = colleague.get("/me").json()
    assert "timesheet:approve" in me["permissions"]
    assert "timesheet" in me["modules"]
    assert ("delegated",) in sql("SELECT kind FROM mail WHERE user_id = %s", colleague.user.id)
    assert sql("SELECT actor FROM audit WHERE action = 'delegation.given' AND aggregate_id = %s", made["id"]) == [(str(boss.user.id),)]


@pytest.mark.parametrize("who", ["boss", "colleague"])
def test_either_can_end_it_once(boss, colleague, gift, told, who):
    made = boss.post("/delegations", gift(colleague))
    page = {"boss": boss, "colleague": colleague}[who]
    assert page.post(f"/delegations/{made.json()['id']}/end").status_code == 428
    ended = page.post(f"/delegations/{made.json()['id']}/end", headers={"If-Match": made.headers["ETag"]})
    assert (ended.status_code, ended.json()["state"]) == (200, "ended")
    assert told(colleague) == []
    again = page.post(f"/delegations/{made.json()['id']}/end", headers={"If-Match": ended.headers["ETag"]})
    assert (again.status_code, again.json()["code"]) == (409, "delegation_ended")


def test_nobody_else_sees_or_ends_it(boss, colleague, gift, signed_in):
    made = boss.post("/delegations", gift(colleague))
    third = signed_in("hr_manager")
    assert third.get("/delegations").json()["items"] == []
    assert third.post(f"/delegations/{made.json()['id']}/end", headers={"If-Match": made.headers["ETag"]}).status_code == 404


def test_only_ones_own_approval_rights_in_ones_own_units(boss, colleague, gift, company):
    """A manager cannot hand over, and so not gain, what they do not have."""
    elsewhere = boss.post("/delegations", gift(colleague, unit_id=str(company.units["site_b"])))
    above = boss.post("/delegations", gift(colleague, unit_id=str(company.units["site_a"])))
    missing = boss.post("/delegations", gift(colleague, permission="vacancy:approve"))
    nowhere = boss.post("/delegations", gift(colleague, unit_id=str(uuid7())))
    for answer in (elsewhere, above, missing, nowhere):
        assert (answer.status_code, answer.json()["code"]) == (400, "unit_unknown")
    assert boss.post("/delegations", gift(colleague, permission="user:write")).json()["code"] == "body_invalid"


def test_only_to_an_active_colleague_of_the_same_line(boss, colleague, gift, signed_in, register, company, new_company):
    sideways = signed_in("timesheet_approver", at="site_b", unit_id=str(company.units["site_b"]))
    invited = register("planner", at="dept")
    names = [
        one["id"]
        for one in boss.get(f"/delegations/colleagues?unit_id={company.units['team']}&permission=timesheet:approve").json()["items"]
    ]
    assert str(colleague.user.id) in names
    assert not {str(sideways.user.id), str(invited.id), str(boss.user.id)} & set(names)
    for wanted in (str(sideways.user.id), str(invited.id), str(boss.user.id), str(uuid7())):
        answer = boss.post("/delegations", gift(colleague, to_user_id=wanted))
        assert (answer.status_code, answer.json()["code"]) == (400, "colleague_unknown")


def test_what_was_handed_over_cannot_be_handed_on(boss, colleague, gift, signed_in):
    boss.post("/delegations", gift(colleague))
    colleague.post("/session/refresh")
    third = signed_in("planner", at="dept")
    assert colleague.post("/delegations", gift(third)).json()["code"] == "unit_unknown"


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(-1, 3, "period_past"), (3, 2, "period_reversed"), (0, 185, "period_too_long"), (0, 184, None), (0, 0, None)],
)
def test_the_days_are_given_and_not_too_many(boss, colleague, gift, first, last, code):
    days = {"from": (today() + timedelta(days=first)).isoformat(), "until": (today() + timedelta(days=last)).isoformat()}
    assert boss.post("/delegations", gift(colleague, **days)).json().get("code") == code


def test_the_same_right_is_handed_over_once(boss, colleague, gift):
    assert boss.post("/delegations", gift(colleague)).status_code == 201
    assert boss.post("/delegations", gift(colleague)).json()["code"] == "delegation_repeated"


@pytest.mark.parametrize("how", ["grants", "role", "disabled"])
def test_it_ends_with_the_givers_own_right(boss, colleague, gift, told, consultant, how):
    boss.post("/delegations", gift(colleague))
    etag = consultant.get(f"/users/{boss.user.id}").headers["ETag"]
    if how == "grants":
        consultant.put(f"/users/{boss.user.id}/grants", json={"grants": []}, headers={"If-Match": etag})
    elif how == "disabled":
        consultant.post(f"/users/{boss.user.id}/disable", headers={"If-Match": etag})
    else:
        body = {"name": {"nl": "x", "fr": "x", "en": "x"}, "permissions": ["timesheet:read"]}
        consultant.put("/roles/timesheet_approver", json=body, headers={"If-Match": '"0"'})
    assert told(colleague) == []


def test_it_lasts_no_longer_than_the_givers_own_right(boss, colleague, gift, told, consultant, company):
    boss.post("/delegations", gift(colleague))
    soon = (today() + timedelta(days=3)).isoformat()
    grants = [{"unit_id": str(company.units["dept"]), "role": "timesheet_approver", "from": None, "until": soon}]
    etag = consultant.get(f"/users/{boss.user.id}").headers["ETag"]
    consultant.put(f"/users/{boss.user.id}/grants", json={"grants": grants}, headers={"If-Match": etag})
    ((_, _, _, until),) = told(colleague)
    assert until == soon


def test_a_user_of_the_agency_has_nothing_to_hand_over(as_, active, company, sql):
    desk = as_("consultant")
    sql(
        "INSERT INTO user_account (id, first_name, last_name, job_title, email, language, status, totp_on, totp_used, counts_from, unit_path)"
        " VALUES (%s, 'C', 'Voorbeeld', 'Consultant', %s, 'nl', 'active', false, 0, now(), '{}')",
        desk.user_id,
        f"{desk.user_id}@agency.example",
    )
    days = {"from": today().isoformat(), "until": today().isoformat()}
    body = {"to_user_id": str(active().id), "unit_id": str(company.units["team"]), "permission": "timesheet:approve", **days}
    assert desk.post("/delegations", json=body).json()["code"] == "unit_unknown"
    assert desk.get("/delegations").json()["items"] == []


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 31))


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=3))
def test_common_days_are_those_in_every_period(periods):
    inside = [
        day
        for day in (date(2025, 12, 1) + timedelta(days=n) for n in range(150))
        if all((first or date.min) <= day <= (last or date.max) for first, last in periods)
    ]
    shared = common_days(*periods)
    assert [day for day in inside if shared and (shared[0] or date.min) <= day <= (shared[1] or date.max)] == inside
    assert shared is not None or not inside
