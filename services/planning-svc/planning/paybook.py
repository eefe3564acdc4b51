"""Which wage, premiums, vouchers and coefficients hold for a unit, a work post and a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from planning.clock import WHOLE_DAY, Window
from planning.rulebook import clock, read_period, read_window, specificity

OVERTIME = {"overtime_50": Decimal(50), "overtime_100": Decimal(100)}  # labour law of 16 March 1971, art. 29
SUPPLEMENTS = ("night", "saturday", "sunday", "holiday", "shift")


@dataclass(frozen=True)
class Entry:
    """One entry of the pay conditions. `kind`: wage, voucher, coefficient:<of what>, or the kind of premium."""

    id: str
    kind: str
    amount: Decimal | None = None  # euro per hour, of a voucher its face value, or the coefficient
    percent: Decimal | None = None
    window: Window | None = None
    weekdays: frozenset[int] = frozenset()
    minimum_minutes: int = 0
    source: str = ""
    unit_id: UUID | None = None
    work_post: str | None = None
    effective_from: date = date.min
    effective_until: date | None = None

    def as_contract(self) -> dict[str, Any]:
        """Return a premium as the contract states it."""
        window = {"from": clock(self.window[0]), "until": clock(self.window[1])} if self.window else None
        percent = f"{self.percent:.4f}" if self.percent is not None else None
        return {"kind": self.kind, "percent": percent, "amount": None if percent else f"{self.amount:.4f}", "window": window}


@dataclass(frozen=True)
class Terms:
    """What holds for one shift. `wage` is None when nobody has said it."""

    version: str
    wage: Entry | None
    premiums: tuple[Entry, ...]
    overtime: dict[str, Entry]
    voucher: Entry | None
    coefficients: dict[str, Entry]

    def coefficient(self, of: str) -> Decimal:
        """Return what the agency bills per euro of `of`; without one of its own that of the wage."""
        entry = self.coefficients.get(of) or self.coefficients.get("wage")
        return entry.amount if entry and entry.amount is not None else Decimal(1)


class PayBook:
    """The pay conditions of one client. `revision` is that of the message, None when the client has none."""

    def __init__(self, entries: Sequence[Entry] = (), revision: int | None = None):
        self.entries, self.revision = tuple(entries), revision

    @property
    def version(self) -> str:
        """What a result stores to say which conditions it was computed with."""
        return "NONE" if self.revision is None else str(self.revision)

    def terms(self, path: Sequence[UUID], work_post: str, day: date) -> Terms:
        """Return what holds for work on a post of a unit (by its path) that begins on a day.

        The most specific entries of each kind win: work post before unit, deeper unit before higher.
        """
        best: dict[str, tuple[Any, list[Entry]]] = {}
        for one in self.entries:
            rank = specificity(one.unit_id, one.work_post, path, work_post, day, one.effective_from, one.effective_until)
            if rank is None or (one.weekdays and day.isoweekday() not in one.weekdays):
                continue
            kept = best.setdefault(one.kind, (rank, []))
            if rank > kept[0]:
                best[one.kind] = (rank, [one])
            elif rank == kept[0]:
                kept[1].append(one)
        found = {kind: sorted(entries, key=lambda e: (e.effective_from, e.id)) for kind, (_, entries) in best.items()}
        return Terms(
            version=self.version,
            wage=_last(found, "wage"),
            premiums=tuple(one for kind in SUPPLEMENTS for one in found.get(kind, ())),
            overtime={kind: found[kind][-1] for kind in OVERTIME if kind in found},
            voucher=_last(found, "voucher"),
            coefficients={kind.partition(":")[2]: entries[-1] for kind, entries in found.items() if kind.startswith("coefficient:")},
        )


def _last(found: dict[str, list[Entry]], kind: str) -> Entry | None:
    return found[kind][-1] if kind in found else None


def read_pay(content: dict[str, Any], revision: int) -> PayBook:
    """Return the book of a stored PayConditions message; its units are ids already."""
    entries = [_entry(one, "wage", one["hourly_wage"]) for one in content["wages"]]
    entries += [_entry(one, one["kind"], one.get("amount")) for one in content["premiums"]]
    entries += [_entry(one, "voucher", one["face_value"]) for one in content["meal_vouchers"]]
    entries += [_entry(one, f"coefficient:{one['applies_to']}", one["coefficient"]) for one in content["coefficients"]]
    return PayBook(entries, revision)


def _entry(one: dict[str, Any], kind: str, amount: str | None) -> Entry:
    window = read_window(one.get("window"))
    return Entry(
        id=one["id"],
        kind=kind,
        amount=Decimal(amount) if amount is not None else None,
        percent=Decimal(one["percent"]) if one.get("percent") is not None else None,
        window=None if window == WHOLE_DAY else window,
        weekdays=frozenset(one.get("weekdays") or ()),
        minimum_minutes=one.get("minimum_minutes", 0),
        source=one.get("source", ""),
        unit_id=UUID(one["unit"]) if one.get("unit") else None,
        work_post=one.get("work_post"),
        **read_period(one),
    )
