"""Templates of vacancies: search, save a vacancy as one, change, delete, start a draft from one."""

from typing import Any

from sqlalchemy import select

from chassis import NotFound, fetch, place, record, session
from vacancy import drafts, queries
from vacancy.api.vacancies import drafted
from vacancy.models.vacancies import Template, Vacancy


def search(limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    return queries.templates(limit=limit, cursor=cursor)


def create(body: dict[str, Any]) -> Any:
    source = fetch(Vacancy, body["vacancy_id"])
    template = Template(**place(source.unit_id), name=body["name"], fields=drafts.template_fields(source))
    record("template.created", template)
    return queries.template(template), 201, {"Location": "/api/vacancy/v1/templates"}


def update(template_id: str, body: dict[str, Any]) -> dict[str, Any]:
    template = fetch(Template, template_id)
    template.name = body.get("name", template.name)
    template.fields = {**template.fields, **drafts.template_fields(body.get("fields", {}))}
    record("template.updated", template)
    return queries.template(template)


def delete(template_id: str) -> None:
    template = fetch(Template, template_id)
    record("template.deleted", template)
    session().delete(template)


def use(template_id: str, body: dict[str, Any]) -> Any:
    usable = queries.usable_template("vacancy:write")
    template = session().scalar(select(Template).where(Template.id == template_id, usable))
    if template is None:
        raise NotFound()
    return drafted(drafts.start(place(body["unit_id"]), template.fields))
