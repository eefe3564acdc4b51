"""Candidates from proposal to placement, decided by the client."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
SLOT = {"start": SOON.isoformat(), "end": (SOON + timedelta(minutes=45)).isoformat(), "place": "Verzonnenkaai 12"}


def decisions(emitted):
    return [one.body for one in emitted("CandidateDecision")]


def test_a_proposal_is_a_name_and_a_text_and_no_more(manager, submitted, agency, emitted, db):
    vacancy = submitted()
    body = agency.candidate(vacancy["reference"], words="Drie jaar ervaring.")
    body["person"] |= {"birthDate": "2000-10-23", "nationality": ["BE"], "legalId": {"value": "00000000097", "schemeAgencyId": "BSN"}}
    body["person"]["communication"] = {"phone": [{"formattedNumber": "+32 400 00 00 17"}]}
    assert agency.deliver("HumanResource", body) == "applied"
    [listed] = manager.get("/candidates?waiting=true").json()["items"]
    shown = manager.get(f"/candidates/{listed['id']}").json()
    assert (shown["name"], shown["proposal"], shown["status"], shown["vacancy_title"]) == (
        "Fientje Fictief",
        "Drie jaar ervaring.",
        "proposed",
        "Orderpicker",
    )
    assert shown["allowed"] == ["shortlist", "plan_interview", "propose_slots", "accept", "reject", "comment"]
    assert manager.get(f"/vacancies/{vacancy['id']}").json()["status"] == "open"
    from sqlalchemy import text

    for table in ("candidate", "vacancy", "exchanged_copy", "comment"):
        for (row,) in db.execute(text(f"SELECT to_jsonb(t)::text FROM {table} t")):
            assert not any(secret in row for secret in ("2000-10-23", "00000000097", "+32 400 00 00 17", "nationality"))
    assert emitted("candidate.proposed")[0].data["temp"] == {"number": "T-1", "name": "Fientje Fictief"}


def test_a_newer_proposal_replaces_the_text(manager, candidates, agency):
    [one] = candidates()
    vacancy = manager.get(f"/vacancies/{one['vacancy_id']}").json()
    assert (
        agency.deliver("HumanResource", agency.candidate(vacancy["reference"], name="Fientje F. Fictief", words="Even better."))
        == "applied"
    )
    shown = manager.get(f"/candidates/{one['id']}").json()
    assert (shown["name"], shown["proposal"]) == ("Fientje F. Fictief", "Even better.")
    assert len(manager.get("/candidates").json()["items"]) == 1


def test_shortlist_and_interview_are_told_to_the_agency(manager, candidates, post, emitted):
    [one] = candidates()
    assert post(f"/candidates/{one['id']}/shortlist", one["version"]).json()["status"] == "shortlisted"
    planned = post(f"/candidates/{one['id']}/interview", body=SLOT).json()
    assert planned["status"] == "interview_planned"
    assert planned["interview"] == {
        "start": f"{SOON:%Y-%m-%dT%H:%M:%SZ}",
        "end": f"{SOON + timedelta(minutes=45):%Y-%m-%dT%H:%M:%SZ}",
        "place": "Verzonnenkaai 12",
        "cancelled": False,
    }
    told = decisions(emitted)
    assert [(each["decision"], each["version"]) for each in told] == [("shortlisted", 2), ("interview_planned", 3)]
    assert {**told[1]["interview"], "cancelled": False} == planned["interview"]
    assert told[1]["by"] == "Petronella Voorbeeld"


def test_the_interview_is_a_calendar_file(manager, candidates, post):
    [one] = candidates()
    path = f"/candidates/{one['id']}/interview"
    assert (manager.get(path).status_code, manager.get(path).json()["code"]) == (404, "interview_missing")
    post(path, body=SLOT)
    answer = manager.get(path)
    assert answer.headers["content-type"].startswith("text/calendar")
    text = answer.text.replace("\r\n ", "")
    assert f"UID:{one['id']}@interview.workaniser" in text
    assert f"DTSTART:{SOON:%Y%m%dT%H%M%SZ}" in text
    assert "SUMMARY:Fientje Fictief 1 – Orderpicker" in text
    moved = {**SLOT, "start": (SOON + timedelta(days=1)).isoformat(), "end": (SOON + timedelta(days=1, hours=1)).isoformat()}
    post(path, body=moved)
    again = manager.get(path).text
    assert f"UID:{one['id']}@interview.workaniser" in again.replace("\r\n ", "") and again != answer.text


def test_an_interview_is_ahead_and_has_an_end(candidates, post):
    [one] = candidates()
    path = f"/candidates/{one['id']}/interview"
    past = {"start": "2020-01-01T10:00:00Z", "end": "2020-01-01T11:00:00Z"}
    assert post(path, body=past).json()["code"] == "interview_past"
    assert post(path, body={**SLOT, "end": SLOT["start"]}).json()["code"] == "interview_length"


def test_accept_publishes_and_tells(manager, candidates, post, emitted):
    [one] = candidates()
    accepted = post(f"/candidates/{one['id']}/accept", one["version"]).json()
    assert (accepted["status"], accepted["allowed"]) == ("accepted", ["reject", "comment"])
    assert emitted("candidate.accepted")[0].data["status"] == "accepted"
    assert decisions(emitted)[0] | {"at": "", "version": 0} == {
        "vacancy": one["vacancy_id"], "candidate": "HR-1", "temp": "T-1", "decision": "accepted", "version": 0, "reason": None,
        "interview": None, "slots": [], "at": "", "by": "Petronella Voorbeeld",
    }  # fmt: skip


def test_no_more_are_accepted_than_there_are_positions(candidates, post):
    first, second = candidates(2, positions=1)
    assert post(f"/candidates/{first['id']}/accept").status_code == 200
    refused = post(f"/candidates/{second['id']}/accept")
    assert (refused.status_code, refused.json()["code"], refused.json()["params"]) == (409, "positions_taken", {"positions": 1})
    assert post(f"/candidates/{first['id']}/reject", body={"reason": "Cannot start in time"}).json()["status"] == "rejected"
    assert post(f"/candidates/{second['id']}/accept").json()["status"] == "accepted"


def test_reject_gives_the_reason(manager, candidates, post, emitted):
    [one] = candidates()
    rejected = post(f"/candidates/{one['id']}/reject", one["version"], {"reason": "No certificate"}).json()
    assert (rejected["status"], rejected["reason"], rejected["allowed"]) == ("rejected", "No certificate", ["comment"])
    assert emitted("candidate.rejected")[0].data["reason"] == decisions(emitted)[0]["reason"] == "No certificate"
    assert post(f"/candidates/{one['id']}/accept").json()["code"] == "state"


def test_nobody_decides_when_the_vacancy_is_over(candidates, post):
    [one] = candidates()
    post(f"/vacancies/{one['vacancy_id']}/close", body={"reason": "Solved internally"})
    assert post(f"/candidates/{one['id']}/accept").json()["code"] == "vacancy_over"


@pytest.mark.parametrize(
    ("ways", "version", "late"),
    [([("accept", None), ("reject", {"reason": "Somebody else"})], 1, 412), ([("accept", None)], "*", 409)],
    ids=["of whoever saw the same", "of whoever looked at nothing"],
)
def test_a_hundred_decisions_at_once_are_one_decision(candidates, post, emitted, ways, version, late):
    [one] = candidates()

    def decide(n):
        way, body = ways[n % len(ways)]
        return post(f"/candidates/{one['id']}/{way}", version, body).status_code

    with ThreadPoolExecutor(100) as pool:
        answers = list(pool.map(decide, range(100)))
    assert sorted(answers) == [200] + [late] * 99
    assert len(emitted("candidate.accepted")) + len(emitted("candidate.rejected")) == len(decisions(emitted)) == 1


def test_two_who_want_the_last_position_get_one(candidates, post, emitted):
    found = candidates(4, positions=1)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda one: post(f"/candidates/{one['id']}/accept").status_code, found))
    assert sorted(answers) == [200, 409, 409, 409]
    assert len(emitted("candidate.accepted")) == 1


def test_comments_are_seen_by_both_parties(manager, candidates, as_):
    [one] = candidates()
    consultant = as_("consultant", at="company", name="Consulent Verzonnen")
    path = f"/candidates/{one['id']}/comments"
    assert manager.post(path, json={"text": "Can she start on Monday?"}).status_code == 201
    answer = consultant.post(path, json={"text": "Yes."})
    assert answer.status_code == 201 and answer.json()["from_agency"]
    for reader in (manager, consultant):
        shown = reader.get(f"/candidates/{one['id']}").json()["comments"]
        assert [(each["text"], each["author_name"], each["from_agency"]) for each in shown] == [
            ("Can she start on Monday?", "Petronella Voorbeeld", False), ("Yes.", "Consulent Verzonnen", True),
        ]  # fmt: skip


def test_comments_of_others_are_unread_until_they_are_read(manager, candidates, as_):
    [one] = candidates()
    consultant, colleague = as_("consultant", at="company"), as_("hiring_manager", at="dept")
    path = f"/candidates/{one['id']}"

    def unread():
        listed = [who.get("/candidates").json()["items"][0]["unread"] for who in (manager, consultant, colleague)]
        assert listed == [who.get(path).json()["unread"] for who in (manager, consultant, colleague)]
        assert listed == [who.get("/vacancies").json()["items"][0]["unread"] for who in (manager, consultant, colleague)]
        return listed

    manager.post(f"{path}/comments", json={"text": "Can she start on Monday?"})
    assert unread() == [0, 1, 1]
    consultant.post(f"{path}/comments", json={"text": "Yes."})
    assert unread() == [1, 1, 2]
    before = manager.get(path).json()["version"]
    for _ in range(2):
        assert colleague.post(f"{path}/comments/read").status_code == 204
    assert unread() == [1, 1, 0]
    assert manager.get(path).json()["version"] == before, "reading changes nothing for others"
    manager.post(f"{path}/comments", json={"text": "Thank you."})
    assert unread() == [1, 2, 1]


def test_the_consultant_sees_and_does_not_decide(candidates, as_, post):
    [one] = candidates()
    consultant = as_("consultant", at="company")
    assert consultant.get(f"/candidates/{one['id']}").json()["allowed"] == ["propose_slots", "comment"]
    assert post(f"/candidates/{one['id']}/accept", client=consultant).status_code == 403


def test_the_cv_of_a_candidate_is_shown(manager, candidates, deliver, example, company):
    [one] = candidates()
    document = example("events", "document.stored") | {
        "company_id": str(company.id),
        "subject": {"type": "candidate", "id": one["id"], "reference": "HR-1"},
    }
    assert deliver("document.stored", document, aggregate_id=document["document_id"]) == "applied"
    assert manager.get(f"/candidates/{one['id']}").json()["cv"] == {
        "document_id": document["document_id"], "file_name": "cv-HR-2026-00451.pdf", "media_type": "application/pdf", "size": 18432,
    }  # fmt: skip
    other = document | {
        "kind": "contract",
        "subject": {"type": "contract", "id": one["id"], "reference": None},
        "file_name": "contract.pdf",
    }
    assert deliver("document.stored", other, aggregate_id=one["vacancy_id"]) == "applied"
    assert manager.get(f"/candidates/{one['id']}").json()["cv"]["file_name"] == "cv-HR-2026-00451.pdf"


def test_a_candidate_elsewhere_does_not_exist(candidates, as_, new_company):
    [one] = candidates()
    for other in (as_("hr_manager", at="site_b"), as_("hr_manager", at="company", company=new_company())):
        assert other.get(f"/candidates/{one['id']}").status_code == 404
        assert other.post(f"/candidates/{one['id']}/accept", headers={"If-Match": "*"}).status_code == 404
        assert other.get(f"/candidates?vacancy_id={one['vacancy_id']}").json()["items"] == []
