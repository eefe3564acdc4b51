from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from chassis import Conflict
from chassis.db import Base, Scoped, Versioned


class Widget(Scoped, Versioned, Base):
    """Something with a name that is open until it is closed."""

    __tablename__ = "widget"
    name: Mapped[str]
    status: Mapped[str] = mapped_column(default="open", server_default="open")
    wage: Mapped[str | None]

    def close(self) -> None:
        """Close it, once."""
        if self.status != "open":
            raise Conflict("widget_closed", "This widget is closed already.")
        self.status = "closed"

    def as_event(self) -> dict[str, Any]:
        """Return what others may know of it."""
        return {"id": self.id, "unit_id": self.unit_id, "name": self.name, "status": self.status}
