"""Drawing up contracts: from published shifts to the complete contract, its event and its message (ADR 0005)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis import Conflict, publish, send, session
from planning import codings, people
from planning.clock import local_date, monday_of, week_name
from planning.models import Contract, Placement, Shift, Temp, WorkPost
from planning.models.shifts import stamp
from planning.paybook import PayBook, Terms
from planning.people import among
from planning.rulebook import RuleBook

Key = tuple[UUID, UUID, str, date, str]


@dataclass
class Ground:
    """What the contracts of a number of shifts stand on, read in a fixed number of statements."""

    temps: dict[UUID, Temp]
    placements: dict[UUID | None, list[Placement]]
    posts: dict[str, WorkPost]
    units: dict[UUID, Any]
    rules: RuleBook
    pay: PayBook

    @classmethod
    def of(cls, shifts: Sequence[Shift], temps: dict[UUID, Temp]) -> "Ground":
        """Read the placements, posts, units and codings of shifts; their temps are locked already."""
        book, pay = codings.books(shifts[0].company_id)
        placements: dict[UUID | None, list[Placement]] = {}
        for one in session().scalars(select(Placement).where(among(Placement.temp_id, temps)).order_by(Placement.since, Placement.id)):
            placements.setdefault(one.temp_id, []).append(one)
        codes = {one.work_post for one in shifts}
        posts = {one.code: one for one in session().scalars(select(WorkPost).where(WorkPost.code.in_(sorted(codes))))}
        units = people.unit_names({unit_id for one in shifts for unit_id in one.unit_path})
        return cls(temps, placements, posts, units, book, pay)

    def placement(self, shift: Shift) -> Placement | None:
        """Return the placement that a shift falls under: of several the one that began last."""
        day = local_date(shift.starts_at)
        fitting = [
            one
            for one in self.placements.get(shift.temp_id, ())
            if one.unit_id in shift.unit_path
            and one.work_post in (None, shift.work_post)
            and one.since <= day
            and (one.until is None or day <= one.until)
        ]
        return fitting[-1] if fitting else None

    def terms(self, shift: Shift) -> Terms:
        """Return the pay conditions of a shift."""
        return self.pay.terms(shift.unit_path, shift.work_post, local_date(shift.starts_at))

    def wage(self, shift: Shift) -> Decimal | None:
        """Return the hourly wage of a shift: what the placement agrees, else what is coded for the post."""
        placed, coded = self.placement(shift), self.terms(shift).wage
        if placed and placed.wage is not None:
            return placed.wage
        return coded.amount if coded else None

    def lacking(self, shift: Shift, motive: str | None) -> str | None:
        """Return why no contract can be drawn up for a shift, or None."""
        placed = self.placement(shift)
        if not motive and not (placed and placed.motive):
            return "motive_missing"
        return "wage_missing" if self.wage(shift) is None else None


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
        publish("contract.drawn_up", contract, _drawn_up(contract, temp, post, root, ground))
        send("Contract", contract, _message(contract, temp, root, ground))


def reference(one: Any) -> dict[str, str]:
    """Return what others call a unit: the client's own code below the company, its enterprise number above."""
    own = sorted(one.reference, key=lambda text: not text.startswith(("KBO:", "Customer:")))
    scheme, _, value = own[0].partition(":") if own else ("Id", "", str(one.id))
    return {"scheme": scheme, "value": value}


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
        "meal_voucher": _voucher(contract),
        "drawn_up_at": stamp(contract.drawn_up_at),
    }


def _message(contract: Contract, temp: Temp, root: Any, ground: Ground) -> dict[str, Any]:
    shifts = [{"shift": one["shift_id"], **{name: one[name] for name in ("start", "end", "break_minutes")}} for one in contract.shifts]
    return {
        "contract": contract.id,
        "version": contract.contract_version,
        "client": reference(root),
        "unit": reference(ground.units[contract.unit_id]),
        "unit_name": ground.units[contract.unit_id].name,
        "temp": temp.number,
        "temp_name": temp.name,
        "placement": contract.placement,
        "work_post": contract.work_post[:40],
        "function": contract.function,
        "joint_committee": contract.joint_committee,
        "category": contract.category,
        "motive": contract.motive[:60],
        "justification": contract.justification,
        "workplace": contract.workplace,
        "start": stamp(contract.starts_at),
        "end": stamp(contract.ends_at),
        "shifts": shifts,
        "hourly_wage": f"{contract.wage:.4f}",
        "premiums": contract.premiums,
        "meal_voucher": _voucher(contract),
        "rule_versions": contract.used,
        "drawn_up_at": stamp(contract.drawn_up_at),
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


def _voucher(contract: Contract) -> str | None:
    return f"{contract.meal_voucher:.2f}" if contract.meal_voucher is not None else None


def _moment(at: datetime | None) -> datetime:
    assert at is not None
    return at
