"""How much of what a motive allows is used on one work post: pure reckoning, no database.

By the calendar, the clock of an increase or a replacement runs from the first day of use to the last; by contract
(inflow), only the days of contracts count.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from chassis import Conflict
from vacancy.motives import Motive

DAY = timedelta(days=1)
DAYS_A_MONTH = 365.25 / 12
NEW_PERIOD_AFTER = timedelta(days=31)
"""A longer break ends a period of use: what follows is another increase or another person replaced. Our reading, the law
names no break; where it is wrong the agency says from when use counts (MotiveUse)."""


@dataclass(frozen=True, order=True)
class Use:
    """Days on which a motive is used: by somebody `placed`, or asked for `positions` people. `whom`: which replaced person, or which temp."""

    starts_on: date
    ends_on: date
    placed: bool = True
    positions: int = 1
    whom: str = ""


def later(day: date, months: int) -> date:
    """Return the same day so many months later, the month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def reckon(motive: Motive, delegation: bool, uses: Sequence[Use], on: date) -> dict[str, Any]:
    """Return what `uses` take of the motive as things stand on a day, in the form of the API's MotiveMeter."""
    run, months = _run(motive, uses, on), motive.months(delegation)
    share = _share(motive, run)
    first, used, planned = _days(motive, run, on)
    begin = first or on
    last, left = None, None
    if months is not None:
        most = (later(begin, months) - begin).days * share
        last = max(on, begin - DAY) + DAY * (max(most - used, 0) // share) if motive.by_contract else later(begin, months) - DAY
        left = max(most - used, 0) if motive.by_contract else max((last - max(on, begin - DAY)).days, 0)
    tried, most_tries = len({one.whom for one in run if one.placed}), (motive.attempts or 0) * share
    steps = _steps(motive, delegation, begin)
    step = 0 if first is None or first > on else 1 + sum(1 for one in steps[:-1] if one["until"] and one["until"] < on)
    return {
        "motive": motive.code,
        "attempts": {"used": tried, "most": most_tries, "left": max(most_tries - tried, 0)} if motive.attempts else None,
        "months_used": round(used / DAYS_A_MONTH, 1),
        "months_most": None if months is None else months * share,
        "months_left": None if left is None else round(left / DAYS_A_MONTH, 1),
        "days_used": used,
        "days_left": left,
        "planned_days": planned,
        "first_day": first,
        "last_day": last if first else None,
        "step": step,
        "steps": steps,
        "next": _next(steps, step),
        "source": motive.source,
    }


def check(motive: Motive, delegation: bool, own: Use, others: Iterable[Use]) -> None:
    """Raise Conflict (period_too_short, period_too_long, attempts_used) when `own` goes beyond what the others leave of a motive."""
    days = (own.ends_on - own.starts_on).days + 1
    if motive.contract_days and days < motive.contract_days:
        raise Conflict("period_too_short", "The motive asks for a longer contract.", days=motive.contract_days, motive=motive.code)
    if motive.contract_months and own.ends_on >= later(own.starts_on, motive.contract_months):
        raise _too_long(motive, motive.contract_months, later(own.starts_on, motive.contract_months) - DAY)
    run = _run(motive, [*(one for one in others if motive.by_contract or one.whom == own.whom), own], own.starts_on)
    share, months, first = _share(motive, run), motive.months(delegation), run[0].starts_on
    tries = len({one.whom for one in run if one.placed}) + sum(one.positions for one in run if not one.placed)
    if motive.attempts and tries > motive.attempts * share:
        raise Conflict("attempts_used", "As many temps tried this post as the law allows.", attempts=motive.attempts, motive=motive.code)
    if months is None:
        return
    most = (later(first, months) - first).days * share
    taken = sum(_length(one) for one in run) if motive.by_contract else (max(one.ends_on for one in run) - first).days + 1
    if taken > most:
        over = -(-(taken - most) // own.positions)
        raise _too_long(motive, months, own.ends_on - DAY * over if motive.by_contract else later(first, months) - DAY)


def _too_long(motive: Motive, months: int, last: date) -> Conflict:
    return Conflict("period_too_long", "The motive does not allow so long a period.", months=months, motive=motive.code, last_day=last)


def _share(motive: Motive, run: list[Use]) -> int:
    """Return for how many vacant posts the limits count: three temps and nine months are for one."""
    return max((one.positions for one in run), default=1) if motive.by_contract else 1


def _length(one: Use) -> int:
    return ((one.ends_on - one.starts_on).days + 1) * (1 if one.placed else one.positions)


def _run(motive: Motive, uses: Iterable[Use], on: date) -> list[Use]:
    """Return the uses that count together on a day: all of them by contract, else those that follow one another around it."""
    if motive.by_contract:
        return sorted(uses)
    best: list[Use] = []
    for whom in {one.whom for one in uses}:
        run: list[Use] = []
        for one in sorted(one for one in uses if one.whom == whom):
            end = max((each.ends_on for each in run), default=one.starts_on)
            if one.starts_on > end + NEW_PERIOD_AFTER and end + NEW_PERIOD_AFTER < on:
                run = []
            elif one.starts_on > end + NEW_PERIOD_AFTER:
                break
            run.append(one)
        if run and max(one.ends_on for one in run) + NEW_PERIOD_AFTER >= on and (not best or run[0] < best[0]):
            best = run
    return best


def _days(motive: Motive, run: list[Use], on: date) -> tuple[date | None, int, int]:
    """Return the first day of use, the days used up to and with `on`, and those planned after it."""
    if not run:
        return None, 0, 0
    first, last = run[0].starts_on, max(one.ends_on for one in run)
    if motive.by_contract:
        used = sum(max((min(one.ends_on, on) - one.starts_on).days + 1, 0) for one in run if one.placed)
        return first, used, sum(_length(one) for one in run) - used
    used = max((min(last, on) - first).days + 1, 0)
    return first, used, (last - first).days + 1 - used


def _steps(motive: Motive, delegation: bool, first: date) -> list[dict[str, Any]]:
    steps = motive.steps(delegation)
    ends = list(accumulate(one.months or 0 for one in steps))
    return [
        {"months": one.months, "until": None if one.months is None else later(first, end) - DAY, "needs": one.needs}
        for one, end in zip(steps, ends, strict=True)
    ]


def _next(steps: list[dict[str, Any]], step: int) -> dict[str, Any] | None:
    """Return what has to be arranged before the use can begin, or go on after the step at hand; None when nothing is left."""
    if step == len(steps):
        return None
    return {"from": steps[step - 1]["until"] + DAY if step else None, "needs": steps[step]["needs"]}
