"""The page with the mails: newest first, text only, nothing but the mails, for this machine only."""

import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from local import mailbox
from local.place import ROOT
from local.ports import spare

NASTY = "<script>alert(1)</script>"
Drop = Callable[..., str]


@pytest.fixture
def page(tmp_path: Path) -> TestClient:
    """The pages over an empty folder."""
    return TestClient(mailbox.Mailbox(tmp_path).app(), base_url="http://localhost:21000")


@pytest.fixture
def drop(tmp_path: Path) -> Drop:
    """`drop(text, Subject=…)` puts a mail into the folder and returns its name."""

    def write(text: str = "Hallo", raw: bytes | None = None, **headers: str) -> str:
        mail = EmailMessage()
        for name, value in {"To": "an@client.example", "From": "x@agency.example", "Subject": "Uw toegang", **headers}.items():
            mail[name] = value
        mail.set_content(text)
        name = f"{1_790_000_000_000_000_000 + len(list(tmp_path.glob('*.eml'))) * 10**9}"
        (tmp_path / f"{name}.eml").write_bytes(raw if raw is not None else bytes(mail))
        return name

    return write


def test_the_newest_mail_is_first(page: TestClient, drop: Drop) -> None:
    assert "0 mails" in page.get("/").text
    names = [drop(Subject=f"Mail {n}", To=f"p{n}@client.example") for n in range(3)]
    text = page.get("/").text
    places = [text.index(f'href="/mails/{name}"') for name in reversed(names)]
    assert places == sorted(places)
    assert "Mail 2" in text and "p2@client.example" in text and "3 mails" in text


def test_no_more_than_the_newest_are_shown(page: TestClient, drop: Drop) -> None:
    names = [drop() for _ in range(mailbox.SHOWN + 2)]
    assert page.get("/").text.count("<tr><td>") == mailbox.SHOWN
    assert page.get(f"/mails/{names[0]}").status_code == 404


def test_what_a_mail_says_is_text_and_its_links_can_be_followed(page: TestClient, drop: Drop) -> None:
    link = "https://localhost:8443/invitation#aA1_-?x=1&y=2"
    name = drop(
        f"Kies ({link}), of {NASTY} javascript:alert(1)", Subject=NASTY, To=f'"{NASTY}" <an@client.example>', From='"><b@c.example>'
    )
    for text in (page.get("/").text, page.get(f"/mails/{name}").text):
        assert NASTY not in text and "&lt;script&gt;" in text
    shown = page.get(f"/mails/{name}").text
    assert '<a href="https://localhost:8443/invitation#aA1_-?x=1&amp;y=2" target="_blank" rel="noopener noreferrer">' in shown
    assert shown.count("<a ") == 2  # back, and that link


def test_html_is_shown_as_it_is_written(page: TestClient, drop: Drop) -> None:
    mail = EmailMessage()
    mail.set_content("<h1>Big</h1>", subtype="html")
    assert "&lt;h1&gt;Big&lt;/h1&gt;" in page.get(f"/mails/{drop(raw=bytes(mail))}").text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"Subject: =?x-none?q?=ff?=\nTo: <<>,,@\n\nx",
        b"Content-Type: text/plain; charset=none\n\n\xe9",
        os.urandom(500),
    ],
    ids=["empty", "bytes", "headers", "charset", "noise"],
)
def test_a_broken_mail_spoils_nothing(page: TestClient, drop: Drop, raw: bytes) -> None:
    name = drop(raw=raw)
    assert page.get("/").status_code == 200
    assert page.get(f"/mails/{name}").status_code == 200


@pytest.mark.parametrize("name", ["..%2Fsecret", "%2E%2E/secret", "/etc/passwd", "secret", "1", "9" * 5000, "%00", ".."])
def test_nothing_but_mails_can_be_had(page: TestClient, drop: Drop, tmp_path: Path, name: str) -> None:
    drop()
    (tmp_path / "secret.eml").write_text("Subject: secret")
    answer = page.get(f"/mails/{name}")
    assert answer.status_code == 404 or "<h1>Mails</h1>" in answer.text
    assert "secret" not in answer.text


def test_only_this_machine_under_its_own_name(page: TestClient, drop: Drop) -> None:
    """A page elsewhere whose name points at this machine is told nothing, and no page may frame or read these."""
    drop()
    assert page.get("/", headers={"Host": "elsewhere.example:21000"}).status_code == 400
    for path in ("/", "/mailbox.js", "/mailbox.css", "/nothing"):
        headers = page.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"] and "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in headers
    assert page.post("/").status_code == 405


def test_a_mail_that_comes_in_is_on_the_page(tmp_path: Path) -> None:
    port, page_port = spare(2)
    command = [sys.executable, "-m", "local.mailserver", str(port), str(tmp_path / "mail"), str(page_port)]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        text = _when_up(page_port)
        assert "0 mails" in text
        mail = EmailMessage()
        mail["To"], mail["Subject"] = "an@client.example", "Nieuw wachtwoord"
        mail.set_content("..een punt vooraan")
        with smtplib.SMTP("127.0.0.1", port) as server:
            server.send_message(mail)
        assert "Nieuw wachtwoord" in _when_up(page_port)
        with socket.socket() as elsewhere:  # it listens on one address and on no other
            assert elsewhere.connect_ex(("127.0.0.2", page_port)) != 0
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def _when_up(port: int) -> str:
    until = time.monotonic() + 20
    while True:
        try:
            return str(urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
