"""The legal motives for temp work."""

from datetime import date
from typing import Any

from vacancy.motives import in_force


def search(on: str | None = None) -> dict[str, Any]:
    return {"items": [one.as_dict() for one in in_force(date.fromisoformat(on) if on else date.today())]}
