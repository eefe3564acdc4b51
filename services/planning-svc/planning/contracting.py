"""Drawing up contracts: from published shifts to the complete contract, its event and its message (ADR 0005)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis import Conflict, publish, send, session
from planning.clock import local_date, monday_of, week_name
from planning.ground import Ground, reference
from planning.models import Contract, Placement, Shift, Temp, WorkPost
from planning.models.shifts import stamp
from planning.people import among

Key = tuple[UUID, UUID, str, date, str]


@dataclass
class Reason:
    """The motive and its justification for temps whose placement names none."""

    motive: str | None = None
    justification: str | None = None


def attach(shifts: Sequence[Shift], ground: Ground, reason: Reason) -> list[Contract]:
    """Put published shifts in the contracts of their weeks, new or existing; return those, still to be drawn up."""
    by_key: dict[Key, list[Shift]] = {}
    for one in shifts:
        by_key.setdefault(_key(one, ground.placement(one)), []).append(one)
    known = {_key_of(one): one for one in _running(by_key)}
    touched = []
    for key, group in by_key.items():
        contract = known.get(key) or _new(group[0], ground)
        _state(contract, group[0], ground, reason)
        lines = {line["shift_id"]: line for line in contract.shifts or []}
        lines.update({str(one.id): one.as_contract_line() for one in group})
        contract.draw_up(sorted(lines.values(), key=lambda line: line["start"]))
        session().add(contract)
        session().flush()
        for one in group:
            one.contract_id = contract.id
        touched.append(contract)
    return touched


def detach(shift: Shift) -> Contract | None:
    """Take a shift out of its contract; return the contract, still to be drawn up or cancelled."""
    if shift.contract_id is None:
        return None
    contract = session().get_one(Contract, shift.contract_id, with_for_update=True)
    _leave(contract, shift)
    return contract


def move(shift: Shift, ground: Ground) -> list[Contract]:
    """Bring an amended shift's contract up to date; when it now falls in another week, both weeks' contracts."""
    before = session().get_one(Contract, shift.contract_id, with_for_update=True)
    contracts = attach([shift], ground, Reason(before.motive, before.justification))
    if shift.contract_id != before.id:
        _leave(before, shift)
        contracts.append(before)
    return contracts


def _leave(contract: Contract, shift: Shift) -> None:
    rest = [line for line in contract.shifts if line["shift_id"] != str(shift.id)]
    if rest:
        contract.draw_up(rest)
    else:
        contract.cancel()


def _key(shift: Shift, placed: Placement | None) -> Key:
    assert shift.temp_id is not None
    return shift.temp_id, shift.unit_id, shift.work_post, monday_of(local_date(shift.starts_at)), placed.reference if placed else ""


def _key_of(contract: Contract) -> Key:
    return contract.temp_id, contract.unit_id, contract.work_post, contract.week_start, contract.placement or ""


def _running(keys: Iterable[Key]) -> Sequence[Contract]:
    wanted = list(keys)
    weeks = sorted({key[3] for key in wanted})
    statement = select(Contract).where(among(Contract.temp_id, {key[0] for key in wanted}), Contract.cancelled_at.is_(None))
    return session().scalars(statement.where(Contract.week_start.in_(weeks)).order_by(Contract.id).with_for_update()).all()


def _new(shift: Shift, ground: Ground) -> Contract:
    placed = ground.placement(shift)
    return Contract(
        company_id=shift.company_id,
        unit_id=shift.unit_id,
        unit_path=shift.unit_path,
        temp_id=shift.temp_id,
        placement=placed.reference if placed else None,
        work_post=shift.work_post,
        week_start=monday_of(local_date(shift.starts_at)),
    )


def _state(contract: Contract, shift: Shift, ground: Ground, reason: Reason) -> None:
    """State what holds now; raises Conflict for a contract that would be incomplete."""
    lacking = ground.lacking(shift, reason.motive or contract.motive)
    if lacking:
        raise Conflict(lacking, "A contract cannot be drawn up without this.")
    placed, post, terms = ground.placement(shift), ground.posts.get(shift.work_post), ground.terms(shift)
    agreed = placed if placed and placed.motive else None
    contract.motive = (agreed.motive if agreed else reason.motive or contract.motive) or ""
    contract.justification = agreed.justification if agreed else reason.justification or contract.justification
    contract.replacement_reason = agreed.replacement_reason if agreed else None
    contract.replacement_until = agreed.replacement_until if agreed else None
    contract.work_post_name = shift.work_post_name
    contract.function = (placed.function if placed else None) or shift.work_post_name
    contract.joint_committee, contract.category = (post.joint_committee, post.category) if post else (None, None)
    contract.workplace = ", ".join(ground.units[one].name for one in reversed(shift.unit_path) if one in ground.units)[:400]
    contract.wage = ground.wage(shift) or Decimal(0)
    contract.premiums = [one.as_contract() for one in [*terms.overtime.values(), *terms.premiums]]
    contract.meal_voucher = terms.voucher.amount if terms.voucher else None
    entries = [terms.wage, terms.voucher, *terms.overtime.values(), *terms.premiums]
    contract.used = [one.id for one in entries if one]
    contract.pay_version, contract.rules_version = terms.version, ground.rules.version


def announce(contracts: Iterable[Contract], ground: Ground, why: str | None = None) -> None:
    """Publish each contract as it is now and send it to the back office: a next version, or its end."""
    for contract in contracts:
        temp, post = ground.temps[contract.temp_id], ground.posts.get(contract.work_post)
        root = ground.units[contract.company_id]
        if contract.cancelled_at is not None:
            publish("contract.cancelled", contract, _gone(contract, temp, ground, why), note=why)
            send("ContractCancellation", contract, _cancellation(contract, temp, root, why))
            continue
        told = _drawn_up(contract, temp, post, root, ground)
        publish("contract.drawn_up", contract, told)
        send("Contract", contract, _message(told, ground.units[contract.unit_id]))


def _gone(contract: Contract, temp: Temp, ground: Ground, why: str | None) -> dict[str, Any]:
    return {**_who(contract, temp, ground), "reason": why, "cancelled_at": stamp(_moment(contract.cancelled_at))}


def _who(contract: Contract, temp: Temp, ground: Ground) -> dict[str, Any]:
    return {
        "id": contract.id,
        "company_id": contract.company_id,
        "contract_version": contract.contract_version,
        "unit_id": contract.unit_id,
        "unit_name": ground.units[contract.unit_id].name,
        "temp_id": temp.id,
        "temp_number": temp.number,
        "temp_name": temp.name,
        "week": week_name(contract.week_start),
    }


def _drawn_up(contract: Contract, temp: Temp, post: WorkPost | None, root: Any, ground: Ground) -> dict[str, Any]:
    same = ("function", "joint_committee", "category", "motive", "justification", "replacement_reason", "replacement_until", "workplace",
            "shifts", "minutes", "premiums", "used", "rules_version", "pay_version")  # fmt: skip
    return {
        **_who(contract, temp, ground),
        **{name: getattr(contract, name) for name in same},
        "company_name": root.name,
        "company_reference": reference(root),
        "language": temp.language,
        "placement_reference": contract.placement,
        "work_post_code": contract.work_post,
        "work_post": contract.work_post_name,
        "protective_equipment": post.protective_equipment if post else [],
        "form_number": post.form_number if post else None,
        "start": stamp(contract.starts_at),
        "end": stamp(contract.ends_at),
        "wage": f"{contract.wage:.4f}",
        "meal_voucher": f"{contract.meal_voucher:.2f}" if contract.meal_voucher is not None else None,
        "drawn_up_at": stamp(contract.drawn_up_at),
    }


def _message(told: dict[str, Any], unit: Any) -> dict[str, Any]:
    same = ("unit_name", "temp_name", "function", "joint_committee", "category", "justification", "workplace", "start", "end", "premiums",
            "meal_voucher", "drawn_up_at")  # fmt: skip
    shifts = [{"shift": one["shift_id"], **{name: one[name] for name in ("start", "end", "break_minutes")}} for one in told["shifts"]]
    return {
        **{name: told[name] for name in same},
        "contract": told["id"],
        "version": told["contract_version"],
        "client": told["company_reference"],
        "unit": reference(unit),
        "temp": told["temp_number"],
        "placement": told["placement_reference"],
        "work_post": told["work_post_code"][:40],
        "motive": told["motive"][:60],
        "hourly_wage": told["wage"],
        "rule_versions": told["used"],
        "shifts": shifts,
    }


def _cancellation(contract: Contract, temp: Temp, root: Any, why: str | None) -> dict[str, Any]:
    return {
        "contract": contract.id,
        "version": contract.contract_version,
        "client": reference(root),
        "temp": temp.number,
        "reason": why,
        "at": stamp(_moment(contract.cancelled_at)),
    }


def _moment(at: datetime | None) -> datetime:
    assert at is not None
    return at
