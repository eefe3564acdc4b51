"""The motives for temp work of the law of 24 July 1987, as dated facts: what each allows, since when, by which source.

A change of the law is a new row and an end date on the old one; a vacancy is held against the rows of its first day. A
sector's agreement that asks more is a row with its joint committee, which wins there. Read in the pages of the Federal
Public Service Employment (themes, temporary agency work) and of Securex; they describe, they are not the law.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

LAW = "Law of 24-07-1987"
CONSENT, FUND = ("union_consent", "inform_inspector"), ("inform_fund",)


@dataclass(frozen=True)
class Step:
    """One stretch and what it needs before it begins. Months None: as agreed, or as long as the reason lasts."""

    months: int | None
    needs: tuple[str, ...] = ()


OPEN = (Step(None),)


@dataclass(frozen=True)
class Motive:
    """One motive over one stretch of time, with the steps where there is a union delegation and where there is none.

    `attempts`, `contract_months` and `contract_days` are about one temp; `by_contract`: only days under contract count,
    not the calendar.
    """

    code: str
    source: str
    with_delegation: tuple[Step, ...] = OPEN
    without_delegation: tuple[Step, ...] = OPEN
    needs_replacement: bool = False
    attempts: int | None = None
    contract_months: int | None = None
    contract_days: int | None = None
    by_contract: bool = False
    day_contracts: bool = True
    joint_committee: str | None = None
    effective_from: date = date(2013, 9, 1)
    effective_until: date | None = None

    def steps(self, delegation: bool) -> tuple[Step, ...]:
        """Return the stretches that follow one another."""
        return self.with_delegation if delegation else self.without_delegation

    def months(self, delegation: bool) -> int | None:
        """Return the most months with every extension, None when there is no such limit."""
        each = [one.months for one in self.steps(delegation)]
        return None if None in each else sum(one or 0 for one in each)

    def as_dict(self) -> dict[str, Any]:
        """Return the row as the API shows it; the months are those without a union delegation."""
        names = ("code", "attempts", "contract_months", "contract_days", "needs_replacement", "day_contracts", "joint_committee")
        both = {one: self.steps(one) for one in (True, False)}
        asked = [step for step in self.with_delegation if "union_consent" in step.needs]
        return {
            **{name: getattr(self, name) for name in (*names, "source", "effective_from", "effective_until")},
            "first_months": self.contract_months or self.without_delegation[0].months,
            "extended_months": self.months(False),
            "consent": ("union" if self.with_delegation[0] in asked else "extension") if asked else None,
            "steps": [{"union_delegation": one, "months": step.months, "needs": step.needs} for one in both for step in both[one]],
        }


_INCREASE = f"{LAW}, art. 1 §3; CAO 108: as agreed with the union delegation, or 6 + 6 + 6 months where there is none"
_CONVERTED = "agreement of the sector: a contract of indefinite duration after six months of temporary increase (source: ACV-CSC METEA)"
MOTIVES = (
    Motive("replacement_suspended", f"{LAW}, art. 1 §2, 1°: as long as the contract of the replaced person is suspended", needs_replacement=True),
    Motive(
        "replacement_notice",
        f"{LAW}, art. 1 §2, 2°; CAO 108: 6 + 6 months after an end with notice or for urgent cause",
        (Step(6, CONSENT), Step(6, CONSENT)),
        (Step(6, FUND), Step(6, FUND)),
        needs_replacement=True,
    ),
    Motive(
        "replacement_ended",
        f"{LAW}, art. 1 §2, 2°; CAO 108: 6 + 6 months after another end",
        (Step(6), Step(6, CONSENT)),
        (Step(6), Step(6, FUND)),
        needs_replacement=True,
    ),
    Motive("temporary_increase", _INCREASE, (Step(None, CONSENT),), (Step(6, FUND), Step(6, FUND), Step(6, ("good_offices_consent",)))),
    *(
        Motive(
            "temporary_increase", f"{_INCREASE}; {committee}: {_CONVERTED}",
            (Step(6, CONSENT), Step(None, ("permanent_offer",))), (Step(6, FUND), Step(None, ("permanent_offer",))), joint_committee=committee,
        )
        for committee in ("142.01", "142.02", "142.03")
    ),
    Motive(
        "exceptional_work",
        f"{LAW}, art. 1 §4; CAO 108: 3 months for most kinds of work on its list, at most 12 after extension; consent according to the kind",
        (Step(3, CONSENT), Step(9, CONSENT)),
        (Step(3, FUND), Step(9, FUND)),
    ),
    Motive(
        "inflow",
        f"{LAW}, art. 1 §1, 5°; CAO 108: for one vacant post three temps, each a week to six months, nine months together",
        (Step(9, ("consult_delegation",)),),
        (Step(9),),
        attempts=3, contract_months=6, contract_days=7, by_contract=True, day_contracts=False,
    ),
    Motive("artistic", f"{LAW}, art. 1 §6: artistic work for an occasional employer"),
)  # fmt: skip


def in_force(day: date, committee: str | None = None) -> list[Motive]:
    """Return the motives that the law knows on `day`, those of a joint committee instead of the general ones."""
    known = [one for one in MOTIVES if one.effective_from <= day and (one.effective_until is None or day <= one.effective_until)]
    own = {one.code: one for one in known if one.joint_committee and one.joint_committee == committee}
    return [own.get(one.code, one) for one in known if one.joint_committee is None]


def find(code: str | None, day: date, committee: str | None = None) -> Motive | None:
    """Return the motive `code` as it stands on `day`, None when there is no such motive then."""
    return next((one for one in in_force(day, committee) if one.code == code), None)
