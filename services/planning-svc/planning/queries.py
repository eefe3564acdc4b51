"""Reads of shifts and contracts: columns for lists, one row with everything for a screen."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, any_, false, func, select, text

from chassis import Conflict, NotFound, Unit, current, in_scope, page, principal, session, timeline, unit
from chassis.scope import needed
from planning import clock, codings
from planning.models import Contract, Shift, Temp, WorkPost
from planning.models.contracts import status_of
from planning.people import UNIT, among, reaches

LATE = 24 * 60
_SHIFT = ("id", "version", "company_id", "unit_id", "group_id", "status", "work_post", "work_post_name", "starts_at", "ends_at",
          "break_minutes", "temp_id", "contract_id", "cost_centre", "history")  # fmt: skip
_SIGNED = ("signed_at", "declared_at", "refused_at")
_CONTRACT = ("id", "version", "contract_version", "unit_id", "temp_id", "work_post", "work_post_name", "week_start", "starts_at",
             "ends_at", "shift_count", "minutes", "signed_at", "declared_at", "refused_at", "refused_reason", "cancelled_at", "document_id")  # fmt: skip


def under(model: Any, unit_id: UUID | str) -> ColumnElement[bool]:
    """Return the condition that a row lies in a unit or under it; an unknown unit has no rows."""
    found = unit(UUID(str(unit_id)))
    return within(model, found) if found else false()


def within(model: Any, one: Unit) -> ColumnElement[bool]:
    """Return the condition that a row lies in a unit or under it."""
    return model.unit_path[len(one.path)] == one.id


def shift_columns() -> Select[Any]:
    """Return the select of what a list shows of a shift."""
    return (
        select(
            *(getattr(Shift, name) for name in _SHIFT),
            func.jsonb_array_length(Shift.accepted).label("warnings"),
            UNIT.c.name.label("unit_name"),
            Temp.name.label("temp_name"),
            *(getattr(Contract, name) for name in _SIGNED),
        )
        .join(UNIT, UNIT.c.id == Shift.unit_id)
        .outerjoin(Temp, Temp.id == Shift.temp_id)
        .outerjoin(Contract, Contract.id == Shift.contract_id)
    )


_SAME = ("id", "version", "company_id", "unit_id", "unit_name", "group_id", "status", "work_post", "work_post_name", "break_minutes", "warnings",
         "contract_id", "cost_centre", "history")  # fmt: skip


def shift_summary(row: Any, now: int | None = None) -> dict[str, Any]:
    """Return a shift as lists show it. `now` in UTC minutes: a long list asks the clock once."""
    start, end = clock.minute_of(row.starts_at), clock.minute_of(row.ends_at)
    day, begins = clock.wall(start)
    shown = {name: getattr(row, name) for name in _SAME}
    shown |= {"date": day, "start": row.starts_at, "end": row.ends_at, "start_time": begins, "end_time": clock.wall(end)[1]}
    shown["minutes"] = end - start - row.break_minutes
    shown["temp"] = {"id": row.temp_id, "name": row.temp_name} if row.temp_id else None
    shown["light"] = light(row, start - (clock.minute_of(clock.now()) if now is None else now))
    return shown


def light(row: Any, ahead: int) -> dict[str, Any]:
    """Return how far a shift is, and how many minutes it is until it begins."""
    signed, declared = row.signed_at is not None, row.declared_at is not None
    stage = _stage(row)
    late = ahead < LATE and stage in ("contract", "signed", "refused")
    return {"stage": stage, "signed": signed, "declared": declared, "late": late, "minutes_to_start": ahead if ahead > 0 else None}


def _stage(row: Any) -> str:
    if row.status == "cancelled":
        return "cancelled"
    if row.status == "draft":
        return "planned" if row.temp_id else "open"
    if row.history:
        return "history"
    status = status_of(None, row.refused_at, row.signed_at, row.declared_at)
    return "contract" if status == "drawn_up" else status


def search_shifts(
    unit_id: str | None, week: str | None, status: str | None, temp_id: str | None, open_only: bool, paging: dict[str, Any]
) -> dict[str, Any]:
    """Return a page of shifts by start."""
    statement = shift_columns()
    if unit_id:
        statement = statement.where(under(Shift, unit_id))
    if week:
        since, until = clock.week_range(week)
        statement = statement.where(Shift.starts_at >= since, Shift.starts_at < until)
    if status:
        statement = statement.where(Shift.status == status)
    if temp_id:
        statement = statement.where(Shift.temp_id == UUID(temp_id))
    if open_only:
        statement = statement.where(Shift.temp_id.is_(None), Shift.status == "draft")
    return page(statement, order=(Shift.starts_at, Shift.id), model=Shift, row=shift_summary, **paging)


def summaries(ids: list[UUID]) -> list[dict[str, Any]]:
    """Return shifts that were just made or changed, by start."""
    rows = session().execute(shift_columns().where(among(Shift.id, ids)).order_by(Shift.starts_at, Shift.id))
    return [shift_summary(row) for row in rows]


def shift_detail(shift: Shift, findings: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one shift with everything a screen shows of it."""
    session().flush()
    names = (
        "zone",
        "note",
        "purchase_order",
        "cancel_reason",
        "replaces_id",
        "replacement_id",
        "rules_version",
        "pay_version",
        "wage",
        "accepted",
    )
    return {
        **summaries([shift.id])[0],
        **{name: getattr(shift, name) for name in names},
        "findings": findings,
        "contract": contract_of(shift.contract_id) if shift.contract_id else None,
        "timeline": timeline(shift.id),
    }


def contract_columns() -> Select[Any]:
    """Return the select of what a list shows of a contract."""
    return (
        select(*(getattr(Contract, name) for name in _CONTRACT), UNIT.c.name.label("unit_name"), Temp.name.label("temp_name"))
        .join(UNIT, UNIT.c.id == Contract.unit_id)
        .join(Temp, Temp.id == Contract.temp_id)
    )


def contract_summary(row: Any) -> dict[str, Any]:
    """Return a contract as lists show it."""
    same = ("id", "version", "contract_version", "unit_id", "unit_name", "work_post", "work_post_name", "shift_count", "minutes",
            "signed_at", "declared_at", "refused_reason", "document_id")  # fmt: skip
    return {
        **{name: getattr(row, name) for name in same},
        "temp": {"id": row.temp_id, "name": row.temp_name},
        "week": clock.week_name(row.week_start),
        "start": row.starts_at,
        "end": row.ends_at,
        "status": status_of(row.cancelled_at, row.refused_at, row.signed_at, row.declared_at),
    }


def contract_of(contract_id: UUID) -> dict[str, Any]:
    """Return the summary of a contract."""
    return contract_summary(session().execute(contract_columns().where(Contract.id == contract_id)).one())


def contracts(ids: list[UUID]) -> list[dict[str, Any]]:
    """Return the summaries of contracts."""
    return [
        contract_summary(row)
        for row in session().execute(contract_columns().where(among(Contract.id, ids)).order_by(Contract.starts_at, Contract.id))
    ]


_STATUS = {
    "cancelled": Contract.cancelled_at.is_not(None),
    "refused": Contract.refused_at.is_not(None),
    "declared": Contract.declared_at.is_not(None) & Contract.signed_at.is_not(None),
    "signed": Contract.signed_at.is_not(None) & Contract.declared_at.is_(None),
    "drawn_up": Contract.signed_at.is_(None),
}


def search_contracts(
    unit_id: str | None, week: str | None, status: str | None, temp_id: str | None, paging: dict[str, Any]
) -> dict[str, Any]:
    """Return a page of contracts, latest week first."""
    statement = contract_columns()
    if unit_id:
        statement = statement.where(under(Contract, unit_id))
    if week:
        statement = statement.where(Contract.week_start == clock.week_start(week))
    if temp_id:
        statement = statement.where(Contract.temp_id == UUID(temp_id))
    if status:
        statement = statement.where(_STATUS[status])
        if status != "cancelled":
            statement = statement.where(Contract.cancelled_at.is_(None))
        if status not in ("cancelled", "refused"):
            statement = statement.where(Contract.refused_at.is_(None))
    return page(statement, order=(Contract.week_start.desc(), Contract.id), model=Contract, row=contract_summary, **paging)


def contract_detail(contract: Contract) -> dict[str, Any]:
    """Return one contract with its shifts and steps."""
    same = ("motive", "justification", "function", "workplace", "joint_committee", "category", "declaration_number", "drawn_up_at", "wage",
            "premiums", "meal_voucher", "used", "shifts")  # fmt: skip
    return {
        **contract_of(contract.id),
        **{name: getattr(contract, name) for name in same},
        "placement_reference": contract.placement,
        "timeline": timeline(contract.id),
    }


def shifts_between(since: datetime, until: datetime, place: Unit | None) -> list[Any]:
    """Return the rows of the shifts that begin between two instants in the caller's scope, by start; cancelled ones left out."""
    statement = shift_columns().where(in_scope(Shift), Shift.starts_at >= since, Shift.starts_at < until, Shift.status != "cancelled")
    if place is not None:
        statement = statement.where(within(Shift, place))
    return list(session().execute(statement.order_by(Shift.starts_at, Shift.id)))


def lock_shifts(condition: ColumnElement[bool], most: int) -> list[Shift]:
    """Lock the shifts in the caller's scope that fulfil a condition. Raises Conflict when there are more than `most`."""
    statement = select(Shift).where(in_scope(Shift), condition).order_by(Shift.id).limit(most + 1).with_for_update()
    found = list(session().scalars(statement.execution_options(populate_existing=True)))
    if len(found) > most:
        raise Conflict("too_many", "That is too much at once.", most=most)
    return sorted(found, key=lambda one: (one.starts_at, one.id))


def week_minutes(temp_ids: list[UUID], since: datetime, until: datetime) -> dict[tuple[UUID, date], int]:
    """Return what is planned per temp and week (by its Monday), in every unit."""
    monday = func.date_trunc("week", func.timezone(clock.ZONE_NAME, Shift.starts_at)).label("monday")
    minutes = func.sum(func.extract("epoch", Shift.ends_at - Shift.starts_at) / 60 - Shift.break_minutes).label("minutes")
    statement = select(Shift.temp_id, monday, minutes).where(
        among(Shift.temp_id, temp_ids), Shift.status != "cancelled", Shift.starts_at >= since, Shift.starts_at < until
    )
    rows = session().execute(statement.group_by(Shift.temp_id, text("monday")))
    return {(row.temp_id, row.monday.date()): int(row.minutes) for row in rows}


def work_posts(unit_id: str | None) -> list[dict[str, Any]]:
    """Return the active work posts of a unit, or of every unit that the caller may see, by title."""
    everywhere = func.cardinality(WorkPost.unit_ids) == 0
    if unit_id:
        place = unit(UUID(unit_id))
        here = WorkPost.unit_ids.overlap(place.path) if place else false()
    else:
        here = select(UNIT.c.id).where(UNIT.c.id == any_(WorkPost.unit_ids), reaches(UNIT.c.path, UNIT.c.id)).correlate(WorkPost).exists()
    found = session().scalars(select(WorkPost).where(WorkPost.active, everywhere | here).order_by(WorkPost.title, WorkPost.code))
    same = ("code", "description", "joint_committee", "category", "unit_ids", "protective_equipment", "form_number")
    return [{**{name: getattr(one, name) for name in same}, "name": one.title} for one in found]


def rules_in_force(unit_id: str, work_post: str | None, day: date | None) -> dict[str, Any]:
    """Return the rules of a unit on a day with their sources. Raises NotFound for a unit outside the caller's scope."""
    place = unit(UUID(unit_id))
    if place is None or place.company_id != current().company_id or not principal().allowed(needed(), place.path):
        raise NotFound()
    book, day = codings.rule_book(place.company_id), day or clock.local_date(clock.now())
    found = book.in_force(place.path, work_post, day)
    return {"date": day, "rules_version": book.version, "items": [found[kind].as_answer() for kind in sorted(found)]}
