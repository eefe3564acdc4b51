"""Approval: seals the lines, keeps what was shown with its digest, and tells payroll. One sheet or five hundred."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from chassis import principal, publish, send, session
from timesheet import queries, rules, timecard
from timesheet.models import WAITING, ApprovedRevision, Timesheet, TimesheetLine

MOST = 500


def seal(sheets: Sequence[Timesheet], notify: bool = True) -> None:
    """Keep what was approved of these timesheets and tell everybody. Few statements whatever their number.

    `notify` sends each to the back office; history that came from there does not go back.
    """
    with session().no_autoflush:  # one UPDATE of a timesheet, with its new version
        lines, parties = queries.lines_of(sheets), timecard.Parties(sheets)
    revisions = [_revision(sheet, lines[sheet.id]) for sheet in sheets]
    for sheet, revision in zip(sheets, revisions, strict=True):
        publish("timesheet.approved", sheet, data=approved_event(sheet, lines[sheet.id], revision["digest"], parties))
        if notify:
            send("Timecard", sheet, timecard.write(sheet, lines[sheet.id], parties))
    session().execute(insert(ApprovedRevision), revisions)
    ids = [line.id for sheet in sheets for line in lines[sheet.id]]
    session().execute(
        update(TimesheetLine).where(TimesheetLine.id.in_(ids)).values(sealed=True).execution_options(synchronize_session=False)
    )


def _revision(sheet: Timesheet, lines: Sequence[TimesheetLine]) -> dict[str, Any]:
    content = shown(sheet, lines)
    return {
        "company_id": sheet.company_id,
        "timesheet_id": sheet.id,
        "revision": sheet.revision,
        "approved_at": sheet.approved_at,
        "approved_by": sheet.approved_by,
        "approver_name": sheet.approver_name,
        "digest": rules.digest(content),
        "minutes": sheet.actual_minutes,
        "amount": sheet.amount,
        "content": rules.plain(content),
    }


def shown(sheet: Timesheet, lines: Sequence[TimesheetLine]) -> dict[str, Any]:
    """Return the content that is approved and digested: everything that decides hours and pay, and no names."""
    return {
        "timesheet_id": sheet.id,
        "revision": sheet.revision,
        "temp_id": sheet.temp_id,
        "unit_id": sheet.unit_id,
        "week": sheet.week,
        "amount": sheet.amount,
        "lines": [queries.line_json(line) for line in lines],
    }


def approved_event(sheet: Timesheet, lines: Sequence[TimesheetLine], digest: str, parties: timecard.Parties) -> dict[str, Any]:
    """Return the content of `timesheet.approved`: complete, so that nobody has to ask back."""
    return {
        **sheet.as_event(),
        "temp_number": parties.numbers.get(sheet.temp_id),
        "amount": sheet.amount,
        "approver_id": sheet.approved_by,
        "approver_name": sheet.approver_name,
        "approved_at": sheet.approved_at,
        "digest": digest,
        "lines": [_event_line(line) for line in lines],
    }


def _event_line(line: TimesheetLine) -> dict[str, Any]:
    return {
        "line_id": line.id,
        "shift_id": line.shift_id,
        "contract_id": line.contract_id,
        "reference": line.reference,
        "date": line.work_date,
        "work_post": line.work_post,
        "cost_centre": line.cost_centre,
        "start": line.actual_start,
        "end": line.actual_end,
        "break_minutes": line.actual_break,
        "minutes": line.actual_minutes,
        "hours": line.hours,
        "pay": [{key: one[key] for key in ("kind", "code", "minutes", "amount") if key in one} for one in line.pay],
        "amount": line.amount,
        "rules_version": line.rules_version,
        "pay_version": line.pay_version,
    }


def approve_many(week: str, unit_id: str | None = None, ids: list[str] | None = None, only_equal: bool = True) -> dict[str, Any]:
    """Approve what can be approved of a week's waiting sheets, and say of every one what happened to it."""
    found, remaining = queries.waiting(rules.week_start(week), unit_id, ids, MOST)
    caller = principal()
    codes = {sheet.id: _left_alone(sheet, str(caller.id), only_equal) for sheet in found}
    chosen = [sheet for sheet in found if codes[sheet.id] is None]
    for sheet in chosen:
        sheet.approve(str(caller.id), caller.name)
    if chosen:
        seal(chosen)
    items = [_outcome(sheet, codes[sheet.id]) for sheet in found]
    items += [{"id": one, "outcome": "skipped", "code": "not_found"} for one in sorted({UUID(one) for one in ids or []} - codes.keys())]
    return {"approved": len(chosen), "skipped": len(items) - len(chosen), "remaining": remaining, "items": items}


def _left_alone(sheet: Timesheet, by: str, only_equal: bool) -> str | None:
    return "differs" if only_equal and sheet.status in WAITING and sheet.differing_lines else sheet.obstacle(by)


def _outcome(sheet: Timesheet, code: str | None) -> dict[str, Any]:
    what = {"outcome": "skipped", "code": code} if code else {"outcome": "approved"}
    return {"id": sheet.id, "temp": queries.temp_json(sheet), **what, "version": sheet.version}
