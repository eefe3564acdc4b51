"""Lines: the hours of one shift, corrected."""

from typing import Any
from uuid import UUID

from chassis import NotFound, fetch, record
from timesheet import queries, rules, weeks
from timesheet.models import Timesheet


def correct(timesheet_id: str, line_id: str, body: dict[str, Any]) -> dict[str, Any]:
    sheet = fetch(Timesheet, timesheet_id)
    sheet.change()
    line = next((one for one in queries.lines_of([sheet])[sheet.id] if one.id == UUID(line_id)), None)
    if line is None:
        raise NotFound()
    line.record_hours(rules.corrected_times(body, line), "manual", body["reason"])
    weeks.reprice(sheet.company_id, sheet.temp_id, sheet.week_start)
    record("timesheet.corrected", sheet, note=body["reason"])
    return queries.detail(sheet)
