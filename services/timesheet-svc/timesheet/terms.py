"""What holds for a stretch of work: the back office's rules and pay conditions of its day, unit and work post."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import column, or_, select, table

from chassis import session
from timesheet.models import Term
from timesheet.pay import DAY, Conditions, Premium, Rules

# What the law says where the client's work rules say nothing.
LEGAL = Rules("law", source="Labour law of 16 March 1971, articles 19, 29 and 35")
SUPPLEMENTS = ("night", "saturday", "sunday", "holiday", "shift")
UNIT = table("unit", column("id"), column("reference"))


class Book:
    """The terms of one client that may hold in a range of days."""

    def __init__(self, terms: Sequence[Any], depth: dict[str, int]):
        self.terms, self.depth = terms, depth

    @classmethod
    def load(cls, company_id: UUID, path: Sequence[UUID], first: date, last: date) -> "Book":
        """Read what may hold for a unit (by its path) between two days."""
        columns = (Term.kind, Term.entry, Term.unit_reference, Term.work_post, Term.effective_from, Term.effective_until, Term.content)
        until = or_(Term.effective_until.is_(None), Term.effective_until >= first)
        terms = session().execute(select(*columns).where(Term.company_id == company_id, Term.effective_from <= last, until)).all()
        units = session().execute(select(UNIT.c.id, UNIT.c.reference).where(UNIT.c.id.in_(path))).all()
        return cls(terms, {reference: path.index(unit_id) + 1 for unit_id, references in units for reference in references})

    def _fitting(self, kinds: Iterable[str], day: date, work_post: str | None) -> list[Any]:
        """Return what holds, per kind only the most specific: work post before unit, deeper unit before higher."""
        best: dict[str, tuple[Any, list[Any]]] = {}
        for one in self.terms:
            if one.kind not in kinds or not one.effective_from <= day or (one.effective_until and one.effective_until < day):
                continue
            if (one.work_post and one.work_post != work_post) or (one.unit_reference and one.unit_reference not in self.depth):
                continue
            rank = (one.work_post is not None, self.depth.get(one.unit_reference, 0))
            kept = best.setdefault(one.kind, (rank, []))
            if rank > kept[0]:
                best[one.kind] = (rank, [one])
            elif rank == kept[0]:
                kept[1].append(one)
        return [one for _, found in best.values() for one in sorted(found, key=lambda o: (o.effective_from, o.entry))]

    def rules(self, day: date, work_post: str | None) -> Rules:
        """Return the limits of a day; the law's where nothing is coded."""
        kinds = ("rule.max_day", "rule.max_week", "rule.night")
        found = {one.kind.removeprefix("rule."): one for one in self._fitting(kinds, day, work_post)}
        if not found:
            return LEGAL
        window = found["night"].content["window"] if "night" in found else None
        night_from, night_until = _window(window) if window else (LEGAL.night_from, LEGAL.night_until)
        limit = {kind: one.content["value"] for kind, one in found.items() if one.content.get("value") is not None}
        return Rules(
            version=" ".join(sorted(one.entry for one in found.values())),
            daily_minutes=limit.get("max_day", LEGAL.daily_minutes),
            weekly_minutes=limit.get("max_week", LEGAL.weekly_minutes),
            night_from=night_from,
            night_until=night_until,
            source="; ".join(dict.fromkeys(one.content["source"] for one in found.values())),
        )

    def conditions(self, day: date, work_post: str | None) -> Conditions:
        """Return premiums and vouchers for work that begins on a day."""
        kinds = ("overtime_50", "overtime_100", "voucher", *SUPPLEMENTS)
        found = [one for one in self._fitting(kinds, day, work_post) if day.isoweekday() in (one.content.get("weekdays") or range(1, 8))]
        latest = {one.kind: one.content for one in found}
        voucher = latest.get("voucher")
        return Conditions(
            version=" ".join(sorted(one.entry for one in found)) or "none",
            overtime_50=_overtime(latest.get("overtime_50"), Decimal(50)),
            overtime_100=_overtime(latest.get("overtime_100"), Decimal(100)),
            premiums=tuple(_premium(one) for one in found if one.kind in SUPPLEMENTS),
            voucher_amount=Decimal(voucher["face_value"]) if voucher else Decimal(0),
            voucher_minutes=voucher["minimum_minutes"] if voucher else 0,
        )

    def wage(self, day: date, work_post: str | None) -> Decimal | None:
        """Return the hourly wage coded for a work post on a day, or None."""
        found = self._fitting(("wage",), day, work_post)
        return Decimal(found[-1].content["hourly_wage"]) if found else None


def _overtime(content: dict[str, Any] | None, legal: Decimal) -> Decimal:
    return Decimal(content["percent"]) if content and content["percent"] is not None else legal


def _premium(one: Any) -> Premium:
    begins, ends = _window(one.content["window"]) if one.content["window"] else (0, DAY)
    amount = one.content["amount"]
    return Premium(
        kind="shift_premium" if one.kind == "shift" else one.kind,
        code=one.entry,
        begins=begins,
        ends=ends,
        day=one.kind if one.kind in ("saturday", "sunday", "holiday") else "",
        percent=Decimal(one.content["percent"] or 0),
        per_hour=None if amount is None else Decimal(amount),
    )


def _window(window: dict[str, str]) -> tuple[int, int]:
    begins, ends = (int(window[side][:2]) * 60 + int(window[side][3:]) for side in ("from", "until"))
    return (0, DAY) if begins == ends else (begins, ends)
