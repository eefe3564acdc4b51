"""How many statements an operation takes, whatever the number of rows."""

import pytest
from conftest import etag
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


@pytest.mark.parametrize(("path", "most"), [("/timesheets", 3), ("/timesheets?week=2026-W37&only_exceptions=false", 3), ("/weeks", 3)])
def test_lists_cost_the_same_for_one_and_many(published, as_, statements, path, most):
    client = as_("planner")
    for _ in range(2):
        for _ in range(8):
            published()
        statements.clear()
        assert client.get(path).status_code == 200
        assert len(statements) <= most, statements


def test_one_timesheet(published, as_, sheet_of, statements):
    (shift, *_) = published(days=range(5))
    sheet = sheet_of(shift["temp_id"])
    client = as_("planner")
    statements.clear()
    client.get(f"/timesheets/{sheet['id']}")
    assert len(statements) <= 7, statements
    statements.clear()
    assert client.post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet)).status_code == 200
    assert len(statements) <= 16, statements


def test_bulk_approval_costs_one_statement_per_sheet_and_no_more(published, as_, statements):
    for _ in range(20):
        published(days=range(3))
    client = as_("planner")
    statements.clear()
    assert client.post("/timesheets/approve", json={"week": "2026-W37"}).json()["approved"] == 20
    assert len(statements) <= 20 + 14, statements
