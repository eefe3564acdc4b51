"""How a client wants its vacancies handled."""

from typing import Any

from sqlalchemy.dialects.postgresql import insert

from chassis import fetch, place, record, session
from vacancy import queries
from vacancy.models.vacancies import CompanySettings


def get() -> dict[str, Any]:
    return queries.settings_of(queries.company()).as_answer()


def update(body: dict[str, Any]) -> dict[str, Any]:
    company = queries.company()
    fresh = insert(CompanySettings).values(id=company, **place(company), approval_required=False, work_posts_revision=0)
    session().execute(fresh.on_conflict_do_nothing())
    kept = fetch(CompanySettings, company)
    kept.approval_required = body.get("approval_required", kept.approval_required)
    if "delegation_unit_ids" in body:
        kept.delegation_unit_ids = [place(one)["unit_id"] for one in dict.fromkeys(body["delegation_unit_ids"])]
    record("vacancy.settings_changed", kept)
    return kept.as_answer()
