"""What is known of the use of motives on a work post: placements, vacancies the agency works on, and what it told of before."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from chassis import Conflict, NotFound, session
from vacancy import meter, motives, queries, rules
from vacancy.models.candidates import Candidate
from vacancy.models.vacancies import WITH_AGENCY, Vacancy, WorkPost


@dataclass(frozen=True)
class Post:
    """A work post in a unit (by its path), and what the law asks to know of it; `told`: what the agency told of its use."""

    path: list[UUID]
    code: str | None
    title: str | None
    committee: str | None
    delegation: bool
    told: list[dict[str, Any]]


def post(path: list[UUID], code: str | None) -> Post:
    """Return the work post `code` in the unit with this path; without a title when it is not listed."""
    found = session().execute(select(WorkPost.title, WorkPost.joint_committee).where(WorkPost.code == code)).one_or_none()
    settings, (title, committee) = queries.settings_of(path[0]), found or (None, None)
    told = [one for one in settings.motive_use if one["work_post"] == code and str(path[-1]) in one["unit_path"]]
    return Post(path, code, title, committee, bool(set(path) & set(settings.delegation_unit_ids)), told)


def read(at: Post, on: date) -> dict[str, Any]:
    """Return the meter of every motive in force on a day. Raises NotFound for a work post that is not listed."""
    if at.title is None:
        raise NotFound()
    used = _uses(at)
    items = [meter.reckon(one, at.delegation, used.get(one.code, []), on) for one in motives.in_force(on, at.committee)]
    known = {"unit_id": at.path[-1], "work_post_code": at.code, "work_post_title": at.title, "joint_committee": at.committee}
    return {**known, "union_delegation": at.delegation, "on": on, "items": items}


def check(vacancy: Vacancy) -> None:
    """Hold a vacancy's period against its motive and the use of it on the work post. Raises Conflict (motive_unknown; `meter.check`)."""
    if vacancy.starts_on is None or vacancy.ends_on is None:
        return
    at = post(vacancy.unit_path, vacancy.work_post_code)
    motive = motives.find(vacancy.motive, vacancy.starts_on, at.committee)
    if motive is not None:
        own = meter.Use(vacancy.starts_on, vacancy.ends_on, False, vacancy.positions, _whom(vacancy))
        meter.check(motive, at.delegation, own, _uses(at, but=vacancy.id).get(motive.code, []))
    elif vacancy.origin != "agency":  # the agency has words of its own
        raise Conflict("motive_unknown", "The law does not know this motive on the first day.", motive=vacancy.motive)


def obstacle(vacancy: Vacancy) -> dict[str, Any] | None:
    """Return why a vacancy cannot be submitted or approved as it is ({code, params}); None when it can, or is past that."""
    if vacancy.status not in ("draft", "awaiting_approval"):
        return None
    try:
        vacancy.complete()
        check(vacancy)
    except Conflict as refused:
        return {"code": refused.code, "params": refused.params}
    return None


def _uses(at: Post, but: UUID | None = None) -> dict[str, list[meter.Use]]:
    """Return the uses per motive in the unit and under it, those of the vacancy `but` left out."""
    found: dict[str, list[meter.Use]] = {}
    placed = and_(Candidate.vacancy_id == Vacancy.id, Candidate.status == "placed")
    here = (Vacancy.unit_path[len(at.path)] == at.path[-1], Vacancy.work_post_code == at.code, Vacancy.starts_on.is_not(None))
    statement = select(Vacancy, Candidate).outerjoin(Candidate, placed).where(*here, Vacancy.status.in_((*WITH_AGENCY, "filled", "closed")))
    asked: set[UUID] = {but} if but else set()
    for one, person in session().execute(statement.order_by(Vacancy.starts_on, Vacancy.id)).tuples():
        uses = found.setdefault(one.motive or "", [])
        if person is not None and one.id != but:
            whom = person.temp_number if one.motive == "inflow" else _whom(one)
            uses.append(_use(person.placement_starts_on, person.placement_ends_on or one.ends_on, True, one.positions, whom))
        if one.status in WITH_AGENCY and one.id not in asked and one.positions > one.filled:
            uses.append(_use(one.starts_on, one.ends_on, False, one.positions - one.filled, _whom(one)))
        asked.add(one.id)
    for told in at.told:
        for number, days in enumerate(told["uses"]):
            held = rules.held(days)
            whom = f"told {number}" if told["motive"] == "inflow" else ""
            found.setdefault(told["motive"], []).append(_use(held["starts_on"], held["ends_on"], True, told["positions"], whom))
        since = told["counts_from"] or ""
        found[told["motive"]] = [one for one in found.get(told["motive"], []) if one.starts_on.isoformat() >= since]
    return found


def _use(first: date | None, last: date | None, *more: Any) -> meter.Use:
    """Return a use; one without an end goes on."""
    begin = first or date.today()
    return meter.Use(begin, max(begin, last or date.today()), *more)


def _whom(vacancy: Vacancy) -> str:
    """Return who is replaced, as far as that can be told apart: by the reason and since when."""
    return f"{vacancy.replacement_reason or ''} {vacancy.replacement_from or ''}".strip()
