"""Reading invoices: what is in them, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from conftest import BillLine, ubl
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from chassis.consumer import Refused
from reporting.ubl import read

BUYER = "0987654394"
ONE = [BillLine(Decimal("100.00"))]


def text(**changes):
    return ubl("F-1", "2026-09-14", BUYER, changes.pop("lines", ONE), **changes)


def test_the_contracts_example(example):
    made = read(example("messages", "Invoice"))
    assert (made.number, made.kind, made.issue_date, made.due_date) == ("F-2026-GNT-50", "invoice", date(2026, 12, 14), date(2026, 12, 24))
    assert (made.net_amount, made.vat_amount, made.gross_amount) == (Decimal("293.49"), Decimal("61.63"), Decimal("355.12"))
    assert made.buyers[0] == ("KBO", BUYER) and made.delivery_location == "GNT"
    hours, premium, voucher = made.lines
    assert (hours.minutes, premium.minutes, voucher.minutes) == (450, 0, 0)  # a premium is no second hour
    assert (hours.properties["Temp"], hours.interval, hours.work_date) == (
        "T-100417",
        "019aaf1e-3c00-7a10-8b00-0000000000b1/1",
        date(2026, 12, 8),
    )


def test_a_credit_note_counts_negative():
    made = read(text(kind="CreditNote"))
    assert (made.kind, made.net_amount, made.gross_amount, made.lines[0].amount, made.lines[0].minutes) == (
        "credit_note", Decimal("-100.00"), Decimal("-121.00"), Decimal("-100.00"), -480,
    )  # fmt: skip


@pytest.mark.parametrize("charge", [Decimal("25.00"), Decimal("-10.00")])
def test_amounts_on_the_whole_become_lines(charge):
    made = read(text(charge=charge))
    assert [line.amount for line in made.lines] == [Decimal("100.00"), charge]
    assert made.net_amount == 100 + charge


@pytest.mark.parametrize("broken", [{"lines_sum": "99.00"}, {"net": Decimal(99)}, {"gross": Decimal(99)}, {"vat": Decimal(0)}])
def test_sums_that_are_wrong_are_refused(broken):
    with pytest.raises(Refused) as refusal:
        read(text(**broken))
    assert refusal.value.code == "sums_wrong"


BOMB = "<!DOCTYPE x [" + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)) + '<!ENTITY a0 "ha">]>'


@pytest.mark.parametrize(("written", "code"), [
    ("", "xml_invalid"),
    ("<Invoice>", "xml_invalid"),
    ("<Invoice/>", "not_an_invoice"),
    (text().replace("<Invoice ", BOMB + "<Invoice ", 1).replace("F-1", "&a9;"), "xml_invalid"),
    (text().replace("<Invoice ", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><Invoice ', 1).replace("F-1", "&f;"), "xml_invalid"),
    (text().replace("<Invoice ", '<!DOCTYPE x SYSTEM "http://dtd.example/x.dtd"><Invoice ', 1), "xml_invalid"),
    ("<a>" * 3000 + "</a>" * 3000, "xml_invalid"),
    (text(lines=[]), "too_many_lines"),
    (text().replace("<cbc:ID>F-1</cbc:ID>", ""), "field_missing"),
    (text().replace("<cbc:ID>F-1</cbc:ID>", f"<cbc:ID>{'9' * 61}</cbc:ID>"), "value_invalid"),
    (text().replace("2026-09-14", "2026-13-14"), "value_invalid"),
    (text().replace('currencyID="EUR">100.00', 'currencyID="EUR">NaN'), "value_invalid"),
    (text().replace('currencyID="EUR">100.00', 'currencyID="EUR">1e99'), "value_invalid"),
])  # fmt: skip
def test_refused(written, code):
    with pytest.raises(Refused) as refusal:
        read(written)
    assert refusal.value.code == code


cents = st.integers(-10_000_000, 10_000_000).map(lambda n: Decimal(n) / 100)


@limits(max_examples=60, deadline=None)
@given(
    st.lists(cents, min_size=1, max_size=30),
    st.integers(-9999, 9999).map(lambda n: Decimal(n) / 100),
    st.sampled_from(["Invoice", "CreditNote"]),
)
def test_lines_always_add_up_to_the_net_amount(amounts, charge, kind):
    made = read(text(lines=[BillLine(amount) for amount in amounts], charge=charge, kind=kind))
    sign = 1 if kind == "Invoice" else -1
    assert sum(line.amount for line in made.lines) == made.net_amount == sign * (sum(amounts) + charge)
