"""Reads: lists of columns for screens, and the whole of one vacancy or candidate."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, Text, column, false, func, literal, or_, select, table

from chassis import Invalid, NotFound, covers, page, principal, session, timeline, unit
from vacancy import rules
from vacancy.models.candidates import STAGES, UNDECIDED, Candidate, Comment
from vacancy.models.vacancies import OVER, WITH_AGENCY, CompanySettings, ExchangedCopy, Template, Vacancy, WorkPost

UNIT = table("unit", column("id"), column("name"))
ACCESS = table("access", column("user_id"), column("name"))
TOLD = table("told_digest", column("company_id"), column("reference"), column("digest"), column("at"))  # of what the agency holds
READING = table("reading", column("candidate_id"), column("user_id"), column("company_id"), column("read_at"))
_LISTED = ("id", "version", "company_id", "unit_id", "reference", "status", "title", "work_post_code", "work_post_title", "positions",
           "filled", "motive", "starts_on", "ends_on", "cost_centre", "created_at", "updated_at")  # fmt: skip
_DETAILED = ("justification", "replacement_reason", "replacement_from", "replacement_until", "shift_regime", "requirements",
             "description", "purchase_order", "contact_name", "contact_email", "origin", "closing_reason")  # fmt: skip
_PERSON = ("id", "version", "company_id", "unit_id", "vacancy_id", "name", "status", "interview_start", "interview_end",
           "interview_place", "interview_cancelled", "cv", "created_at", "updated_at")  # fmt: skip
RARE = 300
_TEMPLATE = ("id", "version", "unit_id", "unit_path", "name", "fields", "updated_at")


def under(model: Any, unit_id: str) -> ColumnElement[bool]:
    """Return the condition that a row lies in a unit or under it; an unknown unit has no rows."""
    found = unit(UUID(unit_id))
    return model.unit_path[len(found.path)] == found.id if found else false()


def vacancies(asked: dict[str, Any], **paging: Any) -> dict[str, Any]:
    """Return a page of vacancies with their candidates per stage: newest first, of a period latest start first. `asked` as in the specification."""
    statement = _with_unit_name(Vacancy, _LISTED).where(*_exact(Vacancy, asked, "status", "work_post_code", "motive"), *_sought(asked))
    first = Vacancy.starts_on if "period_until" in asked else Vacancy.created_at  # each has an index that gives this order
    found = page(statement, order=(first.desc(), Vacancy.id.desc()), model=Vacancy, **paging)
    counted = stages([one["id"] for one in found["items"]])
    found["items"] = [{**one, **counted[one["id"]]} for one in found["items"]]
    return found


def _exact(model: Any, asked: dict[str, Any], *names: str) -> list[ColumnElement[bool]]:
    unit_of = [under(model, asked["unit_id"])] if "unit_id" in asked else []
    return unit_of + [getattr(model, name) == asked[name] for name in names if name in asked]


def _sought(asked: dict[str, Any]) -> list[ColumnElement[bool]]:
    states = {True: ("draft", "awaiting_approval", *WITH_AGENCY), False: OVER, None: ()}[asked.get("active")]
    found: list[ColumnElement[bool]] = [Vacancy.status.in_(states)] if states else []
    if "period_from" in asked:
        found.append(or_(Vacancy.ends_on.is_(None), Vacancy.ends_on >= date.fromisoformat(asked["period_from"])))
    if "period_until" in asked:
        found.append(Vacancy.starts_on <= date.fromisoformat(asked["period_until"]))
    found += [func.strpos(func.lower(Vacancy.title), word) > 0 for word in asked.get("title", "").lower().split()]
    return found + _with_words(f"{asked.get('title', '')} {asked.get('q', '')}".lower().split())


def _with_words(words: list[str]) -> list[ColumnElement[bool]]:
    """Return the conditions that every word is there, a short one as the beginning of a word. What is rare is looked up by its id:
    going down the list to it would take long, and the planner cannot know, because row-level security hides the statistics."""
    parts = [one if len(one) > 2 else f" {one}" for one in words]
    found: list[ColumnElement[bool]] = [func.strpos(Vacancy.words, part) > 0 for part in parts]
    if parts:
        patterns = literal(["%" + re.sub(r"[\\%_]", "_", part) + "%" for part in parts], ARRAY(Text))
        ids = session().scalars(select(func.vacancies_with(patterns, RARE))).all()
        # An id that nobody has, for none: behind row-level security a plain `false` would be tried on every row.
        found += [Vacancy.id.in_(ids or [UUID(int=0)])] if len(ids) < RARE else []
    return found


def stages(vacancy_ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return the candidates per stage of each vacancy, and the comments on them that the caller did not read, of those the caller may see."""
    counted: dict[UUID, dict[str, Any]] = {one: {"candidates": dict.fromkeys(STAGES, 0), "unread": 0} for one in vacancy_ids}
    if vacancy_ids and principal().allowed("candidate:read"):
        theirs = Candidate.vacancy_id.in_(vacancy_ids) & covers(Candidate.unit_path, "candidate:read")
        stage = (Candidate.vacancy_id, Candidate.status)
        per_stage = select(*stage, func.count(), func.sum(_unread())).where(theirs).group_by(*stage)
        for vacancy_id, status, count, unread in session().execute(per_stage):
            counted[vacancy_id]["candidates"][status] = count
            counted[vacancy_id]["unread"] += int(unread)
    return counted


def vacancy(one: Vacancy, obstacle: dict[str, Any] | None) -> dict[str, Any]:
    """Return the whole of a vacancy. `obstacle`: why it cannot be submitted or approved as it is."""
    placed, digest = unit(one.unit_id), one.digest
    told = session().execute(select(TOLD.c.digest, TOLD.c.at).where(TOLD.c.reference == one.reference)).one_or_none()
    return {
        **{name: getattr(one, name) for name in (*_LISTED, *_DETAILED)},
        "unit_name": placed.name if placed else "",
        "hours_per_week": f"{one.hours_per_week:.2f}" if one.hours_per_week is not None else None,
        **stages([one.id])[one.id],
        "exchange": {
            **{name: getattr(one, name) for name in ("sent_at", "confirmed_at", "differences")},
            "digest": digest,
            "confirmed": bool(one.copies) and one.confirmed == one.copies and not one.differences,
            "told": {"digest": told.digest, "at": told.at, "same": told.digest == digest} if told else None,
        },
        "obstacle": obstacle,
        "allowed": [name for name in _allowed(one) if not (obstacle and name in ("submit", "approve"))],
        "timeline": timeline(one.id),
    }


def versions(one: Vacancy) -> dict[str, Any]:
    """Return what was exchanged about a vacancy, oldest first, each with its maker and what it changed in the version in force."""
    exchanged = copies(one)
    makers = {UUID(each.actor) for each in exchanged if each.actor and each.actor != "backoffice"}
    names = {str(row.user_id): row.name for row in session().execute(select(ACCESS).where(ACCESS.c.user_id.in_(makers)))}
    found, base = [], exchanged[0].fields if exchanged else {}
    for each in exchanged:
        changed = [(name, base.get(name), each.fields.get(name)) for name in rules.EXCHANGED if base.get(name) != each.fields.get(name)]
        changes = [{"field": name, "before": rules.shown(old), "after": rules.shown(new)} for name, old, new in changed]
        kept = {name: getattr(each, name) for name in ("number", "at", "holder", "actor", "digest")}
        found.append({**kept, "actor_name": names.get(each.actor or ""), "changes": changes})
        base = base if each.holder == "agency" else each.fields
    return {"items": found}


def templates(**paging: Any) -> dict[str, Any]:
    """Return a page of the templates that the caller can use, by name."""
    statement = _with_unit_name(Template, _TEMPLATE).where(usable_template("vacancy:read"))
    return page(statement, order=(Template.name, Template.id), row=lambda row: _owned(dict(row._mapping)), **paging)


def template(one: Template) -> dict[str, Any]:
    """Return a template as the API shows it."""
    placed = unit(one.unit_id)
    return _owned({**{name: getattr(one, name) for name in _TEMPLATE}, "unit_name": placed.name if placed else ""})


def usable_template(permission: str) -> ColumnElement[bool]:
    """Return the condition that a template lies where the caller has a right, or above: it is there for the units under it."""
    above = {step for grant in principal().grants if permission in grant.permissions for step in grant.path}
    return or_(covers(Template.unit_path, permission), Template.unit_id.in_(above))


def _owned(row: dict[str, Any]) -> dict[str, Any]:
    path = row.pop("unit_path")
    return {**row, "allowed": ["update", "delete"] if principal().allowed("vacancy:write", path) else []}


def candidates(asked: dict[str, Any], **paging: Any) -> dict[str, Any]:
    """Return a page of candidates, newest first. `asked` as in the specification."""
    statement = _with_unit_name(Candidate, _PERSON).add_columns(Vacancy.title.label("vacancy_title"), _unread().label("unread"))
    statement = statement.join(Vacancy, Vacancy.id == Candidate.vacancy_id).where(*_exact(Candidate, asked, "vacancy_id", "status"))
    if "waiting" in asked:
        undecided = Candidate.status.in_(UNDECIDED) & Vacancy.status.in_(WITH_AGENCY)
        statement = statement.where(undecided if asked["waiting"] else ~undecided)
    order = (Candidate.created_at.desc(), Candidate.id.desc())
    return page(statement, order=order, model=Candidate, row=lambda row: _person(dict(row._mapping)), **paging)


def candidate(one: Candidate) -> dict[str, Any]:
    """Return the whole of a candidate."""
    placed, vacancy, caller = unit(one.unit_id), session().get_one(Vacancy, one.vacancy_id), principal()
    remarks = session().scalars(select(Comment).where(Comment.candidate_id == one.id).order_by(Comment.created_at, Comment.id))
    may_comment = caller.allowed("candidate:comment", one.unit_path)
    return {
        **_person({name: getattr(one, name) for name in (*_PERSON, "proposal", "reason")}),
        "unit_name": placed.name if placed else "", "vacancy_title": vacancy.title, "placement": _placement(one),
        "unread": session().scalar(select(_unread()).where(Candidate.id == one.id)),
        "slots": [{**slot, "mine": slot["from_agency"] == caller.is_agency} for slot in one.slots],
        "comments": [remark.as_answer() for remark in remarks], "timeline": timeline(one.id),
        "allowed": [*_allowed(one, vacancy, taken(vacancy)), *(["comment"] if may_comment else [])],
    }  # fmt: skip


def _unread() -> Any:
    """Return the number of comments of others on a candidate since the caller last read them, as a subquery."""
    me = principal().id
    read_at = select(READING.c.read_at).where(READING.c.candidate_id == Candidate.id, READING.c.user_id == me).correlate(Candidate)
    later = or_(~read_at.exists(), Comment.created_at > read_at.scalar_subquery())
    others = select(func.count()).where(Comment.candidate_id == Candidate.id, Comment.author_id != me, later)
    return others.correlate(Candidate).scalar_subquery()


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


def own_path(unit_id: UUID) -> list[UUID]:
    """Return the path of a unit where the caller may see vacancies. Raises NotFound for any other."""
    found = unit(unit_id)
    if found is None or found.company_id != principal().company_id or not principal().allowed("vacancy:read", found.path):
        raise NotFound()
    return found.path


def settings_of(company_id: UUID) -> CompanySettings:
    """Return a client's settings; those nobody changed yet are the defaults, version 0."""
    kept = session().get(CompanySettings, company_id)
    untold = {"delegation_unit_ids": [], "work_posts_revision": 0, "motive_use": [], "motive_use_revision": 0}
    return kept or CompanySettings(id=company_id, version=0, approval_required=False, **untold)


def company() -> UUID:
    """Return the client at hand. Raises Invalid when an agency user chose none."""
    if (chosen := principal().company_id) is None:
        raise Invalid("company_missing", "Say which client (Workaniser-Company).")
    return chosen


def _with_unit_name(model: Any, names: tuple[str, ...]) -> Select[Any]:
    name = select(UNIT.c.name).where(UNIT.c.id == model.unit_id).scalar_subquery().label("unit_name")
    return select(*(getattr(model, one) for one in names), name)


def _person(row: dict[str, Any]) -> dict[str, Any]:
    start, end, place = (row.pop(f"interview_{name}") for name in ("start", "end", "place"))
    cancelled = row.pop("interview_cancelled")
    return {**row, "interview": {"start": start, "end": end, "place": place, "cancelled": cancelled} if start else None}


def _placement(one: Candidate) -> dict[str, Any] | None:
    if one.placement_reference is None:
        return None
    names = ("reference", "starts_on", "ends_on")
    return {**{name: getattr(one, f"placement_{name}") for name in names}, "placed_at": one.placed_at}


def _allowed(one: Vacancy | Candidate, *facts: Any) -> list[str]:
    caller = principal()
    return [name for name, (permission, _) in one.STEPS.items() if one.can(name, *facts) and caller.allowed(permission, one.unit_path)]
