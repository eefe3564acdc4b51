"""Moments for an interview, proposed by either side: propose, agree, take back."""

from datetime import UTC, datetime
from typing import Any

from chassis import principal, record
from vacancy import queries
from vacancy.api.candidates import deciding
from vacancy.exchange import tell_decision


def create(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    moments = [(datetime.fromisoformat(one["start"]), datetime.fromisoformat(one["end"]), one.get("place")) for one in body["slots"]]
    candidate.propose_slots(moments, principal().is_agency, principal().name or None, datetime.now(UTC))
    record("candidate.slots_proposed", candidate, note=str(len(moments)))
    tell_decision(candidate, vacancy, "interview_proposed")
    return queries.candidate(candidate)


def confirm(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    candidate.confirm_slot(body["slot_id"], principal().is_agency, datetime.now(UTC))
    record("candidate.interview_planned", candidate, note=candidate.interview_note)
    tell_decision(candidate, vacancy)
    return queries.candidate(candidate)


def withdraw(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    candidate.withdraw_slot(body["slot_id"])
    record("candidate.slot_withdrawn", candidate)
    tell_decision(candidate, vacancy, "interview_proposed")
    return queries.candidate(candidate)
