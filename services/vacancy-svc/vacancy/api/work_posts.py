"""Work posts, for the form of a vacancy."""

from typing import Any
from uuid import UUID

from vacancy import queries


def search(unit_id: str | None = None) -> dict[str, Any]:
    return {"items": queries.work_posts(queries.own_path(UUID(unit_id)) if unit_id else None)}
