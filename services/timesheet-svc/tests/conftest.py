"""Shifts, and the sheets that are made of them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

ZONE = ZoneInfo("Europe/Brussels")
MONDAY = datetime(2026, 9, 7, tzinfo=ZONE)  # 2026-W37, long past


def at(day, clock, monday=MONDAY):
    """Return the instant of a wall-clock time on the n-th day after a Monday."""
    hour, minute = map(int, clock.split(":"))
    local = (monday + timedelta(days=day)).replace(hour=hour, minute=minute)
    return local.astimezone(UTC).isoformat().replace("+00:00", "Z")


@pytest.fixture
def shift(company, example):
    """Return the content of a shift event: the contract's example, with a temp, a day and a unit of this test."""

    def make(day=0, start="08:00", end="16:30", unit="dept", monday=MONDAY, **changes):
        return {
            **example("events", "shift.published"),
            "id": str(uuid4()),
            "temp_id": str(uuid4()),
            "unit_id": str(company.units[unit]),
            "start": at(day, start, monday),
            "end": at(day + (end <= start), end, monday),
            "wage": "20.0000",
            "contract_id": str(uuid4()),
            **changes,
        }

    return make


@pytest.fixture
def published(shift, deliver):
    """Publish shifts of one temp on some days; return the data of each."""

    def publish(days=(0,), **changes):
        changes.setdefault("temp_id", str(uuid4()))
        made = [shift(day=day, **changes) for day in days]
        for one in made:
            assert deliver("shift.published", one) == "applied"
        return made

    return publish


@pytest.fixture
def sheet_of(as_):
    """Return a temp's timesheet as the API shows it to a planner of the whole company."""

    def find(temp_id, client=None, **filters):
        client = client or as_("planner")
        found = client.get("/timesheets", params={"temp_id": temp_id, **filters}).json()["items"]
        assert len(found) == 1
        return client.get(f"/timesheets/{found[0]['id']}").json()

    return find


@pytest.fixture
def rows(db):
    """Return all rows of a model of the company."""

    def read(model):
        return list(db.scalars(select(model)))

    return read


def etag(thing):
    """Return the If-Match header for what was shown."""
    return {"If-Match": f'"{thing["version"]}"'}


def uuid(text):
    """Return an id."""
    return UUID(text)
