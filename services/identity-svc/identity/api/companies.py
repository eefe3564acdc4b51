"""The agency's clients."""

from typing import Any

from identity import queries


def search(q: str | None = None, limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    """Return a page of clients."""
    return queries.companies(q, limit, cursor)
