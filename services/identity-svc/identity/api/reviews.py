"""Rounds about who still needs which access."""

from datetime import date
from typing import Any
from uuid import UUID

from chassis import fetch, place, record
from identity import reviewing
from identity.models import Review


def search(limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    """Return a page of rounds."""
    return reviewing.rounds(limit, cursor)


def get(review_id: str) -> dict[str, Any]:
    """Return one round."""
    return reviewing.shown(reviewing.find(UUID(review_id)).id)


def lines(review_id: str, state: str | None = None, limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    """Return a page of the users in a round."""
    return reviewing.lines(reviewing.find(UUID(review_id)), state, limit, cursor)


def open(body: dict[str, Any]) -> Any:
    """Begin a round."""
    review = Review(**place(body["unit_id"]), due_on=date.fromisoformat(body["due_on"]))
    review.check_due()
    record("review.opened", review)
    reviewing.begin(review)
    return reviewing.shown(review.id), 201, {"Location": f"/api/identity/v1/reviews/{review.id}"}


def answer(review_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Answer for users in scope."""
    review = reviewing.find(UUID(review_id), lock=True)
    reviewing.answer(review, body["answers"])
    record("review.answered", review)
    return reviewing.shown(review.id)


def close(review_id: str) -> dict[str, Any]:
    """End a round."""
    review = fetch(Review, review_id)
    review.close()
    record("review.closed", review)
    return reviewing.shown(review.id)
