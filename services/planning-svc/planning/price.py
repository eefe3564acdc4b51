"""What a shift will cost the client: wage and premiums times the agency's coefficients. Pure, in minutes and decimals.

- The unpaid break lies in the middle of the shift (rounded down to the minute), since nobody plans where it is.
- A minute is overtime when its day is past the daily limit, or when the week's normal minutes are used up by earlier
  shifts; 50 % extra, on Sundays and legal holidays 100 % (labour law of 16 March 1971, article 29).
- Night, Saturday, Sunday, holiday and shift premiums come on top, for the minutes of their window and days.
- Each line is rounded once, half up, to the cent; the price is the sum of the lines.
Held against a minute-by-minute oracle in the tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from planning.clock import WHOLE_DAY, Stretch, Window, minutes_in
from planning.facts import Work
from planning.holidays import holiday
from planning.paybook import OVERTIME, Entry, Terms
from planning.rulebook import Rule, clock

CENT, HOUR = Decimal("0.01"), Decimal(60)
_DAYS = {
    "saturday": lambda day: day.isoweekday() == 6,
    "sunday": lambda day: day.isoweekday() == 7,
    "holiday": lambda day: holiday(day) is not None,
}


@dataclass(frozen=True)
class Before:
    """Minutes the temp works earlier on the same day and in the same week."""

    day: int = 0
    week: int = 0


@dataclass(frozen=True)
class Limits:
    """Normal minutes per day and week, beyond which is overtime, and the night by the wall clock."""

    day: int
    week: int
    night: Window

    @classmethod
    def of(cls, rules: dict[str, Rule]) -> "Limits":
        """Return the limits of the rules in force."""
        return cls(rules["max_day"].value or 0, rules["max_week"].value or 0, rules["night"].window or (20 * 60, 6 * 60))


@dataclass(frozen=True)
class Price:
    """The price of one shift and how it comes about."""

    minutes: int
    wage: Decimal
    amount: Decimal
    lines: list[dict[str, Any]]
    version: str
    used: list[str]


def price(work: Work, wage: Decimal, terms: Terms, limits: Limits, before: Before = Before()) -> Price:
    """Return the price of a shift at an hourly wage."""
    stretches = worked(work)
    left = max(0, min(limits.day - before.day, limits.week - before.week))
    normal, beyond = split(stretches, left)
    double = minutes_in(beyond, counts=lambda day: day.isoweekday() == 7 or holiday(day) is not None)
    counts = {"regular": minutes_in(normal), "overtime_50": minutes_in(beyond) - double, "overtime_100": double}
    lines, used = [], [terms.wage.id] if terms.wage else []
    for kind, minutes in counts.items():
        if minutes:
            lines.append(_hours(kind, minutes, wage, terms, limits))
            used += [terms.overtime[kind].id] if kind in terms.overtime else []
    for entry in terms.premiums:
        if minutes := premium_minutes(entry, stretches, limits.night):
            lines.append(_premium(entry, minutes, wage, terms))
            used.append(entry.id)
    if terms.voucher and before.day < max(1, terms.voucher.minimum_minutes) <= before.day + work.minutes:
        lines.append(_voucher(terms.voucher, before.day + work.minutes, terms))
        used.append(terms.voucher.id)
    used += [entry.id for entry in terms.coefficients.values()]
    amount = sum((Decimal(line["amount"]) for line in lines), Decimal("0.00"))
    return Price(work.minutes, wage, amount, lines, terms.version, used)


def worked(work: Work) -> list[Stretch]:
    """Return the stretches around the break."""
    if work.minutes <= 0:
        return []
    begins = work.start + work.minutes // 2
    parts = [(work.start, begins), (begins + work.pause, work.end)] if work.pause else [(work.start, work.end)]
    return [(start, end) for start, end in parts if start < end]


def split(stretches: Sequence[Stretch], minutes: int) -> tuple[list[Stretch], list[Stretch]]:
    """Return the first so many minutes of the stretches, and the rest."""
    first, rest = [], []
    for start, end in stretches:
        cut = min(end, start + minutes)
        minutes -= cut - start
        if start < cut:
            first.append((start, cut))
        if cut < end:
            rest.append((cut, end))
    return first, rest


def premium_minutes(entry: Entry, stretches: Sequence[Stretch], night: Window) -> int:
    """Return the minutes that a premium counts for."""
    window = entry.window or (night if entry.kind == "night" else WHOLE_DAY)
    return minutes_in(stretches, window, _DAYS.get(entry.kind))


def _hours(kind: str, minutes: int, wage: Decimal, terms: Terms, limits: Limits) -> dict[str, Any]:
    if kind == "regular":
        why = _why(kind, "Within the daily and weekly limits", daily=limits.day, weekly=limits.week)
        return _line(kind, minutes, wage, Decimal(100), terms.coefficient("wage"), why)
    entry = terms.overtime.get(kind)
    days = ", on a Sunday or legal holiday" if kind == "overtime_100" else ""
    text = f"Past {limits.day} minutes a day or {limits.week} minutes a week{days}"
    why = _why(kind, text, daily=limits.day, weekly=limits.week, source=entry.source if entry else "")
    if entry and entry.amount is not None:  # so much an hour on top, instead of a percentage
        return _line(kind, minutes, wage + entry.amount, Decimal(100), terms.coefficient("overtime"), why)
    extra = entry.percent if entry and entry.percent is not None else OVERTIME[kind]
    return _line(kind, minutes, wage, 100 + extra, terms.coefficient("overtime"), why)


def _premium(entry: Entry, minutes: int, wage: Decimal, terms: Terms) -> dict[str, Any]:
    window = f" between {clock(entry.window[0])} and {clock(entry.window[1])}" if entry.window else ""
    hours = {"begins": clock(entry.window[0]), "ends": clock(entry.window[1])} if entry.window else {}
    why = _why(entry.kind, f"Premium {entry.id}{window}", id=entry.id, source=entry.source, **hours)
    rate, percent = (wage, entry.percent) if entry.percent is not None else (entry.amount or Decimal(0), Decimal(100))
    return _line(entry.kind, minutes, rate, percent, terms.coefficient("premium"), why)


def _voucher(entry: Entry, minutes: int, terms: Terms) -> dict[str, Any]:
    face, coefficient = entry.amount or Decimal(0), terms.coefficients.get("meal_voucher")
    factor = coefficient.amount if coefficient and coefficient.amount is not None else Decimal(1)
    why = _why("meal_voucher", f"A day of at least {entry.minimum_minutes} minutes", least=entry.minimum_minutes, source=entry.source)
    amount = (face * factor).quantize(CENT, ROUND_HALF_UP)
    return {
        "kind": "meal_voucher",
        "minutes": minutes,
        "rate": f"{face:.2f}",
        "coefficient": f"{factor:.4f}",
        "amount": f"{amount}",
        "explanation": why,
    }


def _line(kind: str, minutes: int, rate: Decimal, percent: Decimal, factor: Decimal, why: dict[str, Any]) -> dict[str, Any]:
    amount = (rate * percent * factor * minutes / (100 * HOUR)).quantize(CENT, ROUND_HALF_UP)
    return {"kind": kind, "minutes": minutes, "rate": f"{rate:.4f}", "percent": f"{percent:.2f}", "coefficient": f"{factor:.4f}",
            "amount": f"{amount}", "explanation": why}  # fmt: skip


def _why(code: str, text: str, /, **params: Any) -> dict[str, Any]:
    return {"code": code, "text": text, "params": params}
