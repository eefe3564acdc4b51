"""Moments for an interview, proposed by either side: propose, agree, take back."""

from datetime import UTC, datetime
from typing import Any

from chassis import principal, record
from vacancy.api.candidates import deciding, told


def create(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    candidate.propose_slots(body["slots"], principal().is_agency, principal().name or None, datetime.now(UTC))
    record("candidate.slots_proposed", candidate, note=str(len(body["slots"])))
    return told(candidate, vacancy, "interview_proposed")


def confirm(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    candidate.confirm_slot(body["slot_id"], principal().is_agency, datetime.now(UTC))
    record("candidate.interview_planned", candidate, note=candidate.interview_note)
    return told(candidate, vacancy)


def withdraw(candidate_id: str, body: dict[str, Any]) -> dict[str, Any]:
    candidate, vacancy = deciding(candidate_id)
    candidate.withdraw_slot(body["slot_id"])
    record("candidate.slot_withdrawn", candidate)
    return told(candidate, vacancy, "interview_proposed")
