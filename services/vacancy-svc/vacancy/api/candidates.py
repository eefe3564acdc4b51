"""Candidates: search, see, shortlist, interview, accept, reject."""

from datetime import UTC, datetime
from typing import Any

from chassis import Download, fetch, publish, record, session
from vacancy import calendar, queries
from vacancy.exchange import tell_decision
from vacancy.models.candidates import Candidate
from vacancy.models.vacancies import Vacancy


def search(limit: int = 50, cursor: str | None = None, **filters: Any) -> dict[str, Any]:
    return queries.candidates(filters, limit=limit, cursor=cursor)


def get(candidate_id: str) -> dict[str, Any]:
    return queries.candidate(fetch(Candidate, candidate_id))


def calendar_file(candidate_id: str) -> Download:
    candidate = fetch(Candidate, candidate_id)
    vacancy = session().get_one(Vacancy, candidate.vacancy_id)
    content, method = calendar.interview(candidate, vacancy)
    return Download(content, "interview.ics", f"text/calendar; method={method}")


def shortlist(candidate_id: str) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    candidate.shortlist()
    record("candidate.shortlisted", candidate)
    return told(candidate, vacancy)


def plan_interview(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    start, end = (datetime.fromisoformat(body[name]) for name in ("start", "end"))
    candidate.plan_interview(start, end, body.get("place"), datetime.now(UTC))
    record("candidate.interview_planned", candidate, note=candidate.interview_note)
    return told(candidate, vacancy)


def cancel_interview(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate = fetch(Candidate, candidate_id)
    candidate.cancel_interview()
    record("candidate.interview_cancelled", candidate, note=body["reason"])
    return told(candidate, session().get_one(Vacancy, candidate.vacancy_id), "interview_cancelled", body["reason"])


def accept(candidate_id: str) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    candidate.accept(vacancy, queries.taken(vacancy))
    publish("candidate.accepted", candidate)
    return told(candidate, vacancy)


def reject(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate = fetch(Candidate, candidate_id)
    vacancy = session().get_one(Vacancy, candidate.vacancy_id)
    candidate.reject(body["reason"])
    publish("candidate.rejected", candidate, note=body["reason"])
    return told(candidate, vacancy)


def deciding(candidate_id: str) -> tuple[Candidate, Vacancy]:
    """Lock the candidate and the vacancy: two who accept different candidates for one position wait for each other."""
    candidate = fetch(Candidate, candidate_id)
    vacancy = session().get_one(Vacancy, candidate.vacancy_id, with_for_update=True)
    vacancy.deciding()
    return candidate, vacancy


def told(candidate: Candidate, vacancy: Vacancy, *step: str) -> dict[str, Any]:
    """Tell the agency, and answer with the whole candidate."""
    tell_decision(candidate, vacancy, *step)
    return queries.candidate(candidate)
