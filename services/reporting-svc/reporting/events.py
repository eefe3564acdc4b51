"""What timesheet and planning publish: approved hours, and the shifts behind them."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis import session, unit
from chassis.consumer import CloudEvent, on
from reporting import sums
from reporting.models import Shift, Temp, WorkLine


@on("timesheet.approved")
def on_timesheet_approved(event: CloudEvent) -> None:
    """Replace the hours of the timesheet by those just approved, and work out the sums again."""
    sheet, place = event.data, _place(event.data["unit_id"])
    before = session().execute(select(WorkLine.unit_id, WorkLine.work_date).where(WorkLine.timesheet_id == UUID(sheet["id"]))).all()
    session().execute(delete(WorkLine).where(WorkLine.timesheet_id == UUID(sheet["id"])))
    rows = [{**place, **_line(sheet, line)} for line in sheet["lines"]]
    if rows:
        session().execute(insert(WorkLine), rows)
    if sheet.get("temp_number"):
        _keep_temp(place["company_id"], sheet["temp_number"], UUID(sheet["temp_id"]))
    days = {row.work_date for row in before} | {row["work_date"] for row in rows}
    sums.refresh_hours({row.unit_id for row in before} | {place["unit_id"]}, UUID(sheet["temp_id"]), days)


def _place(unit_id: str) -> dict[str, Any]:
    found = unit(UUID(unit_id))
    if found is None:
        raise LookupError(f"unit {unit_id} is not known here")
    return {"company_id": found.company_id, "unit_id": found.id, "unit_path": found.path}


def _line(sheet: dict[str, Any], line: dict[str, Any]) -> dict[str, Any]:
    shared = ("revision", "timecard", "temp_id", "temp_name", "week", "approver_id", "approver_name", "approved_at")
    own = ("reference", "shift_id", "work_post", "cost_centre", "start", "end", "minutes")
    return {
        "id": line["line_id"],
        "timesheet_id": sheet["id"],
        "work_date": date.fromisoformat(line["date"]),
        **{name: sheet.get(name) for name in shared},
        **{name: line.get(name) for name in own},
    }


def _keep_temp(company_id: UUID, number: str, temp_id: UUID) -> None:
    """Remember whose number is whose id; invoices that came before get the id with their lines."""
    known = session().scalar(select(Temp.temp_id).where(Temp.number == number))
    if known == temp_id:
        return
    row = upsert(Temp).values(company_id=company_id, number=number, temp_id=temp_id)
    session().execute(row.on_conflict_do_update(index_elements=["company_id", "number"], set_={"temp_id": temp_id}))


@on("shift.published")
def on_shift_published(event: CloudEvent) -> None:
    """Keep the shift."""
    _keep_shift(event.data, "published")


@on("shift.amended")
def on_shift_amended(event: CloudEvent) -> None:
    """Keep the shift as it is now."""
    _keep_shift(event.data, "published")


@on("shift.cancelled")
def on_shift_cancelled(event: CloudEvent) -> None:
    """Keep that the shift was cancelled."""
    _keep_shift(event.data, "cancelled")


def _keep_shift(shift: dict[str, Any], status: str) -> None:
    row = {
        "id": shift["id"],
        **_place(shift["unit_id"]),
        "reference": shift.get("reference"),
        "status": status,
        "temp_id": shift["temp_id"],
        "work_post": shift["work_post"],
        **{name: shift.get(name) for name in ("start", "end", "break_minutes", "contract_id")},
    }
    session().execute(upsert(Shift).values(row).on_conflict_do_update(index_elements=["id"], set_=row))
