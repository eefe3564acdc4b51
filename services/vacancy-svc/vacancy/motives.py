"""The motives for temp work of the law of 24 July 1987, as dated facts: what each allows, since when, by which source.

A change of the law is a new row and an end date on the old one; a vacancy is held against the rows of its first day.
Sector agreements that allow less are work rules of the client, not motives.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Motive:
    """One motive over one stretch of time. Months None: as long as the reason lasts."""

    code: str
    first_months: int | None
    extended_months: int | None
    needs_replacement: bool
    consent: str | None
    source: str
    attempts: int | None = None
    day_contracts: bool = True
    effective_from: date = date(2013, 9, 1)
    effective_until: date | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the row as the API shows it."""
        return asdict(self)


LAW = "Law of 24-07-1987"
MOTIVES = (
    Motive("replacement_suspended", None, None, True, None, f"{LAW}, art. 1 §2, 1°: contract of the replaced person suspended"),
    Motive(
        "replacement_notice", 6, 12, True, "extension", f"{LAW}, art. 1 §2, 2°; CAO 108: contract ended with notice or for urgent cause"
    ),
    Motive("replacement_ended", 6, 12, True, "extension", f"{LAW}, art. 1 §2, 2°; CAO 108: contract ended otherwise"),
    Motive("temporary_increase", 6, 18, False, "union", f"{LAW}, art. 1 §3; CAO 108: 6 + 6 + 6 months without a union delegation"),
    Motive("exceptional_work", 3, 12, False, "union", f"{LAW}, art. 1 §4; CAO 108: mostly 3 months, at most 12 after extension"),
    Motive("inflow", 6, 9, False, None, f"{LAW}, art. 1 §1, 5°; CAO 108: three attempts and nine months for one post", 3, False),
    Motive("artistic", None, None, False, None, f"{LAW}, art. 1 §6: artistic work for an occasional employer"),
)


def in_force(day: date) -> list[Motive]:
    """Return the motives that the law knows on `day`."""
    return [one for one in MOTIVES if one.effective_from <= day and (one.effective_until is None or day <= one.effective_until)]


def find(code: str | None, day: date) -> Motive | None:
    """Return the motive `code` as it stands on `day`, None when there is no such motive then."""
    return next((one for one in in_force(day) if one.code == code), None)
