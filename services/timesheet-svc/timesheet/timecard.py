"""SETU Reporting Time and Expenses 2.0: our timesheets written as Timecards, and Timecards read. No database here
except the names of the parties."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from chassis import Unit, unit
from chassis.consumer import Refused
from timesheet import queries
from timesheet.models import Timesheet, TimesheetLine
from timesheet.pay import ZONE, local_day

WAGE_CODE = "urn:workaniser:wage-code:"
TYPE = {"regular": "HT100", "overtime_50": "HT200", "overtime_100": "HT200"}
PREMIUM, BREAK, WORK = "HT320", "HT400", ("HT100", "HT200")


class Parties:
    """Names and numbers of units and temps, looked up once for many timecards."""

    def __init__(self, sheets: Sequence[Timesheet]):
        self.numbers = queries.temp_numbers({sheet.temp_id for sheet in sheets})
        self._units = {one: unit(one) for one in {unit_id for sheet in sheets for unit_id in (sheet.unit_id, sheet.unit_path[0])}}

    def unit(self, unit_id: UUID) -> Unit | None:
        """Return a unit."""
        return self._units.get(unit_id)


def _reference(one: Unit | None, scheme: str) -> str | None:
    return next((value.partition(":")[2] for value in (one.reference if one else []) if value.startswith(scheme + ":")), None)


def _id(value: Any, scheme: str = "Customer") -> dict[str, str]:
    return {"value": str(value), "schemeAgencyId": scheme}


def write(sheet: Timesheet, lines: Sequence[TimesheetLine], parties: Parties) -> dict[str, Any]:
    """Return the Timecard of an approved timesheet. Every interval names its day, so a week over two months splits by date."""
    place, company = parties.unit(sheet.unit_id), parties.unit(sheet.unit_path[0])
    number = parties.numbers.get(sheet.temp_id)
    intervals, allowances = [], []
    for line in lines:
        intervals += list(_intervals(line))
        allowances += list(_allowances(line))
    card: dict[str, Any] = {
        "documentId": _id(sheet.id),
        "customer": {
            "id": [_id(_reference(company, "KBO") or sheet.company_id)],
            "personContacts": [{"name": {"formattedName": sheet.approver_name or "-"}, "roleCode": "Approver"}],
        },
        "referenceNumber": str(sheet.revision),
        "person": {"id": [_id(number, "Supplier") if number else _id(sheet.temp_id)], "name": {"formattedName": sheet.temp_name}},
        "period": {"datePeriod": {"start": sheet.week_start.isoformat(), "end": (sheet.week_start + timedelta(days=6)).isoformat()}},
        "timeInterval": intervals,
    }
    if code := _reference(place, "Customer"):
        card["department"] = {"code": code, "name": place.name if place else code}
    if allowances:
        card["allowance"] = allowances
    return card


def _wall(instant: datetime) -> str:
    return instant.astimezone(ZONE).isoformat(timespec="seconds")


def in_hours(minutes: int) -> str:
    """Return minutes as decimal hours, exact to the minute when read back: 7.50, 7.3333."""
    text = f"{minutes / 60:.4f}"
    return text[:-2] if text.endswith("00") else text


def _intervals(line: TimesheetLine) -> Iterator[dict[str, Any]]:
    if not line.actual_start or not line.actual_end:
        return
    parts: list[tuple[str, int, dict[str, Any] | None]] = [
        (TYPE.get(one["kind"], PREMIUM), one["minutes"], one) for one in line.pay if one["kind"] != "meal_voucher"
    ]
    if not line.pay:  # no wage is known: the hours all the same
        parts = [(TYPE[kind], line.hours[kind], None) for kind in TYPE if line.hours.get(kind)]
    for place, (kind, minutes, pay) in enumerate(parts, 1):
        yield {**_interval(line, place, kind, line.actual_start, line.actual_end, minutes), **(_rates(kind, pay) if pay else {})}
    if line.actual_break:
        length = timedelta(minutes=line.actual_break)
        half = (line.actual_end - line.actual_start - length) // timedelta(minutes=2)
        pause = line.actual_start + timedelta(minutes=half)
        yield _interval(line, len(parts) + 1, BREAK, pause, pause + length, line.actual_break)


def _interval(line: TimesheetLine, place: int, kind: str, start: datetime, end: datetime, minutes: int) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": _id(f"{line.id}/{place}"),
        "referenceNumber": line.reference or str(line.shift_id or line.id),
        "typeCode": {"value": kind},
        "period": {"dateTimePeriod": {"start": _wall(start), "end": _wall(end)}},
        "timeTotal": in_hours(minutes),
        "dayAssignment": line.work_date.isoformat(),
    }
    if line.cost_centre:
        made["costCenter"] = {"code": line.cost_centre}
    return made


def _rates(kind: str, pay: dict[str, Any]) -> dict[str, Any]:
    code = "shift" if pay["kind"] == "shift_premium" else pay["kind"]
    rate = {
        "amount": {"value": float(pay["rate"]), "currency": {"value": "EUR"}},
        "intervalCode": {"value": "HourlySplit" if kind == PREMIUM else "HourlyConsolidated"},
        "multiplier": float(pay["percent"]),
        "toBeBilled": False,
        "toBePaid": True,
    }
    return {"payRates": [rate], "customerSpecificRequirements": WAGE_CODE + code}


def _allowances(line: TimesheetLine) -> Iterator[dict[str, Any]]:
    for one in line.pay:
        if one["kind"] == "meal_voucher":
            amount = {"value": float(one["rate"]), "currency": {"value": "EUR"}}
            yield {
                "id": _id(f"{line.id}/voucher"),
                "referenceNumber": line.reference or str(line.shift_id or line.id),
                "typeCode": {"value": "MealVoucher"},
                "period": {"datePeriod": {"start": line.work_date.isoformat()}},
                "payRates": [{"amount": amount, "toBeBilled": False, "toBePaid": True}],
                "quantity": {"value": one["quantity"]},
            }


@dataclass
class Stretch:
    """One stretch of work in a Timecard that came in: one shift, or one day when it names none."""

    reference: str
    named: bool
    starts: list[datetime] = field(default_factory=list)
    ends: list[datetime] = field(default_factory=list)
    worked: Decimal | None = None
    paused: int = 0
    wage: Decimal | None = None
    cost_centre: str | None = None

    @property
    def times(self) -> tuple[datetime, datetime, int]:
        """Start, end and break in minutes: the breaks that are named, or else what the total leaves."""
        start, end = min(self.starts), max(self.ends)
        length = int((end - start).total_seconds()) // 60
        left = 0 if self.worked is None else max(0, length - round(self.worked * 60))
        return start, end, self.paused or left

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return local_day(min(self.starts))


def read(card: dict[str, Any]) -> list[Stretch]:
    """Return the stretches of work of a Timecard in order of time. Raises Refused for an interval without an end."""
    found: dict[str, Stretch] = {}
    paused: Counter[str] = Counter()
    for one in card.get("timeInterval", []):
        kind, period = one["typeCode"]["value"], one["period"]["dateTimePeriod"]
        if kind not in (*WORK, BREAK):
            continue
        if "end" not in period:
            raise Refused("interval_open", "An interval of work has no end.")
        start, end = _instant(period["start"]), _instant(period["end"])
        key = one.get("referenceNumber") or (one.get("dayAssignment") or local_day(start).isoformat())
        if kind == BREAK:
            paused[key] += int((end - start).total_seconds()) // 60
            continue
        _add(found.setdefault(key, Stretch(key, "referenceNumber" in one)), one, start, end)
        found[key].cost_centre = found[key].cost_centre or (one.get("costCenter") or card.get("costCenter") or {}).get("code")
    for key, stretch in found.items():
        stretch.paused = paused[key]
    return sorted(found.values(), key=lambda stretch: min(stretch.starts))


def _add(stretch: Stretch, interval: dict[str, Any], start: datetime, end: datetime) -> None:
    stretch.starts.append(start)
    stretch.ends.append(end)
    if "timeTotal" in interval:
        stretch.worked = (stretch.worked or Decimal(0)) + Decimal(interval["timeTotal"])
    if stretch.wage is None and interval.get("payRates"):
        stretch.wage = Decimal(str(interval["payRates"][0]["amount"]["value"])).quantize(Decimal("0.0001"))


def _instant(text: str) -> datetime:
    """Read a time; without an offset it is the wall clock's. Seconds are cut off: pay counts whole minutes."""
    read_ = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (read_ if read_.tzinfo else read_.replace(tzinfo=ZONE)).astimezone(UTC).replace(second=0, microsecond=0)
