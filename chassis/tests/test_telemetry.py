"""One trace from the request over outbox and broker into the consumer; logs and metrics without anybody's data."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from chassis import telemetry
from chassis.testing.broker import wait_until

PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
def collector():
    """An OTLP collector that keeps what it is sent."""
    received = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()


def test_the_callers_trace_reaches_the_event(as_, company, emitted):
    client = as_("", permissions=["widget:read", "widget:write"])
    body = {"name": "w", "unit_id": str(company.units["dept"])}
    assert client.post("/widgets", json=body, headers={"traceparent": PARENT}).status_code == 201
    assert emitted()[0].traceparent == PARENT


def test_the_consumer_continues_the_trace(broker, company, collector):
    endpoint, received = collector
    broker.declare()
    consumer = broker.run("consume", OTLP_ENDPOINT=endpoint, OTEL_BSP_SCHEDULE_DELAY="200")
    wait_until(consumer.ready)
    headers = {"traceparent": PARENT}
    broker.publish(
        "agency.exchange",
        "portal.WidgetOrder",
        json.dumps({"customer": company.kbo, "name": "x"}).encode(),
        message_id="t",
        headers=headers,
    )
    trace = bytes.fromhex(PARENT.split("-")[1])
    wait_until(lambda: any(trace in body and b"process WidgetOrder" in body for path, body in received if path == "/v1/traces"))
    wait_until(lambda: broker.depth("widget") == 0)


def test_a_failure_in_the_log_has_a_place_and_no_text():
    try:
        raise ValueError("secret")
    except ValueError as error:
        seen = telemetry.failure(error)
    assert seen["error"] == "ValueError" and "test_telemetry.py" in seen["where"][0] and "secret" not in str(seen)


def test_metrics_have_the_names_that_alerts_use(broker):
    broker.declare()
    relay, consumer = broker.run("relay"), broker.run("consume")
    wait_until(lambda: relay.ready() and consumer.ready())
    wait_until(lambda: relay.metric("relay_leader") == 1)
    for process, names in (
        (relay, ["outbox_waiting", "outbox_oldest_seconds", "audit_unsealed", "relay_leader"]),
        (consumer, ["inbox_dead", "inbox_held", "message_lag_seconds_count"]),
    ):
        for name in names:
            assert process.metric(name) >= 0
