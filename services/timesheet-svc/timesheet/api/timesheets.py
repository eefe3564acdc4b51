"""Timesheets: search, see, submit, approve, reject, correct."""

from typing import Any

from chassis import fetch, principal, record
from timesheet import approvals, queries
from timesheet.models import Timesheet
from timesheet.weeks import TempWeek


def search(
    week: str | None = None, unit_id: str | None = None, status: str | None = None, temp_id: str | None = None,
    only_exceptions: bool = False, limit: int = 50, cursor: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    return queries.search(week, unit_id, status, temp_id, only_exceptions, limit=limit, cursor=cursor)


def get(timesheet_id: str) -> dict[str, Any]:
    return queries.detail(fetch(Timesheet, timesheet_id))


def submit(timesheet_id: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    sheet = fetch(Timesheet, timesheet_id)
    sheet.submit(str(principal().id), (body or {}).get("as_worker", False))
    record("timesheet.submitted", sheet)
    return queries.detail(sheet)


def approve(timesheet_id: str) -> dict[str, Any]:
    sheet = fetch(Timesheet, timesheet_id)
    sheet.approve(str(principal().id), principal().name)
    approvals.seal([sheet])
    return queries.detail(sheet)


def approve_many(body: dict[str, Any]) -> dict[str, Any]:
    return approvals.approve_many(**body)


def reject(timesheet_id: str, body: dict[str, Any]) -> dict[str, Any]:
    sheet = fetch(Timesheet, timesheet_id)
    sheet.reject(str(principal().id), body["reason"])
    record("timesheet.rejected", sheet, note=body["reason"])
    return queries.detail(sheet)


def correct(timesheet_id: str, body: dict[str, Any]) -> dict[str, Any]:
    sheet = fetch(Timesheet, timesheet_id)
    TempWeek.of(sheet).start_revision(sheet)
    record("timesheet.reopened", sheet, note=body["reason"])
    return queries.detail(sheet)
