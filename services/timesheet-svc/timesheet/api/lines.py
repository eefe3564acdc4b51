"""Lines: the hours of one shift, corrected."""

from typing import Any
from uuid import UUID

from chassis import NotFound, fetch, record
from timesheet import queries, rules
from timesheet.models import Timesheet
from timesheet.weeks import TempWeek


def correct(timesheet_id: str, line_id: str, body: dict[str, Any]) -> dict[str, Any]:
    sheet = fetch(Timesheet, timesheet_id)
    sheet.change()
    week = TempWeek.of(sheet)
    line = next((one for one in week.lines[sheet.id] if one.id == UUID(line_id)), None)
    if line is None:
        raise NotFound()
    line.record_hours(rules.corrected_times(body, line), "manual", body["reason"])
    week.price()
    record("timesheet.corrected", sheet, note=body["reason"])
    return queries.detail(sheet)
