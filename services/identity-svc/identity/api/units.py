"""Units for pickers and trees."""

from typing import Any

from identity import queries


def search(q: str | None = None, active: bool | None = None, limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    """Return a page of units in the caller's scope."""
    return queries.units(q, active, limit, cursor)
