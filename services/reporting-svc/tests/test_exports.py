"""Files to download: the same figures, and nothing in them runs."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from conftest import BillLine, days, monday

from reporting.exports import Table, as_csv, as_xlsx, harmless

EVIL = ['=HYPERLINK("http://evil.example")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.fixture
def history(approved, billed, codes):
    """A week of hours and an invoice, with names that want to be formulas."""
    approved(days(monday(2026, 40)), name=EVIL[0])
    named = {"Unit": codes["dept"], "Temp": "T-1", "TempName": EVIL[0]}
    billed(
        "F-1", "2026-10-05", [BillLine(Decimal("100.00"), Decimal(40), day=date(2026, 9, 28), properties=named, name="=cmd|' /C calc'!A0")]
    )


def rows_of(answer):
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment") and answer.headers["x-content-type-options"] == "nosniff"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(("report", "by"), [("client", "month"), ("temps", "month"), ("invoiced", "month"), ("invoiced", "invoice"), ("invoiced", "temp"),
                                            ("invoice-lines", "month")])  # fmt: skip
def test_every_report_in_both_formats(history, as_, report, by):
    client, query = as_("hr_manager"), {"from": "2026-09", "until": "2026-10", "by": by}
    rows = rows_of(client.get(f"/reports/{report}/export", params={**query, "format": "csv"}))
    assert len(rows) > 1 and all(len(row) == len(rows[0]) for row in rows)
    book = client.get(f"/reports/{report}/export", params=query)
    with zipfile.ZipFile(io.BytesIO(book.content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "<hyperlink" not in sheet
    assert sheet.count("<row ") == len(rows)


def test_the_figures_are_those_of_the_report(history, as_):
    client, query = as_("hr_manager"), {"from": "2026-09", "until": "2026-10"}
    rows = rows_of(client.get("/reports/client/export", params={**query, "format": "csv", "language": "en"}))
    total = client.get("/reports/client", params=query).json()["total"]
    assert rows[0][:2] == ["Month", "Invoiced"]
    assert (
        rows[-1][1:6] == [total["invoiced"], "40.00", "40.00", str(total["unique_temps"]), total["average_temps"]]
        and total["invoiced"] == "100.00"
    )


def test_a_larger_report_is_refused(history, as_, monkeypatch):
    monkeypatch.setattr("reporting.exports.MOST_ROWS", 0)
    answer = as_("hr_manager").get("/reports/temps/export")
    assert (answer.status_code, answer.json()["code"]) == (409, "export_too_large")


def test_export_keeps_to_the_units(history, as_):
    rows = rows_of(as_("hr_manager", at="site_b").get("/reports/temps/export", params={"format": "csv"}))
    assert len(rows) == 1


@pytest.mark.parametrize("text", EVIL)
def test_nothing_typed_becomes_a_formula(text):
    assert harmless(text) == "'" + text
    table = Table("t", ["a"], [[text, Decimal("-1.50"), date(2026, 1, 1), None, 3]])
    assert as_csv(table).decode("utf-8-sig").splitlines()[-1].endswith("-1.50;2026-01-01;;3")
    with zipfile.ZipFile(io.BytesIO(as_xlsx(table))) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
