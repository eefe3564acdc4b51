"""Shifts: search, make, change, assign, price, publish, cancel."""

from typing import Any

from chassis import Conflict, fetch, record, require, session
from planning import assigning, making, publishing, queries, quoting
from planning.contracting import Reason
from planning.findings import Blocked
from planning.models import Shift


def search(
    unit_id: str | None = None, week: str | None = None, status: str | None = None, temp_id: str | None = None,
    open: bool = False, limit: int = 50, cursor: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    return queries.search_shifts(unit_id, week, status, temp_id, open, {"limit": limit, "cursor": cursor})


def create(body: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    made = making.create(body)
    session().add_all(made)
    for shift in made:
        record("shift.made", shift)
    session().flush()
    items = queries.summaries([one.id for one in made])
    return {"items": items}, 201, {"Location": f"/api/planning/v1/shifts/{items[0]['id']}"}


def get(shift_id: str) -> dict[str, Any]:
    return assigning.detail(fetch(Shift, shift_id))


def amend(shift_id: str, body: dict[str, Any]) -> dict[str, Any]:
    shift = fetch(Shift, shift_id)
    if shift.status == "published":
        require("shift:publish", shift.unit_path)
    if "work_post" in body:
        body |= making.work_post(body["work_post"], shift.unit_path)
    publishing.amend(shift, body)
    return assigning.detail(shift)


def candidates(shift_id: str) -> dict[str, Any]:
    return {"items": assigning.candidates(fetch(Shift, shift_id))}


def price(shift_id: str) -> dict[str, Any]:
    shift = fetch(Shift, shift_id)
    require("wage:read", shift.unit_path)
    return quoting.quote(shift)


def assign(shift_id: str, body: dict[str, Any]) -> dict[str, Any]:
    shift = fetch(Shift, shift_id)
    assigning.assign(shift, **body)
    return assigning.detail(shift)


def unassign(shift_id: str) -> dict[str, Any]:
    shift = fetch(Shift, shift_id)
    assigning.unassign(shift)
    return assigning.detail(shift)


def publish(shift_id: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    shift, wish = fetch(Shift, shift_id), body or {}
    reason = Reason(wish.get("motive"), wish.get("justification"))
    [outcome], _ = publishing.publish_all([shift], reason, wish.get("accept_warnings", False))
    if outcome.findings and outcome.code:
        may = assigning.permits(shift.unit_path)
        raise Blocked(outcome.code, "Work rules speak against this shift.", [one.as_answer(may) for one in outcome.findings])
    if outcome.code:
        raise Conflict(outcome.code, "This shift cannot be published like this.")
    return assigning.detail(shift)


def publish_many(body: dict[str, Any]) -> dict[str, Any]:
    reason = Reason(body.get("motive"), body.get("justification"))
    return publishing.publish_many(body.get("ids"), body.get("unit_id"), body.get("week"), reason, body.get("accept_warnings", False))


def cancel(shift_id: str, body: dict[str, Any]) -> dict[str, Any]:
    shift = fetch(Shift, shift_id)
    if shift.status == "published":
        require("shift:publish", shift.unit_path)
    publishing.cancel(shift, **body)
    return assigning.detail(shift)
