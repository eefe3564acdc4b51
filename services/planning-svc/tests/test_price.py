"""The price of a shift: by example, and minute by minute."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import oracle
from conftest import rule
from hypothesis import given, settings
from hypothesis import strategies as st

from planning import clock
from planning.facts import Work
from planning.paybook import Entry, PayBook
from planning.price import Before, Limits, premium_minutes, price, split, worked

ZERO = clock.minute_of(datetime(2026, 10, 19, tzinfo=clock.ZONE).astimezone(UTC))
LIMITS = Limits(540, 2400, (20 * 60, 6 * 60))
DAYS = {
    "night": lambda day: True,
    "shift": lambda day: True,
    "saturday": lambda day: day.isoweekday() == 6,
    "sunday": lambda day: day.isoweekday() == 7,
    "holiday": oracle.is_holiday,
}


def entries(premiums, factor):
    made = [
        Entry("C", "coefficient:wage", amount=factor),
        Entry("O5", "overtime_50", percent=Decimal(50)),
        Entry("O1", "overtime_100", percent=Decimal(100)),
    ]
    return [*made, *(Entry(f"P{n}", kind, percent=percent, window=window) for n, (kind, window, percent) in enumerate(premiums))]


@st.composite
def windows(draw):
    """A window of the day on quarters of an hour; the hour that the clock skips or repeats included."""
    begins, ends = draw(st.integers(0, 95)), draw(st.integers(0, 95))
    return None if begins == ends else (begins * 15, ends * 15)


PREMIUMS = st.lists(
    st.tuples(st.sampled_from(sorted(DAYS)), windows(), st.sampled_from([Decimal(20), Decimal("33.3333"), Decimal(100)])), max_size=4
)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 75 * 96), st.integers(1, 96), st.integers(0, 90), PREMIUMS, st.integers(0, 600), st.integers(0, 2600),
    st.decimals(Decimal("11.0000"), Decimal("40.0000"), places=4), st.decimals(Decimal("1.0000"), Decimal("2.6000"), places=4),
)  # fmt: skip
def test_a_price_is_the_sum_of_its_minutes(start, length, pause, premiums, day, week, wage, factor):
    shift = Work(uuid4(), ZERO + start * 15, ZERO + (start + length) * 15, min(pause, length * 15 - 1))
    terms = PayBook(entries(premiums, factor), 1).terms([], "POST", shift.day)
    found = price(shift, wage, terms, LIMITS, Before(day, week))
    naive = [
        (f"P{n}", *(window or (LIMITS.night if kind == "night" else (0, 1440))), DAYS[kind], percent)
        for n, (kind, window, percent) in enumerate(premiums)
    ]
    counted, cents = oracle.price(shift, wage, naive, LIMITS.day, LIMITS.week, day, week, factor)
    seen = {line["explanation"]["params"].get("id", line["kind"]): line for line in found.lines}
    assert {name: line["minutes"] for name, line in seen.items()} == counted
    assert {name: Decimal(line["amount"]) for name, line in seen.items()} == cents
    assert found.amount == sum(cents.values())
    assert sum(line["minutes"] for line in found.lines if line["kind"] in ("regular", "overtime_50", "overtime_100")) == shift.minutes


@given(st.integers(0, 1440), st.integers(2, 1440), st.integers(0, 120))
def test_splitting_loses_no_minute(cut, length, pause):
    stretches = worked(Work(None, 0, length, min(pause, length - 1)))
    first, rest = split(stretches, cut)
    total = sum(end - start for start, end in stretches)
    assert sum(end - start for start, end in first) == min(cut, total)
    assert sum(end - start for start, end in [*first, *rest]) == total == length - min(pause, length - 1)


def test_a_line_is_rounded_once_and_half_goes_up():
    terms = PayBook([Entry("C", "coefficient:wage", amount=Decimal(1))], 1).terms([], "POST", date(2026, 11, 2))
    monday = clock.minute_of(clock.at(date(2026, 11, 2), 600))
    assert str(price(Work(None, monday, monday + 1), Decimal("0.3000"), terms, LIMITS).amount) == "0.01"  # half a cent
    assert str(price(Work(None, monday, monday + 1), Decimal("0.2999"), terms, LIMITS).amount) == "0.00"


def test_night_premium_over_the_change_of_the_clock():
    night = Entry("N", "night", percent=Decimal(20), window=(22 * 60, 6 * 60))
    for monday, minutes in ((date(2027, 3, 27), 420), (date(2026, 10, 24), 540)):
        start, end = clock.shift_times(monday, "22:00", "06:00")
        shift = Work(None, clock.minute_of(start), clock.minute_of(end))
        assert premium_minutes(night, worked(shift), LIMITS.night) == minutes


def test_the_most_specific_conditions_win_and_say_so():
    unit = uuid4()
    book = PayBook(
        [
            Entry("W1", "wage", amount=Decimal(15)), Entry("W2", "wage", amount=Decimal(16), unit_id=unit), Entry("W3", "wage", amount=Decimal(17), work_post="B"),
            Entry("S1", "shift", amount=Decimal(1), weekdays=frozenset({1})), Entry("W4", "wage", amount=Decimal(18), work_post="B", effective_from=date(2027, 1, 1)),
        ],
        3,
    )  # fmt: skip
    monday = date(2026, 11, 2)
    assert [book.terms(path, post, day).wage.id for path, post, day in (([], "A", monday), ([unit], "A", monday), ([unit], "B", monday), ([], "B", date(2027, 1, 4)))] == [
        "W1", "W2", "W3", "W4",
    ]  # fmt: skip
    assert [len(book.terms([], "A", day).premiums) for day in (monday, date(2026, 11, 3))] == [1, 0]


def test_price_before_publishing(shifts, act, temp, coded, as_):
    [late] = shifts(5, "18:00", "02:00")  # Saturday evening to Sunday two o'clock
    quoted = as_("planner").get(f"/shifts/{late['id']}/price").json()
    lines = {
        line["kind"]: (line["minutes"], line["rate"], line.get("percent"), line["coefficient"], line["amount"]) for line in quoted["lines"]
    }
    assert lines == {
        "regular": (450, "20.0000", "100.00", "2.0000", "300.00"),
        "night": (225, "20.0000", "20.00", "2.0000", "30.00"),  # the break is from 21:45 to 22:15
        "sunday": (120, "20.0000", "100.00", "2.0000", "80.00"),
        "meal_voucher": (450, "8.00", None, "1.0500", "8.40"),
    }
    assert (quoted["amount"], quoted["wage"], quoted["pay_version"]) == ("418.40", "20.0000", "1")
    assert set(quoted["used"]) == {"W-1", "P-N", "P-S", "V-1", "C-W", "C-M"}


def test_overtime_of_the_week_is_in_the_price(shifts, act, temp, coded, as_):
    coded(rule("max_week", 900, "warn"), rule("max_day", 480, "warn"), rule("daily_rest", 0))
    somebody = temp()
    made = [act(shifts(n, "08:00", "17:30")[0], "assign", temp_id=somebody, accept_warnings=True).json() for n in range(2)]
    planner = as_("planner")
    kinds = [
        {
            line["kind"]: line["minutes"]
            for line in planner.get(f"/shifts/{one['id']}/price").json()["lines"]
            if line["kind"] in ("regular", "overtime_50")
        }
        for one in made
    ]
    assert kinds == [{"regular": 480, "overtime_50": 60}, {"regular": 420, "overtime_50": 120}]
    together = planner.post("/prices", json={"shift_ids": [one["id"] for one in made]}).json()
    assert Decimal(together["amount"]) == sum(Decimal(one["amount"]) for one in together["items"])
    assert (together["minutes"], together["unpriced"], len(together["items"])) == (1080, [], 2)


def test_overtime_may_be_paid_by_so_much_an_hour():
    book = PayBook([Entry("C", "coefficient:wage", amount=Decimal(1)), Entry("O", "overtime_50", amount=Decimal("1.5000"))], 1)
    monday = clock.minute_of(clock.at(date(2026, 11, 2), 480))
    found = price(Work(None, monday, monday + 600), Decimal(10), book.terms([], "POST", date(2026, 11, 2)), LIMITS)
    assert [(line["kind"], line["minutes"], line["rate"], line["amount"]) for line in found.lines] == [
        ("regular", 540, "10.0000", "90.00"), ("overtime_50", 60, "11.5000", "11.50"),
    ]  # fmt: skip
