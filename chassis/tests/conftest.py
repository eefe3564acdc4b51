"""The chassis is tested through a service of its own, `widget-svc`."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

FOLDER = Path(__file__).parent / "widget-svc"
sys.path.insert(0, str(FOLDER))


@pytest.fixture(scope="session")
def service_folder() -> Path:
    return FOLDER


@pytest.fixture(scope="session")
def server(issuer, service_folder):
    """The service as a process of its own, over a real socket; returns its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "JWKS_URL": issuer.file.as_uri(), "PORT": str(port), "ADMIN_PORT": "0"}
    environment["PYTHONPATH"] = os.pathsep.join([str(service_folder), str(Path(__file__).parents[1])])
    process = subprocess.Popen([sys.executable, "-m", "chassis", "serve", "widget"], env=environment)
    base = f"http://127.0.0.1:{port}/api/widget/v1"
    for _ in range(100):
        try:
            httpx.get(base + "/widgets", timeout=1)
            break
        except httpx.TransportError:
            time.sleep(0.1)
    yield base
    process.terminate()
    assert process.wait(15) == 0
