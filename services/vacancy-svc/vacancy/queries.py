"""Reads: lists of columns for screens, and the whole of one vacancy or candidate."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, column, false, func, or_, select, table

from chassis import covers, page, principal, session, timeline, unit
from vacancy.models import OVER, STAGES, UNDECIDED, WITH_AGENCY, Candidate, Comment, CompanySettings, ExchangedCopy, Vacancy, WorkPost

UNIT = table("unit", column("id"), column("name"))
_LISTED = ("id", "version", "company_id", "unit_id", "reference", "status", "title", "work_post_code", "work_post_title", "positions",
           "filled", "motive", "starts_on", "ends_on", "cost_centre", "created_at", "updated_at")  # fmt: skip
_DETAILED = ("justification", "replacement_reason", "replacement_from", "replacement_until", "shift_regime", "requirements",
             "description", "purchase_order", "contact_name", "contact_email", "origin", "closing_reason")  # fmt: skip
_PERSON = ("id", "version", "company_id", "unit_id", "vacancy_id", "name", "status", "interview_start", "interview_end",
           "interview_place", "cv", "created_at", "updated_at")  # fmt: skip
_SEARCHED = (Vacancy.title, Vacancy.work_post_title, Vacancy.work_post_code, Vacancy.reference, Vacancy.cost_centre)
# What may be done in which state, and the permission it takes; the state rules themselves are the models'.
_VACANCY_STEPS = {
    "update": ("vacancy:write", ("draft", *WITH_AGENCY)),
    "copy": ("vacancy:write", None),
    "submit": ("vacancy:submit", ("draft",)),
    "approve": ("vacancy:approve", ("awaiting_approval",)),
    "return": ("vacancy:approve", ("awaiting_approval",)),
    "close": ("vacancy:close", WITH_AGENCY),
    "cancel": ("vacancy:close", ("draft", "awaiting_approval", *WITH_AGENCY)),
}
_CANDIDATE_STEPS = {
    "shortlist": ("candidate:decide", ("proposed",)),
    "plan_interview": ("candidate:decide", UNDECIDED),
    "accept": ("candidate:decide", UNDECIDED),
    "reject": ("candidate:decide", (*UNDECIDED, "accepted")),
}


def under(model: Any, unit_id: str) -> ColumnElement[bool]:
    """Return the condition that a row lies in a unit or under it; an unknown unit has no rows."""
    found = unit(UUID(unit_id))
    return model.unit_path[len(found.path)] == found.id if found else false()


def vacancies(
    unit_id: str | None, status: str | None, active: bool | None, work_post_code: str | None, q: str | None, **paging: Any
) -> dict[str, Any]:
    """Return a page of vacancies, newest first, each with its candidates per stage."""
    statement = _with_unit_name(Vacancy, _LISTED)
    if unit_id:
        statement = statement.where(under(Vacancy, unit_id))
    if status:
        statement = statement.where(Vacancy.status == status)
    if active is not None:
        statement = statement.where(Vacancy.status.not_in(OVER) if active else Vacancy.status.in_(OVER))
    if work_post_code:
        statement = statement.where(Vacancy.work_post_code == work_post_code)
    for word in (q or "").split():
        statement = statement.where(or_(*(one.icontains(word, autoescape=True) for one in _SEARCHED)))
    found = page(statement, order=(Vacancy.created_at.desc(), Vacancy.id.desc()), model=Vacancy, **paging)
    counted = stages([one["id"] for one in found["items"]])
    found["items"] = [{**one, "candidates": counted[one["id"]]} for one in found["items"]]
    return found


def stages(vacancy_ids: list[UUID]) -> dict[UUID, dict[str, int]]:
    """Return the number of candidates per stage of each vacancy, of those the caller may see."""
    counted = {one: dict.fromkeys(STAGES, 0) for one in vacancy_ids}
    if vacancy_ids and principal().allowed("candidate:read"):
        rows = session().execute(
            select(Candidate.vacancy_id, Candidate.status, func.count())
            .where(Candidate.vacancy_id.in_(vacancy_ids), covers(Candidate.unit_path, "candidate:read"))
            .group_by(Candidate.vacancy_id, Candidate.status)
        )
        for vacancy_id, status, count in rows:
            counted[vacancy_id][status] = count
    return counted


def vacancy(one: Vacancy) -> dict[str, Any]:
    """Return the whole of a vacancy."""
    placed = unit(one.unit_id)
    return {
        **{name: getattr(one, name) for name in (*_LISTED, *_DETAILED)},
        "unit_name": placed.name if placed else "",
        "hours_per_week": f"{one.hours_per_week:.2f}" if one.hours_per_week is not None else None,
        "candidates": stages([one.id])[one.id],
        "exchange": {
            "digest": one.digest,
            "sent_at": one.sent_at,
            "confirmed": bool(one.copies) and one.confirmed == one.copies and not one.differences,
            "confirmed_at": one.confirmed_at,
            "differences": one.differences,
        },
        "allowed": _allowed(_VACANCY_STEPS, one),
        "timeline": timeline(one.id),
    }


def candidates(vacancy_id: str | None, unit_id: str | None, status: str | None, waiting: bool | None, **paging: Any) -> dict[str, Any]:
    """Return a page of candidates, newest first."""
    statement = _with_unit_name(Candidate, _PERSON).add_columns(Vacancy.title.label("vacancy_title"))
    statement = statement.join(Vacancy, Vacancy.id == Candidate.vacancy_id)
    if vacancy_id:
        statement = statement.where(Candidate.vacancy_id == UUID(vacancy_id))
    if unit_id:
        statement = statement.where(under(Candidate, unit_id))
    if status:
        statement = statement.where(Candidate.status == status)
    if waiting is not None:
        undecided = Candidate.status.in_(UNDECIDED) & Vacancy.status.in_(WITH_AGENCY)
        statement = statement.where(undecided if waiting else ~undecided)
    order = (Candidate.created_at.desc(), Candidate.id.desc())
    return page(statement, order=order, model=Candidate, row=lambda row: _person(dict(row._mapping)), **paging)


def candidate(one: Candidate) -> dict[str, Any]:
    """Return the whole of a candidate."""
    placed, title = unit(one.unit_id), session().scalar(select(Vacancy.title).where(Vacancy.id == one.vacancy_id))
    remarks = session().scalars(select(Comment).where(Comment.candidate_id == one.id).order_by(Comment.created_at, Comment.id))
    may_comment = principal().allowed("candidate:comment", one.unit_path)
    return {
        **_person({name: getattr(one, name) for name in _PERSON}),
        "unit_name": placed.name if placed else "",
        "vacancy_title": title,
        "proposal": one.proposal,
        "reason": one.reason,
        "placement": _placement(one),
        "comments": [remark.as_answer() for remark in remarks],
        "allowed": [*_allowed(_CANDIDATE_STEPS, one), *(["comment"] if may_comment else [])],
        "timeline": timeline(one.id),
    }


def taken(one: Vacancy) -> int:
    """Return how many candidates are accepted or placed for a vacancy."""
    statement = select(func.count()).where(Candidate.vacancy_id == one.id, Candidate.status.in_(("accepted", "placed")))
    return session().scalar(statement) or 0


def copies(one: Vacancy) -> list[ExchangedCopy]:
    """Return what was exchanged about a vacancy, oldest first."""
    return list(session().scalars(select(ExchangedCopy).where(ExchangedCopy.vacancy_id == one.id).order_by(ExchangedCopy.number)))


def work_posts(path: list[UUID] | None) -> list[dict[str, Any]]:
    """Return the active work posts of the company, or those that count in the unit with this path."""
    names = ("code", "title", "description", "joint_committee", "category")
    statement = select(*(getattr(WorkPost, name) for name in names)).where(WorkPost.active).order_by(WorkPost.title, WorkPost.code)
    if path is not None:
        statement = statement.where(or_(func.cardinality(WorkPost.unit_ids) == 0, WorkPost.unit_ids.overlap(path)))
    return [dict(row._mapping) for row in session().execute(statement)]


def settings_of(company_id: UUID) -> CompanySettings:
    """Return a client's settings; those nobody changed yet are the defaults, version 0."""
    kept = session().get(CompanySettings, company_id)
    return kept or CompanySettings(id=company_id, version=0, approval_required=False, work_posts_revision=0)


def _with_unit_name(model: Any, names: tuple[str, ...]) -> Select[Any]:
    name = select(UNIT.c.name).where(UNIT.c.id == model.unit_id).scalar_subquery().label("unit_name")
    return select(*(getattr(model, one) for one in names), name)


def _person(row: dict[str, Any]) -> dict[str, Any]:
    start, end, place = (row.pop(f"interview_{name}") for name in ("start", "end", "place"))
    return {**row, "interview": {"start": start, "end": end, "place": place} if start else None}


def _placement(one: Candidate) -> dict[str, Any] | None:
    if one.placement_reference is None:
        return None
    names = ("reference", "starts_on", "ends_on")
    return {**{name: getattr(one, f"placement_{name}") for name in names}, "placed_at": one.placed_at}


def _allowed(steps: dict[str, Any], one: Vacancy | Candidate) -> list[str]:
    caller = principal()
    return [
        name
        for name, (permission, states) in steps.items()
        if (states is None or one.status in states) and caller.allowed(permission, one.unit_path)
    ]
