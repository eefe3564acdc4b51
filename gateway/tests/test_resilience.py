"""Limits, retries, dying replicas, key rotation, certificates, and going down without dropping anybody."""

import shutil
import ssl
import threading
import time
import uuid
from pathlib import Path

import httpx
import pytest
from joserfc.jwk import ECKey

from gateway.tests.conftest import Gateway, Signer, Start
from gateway.tests.echo import Echo
from local.certificates import make_certificates
from local.ports import spare

UNITS = "/api/identity/v1/units"
READ = {"roles": ["identity"], "permissions": ["unit:read", "user:read", "user:write"]}


def bearer(token: Signer, **changes: object) -> dict[str, str]:
    """Return the header for somebody who may read units and write users."""
    return {"authorization": f"Bearer {token(**(READ | changes))}"}


def test_a_read_is_tried_again_and_a_write_is_not(gateway: Gateway, token: Signer, echo: Echo) -> None:
    headers = bearer(token) | {"x-echo-first-fails": "1"}
    read, write = f"/api/identity/v1/users/{uuid.uuid4()}", f"/api/identity/v1/users/{uuid.uuid4()}/disable"
    assert gateway.client.get(read, headers=headers).status_code == 200
    assert echo.hits[read] == 2
    assert gateway.client.post(write, headers=headers).status_code == 503
    assert echo.hits[write] == 1


def test_limits_count_per_address_and_per_user(start_gateway: Start, token: Signer) -> None:
    three = {"max_tokens": 3, "tokens_per_fill": 3, "fill_interval": "60s"}
    limited = start_gateway(user_bucket=three)
    first, second = bearer(token, sub=str(uuid.uuid4())), bearer(token, sub=str(uuid.uuid4()))
    assert [limited.client.get(UNITS, headers=first).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    assert limited.client.get(UNITS, headers=second).status_code == 200

    limited = start_gateway(sensitive_bucket=three)
    login = [limited.client.post("/api/identity/v1/login", json={}, headers={"origin": limited.address}) for _ in range(5)]
    assert [answer.status_code for answer in login] == [200, 200, 200, 429, 429]
    assert login[-1].json()["code"] == "too_many_requests"
    assert limited.client.get(UNITS, headers=first).status_code == 200

    ten = {"max_tokens": 10, "tokens_per_fill": 10, "fill_interval": "60s"}
    limited = start_gateway(address_bucket=ten)
    answers = [limited.client.get("/api/identity/v1/units").status_code for _ in range(14)]
    assert answers.count(429) >= 4 and answers.count(401) >= 8


def test_a_replica_that_goes_is_not_noticed(start_gateway: Start, token: Signer, echo: Echo) -> None:
    other = Echo(token.jwks())
    places = [["127.0.0.1", one.port, one.port] for one in (echo, other)]
    both = start_gateway(upstreams={"identity": {"addresses": places, "kind": "STATIC", "health": "/health"}})
    headers = bearer(token)
    assert {both.client.get(UNITS, headers=headers).status_code for _ in range(20)} == {200}
    assert other.hits.get(UNITS), "both replicas get their share"
    other.healthy = False
    other.shutdown()
    other.server_close()
    assert {both.client.get(UNITS, headers=headers).status_code for _ in range(100)} == {200}


def test_a_service_that_is_away_answers_503_at_once(start_gateway: Start, token: Signer) -> None:
    nobody = spare()[0]
    gateway = start_gateway(upstreams={"timesheet": {"addresses": [["127.0.0.1", nobody, nobody]], "kind": "STATIC", "health": "/health"}})
    begun = time.monotonic()
    headers = {"authorization": f"Bearer {token(roles=['timesheet'], permissions=['timesheet:read'])}"}
    answer = gateway.client.get("/api/timesheet/v1/timesheets", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert time.monotonic() - begun < 5


def test_a_new_signing_key_is_accepted_once_published(start_gateway: Start, token: Signer) -> None:
    fresh = ECKey.generate_key("P-256", {"kid": "fresh", "alg": "ES256"}, private=True)
    upstream = Echo({"keys": [token.key.as_dict(private=False), fresh.as_dict(private=False)]})
    gateway = start_gateway(
        upstreams={"identity": {"addresses": [["127.0.0.1", upstream.port, upstream.port]], "kind": "STATIC", "health": "/health"}}
    )
    signed = token(fresh, {"alg": "ES256", "kid": "fresh"}, **READ)
    assert gateway.client.get(UNITS, headers={"authorization": f"Bearer {signed}"}).status_code == 200
    assert gateway.client.get(UNITS, headers=bearer(token)).status_code == 200
    upstream.shutdown()


def test_a_new_certificate_is_served_without_a_restart(start_gateway: Start, tmp_path: Path) -> None:
    where, next_one = tmp_path / "tls", tmp_path / "next"
    where.mkdir()
    next_one.mkdir()
    make_certificates(where)
    make_certificates(next_one)
    gateway = start_gateway(where=where)

    def served() -> str:
        return ssl.get_server_certificate(("localhost", gateway.ports["https_port"]))

    before = served()
    assert before.strip() == (where / "server.pem").read_text().strip()
    for name in ("server.key", "server.pem"):
        shutil.copy(next_one / name, where / f"{name}.new")
        (where / f"{name}.new").replace(where / name)
    until = time.monotonic() + 10
    while served() == before and time.monotonic() < until:
        time.sleep(0.2)
    assert served().strip() == (next_one / "server.pem").read_text().strip()


def test_draining_ends_open_calls_and_refuses_new_connections(start_gateway: Start, token: Signer, certificates: Path) -> None:
    gateway = start_gateway()
    done: list[int] = []

    def slow() -> None:
        with httpx.Client(
            base_url=gateway.address, verify=ssl.create_default_context(cafile=certificates / "ca.pem"), timeout=20
        ) as client:
            done.append(client.get(UNITS, headers=bearer(token) | {"x-echo-sleep": "1.5"}).status_code)

    calling = threading.Thread(target=slow)
    calling.start()
    time.sleep(0.5)
    assert gateway.admin("/healthcheck/fail").status_code == 200
    ready = httpx.get(f"http://127.0.0.1:{gateway.ports['watch_port']}/ready")
    assert ready.status_code == 503
    assert gateway.admin("/drain_listeners?graceful").status_code == 200
    during = gateway.client.get(UNITS, headers=bearer(token))
    assert during.status_code == 200 and during.headers["connection"] == "close"
    calling.join(10)
    assert done == [200]
    time.sleep(2.5)
    with pytest.raises(httpx.ConnectError):
        httpx.get(gateway.address, verify=ssl.create_default_context(cafile=certificates / "ca.pem"), timeout=3)
