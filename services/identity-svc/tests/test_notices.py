"""Notices on the portal."""

from datetime import UTC, datetime, timedelta

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
