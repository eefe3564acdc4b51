"""Weeks: how far each one is."""

from typing import Any

from timesheet import queries


def search(unit_id: str | None = None, until: str | None = None, limit: int = 12) -> dict[str, Any]:
    return {"items": queries.weeks(unit_id, until, limit)}
