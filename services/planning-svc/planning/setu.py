"""SETU planning messages: what they say in our words, and our shifts in theirs.

The mapping is described in `contracts/messages/Planning*.schema.json`. Times of single lines are instants; recurring
lines have clock times whose offset is ignored, so that six o'clock is six o'clock in summer too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chassis import Unit, unit_by_reference
from chassis.consumer import Refused
from planning.clock import DAY, ZONE, at, local_date, minute_of, monday_of, parse_clock
from planning.ground import Ground, reference
from planning.models import Shift

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STATUS = {"Available": "available", "RatherNot": "rather_not", "NotAvailable": "not_available"}
OPEN_WEEKS = 26  # a recurring line without an end is planned this far


@dataclass(frozen=True)
class Line:
    """One stretch of work that a message plans: `number` names it within the document."""

    number: str
    start: datetime
    end: datetime
    break_minutes: int
    quantity: int = 1
    gone: bool = False


def scheme_of(identifier: dict[str, str]) -> str:
    """Return the scheme of an identifier: ten digits that begin with 0 or 1 are a Belgian enterprise number."""
    value = identifier["value"]
    return "KBO" if len(value) == 10 and value.isdigit() and value[0] in "01" else identifier["schemeAgencyId"]


def known_unit(identifiers: list[dict[str, str]]) -> Unit | None:
    """Return the first unit that these identifiers name."""
    return next((found for one in identifiers if (found := unit_by_reference(scheme_of(one), one["value"]))), None)


def client_of(body: dict[str, Any]) -> Unit:
    """Return the unit that the customer of a message is. Raises Refused for an unknown one."""
    customer = body["customer"]
    found = known_unit([*customer.get("id", []), *customer.get("establishment", {}).get("id", [])])
    if found is None:
        raise Refused("unit_unknown", "This client is not known here.")
    return found


def place_of(body: dict[str, Any]) -> Unit:
    """Return the unit where the work is: of the organisations, the location and the customer the first that is known."""
    client, profile = client_of(body), body["positionProfile"]
    named = [one["id"] for one in profile.get("positionOrganizations", []) if "id" in one]
    found = known_unit([*named, *profile.get("positionLocation", {}).get("id", [])])
    return found if found and found.company_id == client.company_id else client


def lines(body: dict[str, Any]) -> list[Line]:
    """Return what a PlanningRequest or PlanningAssignment plans, each occurrence of a recurring line by itself.

    A single line that is an exception to a recurring one stands instead of its occurrence on that day.
    """
    single, instead = [], set()
    for one in body.get("singlePlanningLine", []):
        if "startDateTime" not in one or "endDateTime" not in one:
            raise Refused("times_missing", "A planning line has no start or end.")
        start, end = instant(one["startDateTime"]), instant(one["endDateTime"])
        single.append(_line(one, one["lineId"]["value"], start, end, body))
        if recurring := one.get("periodicPlanningLineReference"):
            instead.add((recurring["lineId"]["value"], local_date(start)))
    return [*single, *(line for one in body.get("periodicPlanningLine", []) for line in _occurrences(one, body, instead))]


def _occurrences(one: dict[str, Any], body: dict[str, Any], instead: set[tuple[str, date]]) -> Iterator[Line]:
    if "startTime" not in one or "endTime" not in one:
        raise Refused("times_missing", "A planning line has no start or end.")
    period, number = body["positionProfile"].get("positionPeriod"), one["lineId"]["value"]
    if period is None:
        raise Refused("period_missing", "A recurring line needs a period.")
    since = date.fromisoformat(period["start"])
    until = date.fromisoformat(period["end"]) if "end" in period else since + timedelta(weeks=OPEN_WEEKS, days=-1)
    begins, ends = parse_clock(one["startTime"]), parse_clock(one["endTime"])
    day = monday_of(since) + timedelta(days=WEEKDAYS.index(one["planningPeriod"]))
    while day <= until:
        if day >= since and (number, day) not in instead:
            last = day if ends > begins else day + timedelta(days=1)
            yield _line(one, f"{number}@{day}", at(day, begins, lenient=True), at(last, ends, lenient=True), body)
        day += timedelta(weeks=1)


def _line(one: dict[str, Any], number: str, start: datetime, end: datetime, body: dict[str, Any]) -> Line:
    elapsed = minute_of(end) - minute_of(start)
    pause = sum(_minutes(part) for part in one.get("breaks", []) if part["paidOrUnpaid"] == "Unpaid")
    if not 0 < elapsed <= DAY or pause >= elapsed:
        raise Refused("times_invalid", "A planning line is longer than a day, or has no time left to work.")
    gone = "DELETE" in (one.get("actionCode"), body.get("actionCode"))
    return Line(number, start, end, pause, int(one.get("positionQuantity", 1)), gone)


def _minutes(part: dict[str, Any]) -> int:
    if "breakTrigger" in part:
        return parse_clock(part["breakTrigger"]["breakDuration"])
    if "startDateTime" in part and "endDateTime" in part:
        return minute_of(instant(part["endDateTime"])) - minute_of(instant(part["startDateTime"]))
    if "startTime" in part and "endTime" in part:
        return (parse_clock(part["endTime"]) - parse_clock(part["startTime"])) % DAY
    return 0


def instant(text: str) -> datetime:
    """Return a date-time to the minute; without an offset it is what the wall shows in Belgium."""
    read = datetime.fromisoformat(text.replace("Z", "+00:00")).replace(second=0, microsecond=0)
    return (read if read.tzinfo else read.replace(tzinfo=ZONE)).astimezone(UTC)


def availability(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the lines of a PlanningConstraints in our words; budgets of hours per week or month are none of them."""
    period = body.get("positionProfile", {}).get("positionPeriod", {})
    since, until = (date.fromisoformat(period[name]) if name in period else None for name in ("start", "end"))
    for one in body.get("periodicAvailabilityLine", []):
        day = one["availabilityPeriod"]
        if one.get("actionCode") == "DELETE" or day not in (*WEEKDAYS, "Daily"):
            continue
        times = {"begins": parse_clock(one.get("startTime", "00:00")), "ends": parse_clock(one.get("endTime", "00:00")) or DAY}
        weekday = WEEKDAYS.index(day) + 1 if day in WEEKDAYS else 0
        yield {"status": STATUS[one["availabilityStatus"]], "weekday": weekday, "since": since, "until": until, **times}
    for one in body.get("singleAvailabilityLine", []):
        start, end = instant(one["startDateTime"]), instant(one["endDateTime"])
        if one.get("actionCode") != "DELETE" and start < end:
            yield {"status": STATUS[one["availabilityStatus"]], "starts_at": start, "ends_at": end}


def planning_assignment(shift: Shift, ground: Ground, action: str) -> dict[str, Any]:
    """Return the PlanningAssignment of a shift: `action` is POST, PUT or DELETE. Wall time with its offset, never Z."""
    assert shift.temp_id is not None
    temp, placed = ground.temps[shift.temp_id], ground.placement(shift)
    place, root = ground.units[shift.unit_id], ground.units[shift.company_id]
    number = {"value": str(shift.id), "schemeAgencyId": "Customer"}
    unit_id = {"value": reference(place)["value"], "schemeAgencyId": "Customer"}
    worker: dict[str, Any] = {"assignedStatus": action != "DELETE", "workerId": {"value": temp.number, "schemeAgencyId": "Supplier"}}
    worker["person"] = {"name": {"formattedName": temp.name}}
    if placed:
        worker["workAssignments"] = {"id": {"value": placed.reference, "schemeAgencyId": "Supplier"}}
    profile = {
        "positionId": {"value": shift.work_post},
        "positionTitle": shift.work_post_name,
        "positionLocation": {"id": [unit_id], "name": place.name, "countryCode": {"value": "BE"}},
        "positionOrganizations": [{"id": unit_id, "name": place.name}],
    }
    if cost_centre := shift.cost_centre or (placed.cost_centre if placed else None):
        profile["costAllocation"] = {"costCenter": {"code": cost_centre}}
    return {
        "documentId": number,
        "actionCode": action,
        "customer": {"id": [{"value": reference(root)["value"], "schemeAgencyId": "Customer"}]},
        "assignedWorker": worker,
        "positionProfile": profile,
        "singlePlanningLine": [_out(shift, number)],
    }


def _out(shift: Shift, number: dict[str, str]) -> dict[str, Any]:
    start, end = shift.starts_at.astimezone(ZONE), shift.ends_at.astimezone(ZONE)
    line = {"lineId": number, "singlePlanningType": "Occasional", "startDateTime": start.isoformat(), "endDateTime": end.isoformat()}
    hours, pause = round(shift.minutes / 60, 2), shift.break_minutes
    length = {"hours": round((shift.minutes // 2) / 60, 2), "breakDuration": f"{pause // 60:02d}:{pause % 60:02d}:00Z"}
    return {**line, "hours": hours, **({"breaks": [{"paidOrUnpaid": "Unpaid", "breakTrigger": length}]} if pause else {})}
