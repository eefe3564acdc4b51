"""Vacancies: search, see, draft, change, copy, submit, approve, return, close, cancel."""

from typing import Any

from chassis import fetch, place, principal, publish, record
from vacancy import drafts, queries
from vacancy.exchange import hand_over
from vacancy.models import Vacancy


def search(
    unit_id: str | None = None, status: str | None = None, active: bool | None = None, work_post_code: str | None = None,
    q: str | None = None, limit: int = 50, cursor: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    return queries.vacancies(unit_id, status, active, work_post_code, q, limit=limit, cursor=cursor)


def get(vacancy_id: str) -> dict[str, Any]:
    return queries.vacancy(fetch(Vacancy, vacancy_id))


def create(body: dict[str, Any]) -> Any:
    vacancy = drafts.start(place(body.pop("unit_id")), body)
    record("vacancy.drafted", vacancy)
    return queries.vacancy(vacancy), 201, {"Location": f"/api/vacancy/v1/vacancies/{vacancy.id}"}


def update(vacancy_id: str, body: dict[str, Any]) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    changed = drafts.change(vacancy, body)
    if vacancy.status == "draft":
        record("vacancy.edited", vacancy, note=changed)
    else:
        publish("vacancy.updated", vacancy, note=changed)
        hand_over(vacancy, "updated")
    return queries.vacancy(vacancy)


def copy(vacancy_id: str) -> Any:
    vacancy = drafts.copy(fetch(Vacancy, vacancy_id))
    record("vacancy.drafted", vacancy)
    return queries.vacancy(vacancy), 201, {"Location": f"/api/vacancy/v1/vacancies/{vacancy.id}"}


def submit(vacancy_id: str) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    asked = queries.settings_of(vacancy.company_id).approval_required
    vacancy.submit(needs_approval=asked and not principal().allowed("vacancy:approve", vacancy.unit_path))
    if vacancy.status == "awaiting_approval":
        record("vacancy.approval_asked", vacancy)
    else:
        publish("vacancy.submitted", vacancy)
        hand_over(vacancy)
    return queries.vacancy(vacancy)


def approve(vacancy_id: str) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    vacancy.approve()
    publish("vacancy.submitted", vacancy)
    hand_over(vacancy)
    return queries.vacancy(vacancy)


def give_back(vacancy_id: str, body: dict[str, Any]) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    vacancy.give_back(body["reason"])
    record("vacancy.returned", vacancy, note=body["reason"])
    return queries.vacancy(vacancy)


def close(vacancy_id: str, body: dict[str, Any]) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    vacancy.close(body["reason"])
    publish("vacancy.closed", vacancy, note=body["reason"])
    hand_over(vacancy, "closed")
    return queries.vacancy(vacancy)


def cancel(vacancy_id: str, body: dict[str, Any]) -> dict[str, Any]:
    vacancy = fetch(Vacancy, vacancy_id)
    was_sent = vacancy.sent_at is not None or vacancy.origin == "agency"
    vacancy.cancel(body["reason"])
    if was_sent:
        publish("vacancy.cancelled", vacancy, note=body["reason"])
        hand_over(vacancy, "cancelled")
    else:
        record("vacancy.cancelled", vacancy, note=body["reason"])
    return queries.vacancy(vacancy)
