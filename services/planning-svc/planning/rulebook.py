"""Which work rule holds for a unit, a work post and a day: the client's coded rules, and beneath them the law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from planning.clock import Window, parse_clock

LABOUR_LAW = "Labour law of 16 March 1971"
MOST_FOUND = 5000
LAW = "LAW"  # the version of a rule that no client has coded


@dataclass(frozen=True)
class Rule:
    """One version of a rule. `value` is in minutes or a count; `override` names who may go past it, None nobody."""

    id: str
    rule: str
    value: int | None
    severity: str
    override: str | None
    source: str
    window: Window | None = None
    unit_id: UUID | None = None
    work_post: str | None = None
    effective_from: date = date.min
    effective_until: date | None = None

    @property
    def measure(self) -> str:
        """What `value` counts."""
        return "window" if self.window else "count" if self.rule in COUNTED else "minutes"

    def as_answer(self) -> dict[str, Any]:
        """Return the rule as the API shows it."""
        window = {"from": clock(self.window[0]), "until": clock(self.window[1])} if self.window else None
        same = ("id", "rule", "value", "measure", "severity", "source", "unit_id", "work_post", "effective_until")
        since = None if self.effective_from == date.min else self.effective_from
        return {**{name: getattr(self, name) for name in same}, "override_role": self.override, "window": window, "effective_from": since}


COUNTED = ("night_work", "sunday_work", "holiday_work", "max_days_row")

# What the law says where the client's work regulation says nothing. Sources: labour law of 16 March 1971 (articles in
# each line), law of 4 January 1974 (holidays), CAO 46 (what a night shift is).
LEGAL = {
    rule.rule: rule
    for rule in (
        Rule(LAW, "daily_rest", 660, "block", "hr_manager", f"{LABOUR_LAW}, art. 38ter"),
        Rule(LAW, "weekly_rest", 2100, "block", "hr_manager", f"{LABOUR_LAW}, art. 38ter and 11"),
        Rule(LAW, "max_day", 540, "warn", None, f"{LABOUR_LAW}, art. 19 and 29"),
        Rule(LAW, "max_week", 2400, "warn", None, f"{LABOUR_LAW}, art. 19 and 29"),
        Rule(LAW, "absolute_day", 660, "block", None, f"{LABOUR_LAW}, art. 27"),
        Rule(LAW, "absolute_week", 3000, "block", None, f"{LABOUR_LAW}, art. 27"),
        Rule(LAW, "min_shift", 180, "block", "hr_manager", f"{LABOUR_LAW}, art. 21"),
        Rule(LAW, "min_night_shift", 360, "block", "hr_manager", f"{LABOUR_LAW}, art. 35"),
        Rule(LAW, "break_after", 360, "warn", None, f"{LABOUR_LAW}, art. 38quater"),
        Rule(LAW, "break_length", 15, "warn", None, f"{LABOUR_LAW}, art. 38quater"),
        Rule(LAW, "night", None, "warn", None, f"{LABOUR_LAW}, art. 35", (20 * 60, 6 * 60)),
        Rule(LAW, "night_work", 0, "warn", "planner", f"{LABOUR_LAW}, art. 35-36"),
        Rule(LAW, "sunday_work", 0, "warn", "planner", f"{LABOUR_LAW}, art. 11-14"),
        Rule(LAW, "holiday_work", 0, "warn", "planner", "Law of 4 January 1974 on public holidays, art. 4 and 10"),
    )
}


class RuleBook:
    """The work rules of one client. `revision` is that of the message, None when the client has none."""

    def __init__(self, rules: Sequence[Rule] = (), revision: int | None = None):
        self.rules, self.revision = tuple(rules), revision
        self._found: dict[tuple[Any, ...], dict[str, Rule]] = {}

    @property
    def version(self) -> str:
        """What a result stores to say which rules it was held against."""
        return LAW if self.revision is None else str(self.revision)

    def in_force(self, path: Sequence[UUID], work_post: str | None, day: date) -> dict[str, Rule]:
        """Return the rule of each kind for a unit (by its path), a work post and a day.

        The most specific wins: work post before unit, deeper unit before higher; of equals the latest.
        """
        key = (tuple(path), work_post, day)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= MOST_FOUND:
                self._found.clear()
            found = self._found[key] = self._choose(path, work_post, day)
        return found

    def _choose(self, path: Sequence[UUID], work_post: str | None, day: date) -> dict[str, Rule]:
        chosen: dict[str, tuple[Any, Rule]] = {}
        for rule in self.rules:
            if rank := specificity(rule.unit_id, rule.work_post, path, work_post, day, rule.effective_from, rule.effective_until):
                rank = (*rank, rule.effective_from, rule.id)
                if rule.rule not in chosen or rank > chosen[rule.rule][0]:
                    chosen[rule.rule] = (rank, rule)
        return LEGAL | {kind: rule for kind, (_, rule) in chosen.items()}


def clock(minute: int) -> str:
    """Return a minute of the day as HH:MM."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def specificity(
    unit_id: UUID | None, own_post: str | None, path: Sequence[UUID], work_post: str | None, day: date, since: date, until: date | None
) -> tuple[Any, ...] | None:
    """Return how specifically an entry fits a unit, work post and day (greater wins), or None when it does not fit."""
    if since > day or (until is not None and until < day):
        return None
    if own_post is not None and own_post != work_post:
        return None
    if unit_id is not None and unit_id not in path:
        return None
    return own_post is not None, path.index(unit_id) + 1 if unit_id is not None else 0


def read_rules(entries: Sequence[dict[str, Any]], revision: int) -> RuleBook:
    """Return the book of a stored WorkRules message; its units are ids already."""
    return RuleBook([_read(one) for one in entries], revision)


def _read(entry: dict[str, Any]) -> Rule:
    return Rule(
        id=entry["id"],
        rule=entry["rule"],
        value=entry["value"],
        severity=entry["severity"],
        override=entry["override"],
        source=entry["source"],
        window=read_window(entry.get("window")),
        unit_id=UUID(entry["unit"]) if entry.get("unit") else None,
        work_post=entry.get("work_post"),
        **read_period(entry),
    )


def read_window(window: dict[str, str] | None) -> Window | None:
    """Return a window of the message in minutes of the day."""
    return (parse_clock(window["from"]), parse_clock(window["until"])) if window else None


def read_period(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the days on which an entry of a message holds, the last one included."""
    until = entry["effective_until"]
    return {"effective_from": date.fromisoformat(entry["effective_from"]), "effective_until": date.fromisoformat(until) if until else None}
