"""Publishing, amending and cancelling shifts, with the contracts, events and messages that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from chassis import Conflict, publish, record, send
from planning import assigning, clock, people, queries, setu
from planning.contracting import Reason, announce, attach, detach, move
from planning.findings import Finding, refusal
from planning.ground import Ground
from planning.models import Contract, Shift
from planning.models.shifts import stamp


@dataclass
class Outcome:
    """What became of one shift: published, or left alone with the reason."""

    shift: Shift
    code: str | None = None
    findings: list[Finding] = field(default_factory=list)


def publish_all(shifts: Sequence[Shift], reason: Reason, accept_warnings: bool) -> tuple[list[Outcome], list[Contract]]:
    """Publish what can be published and draw up the contracts; a fixed number of reads, however many shifts."""
    outcomes = [Outcome(one, _not_ready(one)) for one in shifts]
    ready = [one for one in outcomes if one.code is None]
    if not ready:
        return outcomes, []
    temps = people.lock({one.shift.temp_id for one in ready if one.shift.temp_id})
    ground = Ground.of([one.shift for one in ready], temps)
    against = assigning.evaluate([(one.shift, one.shift.temp_id) for one in ready], ground.rules)
    for one in ready:
        one.findings = assigning.fresh(against[one.shift.id], one.shift)
        one.code = refusal(one.findings, assigning.permits(one.shift.unit_path), accept_warnings, None) or ground.lacking(
            one.shift, reason.motive
        )
    good = [one for one in ready if one.code is None]
    for one in good:
        one.shift.accepted = [*one.shift.accepted, *assigning.accepted(one.findings, None)]
    return outcomes, release([one.shift for one in good], ground, reason) if good else []


def _not_ready(shift: Shift) -> str | None:
    try:
        shift.must_be_publishable()
    except Conflict as error:
        return error.code
    return None


def release(shifts: Sequence[Shift], ground: Ground, reason: Reason, echo: bool = True) -> list[Contract]:
    """Publish shifts that may be: contracts first, then events, and unless it comes from there the back office's copy."""
    contracts = attach(shifts, ground, reason)
    for one in shifts:
        one.publish(one.contract_id, ground.wage(one), ground.pay.version)
        one.rules_version = ground.rules.version
        publish("shift.published", one, told(one, ground, "POST" if echo else None))
    announce(contracts, ground)
    return contracts


def told(shift: Shift, ground: Ground, action: str | None) -> dict[str, Any]:
    """Send the back office its copy of a shift (`action`: POST, PUT, DELETE or None) and return what the event says."""
    if action:
        send("PlanningAssignment", shift, setu.planning_assignment(shift, ground, action))
    return facts(shift, ground)


def facts(shift: Shift, ground: Ground) -> dict[str, Any]:
    """Return a shift as its events state it, complete enough for a timesheet."""
    assert shift.temp_id is not None
    temp, placed = ground.temps[shift.temp_id], ground.placement(shift)
    same = ("id", "company_id", "unit_id", "group_id", "status", "temp_id", "zone", "break_minutes", "minutes", "contract_id", "rules_version",
            "pay_version", "history")  # fmt: skip
    return {
        **{name: getattr(shift, name) for name in same},
        "unit_name": ground.units[shift.unit_id].name,
        "reference": shift.line,
        "temp_number": temp.number,
        "temp_name": temp.name,
        "work_post": shift.work_post_name,
        "work_post_code": shift.work_post,
        "date": clock.local_date(shift.starts_at),
        "start": stamp(shift.starts_at),
        "end": stamp(shift.ends_at),
        "wage": f"{shift.wage:.4f}" if shift.wage is not None else None,
        "placement_reference": placed.reference if placed else None,
        "cost_centre": shift.cost_centre or (placed.cost_centre if placed else None),
        "purchase_order": shift.purchase_order or (placed.purchase_order if placed else None),
    }


def amend(shift: Shift, changes: dict[str, Any]) -> None:
    """Change a draft, or a published shift before it begins: the rules count again, contract and declaration follow."""
    shift.must_be_ahead()
    accept, override, why = changes.pop("accept_warnings", False), changes.pop("override_reason", None), changes.pop("reason", None)
    shift.change(changes)
    if shift.temp_id is None:
        return record("shift.changed", shift, note=why)
    temps = people.lock([shift.temp_id])
    ground = Ground.of([shift], temps)
    findings = assigning.evaluate([(shift, shift.temp_id)], ground.rules)[shift.id]
    assigning.permit(assigning.fresh(findings, shift), assigning.permits(shift.unit_path), accept, override)
    shift.accepted, shift.rules_version = assigning.accepted(findings, override), ground.rules.version
    assigning.write()
    if shift.status != "published":
        return record("shift.changed", shift, note=why)
    contracts = move(shift, ground)
    shift.wage = ground.wage(shift)
    publish("shift.amended", shift, told(shift, ground, "PUT"), note=why)
    announce(contracts, ground, why)


def cancel(shift: Shift, reason: str, reopen: bool = False, echo: bool = True) -> None:
    """Cancel a shift before it begins; `reopen` makes an open draft in its place."""
    published = shift.status == "published"
    shift.cancel(reason)
    if reopen:
        place = shift.again()
        record("shift.made", place)
        shift.replacement_id = place.id
    if not published or shift.temp_id is None:
        return record("shift.cancelled", shift, note=reason)
    ground = Ground.of([shift], people.lock([shift.temp_id]))
    contract = detach(shift)
    publish("shift.cancelled", shift, {**told(shift, ground, "DELETE" if echo else None), "reason": reason}, note=reason)
    announce([contract] if contract else [], ground, reason)


def publish_many(ids: Sequence[str] | None, unit_id: str | None, week: str | None, reason: Reason, accept_warnings: bool) -> dict[str, Any]:
    """Publish the shifts named, or the assigned drafts of a unit and week; say what became of each."""
    if ids:
        condition = people.among(Shift.id, map(UUID, ids))
    elif unit_id and week:
        since, until = clock.week_range(week)
        condition = queries.under(Shift, unit_id) & (Shift.starts_at >= since) & (Shift.starts_at < until)
        condition &= (Shift.status == "draft") & Shift.temp_id.is_not(None)
    else:
        raise Conflict("nothing_named", "Name the shifts, or a unit and a week.")
    outcomes, contracts = publish_all(queries.lock_shifts(condition, 500), reason, accept_warnings)
    known = {one.shift.id for one in outcomes}
    items = [_told(one) for one in outcomes]
    items += [{"id": one, "outcome": "skipped", "code": "not_found"} for one in ids or () if UUID(one) not in known]
    done = sum(one["outcome"] == "published" for one in items)
    return {"published": done, "skipped": len(items) - done, "contracts": queries.contracts([one.id for one in contracts]), "items": items}


def _told(one: Outcome) -> dict[str, Any]:
    told: dict[str, Any] = {"id": one.shift.id, "version": one.shift.version, "outcome": "skipped" if one.code else "published"}
    if one.code:
        may = assigning.permits(one.shift.unit_path)
        told |= {"code": one.code, "findings": [finding.as_answer(may) for finding in one.findings]}
    return told
