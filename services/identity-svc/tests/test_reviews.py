"""Rounds about who still needs which access."""

from datetime import timedelta

import pytest

from chassis.ids import uuid7
from identity.models import today

SOON = (today() + timedelta(days=14)).isoformat()


@pytest.fixture
def opened(consultant, company):
    def make(at="company", due_on=SOON):
        answer = consultant.post("/reviews", json={"unit_id": str(company.units[at]), "due_on": due_on})
        assert answer.status_code == 201, answer.text
        return answer.json()

    return make


def lines(client, review, **query):
    return {one["user_id"]: one for one in client.get(f"/reviews/{review['id']}/lines", params=query).json()["items"]}


def said(line, answer="confirmed", **more):
    return {"user_id": line["user_id"], "user_version": line["user_version"], "answer": answer, **more}


@pytest.fixture
def people(active, company):
    return {unit: active("planner", at=unit, unit_id=str(company.units[unit])) for unit in ("company", "site_a", "team", "site_b")}


@pytest.fixture
def hr(active, as_, company):
    """HR managers who are users as well, by the unit of their right."""

    def make(at):
        user = active("hr_manager", at=at, unit_id=str(company.units[at]))
        return as_("hr_manager", at=at, user_id=user.id)

    return make


def test_a_round_lists_everybody_and_tells_who_is_to_answer(opened, people, hr, consultant, as_, sql):
    manager = hr("company")
    review = opened()
    assert (review["total"], review["open"], review["is_overdue"]) == (5, 5, False)
    assert manager.get(f"/reviews/{review['id']}").json()["to_answer"] == 4  # not for themselves
    assert as_("privacy_officer").get(f"/reviews/{review['id']}").json()["to_answer"] == 0
    found = lines(consultant, review)
    assert found.keys() == {str(one.id) for one in people.values()} | {str(manager.user_id)}
    one = found[str(people["team"].id)]
    assert [(grant["role"], grant["unit_name"]) for grant in one["grants"]] == [("planner", "Unit team")]
    assert one["last_login_at"] is not None
    assert sql("SELECT user_id FROM mail WHERE kind = 'review'") == [(manager.user_id,)] or (manager.user_id,) in sql(
        "SELECT user_id FROM mail WHERE kind = 'review'"
    )


def test_who_answers_sees_and_answers_only_their_own_units(opened, people, hr):
    manager = hr("site_a")
    review = opened()
    found = lines(manager, review)
    assert found.keys() == {str(people["site_a"].id), str(people["team"].id), str(manager.user_id)}
    assert manager.get(f"/reviews/{review['id']}").json()["total"] == 3
    outside = {"user_id": str(people["site_b"].id), "user_version": 1, "answer": "confirmed"}
    assert manager.post(f"/reviews/{review['id']}/answer", json={"answers": [outside]}).status_code == 404
    answer = manager.post(f"/reviews/{review['id']}/answer", json={"answers": [said(found[str(people["team"].id)])]})
    assert (answer.json()["confirmed"], answer.json()["open"]) == (1, 2)


def test_a_round_of_a_site_does_not_concern_another(opened, people, hr):
    review = opened("site_a")
    assert hr("site_b").get(f"/reviews/{review['id']}").status_code == 404
    assert hr("site_b").get("/reviews").json()["items"] == []
    assert [one["id"] for one in hr("team").get("/reviews").json()["items"]] == [review["id"]]


def test_what_has_to_change_is_said_and_what_changed_since_is_seen(opened, people, hr, consultant):
    manager, review = hr("company"), opened()
    line = lines(manager, review)[str(people["team"].id)]
    path = f"/reviews/{review['id']}/answer"
    assert manager.post(path, json={"answers": [said(line, "wrong")]}).json()["code"] == "remark_missing"
    assert manager.post(path, json={"answers": [said(line, "wrong", remark="Werkt nu in Luik")]}).json()["wrong"] == 1
    shown = lines(consultant, review, state="wrong")[line["user_id"]]
    assert (shown["remark"], shown["answered_by"], shown["is_changed_since"]) == ("Werkt nu in Luik", "Anna Voorbeeld", False)
    etag = consultant.get(f"/users/{line['user_id']}").headers["ETag"]
    consultant.put(f"/users/{line['user_id']}/grants", json={"grants": []}, headers={"If-Match": etag})
    assert lines(consultant, review)[line["user_id"]]["is_changed_since"] is True


def test_nobody_confirms_their_own_access(opened, people, hr):
    manager, review = hr("company"), opened()
    answer = manager.post(f"/reviews/{review['id']}/answer", json={"answers": [said(lines(manager, review)[str(manager.user_id)])]})
    assert (answer.status_code, answer.json()["code"]) == (409, "own_access")


def test_an_answer_about_an_earlier_version_is_refused_whole(opened, people, hr, consultant):
    manager, review = hr("company"), opened()
    seen = lines(manager, review)
    changed = people["team"]
    etag = consultant.get(f"/users/{changed.id}").headers["ETag"]
    consultant.patch(f"/users/{changed.id}", json={"job_title": "Hoofd"}, headers={"If-Match": etag})
    both = [said(seen[str(people[unit].id)]) for unit in ("site_a", "team")]
    answer = manager.post(f"/reviews/{review['id']}/answer", json={"answers": both})
    assert (answer.status_code, answer.json()["code"], answer.json()["params"]["user_id"]) == (409, "review_outdated", str(changed.id))
    assert manager.get(f"/reviews/{review['id']}").json()["confirmed"] == 0


def test_what_is_not_answered_in_time_is_overdue(opened, people, consultant, sql):
    review = opened()
    sql("UPDATE review SET due_on = current_date - 2 WHERE id = %s", review["id"])
    assert consultant.get(f"/reviews/{review['id']}").json()["is_overdue"] is True
    assert len(lines(consultant, review, state="overdue")) == len(people)


def test_a_closed_round_takes_no_answers(opened, people, consultant, hr):
    manager, review = hr("company"), opened()
    seen = lines(manager, review)
    assert manager.post(f"/reviews/{review['id']}/close", headers={"If-Match": "*"}).status_code == 403
    closed = consultant.post(f"/reviews/{review['id']}/close", headers={"If-Match": f'"{review["version"]}"'})
    assert closed.json()["closed_at"] is not None
    answer = manager.post(f"/reviews/{review['id']}/answer", json={"answers": [said(seen[str(people["team"].id)])]})
    assert (answer.status_code, answer.json()["code"]) == (409, "review_closed")


def test_a_round_ends_in_the_future_and_is_of_a_unit_here(consultant, company):
    past = {"unit_id": str(company.units["company"]), "due_on": (today() - timedelta(days=1)).isoformat()}
    assert consultant.post("/reviews", json=past).json()["code"] == "due_past"
    assert consultant.post("/reviews", json={"unit_id": str(uuid7()), "due_on": SOON}).json()["code"] == "unit_unknown"


def test_only_the_agency_begins_a_round(as_, company):
    body = {"unit_id": str(company.units["company"]), "due_on": SOON}
    assert as_("hr_manager").post("/reviews", json=body).status_code == 403
