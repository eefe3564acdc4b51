"""Candidates: search, see, shortlist, interview, accept, reject."""

from datetime import UTC, datetime
from typing import Any

from chassis import Download, fetch, publish, record, session
from vacancy import calendar, queries
from vacancy.exchange import tell_decision
from vacancy.models import Candidate, Vacancy


def search(
    vacancy_id: str | None = None, unit_id: str | None = None, status: str | None = None, waiting: bool | None = None,
    limit: int = 50, cursor: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    return queries.candidates(vacancy_id, unit_id, status, waiting, limit=limit, cursor=cursor)


def get(candidate_id: str) -> dict[str, Any]:
    return queries.candidate(fetch(Candidate, candidate_id))


def calendar_file(candidate_id: str) -> Download:
    candidate = fetch(Candidate, candidate_id)
    vacancy = session().get_one(Vacancy, candidate.vacancy_id)
    return Download(calendar.interview(candidate, vacancy), "interview.ics", f"text/calendar; method={calendar.method(candidate)}")


def shortlist(candidate_id: str) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    candidate.shortlist()
    record("candidate.shortlisted", candidate)
    tell_decision(candidate, vacancy)
    return queries.candidate(candidate)


def plan_interview(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    start, end = (datetime.fromisoformat(body[name]) for name in ("start", "end"))
    candidate.plan_interview(start, end, body.get("place"), datetime.now(UTC))
    record("candidate.interview_planned", candidate, note=candidate.interview_note)
    tell_decision(candidate, vacancy)
    return queries.candidate(candidate)


def cancel_interview(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate = fetch(Candidate, candidate_id)
    candidate.cancel_interview()
    record("candidate.interview_cancelled", candidate, note=body["reason"])
    tell_decision(candidate, session().get_one(Vacancy, candidate.vacancy_id), "interview_cancelled", body["reason"])
    return queries.candidate(candidate)


def accept(candidate_id: str) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    candidate.accept(vacancy, queries.taken(vacancy))
    publish("candidate.accepted", candidate)
    tell_decision(candidate, vacancy)
    return queries.candidate(candidate)


def reject(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate = fetch(Candidate, candidate_id)
    vacancy = session().get_one(Vacancy, candidate.vacancy_id)
    candidate.reject(body["reason"])
    publish("candidate.rejected", candidate, note=body["reason"])
    tell_decision(candidate, vacancy)
    return queries.candidate(candidate)


def deciding(candidate_id: str) -> tuple[Candidate, Vacancy]:
    """Lock the candidate and the vacancy: two who accept different candidates for one position wait for each other."""
    candidate = fetch(Candidate, candidate_id)
    vacancy = session().get_one(Vacancy, candidate.vacancy_id, with_for_update=True)
    vacancy.deciding()
    return candidate, vacancy
