"""The week board."""

from typing import Any

from planning import board


def get(unit_id: str | None = None, week: str | None = None, weeks: int = 1) -> dict[str, Any]:
    return board.board(unit_id, week, weeks)
