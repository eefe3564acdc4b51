"""The trail is sealed in one chain; whatever is changed afterwards shows."""

import psycopg
import pytest
from sqlalchemy import text

from chassis import audit
from chassis.db import current
from chassis.outbox import publish, record, write
from chassis.settings import settings


@pytest.fixture
def relay_role(company):
    with psycopg.connect(settings().relay_database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def admin(admin_url):
    with psycopg.connect(admin_url, autocommit=True) as connection:
        yield connection


def steps(db, company, count=5):
    from widget.models import Widget

    widget = Widget(**company.place(), name="Widget")
    publish("widget.created", widget)
    for n in range(count - 1):
        record("widget.renamed", widget, note=f"note {n}")
    write(current())
    return widget


def seal_all(connection):
    while audit.seal(connection):
        pass


def verdict(relay_role):
    with psycopg.connect(settings().relay_database_url) as reading:
        return audit.verify(reading)


def test_what_is_sealed_holds(db, company, relay_role):
    steps(db, company)
    seal_all(relay_role)
    rows, head, wrong = verdict(relay_role)
    assert wrong is None and rows >= 5 and len(head) == 64
    steps(db, company, 1)
    seal_all(relay_role)
    assert verdict(relay_role)[0] == rows + 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE audit SET actor = 'nobody' WHERE seq = %s", "was changed"),
        ("UPDATE audit SET at = at + interval '1 second' WHERE seq = %s", "was changed"),
        ("UPDATE audit SET note = 'other' WHERE seq = %s", "note"),
        ("DELETE FROM audit WHERE seq = %s", "is missing"),
    ],
)
def test_a_change_behind_the_guard_shows(db, company, relay_role, admin, change, says):
    widget = steps(db, company)
    seal_all(relay_role)
    ((seq,),) = admin.execute("SELECT seq FROM audit WHERE aggregate_id = %s ORDER BY seq OFFSET 2 LIMIT 1", [widget.id]).fetchall()
    with psycopg.connect(settings().relay_database_url) as before:
        assert audit.verify(before)[2] is None
    with admin.transaction(force_rollback=True):
        admin.execute("ALTER TABLE audit DISABLE TRIGGER ALL")
        admin.execute(change, [seq])
        assert says in str(audit.verify(admin)[2])


def test_names_and_notes_can_be_erased_and_nothing_else(db, company, relay_role, admin):
    widget = steps(db, company)
    seal_all(relay_role)
    admin.execute("UPDATE audit SET actor_name = NULL, note = NULL WHERE aggregate_id = %s", [widget.id])
    assert verdict(relay_role)[2] is None
    for change in ("SET actor = 'x'", "SET version = 9", "SET hash = '\\x00'", "SET note = 'back'"):
        with pytest.raises(psycopg.errors.RaiseException):
            admin.execute(f"UPDATE audit {change} WHERE aggregate_id = %s", [widget.id])
    with pytest.raises(psycopg.errors.RaiseException):
        admin.execute("DELETE FROM audit WHERE aggregate_id = %s", [widget.id])


def test_a_company_sees_its_own_trail(db, company, new_company):
    mine = steps(db, company)
    other = new_company()
    db.execute(text("SELECT set_config('app.company', :id, false)"), {"id": str(other.id)})
    assert audit.timeline(mine.id) == []
