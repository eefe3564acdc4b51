"""Work rules."""

from datetime import date
from typing import Any

from planning import queries


def search(unit_id: str, work_post: str | None = None, **on: str) -> dict[str, Any]:
    return queries.rules_in_force(unit_id, work_post, date.fromisoformat(on["date"]) if "date" in on else None)
