"""Vacancies: search, see, compare versions, draft, change, copy, submit, approve, return, close, cancel."""

from typing import Any

from chassis import fetch, place, principal, publish, record
from vacancy import drafts, queries, usage
from vacancy.exchange import hand_over
from vacancy.models.vacancies import Vacancy


def search(limit: int = 50, cursor: str | None = None, **filters: Any) -> dict[str, Any]:
    return queries.vacancies(filters, limit=limit, cursor=cursor)


def get(vacancy_id: str) -> dict[str, Any]:
    return shown(fetch(Vacancy, vacancy_id))


def versions(vacancy_id: str) -> dict[str, Any]:
    return queries.versions(fetch(Vacancy, vacancy_id))


def create(body: dict[str, Any]) -> Any:
    return drafted(drafts.start(place(body.pop("unit_id")), body))


def update(vacancy_id: str, body: dict[str, Any]) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    changed = drafts.change(vacancy, body)
    if vacancy.status == "draft":
        record("vacancy.edited", vacancy, note=changed)
    else:
        usage.check(vacancy)
        publish("vacancy.updated", vacancy, note=changed)
        hand_over(vacancy, "updated")
    return shown(vacancy)


def copy(vacancy_id: str) -> Any:
    return drafted(drafts.copy(fetch(Vacancy, vacancy_id)))


def submit(vacancy_id: str) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    asked = queries.settings_of(vacancy.company_id).approval_required
    vacancy.submit(needs_approval=asked and not principal().allowed("vacancy:approve", vacancy.unit_path))
    usage.check(vacancy)
    if vacancy.status == "awaiting_approval":
        record("vacancy.approval_asked", vacancy)
    else:
        publish("vacancy.submitted", vacancy)
        hand_over(vacancy)
    return shown(vacancy)


def approve(vacancy_id: str) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    vacancy.approve()
    usage.check(vacancy)
    publish("vacancy.submitted", vacancy)
    hand_over(vacancy)
    return shown(vacancy)


def give_back(vacancy_id: str, body: dict[str, Any]) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    vacancy.give_back(body["reason"])
    record("vacancy.returned", vacancy, note=body["reason"])
    return shown(vacancy)


def close(vacancy_id: str, body: dict[str, Any]) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    vacancy.close(body["reason"])
    publish("vacancy.closed", vacancy, note=body["reason"])
    hand_over(vacancy, "closed")
    return shown(vacancy)


def cancel(vacancy_id: str, body: dict[str, Any]) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    was_sent = vacancy.sent_at is not None or vacancy.origin == "agency"
    vacancy.cancel(body["reason"])
    if was_sent:
        publish("vacancy.cancelled", vacancy, note=body["reason"])
        hand_over(vacancy, "cancelled")
    else:
        record("vacancy.cancelled", vacancy, note=body["reason"])
    return shown(vacancy)


def drafted(vacancy: Vacancy) -> Any:
    """Keep a new draft and answer with it."""
    record("vacancy.drafted", vacancy)
    return shown(vacancy), 201, {"Location": f"/api/vacancy/v1/vacancies/{vacancy.id}"}


def shown(vacancy: Vacancy) -> dict[str, Any]:
    """Answer with the whole vacancy."""
    return queries.vacancy(vacancy, usage.obstacle(vacancy))
