"""The pay engine: cases with a known answer, and random weeks held against the minute-by-minute oracle."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import MOVABLE, oracle

from timesheet.holidays import easter, legal_holidays
from timesheet.pay import Conditions, Premium, Rules, Week, Work, cents, price_week

ZONE = ZoneInfo("Europe/Brussels")
LAW = Rules("2026-1", source="law of 16 March 1971")
PLAIN = Conditions("2026-1")
NIGHT = Premium("night", "PC-P-02", 20 * 60, 6 * 60, percent=Decimal(25))


def work(start, end, pause=0, wage="20.0000", rules=LAW, terms=PLAIN):
    """Return work between two wall-clock times of Brussels."""
    begin, until = (datetime.fromisoformat(one).replace(tzinfo=ZONE).astimezone(UTC) for one in (start, end))
    return Work(begin, until, pause, Decimal(wage), rules, terms)


def test_a_plain_day_is_regular():
    (pay,) = price_week([work("2026-11-23T08:00", "2026-11-23T16:30", 30)])
    assert pay.hours == {"regular": 480, "overtime_50": 0, "overtime_100": 0, "night": 0, "sunday": 0, "holiday": 0}
    assert (pay.minutes, pay.amount) == (480, Decimal("160.00"))
    assert [line["kind"] for line in pay.lines] == ["regular"]


def test_past_nine_hours_a_day_pays_half_more():
    (pay,) = price_week([work("2026-11-23T06:00", "2026-11-23T16:00")])
    assert (pay.hours["regular"], pay.hours["overtime_50"]) == (540, 60)
    assert pay.amount == Decimal("210.00")
    assert pay.lines[1]["explanation"]["params"]["past_day"] == 60


def test_past_forty_hours_a_week_pays_half_more_and_a_minute_counts_once():
    days = [work(f"2026-11-{day}T08:00", f"2026-11-{day}T17:00") for day in range(23, 28)]
    pays = price_week(days)
    assert [pay.hours["overtime_50"] for pay in pays] == [0, 0, 0, 0, 300]
    assert pays[4].lines[1]["explanation"]["params"] == {
        "past_day": 0, "past_week": 300, "daily": 540, "weekly": 2400, "version": "2026-1", "source": "law of 16 March 1971",
    }  # fmt: skip


def test_overtime_on_a_sunday_pays_double():
    days = [work(f"2026-11-{day}T08:00", f"2026-11-{day}T16:00") for day in range(23, 28)]
    pays = price_week([*days, work("2026-11-29T08:00", "2026-11-29T12:00")])
    assert pays[5].hours == {"regular": 0, "overtime_50": 0, "overtime_100": 240, "night": 0, "sunday": 240, "holiday": 0}
    assert pays[5].amount == Decimal("160.00")


@pytest.mark.parametrize(("start", "end", "minutes"), [
    ("2026-03-28T22:00", "2026-03-29T06:00", 420),  # the clock goes forward: a night of seven hours
    ("2026-10-24T22:00", "2026-10-25T06:00", 540),  # the clock goes back: nine
    ("2026-11-23T22:00", "2026-11-24T06:00", 480),
])  # fmt: skip
def test_a_night_is_as_long_as_it_was(start, end, minutes):
    (pay,) = price_week([work(start, end, terms=Conditions("1", premiums=(NIGHT,)))])
    assert pay.lines[1]["minutes"] == minutes
    assert (pay.minutes, pay.hours["night"]) == (minutes, minutes)


def test_saturday_night_into_sunday_holiday():
    """15 August 2027 is a Sunday and a legal holiday; only the minutes after midnight count as both."""
    days = tuple(
        Premium(day, day, day=day, percent=Decimal(percent)) for day, percent in (("saturday", 50), ("sunday", 100), ("holiday", 100))
    )
    (pay,) = price_week([work("2027-08-14T22:00", "2027-08-15T06:00", terms=Conditions("1", premiums=days))])
    assert (pay.hours["sunday"], pay.hours["holiday"]) == (360, 360)
    assert [(line["kind"], line["minutes"]) for line in pay.lines] == [
        ("regular", 480),
        ("saturday", 120),
        ("sunday", 360),
        ("holiday", 360),
    ]
    assert pay.amount == Decimal("420.00")
    assert pay.lines[3]["explanation"]["params"]["holidays"] == ["assumption"]


def test_premiums_and_voucher():
    terms = Conditions("1", premiums=(Premium("shift_premium", "early", 360, 840, percent=Decimal(10)), Premium("shift_premium", "cold", per_hour=Decimal("0.50"))),
                       voucher_amount=Decimal("8.00"), voucher_minutes=240)  # fmt: skip
    pays = price_week(
        [work("2026-11-23T06:00", "2026-11-23T09:00", terms=terms), work("2026-11-23T13:00", "2026-11-23T15:00", terms=terms)]
    )
    assert [[line["kind"] for line in pay.lines] for pay in pays] == [
        ["regular", "shift_premium", "shift_premium"],
        ["regular", "shift_premium", "shift_premium", "meal_voucher"],
    ]
    assert [pay.amount for pay in pays] == [Decimal("67.50"), Decimal("51.00")]


def test_approved_hours_elsewhere_use_up_the_week_first():
    (pay,) = price_week([work("2026-11-23T08:00", "2026-11-23T12:00")], Week(regular_minutes=2280))
    assert (pay.hours["regular"], pay.hours["overtime_50"]) == (120, 120)


def test_a_break_as_long_as_the_shift_pays_nothing():
    (pay,) = price_week([work("2026-11-23T08:00", "2026-11-23T08:30", 30)])
    assert (pay.minutes, pay.lines, pay.amount) == (0, [], Decimal("0.00"))


def test_half_a_cent_goes_up():
    assert cents(Decimal("0.0100"), Decimal(100), 30) == "0.01"
    assert cents(Decimal("0.0100"), Decimal(100), 29) == "0.00"


def test_the_ten_legal_holidays():
    for year, movable in MOVABLE.items():
        days = {day.isoformat() for day in legal_holidays(year)}
        assert set(movable) < days and len(days) == 10
    assert easter(2026) == date(2026, 4, 5) and easter(2038) == date(2038, 4, 25) and easter(2285) == date(2285, 3, 22)


percentages = st.integers(0, 20000).map(lambda n: Decimal(n) / 100)
premiums = st.builds(
    Premium, kind=st.just("shift_premium"), code=st.just("x"), begins=st.integers(0, 1439), ends=st.integers(0, 1440), percent=percentages,
    day=st.sampled_from(["", "saturday", "sunday", "holiday"]), per_hour=st.none() | st.integers(0, 50000).map(lambda n: Decimal(n) / 10000),
)  # fmt: skip
terms = st.builds(
    Conditions, version=st.just("x"), overtime_50=percentages, overtime_100=percentages, premiums=st.lists(premiums, max_size=3).map(tuple),
    voucher_amount=st.sampled_from([Decimal(0), Decimal("8.00")]), voucher_minutes=st.integers(0, 600),
)  # fmt: skip
rules = st.builds(
    Rules, version=st.just("x"), daily_minutes=st.integers(0, 720), weekly_minutes=st.integers(0, 3000),
    night_from=st.integers(0, 1439), night_until=st.integers(0, 1439),
)  # fmt: skip
# Around the clock changes, Easter, Ascension and New Year as often as anywhere else.
begins = st.sampled_from(
    ["2026-03-28", "2026-10-24", "2025-10-25", "2027-03-27", "2026-04-05", "2026-05-13", "2025-12-30", "2026-11-09"]
).map(lambda day: datetime.fromisoformat(day).replace(tzinfo=UTC)) | st.datetimes(
    datetime(2024, 1, 1), datetime(2027, 12, 20), timezones=st.just(UTC)
).map(lambda d: d.replace(second=0, microsecond=0))


@st.composite
def weeks(draw):
    """Return stretches of work of one week, in any order, none overlapping."""
    at, one_rules, one_terms = draw(begins), draw(rules), draw(terms)
    found = []
    for _ in range(draw(st.integers(1, 4))):
        at += timedelta(minutes=draw(st.integers(0, 1800)))
        length = draw(st.integers(1, 900))
        wage = Decimal(draw(st.integers(0, 1_000_000))) / 10000
        found.append(Work(at, at + timedelta(minutes=length), draw(st.integers(0, 90)), wage, one_rules, one_terms))
        at += timedelta(minutes=length)
    return draw(st.permutations(found))


@settings(max_examples=150, deadline=None)
@given(weeks())
def test_every_week_equals_the_oracle(works):
    for pay, expected in zip(price_week(works), oracle(works), strict=True):
        assert pay.hours == expected["hours"]
        assert pay.minutes == expected["minutes"]
        assert pay.amount == expected["amount"]
        assert pay.hours["regular"] + pay.hours["overtime_50"] + pay.hours["overtime_100"] == pay.minutes
        for line in pay.lines:
            assert line["minutes"] > 0 and line["explanation"]["text"]
