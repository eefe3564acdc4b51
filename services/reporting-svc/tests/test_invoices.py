"""Invoices as they come in, who sees them, and where a line comes from."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import psycopg
import pytest
from conftest import BillLine, days, monday

from reporting.models import Invoice

DAY = date(2026, 9, 7)


def line(amount="100.00", **more):
    return BillLine(Decimal(amount), **more)


def test_an_invoice_is_shown_with_its_lines(billed, as_):
    assert billed("F-1", "2026-09-14", [line(), line("8.40", unit_code="C62", quantity=Decimal(1), name="Maaltijdcheque")]) == "applied"
    client = as_("finance")
    (invoice,) = client.get("/invoices").json()["items"]
    assert (invoice["number"], invoice["net_amount"], invoice["vat_amount"], invoice["gross_amount"]) == (
        "F-1",
        "108.40",
        "22.76",
        "131.16",
    )
    assert (invoice["unit_name"], invoice["minutes"], invoice["line_count"]) == ("site_a", 480, 2)
    answer = client.get(f"/invoices/{invoice['id']}")
    assert answer.json() == invoice and answer.headers["ETag"] == '"1"'
    lines = client.get(f"/invoices/{invoice['id']}/lines").json()["items"]
    assert [(one["position"], one["description"], one["amount"], one["quantity"], one["minutes"]) for one in lines] == [
        (1, "Gewone uren", "100.00", "8.00", 480), (2, "Maaltijdcheque", "8.40", "1.00", 0),
    ]  # fmt: skip


def test_the_same_number_twice_is_refused(billed):
    assert billed("F-1", "2026-09-14", [line()]) == "applied"
    assert billed("F-1", "2026-09-14", [line()]) == "dead:invoice_exists"


def test_wrong_sums_leave_nothing_behind(billed, rows):
    assert billed("F-1", "2026-09-14", [line()], net=Decimal(1)) == "dead:sums_wrong"
    assert rows(Invoice) == []


def test_an_unknown_buyer_is_refused(company, deliver_message, example):
    assert deliver_message("Invoice", example("messages", "Invoice")) == "dead:unit_unknown"


def test_the_contracts_example_is_taken(company, deliver_message, example, as_, admin_url):
    written = example("messages", "Invoice").replace("0987654394", company.kbo)
    assert deliver_message("Invoice", written) == "applied"
    (invoice,) = as_("finance").get("/invoices", params={"from": "2026-12", "until": "2026-12"}).json()["items"]
    assert (invoice["number"], invoice["net_amount"], invoice["line_count"], invoice["minutes"]) == ("F-2026-GNT-50", "293.49", 3, 450)


def test_pages_and_filters(billed, as_):
    for number in range(1, 6):
        billed(f"F-{number}", f"2026-0{number}-10", [line() for _ in range(3)])
    client, seen, cursor = as_("finance"), [], None
    while True:
        page = client.get("/invoices", params={"from": "2026-02", "limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += [one["number"] for one in page["items"]]
        cursor = page["next"]
        if not cursor:
            break
    assert seen == ["F-5", "F-4", "F-3", "F-2"]
    (invoice,) = client.get("/invoices", params={"number": "F-3", "from": "2026-01"}).json()["items"]
    assert billed("F-OLD", "2019-01-10", [line()]) == "applied"
    assert [one["number"] for one in client.get("/invoices", params={"number": "F-OLD"}).json()["items"]] == ["F-OLD"]
    first = client.get(f"/invoices/{invoice['id']}/lines", params={"limit": 2}).json()
    second = client.get(f"/invoices/{invoice['id']}/lines", params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["position"] for one in first["items"] + second["items"]] == [1, 2, 3] and second["next"] is None


def test_who_sees_which_invoices(billed, as_, codes, new_company):
    billed("A", "2026-09-14", [line("60.00", properties={"Unit": codes["dept"]}), line("40.00", properties={"Unit": codes["team"]})])
    billed("B", "2026-09-14", [line("10.00")], site="site_b")

    def seen(**who):
        return sorted(one["number"] for one in as_("finance", **who).get("/invoices").json()["items"])

    assert (seen(), seen(at="site_a"), seen(at="site_b"), seen(at="dept"), seen(company=new_company())) == (
        ["A", "B"],
        ["A"],
        ["B"],
        [],
        [],
    )
    invoice = next(one for one in as_("finance").get("/invoices").json()["items"] if one["number"] == "A")
    assert as_("finance", at="site_b").get(f"/invoices/{invoice['id']}").status_code == 404
    assert as_("finance", at="site_b").get(f"/invoices/{invoice['id']}/lines").status_code == 404
    of_team = as_("finance", at="team").get(f"/invoices/{invoice['id']}/lines").json()["items"]
    assert [one["amount"] for one in of_team] == ["40.00"]  # the lines of one's own unit, and no total of others


def test_an_invoice_is_never_changed(billed, admin_url, company):
    billed("F-1", "2026-09-14", [line()])
    for change in ("UPDATE invoice SET net_amount = 0", "DELETE FROM invoice_line", "UPDATE invoice_line SET amount = 0"):
        with psycopg.connect(admin_url) as connection, pytest.raises(psycopg.errors.RestrictViolation):
            connection.execute(change)


def trace_of(client):
    invoice = client.get("/invoices").json()["items"][0]
    (first, *_) = client.get(f"/invoices/{invoice['id']}/lines").json()["items"]
    return client.get(f"/invoice-lines/{first['id']}/trace").json()


def test_a_line_leads_to_timesheet_shift_and_approver(billed, approved, deliver, example, company, as_, codes):
    sheet = approved([(DAY, 480)])
    work = sheet["lines"][0]
    shift = {**example("events", "shift.published"), "id": work["shift_id"], "unit_id": str(company.units["dept"])}
    assert deliver("shift.published", shift) == "applied"
    named = {"Temp": "T-1", "TempName": sheet["temp_name"], "Timesheet": sheet["id"], "Shift": work["shift_id"], "Week": "2026-W37"}
    billed("F-1", "2026-09-14", [line(day=DAY, interval=f"{work['line_id']}/1", properties=named)])
    found = trace_of(as_("finance"))
    assert found["timesheet_line"]["id"] == work["line_id"] and found["timesheet_line"]["invoiced_minutes"] == 480
    assert found["shift"]["id"] == work["shift_id"] and found["shift"]["status"] == "published"
    assert found["approval"]["approver_name"] == sheet["approver_name"]
    assert (found["invoice"]["number"], found["gaps"], found["line"]["unit_name"]) == (
        "F-1",
        [],
        "dept",
    )  # the shift's unit, not the invoice's
    assert "net_amount" not in found["invoice"]


def test_a_corrected_timesheet_is_still_found(billed, approved, as_):
    sheet = approved([(DAY, 480)])
    work = sheet["lines"][0]
    named = {"Timesheet": sheet["id"], "Shift": work["shift_id"]}
    billed("F-1", "2026-09-14", [line(day=DAY, interval=f"{work['line_id']}/1", properties=named)])
    approved([(DAY, 450)], id=sheet["id"], temp_id=sheet["temp_id"], revision=2)
    found = trace_of(as_("finance"))
    assert (found["timesheet_line"]["revision"], found["timesheet_line"]["minutes"], found["gaps"]) == (2, 450, ["shift_unknown"])
    assert found["timesheet_line"]["id"] != work["line_id"]


def test_history_is_found_by_its_number_and_day(billed, approved, as_):
    sheet = approved(days(monday(2025, 40), 2), timecard="TC-2025-W40-100417")
    named = {"Timesheet": "TC-2025-W40-100417", "Temp": "T-100417"}
    billed("F-1", "2025-10-06", [line(day=monday(2025, 40), interval="TC-2025-W40-100417/1", properties=named)])
    client = as_("finance")
    invoice = client.get("/invoices", params={"from": "2025-10"}).json()["items"][0]
    (one,) = client.get(f"/invoices/{invoice['id']}/lines").json()["items"]
    found = client.get(f"/invoice-lines/{one['id']}/trace").json()
    assert found["timesheet_line"]["timesheet_id"] == sheet["id"] and found["gaps"] == ["shift_unknown"]


def test_what_cannot_be_found_is_named(billed, as_):
    billed("F-1", "2026-09-14", [line(), line(interval=f"{uuid4()}/1", properties={"Timesheet": str(uuid4())})])
    client = as_("finance")
    invoice = client.get("/invoices").json()["items"][0]
    unnamed, unknown = client.get(f"/invoices/{invoice['id']}/lines").json()["items"]
    assert (unnamed["traceable"], unknown["traceable"]) == (False, True)
    gaps = [client.get(f"/invoice-lines/{one['id']}/trace").json()["gaps"] for one in (unnamed, unknown)]
    assert gaps == [["timesheet_line_not_named", "shift_unknown"], ["timesheet_line_unknown", "shift_unknown"]]
    assert as_("finance", at="site_b").get(f"/invoice-lines/{unknown['id']}/trace").status_code == 404
