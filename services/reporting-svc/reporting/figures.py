"""The client report: per month, from the sums, against the same months of the year before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, cast, func, or_, select
from sqlalchemy.dialects.postgresql import BIT

from chassis import session
from reporting.models import EVERYBODY, Invoiced, TempYear, Worked
from reporting.periods import Period, ended_weeks, month_name, today
from reporting.scope import visible


@dataclass
class Month:
    """What one month comes to. `temp_weeks` counts a temp once for each calendar week worked in."""

    invoiced: Decimal = Decimal("0.00")
    invoiced_minutes: int = 0
    worked_minutes: int = 0
    unique_temps: int = 0
    temp_weeks: int = 0
    weeks: int = 0


def client_report(period: Period, unit_id: str | None) -> dict[str, Any]:
    """Return the client report."""
    months = _months([*period.before.months, *period.months], unit_id)
    uniques = {one: _unique_temps(one, unit_id) for one in (period, period.before)}
    return {
        "from": month_name(period.first),
        "until": month_name(period.last),
        "unit_id": unit_id,
        "currency": "EUR",
        "total": _figures([months[one] for one in period.months], uniques[period]),
        "previous": _figures([months[one] for one in period.before.months], uniques[period.before]),
        "months": [
            {"month": month_name(now), "current": _figures([months[now]]), "previous": _figures([months[then]])}
            for now, then in zip(period.months, period.before.months, strict=True)
        ],
    }


def _figures(months: list[Month], unique_temps: int | None = None) -> dict[str, Any]:
    weeks = sum(one.weeks for one in months)
    temp_weeks = sum(one.temp_weeks for one in months)
    average = (Decimal(temp_weeks) / weeks if weeks else Decimal(0)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return {
        "invoiced": sum((one.invoiced for one in months), Decimal("0.00")),
        "invoiced_minutes": sum(one.invoiced_minutes for one in months),
        "worked_minutes": sum(one.worked_minutes for one in months),
        "unique_temps": months[0].unique_temps if unique_temps is None else unique_temps,
        "average_temps": average,
    }


def _months(months: Iterable[date], unit_id: str | None) -> dict[date, Month]:
    found = {month: Month() for month in months}
    sums = select(Invoiced.month, func.sum(Invoiced.amount), func.sum(Invoiced.minutes))
    where = (visible(Invoiced, unit_id), Invoiced.temp_id == EVERYBODY, Invoiced.month.in_(found))
    for month, amount, minutes in session().execute(sums.where(*where).group_by(Invoiced.month)):
        found[month].invoiced, found[month].invoiced_minutes = amount, int(minutes)
    hours = select(Worked.month, func.sum(Worked.minutes))
    where = (visible(Worked, unit_id), Worked.temp_id == EVERYBODY, Worked.month.in_(found))
    for month, minutes in session().execute(hours.where(*where).group_by(Worked.month)):
        found[month].worked_minutes = int(minutes)
    _count_temps(found, unit_id)
    return found


def _count_temps(found: dict[date, Month], unit_id: str | None) -> None:
    """Count temps per month and temp-weeks, each temp once over all units: one pass over one row per temp and year."""
    years = sorted({month.year for month in found})
    per_temp = (
        select(TempYear.year, func.bit_or(TempYear.months).label("months"), func.bit_or(TempYear.weeks).label("weeks"))
        .where(visible(TempYear, unit_id), TempYear.year.in_(years))
        .group_by(TempYear.year, TempYear.temp_id)
        .subquery()
    )
    now, wanted = today(), sorted(found)
    columns: list[ColumnElement[int]] = []
    for month in wanted:
        weeks = ended_weeks(month, now)
        found[month].weeks = len(weeks)
        mask = sum(1 << (week - 1) for week in weeks)
        of_year = per_temp.c.year == month.year
        columns.append(func.count().filter(of_year, per_temp.c.months.op("&")(1 << (month.month - 1)) != 0))
        columns.append(func.coalesce(func.sum(_bits(per_temp.c.weeks.op("&")(cast(mask, BigInteger)))).filter(of_year), 0))
    row = session().execute(select(*columns).select_from(per_temp)).one()
    for place, month in enumerate(wanted):
        found[month].unique_temps, found[month].temp_weeks = int(row[2 * place]), int(row[2 * place + 1])


def _bits(value: ColumnElement[int]) -> ColumnElement[int]:
    return func.bit_count(cast(value, BIT(64)))


def in_months(period: Period) -> ColumnElement[bool]:
    """Return the condition that somebody worked in one of the months of a period."""
    return or_(*(and_(TempYear.year == year, TempYear.months.op("&")(mask) != 0) for year, mask in period.masks().items()))


def _unique_temps(period: Period, unit_id: str | None) -> int:
    counted = select(func.count(func.distinct(TempYear.temp_id))).where(visible(TempYear, unit_id), in_months(period))
    return session().scalar(counted) or 0
