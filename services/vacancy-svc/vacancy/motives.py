"""The motives for temp work of the law of 24 July 1987, read from `motives.toml`, which says what each figure is and its source."""

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Step(BaseModel):
    """One stretch and what it needs before it begins. Months None: as agreed, or as long as the reason lasts."""

    months: int | None = None
    needs: list[str] = []


class Motive(BaseModel):
    """One motive over one stretch of time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    source: str
    joint_committee: str | None = None
    with_delegation: list[Step] = Field(alias="with")
    without_delegation: list[Step] = Field(alias="without")
    needs_replacement: bool = False
    attempts: int | None = None
    contract_months: int | None = None
    contract_days: int | None = None
    by_contract: bool = False
    day_contracts: bool = True
    effective_from: date = date(2013, 9, 1)
    effective_until: date | None = None

    def steps(self, delegation: bool) -> list[Step]:
        """Return the stretches that follow one another where there is a union delegation, or none."""
        return self.with_delegation if delegation else self.without_delegation

    def months(self, delegation: bool) -> int | None:
        """Return the most months with every extension, None when there is no such limit."""
        each = [one.months for one in self.steps(delegation)]
        return None if None in each else sum(one or 0 for one in each)

    def as_dict(self) -> dict[str, Any]:
        """Return the row as the API shows it; the months are those without a union delegation."""
        asked = [one for one in self.with_delegation if "union_consent" in one.needs]
        return {
            **self.model_dump(exclude={"with_delegation", "without_delegation", "by_contract"}),
            "first_months": self.contract_months or self.without_delegation[0].months,
            "extended_months": self.months(False),
            "consent": ("union" if self.with_delegation[0] in asked else "extension") if asked else None,
            "steps": [{"union_delegation": one, **step.model_dump()} for one in (True, False) for step in self.steps(one)],
        }


MOTIVES = [Motive(**row) for row in tomllib.loads((files("vacancy") / "motives.toml").read_text(encoding="utf-8"))["motive"]]


def in_force(day: date, committee: str | None = None) -> list[Motive]:
    """Return the motives that the law knows on `day`, those of a joint committee instead of the general ones."""
    known = [one for one in MOTIVES if one.effective_from <= day and (one.effective_until is None or day <= one.effective_until)]
    own = {one.code: one for one in known if one.joint_committee and one.joint_committee == committee}
    return [own.get(one.code, one) for one in known if one.joint_committee is None]


def find(code: str | None, day: date, committee: str | None = None) -> Motive | None:
    """Return the motive `code` as it stands on `day`, None when there is no such motive then."""
    return next((one for one in in_force(day, committee) if one.code == code), None)
