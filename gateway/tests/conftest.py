"""A real Envoy with the compiled configuration, echo upstreams behind it, and real signed tokens."""

import json
import ssl
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from gateway.compile import certificate, production_values, render
from gateway.specs import operations
from gateway.tests.echo import Echo
from local.certificates import make_certificates
from local.place import VENV
from local.ports import spare

Claims = dict[str, Any]


class Signer:
    """Signs tokens as identity does."""

    def __init__(self) -> None:
        self.key = ECKey.generate_key("P-256", {"kid": "test", "alg": "ES256", "use": "sig"}, private=True)

    def jwks(self) -> dict[str, Any]:
        """Return the public keys."""
        return {"keys": [self.key.as_dict(private=False)]}

    def __call__(self, key: Any = None, header: dict[str, Any] | None = None, **changes: Any) -> str:
        """Return a signed token; `changes` replace claims, and None removes one."""
        now = int(time.time())
        claims: Claims = {
            "iss": "workaniser", "aud": "workaniser", "sub": str(uuid.uuid4()), "iat": now, "exp": now + 300,
            "roles": [], "permissions": [],
        } | changes  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(header or {"alg": "ES256", "kid": "test"}, claims, key or self.key, algorithms=["ES256", "HS256"])


class Gateway:
    """A running Envoy."""

    def __init__(self, process: subprocess.Popen[bytes], ports: dict[str, int], trust: Path, log: Path):
        self.process, self.ports, self.log = process, ports, log
        self.address = f"https://localhost:{ports['https_port']}"
        self.client = httpx.Client(base_url=self.address, verify=ssl.create_default_context(cafile=trust), timeout=20)

    def admin(self, path: str, method: str = "POST") -> httpx.Response:
        """Ask the administration interface, which only the same pod can reach."""
        return httpx.request(method, f"http://127.0.0.1:{self.ports['admin_port']}{path}", timeout=5)


@pytest.fixture(scope="session")
def token() -> Signer:
    """Sign tokens: `token(roles=[...], permissions=[...])`."""
    return Signer()


@pytest.fixture(scope="session")
def echo(token: Signer) -> Iterator[Echo]:
    """Run the upstream behind every cluster."""
    server = Echo(token.jwks())
    yield server
    server.shutdown()


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an authority and a certificate for localhost."""
    where = tmp_path_factory.mktemp("tls")
    make_certificates(where)
    return where


Start = Callable[..., Gateway]


@pytest.fixture(scope="session")
def start_gateway(echo: Echo, certificates: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Start an Envoy with the production values, changed where a test says so."""
    running: list[Gateway] = []

    def start(**changes: Any) -> Gateway:
        home, tls = tmp_path_factory.mktemp("gateway"), changes.pop("where", certificates)
        names = ("https_port", "http_port", "watch_port", "admin_port")
        ports = dict(zip(names, spare(4), strict=True))
        found = operations()
        upstream = {"addresses": [["127.0.0.1", echo.port, echo.port]], "kind": "STATIC", "health": "/health"}
        many = {"max_tokens": 100000, "tokens_per_fill": 100000, "fill_interval": "1s"}
        values = production_values() | ports | {
            "public_port": ports["https_port"], "address": "127.0.0.1", "hosts": ["localhost", "127.0.0.1"],
            "upstreams": {one.service: upstream for one in found} | changes.pop("upstreams", {}),
            "portal": ["127.0.0.1", echo.port], "certificate_file": str(home / "certificate.yaml"),
            "certificate_directory": str(tls), "address_bucket": many, "user_bucket": many, "sensitive_bucket": many,
        }  # fmt: skip
        (home / "certificate.yaml").write_text(certificate(str(tls / "server.pem"), str(tls / "server.key")))
        (home / "envoy.yaml").write_text(render(values | changes, found))
        argv = [
            str(VENV / "bin" / "envoy"),
            "-c",
            str(home / "envoy.yaml"),
            "--use-dynamic-base-id",
            "--concurrency",
            "1",
            "--log-level",
            "warning",
            "--drain-time-s",
            "2",
            "--file-flush-interval-msec",
            "200",
        ]
        with (home / "log").open("wb") as log:
            process = subprocess.Popen(argv, stdout=log, stderr=log)
        gateway = Gateway(process, ports, tls / "ca.pem", home / "log")
        running.append(gateway)
        _wait(gateway)
        return gateway

    yield start
    for gateway in running:
        gateway.process.terminate()
        gateway.process.wait(10)


def _wait(gateway: Gateway) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if gateway.process.poll() is not None:
            break
        try:
            if httpx.get(f"http://127.0.0.1:{gateway.ports['watch_port']}/ready", timeout=1).status_code == 200:
                gateway.client.get("/")
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError(f"Envoy did not start: {gateway.log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def gateway(start_gateway: Start) -> Gateway:
    """Run one Envoy for all tests that change nothing in it."""
    return start_gateway()


@pytest.fixture
def log_lines(gateway: Gateway) -> Callable[[], list[dict[str, Any]]]:
    """Return the access log so far, parsed."""

    def read() -> list[dict[str, Any]]:
        return [json.loads(line) for line in gateway.log.read_text().splitlines() if line.startswith("{")]

    return read
