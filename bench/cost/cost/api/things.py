"""Things: a list and a create."""

from typing import Any

from cost.answers import THINGS, made


def search() -> dict[str, Any]:
    """Return the list."""
    return {"items": THINGS, "next": None}


def create(body: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """Return what came in, as made."""
    return made(body), 201
