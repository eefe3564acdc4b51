"""Interviews: moments proposed by either side, agreed, called off; as a calendar file and to the back office."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)


def moment(days=0, place=None):
    start = SOON + timedelta(days=days)
    return {"start": f"{start:%Y-%m-%dT%H:%M:%SZ}", "end": f"{start + timedelta(minutes=45):%Y-%m-%dT%H:%M:%SZ}", "place": place}


@pytest.fixture
def consultant(as_):
    return as_("consultant", at=None, agency=True, name="Coenraad Consulent")


@pytest.fixture
def one(candidates):
    [made] = candidates()
    return made


def told(emitted):
    return [each.body for each in emitted("CandidateDecision")]


def test_the_agency_proposes_by_queue_and_the_client_agrees(manager, one, agency, post, emitted):
    assert agency.slots(one, [moment(0), moment(1, "Verzonnenkaai 12")]) == "applied"
    shown = manager.get(f"/candidates/{one['id']}").json()
    assert [(each["start"], each["from_agency"], each["by"], each["mine"]) for each in shown["slots"]] == [
        (moment(0)["start"], True, None, False), (moment(1)["start"], True, None, False),
    ]  # fmt: skip
    assert shown["status"] == "proposed" and shown["timeline"][-1] | {"at": 0} == {
        "at": 0, "actor": "backoffice", "actor_name": None, "action": "candidate.slots_proposed", "note": "2",
    }  # fmt: skip
    agreed = post(f"/candidates/{one['id']}/slots/confirm", shown["version"], {"slot_id": shown["slots"][1]["id"]}).json()
    assert agreed["status"] == "interview_planned" and agreed["slots"] == []
    assert agreed["interview"] == {**moment(1, "Verzonnenkaai 12"), "cancelled": False}
    [decision] = told(emitted)
    assert (decision["decision"], decision["interview"], decision["slots"]) == ("interview_planned", moment(1, "Verzonnenkaai 12"), [])


def test_the_client_proposes_and_the_back_office_agrees(manager, one, agency, post, emitted):
    path = f"/candidates/{one['id']}"
    shown = post(f"{path}/slots", one["version"], {"slots": [moment(0), moment(3)]}).json()
    assert [(each["mine"], each["by"]) for each in shown["slots"]] == [(True, "Petronella Voorbeeld")] * 2
    [decision] = told(emitted)
    assert decision["decision"] == "interview_proposed"
    assert decision["slots"] == [{**moment(0), "from_agency": False}, {**moment(3), "from_agency": False}]
    assert post(f"{path}/slots/confirm", body={"slot_id": shown["slots"][0]["id"]}).json()["code"] == "own_slot"
    assert agency.slots(one, [], confirmed=moment(9)["start"]) == "dead:slot_gone"
    assert agency.slots(one, [], confirmed=moment(3)["start"]) == "applied"
    assert manager.get(path).json()["interview"] == {**moment(3), "cancelled": False}


def test_the_consultant_proposes_in_the_portal(manager, one, consultant, post, company):
    path, chosen = f"/candidates/{one['id']}", {"Workaniser-Company": str(company.id), "If-Match": "*"}
    shown = consultant.post(f"{path}/slots", json={"slots": [moment(1)]}, headers=chosen).json()
    assert [(each["from_agency"], each["by"], each["mine"]) for each in shown["slots"]] == [(True, "Coenraad Consulent", True)]
    slot = {"slot_id": shown["slots"][0]["id"]}
    assert consultant.post(f"{path}/slots/confirm", json=slot, headers=chosen).json()["code"] == "own_slot"
    assert consultant.post(f"{path}/interview", json=moment(1), headers=chosen).status_code == 403
    assert post(f"{path}/slots/confirm", body=slot).json()["status"] == "interview_planned"
    called_off = consultant.post(f"{path}/interview/cancel", json={"reason": "She is ill that day"}, headers=chosen).json()
    assert (called_off["status"], called_off["interview"]["cancelled"]) == ("shortlisted", True)


def test_a_moment_can_be_taken_back_once(manager, one, post, emitted):
    path = f"/candidates/{one['id']}"
    shown = post(f"{path}/slots", body={"slots": [moment(0)]}).json()
    slot = {"slot_id": shown["slots"][0]["id"]}
    assert post(f"{path}/slots/withdraw", shown["version"], slot).json()["slots"] == []
    assert [each["slots"] for each in told(emitted)][-1] == []
    for step in ("withdraw", "confirm"):
        assert post(f"{path}/slots/{step}", body=slot).json()["code"] == "slot_gone"


@pytest.mark.parametrize(
    ("slots", "code"),
    [
        ([{"start": "2020-01-06T09:00:00Z", "end": "2020-01-06T10:00:00Z"}], "interview_past"),
        ([{**moment(0), "end": moment(1)["end"]}], "interview_length"),
        ([moment(0)] * 11, "body_invalid"),
        ([], "body_invalid"),
    ],
)
def test_moments_that_cannot_be_are_refused(one, post, slots, code):
    assert post(f"/candidates/{one['id']}/slots", body={"slots": slots}).json()["code"] == code


def test_there_are_so_many_moments_and_no_more(one, post):
    for expected in (200, 200, 409):
        answer = post(f"/candidates/{one['id']}/slots", body={"slots": [moment(n) for n in range(10)]})
        assert answer.status_code == expected
    assert (answer.json()["code"], answer.json()["params"]) == ("too_many", {"most": 20})


def test_the_calendar_file_asks_then_changes_then_cancels(manager, one, post):
    path, sequences = f"/candidates/{one['id']}/interview", []
    for days in (0, 1):
        post(path, body=moment(days, "Verzonnenkaai 12"))
        answer = manager.get(path)
        assert answer.headers["content-type"].startswith("text/calendar; method=REQUEST")
        calendar = Calendar.from_ical(answer.text)
        [event] = calendar.walk("VEVENT")
        assert (calendar["METHOD"], event["STATUS"], event["UID"]) == ("REQUEST", "CONFIRMED", f"{one['id']}@interview.workaniser")
        assert event.decoded("DTSTART") == SOON + timedelta(days=days)
        assert event["ORGANIZER"] == "mailto:petronella@havenlicht.example" and event["ORGANIZER"].params["CN"] == "Petronella Voorbeeld"
        sequences.append(event["SEQUENCE"])
    assert post(f"{path}/cancel", body={"reason": "Another week"}).json()["status"] == "shortlisted"
    calendar = Calendar.from_ical(manager.get(path).text)
    [event] = calendar.walk("VEVENT")
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert sequences[0] < sequences[1] < event["SEQUENCE"]
    assert post(f"{path}/cancel", body={"reason": "Once more"}).json()["code"] == "interview_missing"


def test_the_calendar_file_cancels_when_the_vacancy_is_over(manager, one, post):
    path = f"/candidates/{one['id']}/interview"
    post(path, body=moment(0))
    [asked] = Calendar.from_ical(manager.get(path).text).walk("VEVENT")
    post(f"/vacancies/{one['vacancy_id']}/cancel", body={"reason": "Order lost"})
    calendar = Calendar.from_ical(manager.get(path).text)
    [event] = calendar.walk("VEVENT")
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED") and event["SEQUENCE"] > asked["SEQUENCE"]


@pytest.mark.parametrize("how", ["reject", "withdraw"])
def test_whoever_is_out_has_no_interview_any_more(manager, one, post, agency, how):
    post(f"/candidates/{one['id']}/interview", body=moment(0))
    if how == "reject":
        post(f"/candidates/{one['id']}/reject", body={"reason": "No certificate"})
    else:
        agency.deliver("HumanResource", agency.candidate(one["vacancy_id"], reasonOfChange="withdrawn"))
    assert manager.get(f"/candidates/{one['id']}").json()["interview"]["cancelled"] is True


def test_the_back_office_calls_an_interview_off(manager, one, post, agency):
    assert agency.slots(one, [], cancelled=True) == "dead:interview_missing"
    post(f"/candidates/{one['id']}/interview", body=moment(0))
    assert agency.slots(one, [], cancelled=True) == "applied"
    shown = manager.get(f"/candidates/{one['id']}").json()
    assert (shown["status"], shown["interview"]["cancelled"], shown["timeline"][-1]["note"]) == ("shortlisted", True, "agency")


def test_moments_for_nobody_are_refused(one, agency):
    assert agency.slots({**one, "vacancy_id": "nothing"}, [moment(0)]) == "dead:candidate_unknown"
    assert agency.slots(one, [moment(0)], candidate="HR-99") == "dead:candidate_unknown"
