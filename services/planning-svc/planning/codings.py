"""The client's rule book and pay book, read once per revision and kept in the process."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis import session
from planning.models import Coding
from planning.paybook import PayBook, read_pay
from planning.rulebook import RuleBook, read_rules

_KEPT: dict[UUID, RuleBook | PayBook] = {}
MOST_KEPT = 200


def books(company_id: UUID | None) -> tuple[RuleBook, PayBook]:
    """Return the newest work rules and pay conditions of a client; empty books when it has none."""
    newest = (
        select(Coding.id, Coding.kind, Coding.revision)
        .where(Coding.company_id == company_id)
        .distinct(Coding.kind)
        .order_by(Coding.kind, Coding.revision.desc())
    )
    rules, pay = RuleBook(), PayBook()
    for row in session().execute(newest):
        book = _kept(row)
        if isinstance(book, RuleBook):
            rules = book
        else:
            pay = book
    return rules, pay


def rule_book(company_id: UUID | None) -> RuleBook:
    """Return the newest work rules of a client."""
    return books(company_id)[0]


def _kept(row: Any) -> RuleBook | PayBook:
    # Kept by the row's id: a revision that was read and then rolled back comes back under another one.
    book = _KEPT.get(row.id)
    if book is None:
        content = session().scalars(select(Coding.content).where(Coding.id == row.id)).one()
        book = read_rules(content, row.revision) if row.kind == "rules" else read_pay(content, row.revision)
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        _KEPT[row.id] = book
    return book


def keep(company_id: UUID, kind: str, revision: int, content: Any) -> bool:
    """Keep a revision; False when it is not newer than what is there."""
    newer = select(Coding.id).where(Coding.company_id == company_id, Coding.kind == kind, Coding.revision >= revision)
    if session().scalar(newer.limit(1)) is not None:
        return False
    session().add(Coding(company_id=company_id, kind=kind, revision=revision, content=content))
    return True
