"""The pay engine: the hours of one temp in one calendar week, split by rule and priced. Pure and in whole numbers.

Definitions, each of which a test holds against a minute-by-minute oracle:
- Time is counted in UTC, so a night shift lasts 7 or 9 hours when the clock changes; what the wall clock of the
  zone reads decides whether a minute is night, Sunday, holiday or in a premium's window.
- A shift belongs to the day on which it begins; the daily limit counts the shifts of a day together.
- The unpaid break lies in the middle of the shift (rounded down to the minute), since nobody records where it was.
- A minute is overtime when its day is past the daily limit, or else when the week's regular minutes are used up.
  Overtime pays 50 % extra, on Sundays and legal holidays 100 % (labour law of 16 March 1971, article 29).
- Night, Saturday, Sunday, holiday and shift premiums come on top. Each pay line is rounded once, half up, to the cent.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from timesheet.holidays import legal_holidays

ZONE = ZoneInfo("Europe/Brussels")
DAY = 1440
EPOCH = date(1970, 1, 1).toordinal()
BASE = ("regular", "overtime_50", "overtime_100")


@dataclass(frozen=True)
class Rules:
    """Limits of one version of the work rules: minutes per day and week before overtime; night by the wall clock."""

    version: str
    daily_minutes: int = 540
    weekly_minutes: int = 2400
    night_from: int = 20 * 60
    night_until: int = 6 * 60
    source: str = ""


@dataclass(frozen=True)
class Premium:
    """Extra pay for minutes in a window of the wall clock (it may run over midnight) on some days.

    `day` is saturday, sunday or holiday, or empty for every day. The extra is a percentage of the wage or euro per hour.
    """

    kind: str
    code: str
    begins: int = 0
    ends: int = DAY
    day: str = ""
    percent: Decimal = Decimal(0)
    per_hour: Decimal | None = None


@dataclass(frozen=True)
class Conditions:
    """The pay conditions that hold for one stretch of work. Overtime percentages are what comes on top of the wage."""

    version: str
    overtime_50: Decimal = Decimal(50)
    overtime_100: Decimal = Decimal(100)
    premiums: tuple[Premium, ...] = ()
    voucher_amount: Decimal = Decimal(0)
    voucher_minutes: int = 0


@dataclass(frozen=True)
class Work:
    """One stretch of work: aware instants on whole minutes, and what applies on its day."""

    start: datetime
    end: datetime
    break_minutes: int
    wage: Decimal
    rules: Rules
    conditions: Conditions


@dataclass
class Pay:
    """What one stretch of work gives. `hours` in minutes per kind; `lines` as they appear on the sheet."""

    minutes: int = 0
    hours: dict[str, int] = field(default_factory=dict)
    lines: list[dict[str, Any]] = field(default_factory=list)
    amount: Decimal = Decimal("0.00")


@lru_cache(maxsize=65536)
def _offset_of_hour(hour: int) -> int:
    return int(datetime.fromtimestamp(hour * 3600, UTC).astimezone(ZONE).utcoffset().total_seconds()) // 60  # type: ignore[union-attr]


def offset(minute: int) -> int:
    """Return the minutes between UTC and the wall clock at a UTC minute since 1970; the clock changes on whole hours."""
    return _offset_of_hour(minute // 60)


@lru_cache(maxsize=4096)
def holiday_of(day: int) -> str:
    """Return the name of the legal holiday on a day since 1970, or an empty string."""
    found = date.fromordinal(day + EPOCH)
    return legal_holidays(found.year).get(found, "")


@lru_cache(maxsize=4096)
def _names_of(day: int) -> frozenset[str]:
    weekday = {5: "saturday", 6: "sunday"}.get((day + 3) % 7, "")  # 1 January 1970 was a Thursday
    return frozenset({weekday, "holiday" if holiday_of(day) else ""} - {""})


def minute_of(instant: datetime) -> int:
    """Return whole UTC minutes since 1970."""
    return int(instant.timestamp()) // 60


def local_day(instant: datetime) -> date:
    """Return the calendar day on which an instant falls in the zone."""
    return instant.astimezone(ZONE).date()


def minutes_between(start: datetime, end: datetime, break_minutes: int) -> int:
    """Return the minutes worked, elapsed time and not wall clock, never below 0."""
    return max(0, minute_of(end) - minute_of(start) - break_minutes)


def _inside(minute: int, begins: int, ends: int) -> bool:
    return begins <= minute < ends if begins <= ends else minute >= begins or minute < ends


@lru_cache(maxsize=1024)
def _marks(rules: Rules, premiums: tuple[Premium, ...]) -> tuple[int, ...]:
    """Return the minutes of the wall clock at which something begins or ends, midnight first and last."""
    found = {0, DAY, rules.night_from, rules.night_until}
    for premium in premiums:
        found |= {premium.begins, premium.ends}
    return tuple(sorted(found))


def _stretches(work: Work) -> Iterator[tuple[int, int]]:
    begin, end = minute_of(work.start), minute_of(work.end)
    if end - begin <= work.break_minutes:
        return
    pause = begin + (end - begin - work.break_minutes) // 2
    if work.break_minutes:
        yield begin, pause
        yield pause + work.break_minutes, end
    else:
        yield begin, end


def _pieces(begin: int, end: int, marks: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield (minutes, day, minute of the day): pieces in which the wall clock runs on and passes no mark."""
    at = begin
    while at < end:
        shift = offset(at)
        day, minute = divmod(at + shift, DAY)
        until = min(end, at + marks[bisect_right(marks, minute)] - minute)
        if offset(until - 1) != shift:
            until = next(hour * 60 for hour in range(at // 60 + 1, until // 60 + 1) if _offset_of_hour(hour) != shift)
        yield until - at, day, minute
        at = until


class Week:
    """Counts of one temp's week while its work is priced in order."""

    def __init__(self, regular_minutes: int = 0, of_day: dict[date, int] | None = None):
        self.regular = regular_minutes
        self.of_day: Counter[int] = Counter({day.toordinal() - EPOCH: count for day, count in (of_day or {}).items()})

    def price(self, work: Work) -> Pay:
        """Split and price the next stretch of work of the week."""
        counts: Counter[str] = Counter()
        rules, premiums = work.rules, work.conditions.premiums
        own_day = (minute_of(work.start) + offset(minute_of(work.start))) // DAY
        before = self.of_day[own_day]
        for begin, end in _stretches(work):
            for minutes, day, minute in _pieces(begin, end, _marks(rules, premiums)):
                self._count(counts, minutes, own_day, day, rules)
                if _inside(minute, rules.night_from, rules.night_until):
                    counts["night"] += minutes
                names = _names_of(day)
                for place, premium in enumerate(premiums):
                    if (not premium.day or premium.day in names) and _inside(minute, premium.begins, premium.ends):
                        counts[f"premium:{place}"] += minutes
        return _priced(work, counts, before, self.of_day[own_day])

    def _count(self, counts: Counter[str], minutes: int, own_day: int, day: int, rules: Rules) -> None:
        sunday, holiday = "sunday" in _names_of(day), holiday_of(day)
        left_today = max(0, rules.daily_minutes - self.of_day[own_day])
        left_this_week = max(0, rules.weekly_minutes - self.regular)
        regular = min(minutes, left_today, left_this_week)
        counts["regular"] += regular
        if regular < minutes:
            # Past the daily limit it is the day's overtime, until then the week's.
            by_week = max(0, min(minutes, left_today) - regular)
            kind = "overtime_100" if sunday or holiday else "overtime_50"
            counts[kind] += minutes - regular
            counts["by_week:" + kind] += by_week
        self.regular += regular
        self.of_day[own_day] += minutes
        if sunday:
            counts["sunday"] += minutes
        if holiday:
            counts["holiday"] += minutes
            counts[f"named:{holiday}"] += minutes


def _priced(work: Work, counts: Counter[str], day_before: int, day_after: int) -> Pay:
    pay = Pay(sum(counts[kind] for kind in BASE))
    pay.hours = {kind: counts[kind] for kind in (*BASE, "night", "sunday", "holiday")}
    pay.lines = [_base(kind, work, counts) for kind in BASE if counts[kind]]
    pay.lines += [
        _extra(one, work, counts, counts[f"premium:{place}"])
        for place, one in enumerate(work.conditions.premiums)
        if counts[f"premium:{place}"]
    ]
    terms = work.conditions
    if terms.voucher_amount and day_before < max(1, terms.voucher_minutes) <= day_after:
        value = f"{terms.voucher_amount:.2f}"
        why = explain("meal_voucher", f"A day of at least {terms.voucher_minutes} minutes", minutes=day_after, least=terms.voucher_minutes)
        pay.lines.append({"kind": "meal_voucher", "minutes": day_after, "quantity": 1, "rate": value, "amount": value, "explanation": why})
    pay.amount = sum((Decimal(line["amount"]) for line in pay.lines), Decimal("0.00"))
    return pay


def _base(kind: str, work: Work, counts: Counter[str]) -> dict[str, Any]:
    extra = {"overtime_50": work.conditions.overtime_50, "overtime_100": work.conditions.overtime_100}.get(kind, Decimal(0))
    return _line(kind, counts[kind], work.wage, 100 + extra, _why(kind, counts, work.rules))


def _extra(one: Premium, work: Work, counts: Counter[str], minutes: int) -> dict[str, Any]:
    when = [f"on a {one.day}"] * bool(one.day) + [f"between {clock(one.begins)} and {clock(one.ends % DAY)}"] * (
        (one.begins, one.ends) != (0, DAY)
    )
    names = sorted(key[6:] for key in counts if key.startswith("named:")) if one.day == "holiday" else []
    text = f"Premium {one.code} " + (" ".join(when) or "for every hour")
    why = explain(one.kind, text, code=one.code, begins=clock(one.begins), ends=clock(one.ends % DAY), day=one.day, holidays=names)
    rate, percent = (one.per_hour, Decimal(100)) if one.per_hour is not None else (work.wage, one.percent)
    return {**_line(one.kind, minutes, rate, percent, why), "code": one.code}


def _why(kind: str, counts: Counter[str], rules: Rules) -> dict[str, Any]:
    if kind == "regular":
        return explain(
            "regular", "Within the daily and weekly limits", daily=rules.daily_minutes, weekly=rules.weekly_minutes, version=rules.version
        )
    by_week = counts["by_week:" + kind]
    by_day = counts[kind] - by_week
    parts = [f"{by_day} minutes past {hours(rules.daily_minutes)} a day"] * bool(by_day)
    parts += [f"{by_week} minutes past {hours(rules.weekly_minutes)} a week"] * bool(by_week)
    more = ", on a Sunday or legal holiday" if kind == "overtime_100" else ""
    return explain(kind, " and ".join(parts) + more, past_day=by_day, past_week=by_week, daily=rules.daily_minutes,
                   weekly=rules.weekly_minutes, version=rules.version, source=rules.source)  # fmt: skip


def _line(kind: str, minutes: int, rate: Decimal, percent: Decimal, why: dict[str, Any]) -> dict[str, Any]:
    amount = cents(rate, percent, minutes)
    return {"kind": kind, "minutes": minutes, "rate": f"{rate:.4f}", "percent": f"{percent:.2f}", "amount": amount, "explanation": why}


def cents(rate: Decimal, percent: Decimal, minutes: int) -> str:
    """Return rate × percent × minutes / 60 as an amount, rounded half up once. Rate to 4 decimals, percent to 2."""
    product = int(rate.scaleb(4)) * int(percent.scaleb(2)) * minutes
    whole = (product + 30_000_000) // 60_000_000  # 10⁻⁴ € × 10⁻⁴ × minutes, to cents: ÷ (60 × 10⁶)
    return f"{whole // 100}.{whole % 100:02d}"


def clock(minute: int) -> str:
    """Return a minute of the day as HH:MM."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def hours(minutes: int) -> str:
    """Return minutes as hours, such as 9 h or 7 h 36."""
    return f"{minutes // 60} h {minutes % 60:02d}" if minutes % 60 else f"{minutes // 60} h"


def explain(code: str, text: str, /, **params: Any) -> dict[str, Any]:
    """Return an explanation: `code` and `params` are translated on the screen, `text` is English. Never a wage."""
    return {"code": code, "text": text, "params": params}


def price_week(works: Sequence[Work], before: Week | None = None) -> list[Pay]:
    """Return the pay of each stretch of work of one temp in one week, in the order given.

    Limits are used up in the order of time; `before` holds what was already approved elsewhere in that week.
    """
    week, paid = before or Week(), {}
    for index in sorted(range(len(works)), key=lambda i: works[i].start):
        paid[index] = week.price(works[index])
    return [paid[index] for index in range(len(works))]
