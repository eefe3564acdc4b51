"""Making and changing vacancies: from what a form or a template has to what the model holds."""

from typing import Any

from sqlalchemy import func, or_, select

from chassis import Invalid, place, principal, session
from chassis.ids import uuid7
from vacancy import rules
from vacancy.models.vacancies import COPIED, Vacancy, WorkPost

TEMPLATE = tuple(name for name in COPIED if name != "work_post_title")


def start(where: dict[str, Any], body: dict[str, Any]) -> Vacancy:
    """Return a new draft in a unit (`chassis.place`). Raises Invalid for an unknown work post or reversed dates."""
    fields = {"contact_name": principal().name or None, "requirements": [], "positions": 1, **_fields(body)}
    vacancy = _draft(**where, **fields)
    _keep_work_post(vacancy, fields)
    vacancy.check()
    return vacancy


def change(vacancy: Vacancy, body: dict[str, Any]) -> str:
    """Apply a form's changes; return the names of the changed fields for the timeline."""
    changes = _fields(body)
    if "unit_id" in changes:
        changes |= {name: one for name, one in place(changes["unit_id"]).items() if name != "company_id"}
    vacancy.change(changes)
    _keep_work_post(vacancy, changes)
    return ", ".join(sorted(body))


def copy(vacancy: Vacancy) -> Vacancy:
    """Return a new draft with everything but the period."""
    return _draft(**place(vacancy.unit_id), **{name: getattr(vacancy, name) for name in COPIED})


def _draft(**fields: Any) -> Vacancy:
    made = uuid7()
    return Vacancy(id=made, reference=str(made), status="draft", filled=0, version=0, **fields)


def template_fields(source: Vacancy | dict[str, Any]) -> dict[str, Any]:
    """Return what a template keeps of a vacancy, or of a form's changes, as a form would send it. Raises Invalid without a title."""
    held = _fields(source) if isinstance(source, dict) else {name: getattr(source, name) for name in TEMPLATE}
    return {name: value if isinstance(value, list) else rules.plain(value) for name, value in held.items()}


def _fields(body: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: (value.strip() or None) if isinstance(value, str) else value for name, value in body.items()}
    if "title" in fields and not fields["title"]:
        raise Invalid("body_invalid", "A vacancy has a title.", errors=[{"pointer": "/title", "rule": "minLength"}])
    return rules.held(fields)


def _keep_work_post(vacancy: Vacancy, fields: dict[str, Any]) -> None:
    """Take the title of a chosen work post from the list. Raises Invalid when it does not count in the unit."""
    if not fields.keys() & {"work_post_code", "unit_id"}:
        return
    vacancy.work_post_title = None
    if vacancy.work_post_code is None:
        return
    here = or_(func.cardinality(WorkPost.unit_ids) == 0, WorkPost.unit_ids.overlap(vacancy.unit_path))
    statement = select(WorkPost.title).where(WorkPost.code == vacancy.work_post_code, WorkPost.active, here)
    vacancy.work_post_title = session().scalar(statement)
    if vacancy.work_post_title is None:
        raise Invalid("work_post_unknown", "There is no such work post here.", errors=[{"pointer": "/work_post_code", "rule": "known"}])
