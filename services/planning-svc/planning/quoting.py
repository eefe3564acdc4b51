"""What shifts will cost, before they are published."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from chassis import Conflict
from planning import people
from planning.facts import Work
from planning.ground import Ground
from planning.models import Shift, Temp
from planning.price import Before, Limits, Price, price


def prices(shifts: Sequence[Shift]) -> dict[Any, Price | None]:
    """Return the price of each shift by its id, None where no wage is known."""
    if not shifts:
        return {}
    ids = {one.temp_id for one in shifts if one.temp_id}
    ground, facts = Ground.of(shifts, dict.fromkeys(ids)), people.facts_of(people.among(Temp.id, ids), [one.work for one in shifts])
    return {one.id: _price(one, ground, facts[one.temp_id].works if one.temp_id else []) for one in shifts}


def _price(shift: Shift, ground: Ground, planned: list[Work]) -> Price | None:
    wage = shift.wage if shift.wage is not None else ground.wage(shift)
    if wage is None:
        return None
    work = shift.work
    limits = Limits.of(ground.rules.in_force(shift.unit_path, shift.work_post, work.day))
    earlier = [one for one in planned if one.start < work.start and one.monday == work.monday]
    today = sum(one.minutes for one in earlier if one.day == work.day)
    # Overtime of an earlier day is no normal time of the week any more.
    by_day: dict[Any, int] = {}
    for one in earlier:
        by_day[one.day] = by_day.get(one.day, 0) + one.minutes
    week = sum(min(minutes, limits.day) for minutes in by_day.values())
    return price(work, wage, ground.terms(shift), limits, Before(today, week))


def quote(shift: Shift) -> dict[str, Any]:
    """Return the price of one shift line by line. Raises Conflict wage_missing."""
    found = prices([shift])[shift.id]
    if found is None:
        raise Conflict("wage_missing", "No wage is known for this work post.")
    return {"shift_id": shift.id, "minutes": found.minutes, "wage": f"{found.wage:.4f}", "amount": f"{found.amount:.2f}", "lines": found.lines,
            "pay_version": found.version, "used": found.used}  # fmt: skip


def total(shifts: Sequence[Shift]) -> dict[str, Any]:
    """Return what shifts will cost together, and each of them."""
    found = prices(shifts)
    known = {key: one for key, one in found.items() if one is not None}
    return {
        "amount": f"{sum((one.amount for one in known.values()), Decimal('0.00')):.2f}",
        "minutes": sum(one.minutes for one in known.values()),
        "items": [{"shift_id": key, "amount": f"{one.amount:.2f}"} for key, one in known.items()],
        "unpriced": [key for key, one in found.items() if one is None],
    }
