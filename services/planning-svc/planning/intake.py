"""Taking over what the agency planned: placements, drafts that are asked for, shifts that are agreed, and history."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from chassis import Problem, Unit, publish, record, session
from chassis.consumer import Refused
from chassis.ids import uuid7
from planning import assigning, clock, people, publishing
from planning.contracting import Reason, announce, move
from planning.findings import refusal
from planning.ground import Ground
from planning.models import Placement, Shift, Temp, WorkPost
from planning.setu import Line


def placement(number: str, place: Unit) -> Placement:
    """Return a placement by the agency's number, locked, or a new one in a unit. A vacancy's unit is kept: it knows better."""
    found = session().scalar(select(Placement).where(Placement.reference == number).with_for_update())
    if found is None:
        found = Placement(id=uuid7(), company_id=place.company_id, reference=number)
    if found.vacancy_id is None:
        found.unit_id, found.unit_path = place.id, place.path
    return found


def request(body: dict[str, Any], place: Unit, lines: Sequence[Line]) -> None:
    """Bring the draft shifts of a PlanningRequest to what it says. Raises Refused shift_published."""
    about = _about("PlanningRequest", place, body)
    by_line: dict[str, list[Shift]] = {}
    for shift in _known("PlanningRequest", body, lines):
        by_line.setdefault(shift.line or "", []).append(shift)
    for line in lines:
        shifts = by_line.pop(line.number, [])
        kept = 0 if line.gone else line.quantity
        for shift in shifts[:kept]:
            _replan(shift, {**about, **_times(line)})
        for shift in shifts[kept:]:
            _drop(shift)
        group = shifts[0].group_id if shifts else uuid7()
        for _ in range(len(shifts), kept):
            record("shift.made", _new(line, about, group_id=group))
    for shift in (one for shifts in by_line.values() for one in shifts):
        _drop(shift)


def _replan(shift: Shift, fields: dict[str, Any]) -> None:
    if all(getattr(shift, name) == value for name, value in fields.items()):
        return
    _must_be_draft(shift)
    for name, value in fields.items():
        setattr(shift, name, value)
    record("shift.changed", shift)


def _drop(shift: Shift) -> None:
    _must_be_draft(shift)
    publishing.cancel(shift, "PlanningRequest", echo=False)


def _must_be_draft(shift: Shift) -> None:
    if shift.status == "published":
        raise Refused("shift_published", "A shift of this request was published.")


def assignment(body: dict[str, Any], place: Unit, temp: Temp, lines: Sequence[Line], gone: bool) -> None:
    """Bring the published shifts of a PlanningAssignment to what it says.

    What has begun is history: taken over as it is, without rules and without a contract, for it is too late for both.
    What is still ahead is held against the rules and gets a contract. Raises Refused with the code of the rule, motive_missing or wage_missing.
    """
    known = {name: one for one in _known("PlanningAssignment", body, lines) for name in (one.line, str(one.id))}
    people.lock([temp.id])  # after the shifts, as everybody does, or two would wait for each other
    now, new, about = clock.now(), [], _about("PlanningAssignment", place, body)
    for line in lines:
        shift = known.get(line.number)
        if line.gone or gone:
            if shift and shift.status != "cancelled" and not shift.started:
                publishing.cancel(shift, "PlanningAssignment", echo=False)
        elif shift is None or shift.status == "cancelled":
            new.append(_new(line, about, temp_id=temp.id, history=line.start <= now))
        elif (shift.starts_at, shift.ends_at, shift.break_minutes, shift.temp_id) != (line.start, line.end, line.break_minutes, temp.id):
            _amend(shift, line, temp)
    if new:
        _add(new, temp)


def _add(shifts: list[Shift], temp: Temp) -> None:
    try:
        session().add_all(shifts)
        assigning.write()
    except Problem as error:
        raise Refused(error.code, "The temp works at that time already.") from error
    ground = Ground.of(shifts, {temp.id: temp})
    for one in (one for one in shifts if one.history):
        one.status, one.wage, one.pay_version = "published", ground.wage(one), ground.pay.version
        publish("shift.published", one, publishing.told(one, ground, None))
    if ahead := [one for one in shifts if not one.history]:
        _hold(ahead, ground)
        publishing.release(ahead, ground, Reason(), echo=False)


def _hold(shifts: Sequence[Shift], ground: Ground) -> None:
    """Hold shifts against the rules for the agency, who may go past what somebody may go past."""
    for one in shifts:
        found = assigning.evaluate([(one, one.temp_id)], ground.rules)[one.id]
        if refusal(found, lambda role: True, accept_warnings=True, override_reason="agency"):
            raise Refused(found[0].code, "A work rule of the client does not allow this shift.")
        if lacking := ground.lacking(one, None):
            raise Refused(lacking, "A contract cannot be drawn up without this.")
        one.accepted = assigning.accepted(found, "PlanningAssignment")


def _amend(shift: Shift, line: Line, temp: Temp) -> None:
    if shift.temp_id != temp.id:
        raise Refused("temp_differs", "This shift is of another temp; take that one off first.")
    shift.starts_at, shift.ends_at, shift.break_minutes = line.start, line.end, line.break_minutes
    ground = Ground.of([shift], people.lock([temp.id]))
    try:
        assigning.write()
    except Problem as error:
        raise Refused(error.code, "The temp works at that time already.") from error
    contracts = []
    if shift.contract_id is not None and not shift.history:
        _hold([shift], ground)
        contracts = move(shift, ground)
    publish("shift.amended", shift, publishing.told(shift, ground, None))
    announce(contracts, ground)


def _known(kind: str, body: dict[str, Any], lines: Sequence[Line]) -> list[Shift]:
    """Return the locked shifts that a document is about: made from it, or our own that it names by id."""
    ids = [found for one in lines if (found := uuid_of(one.number))]
    condition = or_(Shift.document == document(kind, body), people.among(Shift.id, ids))
    statement = select(Shift).where(condition, Shift.status != "cancelled").order_by(Shift.id).with_for_update()
    return list(session().scalars(statement))


def document(kind: str, body: dict[str, Any]) -> str:
    """Return what names a document: its kind, whose number it is, and the number."""
    return f"{kind}:{body['documentId']['schemeAgencyId']}:{body['documentId']['value']}"


def _about(kind: str, place: Unit, body: dict[str, Any]) -> dict[str, Any]:
    """Return what all shifts of a document have in common."""
    profile = body["positionProfile"]
    title = profile.get("positionTitle")
    code = profile.get("positionId", {}).get("value") or title
    known = session().scalar(select(WorkPost.title).where(WorkPost.code == code)) if code else None
    if code is None or (known is None and title is None):
        raise Refused("work_post_unknown", "This work post is not known here.")
    return {
        "company_id": place.company_id,
        "unit_id": place.id,
        "unit_path": place.path,
        "document": document(kind, body),
        "work_post": code,
        "work_post_name": known or title,
        "cost_centre": profile.get("costAllocation", {}).get("costCenter", {}).get("code"),
    }


def _times(line: Line) -> dict[str, Any]:
    return {"starts_at": line.start, "ends_at": line.end, "break_minutes": line.break_minutes}


def _new(line: Line, about: dict[str, Any], **more: Any) -> Shift:
    made = uuid7()
    fields = {"id": made, "group_id": made, "version": 0, "sequence": 0, "status": "draft", "history": False, "accepted": []}
    return Shift(**{**fields, "zone": clock.ZONE_NAME, "line": line.number[:100], **about, **_times(line), **more})


def uuid_of(text: str) -> UUID | None:
    """Return an id, or None for a number of somebody else's."""
    try:
        return UUID(text)
    except ValueError:
        return None
