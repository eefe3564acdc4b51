"""Assigning: under the temp's row lock, after every rule had its say."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from chassis import Conflict, Invalid, current, principal, record, session, unit
from planning import clock, codings, people, queries, rules
from planning.findings import Finding, permit
from planning.models import Shift, Temp
from planning.rulebook import RuleBook

# Who may go past a rule, by the permission that makes somebody that.
ROLES = {"planner": "shift:publish", "hr_manager": "rule:override"}
EXCLUDED = "23P01"  # PostgreSQL: exclusion_violation


def permits(path: Sequence[UUID]) -> Callable[[str], bool]:
    """Return what tells whether the caller is a `planner`, `hr_manager` or `agency` in a unit (by its path)."""
    caller = principal()
    return lambda role: caller.is_agency if role == "agency" else caller.allowed(ROLES[role], path)


def assign(shift: Shift, temp_id: UUID, accept_warnings: bool = False, override_reason: str | None = None) -> None:
    """Assign a temp to a draft. Raises Blocked with the findings, Conflict double_booking, Invalid temp_unknown."""
    shift.must_be_draft()
    if shift.started:
        raise Conflict("already_started", "This shift has begun.")
    temp = people.lock_visible(temp_id)
    book = codings.rule_book(shift.company_id)
    findings = evaluate([(shift, temp.id)], book)[shift.id]
    permit(findings, permits(shift.unit_path), accept_warnings, override_reason)
    shift.assign(temp.id, accepted(findings, override_reason), book.version)
    write()
    record("shift.assigned", shift, note=override_reason)


def unassign(shift: Shift) -> None:
    """Take the temp off a draft."""
    shift.unassign()
    record("shift.unassigned", shift)


def write() -> None:
    """Write what was planned. Raises Conflict double_booking: the constraint sees what another transaction just did."""
    try:
        session().flush()
    except IntegrityError as error:
        if getattr(error.orig, "sqlstate", None) == EXCLUDED:
            raise Conflict("double_booking", "This temp works at that time already.") from None
        raise


def evaluate(plan: Sequence[tuple[Shift, UUID | None]], book: RuleBook, now: bool = True) -> dict[UUID, list[Finding]]:
    """Return what speaks against each temp on each shift, by the shift's id; a fixed number of statements."""
    facts = people.facts_of(people.among(Temp.id, {temp_id for _, temp_id in plan if temp_id}), [shift.work for shift, _ in plan])
    moment = clock.minute_of(clock.now()) if now else None
    return {
        shift.id: rules.evaluate(shift.work, shift.work_post, shift.unit_path, facts[temp_id], book, moment)
        for shift, temp_id in plan
        if temp_id
    }


def accepted(findings: Sequence[Finding], reason: str | None) -> list[dict[str, Any]]:
    """Return findings as they are kept with the shift that somebody planned all the same."""
    names = ("rule", "code", "severity", "value", "limit", "rule_version")
    who = {"reason": reason, "by": current().actor, "by_name": current().actor_name, "at": clock.now().isoformat()}
    return [{**{name: getattr(one, name) for name in names}, **who} for one in findings]


def fresh(findings: Sequence[Finding], shift: Shift) -> list[Finding]:
    """Return the findings that nobody has accepted for this shift yet."""
    known = {_key(one) for one in shift.accepted}
    return [one for one in findings if _key(vars(one)) not in known]


def _key(one: dict[str, Any]) -> tuple[Any, ...]:
    return one["rule"], one["code"], one["rule_version"], one["value"]


def standing(shift: Shift) -> list[dict[str, Any]]:
    """Return what speaks against the shift as it is now, for its screen."""
    if shift.status == "cancelled" or shift.history:
        return []
    book = codings.rule_book(shift.company_id)
    if shift.temp_id is None:
        found = list(rules.shift_findings(shift.work, book.in_force(shift.unit_path, shift.work_post, shift.work.day)))
    else:
        found = evaluate([(shift, shift.temp_id)], book, now=shift.status == "draft")[shift.id]
    may = permits(shift.unit_path)
    return [one.as_answer(may) for one in found]


def candidates(shift: Shift) -> list[dict[str, Any]]:
    """Return every temp of the shift's unit with what speaks against them, best first."""
    place = unit(shift.unit_id)
    if place is None:
        raise Invalid("unit_unknown", "The unit of this shift is gone.")
    work, book, may = shift.work, codings.rule_book(shift.company_id), permits(shift.unit_path)
    in_force = book.in_force(shift.unit_path, shift.work_post, work.day)
    now = clock.minute_of(clock.now())
    found = []
    for facts in people.facts_of(Temp.active & people.of_unit(place), [work]).values():
        findings = rules.evaluate(work, shift.work_post, shift.unit_path, facts, book, now)
        before = facts.week_minutes(work.monday, without=work)
        blocked = any(not one.passable(may) or one.severity == "block" for one in findings)
        found.append(
            {
                "temp": {"id": facts.temp_id, "name": facts.name},
                "fit": "blocked" if blocked else "warned" if findings else "free",
                "findings": [one.as_answer(may) for one in findings],
                "week_minutes": before,
                "week_minutes_after": before + work.minutes,
                "limit_minutes": in_force["max_week"].value or 0,
            }
        )
    order = ("free", "warned", "blocked")
    return sorted(found, key=lambda one: (order.index(one["fit"]), len(one["findings"]), one["week_minutes"], one["temp"]["name"]))


def detail(shift: Shift) -> dict[str, Any]:
    """Return a shift as the API shows it."""
    session().flush()
    return queries.shift_detail(shift, standing(shift))
