"""What was approved is final, whoever asks the database."""

import hashlib
import os

import psycopg
import pytest
from conftest import etag

from timesheet import rules
from timesheet.models import ApprovedRevision

CHANGES = [
    "UPDATE timesheet_line SET actual_break = 0 WHERE sealed",
    "DELETE FROM timesheet_line WHERE sealed",
    "UPDATE approved_revision SET amount = 0",
    "DELETE FROM approved_revision",
    "TRUNCATE approved_revision",
    "TRUNCATE timesheet_line CASCADE",
    "INSERT INTO timesheet_line SELECT * FROM (SELECT (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'shift_id', null))).* "
    "FROM timesheet_line l WHERE sealed) AS copy",
]


@pytest.fixture
def approved(published, sheet_of, as_):
    """One approved sheet."""
    (shift,) = published()
    sheet = sheet_of(shift["temp_id"])
    return as_("planner").post(f"/timesheets/{sheet['id']}/approve", headers=etag(sheet)).json()


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("role", ["DATABASE_URL", "OWNER_DATABASE_URL", "RELAY_DATABASE_URL"])
def test_no_role_of_the_service_changes_approved_hours(approved, company, role, change):
    with psycopg.connect(os.environ[role]) as connection:
        connection.execute("SELECT set_config('app.company', %s, true)", [str(company.id)])
        try:
            touched = connection.execute(change).rowcount
        except (psycopg.errors.RestrictViolation, psycopg.errors.InsufficientPrivilege, psycopg.errors.FeatureNotSupported):
            return
        # The owner is under row-level security without a policy: it sees no row, so it changes none.
        assert touched == 0 and role == "OWNER_DATABASE_URL"


def test_a_superuser_too_is_refused_by_the_triggers(approved, admin_url):
    for change in CHANGES:
        with psycopg.connect(admin_url) as connection, pytest.raises(psycopg.errors.RestrictViolation):
            connection.execute(change)


def test_the_digest_is_that_of_what_was_approved(approved, rows):
    (kept,) = rows(ApprovedRevision)
    assert hashlib.sha256(rules.canonical(kept.content)).hexdigest() == kept.digest == approved["revisions"][0]["digest"]
    assert kept.content["lines"][0]["pay"] == approved["lines"][0]["pay"]
    assert "temp_name" not in str(kept.content)
