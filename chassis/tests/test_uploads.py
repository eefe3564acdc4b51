"""Files as requests: bounded, kept from everybody else, and no way around the checks of an operation."""

import hashlib
import io
import os
import socket
import tempfile
import time
import zipfile

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis import uploads
from chassis.uploads import Spool

BOTH = ["widget:read", "widget:write"]
FILE = {"Content-Type": "application/octet-stream"}
MOST = 4 * 1024 * 1024


@pytest.fixture
def client(as_):
    return as_("", at="dept", permissions=BOTH)


@pytest.fixture
def widget(client, company):
    return client.post("/widgets", json={"name": "w", "unit_id": str(company.units["dept"])}).json()["id"]


def put(client, widget, content, headers=FILE):
    return client.put(f"/widgets/{widget}/picture", content=content, headers=headers)


@pytest.mark.parametrize("size", [0, 1, 70_000, MOST])
def test_a_file_arrives_as_it_was_sent(client, widget, size):
    content = os.urandom(size)
    answer = put(client, widget, content)
    assert answer.json() == {"size": size, "sha256": hashlib.sha256(content).hexdigest()}


def test_a_file_may_come_in_pieces_of_unknown_number(client, widget):
    assert put(client, widget, (b"x" * 1000 for _ in range(500))).json()["size"] == 500_000


def test_more_than_the_operation_takes_is_refused(client, widget):
    for content in (b"x" * (MOST + 1), (b"x" * 100_000 for _ in range(100))):
        answer = put(client, widget, content)
        assert (answer.status_code, answer.json()["code"], answer.json()["params"]) == (413, "body_too_large", {"limit": MOST})


def test_a_file_does_not_get_past_the_checks(client, widget, as_, anonymous, new_company):
    assert put(anonymous, widget, b"x").status_code == 401
    assert put(as_("", at="dept", permissions=["widget:read"]), widget, b"x").status_code == 403
    assert put(as_("", at="site_b", permissions=BOTH), widget, b"x").status_code == 404
    assert put(as_("", permissions=BOTH, company=new_company()), widget, b"x").status_code == 404
    assert put(client, widget, b"x", {"Content-Type": "text/html"}).status_code == 415
    assert put(client, widget, b"x", {**FILE, "Content-Length": "-5"}).status_code in (400, 413)


def test_no_other_operation_takes_a_file(client, widget, company):
    """A file is not read at the edge; nothing behind may take that for a body that was checked."""
    body = b'{"name": "w", "unit_id": "%s"}' % str(company.units["dept"]).encode()
    assert client.post("/widgets", content=body, headers=FILE).status_code == 415
    answer = client.patch(f"/widgets/{widget}", content=b'{"name": "x"}', headers={**FILE, "If-Match": "*"})
    assert answer.status_code == 415


def test_only_so_many_files_come_in_at_once(client, widget, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", 0)
    answer = put(client, widget, b"x")
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert answer.headers["retry-after"]


@given(st.lists(st.binary(max_size=300), max_size=8), st.lists(st.tuples(st.integers(0, 900), st.integers(0, 400)), max_size=8))
def test_a_spool_reads_what_was_written_from_any_place(blocks, places):
    content = b"".join(blocks)
    with Spool() as spool:
        for block in blocks:
            spool.add(block)
        assert spool.seek(0, io.SEEK_END) == len(content)
        for place, length in places:
            spool.seek(place)
            assert spool.read(length) == content[place : place + length]


def test_a_spool_is_a_file_for_others(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a", b"a" * 5000)
    with Spool() as spool:
        spool.add(made.getvalue())
        with zipfile.ZipFile(spool) as archive:
            assert archive.read("a") == b"a" * 5000
        with pytest.raises(ValueError, match="beginning"):
            spool.seek(-1)


def test_what_lies_on_the_disk_says_nothing(monkeypatch, tmp_path):
    file = (tmp_path / "spool").open("w+b")
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: file)
    with Spool() as spool:
        spool.add(b"a word that is easy to find" * 100)
        assert spool.read(6) == b"a word"
        assert b"easy to find" not in (tmp_path / "spool").read_bytes()
        assert len((tmp_path / "spool").read_bytes()) == 2700


@pytest.mark.parametrize("declared", [True, False])
def test_who_sends_too_much_hears_why(server, client, widget, declared):
    """Over a real socket, with the rest still on its way: a refusal that comes as a broken connection helps nobody."""
    headers = {**FILE, "Authorization": client.headers["Authorization"]}
    content = b"x" * (3 * MOST) if declared else (b"x" * 100_000 for _ in range(130))
    answer = httpx.put(f"{server}/widgets/{widget}/picture", content=content, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def test_who_stops_in_the_middle_is_let_go(server, client, widget):
    port = int(server.split(":")[2].split("/")[0])
    token = client.headers["Authorization"]
    for _ in range(uploads.MOST_AT_ONCE + 2):
        with socket.create_connection(("127.0.0.1", port)) as line:
            head = f"PUT /api/widget/v1/widgets/{widget}/picture HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n"
            line.sendall(f"{head}Content-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n".encode() + b"x" * 1000)
            time.sleep(0.05)
    headers = {**FILE, "Authorization": token}
    assert httpx.put(f"{server}/widgets/{widget}/picture", content=b"x", headers=headers).status_code == 200
