"""Step 6: the invoice arrives; the HR manager opens the client report, drills from an amount to the shift, exports XLSX."""

import time
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from demo.asking import until
from demo.client import AGENCY, CLIENT, COEFFICIENT, unit
from demo.history import week_name
from demo.messages import Message
from demo.portal import Browser
from demo.spreadsheet import read_rows
from demo.steps.scene import POST, UNIT, Scene
from demo.ubl import Invoice, Line
from demo.users import BY_ROLE

TITLE = "The invoice arrives; the HR manager opens the client report, drills down to the shift, exports XLSX"
REPORTS = "/api/reporting/v1"
RATE = Decimal("0.0001")


def play(scene: Scene) -> None:
    """Play the step."""
    tell, hr = scene.narrator, scene.person(BY_ROLE["hr_manager"], "HR manager")
    months = _months(scene)
    before = hr.get(f"{REPORTS}/reports/client", **months)["total"]
    invoice = invoice_of(scene)
    scene.office.send(Message("Invoice", invoice.to_xml()))
    sent = time.monotonic()
    shown = until("the invoice is in the portal", lambda: _found(hr, invoice.number, months))
    tell.say(f"the invoice is in the portal {time.monotonic() - sent:.2f} s after it was put on the queue")
    ours = {
        "number": shown["number"],
        "net": shown["net_amount"],
        "vat": shown["vat_amount"],
        "gross": shown["gross_amount"],
        "lines": shown["line_count"],
    }
    gross = invoice.net + invoice.vat
    theirs = {"number": invoice.number, "net": f"{invoice.net}", "vat": f"{invoice.vat}", "gross": f"{gross}", "lines": len(invoice.lines)}
    tell.same("the invoice as sent and as shown", theirs, ours)
    after = hr.get(f"{REPORTS}/reports/client", **months)["total"]
    grown = Decimal(after["invoiced"]) - Decimal(before["invoiced"])
    tell.check(
        f"the client report grew by exactly the net amount, from € {before['invoiced']} to € {after['invoiced']}",
        grown == invoice.net,
        grown,
    )
    _drill(scene, hr, shown["id"])
    _export(scene, hr, invoice, months)


def _months(scene: Scene) -> dict[str, str]:
    """From this month to the one the invoice is about, whichever of the two the report counts it in."""
    assert scene.monday is not None
    return {"from": f"{date.today():%Y-%m}", "until": f"{scene.monday + timedelta(days=14):%Y-%m}"}


def invoice_of(scene: Scene) -> Invoice:
    """What the back office bills for the timecards that it received: a line per interval, traced to it."""
    assert scene.monday is not None
    place = unit(UNIT)
    lines = [line for card in scene.timecards for line in _lines(scene, card)]
    number = f"F-{week_name(scene.monday)}-{place.site}-{scene.number.upper()}"
    today = date.today()
    return Invoice(
        number, today, today + timedelta(days=10), scene.monday, scene.monday + timedelta(days=6), AGENCY, CLIENT,
        place.site, place.cost_centre, f"PO-{scene.number}", lines,
    )  # fmt: skip


def _lines(scene: Scene, card: dict[str, Any]) -> list[Line]:
    assert scene.monday is not None
    made, place = [], unit(UNIT)
    shared = {
        "Temp": card["person"]["id"][0]["value"], "TempName": card["person"]["name"]["formattedName"],
        "Timesheet": card["documentId"]["value"], "Week": week_name(scene.monday), "Unit": UNIT, "WorkPost": POST,
    }  # fmt: skip
    for one in [*card["timeInterval"], *card.get("allowance", [])]:
        if "payRates" not in one:
            continue
        voucher = one["typeCode"]["value"] == "MealVoucher"
        code = "meal_voucher" if voucher else one["customerSpecificRequirements"].rpartition(":")[2]
        day = date.fromisoformat(one["period"]["datePeriod"]["start"] if voucher else one["dayAssignment"])
        quantity = Decimal(str(one["quantity"]["value"] if voucher else one["timeTotal"]))
        trace = shared | {"Shift": one["referenceNumber"], "WageCode": code}
        made.append(Line(quantity, _price(one), code, one["id"]["value"], day, day, place.cost_centre, trace, "C62" if voucher else "HUR"))
    return made


def _price(one: dict[str, Any]) -> Decimal:
    rate = one["payRates"][0]
    price = Decimal(str(rate["amount"]["value"])) * Decimal(str(rate.get("multiplier", 100))) / 100 * COEFFICIENT
    return price.quantize(RATE, ROUND_HALF_UP)


def _found(hr: Browser, number: str, months: dict[str, str]) -> dict[str, Any] | None:
    with hr.quietly():
        items = hr.get(f"{REPORTS}/invoices", number=number, **months)["items"]
    return items[0] if items else None


def _drill(scene: Scene, hr: Browser, invoice: str) -> None:
    """From the line of the corrected hours to the timesheet line, the shift and who approved."""
    lines = list(hr.pages(f"{REPORTS}/invoices/{invoice}/lines"))
    shifts = {shift["id"]: shift for shift in scene.shifts}
    supervisor = BY_ROLE["supervisor"]
    traced, approver = 0, ""
    for line in [one for one in lines if one["unit_code"] == "HUR"]:
        trace = _trace(hr, line["id"], aloud=not traced)
        shift = shifts.get((trace["shift"] or {}).get("id", ""))
        approver = (trace["approval"] or {}).get("approver_name", "")
        scene.narrator.facts += 1
        if trace["gaps"] or not shift or f"{supervisor.first_name} {supervisor.last_name}" != approver:
            scene.narrator.check(f"line {line['number']} leads to its shift and approver", False, trace["gaps"] or approver)
        traced += 1
    scene.narrator.check(
        f"each of the {traced} lines with hours leads to its timesheet line, its shift and its approver ({approver})", traced > 0
    )


def _trace(hr: Browser, line: str, aloud: bool) -> dict[str, Any]:
    path = f"{REPORTS}/invoice-lines/{line}/trace"
    if aloud:
        shown: dict[str, Any] = hr.get(path)
        return shown
    with hr.quietly():
        quiet: dict[str, Any] = hr.get(path)
    return quiet


def _export(scene: Scene, hr: Browser, invoice: Invoice, months: dict[str, str]) -> None:
    """The spreadsheet opens and holds the invoice with its amount as a number."""
    answer = hr.download(f"{REPORTS}/reports/invoiced/export", by="invoice", format="xlsx", **months)
    rows = read_rows(answer.content)
    row = next((row for row in rows if invoice.number in row), [])
    amounts = {Decimal(str(cell)).quantize(Decimal("0.01")) for cell in row if isinstance(cell, float)}
    scene.narrator.check(
        f"the XLSX has {len(rows)} rows, among them this invoice with its amount € {invoice.net}", invoice.net in amounts, row
    )
