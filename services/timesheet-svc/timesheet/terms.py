"""What holds for a stretch of work: the back office's rules and pay conditions of its day, unit and work post."""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import column, select, table

from chassis import session
from timesheet.models import Term
from timesheet.pay import DAY, Conditions, Premium, Rules

# What the law says where the client's work rules say nothing.
LEGAL = Rules("law", source="Labour law of 16 March 1971, articles 19, 29 and 35")
SUPPLEMENTS = ("night", "saturday", "sunday", "holiday", "shift")
KEPT_SECONDS, MOST_KEPT = 60.0, 500
UNIT = table("unit", column("id"), column("reference"))


class Book:
    """The terms of one client, for the units on one path. What holds on a day is worked out once."""

    _kept: ClassVar[dict[Any, tuple[float, "Book"]]] = {}

    def __init__(self, terms: Sequence[Any], depth: dict[str, int]):
        self.terms, self.depth = terms, depth
        self._rules: dict[tuple[date, str | None], Rules] = {}
        self._conditions: dict[tuple[date, str | None], Conditions] = {}
        self._wages: dict[tuple[date, str | None], Decimal | None] = {}

    @classmethod
    def of(cls, company_id: UUID, path: Sequence[UUID], coding: str | None) -> "Book":
        """Return the terms for a unit (by its path), kept for a while per revision of the client's coding.

        `coding` None means that the caller did not look which revision is in use; then they are read afresh.
        """
        key, now = (company_id, tuple(path), coding), time.monotonic()
        kept = cls._kept.get(key) if coding is not None else None
        if kept is None or kept[0] < now:
            if len(cls._kept) > MOST_KEPT:
                cls._kept.clear()
            kept = cls._kept[key] = (now + KEPT_SECONDS, cls.load(company_id, path))
        return kept[1]

    @classmethod
    def load(cls, company_id: UUID, path: Sequence[UUID]) -> "Book":
        """Read the terms for a unit."""
        columns = (Term.kind, Term.entry, Term.unit_reference, Term.work_post, Term.effective_from, Term.effective_until, Term.content)
        terms = session().execute(select(*columns).where(Term.company_id == company_id)).all()
        units = session().execute(select(UNIT.c.id, UNIT.c.reference).where(UNIT.c.id.in_(path))).all()
        return cls(terms, {reference: path.index(unit_id) + 1 for unit_id, references in units for reference in references})

    def _fitting(self, kinds: Iterable[str], day: date, work_post: str | None) -> list[Any]:
        """Return what holds, per kind only the most specific: work post before unit, deeper unit before higher."""
        best: dict[str, tuple[Any, list[Any]]] = {}
        for one in self.terms:
            if one.kind not in kinds or not self._holds(one, day, work_post):
                continue
            rank = (one.work_post is not None, self.depth.get(one.unit_reference, 0))
            kept = best.setdefault(one.kind, (rank, []))
            if rank > kept[0]:
                best[one.kind] = (rank, [one])
            elif rank == kept[0]:
                kept[1].append(one)
        return [one for _, found in best.values() for one in sorted(found, key=lambda o: (o.effective_from, o.entry))]

    def _holds(self, one: Any, day: date, work_post: str | None) -> bool:
        if day < one.effective_from or (one.effective_until and one.effective_until < day):
            return False
        return one.work_post in (None, work_post) and (one.unit_reference is None or one.unit_reference in self.depth)

    def rules(self, day: date, work_post: str | None) -> Rules:
        """Return the limits of a day; the law's where nothing is coded."""
        return _once(self._rules, (day, work_post), self._find_rules)

    def conditions(self, day: date, work_post: str | None) -> Conditions:
        """Return premiums and vouchers for work that begins on a day."""
        return _once(self._conditions, (day, work_post), self._find_conditions)

    def wage(self, day: date, work_post: str | None) -> Decimal | None:
        """Return the hourly wage coded for a work post on a day, or None."""
        return _once(self._wages, (day, work_post), self._find_wage)

    def _find_rules(self, day: date, work_post: str | None) -> Rules:
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

    def _find_conditions(self, day: date, work_post: str | None) -> Conditions:
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

    def _find_wage(self, day: date, work_post: str | None) -> Decimal | None:
        found = self._fitting(("wage",), day, work_post)
        return Decimal(found[-1].content["hourly_wage"]) if found else None


def _once(kept: dict[Any, Any], key: tuple[date, str | None], find: Callable[[date, str | None], Any]) -> Any:
    if key not in kept:
        kept[key] = find(*key)
    return kept[key]


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
