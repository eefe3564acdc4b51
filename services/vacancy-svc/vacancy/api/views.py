"""A user's own saved filters of the list of vacancies: search, save, forget."""

from typing import Any

from sqlalchemy import delete as remove
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from chassis import Conflict, principal, session
from chassis.ids import uuid7
from vacancy import queries
from vacancy.models.vacancies import View

MOST = 50


def search() -> dict[str, Any]:
    statement = select(View.id, View.name, View.filters).where(View.user_id == principal().id).order_by(View.name)
    return {"items": [dict(row._mapping) for row in session().execute(statement)]}


def create(body: dict[str, Any]) -> Any:
    mine = {"company_id": queries.company(), "user_id": principal().id}
    statement = insert(View).values(id=uuid7(), **mine, **body)
    statement = statement.on_conflict_do_update(index_elements=["company_id", "user_id", "name"], set_={"filters": body["filters"]})
    kept = session().execute(statement.returning(View.id, View.name, View.filters)).one()
    if (session().scalar(select(func.count()).where(View.user_id == mine["user_id"])) or 0) > MOST:
        raise Conflict("too_many", "So many views are saved already.", most=MOST)
    return dict(kept._mapping), 201, {"Location": "/api/vacancy/v1/views"}


def delete(view_id: str) -> None:
    session().execute(remove(View).where(View.id == view_id, View.user_id == principal().id))
