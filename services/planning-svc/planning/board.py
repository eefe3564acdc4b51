"""The week board: temps by days, with what is planned, the hours against the limits and one light per shift.

A fixed number of statements, whatever the size; a test holds it.
"""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis import NotFound, Unit, current, principal, session, unit
from chassis.scope import needed
from planning import clock, codings, people, queries
from planning.facts import RESTRICTION, Availability
from planning.holidays import holiday
from planning.models import Temp


def board(unit_id: str | None, week: str | None, weeks: int) -> dict[str, Any]:
    """Return the board of a unit (default: everything the caller may see) for one or two weeks. Raises NotFound."""
    place = _place(unit_id)
    monday = clock.week_start(week) if week else clock.monday_of(clock.local_date(clock.now()))
    since, until = clock.at(monday, 0), clock.at(monday + timedelta(weeks=weeks), 0)
    now = clock.minute_of(clock.now())
    shifts = [queries.shift_summary(row, now) for row in queries.shifts_between(since, until, place)]
    mondays = [monday + timedelta(weeks=n) for n in range(weeks)]
    days = [monday + timedelta(days=n) for n in range(7 * weeks)]
    return {
        "week": clock.week_name(monday),
        "weeks": [clock.week_name(one) for one in mondays],
        "from": days[0],
        "until": days[-1],
        "unit": {"id": place.id, "name": place.name} if place else None,
        "days": _days(days, shifts),
        "temps": _temps(place, mondays, days, since, until),
        "shifts": shifts,
        "totals": _totals(shifts),
    }


def _place(unit_id: str | None) -> Unit | None:
    if unit_id is None:
        return None
    found = unit(UUID(unit_id))
    # One equal answer for a unit that does not exist and one that the caller may not plan.
    if found is None or found.company_id != current().company_id or not principal().allowed(needed(), found.path):
        raise NotFound()
    return found


def _days(days: list[date], shifts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    count: Counter[date] = Counter()
    free: Counter[date] = Counter()
    minutes: Counter[date] = Counter()
    for one in shifts:
        count[one["date"]] += 1
        free[one["date"]] += one["temp"] is None
        minutes[one["date"]] += one["minutes"]
    return [
        {
            "date": day,
            "weekday": day.isoweekday(),
            "holiday": holiday(day),
            "shifts": count[day],
            "open": free[day],
            "minutes": minutes[day],
        }
        for day in days
    ]


def _totals(shifts: list[dict[str, Any]]) -> dict[str, Any]:
    status = Counter(one["status"] for one in shifts)
    lights = Counter(one["light"]["stage"] for one in shifts)
    return {
        "shifts": len(shifts),
        "open": lights["open"],
        "draft": status["draft"],
        "published": status["published"],
        "minutes": sum(one["minutes"] for one in shifts),
        "lights": dict(lights),
        "late": sum(one["light"]["late"] for one in shifts),
    }


def _temps(place: Unit | None, mondays: list[date], days: list[date], since: datetime, until: datetime) -> list[dict[str, Any]]:
    statement = select(Temp.id, Temp.name, Temp.skills).where(Temp.active, people.visible(within=place)).order_by(Temp.name, Temp.id)
    temps = session().execute(statement).all()
    ids = [one.id for one in temps]
    minutes = queries.week_minutes(ids, since, until)
    limits = [_limits(place, monday) for monday in mondays]
    known = _availability(ids, days, since, until)
    return [
        {
            "id": one.id,
            "name": one.name,
            "skills": one.skills,
            "weeks": [_week(monday, minutes.get((one.id, monday), 0), *limit) for monday, limit in zip(mondays, limits, strict=True)],
            "availability": known[one.id],
        }
        for one in temps
    ]


def _limits(place: Unit | None, monday: date) -> tuple[int, int]:
    company_id = current().company_id  # None: somebody of the agency who has not chosen a client
    path = place.path if place else [company_id] if company_id else []
    rules = codings.rule_book(company_id).in_force(path, None, monday)
    return rules["max_week"].value or 0, rules["absolute_week"].value or 0


def _week(monday: date, minutes: int, normal: int, absolute: int) -> dict[str, Any]:
    over = "limit" if minutes > absolute else "overtime" if minutes > normal else "none"
    return {"week": clock.week_name(monday), "minutes": minutes, "limit_minutes": normal, "absolute_minutes": absolute, "over": over}


def _availability(ids: list[UUID], days: list[date], since: datetime, until: datetime) -> dict[UUID, list[dict[str, Any]]]:
    lines: dict[UUID, list[Availability]] = defaultdict(list)
    for temp_id, line in people.availability(ids, since, until):
        lines[temp_id].append(line)
    bounds = [(day, clock.minute_of(clock.at(day, 0)), clock.minute_of(clock.at(day + timedelta(days=1), 0))) for day in days]
    return defaultdict(list, {temp_id: _said(said, bounds) for temp_id, said in lines.items()})


def _said(lines: list[Availability], bounds: list[tuple[date, int, int]]) -> list[dict[str, Any]]:
    """Return what is known per day: a single line stands instead of the weekly ones of its day."""
    found = []
    for day, start, end in bounds:
        single = [one for one in lines if one.start is not None and one.end is not None and one.start < end and one.end > start]
        here = single or [one for one in lines if not one.is_single and one.holds_on(day)]
        for one in sorted(here, key=lambda line: RESTRICTION[line.status]):
            first, last = (one.start, one.end) if one.is_single else one.on(day)
            found.append({"date": day, "status": one.status, "start_time": _clock(first, start, end), "end_time": _clock(last, start, end)})
    return found


def _clock(minute: int | None, start: int, end: int) -> str:
    assert minute is not None
    if minute >= end:
        return "24:00"
    return "00:00" if minute <= start else clock.wall(minute)[1]
