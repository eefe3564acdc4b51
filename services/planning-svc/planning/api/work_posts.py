"""Work posts."""

from typing import Any

from planning import queries


def search(unit_id: str | None = None) -> dict[str, Any]:
    return {"items": queries.work_posts(unit_id)}
