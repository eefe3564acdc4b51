"""What the demo's back office sends fits our contracts, and its figures add up."""

import hashlib
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from chassis.contracts import faults
from demo import conditions, digests, messages
from demo.billing import minutes_in, weekly_invoice
from demo.client import CLIENT, TEAMS, UNITS, temps, unit
from demo.history import Work, at, by_week, easter, legal_holidays, minutes_between, monday_of, shift_times, works
from demo.messages import ClockTime, Message
from demo.pdf import text_pdf
from demo.people import person
from demo.ubl import enterprise_number

TODAY = date(2026, 11, 23)
MONDAY = date(2026, 11, 9)
DONE = works(TODAY)


def built() -> list[Message]:
    temp, shifts = temps()[0], next(iter(by_week(DONE).values()))
    start, end = at(MONDAY, "06:00"), at(MONDAY, "14:00")
    return [
        messages.units(1),
        messages.work_posts(1),
        conditions.work_rules(1),
        conditions.pay_conditions(1),
        messages.temp_profile(temp, 1),
        messages.human_resource("HR-1", "V-1", temp.number, temp.person.name, text_pdf("x", []), "Tekst"),
        messages.staffing_order("V-1", unit("GNT-EXP"), "INPAK", 2, MONDAY, MONDAY, "temporary_increase", "Waarom"),
        messages.assignment("AS-1", temp.number, "INPAK", MONDAY, MONDAY, 17.25, "V-1"),
        messages.constraints(temp.number, {"Monday": "Available"}, [(start, end, "RatherNot", "x")]),
        messages.planning_assignment("PA-1", unit("GNT-EXP-A"), temp, "INPAK", shifts),
        messages.planning_request("PR-1", unit("GNT-EXP-A"), "INPAK", [(start, end, 3)]),
        messages.timecard(
            "TC-1", temp.number, temp.person.name, unit("GNT-EXP-A"), MONDAY, MONDAY, [ClockTime("TC-1-1", "S-1", start, end)]
        ),
        messages.timecard_status([{"timecard": "TC-1", "status": "approved", "at": "2026-01-01T00:00:00Z", "approver": "A"}]),
        messages.vacancy_digests({"V-1": "0" * 64}, datetime.now(UTC)),
        messages.interview_slots("V-1", "HR-1", [(start, end, "Verzonnenkaai 12")], f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"),
        messages.motive_use(1, unit("GNT-KAN"), "PLANBED", "inflow", [(MONDAY, MONDAY)]),
        messages.contract_status("019aaf1e-3c00-7a10-8b00-0000000000c1", 1, "declared", datetime.now(UTC), "000000000001"),
    ]


@pytest.mark.parametrize("message", built(), ids=lambda message: message.kind)
def test_a_message_fits_its_contract(message: Message) -> None:
    assert faults(message.kind, json.loads(json.dumps(message.body))) == []


def test_the_back_office_computes_the_digest_that_the_contract_describes() -> None:
    order = messages.staffing_order("V-1", unit("GNT-EXP"), "INPAK", 2, MONDAY, MONDAY, "temporary_increase", "Waarom").body
    assert isinstance(order, dict)
    # Written out by hand, from the description of VacancyDigests.
    text = (
        '{"contact_name":"Consulent Denkbeeldig","cost_centre":"CC-4100","description":"Goederen inpakken, labelen en stapelen.",'
        '"ends_on":"2026-11-09","hours_per_week":"38.00","justification":"Waarom","motive":"temporary_increase","positions":2,'
        '"purchase_order":"PO-2026-GNT","starts_on":"2026-11-09","title":"Inpakker","unit":"Customer:GNT-EXP","work_post_code":"INPAK"}'
    )
    assert digests.digest_of(order) == hashlib.sha256(text.encode()).hexdigest()
    changed = {**order, "comments": "Iets anders"}
    assert digests.held({"V-0": "0" * 64}, [order, changed]) == {"V-0": "0" * 64, "V-1": digests.digest_of(changed)}
    assert digests.held({"V-0": "0" * 64}, [order, {**order, "reasonOfChange": "closed"}]) == {"V-0": "0" * 64}


def test_every_kind_that_goes_to_the_portal_is_built_here() -> None:
    assert len({message.kind for message in built()}) == 17


def test_the_client_is_always_the_same() -> None:
    assert [temp.number for temp in temps()] == [temp.number for temp in temps()]
    assert len({temp.person.name for temp in temps()}) == 60
    assert works(TODAY) == DONE
    assert sum(team.size for team in TEAMS) == 60
    assert sum(one.kind == "site" for one in UNITS) == 3


def test_nobody_works_two_shifts_within_eleven_hours() -> None:
    last: dict[str, Work] = {}
    for work in DONE:
        before = last.get(work.temp.number)
        assert before is None or int(minutes_between(before.end, work.start)) >= 660, (before, work)
        last[work.temp.number] = work
    assert len(DONE) > 4_000


def test_a_night_in_which_the_clock_changes_has_seven_or_nine_hours() -> None:
    spring, autumn = shift_times(date(2027, 3, 27), "22:00", "06:00"), shift_times(date(2026, 10, 24), "22:00", "06:00")
    assert minutes_between(*spring) == 7 * 60
    assert minutes_between(*autumn) == 9 * 60


@pytest.mark.parametrize(
    ("year", "day"), [(2026, date(2026, 4, 5)), (2027, date(2027, 3, 28)), (2038, date(2038, 4, 25)), (2008, date(2008, 3, 23))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


def test_there_are_ten_legal_holidays() -> None:
    assert len(legal_holidays(range(2026, 2028))) == 20
    assert date(2026, 5, 14) in legal_holidays(range(2026, 2027))


def test_an_invoice_adds_up_and_bills_every_hour_once() -> None:
    shifts = [work for work in DONE if work.monday == MONDAY and work.temp.team.unit.startswith("GNT")]
    invoice = weekly_invoice(unit("GNT"), MONDAY, shifts)
    worked = sum(work.worked_minutes for work in shifts)
    billed = sum((line.quantity for line in invoice.lines if line.properties["WageCode"] in ("regular", "overtime_50")), Decimal(0))
    assert abs(billed * 60 - worked) <= len(shifts)
    assert invoice.net == sum(line.amount for line in invoice.lines)
    root: Any = etree.parse(io.BytesIO(invoice.to_xml().encode())).getroot()
    amounts = [Decimal(found.text) for found in root.iterfind("{*}InvoiceLine/{*}LineExtensionAmount")]
    assert sum(amounts) == Decimal(root.findtext("{*}LegalMonetaryTotal/{*}LineExtensionAmount"))
    assert root.findtext("{*}LegalMonetaryTotal/{*}PayableAmount") == f"{invoice.net + invoice.vat}"


def test_night_minutes_leave_out_the_break() -> None:
    temp = next(temp for temp in temps() if temp.team.unit == "ANR-KOE-N")
    start, end = shift_times(MONDAY, "22:00", "06:00")
    assert minutes_in(Work(temp, start, end, start, end), "20:00", "06:00") == 450
    assert monday_of(start.date()) == MONDAY


def test_enterprise_numbers_have_their_check_digits() -> None:
    number = int(CLIENT.number)
    assert len(CLIENT.number) == 10
    assert (number // 100) % 97 + number % 100 == 97
    assert enterprise_number(9876543) == CLIENT.number


def test_people_are_made_up_and_differ() -> None:
    people = [person(number, "temps") for number in range(840)]
    assert len({one.name for one in people}) == 840
    assert all(one.email.endswith("@temps.example") and one.email.isascii() for one in people)


def test_a_cv_is_a_real_pdf_of_as_many_pages_as_it_needs() -> None:
    made = text_pdf("Fientje (Fictief)", [f"regel {number}" for number in range(90)])
    assert made.startswith(b"%PDF-1.4")
    assert made.count(b"/Type /Page ") == 3
    table = int(made.rsplit(b"startxref\n", 1)[1].split()[0])
    assert made[table:].startswith(b"xref")
    offsets = [int(line[:10]) for line in made[table:].splitlines()[3:] if line.endswith(b" n ")]
    assert all(made[offset:].startswith(f"{number} 0 obj".encode()) for number, offset in enumerate(offsets, start=1))
