"""Reports as spreadsheets and CSV files, safe to open: nothing that somebody typed becomes a formula or a link."""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from sqlalchemy import Select, select

from chassis import Conflict, Download, session
from reporting import figures, queries
from reporting.models import Invoice, InvoiceLine
from reporting.periods import Period, month_name
from reporting.scope import unit_name, visible
from reporting.words import HEADINGS

MOST_ROWS = 50_000
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass
class Table:
    """A report as rows of text, numbers and dates under headings."""

    name: str
    headings: list[str]
    rows: Iterable[Sequence[Any]]


def table(report: str, by: str, period: Period, unit_id: str | None, language: str) -> Table:
    """Return a report as a table. Raises Conflict `export_too_large` beyond 50,000 rows."""
    make = {"client": _client, "temps": _temps, "invoiced": _invoiced, "invoice-lines": _lines}[report]
    words, rows = make(period, unit_id, by)
    name = f"{report}-{month_name(period.first)}-{month_name(period.last)}"
    return Table(name, [HEADINGS[word][language] for word in words], rows)


def _bounded(statement: Select[Any], order: Sequence[Any]) -> list[Any]:
    rows = list(session().execute(statement.order_by(*order).limit(MOST_ROWS + 1)))
    if len(rows) > MOST_ROWS:
        raise Conflict(
            "export_too_large", "This report has more rows than one file takes; choose a shorter period or a unit.", limit=MOST_ROWS
        )
    return rows


def _hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))


def _client(period: Period, unit_id: str | None, _: str) -> tuple[list[str], list[list[Any]]]:
    report = figures.client_report(period, unit_id)
    names = ("invoiced", "invoiced_hours", "worked_hours", "unique_temps", "average_temps")
    words = ["month", *names, *(f"{name}_before" for name in names)]
    rows = [(one["month"], one["current"], one["previous"]) for one in report["months"]] + [("", report["total"], report["previous"])]
    return words, [[month, *_figures(now), *_figures(then)] for month, now, then in rows]


def _figures(one: dict[str, Any]) -> list[Any]:
    return [one["invoiced"], _hours(one["invoiced_minutes"]), _hours(one["worked_minutes"]), one["unique_temps"], one["average_temps"]]


def _temps(period: Period, unit_id: str | None, _: str) -> tuple[list[str], list[list[Any]]]:
    found = [dict(row._mapping) for row in _bounded(*queries.temps(period, unit_id))]
    rows = queries.with_hours(found, period, unit_id)
    names = ("unit_name", "work_post", "first_day", "last_day")
    return ["temp", *names, "worked_hours"], [[row["temp"]["name"], *(row[name] for name in names), _hours(row["minutes"])] for row in rows]


def _invoiced(period: Period, unit_id: str | None, by: str) -> tuple[list[str], list[list[Any]]]:
    if by == "month":
        rows = [[one["month"], one["amount"], _hours(one["minutes"])] for one in queries.invoiced_by_month(period, unit_id)]
        return ["month", "amount", "invoiced_hours"], rows
    if by == "invoice":
        found = _bounded(*queries.invoiced_by_invoice(period, unit_id))
        return ["number", "issue_date", "amount", "invoiced_hours"], [
            [one.number, one.issue_date, one.amount, _hours(one.minutes)] for one in found
        ]
    found = _bounded(*queries.invoiced_by_temp(period, unit_id))
    return ["temp", "amount", "invoiced_hours"], [[one.temp_name, one.amount, _hours(one.minutes)] for one in found]


def _lines(period: Period, unit_id: str | None, _: str) -> tuple[list[str], list[list[Any]]]:
    names = ("number", "issue_date", "position", "description", "temp", "unit_name", "week", "work_date", "cost_centre", "quantity", "unit_code",
             "price", "amount", "invoiced_hours")  # fmt: skip
    line = InvoiceLine
    columns = (Invoice.number, Invoice.issue_date, line.position, line.description, line.temp_name, unit_name(line.unit_id), line.week, line.work_date,
               line.cost_centre, line.quantity, line.unit_code, line.price, line.amount, line.minutes)  # fmt: skip
    statement = select(*columns).join(Invoice, Invoice.id == line.invoice_id)
    statement = statement.where(visible(line, unit_id), Invoice.issue_date.between(period.first, period.end))
    rows = _bounded(statement, (Invoice.issue_date, Invoice.id, line.position))
    return list(names), [[*row[:-1], _hours(row[-1])] for row in rows]


def as_file(made: Table, kind: str) -> Download:
    """Return a table as a file to download."""
    content = as_csv(made) if kind == "csv" else as_xlsx(made)
    return Download(content, f"{made.name}.{kind}", "text/csv; charset=utf-8" if kind == "csv" else XLSX)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(made: Table) -> bytes:
    """Return a table as CSV: UTF-8 with a mark, semicolons and decimal points, and texts made harmless."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(made.headings)
    for row in made.rows:
        writer.writerow([harmless(one) if isinstance(one, str) else "" if one is None else one for one in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_xlsx(made: Table) -> bytes:
    """Return a table as a workbook, written row by row at constant memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.xlsx"
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": folder,
        }
        with xlsxwriter.Workbook(file, options) as book:
            sheet = book.add_worksheet()
            formats = {"head": book.add_format({"bold": True}), "day": book.add_format({"num_format": "yyyy-mm-dd"}),
                       "number": book.add_format({"num_format": "#,##0.00"})}  # fmt: skip
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(made.headings) - 1, 18)
            for place, heading in enumerate(made.headings):
                sheet.write_string(0, place, heading, formats["head"])
            for number, row in enumerate(made.rows, 1):
                for place, one in enumerate(row):
                    _cell(sheet, number, place, one, formats)
        return file.read_bytes()


def _cell(sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), formats["number"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["day"])
    elif value is not None:
        sheet.write_string(row, column, str(value))
