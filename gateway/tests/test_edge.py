"""What reaches a service, what does not, and what every answer looks like."""

import socket
import ssl
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from gateway.tests.conftest import Gateway, Signer

UNITS = "/api/identity/v1/units"


@pytest.fixture
def signed(token: Signer) -> dict[str, str]:
    """Carry a token that may read units and change users."""
    return {"authorization": f"Bearer {token(roles=['identity'], permissions=['unit:read', 'user:read', 'user:write', 'role:read'])}"}


def test_every_answer_carries_the_security_headers(gateway: Gateway, signed: dict[str, str]) -> None:
    client = gateway.client
    answers = [
        client.get("/"), client.get(UNITS), client.get(UNITS, headers=signed), client.get("/api/nothing"), client.post("/elsewhere"),
        client.get(UNITS, headers={**signed, "host": "elsewhere.example"}), client.get("/a%2fb"),
    ]  # fmt: skip
    assert [answer.status_code for answer in answers] == [200, 401, 200, 404, 404, 403, 400]
    for answer in answers:
        assert "max-age=63072000" in answer.headers["strict-transport-security"]
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy and "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["permissions-policy"]
        assert answer.headers["server"] == "workaniser"


def test_own_answers_are_problems_that_tell_no_reason(gateway: Gateway, token: Signer, signed: dict[str, str]) -> None:
    nobody = {"authorization": f"Bearer {token()}"}
    for answer, code in [
        (gateway.client.get(UNITS), "sign_in"),
        (gateway.client.get(UNITS, headers=nobody), "permission_missing"),
        (gateway.client.get("/api/identity/v1/nothing", headers=signed), "not_found"),
        (gateway.client.post("/api/identity/v1/users", headers=signed, content=b"x" * 2_000_000), "body_too_large"),
    ]:
        problem = answer.json()
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(problem) == {"type", "title", "status", "code", "detail"}
        assert (problem["code"], problem["status"]) == (code, answer.status_code)
        assert problem["type"] == f"urn:workaniser:problem:{code}"
        assert "rbac" not in answer.text and "jwt" not in answer.text.lower()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/identity/v1/units/", 404),
        ("GET", "/api/identity/v1/units/x", 404),
        ("HEAD", "/api/identity/v1/units", 404),
        ("OPTIONS", "/api/identity/v1/units", 404),
        ("DELETE", "/api/identity/v1/units", 404),
        ("TRACE", "/api/identity/v1/units", 404),
        ("GET", "/api/identity/v2/units", 404),
        ("GET", "/api/other/v1/units", 404),
        ("GET", "/api/identity/v1/x/../units", 200),
        ("GET", "/api/identity/v1/%2e%2e/v1/units", 200),
        ("GET", "//api//identity/v1/units", 200),
        ("GET", "/api/identity/v1%2funits", 400),
        ("GET", "/api/identity/v1/units%5c", 400),
        ("GET", "/health/ready", 200),  # the portal's start page: no service's health is reachable from outside
    ],
)
def test_only_what_a_spec_names_exists(gateway: Gateway, signed: dict[str, str], method: str, path: str, status: int) -> None:
    request = gateway.client.build_request(method, gateway.address, headers={**signed, "origin": gateway.address})
    request.url = httpx.URL(gateway.address, raw_path=path.encode())
    assert gateway.client.send(request).status_code == status


def test_headers_of_the_inside_cannot_be_brought_along(gateway: Gateway, signed: dict[str, str]) -> None:
    forged = dict.fromkeys(
        ("x-user-id", "X-User-Roles", "x-jwt-payload", "x-auth-request-user", "x-remote-user", "x-forwarded-user", "x-envoy-internal"),
        "forged",
    )
    seen = gateway.client.get(UNITS, headers=signed | forged).json()["headers"]
    assert not [value for _, value in seen if value == "forged"]
    assert gateway.client.get(UNITS, headers={**signed, "x_user_id": "forged"}).status_code == 400


def test_the_callers_address_cannot_be_forged(gateway: Gateway, signed: dict[str, str]) -> None:
    seen = dict(gateway.client.get(UNITS, headers={**signed, "x-forwarded-for": "203.0.113.9"}).json()["headers"])
    assert seen["x-forwarded-for"].split(",")[-1].strip() != "203.0.113.9"
    assert seen["x-forwarded-proto"] == "https"


def test_a_portal_file_sees_no_session(gateway: Gateway, signed: dict[str, str]) -> None:
    seen = gateway.client.get("/vacancies", headers=signed | {"cookie": "__Host-session=secret"}).json()["headers"]
    assert not {"cookie", "authorization"} & {name for name, _ in seen}


def test_only_identity_sees_the_sessions_cookie(gateway: Gateway, token: Signer) -> None:
    signed = token(roles=["identity", "timesheet"], permissions=["unit:read", "timesheet:read"])
    cookies = {"cookie": f"other=1; __Host-session=secret; __Host-token={signed}; more=2"}

    def seen(path: str) -> list[str]:
        return [value for name, value in gateway.client.get(path, headers=cookies).json()["headers"] if name == "cookie"]

    assert seen("/api/timesheet/v1/timesheets") == [f"__Host-token={signed}"]
    assert "__Host-session=secret" in seen(UNITS)[0]
    bearer = {"authorization": f"Bearer {signed}"}
    answer = gateway.client.get("/api/timesheet/v1/timesheets", headers=bearer).json()
    assert "cookie" not in dict(answer["headers"])


def test_a_cookie_changes_things_only_from_our_own_origin(gateway: Gateway, token: Signer) -> None:
    cookie = {"cookie": f"__Host-token={token(roles=['identity'], permissions=['user:write'])}"}

    def post(**headers: str) -> int:
        return gateway.client.post("/api/identity/v1/users", headers=cookie | headers, json={}).status_code

    assert post(origin=gateway.address) == 200
    assert post(origin="https://elsewhere.example") == 403
    assert post(origin="null") == 403
    assert post() == 403
    assert post(authorization="Basic x") == 403  # only a bearer token says that this is no browser


def test_plain_http_sends_reads_on_and_refuses_the_rest(gateway: Gateway) -> None:
    plain = f"http://localhost:{gateway.ports['http_port']}"
    read = httpx.get(f"{plain}/vacancies?x=1")
    assert (read.status_code, read.headers["location"]) == (308, f"{gateway.address}/vacancies?x=1")
    assert "strict-transport-security" in read.headers
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        refused = httpx.request(method, f"{plain}{UNITS}")
        assert (refused.status_code, refused.json()["code"]) == (403, "https_required")
    assert httpx.get(f"{plain}/", headers={"host": "elsewhere.example"}).status_code == 404


def test_old_tls_is_refused(gateway: Gateway, certificates: Any) -> None:
    for version, accepted in [(ssl.TLSVersion.TLSv1_1, False), (ssl.TLSVersion.TLSv1_2, True), (ssl.TLSVersion.TLSv1_3, True)]:
        context = ssl.create_default_context(cafile=certificates / "ca.pem")
        context.minimum_version = context.maximum_version = version
        if not accepted:
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
        try:
            with socket.create_connection(("127.0.0.1", gateway.ports["https_port"]), 5) as raw:
                context.wrap_socket(raw, server_hostname="localhost").close()
            assert accepted
        except ssl.SSLError:
            assert not accepted


def test_smuggled_and_oversized_requests_are_refused(gateway: Gateway, signed: dict[str, str]) -> None:
    client = gateway.client
    assert client.get(UNITS, headers=signed | {"x-long": "a" * 40_000}).status_code == 431
    both = {"content-length": "3", "transfer-encoding": "chunked"}
    assert client.post("/api/identity/v1/users", headers=signed | both, content=b"0\r\n\r\n").status_code == 400

    def chunks() -> Any:
        for _ in range(40):
            yield b"x" * 50_000

    assert client.post("/api/identity/v1/users", headers=signed, content=chunks()).status_code == 413
    small = client.post("/api/identity/v1/users", headers=signed, content=iter([b"{", b"}"])).json()
    assert small["size"] == 2
    assert "content-length" in dict(small["headers"])  # the buffer has made one message of the chunks


def test_a_stream_arrives_as_it_is_sent(gateway: Gateway, token: Signer) -> None:
    begun, times = time.monotonic(), []
    with gateway.client.stream("GET", "/api/identity/v1/live", headers={"authorization": f"Bearer {token()}"}) as answer:
        for line in answer.iter_lines():
            if line:
                times.append(time.monotonic() - begun)
    assert len(times) == 4
    assert times[-1] - times[0] > 0.7


def test_the_metrics_port_shows_metrics_and_nothing_else(gateway: Gateway) -> None:
    watch = f"http://127.0.0.1:{gateway.ports['watch_port']}"
    gateway.client.get("/")
    metrics = httpx.get(f"{watch}/metrics").text
    assert 'envoy_http_downstream_rq_xx{envoy_response_code_class="2",envoy_http_conn_manager_prefix="https"}' in metrics
    assert httpx.get(f"{watch}/ready").status_code == 200
    for method, path in [("POST", "/quitquitquit"), ("GET", "/config_dump"), ("POST", "/ready"), ("GET", "/stats"), ("GET", "/certs")]:
        assert httpx.request(method, f"{watch}{path}").status_code == 404


def test_the_log_names_the_operation_and_nobody(
    gateway: Gateway, signed: dict[str, str], log_lines: Callable[[], list[dict[str, Any]]]
) -> None:
    mark = "0190f5fe-7c00-7a00-8000-00000000abcd"
    gateway.client.get(f"/api/identity/v1/users/{mark}?name=canary", headers=signed)
    gateway.client.get("/api/identity/v1/units")
    time.sleep(1.5)  # Envoy writes its log five times a second here
    lines = log_lines()
    assert "identity.users.get" in {line["operation"] for line in lines}
    refused = [line for line in lines if line["status"] == 401 and line["operation"] == "identity.units.search"]
    assert refused and refused[-1]["why"]
    text = gateway.log.read_text()
    assert mark not in text and "canary" not in text and "127.0.0.1" not in text
