"""Months, the calendar weeks that belong to them, and the same months of the year before."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chassis import Invalid
from chassis.scope import LEGAL_ZONE

MOST_MONTHS = 60


def today() -> date:
    """Return the day it is in Belgium."""
    return datetime.now(LEGAL_ZONE).date()


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def later(month: date, count: int) -> date:
    """Return the month `count` months later (earlier when negative)."""
    number = month.year * 12 + month.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def month_name(month: date) -> str:
    """Return a month as 2026-11."""
    return f"{month:%Y-%m}"


def ended_weeks(month: date, now: date) -> list[int]:
    """Return the numbers of the calendar weeks (ISO 8601) of a month that are over: those whose Thursday is in it."""
    thursday = month + timedelta(days=(3 - month.weekday()) % 7)
    found = []
    while thursday.month == month.month:
        if thursday + timedelta(days=3) < now:
            found.append(thursday.isocalendar().week)
        thursday += timedelta(days=7)
    return found


@dataclass(frozen=True)
class Period:
    """Months from `first` to `last`, both included, each as its first day."""

    first: date
    last: date

    @classmethod
    def of(cls, first: str | None, last: str | None) -> "Period":
        """Return the period of two months such as 2026-01; default the twelve months up to this one. Raises Invalid."""
        until = date.fromisoformat(f"{last}-01") if last else month_of(today()) if not first else None
        start = date.fromisoformat(f"{first}-01") if first else later(until, -11)  # type: ignore[arg-type]
        if until is None:
            until = max(start, month_of(today()))
        made = cls(start, until)
        if until < start or len(made.months) > MOST_MONTHS:
            rule = {"pointer": "/query/until", "rule": "after_from" if until < start else "at_most_60_months"}
            raise Invalid("period_invalid", "The period ends before it begins, or is longer than 60 months.", errors=[rule])
        return made

    @property
    def months(self) -> list[date]:
        """The months, in order."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        return [later(self.first, number) for number in range(count + 1)]

    @property
    def before(self) -> "Period":
        """The same months, one year earlier."""
        return Period(later(self.first, -12), later(self.last, -12))

    @property
    def end(self) -> date:
        """The last day."""
        return later(self.last, 1) - timedelta(days=1)

    def masks(self) -> dict[int, int]:
        """Return the months per year as bits, January the lowest."""
        found: dict[int, int] = {}
        for month in self.months:
            found[month.year] = found.get(month.year, 0) | 1 << (month.month - 1)
        return found
