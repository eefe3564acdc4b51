"""What a UBL invoice says (Peppol BIS Billing 3.0), read with bounds and without following anything it refers to."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

_NAMES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
_ROOTS = {f"{{urn:oasis:names:specification:ubl:schema:xsd:{name}-2}}{name}": name for name in ("Invoice", "CreditNote")}
MOST_BYTES, MOST_LINES = 10 * 1024 * 1024, 20_000
_CURRENCY = re.compile(r"[A-Z]{3}\Z")


class Unreadable(Exception):
    """Not an invoice, or one that lacks what the standard asks."""


def read(xml: str) -> dict[str, Any]:
    """Return the fields of an invoice or credit note, as `contracts/messages/Invoice.schema.json` names them. Raises Unreadable."""
    root = _parsed(xml)
    names = ("number", "issue_date", "type_code", "currency", "net", "gross", "payable")
    paths = {
        "number": "cbc:ID",
        "issue_date": "cbc:IssueDate",
        "due_date": "cbc:DueDate|cac:PaymentMeans/cbc:PaymentDueDate",
        "type_code": "cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode",
        "currency": "cbc:DocumentCurrencyCode",
        "cost_centre": "cbc:AccountingCost",
        "buyer_reference": "cbc:BuyerReference",
        "purchase_order": "cac:OrderReference/cbc:ID",
        "corrected_invoice": "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID",
        "period_start": "cac:InvoicePeriod/cbc:StartDate",
        "period_end": "cac:InvoicePeriod/cbc:EndDate",
        "delivery_location": "cac:Delivery/cac:DeliveryLocation/cbc:ID",
        "vat": "cac:TaxTotal/cbc:TaxAmount",
        "net": "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount",
        "gross": "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount",
        "payable": "cac:LegalMonetaryTotal/cbc:PayableAmount",
    }
    found: dict[str, Any] = {name: _text(root, path) for name, path in paths.items()}
    if lacking := [name for name in names if not found[name]]:
        raise Unreadable(f"without {', '.join(lacking)}")
    _check(found, ("issue_date", "due_date", "period_start", "period_end"), ("vat", "net", "gross", "payable"))
    if not _CURRENCY.match(found["currency"]):
        raise Unreadable("currency")
    found["seller"] = _party(root, "cac:AccountingSupplierParty/cac:Party")
    found["buyer"] = _party(root, "cac:AccountingCustomerParty/cac:Party")
    lines = root.xpath("cac:InvoiceLine|cac:CreditNoteLine", namespaces=_NAMES)
    if not 0 < len(lines) <= MOST_LINES:
        raise Unreadable("lines")
    return found | {"lines": [_line(one) for one in lines]}


def _parsed(xml: str) -> Any:
    if len(xml) > MOST_BYTES or "<!DOCTYPE" in xml:
        raise Unreadable("size or document type")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("no XML") from error
    if root.tag not in _ROOTS:
        raise Unreadable("no invoice")
    return root


def _party(root: Any, path: str) -> dict[str, Any]:
    address = f"{path}/cac:PostalAddress/cbc:"
    town = " ".join(one for one in (_text(root, f"{address}PostalZone"), _text(root, f"{address}CityName")) if one)
    return {
        "endpoint": _text(root, f"{path}/cbc:EndpointID"),
        "endpoint_scheme": _text(root, f"{path}/cbc:EndpointID/@schemeID"),
        "name": _text(root, f"{path}/cac:PartyLegalEntity/cbc:RegistrationName"),
        "legal_id": _text(root, f"{path}/cac:PartyLegalEntity/cbc:CompanyID"),
        "legal_id_scheme": _text(root, f"{path}/cac:PartyLegalEntity/cbc:CompanyID/@schemeID"),
        "vat": _text(root, f"{path}/cac:PartyTaxScheme/cbc:CompanyID"),
        "address": [_text(root, f"{address}StreetName"), town or None],
    }


def _line(line: Any) -> dict[str, Any]:
    paths = {
        "quantity": "cbc:InvoicedQuantity|cbc:CreditedQuantity",
        "unit_code": "cbc:InvoicedQuantity/@unitCode|cbc:CreditedQuantity/@unitCode",
        "amount": "cbc:LineExtensionAmount",
        "cost_centre": "cbc:AccountingCost",
        "period_start": "cac:InvoicePeriod/cbc:StartDate",
        "period_end": "cac:InvoicePeriod/cbc:EndDate",
        "name": "cac:Item/cbc:Name",
        "price": "cac:Price/cbc:PriceAmount",
    }
    found: dict[str, Any] = {name: _text(line, path) for name, path in paths.items()}
    if not found["quantity"] or not found["amount"]:
        raise Unreadable("a line without quantity or amount")
    _check(found, ("period_start", "period_end"), ("quantity", "amount", "price"))
    more = line.xpath("cac:Item/cac:AdditionalItemProperty", namespaces=_NAMES)[:50]
    return found | {"properties": {_text(one, "cbc:Name"): _text(one, "cbc:Value") for one in more}}


def _check(found: dict[str, Any], days: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    try:
        for name in days:
            if found[name]:
                date.fromisoformat(found[name])
        for name in numbers:
            if found[name] and not Decimal(found[name]).is_finite():
                raise Unreadable(name)
    except (ValueError, InvalidOperation) as error:
        raise Unreadable("a date or a number") from error


def _text(node: Any, path: str) -> str | None:
    for one in node.xpath(path, namespaces=_NAMES)[:1]:
        return (one if isinstance(one, str) else one.text or "").strip()[:4_000] or None
    return None
