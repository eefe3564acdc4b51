"""Once, in order, or kept aside: what becomes of a message."""

from uuid import UUID

import psycopg
import pytest
from sqlalchemy import select, text
from widget.models import Widget

from chassis import dead as letters
from chassis import inbox
from chassis.ids import uuid7
from chassis.keyring import Damaged


def made(company, **more):
    return {"id": str(uuid7()), "name": "Gadget", "unit_path": [str(one) for one in company.path("dept")], **more}


def test_an_event_is_applied_in_its_company(deliver, company, db):
    data = made(company)
    assert deliver("gadget.made", data) == "applied"
    assert db.get(Widget, UUID(data["id"])).company_id == company.id


def test_the_same_message_is_applied_once(deliver, company, db):
    data = made(company)
    assert deliver("gadget.made", data, id="one") == "applied"
    assert deliver("gadget.made", data, id="one") == "seen"
    assert deliver("gadget.made", data, version=1) == "seen", "another id for a step that was taken"


def test_an_overtaken_event_waits_for_the_missing_one(deliver, company, db, joined):
    data = made(company)
    renamed = {"id": data["id"], "name": "Last"}
    assert deliver("gadget.renamed", renamed, version=3) == "held"
    assert deliver("gadget.renamed", {**renamed, "name": "Second"}, version=2) == "held"
    assert deliver("gadget.made", data, version=1) == "applied"
    assert db.get(Widget, UUID(data["id"])).name == "Last"
    assert deliver("gadget.renamed", {**renamed, "name": "Again"}, version=3) == "seen"


def test_a_late_joiner_begins_anywhere(deliver, company):
    assert deliver("gadget.made", made(company), version=7) == "applied"


def test_a_failing_event_parks_its_aggregate_and_nothing_else(deliver, company, db, dead):
    ours, other = made(company), made(company)
    with pytest.raises(LookupError):
        deliver("gadget.renamed", {"id": ours["id"], "name": "Too early"}, version=1)
    assert deliver("gadget.made", ours, version=2) == "held"
    assert deliver("gadget.made", other) == "applied"
    ((code, error),) = dead(ours["id"])
    assert code == "not_processed" and error["error"] == "LookupError"


def test_one_failure_in_a_batch_does_not_touch_the_others(company, deliver, db, admin_url):
    from chassis.consumer import EVENTS
    from chassis.strictjson import encode

    def delivery(name, data, version):
        envelope = {"id": str(uuid7()), "type": f"be.workaniser.{name}.v1", "subject": data["id"], "time": "2026-11-23T00:00:00Z"}
        envelope |= {"aggregateversion": version, "companyid": str(company.id), "data": data}
        return inbox.Delivery(name, encode(envelope), {"exchange": EVENTS, "message_id": envelope["id"]})

    good, bad, after = made(company), made(company), made(company)
    batch = [
        delivery("gadget.made", good, 1),
        delivery("gadget.renamed", {"id": bad["id"], "name": "x"}, 1),
        delivery("gadget.made", after, 1),
    ]
    assert inbox.take(batch) == ["applied", "dead", "applied"]
    assert len(db.scalars(select(Widget)).all()) == 2
    assert inbox.take(batch) == ["seen", "seen", "seen"]


def test_a_message_of_the_agency_finds_its_client(deliver_message, company, db, emitted):
    assert deliver_message("WidgetOrder", {"customer": company.kbo, "name": "Ordered"}) == "applied"
    assert db.scalars(select(Widget.name)).all() == ["Ordered"]
    created, receipt = emitted()
    assert created.type == "widget.created" and created.actor == "backoffice"
    assert receipt.type == "WidgetReceipt" and receipt.body["name"] == "Ordered" and receipt.headers["company"] == str(company.id)


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("WidgetOrder", {"customer": "0000000000", "name": "x"}, "customer_unknown"),
        ("Nonsense", {"customer": "0000000000"}, "unknown"),
        ("WidgetOrder", b'{"customer": 1, "customer": 2}', "json_invalid"),
        ("WidgetOrder", b"\xff", "json_invalid"),
    ],
)
def test_a_refused_message_is_kept_and_the_sender_is_told(deliver_message, admin_url, kind, body, code):
    name = str(uuid7())
    content_type = "application/json"
    assert deliver_message(kind, body, id=name, valid=False, content_type=content_type) == f"dead:{code}"
    with psycopg.connect(admin_url) as admin:
        (told,) = admin.execute(
            "SELECT body::jsonb FROM outbox WHERE type = 'MessageRefused' AND body::jsonb->>'message_id' = %s", [name]
        ).fetchone()
    assert told["code"] == code and "0000000000" not in str(told)


@pytest.fixture
def dead(admin_url):
    def read(aggregate_id):
        with psycopg.connect(admin_url) as admin:
            return admin.execute("SELECT code, error FROM inbox_dead WHERE aggregate_id = %s", [aggregate_id]).fetchall()

    return read


@pytest.fixture
def joined(admin_url):
    """We have followed gadgets for an hour."""
    with psycopg.connect(admin_url) as admin:
        admin.execute(
            "INSERT INTO subscription VALUES ('gadget', now() - interval '1 hour') ON CONFLICT (aggregate) DO UPDATE SET since = excluded.since"
        )
    yield
    with psycopg.connect(admin_url) as admin:
        admin.execute("DELETE FROM subscription")


def test_a_moved_unit_takes_its_rows_along(deliver, company, db):
    data = made(company, unit_path=[str(one) for one in company.path("team")])
    deliver("gadget.made", data)
    units = company.units
    moved = {"id": str(units["dept"]), "company_id": str(company.id), "parent_id": str(units["site_b"]), "name": "dept"}
    moved |= {"kind": "department", "path": [str(units[one]) for one in ("company", "site_b", "dept")], "references": [], "active": True}
    assert deliver("unit.changed", moved, version=1, valid=False) == "applied"
    expected = [units[one] for one in ("company", "site_b", "dept", "team")]
    assert db.get(Widget, UUID(data["id"])).unit_path == expected
    assert db.execute(text("SELECT path FROM unit WHERE id = :id"), {"id": units["team"]}).scalar() == expected


def test_what_failed_for_good_is_kept_sealed(deliver_message, admin_url, company):
    words = f"Somebody's name {company.id}"
    assert deliver_message("WidgetOrder", {"customer": "0000000000", "name": words}) == "dead:customer_unknown"
    with psycopg.connect(admin_url) as admin:
        rows = admin.execute("SELECT id, message_id, body FROM inbox_dead WHERE closed_at IS NULL ORDER BY id").fetchall()
        dump = "".join(row for (row,) in admin.execute("SELECT to_jsonb(d)::text FROM inbox_dead d"))
    number, message_id, body = rows[-1]
    assert words not in dump and words.encode().hex() not in dump
    assert words in letters.show(number)["body"]
    with pytest.raises(Damaged):
        inbox.opened(body, "another message")
    assert letters.replay(number) == "customer_unknown", "it is read as it came"
    assert message_id
