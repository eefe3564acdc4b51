"""Upkeep of the sums that reports read: added to with every invoice, worked out again for whoever's hours changed.

`rebuild` makes all of a company's sums from its lines and must give the same rows; a test holds that.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text

from chassis import session
from reporting.models import EVERYBODY, NOBODY, Invoice

CURRENCY = "EUR"

SHARE = """
INSERT INTO invoice_share (company_id, unit_id, unit_path, invoice_id, issue_date, amount, minutes)
SELECT l.company_id, l.unit_id, l.unit_path, l.invoice_id, i.issue_date, sum(l.amount), sum(l.minutes)
  FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
 WHERE i.currency = :currency AND {which} GROUP BY 1, 2, 3, 4, 5
"""
INVOICED = """
INSERT INTO invoiced (company_id, unit_id, unit_path, month, temp_id, temp_name, amount, minutes)
SELECT company_id, unit_id, unit_path, month, CASE WHEN grouping(temp_id) = 1 THEN CAST(:everybody AS uuid) ELSE temp_id END,
       CASE WHEN grouping(temp_id) = 1 THEN '' ELSE coalesce(max(temp_name), '') END, sum(amount), sum(minutes)
  FROM (SELECT l.company_id, l.unit_id, l.unit_path, CAST(date_trunc('month', i.issue_date) AS date) AS month,
               coalesce(l.temp_id, CAST(:nobody AS uuid)) AS temp_id, l.temp_name, l.amount, l.minutes
          FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id WHERE i.currency = :currency AND {which}) AS lines
 GROUP BY GROUPING SETS ((company_id, unit_id, unit_path, month, temp_id), (company_id, unit_id, unit_path, month))
ON CONFLICT (unit_id, month, temp_id) DO UPDATE SET amount = invoiced.amount + excluded.amount,
       minutes = invoiced.minutes + excluded.minutes, temp_name = greatest(invoiced.temp_name, excluded.temp_name)
"""
WORKED = """
INSERT INTO worked (company_id, unit_id, unit_path, month, temp_id, minutes, first_day, last_day, work_post)
SELECT company_id, unit_id, unit_path, CAST(date_trunc('month', work_date) AS date), temp_id, sum(minutes), min(work_date), max(work_date),
       (array_agg(work_post ORDER BY work_date DESC, id))[1]
  FROM work_line WHERE minutes > 0 AND {which} GROUP BY 1, 2, 3, 4, 5
"""
WORKED_BY_ALL = """
INSERT INTO worked (company_id, unit_id, unit_path, month, temp_id, minutes, first_day, last_day, work_post)
SELECT company_id, unit_id, unit_path, month, CAST(:everybody AS uuid), sum(minutes), min(first_day), max(last_day), ''
  FROM worked WHERE temp_id <> :everybody AND {which} GROUP BY 1, 2, 3, 4
"""
# A calendar week belongs to the year and month of its Thursday, so the two sets of bits of a day may be in two years.
TEMP_YEAR = """
INSERT INTO temp_year (company_id, unit_id, unit_path, year, temp_id, temp_name, months, weeks)
SELECT company_id, unit_id, unit_path, year, temp_id, (array_agg(temp_name ORDER BY work_date DESC, id))[1], bit_or(months), bit_or(weeks)
  FROM (SELECT *, CAST(extract(year FROM work_date) AS int) AS year, 1 << (CAST(extract(month FROM work_date) AS int) - 1) AS months, CAST(0 AS bigint) AS weeks
          FROM work_line WHERE minutes > 0 AND {which}
        UNION ALL
        SELECT *, CAST(extract(isoyear FROM work_date) AS int), 0, CAST(1 AS bigint) << (CAST(extract(week FROM work_date) AS int) - 1)
          FROM work_line WHERE minutes > 0 AND {which}) AS days
 WHERE {years} GROUP BY 1, 2, 3, 4, 5
"""
DELETE = "DELETE FROM {table} WHERE {which}"
ONE_TEMP = "unit_id = ANY(:units) AND temp_id = :temp_id"
IN_MONTHS = " AND work_date >= :first AND work_date < CAST(:last AS date) + INTERVAL '1 month'"
IN_YEARS = " AND work_date >= make_date(:first_year, 1, 1) - 7 AND work_date <= make_date(:last_year, 12, 31) + 7"


def _sql(template: str, **parts: str) -> TextClause:
    """Fill in which rows: our own constants only, values are always bound."""
    return text(template.format(**parts))


_ADD_SHARE, _ADD_INVOICED = _sql(SHARE, which="l.invoice_id = :invoice_id"), _sql(INVOICED, which="l.invoice_id = :invoice_id")
_MONTHS = "month >= :first AND month <= :last"
_REFRESH = [
    _sql(DELETE, table="worked", which=f"{ONE_TEMP} AND {_MONTHS}"),
    _sql(WORKED, which=ONE_TEMP + IN_MONTHS),
    _sql(DELETE, table="worked", which=f"unit_id = ANY(:units) AND temp_id = :everybody AND {_MONTHS}"),
    _sql(WORKED_BY_ALL, which="unit_id = ANY(:units) AND " + _MONTHS),
    _sql(DELETE, table="temp_year", which=f"{ONE_TEMP} AND year BETWEEN :first_year AND :last_year"),
    _sql(TEMP_YEAR, which=ONE_TEMP + IN_YEARS, years="year BETWEEN :first_year AND :last_year"),
]
_OF_COMPANY = "company_id = :company_id"
_REBUILD = [
    text("SET LOCAL statement_timeout = '10min'"),
    # An invoice that comes in meanwhile waits, and is then added to the new sums.
    text("LOCK TABLE invoice_share, invoiced, worked, temp_year IN SHARE ROW EXCLUSIVE MODE"),
    *(_sql(DELETE, table=table, which=_OF_COMPANY) for table in ("invoice_share", "invoiced", "worked", "temp_year")),
    _sql(SHARE, which="l." + _OF_COMPANY),
    _sql(INVOICED, which="l." + _OF_COMPANY),
    _sql(WORKED, which=_OF_COMPANY),
    _sql(WORKED_BY_ALL, which=_OF_COMPANY),
    _sql(TEMP_YEAR, which=_OF_COMPANY, years="true"),
]
_BASE: dict[str, Any] = {"everybody": EVERYBODY, "nobody": NOBODY, "currency": CURRENCY}


def _run(statement: TextClause, values: dict[str, Any]) -> None:
    session().execute(statement, {name: values[name] for name in statement._bindparams})


def add_invoice(invoice: Invoice) -> None:
    """Add an invoice that has just come in to the sums."""
    session().flush()
    for statement in (_ADD_SHARE, _ADD_INVOICED):
        _run(statement, {**_BASE, "invoice_id": invoice.id})


def refresh_hours(units: Iterable[UUID], temp_id: UUID, days: Iterable[date]) -> None:
    """Work out again what a temp did in the months and years of these days, in these units."""
    found = sorted(days)
    if not found:
        return
    session().flush()
    years = [day.isocalendar().year for day in found] + [found[0].year, found[-1].year]
    values = {"units": sorted(set(units)), "temp_id": temp_id, "first": found[0].replace(day=1), "last": found[-1].replace(day=1),
              "first_year": min(years), "last_year": max(years)}  # fmt: skip
    for statement in _REFRESH:
        _run(statement, _BASE | values)


def rebuild(company_id: UUID) -> None:
    """Make all sums of a company again from its lines."""
    for statement in _REBUILD:
        _run(statement, {**_BASE, "company_id": company_id})
