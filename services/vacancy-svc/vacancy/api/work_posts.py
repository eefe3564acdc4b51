"""Work posts, for the form of a vacancy."""

from typing import Any
from uuid import UUID

from chassis import NotFound, principal, unit
from vacancy import queries


def search(unit_id: str | None = None) -> dict[str, Any]:
    if unit_id is None:
        return {"items": queries.work_posts(None)}
    found = unit(UUID(unit_id))
    if found is None or found.company_id != principal().company_id or not principal().allowed("vacancy:read", found.path):
        raise NotFound()
    return {"items": queries.work_posts(found.path)}
