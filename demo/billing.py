"""What the back office bills for worked shifts: hours, premiums and vouchers, in the same words as the pay conditions."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from demo.client import AGENCY, CLIENT, COEFFICIENT, Unit, unit, wage_on
from demo.history import BREAK_MINUTES, Work, at, minutes_between, week_name
from demo.ubl import Invoice, Line

RATE = Decimal("0.0001")
DAY_LIMIT, WEEK_LIMIT = 540, 2400
PREMIUM_COEFFICIENT, VOUCHER_PRICE, VOUCHER_MINUTES = Decimal("1.9500"), Decimal("8.4000"), 360
LATE_PREMIUM, NIGHT_PERCENT = Decimal("0.6800"), Decimal("0.20")
NAMES = {
    "regular": "Gewone uren", "overtime_50": "Overuren 50 %", "night": "Nachtpremie", "shift": "Ploegenpremie",
    "meal_voucher": "Maaltijdcheques",
}  # fmt: skip


def weekly_invoice(site: Unit, monday: date, shifts: list[Work]) -> Invoice:
    """The invoice of a site for one week, dated the Monday after, due ten days later."""
    issued = monday + timedelta(days=7)
    per_temp: dict[str, list[Work]] = {}
    for work in shifts:
        per_temp.setdefault(work.temp.number, []).append(work)
    lines = [line for works in per_temp.values() for line in _lines(works)]
    number = f"F-{week_name(monday)}-{site.code}"
    return Invoice(
        number, issued, issued + timedelta(days=10), monday, monday + timedelta(days=6), AGENCY, CLIENT,
        site.code, site.cost_centre, f"PO-{monday.year}-{site.code}", lines,
    )  # fmt: skip


def _lines(works: list[Work]) -> Iterator[Line]:
    """The lines of one temp in one week: hours per shift, premiums and vouchers for the week."""
    left, night, late, vouchers = WEEK_LIMIT, 0, 0, 0
    for work in works:
        minutes = work.worked_minutes
        regular = max(0, min(minutes, DAY_LIMIT, left))
        left -= regular
        yield _line(work, "regular", regular, Decimal(1))
        if minutes > regular:
            yield _line(work, "overtime_50", minutes - regular, Decimal("1.5"))
        night += minutes_in(work, "20:00", "06:00")
        late += minutes_in(work, "14:00", "22:00") if work.start.hour == 14 else 0
        vouchers += minutes >= VOUCHER_MINUTES
    first = works[0]
    wage = wage_on(first.temp.team.work_post, first.day)
    if night:
        yield _extra(first, "night", hours(night), (wage * NIGHT_PERCENT * PREMIUM_COEFFICIENT))
    if late:
        yield _extra(first, "shift", hours(late), LATE_PREMIUM * PREMIUM_COEFFICIENT)
    if vouchers:
        yield _extra(first, "meal_voucher", Decimal(vouchers), VOUCHER_PRICE, "C62")


def _line(work: Work, code: str, minutes: int, factor: Decimal) -> Line:
    price = (wage_on(work.temp.team.work_post, work.day) * factor * COEFFICIENT).quantize(RATE, ROUND_HALF_UP)
    place = unit(work.temp.team.unit)
    trace = _trace(work, code) | {"Shift": work.shift}
    return Line(hours(minutes), price, NAMES[code], work.line, work.day, work.day, place.cost_centre, trace)


def _extra(first: Work, code: str, quantity: Decimal, price: Decimal, unit_code: str = "HUR") -> Line:
    place = unit(first.temp.team.unit)
    end = first.monday + timedelta(days=6)
    rate = price.quantize(RATE, ROUND_HALF_UP)
    return Line(quantity, rate, NAMES[code], first.timecard, first.monday, end, place.cost_centre, _trace(first, code), unit_code)


def _trace(work: Work, code: str) -> dict[str, str]:
    return {
        "Temp": work.temp.number,
        "TempName": work.temp.person.name,
        "Timesheet": work.timecard,
        "Week": week_name(work.monday),
        "Unit": work.temp.team.unit,
        "WorkPost": work.temp.team.work_post,
        "WageCode": code,
    }


def hours(minutes: int) -> Decimal:
    """Minutes as hours with two decimals."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


def minutes_in(work: Work, start: str, end: str) -> int:
    """Worked minutes within a part of the day; the break lies in the middle of the shift."""
    middle = work.actual_start + (work.actual_end - work.actual_start) / 2
    half = timedelta(minutes=BREAK_MINUTES / 2)
    total = 0
    for day in (work.day - timedelta(days=1), work.day):
        window = at(day, start), at(day if end > start else day + timedelta(days=1), end)
        for stretch in ((work.actual_start, middle - half), (middle + half, work.actual_end)):
            total += _overlap(window, stretch)
    return total


def _overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> int:
    begin, end = max(one[0], other[0]), min(one[1], other[1])
    return max(0, minutes_between(begin, end)) if begin < end else 0
