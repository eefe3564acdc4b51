"""The legal motives for temp work, and how much of each is used on a work post."""

from datetime import date
from typing import Any
from uuid import UUID

from vacancy import queries, usage
from vacancy.motives import in_force


def search(on: str | None = None, joint_committee: str | None = None) -> dict[str, Any]:
    return {"items": [one.as_dict() for one in in_force(date.fromisoformat(on) if on else date.today(), joint_committee)]}


def meter(unit_id: str, work_post_code: str, on: str | None = None) -> dict[str, Any]:
    at = usage.post(queries.own_path(UUID(unit_id)), work_post_code)
    return usage.read(at, date.fromisoformat(on) if on else date.today())
