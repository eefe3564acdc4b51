"""What speaks against a temp on a shift, and what it takes to go on all the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from chassis import Conflict
from planning.rulebook import Rule

SEVERITIES = ("block", "warn", "rather_not")
OWN = "PLANNING"  # the version of a rule that is not coded by anybody: the plan itself decides it


@dataclass(frozen=True)
class Finding:
    """One reason why a temp is blocked (or warned): the rule with its value, limit, source and who may go past it."""

    rule: str
    code: str
    severity: str
    source: str
    rule_version: str = OWN
    override_role: str | None = None
    value: int | None = None
    limit: int | None = None
    unit: str | None = None
    params: dict[str, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, rule: Rule, code: str, value: int | None = None, unit: str | None = "minutes", **params: Any) -> "Finding":
        """Return the finding that a coded rule gives."""
        limit = rule.value if unit else None
        return cls(rule.rule, code, rule.severity, rule.source, rule.id, rule.override, value, limit, unit, params)

    def passable(self, may: Callable[[str], bool]) -> bool:
        """Say whether somebody with these roles can go past it at all.

        A warning that names nobody can be accepted by whoever plans; a block that names nobody by nobody.
        """
        if self.override_role is not None:
            return may(self.override_role)
        return self.severity != "block"

    def as_answer(self, may: Callable[[str], bool]) -> dict[str, Any]:
        """Return the finding as the API shows it to a caller."""
        names = ("rule", "code", "severity", "value", "limit", "unit", "source", "rule_version", "override_role", "params")
        return {**{name: getattr(self, name) for name in names}, "can_override": self.passable(may)}


class Blocked(Conflict):
    """409 with the findings, so that the screen says why."""

    def __init__(self, code: str, detail: str, findings: list[dict[str, Any]]):
        super().__init__(code, detail)
        self.findings = findings

    def body(self) -> dict[str, Any]:
        """Return the problem document with `findings`."""
        return {**super().body(), "findings": self.findings}


def sort(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, the gravest first."""
    return sorted(findings, key=lambda one: SEVERITIES.index(one.severity))


def refusal(findings: Iterable[Finding], may: Callable[[str], bool], accept_warnings: bool, override_reason: str | None) -> str | None:
    """Return why one cannot go on: `rules_block`, `rules_warn` (accepting would do), or None."""
    worst = None
    for one in findings:
        if not one.passable(may) or (one.severity == "block" and not override_reason):
            return "rules_block"
        if one.severity != "block" and not accept_warnings:
            worst = "rules_warn"
    return worst


def permit(findings: list[Finding], may: Callable[[str], bool], accept_warnings: bool, override_reason: str | None) -> None:
    """Raise Blocked unless every finding is accepted by somebody who may."""
    code = refusal(findings, may, accept_warnings, override_reason)
    if code is not None:
        sentence = (
            "A work rule does not allow this." if code == "rules_block" else "Work rules warn against this; accept the warnings to go on."
        )
        raise Blocked(code, sentence, [one.as_answer(may) for one in sort(findings)])
