"""Comments on candidates, seen by client and agency."""

from typing import Any

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert

from chassis import fetch, principal, record, session
from vacancy.models.candidates import Candidate, Comment
from vacancy.queries import READING


def create(candidate_id: str, body: dict[str, Any]) -> Any:
    candidate, author = fetch(Candidate, candidate_id), principal()
    where = {name: getattr(candidate, name) for name in ("company_id", "unit_id", "unit_path")}
    comment = Comment(candidate_id=candidate.id, text=body["text"], author_id=author.id, author_name=author.name,
                      from_agency=author.is_agency, **where)  # fmt: skip
    session().add(comment)
    session().flush()
    record("candidate.commented", candidate)
    return comment.as_answer(), 201, {"Location": f"/api/vacancy/v1/candidates/{candidate.id}"}


def read(candidate_id: str) -> None:
    candidate = fetch(Candidate, candidate_id)
    mark = {"candidate_id": candidate.id, "user_id": principal().id, "company_id": candidate.company_id}
    statement = insert(READING).values(mark)
    session().execute(statement.on_conflict_do_update(index_elements=["candidate_id", "user_id"], set_={"read_at": func.now()}))
