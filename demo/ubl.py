"""Invoices as the back office sends them: UBL 2.1 by the rules of Peppol BIS Billing 3.0."""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from xml.sax.saxutils import escape

CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
BELGIAN_PARTY = "0208"
INVOICED_OBJECT = "130"  # the only type code that Peppol allows on a line (rule R101)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Party:
    """A Belgian enterprise: `number` is the enterprise number, ten digits."""

    number: str
    name: str
    street: str
    city: str
    postal_code: str


@dataclass(frozen=True)
class Line:
    """Hours (`unit_code` HUR) or pieces (C62) of one wage code on one timesheet line."""

    quantity: Decimal
    price: Decimal
    name: str
    timesheet_line: str
    start: date
    end: date
    cost_centre: str
    properties: dict[str, str]
    unit_code: str = "HUR"

    @property
    def amount(self) -> Decimal:
        """Net amount in euro, rounded once."""
        return (self.quantity * self.price).quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Invoice:
    """One weekly invoice of one site."""

    number: str
    issued: date
    due: date
    start: date
    end: date
    seller: Party
    buyer: Party
    site: str
    cost_centre: str
    purchase_order: str
    lines: list[Line] = field(default_factory=list)
    vat_percent: Decimal = Decimal("21.00")
    iban: str = "BE00000000000000"

    @property
    def net(self) -> Decimal:
        """Sum of the lines without VAT."""
        return sum((line.amount for line in self.lines), Decimal("0.00"))

    @property
    def vat(self) -> Decimal:
        """VAT on the sum, rounded once."""
        return (self.net * self.vat_percent / 100).quantize(CENT, ROUND_HALF_UP)

    def to_xml(self) -> str:
        """The invoice as a UBL document."""
        return "".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>\n',
                '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"'
                ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"'
                ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">\n',
                self._head(),
                _party("AccountingSupplierParty", self.seller),
                _party("AccountingCustomerParty", self.buyer),
                f"<cac:Delivery><cbc:ActualDeliveryDate>{self.end}</cbc:ActualDeliveryDate>"
                f"<cac:DeliveryLocation>{_tag('ID', self.site)}"
                "<cac:Address><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:Address>"
                "</cac:DeliveryLocation></cac:Delivery>\n",
                f"<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>{_tag('PaymentID', self.number)}"
                f"<cac:PayeeFinancialAccount>{_tag('ID', self.iban)}</cac:PayeeFinancialAccount></cac:PaymentMeans>\n",
                self._totals(),
                *(self._line(number, line) for number, line in enumerate(self.lines, start=1)),
                "</Invoice>\n",
            ]
        )

    def _head(self) -> str:
        return (
            f"{_tag('CustomizationID', CUSTOMIZATION)}{_tag('ProfileID', PROFILE)}{_tag('ID', self.number)}"
            f"<cbc:IssueDate>{self.issued}</cbc:IssueDate><cbc:DueDate>{self.due}</cbc:DueDate>"
            "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
            f"{_tag('AccountingCost', self.cost_centre)}{_tag('BuyerReference', self.site)}"
            f"{_period(self.start, self.end)}<cac:OrderReference>{_tag('ID', self.purchase_order)}</cac:OrderReference>\n"
        )

    def _totals(self) -> str:
        gross = self.net + self.vat
        category = _tax_category("TaxCategory", self.vat_percent)
        return (
            f"<cac:TaxTotal>{_amount('TaxAmount', self.vat)}<cac:TaxSubtotal>{_amount('TaxableAmount', self.net)}"
            f"{_amount('TaxAmount', self.vat)}{category}</cac:TaxSubtotal></cac:TaxTotal>\n"
            f"<cac:LegalMonetaryTotal>{_amount('LineExtensionAmount', self.net)}{_amount('TaxExclusiveAmount', self.net)}"
            f"{_amount('TaxInclusiveAmount', gross)}{_amount('PayableAmount', gross)}</cac:LegalMonetaryTotal>\n"
        )

    def _line(self, number: int, line: Line) -> str:
        properties = "".join(
            f"<cac:AdditionalItemProperty>{_tag('Name', name)}{_tag('Value', value)}</cac:AdditionalItemProperty>"
            for name, value in line.properties.items()
        )
        return (
            f"<cac:InvoiceLine><cbc:ID>{number}</cbc:ID>"
            f'<cbc:InvoicedQuantity unitCode="{line.unit_code}">{line.quantity}</cbc:InvoicedQuantity>'
            f"{_amount('LineExtensionAmount', line.amount)}{_tag('AccountingCost', line.cost_centre)}"
            f"{_period(line.start, line.end)}"
            f"<cac:DocumentReference>{_tag('ID', line.timesheet_line)}"
            f"<cbc:DocumentTypeCode>{INVOICED_OBJECT}</cbc:DocumentTypeCode></cac:DocumentReference>"
            f"<cac:Item>{_tag('Name', line.name)}{_tax_category('ClassifiedTaxCategory', self.vat_percent)}{properties}</cac:Item>"
            f"<cac:Price>{_amount('PriceAmount', line.price)}</cac:Price></cac:InvoiceLine>\n"
        )


def enterprise_number(base: int) -> str:
    """The Belgian enterprise number of eight digits `base`, with its two check digits (mod 97)."""
    return f"{base:08d}{97 - base % 97:02d}"


def _tag(name: str, text: str) -> str:
    return f"<cbc:{name}>{escape(text)}</cbc:{name}>"


def _amount(name: str, value: Decimal) -> str:
    return f'<cbc:{name} currencyID="EUR">{value}</cbc:{name}>'


def _period(start: date, end: date) -> str:
    return f"<cac:InvoicePeriod><cbc:StartDate>{start}</cbc:StartDate><cbc:EndDate>{end}</cbc:EndDate></cac:InvoicePeriod>"


def _tax_category(name: str, percent: Decimal) -> str:
    return (
        f"<cac:{name}><cbc:ID>S</cbc:ID><cbc:Percent>{percent}</cbc:Percent>"
        f"<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:{name}>"
    )


def _party(role: str, party: Party) -> str:
    return (
        f'<cac:{role}><cac:Party><cbc:EndpointID schemeID="{BELGIAN_PARTY}">{party.number}</cbc:EndpointID>'
        f"<cac:PostalAddress>{_tag('StreetName', party.street)}{_tag('CityName', party.city)}"
        f"{_tag('PostalZone', party.postal_code)}"
        "<cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
        f"<cac:PartyTaxScheme><cbc:CompanyID>BE{party.number}</cbc:CompanyID>"
        "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
        f"<cac:PartyLegalEntity>{_tag('RegistrationName', party.name)}"
        f'<cbc:CompanyID schemeID="{BELGIAN_PARTY}">{party.number}</cbc:CompanyID></cac:PartyLegalEntity>'
        f"</cac:Party></cac:{role}>\n"
    )
