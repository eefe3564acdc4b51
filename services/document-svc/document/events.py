"""What documents do with facts of other services: join CVs to candidates, draw up contract PDFs."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis import record, session, unit
from chassis.consumer import CloudEvent, Refused, on
from document import pdf
from document.editions import release
from document.keeping import keep
from document.models import Candidate, Document
from document.rules import AFTER_DECISION_DAYS, kept_until
from document.settings import settings


@on("candidate.proposed")
@on("candidate.accepted")
@on("candidate.placed")
@on("candidate.rejected")
@on("candidate.withdrawn")
def on_candidate(event: CloudEvent) -> None:
    """Know the candidate; a CV that came before is theirs, and is kept as long as what was decided says."""
    candidate = _candidate(event)
    until = _kept_until(candidate)
    of_candidate = (
        (Document.subject_id == candidate.id) & Document.status.in_(("available", "quarantined")) & (Document.retention_until != until)
    )
    for document in session().scalars(select(Document).where(Document.kind == "cv", of_candidate).with_for_update()):
        document.retention_until = until
        record("document.retention_changed", document)
    unclaimed = (Document.subject_reference == candidate.reference) & Document.status.in_(("waiting", "quarantined"))
    waiting = select(Document).where(Document.kind == "cv", unclaimed, Document.subject_id.is_(None)).order_by(Document.id)
    for document in session().scalars(waiting.with_for_update()).all():
        assign(document, candidate)


def assign(document: Document, candidate: Candidate) -> None:
    """Give an unclaimed CV to its candidate; a clean one can be read from here on."""
    where = {name: getattr(candidate, name) for name in ("company_id", "unit_id", "unit_path")}
    document.claim(where, candidate.id, f"CV {candidate.name}", _kept_until(candidate))
    record("document.claimed", document)
    if document.status == "available":
        release(document)


def _kept_until(candidate: Candidate) -> date:
    out = candidate.status in ("rejected", "withdrawn")
    return date.today() + timedelta(days=AFTER_DECISION_DAYS) if out else kept_until("cv", date.today())


@on("contract.drawn_up")
def on_contract_drawn_up(event: CloudEvent) -> None:
    """Make the PDF of a contract; a next version takes the place of the one before."""
    contract, where = event.data, _place(event.data["unit_id"])
    title = f"{pdf.words(contract['language'])['contract']['title']} – {contract['temp_name']} – {contract['week']}"
    document = keep(
        where,
        pdf.contract(contract, agency()),
        "application/pdf",
        name=f"contract-{contract['week']}-{contract['temp_number']}-{contract['contract_version']}",
        retention_until=kept_until("contract", date.fromisoformat(contract["end"][:10])),
        kind="contract",
        title=title,
        subject_type="contract",
        subject_id=UUID(contract["id"]),
        status="available",
    )
    release(document)


@on("contract.cancelled")
def on_contract_cancelled(event: CloudEvent) -> None:
    """Say so at the PDF; it stays to be read."""
    for document in _of_contract(event.data["id"]):
        document.status = "cancelled"
        record("document.contract_cancelled", document, note=event.data["reason"])


def agency() -> dict[str, str]:
    """Return who the agency is, for a contract. Raises Refused when the settings do not say it."""
    own = {name: getattr(settings(), f"agency_{name}") for name in ("name", "number", "address", "recognition")}
    if not all(own.values()):
        raise Refused("agency_unknown", "The settings do not say who the agency is.")
    return own


def _of_contract(contract_id: str) -> list[Document]:
    statement = select(Document).where(
        Document.subject_type == "contract", Document.subject_id == UUID(contract_id), Document.status == "available"
    )
    return list(session().scalars(statement.with_for_update()))


def _candidate(event: CloudEvent) -> Candidate:
    data = event.data
    where = _place(data["unit_id"])
    candidate = session().get(Candidate, UUID(data["id"])) or Candidate(id=UUID(data["id"]))
    for name, value in where.items():
        setattr(candidate, name, value)
    candidate.reference, candidate.name, candidate.status = data["reference"], data["temp"]["name"], data["status"]
    session().add(candidate)
    return candidate


def _place(unit_id: str) -> dict[str, Any]:
    found = unit(UUID(unit_id))
    if found is None:
        raise Refused("unit_unknown", "The unit is not known here.")
    return {"company_id": found.company_id, "unit_id": found.id, "unit_path": found.path}
