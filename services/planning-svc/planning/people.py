"""Temps: who a caller may see, and what the rules need to know of them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, any_, column, func, literal, or_, select, table
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from chassis import Invalid, Unit, covers, page, principal, session
from chassis.scope import needed
from planning.clock import instant_of, minute_of
from planning.facts import Availability, Facts, Work
from planning.models import AvailabilityLine, Placement, Shift, Temp, TempUnit, WorkPost

UNIT = table("unit", column("id"), column("name"), column("path", ARRAY(Uuid())), column("reference"))
HORIZON = timedelta(days=15)  # the rules look two weeks back and ahead


def among(what: Any, ids: Iterable[UUID]) -> ColumnElement[bool]:
    """Return the condition that a column is one of these ids; one array, so that the statement is always the same."""
    return what == any_(literal(list(ids), ARRAY(Uuid())))


def granted_ancestors(permission: str) -> list[UUID]:
    """Return the units above (and at) the caller's grants: what reaches down into the caller's scope."""
    caller = principal()
    return [unit_id for grant in caller.grants if permission in grant.permissions for unit_id in grant.path]


def reaches(path: Any, unit_id: Any, permission: str | None = None) -> ColumnElement[bool]:
    """Return the condition that something in a unit (by its path) concerns the caller: it is under a granted unit or above one."""
    permission = permission or needed()
    return or_(covers(path, permission), among(unit_id, granted_ancestors(permission)))


def works_in(one: Unit) -> ColumnElement[bool]:
    """Return the condition that a `TempUnit` lets its temp work in a unit or somewhere under it."""
    return or_(TempUnit.unit_path[len(one.path)] == one.id, among(TempUnit.unit_id, one.path))


def visible(permission: str | None = None, within: Unit | None = None) -> ColumnElement[bool]:
    """Return the condition that the caller may see a temp (and the temp may work in `within`)."""
    conditions = [TempUnit.temp_id == Temp.id, reaches(TempUnit.unit_path, TempUnit.unit_id, permission)]
    if within is not None:
        conditions.append(works_in(within))
    return select(TempUnit.id).where(*conditions).correlate(Temp).exists()


def of_unit(one: Unit) -> ColumnElement[bool]:
    """Return the condition that a temp may work in a unit itself."""
    return select(TempUnit.id).where(TempUnit.temp_id == Temp.id, among(TempUnit.unit_id, one.path)).correlate(Temp).exists()


def lock(ids: Iterable[UUID]) -> dict[UUID, Temp]:
    """Lock temps, in the order of their ids: whoever plans a temp waits for whoever plans the same one."""
    statement = select(Temp).where(among(Temp.id, ids)).order_by(Temp.id).with_for_update(key_share=True)
    return {temp.id: temp for temp in session().scalars(statement.execution_options(populate_existing=True))}


def lock_visible(temp_id: UUID) -> Temp:
    """Lock a temp that the caller may plan. Raises Invalid when there is none."""
    found = session().scalar(select(Temp).where(Temp.id == temp_id, visible()).with_for_update(key_share=True))
    if found is None:
        raise Invalid("temp_unknown", "There is no such temp here.", errors=[{"pointer": "/temp_id", "rule": "known"}])
    return found


def facts_of(condition: ColumnElement[bool], works: Sequence[Work]) -> dict[UUID, Facts]:
    """Return what the rules need of the temps that a condition on `Temp` selects, around some shifts, by id.

    A fixed number of statements, however many temps.
    """
    units = select(TempUnit.temp_id, func.array_agg(TempUnit.unit_id).label("units")).group_by(TempUnit.temp_id).subquery()
    statement = (
        select(Temp.id, Temp.name, Temp.active, Temp.skills, units.c.units).outerjoin(units, units.c.temp_id == Temp.id).where(condition)
    )
    found = {
        row.id: Facts(row.id, row.name, row.active, frozenset(row.skills), frozenset(row.units or ()))
        for row in session().execute(statement)
    }
    if not found or not works:
        return found
    since = instant_of(min(one.start for one in works)) - HORIZON
    until = instant_of(max(one.end for one in works)) + HORIZON
    planned = select(Shift.temp_id, Shift.id, Shift.starts_at, Shift.ends_at, Shift.break_minutes)
    for row in session().execute(
        planned.where(among(Shift.temp_id, found), Shift.status != "cancelled", Shift.starts_at < until, Shift.ends_at > since)
    ):
        found[row.temp_id].works.append(Work(row.id, minute_of(row.starts_at), minute_of(row.ends_at), row.break_minutes))
    for temp_id, line in availability(found, since, until):
        found[temp_id].availability.append(line)
    for placed in session().scalars(select(Placement).where(among(Placement.temp_id, found))):
        found[placed.temp_id].placements.append(placed)
    return found


def availability(temp_ids: Iterable[UUID], since: Any, until: Any) -> Iterable[tuple[UUID, Availability]]:
    """Yield the lines of temps that say something about a stretch of time."""
    line = AvailabilityLine
    weekly = and_(line.starts_at.is_(None), or_(line.until.is_(None), line.until >= since.date() - timedelta(days=1)))
    statement = select(line).where(among(line.temp_id, temp_ids), or_(weekly, and_(line.starts_at < until, line.ends_at > since)))
    columns = statement.with_only_columns(
        line.temp_id, line.status, line.starts_at, line.ends_at, line.weekday, line.begins, line.ends, line.since, line.until
    )
    for row in session().execute(columns):
        start = minute_of(row.starts_at) if row.starts_at else None
        end = minute_of(row.ends_at) if row.ends_at else None
        yield row.temp_id, Availability(row.status, start, end, row.weekday, row.begins, row.ends, row.since, row.until)


def search(within: Unit | None, skill: str | None, part: str | None, paging: dict[str, Any]) -> dict[str, Any]:
    """Return a page of the temps that the caller may see, by name."""
    statement = select(Temp.id, Temp.version, Temp.name, Temp.email, Temp.phone, Temp.skills, _skill_names()).where(
        Temp.active, visible(within=within)
    )
    if skill:
        statement = statement.where(Temp.skills.contains([skill]))
    if part:
        statement = statement.where(Temp.name.icontains(part, autoescape=True))
    return page(statement, order=(Temp.name, Temp.id), row=_summary, **paging)


def _skill_names() -> Any:
    post = aliased(WorkPost)
    return (
        select(func.jsonb_object_agg(post.code, post.title))
        .where(post.company_id == Temp.company_id, post.code == any_(Temp.skills))
        .correlate(Temp)
        .scalar_subquery()
        .label("titles")
    )


def _summary(row: Any) -> dict[str, Any]:
    titles = row.titles or {}
    shown = {name: getattr(row, name) for name in ("id", "version", "name", "email", "phone")}
    return {**shown, "skills": [{"code": code, "name": titles.get(code, code)} for code in row.skills]}


def find(temp_id: UUID) -> dict[str, Any] | None:
    """Return a temp that the caller may see as the API shows it, or None."""
    columns: Select[Any] = select(Temp.id, Temp.version, Temp.name, Temp.email, Temp.phone, Temp.skills, _skill_names())
    row = session().execute(columns.where(Temp.id == temp_id, visible())).one_or_none()
    if row is None:
        return None
    lines = session().scalars(
        select(AvailabilityLine).where(AvailabilityLine.temp_id == temp_id).order_by(AvailabilityLine.weekday, AvailabilityLine.starts_at)
    )
    return {
        **_summary(row),
        "units": _units(temp_id),
        "availability": [_line(one) for one in lines],
        "placements": _placements(temp_id),
    }


def _units(temp_id: UUID) -> list[dict[str, Any]]:
    statement = select(UNIT.c.id, UNIT.c.name).join(TempUnit, TempUnit.unit_id == UNIT.c.id).where(TempUnit.temp_id == temp_id)
    rows = session().execute(statement.where(reaches(TempUnit.unit_path, TempUnit.unit_id)).order_by(UNIT.c.name))
    return [{"id": row.id, "name": row.name} for row in rows]


def _placements(temp_id: UUID) -> list[dict[str, Any]]:
    names = ("id", "reference", "unit_id", "work_post", "function", "motive", "justification", "vacancy_id", "wage", "since", "until")
    statement = select(*(getattr(Placement, name) for name in names), UNIT.c.name.label("unit_name")).join(
        UNIT, UNIT.c.id == Placement.unit_id
    )
    mine = reaches(Placement.unit_path, Placement.unit_id)
    rows = session().execute(statement.where(Placement.temp_id == temp_id, mine).order_by(Placement.since.desc(), Placement.id))
    return [{**{key: value for key, value in row._mapping.items() if key != "since"}, "from": row.since} for row in rows]


def _line(one: AvailabilityLine) -> dict[str, Any]:
    if one.starts_at is not None:
        return {"kind": "single", "status": one.status, "start": one.starts_at, "end": one.ends_at}
    times = {"start_time": _clock(one.begins), "end_time": _clock(one.ends)}
    return {"kind": "weekly", "status": one.status, "weekday": one.weekday, **times, "from": one.since, "until": one.until}


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def unit_names(ids: Iterable[UUID]) -> dict[UUID, Any]:
    """Return units by id, each with its name, path and references."""
    rows = session().execute(
        select(UNIT.c.id, UNIT.c.name, UNIT.c.path, UNIT.c.reference).where(UNIT.c.id == any_(literal(list(ids), ARRAY(Uuid()))))
    )
    return {row.id: row for row in rows}
