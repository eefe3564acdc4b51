"""Which rows a report may read: the caller's units, narrowed to the unit that was asked for."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, column, false, select, table

from chassis import in_scope, unit

UNIT = table("unit", column("id"), column("name"))


def visible(model: Any, unit_id: str | None) -> ColumnElement[bool]:
    """Return the condition that a row is in the caller's scope and, if asked, in or under a unit; an unknown unit has none."""
    if unit_id is None:
        return in_scope(model)
    found = unit(UUID(unit_id))
    return and_(in_scope(model), model.unit_path[len(found.path)] == found.id) if found else false()


def unit_name(of: Any) -> Any:
    """Return the scalar subquery for the name of a row's unit."""
    return select(UNIT.c.name).where(UNIT.c.id == of).scalar_subquery().label("unit_name")
