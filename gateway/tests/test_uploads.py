"""Files on their way in: not held in the gateway's memory, and refused early when they say that they are too large."""

import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.specs import operations
from gateway.tests.conftest import Gateway, Signer
from gateway.tests.echo import Echo

MEBIBYTE = 1024 * 1024
[UPLOAD] = [one for one in operations() if one.upload]


@pytest.fixture
def path() -> str:
    """Return where a file goes."""
    return UPLOAD.path.replace("{document_id}", str(uuid.uuid4()))


@pytest.fixture
def headers(token: Signer) -> dict[str, str]:
    """Carry a token that may upload."""
    signed = token(roles=[UPLOAD.service], permissions=list(UPLOAD.scopes))
    return {"authorization": f"Bearer {signed}", "content-type": "application/octet-stream"}


def resident(gateway: Gateway) -> int:
    """Return the gateway's resident memory in bytes."""
    status = Path(f"/proc/{gateway.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


def test_a_file_reaches_the_service_while_it_is_still_being_sent(gateway: Gateway, echo: Echo, path: str, headers: dict[str, str]) -> None:
    seen: list[int] = []

    def slowly() -> Iterator[bytes]:
        for _ in range(3):
            yield b"x" * 300_000
            time.sleep(0.3)
            seen.append(echo.received.get(path, 0))

    answer = gateway.client.put(path, content=slowly(), headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.json()["size"] == 900_000
    assert seen == [300_000, 600_000, 900_000]


def test_a_large_file_takes_no_memory(gateway: Gateway, echo: Echo, path: str, headers: dict[str, str]) -> None:
    gateway.client.put(path, content=b"x" * MEBIBYTE, headers=headers)
    before, highest = resident(gateway), 0

    def pieces() -> Iterator[bytes]:
        nonlocal highest
        for _ in range(200):
            yield b"x" * MEBIBYTE
            highest = max(highest, resident(gateway))

    assert gateway.client.put(path, content=pieces(), headers=headers).json()["size"] == 200 * MEBIBYTE
    assert highest - before < 8 * MEBIBYTE


def test_a_file_that_says_it_is_too_large_is_refused_at_the_edge(
    gateway: Gateway, echo: Echo, token: Signer, path: str, headers: dict[str, str]
) -> None:
    fits = gateway.client.put(path, content=b"x" * UPLOAD.upload, headers=headers)
    assert (fits.status_code, echo.hits[path]) == (200, 1)
    answer = gateway.client.put(path, content=b"x" * (UPLOAD.upload + 1), headers=headers)
    assert (answer.status_code, answer.json()["code"], echo.hits[path]) == (413, "body_too_large", 1)
    without = {**headers, "authorization": f"Bearer {token()}"}
    assert gateway.client.put(path, content=b"x" * (UPLOAD.upload + 1), headers=without).status_code == 403
