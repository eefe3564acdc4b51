"""Relay and consumer as real processes on a real broker."""

import os
import signal

import psycopg
import pytest

from chassis.consumer import AGENCY, EVENTS
from chassis.ids import uuid7
from chassis.strictjson import encode
from chassis.testing.broker import wait_until


@pytest.fixture
def sql(admin_url):
    def run(statement, *values):
        with psycopg.connect(admin_url, autocommit=True) as admin:
            cursor = admin.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    run("DELETE FROM outbox")
    return run


def event(kind, aggregate_id, version, company, **data):
    envelope = {"id": str(uuid7()), "type": f"be.workaniser.{kind}.v1", "subject": aggregate_id, "time": "2026-11-23T00:00:00Z"}
    envelope |= {"aggregateversion": version, "companyid": company.id, "data": {"id": aggregate_id, **data}}
    return envelope["id"], encode(envelope)


def send_events(broker, company, gadget, *versions):
    path = [str(one) for one in company.path("dept")]
    for version in versions:
        name = "gadget.made" if version == 1 else "gadget.renamed"
        key, body = event(name, gadget, version, company, name=f"v{version}", unit_path=path)
        broker.publish(EVENTS, name, body, message_id=key)


def create(client, company, name="Widget"):
    answer = client.post("/widgets", json={"name": name, "unit_id": str(company.units["dept"])})
    assert answer.status_code == 201
    return answer.json()["id"]


def test_the_relay_publishes_in_order_and_marks(broker, as_, company, sql):
    broker.declare()
    broker.channel.queue_declare("test")
    broker.channel.queue_bind("test", EVENTS, "widget.#")
    client = as_("", permissions=["widget:read", "widget:write"])
    ids = [create(client, company, f"Widget {n}") for n in range(20)]
    assert client.post("/widgets/close", json={"ids": ids}).status_code == 200
    relay = broker.run("relay")
    wait_until(lambda: broker.depth("test") == 40)
    got = [broker.get("test") for _ in range(40)]
    assert [body["data"]["name"] for key, body in got if key == "widget.created"] == [f"Widget {n}" for n in range(20)]
    assert [body["aggregateversion"] for key, body in got if key == "widget.closed"] == [2] * 20
    wait_until(lambda: sql("SELECT count(*) FROM outbox WHERE published_at IS NULL") == [(0,)])
    wait_until(lambda: sql("SELECT count(*) FROM audit WHERE hash IS NULL") == [(0,)])
    assert relay.metric("outbox_published_total") == 40 and relay.metric("relay_leader") == 1
    assert relay.stop() == 0


def test_an_event_that_no_queue_wants_is_kept_and_holds_nobody_up(broker, as_, company, sql):
    broker.declare()
    client = as_("", permissions=["widget:read", "widget:write"])
    create(client, company)
    relay = broker.run("relay")
    wait_until(lambda: relay.ready() and relay.metric("outbox_returned_total") >= 1)
    assert sql("SELECT count(*) FROM outbox WHERE published_at IS NULL AND retry_at IS NOT NULL") == [(1,)]
    broker.channel.queue_declare("test")
    broker.channel.queue_bind("test", EVENTS, "widget.#")
    wait_until(lambda: broker.depth("test") == 1)
    assert any(line["event"] == "message_unroutable" for line in relay.lines())


def test_a_standby_takes_over_from_a_killed_leader(broker, as_, company, sql):
    broker.declare()
    broker.channel.queue_declare("test")
    broker.channel.queue_bind("test", EVENTS, "widget.#")
    first = broker.run("relay")
    wait_until(lambda: first.ready() and first.metric("relay_leader") == 1)
    second = broker.run("relay")
    wait_until(second.ready)
    assert second.metric("relay_leader") == 0
    first.kill()
    create(as_("", permissions=["widget:read", "widget:write"]), company)
    wait_until(lambda: broker.depth("test") == 1)


def test_the_consumer_applies_once_and_in_order(broker, company, db, sql):
    broker.declare()
    gadget = str(uuid7())
    consumer = broker.run("consume")
    wait_until(consumer.ready)
    send_events(broker, company, gadget, 1, 2, 2, 4, 3, 5)
    wait_until(lambda: sql("SELECT sequence FROM position WHERE aggregate_id = %s", gadget) == [(5,)])
    assert sql("SELECT name FROM widget WHERE id = %s", gadget) == [("v5",)]
    wait_until(lambda: broker.depth("widget") == 0)
    assert consumer.stop() == 0


def test_a_message_that_fails_for_good_holds_nobody_up(broker, company, sql):
    broker.declare()
    gadgets = [str(uuid7()) for _ in range(3)]
    consumer = broker.run("consume")
    wait_until(consumer.ready)
    send_events(broker, company, gadgets[0], 1)
    for key, body in (("portal.WidgetOrder", b'{"customer": "0000000000", "name": "Secret Person"}'), ("portal.Unknown", b"{}")):
        broker.publish(AGENCY, key, body, message_id=str(uuid7()))
    name, body = event("gadget.renamed", gadgets[1], 1, company, name="Secret Person")
    broker.publish(EVENTS, "gadget.renamed", body, message_id=name)
    send_events(broker, company, gadgets[2], 1)
    wait_until(lambda: sql("SELECT count(*) FROM widget WHERE id = ANY(%s)", gadgets) == [(2,)])
    codes = sql("SELECT code FROM inbox_dead WHERE at > now() - interval '1 minute' AND closed_at IS NULL ORDER BY id DESC LIMIT 3")
    assert [code for (code,) in codes] == ["not_processed", "unknown", "customer_unknown"]
    assert consumer.metric("inbox_dead") >= 3
    assert "Secret Person" not in consumer.log.read_text()


def test_a_dead_event_is_replayed_and_what_waited_follows(broker, company, sql):
    broker.declare()
    gadget = str(uuid7())
    consumer = broker.run("consume")
    wait_until(consumer.ready)
    send_events(broker, company, gadget, 2)  # renamed before it was made: there is nothing to rename
    wait_until(lambda: sql("SELECT count(*) FROM inbox_dead WHERE aggregate_id = %s", gadget) == [(1,)])
    send_events(broker, company, gadget, 3, 4)
    wait_until(lambda: sql("SELECT count(*) FROM inbox_held WHERE aggregate_id = %s", gadget) == [(2,)])
    path = [str(one) for one in company.path("dept")]
    sql(
        "INSERT INTO widget (id, company_id, unit_id, unit_path, name) VALUES (%s, %s, %s, %s::uuid[], 'repaired')",
        gadget, company.id, path[-1], path,
    )  # fmt: skip
    ((number,),) = sql("SELECT id FROM inbox_dead WHERE aggregate_id = %s", gadget)
    assert command(broker, "dead", "replay", "widget", str(number)) == 0
    wait_until(lambda: sql("SELECT name FROM widget WHERE id = %s", gadget) == [("v4",)])
    assert sql("SELECT count(*) FROM inbox_held WHERE aggregate_id = %s", gadget) == [(0,)]


def test_a_discarded_event_lets_the_later_ones_through(broker, company, sql):
    broker.declare()
    gadget = str(uuid7())
    consumer = broker.run("consume")
    wait_until(consumer.ready)
    name, body = event("gadget.renamed", gadget, 1, company, name="x")
    broker.publish(EVENTS, "gadget.renamed", body, message_id=name)
    key, body = event("gadget.made", gadget, 2, company, name="v2", unit_path=[str(one) for one in company.path("dept")])
    broker.publish(EVENTS, "gadget.made", body, message_id=key)
    wait_until(lambda: sql("SELECT count(*) FROM inbox_held WHERE aggregate_id = %s", gadget) == [(1,)])
    ((number,),) = sql("SELECT id FROM inbox_dead WHERE aggregate_id = %s", gadget)
    assert command(broker, "dead", "discard", "widget", str(number), "--reason", "made twice") == 0
    assert sql("SELECT name FROM widget WHERE id = %s", gadget) == [("v2",)]
    assert sql("SELECT outcome, body FROM inbox_dead WHERE id = %s", number) == [("discarded: made twice", b"")]


def test_a_handler_that_meets_a_lock_is_tried_again(broker, company, db, sql, admin_url):
    broker.declare()
    gadget = str(uuid7())
    consumer = broker.run("consume")
    wait_until(consumer.ready)
    send_events(broker, company, gadget, 1)
    wait_until(lambda: sql("SELECT count(*) FROM widget WHERE id = %s", gadget) == [(1,)])
    with psycopg.connect(admin_url) as holder:
        holder.execute("SELECT FROM widget WHERE id = %s FOR UPDATE", [gadget])
        send_events(broker, company, gadget, 2, 3)
        wait_until(lambda: any(line["event"] == "message_put_back" for line in consumer.lines()))
    wait_until(lambda: sql("SELECT name FROM widget WHERE id = %s", gadget) == [("v3",)])
    assert sql("SELECT count(*) FROM inbox_dead WHERE aggregate_id = %s", gadget) == [(0,)]


def test_requests_go_on_without_a_broker(broker, as_, company, sql):
    relay = broker.run("relay", AMQP_URL="amqp://guest:guest@127.0.0.1:9/nowhere")
    wait_until(relay.ready)
    create(as_("", permissions=["widget:read", "widget:write"]), company)
    wait_until(lambda: sql("SELECT count(*) FROM audit WHERE hash IS NULL") == [(0,)])
    assert sql("SELECT count(*) FROM outbox WHERE published_at IS NULL") == [(1,)]
    assert relay.stop() == 0


def test_a_frozen_consumer_loses_its_place_and_spoils_nothing(broker, company, sql):
    broker.declare()
    gadget = str(uuid7())
    first = broker.run("consume")
    wait_until(first.ready)
    second = broker.run("consume")
    wait_until(second.ready)
    send_events(broker, company, gadget, *range(1, 200))
    os.kill(first.pid, signal.SIGSTOP)
    first.process.send_signal(signal.SIGKILL)
    wait_until(lambda: sql("SELECT sequence FROM position WHERE aggregate_id = %s", gadget) == [(199,)])
    assert sql("SELECT name FROM widget WHERE id = %s", gadget) == [("v199",)]


def command(broker, *words):
    import subprocess
    import sys

    paths = os.pathsep.join([str(broker.folder), *sys.path])
    return subprocess.run([sys.executable, "-m", "chassis", *words], env={**os.environ, "PYTHONPATH": paths}, timeout=30).returncode
