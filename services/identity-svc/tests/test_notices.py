"""Notices on the portal."""

import json
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

TEXT = {"nl": "Storing", "fr": "Panne", "en": "Disruption"}


@pytest.fixture
def operator(as_):
    return as_("operator")


def shown(anonymous):
    return {one["id"] for one in anonymous.get("/notices").json()["items"]}


def test_everybody_sees_a_notice_until_it_ends(operator, anonymous):
    answer = operator.post("/notices", json={"severity": "disruption", "text": TEXT})
    assert answer.status_code == 201
    notice = answer.json()
    assert notice["id"] in shown(anonymous)
    ended = operator.post(f"/notices/{notice['id']}/end", headers={"If-Match": answer.headers["ETag"]})
    assert ended.status_code == 200
    assert notice["id"] not in shown(anonymous)
    again = operator.post(f"/notices/{notice['id']}/end", headers={"If-Match": ended.headers["ETag"]})
    assert (again.status_code, again.json()["code"]) == (409, "notice_ended")


def test_a_notice_has_its_time(operator, anonymous):
    now = datetime.now(UTC)
    later = {"from": (now + timedelta(hours=1)).isoformat(), "until": (now + timedelta(hours=2)).isoformat()}
    notice = operator.post("/notices", json={"severity": "outage", "text": TEXT, **later}).json()
    assert notice["id"] not in shown(anonymous)
    reversed_one = {"severity": "outage", "text": TEXT, "from": later["until"], "until": later["from"]}
    assert operator.post("/notices", json=reversed_one).json()["code"] == "period_reversed"


def test_only_an_operator_posts(as_):
    assert as_("hr_manager").post("/notices", json={"severity": "outage", "text": TEXT}).status_code == 403
    assert as_("consultant").post("/notices", json={"severity": "outage", "text": TEXT}).status_code == 403


def test_a_notice_that_is_not_there(operator, company):
    assert operator.post(f"/notices/{company.id}/end", headers={"If-Match": "*"}).status_code == 404


def test_a_notice_reaches_its_audience_and_nobody_else(operator, anonymous, as_, new_company, company):
    other = new_company()
    ours, theirs, agency = as_("planner"), as_("planner", company=other), as_("consultant")

    def post(**more):
        return operator.post("/notices", json={"severity": "information", "text": TEXT, **more}).json()["id"]

    made = {
        "everybody": post(),
        "clients": post(audience="clients"),
        "one": post(audience="clients", company_ids=[str(company.id)]),
        "agency": post(audience="agency"),
    }

    def seen(client, path="/notices/mine"):
        ids = {one["id"] for one in client.get(path).json()["items"]}
        return {name for name, notice in made.items() if notice in ids}

    assert seen(anonymous, "/notices") == {"everybody"}
    assert seen(ours) == {"everybody", "clients", "one"}
    assert seen(theirs) == {"everybody", "clients"}
    assert seen(agency) == {"everybody", "agency"}
    assert "company_ids" not in ours.get("/notices/mine").json()["items"][0]
    assert seen(operator, "/notices/all?limit=200") == set(made)
    assert ours.get("/notices/all").status_code == 403
    wrong = operator.post("/notices", json={"severity": "information", "text": TEXT, "company_ids": [str(company.id)]})
    assert wrong.json()["code"] == "audience_clear"


def test_every_open_screen_is_told_of_a_notice(operator, admin_url):
    with psycopg.connect(admin_url, autocommit=True) as listening:
        listening.execute("LISTEN live")
        notice = operator.post("/notices", json={"severity": "outage", "text": TEXT}).json()
        told = [hint for one in listening.notifies(timeout=5, stop_after=1) for hint in json.loads(one.payload)]
    assert {
        "type": "notice.posted",
        "id": notice["id"],
        "version": 1,
        "company": None,
        "path": [],
        "needs": "notice:read",
        "people": [],
    } in told
