"""The reports, equal to a computation made here from what was delivered, whatever was delivered."""

import random
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import uuid4

import pytest
from conftest import BillLine, days, monday

from chassis import jobs
from reporting.models import Invoiced, InvoiceShare, TempYear, Worked

UNDER = {"company": {"site_a", "dept", "team", "site_b", "dept_b"}, "site_a": {"site_a", "dept", "team"}, "dept": {"dept", "team"}, "team": {"team"},
         "site_b": {"site_b", "dept_b"}, "dept_b": {"dept_b"}}  # fmt: skip
MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13)]
FROM, UNTIL = "2025-09", "2026-08"


class History:
    """What was delivered, kept in the plainest way."""

    def __init__(self):
        self.work = {}  # sheet id -> [(day, minutes, unit, temp)]
        self.bills = []  # (issue date, unit, temp, amount, minutes)

    def days(self, units, months):
        return [one for lines in self.work.values() for one in lines if one[2] in units and f"{one[0]:%Y-%m}" in months and one[1] > 0]

    def figures(self, units, months):
        """Compute the figures of some months the long way."""
        work = self.days(units, months)
        weeks, day = set(), date(2024, 1, 1)
        while day < date(2026, 11, 1):  # every week of these years is over
            if f"{day + timedelta(days=3 - day.weekday()):%Y-%m}" in months:
                weeks.add(day.isocalendar()[:2])
            day += timedelta(days=1)
        everything = [one for lines in self.work.values() for one in lines if one[2] in units and one[1] > 0]
        temp_weeks = {(one[0].isocalendar()[:2], one[3]) for one in everything if one[0].isocalendar()[:2] in weeks}
        bills = [one for one in self.bills if one[1] in units and one[0][:7] in months]
        return {
            "invoiced": str(sum((one[3] for one in bills), Decimal("0.00"))),
            "invoiced_minutes": sum(one[4] for one in bills),
            "worked_minutes": sum(one[1] for one in work),
            "unique_temps": len({one[3] for one in work}),
            "average_temps": str((Decimal(len(temp_weeks)) / len(weeks)).quantize(Decimal("0.01"), ROUND_HALF_UP)),
        }


@pytest.fixture
def history(approved, billed, codes, deliver_message):
    """Deliver a random history of two years: weeks of hours, corrections, invoices and credit notes, in no order."""
    chance, made = random.Random(20260907), History()
    temps = [str(uuid4()) for _ in range(9)]
    for temp in temps:
        for number in sorted(chance.sample(range(104), 14)):
            unit = chance.choice(["dept", "team", "dept_b", "site_b"])
            start = monday(2024, 36) + timedelta(weeks=number)
            worked = [(start + timedelta(days=one), chance.choice([0, 240, 456, 540])) for one in sorted(chance.sample(range(7), 3))]
            sheet = approved(worked, unit=unit, temp_id=temp, name=f"Temp {temps.index(temp)}")
            if chance.random() < 0.3:
                worked = [(start + timedelta(days=one), 300) for one in sorted(chance.sample(range(7), 2))]
                approved(worked, unit=unit, temp_id=temp, name=f"Temp {temps.index(temp)}", id=sheet["id"], revision=2)
            made.work[sheet["id"]] = [(day, minutes, unit, temp) for day, minutes in worked]
    for number in range(40):
        issued, site = monday(2024, 37) + timedelta(weeks=2 * number + chance.randrange(2)), chance.choice(["site_a", "site_b"])
        kind, lines = chance.choice(["Invoice", "Invoice", "CreditNote"]), []
        for _ in range(chance.randrange(1, 6)):
            unit = chance.choice(sorted(UNDER[site]))
            amount, hours, code = (
                Decimal(chance.randrange(1, 90000)) / 100,
                Decimal(chance.randrange(1, 40)),
                chance.choice(["regular", "night"]),
            )
            name = chance.choice([*(f"T-{one}" for one in range(5)), ""])
            named = {"Unit": codes[unit], "WageCode": code, **({"Temp": name, "TempName": f"Name {name}"} if name else {})}
            lines.append(BillLine(amount, hours, properties=named))
            sign = 1 if kind == "Invoice" else -1
            made.bills.append((issued.isoformat(), unit, name, sign * amount, sign * int(hours * 60) * (code == "regular")))
        assert billed(f"F-{number}", issued, lines, site=site, kind=kind) == "applied"
    return made


def test_the_client_report_equals_the_long_way(history, as_, company):
    for at in ("company", "site_a", "team", "dept_b"):
        same_client_report(history, as_, at, company)


def same_client_report(history, as_, at, company):
    report = as_("hr_manager", at=at).get("/reports/client", params={"from": FROM, "until": UNTIL}).json()
    months = MONTHS[MONTHS.index(FROM) : MONTHS.index(UNTIL) + 1]
    before = [f"{int(one[:4]) - 1}{one[4:]}" for one in months]
    assert report["total"] == history.figures(UNDER[at], months)
    assert report["previous"] == history.figures(UNDER[at], before)
    for shown, now, then in zip(report["months"], months, before, strict=True):
        assert (shown["month"], shown["current"], shown["previous"]) == (
            now,
            history.figures(UNDER[at], [now]),
            history.figures(UNDER[at], [then]),
        )
    if at != "company":
        everywhere = (
            as_("hr_manager").get("/reports/client", params={"from": FROM, "until": UNTIL, "unit_id": str(company.units[at])}).json()
        )
        assert everywhere["total"] == report["total"]


def test_the_list_of_temps_equals_the_long_way(history, as_):
    for at in ("company", "site_b"):
        same_temps(history, as_, at)


def same_temps(history, as_, at):
    client, shown, cursor = as_("hr_manager", at=at), [], None
    while True:
        page = client.get(
            "/reports/temps", params={"from": FROM, "until": UNTIL, "limit": 4, **({"cursor": cursor} if cursor else {})}
        ).json()
        shown += page["items"]
        if not (cursor := page["next"]):
            break
    work = history.days(UNDER[at], MONTHS[MONTHS.index(FROM) : MONTHS.index(UNTIL) + 1])
    expected = defaultdict(list)
    for one in work:
        expected[one[3]].append(one)
    assert [one["temp"]["name"] for one in shown] == sorted(one["temp"]["name"] for one in shown)
    assert {one["temp"]["id"]: (one["first_day"], one["last_day"], one["minutes"]) for one in shown} == {
        temp: (min(one[0] for one in lines).isoformat(), max(one[0] for one in lines).isoformat(), sum(one[1] for one in lines))
        for temp, lines in expected.items()
    }
    assert {one["temp"]["id"]: one["unit_name"] for one in shown} == {temp: max(lines)[2] for temp, lines in expected.items()}


def test_invoiced_equals_the_long_way(history, as_):
    for at in ("company", "site_a", "team"):
        for by in ("month", "invoice", "temp"):
            same_invoiced(history, as_, at, by)


def same_invoiced(history, as_, at, by):
    report = as_("hr_manager", at=at).get("/reports/invoiced", params={"from": FROM, "until": UNTIL, "by": by, "limit": 200}).json()
    bills = [one for one in history.bills if one[1] in UNDER[at] and FROM <= one[0][:7] <= UNTIL]
    expected = defaultdict(lambda: [Decimal("0.00"), 0])
    for issued, _, temp, amount, minutes in bills:
        key = {"month": issued[:7], "invoice": issued, "temp": f"Name {temp}" if temp else None}[by]
        expected[key][0] += amount
        expected[key][1] += minutes
    name = {
        "month": lambda one: one["month"],
        "invoice": lambda one: one["invoice"]["issue_date"],
        "temp": lambda one: one["temp"] and one["temp"]["name"],
    }[by]
    shown = {name(one): [Decimal(one["amount"]), one["minutes"]] for one in report["items"]}
    if by == "month":
        shown = {month: value for month, value in shown.items() if value != [0, 0]}
    assert shown == {key: value for key, value in expected.items() if by != "month" or value != [0, 0]}
    assert (Decimal(report["total"]["amount"]), report["total"]["minutes"]) == (sum(one[3] for one in bills), sum(one[4] for one in bills))


def test_sums_made_again_are_the_same(history, rows, db, company):
    def contents():
        return {
            model.__tablename__: sorted(tuple(str(getattr(row, column.key)) for column in model.__table__.columns) for row in rows(model))
            for model in (InvoiceShare, Invoiced, Worked, TempYear)
        }

    before = contents()
    assert all(before.values())
    assert jobs.run("reporting", "rebuild") == 0
    assert contents() == before


def test_a_correction_takes_back_what_it_replaces(approved, as_, rows):
    sheet = approved(days(monday(2026, 40)))
    approved([(monday(2026, 40), 0)], id=sheet["id"], temp_id=sheet["temp_id"], revision=2)
    assert as_("hr_manager").get("/reports/temps").json()["items"] == []
    assert rows(TempYear) == rows(Worked) == []


def test_another_currency_is_shown_but_not_added(billed, as_):
    billed("F-1", "2026-09-14", [BillLine(Decimal("100.00"))], currency="GBP")
    client = as_("finance")
    assert client.get("/invoices").json()["items"][0]["currency"] == "GBP"
    assert client.get("/reports/invoiced").json()["total"]["amount"] == "0.00"


@pytest.mark.parametrize("query", [{"from": "2026-05", "until": "2026-04"}, {"from": "2010-01", "until": "2026-01"}, {"from": "2026-13"}])
def test_a_period_that_cannot_be(as_, query):
    assert as_("hr_manager").get("/reports/client", params=query).status_code == 400


def test_an_unknown_unit_has_nothing(approved, as_):
    approved(days(monday(2026, 40)))
    report = as_("hr_manager").get("/reports/client", params={"unit_id": str(uuid4())}).json()
    assert (report["total"]["worked_minutes"], report["total"]["unique_temps"]) == (0, 0)
