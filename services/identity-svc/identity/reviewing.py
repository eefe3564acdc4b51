"""Rounds in which a client says of each user whether their access is still right (recertification)."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, case, func, insert, literal, or_, select

from chassis import Conflict, NotFound, covers, page, principal, session
from chassis.db import current
from chassis.ids import uuid7
from identity import mails, queries
from identity.access import roles_of
from identity.models import OrgUnit, Review, ReviewLine, User, UserGrant, today

SHOWN: tuple[Any, ...] = (
    Review.id,
    Review.version,
    Review.unit_id,
    OrgUnit.name.label("unit_name"),
    Review.created_at,
    Review.due_on,
    Review.closed_at,
)


def visible() -> ColumnElement[bool]:
    """Return the condition that a round concerns the caller: it is in a unit in scope, or reaches down to one."""
    above = [unit_id for grant in principal().grants if "user:read" in grant.permissions for unit_id in grant.path]
    return or_(covers(Review.unit_path, "user:read"), Review.unit_id == any_(literal(above, OrgUnit.unit_path.type)))


def rounds(limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of rounds, the latest first."""
    statement = select(*SHOWN).join(OrgUnit, OrgUnit.id == Review.unit_id).where(visible())
    found = page(statement, order=(Review.id.desc(),), limit=limit, cursor=cursor, row=lambda row: row._mapping)
    counts = _counts([row["id"] for row in found["items"]])
    return {**found, "items": [_wire(row, counts.get(row["id"], {})) for row in found["items"]]}


def shown(review_id: UUID) -> dict[str, Any]:
    """Return one round with the counts of the users in the caller's scope."""
    session().flush()
    row = session().execute(select(*SHOWN).join(OrgUnit, OrgUnit.id == Review.unit_id).where(Review.id == review_id)).one()
    return _wire(row._mapping, _counts([review_id]).get(review_id, {}))


def find(review_id: UUID, lock: bool = False) -> Review:
    """Return a round that concerns the caller. Raises NotFound."""
    statement = select(Review).where(Review.id == review_id, visible())
    found = session().scalars(statement.with_for_update() if lock else statement).one_or_none()
    if found is None:
        raise NotFound()
    return found


def _wire(row: Any, counts: dict[str, int]) -> dict[str, Any]:
    answers = {name: counts.get(name, 0) for name in ("confirmed", "wrong", "open")}
    to_answer = counts.get("to_answer", 0) if row["closed_at"] is None else 0
    late = row["closed_at"] is None and row["due_on"] < today() and answers["open"] > 0
    kept = {name: value for name, value in row.items() if name != "created_at"}
    return {**kept, "opened_at": row["created_at"], "total": sum(answers.values()), **answers, "to_answer": to_answer, "is_overdue": late}


def _counts(review_ids: list[UUID]) -> dict[UUID, dict[str, int]]:
    answer = func.coalesce(ReviewLine.answer, "open")
    mine: Any = func.count().filter(covers(User.unit_path, "user:review"), User.id != principal().id)
    statement = select(ReviewLine.review_id, answer, func.count(), mine).join(User, User.id == ReviewLine.user_id)
    found: dict[UUID, dict[str, int]] = {}
    here = ReviewLine.review_id.in_(review_ids), covers(User.unit_path, "user:read")
    for review_id, name, number, mine in session().execute(statement.where(*here).group_by(ReviewLine.review_id, answer)):
        found.setdefault(review_id, {})[name] = number
        found[review_id]["to_answer"] = mine if name == "open" else found[review_id].get("to_answer", 0)
    return found


def lines(review: Review, state: str | None, limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of the users of a round in the caller's scope, by name."""
    late = review.closed_at is None and review.due_on < today()
    shown_state = case((ReviewLine.answer.is_not(None), ReviewLine.answer), else_="overdue" if late else "open")
    answered = (ReviewLine.remark, ReviewLine.answered_by, ReviewLine.answered_at, ReviewLine.user_version.label("seen"))
    person = (User.first_name, User.last_name, User.id, User.version, User.job_title, User.status, User.last_login_at)
    statement = select(ReviewLine.id.label("line_id"), *person, shown_state.label("state"), *answered)
    statement = statement.join(User, User.id == ReviewLine.user_id).where(ReviewLine.review_id == review.id)
    statement = statement.where(shown_state == state) if state else statement
    order = (User.last_name, User.first_name, User.id)
    found = page(statement, order=order, model=User, permission="user:read", limit=limit, cursor=cursor, row=lambda row: row._mapping)
    rights = queries.grants_of([row["id"] for row in found["items"]])
    return {**found, "items": [_line(row, rights.get(row["id"], [])) for row in found["items"]]}


def _line(row: Any, grants: list[dict[str, Any]]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in ("line_id", "id", "version", "seen")}
    changed = row["seen"] is not None and row["seen"] != row["version"]
    return {
        "id": row["line_id"],
        "user_id": row["id"],
        "user_version": row["version"],
        **kept,
        "grants": grants,
        "is_changed_since": changed,
    }


def begin(review: Review) -> None:
    """List everybody in the round's unit who can sign in, and write to who is to answer."""
    here = User.status != "disabled", literal(review.unit_id) == any_(User.unit_path)
    people = session().scalars(select(User.id).where(*here)).all()
    if people:
        rows = [{"id": uuid7(), "company_id": review.company_id, "review_id": review.id, "user_id": one} for one in people]
        session().execute(insert(ReviewLine), rows)
    for user_id in _answerers(review):
        mails.queue("review", review.company_id, user_id)


def _answerers(review: Review) -> list[UUID]:
    codes = [code for code, role in roles_of(current().company_id).items() if "user:review" in role.permissions]
    near = or_(OrgUnit.id == any_(literal(review.unit_path, OrgUnit.unit_path.type)), literal(review.unit_id) == any_(OrgUnit.unit_path))
    statement = select(UserGrant.user_id).join(OrgUnit, OrgUnit.id == UserGrant.unit_id).join(User, User.id == UserGrant.user_id)
    return list(session().scalars(statement.where(UserGrant.role.in_(codes), near, User.status == "active").distinct()))


def answer(review: Review, answers: list[dict[str, Any]]) -> None:
    """Keep answers about users in scope. Raises NotFound, and Conflict when a user was changed after they were looked at."""
    review.must_be_open()
    wanted = {UUID(one["user_id"]): one for one in answers}
    statement = select(ReviewLine, User).join(User, User.id == ReviewLine.user_id).where(ReviewLine.review_id == review.id)
    statement = (
        statement.where(User.id.in_(wanted), covers(User.unit_path, "user:review")).order_by(ReviewLine.id).with_for_update(of=ReviewLine)
    )
    rows = session().execute(statement).all()
    if len(rows) < len(wanted):
        raise NotFound()
    for line, user in rows:
        said = wanted[user.id]
        if said["user_version"] != user.version:
            raise Conflict("review_outdated", "Somebody changed this user in the meantime.", user_id=str(user.id))
        line.take(said["answer"], said.get("remark"), user, principal().id, principal().name)
