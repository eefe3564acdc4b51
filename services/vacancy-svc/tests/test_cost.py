"""How many statements an operation takes, whatever the number of rows."""

import pytest
from sqlalchemy import event

from chassis.db import engine


@pytest.fixture
def statements():
    """Count the statements that the service sends."""
    counted = []

    def note(*arguments):
        counted.append(arguments[2])

    event.listen(engine(), "before_cursor_execute", note)
    yield counted
    event.remove(engine(), "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/vacancies", 3),
        ("/vacancies?active=true&status=open&motive=temporary_increase&period_from=2026-01-01", 3),
        ("/vacancies?q=order pick", 4),
        ("/candidates?waiting=true", 2),
        ("/templates", 2),
        ("/views", 2),
    ],
)
def test_lists_cost_the_same_for_one_and_many(manager, candidates, statements, path, most):
    for count in (1, 4):
        for vacancy in [candidates(2)[0]["vacancy_id"] for _ in range(count)]:
            manager.post("/templates", json={"vacancy_id": vacancy, "name": "x"})
        manager.post("/views", json={"name": f"{count}", "filters": {}})
        statements.clear()
        assert manager.get(path).status_code == 200
        assert len(statements) <= most, statements


def test_one_of_each_costs_the_same_however_long_its_history(manager, company, candidates, post, statements):
    first, second = candidates(2)
    vacancy = f"/vacancies/{first['vacancy_id']}"
    for path, most in {
        vacancy: 7,
        f"{vacancy}/versions": 5,
        f"/candidates/{second['id']}": 9,
    }.items():
        for _ in range(2):
            for n in range(3):
                manager.patch(vacancy, json={"description": f"Version {n} {path}"}, headers={"If-Match": "*"})
                manager.post(f"/candidates/{second['id']}/comments", json={"text": "A remark"})
            statements.clear()
            assert manager.get(path).status_code == 200
            assert len(statements) <= most, statements
    statements.clear()
    assert post(f"/candidates/{first['id']}/accept").status_code == 200
    assert len(statements) <= 16, statements
