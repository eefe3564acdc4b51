"""What contracts and prices of shifts stand on: temps, placements, work posts, units and codings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis import session
from planning import codings, people
from planning.clock import local_date
from planning.models import Placement, Shift, WorkPost
from planning.models.temps import agreed
from planning.paybook import PayBook, Terms
from planning.people import among
from planning.rulebook import RuleBook


@dataclass
class Ground:
    """What the contracts of a number of shifts stand on, read in a fixed number of statements. `temps` by id, locked."""

    temps: Mapping[UUID, Any]
    placements: dict[UUID | None, list[Placement]]
    posts: dict[str, WorkPost]
    units: dict[UUID, Any]
    rules: RuleBook
    pay: PayBook

    @classmethod
    def of(cls, shifts: Sequence[Shift], temps: Mapping[UUID, Any]) -> "Ground":
        """Read the placements, posts, units and codings of shifts; their temps are there already (for a price, their ids do)."""
        book, pay = codings.books(shifts[0].company_id)
        placements: dict[UUID | None, list[Placement]] = {}
        for one in session().scalars(select(Placement).where(among(Placement.temp_id, temps))):
            placements.setdefault(one.temp_id, []).append(one)
        codes = sorted({one.work_post for one in shifts if not one.history})  # history gets no contract
        posts = {one.code: one for one in session().scalars(select(WorkPost).where(WorkPost.code.in_(codes)))} if codes else {}
        units = people.unit_names({unit_id for one in shifts for unit_id in one.unit_path})
        return cls(temps, placements, posts, units, book, pay)

    def placement(self, shift: Shift) -> Placement | None:
        """Return the placement that a shift falls under: of several the one that began last."""
        return agreed(self.placements.get(shift.temp_id, ()), shift.unit_path, shift.work_post, local_date(shift.starts_at))

    def terms(self, shift: Shift) -> Terms:
        """Return the pay conditions of a shift."""
        return self.pay.terms(shift.unit_path, shift.work_post, local_date(shift.starts_at))

    def wage(self, shift: Shift) -> Decimal | None:
        """Return the hourly wage of a shift: what the placement agrees, else what is coded for the post."""
        placed, coded = self.placement(shift), self.terms(shift).wage
        if placed and placed.wage is not None:
            return placed.wage
        return coded.amount if coded else None

    def lacking(self, shift: Shift, motive: str | None) -> str | None:
        """Return why no contract can be drawn up for a shift, or None."""
        placed = self.placement(shift)
        if not motive and not (placed and placed.motive):
            return "motive_missing"
        return "wage_missing" if self.wage(shift) is None else None


def reference(one: Any) -> dict[str, str]:
    """Return what others call a unit: the client's own code below the company, its enterprise number above."""
    own = sorted(one.reference, key=lambda text: not text.startswith(("KBO:", "Customer:")))
    scheme, _, value = own[0].partition(":") if own else ("Id", "", str(one.id))
    return {"scheme": scheme, "value": value}
