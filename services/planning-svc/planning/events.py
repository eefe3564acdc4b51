"""What other services publish: placements by the vacancy they fill, and documents of contracts."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis import record, session, unit
from chassis.consumer import CloudEvent, Refused, on
from planning import intake
from planning.models import Contract, Placement, Temp

TERMS = ("motive", "justification", "replacement_reason", "cost_centre", "purchase_order")


@on("candidate.placed")
def on_candidate_placed(event: CloudEvent) -> None:
    """Keep where, why and until when somebody was placed: what the Assignment itself does not say."""
    placing = event.data
    place = unit(UUID(placing["unit_id"]))
    if place is None:
        raise Refused("unit_unknown", "The unit of this vacancy is not known here.")
    placed = intake.placement(placing["placement_reference"], place)
    placed.vacancy_id, placed.unit_id, placed.unit_path = UUID(placing["vacancy_id"]), place.id, place.path
    placed.since, placed.until = date.fromisoformat(placing["starts_on"]), _day(placing["ends_on"])
    placed.function, placed.work_post = placing["function"], placing["work_post_code"]
    if placing["wage"]:
        placed.wage = Decimal(placing["wage"])
    _take_over(placed, placing)
    number = placing["temp"]["number"]
    placed.numbers = sorted({*(placed.numbers or []), number})
    placed.temp_id = placed.temp_id or session().scalar(select(Temp.id).where((Temp.number == number) | (Temp.customer_number == number)))
    record("placement.agreed", placed)


@on("vacancy.submitted")
@on("vacancy.opened")
@on("vacancy.updated")
@on("vacancy.closed")
@on("vacancy.cancelled")
def on_vacancy(event: CloudEvent) -> None:
    """Keep the terms of a vacancy's placements as its newest state has them: contracts still to be drawn up use them."""
    for placed in session().scalars(select(Placement).where(Placement.vacancy_id == UUID(event.data["id"])).with_for_update()):
        if _take_over(placed, event.data):
            record("placement.changed", placed)


@on("document.stored")
def on_document_stored(event: CloudEvent) -> None:
    """Remember where the PDF of a contract is."""
    subject = event.data["subject"]
    if event.data["kind"] == "contract" and subject["type"] == "contract" and subject["id"]:
        contract = session().get(Contract, UUID(subject["id"]), with_for_update=True)
        if contract is not None:
            contract.document_id = UUID(event.data["document_id"])
            record("contract.stored", contract)


def _take_over(placed: Placement, said: dict[str, Any]) -> bool:
    """Take over the terms; say whether any is new."""
    terms = {**{name: said[name] for name in TERMS}, "replacement_until": _day(said["replacement_until"])}
    new = {name: value for name, value in terms.items() if getattr(placed, name) != value}
    for name, value in new.items():
        setattr(placed, name, value)
    return bool(new)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
