"""What the gateway adds to a request: TLS, the token and the role rules, over kept-alive connections."""

import json
import signal
import ssl
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from joserfc import jwt
from joserfc.jwk import ECKey

from bench import load
from bench.figure import Figure
from gateway.compile import certificate, production_values, render
from gateway.specs import operations
from local import install
from local.certificates import make_certificates
from local.place import VENV
from local.ports import spare

GOAL = "adds ≤ 0.7 ms p50 and ≤ 0.12 ms CPU per request on kept-alive connections"
ROUNDS, REQUESTS, CONNECTIONS, MOST_MS, MOST_CPU_MS = 7, 4000, 8, 0.7, 0.12
PATH = "/api/identity/v1/units"


def measure() -> Figure:
    """Ask the same trivial upstream directly and through the gateway, by turns, and compare the medians."""
    with tempfile.TemporaryDirectory() as home, everything(Path(home)) as (token, trust, direct, edge, envoy):
        request = load.request("GET", PATH, Authorization=f"Bearer {token}")
        ways = {"direct": (direct, None), "gateway": (edge, trust)}
        middle: dict[str, list[float]] = {way: [] for way in ways}
        spent = []
        for port, by in ways.values():
            load.run(port, request, 500, CONNECTIONS, by)
        for _ in range(ROUNDS):
            for way, (port, by) in ways.items():
                before = load.cpu_seconds(envoy)
                middle[way].append(statistics.median(load.run(port, request, REQUESTS, CONNECTIONS, by)))
                spent += [(load.cpu_seconds(envoy) - before) / REQUESTS] if way == "gateway" else []
    added = (statistics.median(middle["gateway"]) - statistics.median(middle["direct"])) * 1e3
    cpu = statistics.median(spent) * 1e3
    notes = [f"p50 {way}: {statistics.median(found) * 1e3:.2f} ms" for way, found in middle.items()]
    notes.append(
        f"{CONNECTIONS} connections in a closed loop, one client process on the same machine; the client's own TLS counts in the p50"
    )
    return Figure(f"{added:.2f} ms p50, {cpu:.3f} ms CPU", added <= MOST_MS and cpu <= MOST_CPU_MS, notes)


@contextmanager
def everything(home: Path) -> Iterator[tuple[str, ssl.SSLContext, int, int, int]]:
    """Run a trivial upstream and Envoy; yield a token, whom to trust, both ports and Envoy's pid."""
    key = ECKey.generate_key("P-256", {"kid": "bench", "alg": "ES256"}, private=True)
    direct, https, http, watch, admin = spare(5)
    make_certificates(home)
    (home / "certificate.yaml").write_text(certificate(str(home / "server.pem"), str(home / "server.key")))
    (home / "nginx.conf").write_text(_upstream(direct, json.dumps({"keys": [key.as_dict(private=False)]})))
    (home / "envoy.yaml").write_text(_config(home, direct, https, http, watch, admin))
    commands = {
        "upstream": [str(install.nginx()), "-p", str(home), "-c", str(home / "nginx.conf"), "-e", "stderr"],
        "envoy": [
            str(VENV / "bin" / "envoy"),
            "-c",
            str(home / "envoy.yaml"),
            "--concurrency",
            "1",
            "--use-dynamic-base-id",
            "-l",
            "error",
        ],
    }
    running = {name: subprocess.Popen(command, stdout=subprocess.DEVNULL) for name, command in commands.items()}
    try:
        for port in (direct, https):
            load.wait_for(port)
        time.sleep(1)  # the keys
        now = int(time.time())
        claims = {
            "iss": "workaniser",
            "aud": "workaniser",
            "sub": "bench",
            "iat": now,
            "exp": now + 800,
            "roles": ["identity"],
            "permissions": ["unit:read"],
        }
        token = jwt.encode({"alg": "ES256", "kid": "bench"}, claims, key)
        yield token, ssl.create_default_context(cafile=home / "ca.pem"), direct, https, running["envoy"].pid
    finally:
        for process in running.values():
            process.send_signal(signal.SIGTERM)
            process.wait(10)


def _upstream(port: int, keys: str) -> str:
    """Return the configuration of an nginx that answers a small list, and the keys."""
    answer = json.dumps({"items": [{"id": n, "name": f"unit {n}"} for n in range(5)], "next": None})
    return f"""
daemon off; master_process off; worker_processes 1; pid nginx.pid; error_log stderr;
events {{ worker_connections 256; }}
http {{
  access_log off; keepalive_requests 1000000; default_type application/json;
  server {{ listen 127.0.0.1:{port}; location / {{ return 200 '{answer}'; }} location /api/identity/v1/jwks {{ return 200 '{keys}'; }} }}
}}
"""


def _config(home: Path, upstream: int, https: int, http: int, watch: int, admin: int) -> str:
    """Return the production configuration, with limits that a bench does not reach."""
    many = {"max_tokens": 10_000_000, "tokens_per_fill": 10_000_000, "fill_interval": "1s"}
    values = production_values() | {
        "address": "127.0.0.1", "https_port": https, "public_port": https, "http_port": http, "watch_port": watch, "admin_port": admin,
        "hosts": ["localhost"], "certificate_file": str(home / "certificate.yaml"), "certificate_directory": str(home),
        "address_bucket": many, "user_bucket": many, "sensitive_bucket": many, "portal": ["127.0.0.1", upstream],
        "upstreams": {one.service: {"addresses": [["127.0.0.1", upstream]], "kind": "STATIC"} for one in operations()},
    }  # fmt: skip
    return render(values, operations())
