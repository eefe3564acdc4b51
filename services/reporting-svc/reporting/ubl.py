"""Peppol BIS Billing 3.0: an UBL 2.1 Invoice or CreditNote read into plain values, its sums checked. No database here.

The text is not trusted: no document type, no entities, no network, bounded size and depth; nothing is looked up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

from chassis.consumer import Refused

MOST_BYTES, MOST_LINES = 30_000_000, 20_000
NAMES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
ROOTS = {f"{{urn:oasis:names:specification:ubl:schema:xsd:{name}-2}}{name}": name for name in ("Invoice", "CreditNote")}
HOURS = "HUR"  # UN/ECE Recommendation 20
# Premiums are invoiced for hours that already stand on the invoice as worked.
WORKED = ("", "regular", "overtime_50", "overtime_100")
Element = Any


@dataclass
class Line:
    """One line, or an amount for the document as a whole. Negative on a credit note."""

    number: str
    description: str
    quantity: Decimal
    unit_code: str
    price: Decimal
    amount: Decimal
    vat_percent: Decimal | None = None
    cost_centre: str | None = None
    work_date: date | None = None
    interval: str | None = None
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """Minutes worked; 0 for premiums, vouchers and everything that is not counted in hours."""
        counts = self.unit_code == HOURS and self.properties.get("WageCode", "") in WORKED
        return round(self.quantity * 60) if counts else 0


@dataclass
class Document:
    """An invoice or credit note; amounts of a credit note are negative."""

    number: str
    kind: str
    issue_date: date
    currency: str
    net_amount: Decimal
    vat_amount: Decimal
    gross_amount: Decimal
    buyers: list[tuple[str, str]]
    due_date: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    buyer_reference: str | None = None
    delivery_location: str | None = None
    corrects: str | None = None
    lines: list[Line] = field(default_factory=list)


def read(text: str) -> Document:
    """Return what an invoice says. Raises Refused (xml_invalid, not_an_invoice, field_missing, value_invalid,
    sums_wrong, too_many_lines) with no value of the invoice in it."""
    root = _parse(text)
    kind = ROOTS.get(root.tag)
    if kind is None:
        raise Refused("not_an_invoice", "The root is not an UBL 2.1 Invoice or CreditNote.")
    lines = root.findall(f"cac:{kind}Line", NAMES)
    if not 0 < len(lines) <= MOST_LINES:
        raise Refused("too_many_lines", f"An invoice has between 1 and {MOST_LINES} lines.")
    made = _document(root, kind)
    made.lines = [_line(one, "Invoiced" if kind == "Invoice" else "Credited") for one in lines]
    made.lines += list(_whole(root))
    _check(root, made)
    if kind == "CreditNote":
        _negate(made)
    return made


def _parse(text: str) -> Element:
    raw = text.encode()
    if len(raw) > MOST_BYTES:
        raise Refused("xml_invalid", "The invoice is too large.")
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("xml_invalid", "This is not well-formed XML.") from error
    if root.getroottree().docinfo.doctype:
        raise Refused("xml_invalid", "A document type is not allowed in an invoice.")
    return root


def _text(node: Element, path: str, most: int = 200) -> str | None:
    found = node.findtext(path, None, NAMES)
    found = found.strip() if found else ""
    if len(found) > most:
        raise Refused("value_invalid", f"{path} is too long.")
    return found or None


def _needed(node: Element, path: str, most: int = 200) -> str:
    found = _text(node, path, most)
    if found is None:
        raise Refused("field_missing", f"{path} is missing.")
    return found


def _date(node: Element, path: str) -> date | None:
    found = _text(node, path, 10)
    try:
        return date.fromisoformat(found) if found else None
    except ValueError as error:
        raise Refused("value_invalid", f"{path} is not a date.") from error


def _number(node: Element, path: str, default: str | None = None) -> Decimal:
    found = (_text(node, path, 25) or default) if default is not None else _needed(node, path, 25)
    try:
        value = Decimal(found)
        if not value.is_finite() or abs(value) >= 10**12:
            raise InvalidOperation
    except InvalidOperation as error:
        raise Refused("value_invalid", f"{path} is not a number.") from error
    return value


def _document(root: Element, kind: str) -> Document:
    issued = _date(root, "cbc:IssueDate")
    if issued is None:
        raise Refused("field_missing", "cbc:IssueDate is missing.")
    total = "cac:LegalMonetaryTotal/cbc:"
    return Document(
        number=_needed(root, "cbc:ID", 60),
        kind="invoice" if kind == "Invoice" else "credit_note",
        issue_date=issued,
        due_date=_date(root, "cbc:DueDate") or _date(root, "cac:PaymentMeans/cbc:PaymentDueDate"),
        period_start=_date(root, "cac:InvoicePeriod/cbc:StartDate"),
        period_end=_date(root, "cac:InvoicePeriod/cbc:EndDate"),
        currency=_needed(root, "cbc:DocumentCurrencyCode", 3),
        net_amount=_number(root, total + "TaxExclusiveAmount"),
        vat_amount=_number(root, "cac:TaxTotal/cbc:TaxAmount", "0"),
        gross_amount=_number(root, total + "TaxInclusiveAmount"),
        buyer_reference=_text(root, "cbc:BuyerReference"),
        delivery_location=_text(root, "cac:Delivery/cac:DeliveryLocation/cbc:ID"),
        corrects=_text(root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
        buyers=_buyers(root),
    )


def _buyers(root: Element) -> list[tuple[str, str]]:
    """Return the identifiers of the buyer as (scheme, value), the endpoint first. Scheme 0208 is the enterprise number."""
    party = "cac:AccountingCustomerParty/cac:Party/"
    places = ("cbc:EndpointID", "cac:PartyLegalEntity/cbc:CompanyID", "cac:PartyIdentification/cbc:ID")
    found = [one for place in places for one in root.findall(party + place, NAMES)]
    pairs = [(one.get("schemeID", ""), (one.text or "").strip()[:100]) for one in found]
    return [("KBO" if scheme == "0208" else scheme, value) for scheme, value in pairs if scheme and value]


def _line(node: Element, verb: str) -> Line:
    quantity = node.find(f"cbc:{verb}Quantity", NAMES)
    item = "cac:Item/"
    properties = {_needed(one, "cbc:Name"): _needed(one, "cbc:Value") for one in node.findall(item + "cac:AdditionalItemProperty", NAMES)}
    reference = next((one for one in node.findall("cac:DocumentReference", NAMES) if _text(one, "cbc:DocumentTypeCode") == "130"), None)
    return Line(
        number=_needed(node, "cbc:ID", 60),
        description=_needed(node, item + "cbc:Name", 500),
        quantity=_number(node, f"cbc:{verb}Quantity", "1"),
        unit_code=quantity.get("unitCode", "C62")[:10] if quantity is not None else "C62",
        price=_number(node, "cac:Price/cbc:PriceAmount"),
        amount=_number(node, "cbc:LineExtensionAmount"),
        vat_percent=_number(node, item + "cac:ClassifiedTaxCategory/cbc:Percent", "0"),
        cost_centre=_text(node, "cbc:AccountingCost"),
        work_date=_date(node, "cac:InvoicePeriod/cbc:StartDate"),
        interval=_text(reference, "cbc:ID") if reference is not None else None,
        properties=properties,
    )


def _whole(root: Element) -> Iterator[Line]:
    """Yield the discounts and charges on the document as a whole as lines, so that the lines add up to the net amount."""
    for place, one in enumerate(root.findall("cac:AllowanceCharge", NAMES), 1):
        charge = _needed(one, "cbc:ChargeIndicator", 5) == "true"
        amount = _number(one, "cbc:Amount") * (1 if charge else -1)
        reason = _text(one, "cbc:AllowanceChargeReason", 500) or ("Charge" if charge else "Discount")
        yield Line(
            f"{'charge' if charge else 'discount'}-{place}",
            reason,
            Decimal(1),
            "C62",
            amount,
            amount,
            _number(one, "cac:TaxCategory/cbc:Percent", "0"),
        )


def _check(root: Element, made: Document) -> None:
    """Refuse an invoice that does not add up (EN 16931: BR-CO-10, 13, 15)."""
    whole = {line.number for line in _whole(root)}
    lines = sum((line.amount for line in made.lines if line.number not in whole), Decimal(0))
    if lines != _number(root, "cac:LegalMonetaryTotal/cbc:LineExtensionAmount"):
        raise Refused("sums_wrong", "The lines do not add up to the total of the lines.")
    if sum((line.amount for line in made.lines), Decimal(0)) != made.net_amount:
        raise Refused("sums_wrong", "Lines, discounts and charges do not add up to the amount without VAT.")
    if made.net_amount + made.vat_amount != made.gross_amount:
        raise Refused("sums_wrong", "The amount with VAT is not the amount without VAT plus VAT.")


def _negate(made: Document) -> None:
    made.net_amount, made.vat_amount, made.gross_amount = -made.net_amount, -made.vat_amount, -made.gross_amount
    for line in made.lines:
        line.quantity, line.amount = -line.quantity, -line.amount
