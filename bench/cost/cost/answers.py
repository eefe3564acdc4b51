"""The answers that both servers give."""

from typing import Any

THINGS = [
    {
        "id": f"0190f5fe-7c00-7a00-8000-{number:012d}", "version": 4, "title": f"Order picker {number}", "unit_id": "0190f5fe-7c00-7a00-8000-000000000001",
        "status": "open", "positions": 3, "filled": 1, "starts_on": "2026-11-23", "ends_on": "2026-12-18", "created_at": "2026-11-01T08:00:00Z",
        "motive": "peak", "cost_centre": "CC-104", "candidates": {"proposed": 4, "accepted": 1},
    }
    for number in range(20)
]  # fmt: skip


def made(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what a create answers."""
    return {"id": "0190f5fe-7c00-7a00-8000-000000000009", "version": 1, "status": "draft", **fields}
