"""What shifts will cost, before they are published."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from chassis import Conflict, session
from planning import clock
from planning.contracting import Ground
from planning.facts import Work
from planning.models import Shift
from planning.people import among
from planning.price import Before, Limits, Price, price


def prices(shifts: Sequence[Shift]) -> dict[Any, Price | None]:
    """Return the price of each shift by its id, None where no wage is known."""
    if not shifts:
        return {}
    ground = Ground.of(shifts, {one.temp_id: None for one in shifts if one.temp_id})  # type: ignore[misc]
    planned = _planned(shifts)
    return {one.id: _price(one, ground, planned.get(one.temp_id, [])) for one in shifts}


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


def _planned(shifts: Sequence[Shift]) -> dict[Any, list[Work]]:
    since, until = min(one.starts_at for one in shifts) - timedelta(days=8), max(one.starts_at for one in shifts)
    columns = select(Shift.temp_id, Shift.id, Shift.starts_at, Shift.ends_at, Shift.break_minutes)
    mine = among(Shift.temp_id, {one.temp_id for one in shifts if one.temp_id})
    found: dict[Any, list[Work]] = {}
    for row in session().execute(columns.where(mine, Shift.status != "cancelled", Shift.starts_at >= since, Shift.starts_at <= until)):
        found.setdefault(row.temp_id, []).append(
            Work(row.id, clock.minute_of(row.starts_at), clock.minute_of(row.ends_at), row.break_minutes)
        )
    return found


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
