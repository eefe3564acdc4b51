"""What the back office sends: invoices and credit notes."""

from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select

from chassis import Unit, record, session, set_company, unit_by_reference
from chassis.consumer import Message, Refused, receives
from reporting import sums, ubl
from reporting.models import Invoice, InvoiceLine, Shift, Temp


@receives("Invoice")
def receive_invoice(message: Message) -> None:
    """Take in an invoice whose sums are right; one with a number that is already here is refused."""
    if not isinstance(message.body, str):
        raise Refused("not_an_invoice", "An invoice is an XML text.")
    document = ubl.read(message.body)
    company = _buyer(document)
    set_company(company.company_id)
    if session().scalar(select(Invoice.id).where(Invoice.number == document.number)):
        raise Refused("invoice_exists", "An invoice with this number is already here.")
    place = _site(document, company)
    invoice = Invoice(**_place(place), **_header(document))
    record("invoice.received", invoice)
    session().add_all(_lines(invoice, document, place))
    sums.add_invoice(invoice)


def _buyer(document: ubl.Document) -> Unit:
    for scheme, value in document.buyers:
        if found := unit_by_reference(scheme, value):
            return found
    raise Refused("unit_unknown", "The buyer is not known here.")


def _site(document: ubl.Document, company: Unit) -> Unit:
    return _unit_of(document.delivery_location, company) or _unit_of(document.buyer_reference, company) or company


def _unit_of(code: str | None, company: Unit) -> Unit | None:
    found = unit_by_reference("Customer", code) if code else None
    return found if found and found.company_id == company.company_id else None


def _place(unit: Unit) -> dict[str, Any]:
    return {"company_id": unit.company_id, "unit_id": unit.id, "unit_path": unit.path}


def _header(document: ubl.Document) -> dict[str, Any]:
    same = ("number", "kind", "issue_date", "due_date", "period_start", "period_end", "buyer_reference", "corrects", "currency", "net_amount",
            "vat_amount", "gross_amount")  # fmt: skip
    minutes = sum(line.minutes for line in document.lines)
    return {**{name: getattr(document, name) for name in same}, "line_count": len(document.lines), "minutes": minutes}


def _lines(invoice: Invoice, document: ubl.Document, place: Unit) -> list[InvoiceLine]:
    units: dict[str, Unit] = {}
    temps = _temps(invoice.company_id, {line.properties.get("Temp", "") for line in document.lines} - {""})
    shifts = _shift_places({line.properties.get("Shift", "") for line in document.lines} - {""})
    made = []
    for position, line in enumerate(document.lines, 1):
        named, code = line.properties, line.properties.get("Unit")
        if code and code not in units:
            units[code] = _unit_of(code, place) or place
        where = _place(units[code]) if code else shifts.get(named.get("Shift", "")) or _place(place)
        made.append(InvoiceLine(**where, **_line(line, temps), invoice_id=invoice.id, position=position))
    return made


def _line(line: ubl.Line, temps: dict[str, UUID]) -> dict[str, Any]:
    named = line.properties
    same = (
        "number",
        "description",
        "quantity",
        "unit_code",
        "price",
        "amount",
        "vat_percent",
        "cost_centre",
        "work_date",
        "minutes",
        "interval",
    )
    return {
        **{name: getattr(line, name) for name in same},
        "temp_id": temps.get(named.get("Temp", "")),
        "temp_name": named.get("TempName") or named.get("Temp"),
        "week": named.get("Week", "")[:8] or None,
        "timesheet": named.get("Timesheet", "")[:100] or None,
        "shift": named.get("Shift", "")[:100] or None,
    }


def _temps(company_id: UUID, numbers: set[str]) -> dict[str, UUID]:
    """Return the id of each temp by number; one not seen before gets the id that the number always gives."""
    known = dict(session().execute(select(Temp.number, Temp.temp_id).where(Temp.number.in_(numbers))).all()) if numbers else {}
    return {number: known.get(number) or uuid5(company_id, number) for number in numbers}


def _shift_places(names: set[str]) -> dict[str, dict[str, Any]]:
    """Return the place of each shift that is known here, by its id or the back office's number."""
    if not names:
        return {}
    ids = [one for one in map(as_uuid, names) if one]
    wanted = Shift.id.in_(ids) | Shift.reference.in_(names)
    found: dict[str, dict[str, Any]] = {}
    for row in session().execute(select(Shift.id, Shift.reference, Shift.company_id, Shift.unit_id, Shift.unit_path).where(wanted)):
        place = {"company_id": row.company_id, "unit_id": row.unit_id, "unit_path": row.unit_path}
        found |= {str(row.id): place, row.reference or str(row.id): place}
    return found


def as_uuid(text: str | None) -> UUID | None:
    """Return the id in a text, or None when it is none."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
