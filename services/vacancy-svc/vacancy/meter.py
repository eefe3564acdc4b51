"""How much of what a motive allows is used on one work post: pure reckoning, no database.

By the calendar, the clock of an increase or a replacement runs from the first day of use to the last; by contract
(inflow), only the days of contracts count.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
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
    # Whoever is still looked for begins tomorrow at the earliest.
    asked = [replace(one, starts_on=max(one.starts_on, on + DAY)) for one in uses if not one.placed and one.ends_on > on]
    run, months = _run(motive, [*asked, *(one for one in uses if one.placed)], on), motive.months(delegation)
    share, used = _share(motive, run), _taken(motive, [one for one in run if one.placed], on)
    first = run[0].starts_on if run else None
    begin = first or on
    eve = on if first and first <= on else begin - DAY
    most = None if months is None else _most(begin, months) * share
    left = None if most is None else max(most - used if motive.by_contract else (begin + DAY * (most - 1) - eve).days, 0)
    tried, tries = len({one.whom for one in run if one.placed}), (motive.attempts or 0) * share
    steps = _steps(motive, delegation, begin)
    step = 0 if first is None or first > on else 1 + sum(1 for one in steps[:-1] if one["until"] and one["until"] < on)
    # Before the first step, or after the one at hand; None when nothing is left to arrange.
    coming = {"from": steps[step - 1]["until"] + DAY if step else None, "needs": steps[step]["needs"]} if step < len(steps) else None
    return {
        "motive": motive.code, "source": motive.source, "first_day": first, "step": step, "steps": steps, "next": coming,
        "attempts": {"used": tried, "most": tries, "left": max(tries - tried, 0)} if motive.attempts else None,
        "days_used": used, "days_left": left, "planned_days": _taken(motive, run, date.max) - used,
        "months_used": round(used / DAYS_A_MONTH, 1), "months_most": None if months is None else months * share,
        "months_left": None if left is None else round(left / DAYS_A_MONTH, 1),
        "last_day": eve + DAY * (left // share) if first and left is not None else None,
    }  # fmt: skip


def check(motive: Motive, delegation: bool, own: Use, others: Iterable[Use]) -> None:
    """Raise Conflict (period_too_short, period_too_long, attempts_used) when `own` goes beyond what the others leave of a motive."""
    if motive.contract_days and own.ends_on < own.starts_on + DAY * (motive.contract_days - 1):
        raise Conflict("period_too_short", "The motive asks for a longer contract.", days=motive.contract_days, motive=motive.code)
    if motive.contract_months and own.ends_on >= later(own.starts_on, motive.contract_months):
        raise _too_long(motive, motive.contract_months, later(own.starts_on, motive.contract_months) - DAY)
    run = _run(motive, [*(one for one in others if motive.by_contract or one.whom == own.whom), own], own.starts_on)
    share, months, first = _share(motive, run), motive.months(delegation), run[0].starts_on
    tries = len({one.whom for one in run if one.placed}) + sum(one.positions for one in run if not one.placed)
    if motive.attempts and tries > motive.attempts * share:
        raise Conflict("attempts_used", "As many temps tried this post as the law allows.", attempts=motive.attempts, motive=motive.code)
    # By the calendar only its own last day counts: that somebody else stays longer is not what is asked here.
    until = date.max if motive.by_contract else own.ends_on
    if months is not None and (over := _taken(motive, run, until) - _most(first, months) * share) > 0:
        last = own.ends_on - DAY * -(-over // own.positions) if motive.by_contract else later(first, months) - DAY
        raise _too_long(motive, months, last)


def _too_long(motive: Motive, months: int, last: date) -> Conflict:
    return Conflict("period_too_long", "The motive does not allow so long a period.", months=months, motive=motive.code, last_day=last)


def _most(first: date, months: int) -> int:
    return (later(first, months) - first).days


def _share(motive: Motive, run: list[Use]) -> int:
    """Return for how many vacant posts the limits count: three temps and nine months are for one."""
    return max((one.positions for one in run), default=1) if motive.by_contract else 1


def _taken(motive: Motive, run: list[Use], until: date) -> int:
    """Return the days that a run takes up to and with a day."""
    if motive.by_contract:
        return sum(max((min(one.ends_on, until) - one.starts_on).days + 1, 0) * (1 if one.placed else one.positions) for one in run)
    return max((min(max(one.ends_on for one in run), until) - run[0].starts_on).days + 1, 0) if run else 0


def _run(motive: Motive, uses: list[Use], on: date) -> list[Use]:
    """Return the uses that count together on a day: all of them by contract, else those that follow one another around it."""
    if motive.by_contract:
        return sorted(uses)
    runs = (_following([one for one in uses if one.whom == whom], on) for whom in {one.whom for one in uses})
    return min((one for one in runs if one), default=[])


def _following(uses: list[Use], on: date) -> list[Use]:
    run: list[Use] = []
    for one in sorted(uses):
        end = max((each.ends_on for each in run), default=one.starts_on) + NEW_PERIOD_AFTER
        if one.starts_on > end and end >= on:
            break
        run = [*(run if one.starts_on <= end else []), one]
    return run if run and max(one.ends_on for one in run) + NEW_PERIOD_AFTER >= on else []


def _steps(motive: Motive, delegation: bool, first: date) -> list[dict[str, Any]]:
    found, months = [], 0
    for one in motive.steps(delegation):
        months += one.months or 0
        found.append({**one.model_dump(), "until": later(first, months) - DAY if one.months else None})
    return found
