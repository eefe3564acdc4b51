"""An independent computation of pay: one minute at a time, wall clock by the standard library, exact fractions."""

from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from timesheet.pay import Work

ZONE = ZoneInfo("Europe/Brussels")
# Written out by hand from the calendars of the Belgian federal government, and so independent of the algorithm.
MOVABLE = {
    2023: ("2023-04-10", "2023-05-18", "2023-05-29"),
    2024: ("2024-04-01", "2024-05-09", "2024-05-20"),
    2025: ("2025-04-21", "2025-05-29", "2025-06-09"),
    2026: ("2026-04-06", "2026-05-14", "2026-05-25"),
    2027: ("2027-03-29", "2027-05-06", "2027-05-17"),
    2028: ("2028-04-17", "2028-05-25", "2028-06-05"),
}
FIXED = ("01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25")


def is_holiday(moment: datetime) -> bool:
    """Say whether a local moment is on one of the ten days."""
    return moment.strftime("%m-%d") in FIXED or moment.strftime("%Y-%m-%d") in MOVABLE[moment.year]


def within(moment: datetime, begins: int, ends: int) -> bool:
    """Say whether the wall clock of a local moment is in a window that may run over midnight."""
    reading = moment.hour * 60 + moment.minute
    return begins <= reading < ends if begins <= ends else not ends <= reading < begins


def on_day(moment: datetime, day: str) -> bool:
    """Say whether a local moment is on a day that a premium asks for."""
    weekdays = {"saturday": 5, "sunday": 6}
    return is_holiday(moment) if day == "holiday" else moment.weekday() == weekdays[day] if day else True


def rounded(value: Fraction) -> Decimal:
    """Round an exact amount half up to the cent."""
    scaled = value * 100
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    return (Decimal(whole + (2 * rest >= scaled.denominator)) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def oracle(works: list[Work]) -> list[dict[str, object]]:
    """Return minutes per kind and the amount of each stretch of work, in the order given."""
    week_regular, per_day, found = 0, {}, {}
    for index, work in sorted(enumerate(works), key=lambda pair: pair[1].start):
        minutes = []
        moment = work.start.astimezone(UTC)
        while moment < work.end.astimezone(UTC):
            minutes.append(moment.astimezone(ZONE))
            moment += timedelta(minutes=1)
        paid = max(0, len(minutes) - work.break_minutes)
        first = paid // 2 if work.break_minutes else paid
        worked = (minutes[:first] + minutes[first + work.break_minutes :]) if paid else []
        day = work.start.astimezone(ZONE).date()
        had_before = per_day.get(day, 0)
        kinds = dict.fromkeys(("regular", "overtime_50", "overtime_100", "night", "sunday", "holiday"), 0)
        premium = [0] * len(work.conditions.premiums)
        for local in worked:
            free = local.weekday() == 6 or is_holiday(local)
            if per_day.get(day, 0) < work.rules.daily_minutes and week_regular < work.rules.weekly_minutes:
                week_regular += 1
                kinds["regular"] += 1
            else:
                kinds["overtime_100" if free else "overtime_50"] += 1
            per_day[day] = per_day.get(day, 0) + 1
            kinds["night"] += within(local, work.rules.night_from, work.rules.night_until)
            kinds["sunday"] += local.weekday() == 6
            kinds["holiday"] += is_holiday(local)
            for place, one in enumerate(work.conditions.premiums):
                premium[place] += within(local, one.begins, one.ends) and on_day(local, one.day)
        found[index] = {"hours": kinds, "minutes": len(worked), "amount": amount(work, kinds, premium, had_before, per_day.get(day, 0))}
    return [found[index] for index in range(len(works))]


def amount(work: Work, kinds: dict[str, int], premium: list[int], before: int, after: int) -> Decimal:
    """Add up the rounded pay lines of one stretch of work."""
    wage, terms = Fraction(work.wage), work.conditions
    factors = {"regular": 100, "overtime_50": 100 + terms.overtime_50, "overtime_100": 100 + terms.overtime_100}
    total = sum((rounded(wage * Fraction(factors[kind]) / 100 * kinds[kind] / 60) for kind in factors), Decimal(0))
    for one, count in zip(terms.premiums, premium, strict=True):
        rate = Fraction(one.per_hour) if one.per_hour is not None else wage * Fraction(one.percent) / 100
        total += rounded(rate * count / 60)
    if terms.voucher_amount and before < max(1, terms.voucher_minutes) <= after:
        total += terms.voucher_amount
    return total
