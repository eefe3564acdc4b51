"""Rules over more than one thing, without a database: what a vacancy needs, and how two versions of it are merged."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from vacancy.motives import find

# What client and agency both hold of a vacancy, in the order in which a person reads it.
EXCHANGED = (
    "unit", "title", "work_post_code", "positions", "motive", "justification", "replacement_reason", "replacement_from",
    "replacement_until", "starts_on", "ends_on", "shift_regime", "hours_per_week", "requirements", "description",
    "cost_centre", "purchase_order", "contact_name", "contact_email",
)  # fmt: skip
# After the agency has the vacancy these stay: another one of them would be another vacancy.
FIXED = frozenset({"unit_id", "title", "work_post_code", "motive", "starts_on"})
DATES = ("starts_on", "ends_on", "replacement_from", "replacement_until")
NEEDED = ("motive", "justification", "starts_on", "ends_on", "hours_per_week", "contact_name")


def plain(value: Any) -> Any:
    """Return a value as both parties write it: dates as ISO, hours with two decimals, empty as None."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value if value or value == 0 else None


def held(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields as a vacancy holds them, from how `plain` writes them."""
    read: dict[str, Callable[[str], Any]] = {**dict.fromkeys(DATES, date.fromisoformat), "hours_per_week": Decimal}
    return {name: read[name](value) if value and name in read else value for name, value in fields.items()}


def digest(fields: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of the canonical JSON of exchanged fields: sorted keys, no spaces, UTF-8, empty ones left out."""
    named = {name: plain(value) for name, value in fields.items() if plain(value) is not None}
    return hashlib.sha256(json.dumps(named, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def missing(fields: Mapping[str, Any], starts_on: date | None) -> list[str]:
    """Return the names of the fields (`plain`) that a vacancy still needs before it can go to the agency."""
    motive = find(fields["motive"], starts_on or date.today())
    needed = [*NEEDED, "replacement_reason"] if motive and motive.needs_replacement else NEEDED
    return [name for name in needed if not fields[name]]


@dataclass
class Merge:
    """What a message of the agency does to a vacancy."""

    changes: dict[str, Any] = field(default_factory=dict)
    differences: list[dict[str, Any]] = field(default_factory=list)


def merge(ours: Mapping[str, Any], theirs: Mapping[str, Any], base: Mapping[str, Any]) -> Merge:
    """Compare the agency's fields with ours, knowing the version (`base`) that the agency had before it.

    Only we changed it: theirs is older and ours stands. Only they changed it: theirs is taken over. Both did: ours
    stands and both are shown. A field their message does not carry says nothing. Values are `plain`.
    """
    result = Merge()
    for name in (one for one in EXCHANGED if one in theirs and theirs[one] != ours.get(one)):
        held, said, before = ours.get(name), theirs[name], base.get(name)
        if held == before and name != "unit":  # a person moves a vacancy, with everything under it
            result.changes[name] = said
        else:
            kind = "older" if said == before else "conflict"
            result.differences.append({"field": name, "ours": shown(held), "theirs": shown(said), "kind": kind})
    return result


def shown(value: Any) -> str | None:
    """Return an exchanged value as a person reads it."""
    return "; ".join(value) if isinstance(value, list) else None if value is None else str(value)


def base_of(copies: Iterable[Any], named: str | None, theirs: Mapping[str, Any], confirmed: int) -> Any | None:
    """Return the copy that the agency's message starts from, None when nothing was exchanged.

    The one it names by digest; else the newest one it repeats; else the last one it confirmed; else the first.
    `copies` have `number`, `digest`, `holder` and `fields`, oldest first; those that only the agency holds are no base.
    """
    known = [one for one in copies if one.holder != "agency"]
    by_name = [one for one in known if one.digest == named]
    repeated = [one for one in known if all(one.fields.get(name) == value for name, value in theirs.items())]
    return (by_name or repeated or [one for one in known if one.number == confirmed] or known[:1] or [None])[-1]
