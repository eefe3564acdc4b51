"""A user's own saved filters of the list of vacancies: search, save, forget."""

from typing import Any

from sqlalchemy import Uuid, column, func, select, table
from sqlalchemy import delete as remove
from sqlalchemy.dialects.postgresql import JSONB, insert

from chassis import Conflict, principal, session
from chassis.ids import uuid7
from vacancy import queries

VIEW = table("view", column("id", Uuid), column("company_id"), column("user_id"), column("name"), column("filters", JSONB))
SHOWN = (VIEW.c.id, VIEW.c.name, VIEW.c.filters)
MOST = 50


def search() -> dict[str, Any]:
    rows = session().execute(select(*SHOWN).where(VIEW.c.user_id == principal().id).order_by(VIEW.c.name))
    return {"items": [dict(row._mapping) for row in rows]}


def create(body: dict[str, Any]) -> Any:
    mine = {"company_id": queries.company(), "user_id": principal().id}
    statement = insert(VIEW).values(id=uuid7(), **mine, **body)
    statement = statement.on_conflict_do_update(index_elements=["company_id", "user_id", "name"], set_={"filters": body["filters"]})
    kept = session().execute(statement.returning(*SHOWN)).one()
    if (session().scalar(select(func.count()).where(VIEW.c.user_id == mine["user_id"])) or 0) > MOST:
        raise Conflict("too_many", "So many views are saved already.", most=MOST)
    return dict(kept._mapping), 201, {"Location": "/api/vacancy/v1/views"}


def delete(view_id: str) -> None:
    session().execute(remove(VIEW).where(VIEW.c.id == view_id, VIEW.c.user_id == principal().id))
