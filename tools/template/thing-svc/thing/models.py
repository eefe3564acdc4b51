"""The tables, and the rules that guard them."""

from sqlalchemy.orm import Mapped, mapped_column

from chassis import Base, Conflict, Scoped, Versioned


class Thing(Scoped, Versioned, Base):
    """A thing of a unit, open until it is closed."""

    __tablename__ = "thing"
    name: Mapped[str]
    note: Mapped[str | None]
    status: Mapped[str] = mapped_column(default="open")

    def rename(self, name: str) -> None:
        """Give it another name. Raises Conflict when it is closed."""
        if self.status != "open":
            raise Conflict("thing_closed", "A closed thing keeps its name.")
        self.name = name

    def close(self) -> None:
        """Close it. Raises Conflict when it is closed already."""
        if self.status != "open":
            raise Conflict("thing_closed", "This thing is closed already.")
        self.status = "closed"
