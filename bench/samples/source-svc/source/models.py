"""The counters."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped

from chassis.db import Base, Versioned


class Counter(Versioned, Base):
    """Counts; its `sequence` is how often it was raised."""

    __tablename__ = "counter"
    company_id: Mapped[UUID]

    def as_event(self) -> dict[str, Any]:
        """Return what others may know of it, about as large as a real event."""
        return {
            "id": self.id,
            "value": self.sequence,
            "lines": [{"name": f"line {n}", "minutes": 480, "amount": "123.45"} for n in range(4)],
        }
