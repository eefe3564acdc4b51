"""How a client wants its vacancies handled."""

from typing import Any

from sqlalchemy.dialects.postgresql import insert

from chassis import Invalid, fetch, place, principal, record, session
from vacancy import queries
from vacancy.models import CompanySettings


def get() -> dict[str, Any]:
    return queries.settings_of(_company()).as_answer()


def update(body: dict[str, Any]) -> dict[str, Any]:
    row = {"id": _company(), **place(_company()), "approval_required": False, "work_posts_revision": 0}
    session().execute(insert(CompanySettings).values(row).on_conflict_do_nothing())
    kept = fetch(CompanySettings, _company())
    kept.approval_required = body["approval_required"]
    record("vacancy.settings_changed", kept)
    return kept.as_answer()


def _company() -> Any:
    if (company := principal().company_id) is None:
        raise Invalid("company_missing", "Say which client (Workaniser-Company).")
    return company
