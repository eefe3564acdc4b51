"""Invoices and approved hours as they come in."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4
from xml.sax.saxutils import escape

import psycopg
import pytest
from sqlalchemy import select

CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"


@dataclass
class BillLine:
    """A line of an invoice to be written."""

    amount: Decimal
    quantity: Decimal = Decimal("8.00")
    unit_code: str = "HUR"
    day: date | None = None
    properties: dict = field(default_factory=dict)
    interval: str = ""
    name: str = "Gewone uren"


def ubl(number, issued, buyer, lines, kind="Invoice", site="", charge=Decimal(0), currency="EUR", **broken):
    """Write an invoice by hand, with sums that are right unless `broken` says otherwise."""
    net = sum((line.amount for line in lines), Decimal(0)) + charge
    vat = (net * 21 / 100).quantize(Decimal("0.01"))
    sums = {"lines_sum": net - charge, "net": net, "vat": vat, "gross": net + vat, **broken}
    verb, code = ("Invoiced", "InvoiceTypeCode") if kind == "Invoice" else ("Credited", "CreditNoteTypeCode")

    def line(place, one):
        day = (
            f"<cac:InvoicePeriod><cbc:StartDate>{one.day}</cbc:StartDate><cbc:EndDate>{one.day}</cbc:EndDate></cac:InvoicePeriod>"
            if one.day
            else ""
        )
        reference = f"<cac:DocumentReference><cbc:ID>{one.interval}</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>"
        named = "".join(
            f"<cac:AdditionalItemProperty><cbc:Name>{name}</cbc:Name><cbc:Value>{escape(str(value))}</cbc:Value></cac:AdditionalItemProperty>"
            for name, value in one.properties.items()
        )
        return (
            f'<cac:{kind}Line><cbc:ID>{place}</cbc:ID><cbc:{verb}Quantity unitCode="{one.unit_code}">{one.quantity}</cbc:{verb}Quantity>'
            f'<cbc:LineExtensionAmount currencyID="{currency}">{one.amount}</cbc:LineExtensionAmount><cbc:AccountingCost>CC-4100</cbc:AccountingCost>{day}'
            f"{reference if one.interval else ''}<cac:Item><cbc:Name>{escape(one.name)}</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID>"
            f"<cbc:Percent>21.00</cbc:Percent></cac:ClassifiedTaxCategory>{named}</cac:Item>"
            f'<cac:Price><cbc:PriceAmount currencyID="{currency}">1.0000</cbc:PriceAmount></cac:Price></cac:{kind}Line>'
        )

    whole = (
        f"<cac:AllowanceCharge><cbc:ChargeIndicator>{'true' if charge > 0 else 'false'}</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Whole"
        f"</cbc:AllowanceChargeReason><cbc:Amount>{abs(charge)}</cbc:Amount></cac:AllowanceCharge>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{kind}-2" xmlns:cac="{CAC}" xmlns:cbc="{CBC}">'
        f"<cbc:ID>{number}</cbc:ID><cbc:IssueDate>{issued}</cbc:IssueDate><cbc:{code}>380</cbc:{code}><cbc:DocumentCurrencyCode>{currency}</cbc:DocumentCurrencyCode>"
        f'<cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="0208">{buyer}</cbc:EndpointID></cac:Party></cac:AccountingCustomerParty>'
        f"<cac:Delivery><cac:DeliveryLocation><cbc:ID>{site}</cbc:ID></cac:DeliveryLocation></cac:Delivery>{whole if charge else ''}"
        f"<cac:TaxTotal><cbc:TaxAmount>{sums['vat']}</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal><cbc:LineExtensionAmount>{sums['lines_sum']}"
        f"</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount>{sums['net']}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount>{sums['gross']}"
        f"</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>{''.join(line(place, one) for place, one in enumerate(lines, 1))}</{kind}>"
    )


@pytest.fixture
def codes(company, admin_url):
    """Give the units codes of the client's own, and return them by unit name."""
    made = {name: f"{name}-{company.id}" for name in company.units}
    with psycopg.connect(admin_url, autocommit=True) as admin:
        for name, code in made.items():
            admin.execute("UPDATE unit SET reference = reference || %s WHERE id = %s", [[f"Customer:{code}"], company.units[name]])
    return made


@pytest.fixture
def billed(company, codes, deliver_message):
    """Deliver an invoice; return what became of it."""

    def bill(number, issued, lines, site="site_a", **options):
        return deliver_message("Invoice", ubl(number, issued, company.kbo, lines, site=codes.get(site, ""), **options))

    return bill


@pytest.fixture
def approved(company, deliver, example):
    """Deliver an approved timesheet with one line per (day, minutes); return its content."""

    def approve(days, unit="dept", temp_id=None, name="Fientje Fictief", **changes):
        sheet = {**example("events", "timesheet.approved"), "id": str(uuid4()), "temp_id": str(temp_id or uuid4()), "temp_name": name,
                 "temp_number": None, "unit_id": str(company.units[unit]), **changes}  # fmt: skip
        (model,) = sheet["lines"]
        year, week, _ = days[0][0].isocalendar()
        sheet["week"] = f"{year}-W{week:02d}"
        sheet["lines"] = [
            {**model, "line_id": str(uuid4()), "shift_id": str(uuid4()), "date": day.isoformat(), "minutes": minutes,
             "start": f"{day}T06:00:00Z", "end": f"{day}T14:00:00Z"}
            for day, minutes in days
        ]  # fmt: skip
        assert deliver("timesheet.approved", sheet) == "applied"
        return sheet

    return approve


def monday(year, week):
    """Return the Monday of a calendar week."""
    return date.fromisocalendar(year, week, 1)


def days(start, count=5, minutes=480):
    """Return consecutive days with minutes, for `approved`."""
    return [(start + timedelta(days=number), minutes) for number in range(count)]


@pytest.fixture
def rows(db):
    """Return all rows of a model of the company."""

    def read(model):
        return list(db.scalars(select(model)))

    return read
