"""`allowed` is exactly what the calls accept: in every state, every call is tried and held against what was shown before."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from chassis.ids import uuid7
from vacancy.models.candidates import STAGES, Candidate
from vacancy.models.vacancies import OVER, WITH_AGENCY, Vacancy

STATUSES = ("draft", "awaiting_approval", *WITH_AGENCY, *OVER)
SOON = datetime.now(UTC) + timedelta(days=3)
MOMENT = {"start": SOON.isoformat(), "end": (SOON + timedelta(hours=1)).isoformat()}
WHY = {"reason": "Because of this test"}
VACANCY_CALLS = {
    "update": ("PATCH", "", {"description": "Something else"}),
    "copy": ("POST", "/copy", None),
    "submit": ("POST", "/submit", None),
    "approve": ("POST", "/approve", None),
    "return": ("POST", "/return", WHY),
    "close": ("POST", "/close", WHY),
    "cancel": ("POST", "/cancel", WHY),
}
CANDIDATE_CALLS = {
    "shortlist": ("/shortlist", None),
    "plan_interview": ("/interview", MOMENT),
    "propose_slots": ("/slots", {"slots": [MOMENT]}),
    "cancel_interview": ("/interview/cancel", WHY),
    "accept": ("/accept", None),
    "reject": ("/reject", WHY),
    "comment": ("/comments", {"text": "A remark"}),
}


def vacancy(db, company, **more):
    place = {"company_id": company.id, "unit_id": company.units["dept"], "unit_path": company.path("dept")}
    whole = {
        "positions": 2, "filled": 0, "motive": "temporary_increase", "justification": "Peak", "starts_on": date(2027, 1, 4),
        "ends_on": date(2027, 2, 26), "hours_per_week": 38, "contact_name": "Petronella Voorbeeld", "requirements": [], "title": "Packer",
        "copies": 0, "confirmed": 0, "differences": [], "origin": "portal", "version": 1,
    }  # fmt: skip
    made = uuid7()
    db.add(one := Vacancy(id=made, reference=str(made), **place, **{**whole, **more}))
    db.flush()
    return one


def candidate(db, one, status, number="1"):
    place = {name: getattr(one, name) for name in ("company_id", "unit_id", "unit_path")}
    interview = {"interview_start": SOON, "interview_end": SOON + timedelta(hours=1)} if status == "interview_planned" else {}
    db.add(made := Candidate(id=uuid7(), vacancy_id=one.id, reference=f"HR-{number}", temp_number=f"T-{number}", name="Fientje Fictief",
                             status=status, version=1, slots=[], interview_cancelled=False, **interview, **place))  # fmt: skip
    db.flush()
    return made


def accepted(client, method, path, body):
    options = {"json": body} if body is not None else {}
    answer = client.request(method, path, headers={"If-Match": "*"}, **options)
    assert answer.status_code < 300 or answer.status_code == 409, answer.text
    return answer.status_code < 300


CONTENTS = {
    "": {},
    "one filled": {"filled": 1},
    "incomplete": {"justification": None},
    "period_too_long": {"motive": "inflow", "ends_on": date(2027, 12, 31)},
}


@pytest.mark.parametrize("status", STATUSES)
def test_a_vacancy_allows_exactly_what_its_calls_accept(db, company, as_, status):
    chief = as_("hr_manager", at="company")
    for (code, content), (verb, (method, path, body)) in product(CONTENTS.items(), VACANCY_CALLS.items()):
        before = status in ("draft", "awaiting_approval")
        if content and not before and verb != "cancel":
            continue  # the agency only has whole vacancies
        one = vacancy(db, company, status=status, **content)
        shown = chief.get(f"/vacancies/{one.id}").json()
        assert accepted(chief, method, f"/vacancies/{one.id}{path}", body) == (verb in shown["allowed"]), (verb, shown["allowed"])
        assert (shown["obstacle"] or {"code": None})["code"] == (code if before and code in ("incomplete", "period_too_long") else None)


@pytest.mark.parametrize("status", STAGES)
def test_a_candidate_allows_exactly_what_the_calls_accept(db, company, as_, status):
    chief = as_("hr_manager", at="company")
    for around, others, (verb, (path, body)) in product(("open", "closed"), (0, 2), CANDIDATE_CALLS.items()):
        whole = vacancy(db, company, status=around)
        for number in range(others):
            candidate(db, whole, "accepted", f"other-{number}")
        one = candidate(db, whole, status)
        allowed = chief.get(f"/candidates/{one.id}").json()["allowed"]
        assert accepted(chief, "POST", f"/candidates/{one.id}{path}", body) == (verb in allowed), (verb, allowed)


def test_nobody_is_allowed_more_than_their_rights(db, company, as_):
    reader = as_("", at="dept", permissions=["vacancy:read", "candidate:read"])
    for status in STATUSES:
        assert reader.get(f"/vacancies/{vacancy(db, company, status=status).id}").json()["allowed"] == []
    one = candidate(db, vacancy(db, company, status="open"), "proposed")
    assert reader.get(f"/candidates/{one.id}").json()["allowed"] == []
