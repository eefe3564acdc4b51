"""Temps."""

from typing import Any
from uuid import UUID

from chassis import NotFound, unit
from planning import people


def search(
    unit_id: str | None = None, skill: str | None = None, q: str | None = None, limit: int = 50, cursor: str | None = None
) -> dict[str, Any]:
    within = unit(UUID(unit_id)) if unit_id else None
    if unit_id and within is None:
        return {"items": [], "next": None}
    return people.search(within, skill, q, {"limit": limit, "cursor": cursor})


def get(temp_id: str) -> dict[str, Any]:
    found = people.find(UUID(temp_id))
    if found is None:
        raise NotFound()
    return found
