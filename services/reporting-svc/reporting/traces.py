"""From an invoice line back to the timesheet line, the shift and who approved."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from chassis import NotFound, in_scope, session
from reporting.exchange import as_uuid
from reporting.models import Invoice, InvoiceLine, Shift, WorkLine
from reporting.queries import LINE, line_json
from reporting.scope import unit_name


def trace(line_id: UUID) -> dict[str, Any]:
    """Return where an invoice line comes from; what cannot be found is named in `gaps`. Raises NotFound."""
    columns = (*(getattr(InvoiceLine, name) for name in LINE), unit_name(InvoiceLine.unit_id))
    line = session().execute(select(*columns).where(InvoiceLine.id == line_id, in_scope(InvoiceLine))).one_or_none()
    if line is None:
        raise NotFound()
    work = _work_line(line)
    shift = _shift(line, work)
    named = line.interval or line.timesheet
    gaps = [] if work else ["timesheet_line_unknown" if named else "timesheet_line_not_named"]
    about = select(Invoice.id, Invoice.number, Invoice.kind, Invoice.issue_date).where(Invoice.id == line.invoice_id)
    return {
        "line": line_json(line),
        "invoice": dict(session().execute(about).one()._mapping),
        "timesheet_line": _work_json(work) if work else None,
        "shift": _shift_json(shift) if shift else None,
        "approval": {name: getattr(work, name) for name in ("approver_id", "approver_name", "approved_at")} if work else None,
        "gaps": gaps + ([] if shift else ["shift_unknown"]),
    }


def _work_line(line: Any) -> WorkLine | None:
    """Find the timesheet line in force: by its own id, or by timesheet and shift, or by timesheet, temp and day.

    After a correction the id on the invoice is that of a line that was replaced; its timesheet and shift still lead here.
    """
    own = as_uuid((line.interval or "").partition("/")[0])
    if own and (found := session().scalars(select(WorkLine).where(WorkLine.id == own, in_scope(WorkLine))).one_or_none()):
        return found
    number = line.timesheet or (line.interval or "").rpartition("/")[0]
    if not number:
        return None
    sheet = as_uuid(number)
    statement = select(WorkLine).where(WorkLine.timesheet_id == sheet if sheet else WorkLine.timecard == number, in_scope(WorkLine))
    fitting = list(session().scalars(statement.order_by(WorkLine.work_date, WorkLine.start)))
    by_shift = [one for one in fitting if line.shift and line.shift in (str(one.shift_id), one.reference)]
    by_day = [one for one in fitting if one.work_date == line.work_date]
    return next(iter([*by_shift, *(by_day if len(by_day) == 1 else [])]), None)


def _shift(line: Any, work: WorkLine | None) -> Any:
    wanted = [Shift.id == one for one in (work.shift_id if work else None, as_uuid(line.shift)) if one]
    wanted += [Shift.reference == one for one in {work.reference if work else None, line.shift} if one]
    if not wanted:
        return None
    columns = (
        Shift.id,
        Shift.start,
        Shift.end,
        Shift.break_minutes,
        Shift.work_post,
        Shift.status,
        Shift.contract_id,
        unit_name(Shift.unit_id),
    )
    return session().execute(select(*columns).where(or_(*wanted), in_scope(Shift)).limit(1)).one_or_none()


def _shift_json(shift: Any) -> dict[str, Any]:
    return {**shift._mapping, "unit_name": shift.unit_name or ""}


def _work_json(work: WorkLine) -> dict[str, Any]:
    names = ("id", "timesheet_id", "revision", "week", "work_date", "start", "end", "minutes", "work_post", "cost_centre")
    return {**{name: getattr(work, name) for name in names}, "invoiced_minutes": _invoiced_minutes(work)}


def _invoiced_minutes(work: WorkLine) -> int:
    """Return the minutes of all invoice lines about the same timesheet and day, credit notes taken off."""
    numbers = [str(work.timesheet_id)] + ([work.timecard] if work.timecard else [])
    same = (InvoiceLine.timesheet.in_(numbers), InvoiceLine.work_date == work.work_date, in_scope(InvoiceLine))
    shifts = [str(one) for one in (work.shift_id, work.reference) if one]
    return (
        session().scalar(
            select(func.coalesce(func.sum(InvoiceLine.minutes), 0)).where(
                *same, or_(InvoiceLine.shift.is_(None), InvoiceLine.shift.in_(shifts))
            )
        )
        or 0
    )
