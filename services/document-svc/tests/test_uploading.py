"""What people upload: announced, sent, scanned, read; and everything that is refused on the way."""

import hashlib

import pytest
from conftest import pdf_of
from sqlalchemy import text

HEADERS = {"Content-Type": "application/octet-stream"}
BOTH = ["document:read", "document:upload"]


@pytest.fixture
def uploader(as_):
    """Somebody who may upload in a department."""
    return as_("", at="dept", permissions=BOTH, name="Petronella Voorbeeld")


@pytest.fixture
def announce(company):
    """Announces a file; returns the answer."""

    def send(client, content, name="nota.pdf", unit="dept", **more):
        body = {"unit_id": str(company.units[unit]), "kind": "general", "title": "Nota", "file_name": name, "size": len(content), **more}
        return client.post("/documents", json=body)

    return send


@pytest.fixture
def upload(announce):
    """Announces and sends a file; returns the last answer."""

    def send(client, content, name="nota.pdf", **more):
        answer = announce(client, content, name, **more)
        return put(client, answer.json()["id"], content) if answer.status_code == 201 else answer

    return send


def put(client, document_id, content):
    return client.put(f"/documents/{document_id}/content", content=content, headers=HEADERS)


def listed(client, query=""):
    return client.get(f"/documents{query}").json()["items"]


def test_a_file_is_announced_sent_scanned_and_read(uploader, announce, upload, scan, emitted, company, db):
    content = pdf_of("a note")
    made = announce(uploader, content, kind="work_post_form", work_post="ORDERPICKER")
    assert made.status_code == 201
    one = made.json()
    assert (one["status"], one["sha256"], one["edition"], one["uploaded_by"]) == ("uploading", "", 1, "Petronella Voorbeeld")
    assert one["subject"] == {"type": "work_post", "id": None, "reference": "ORDERPICKER"}
    assert listed(uploader) == []
    assert uploader.get(f"/documents/{one['id']}/content").json()["code"] == "uploading"
    answer = put(uploader, one["id"], content)
    assert answer.status_code == 200, answer.text
    sent = answer.json()
    assert (sent["status"], sent["size"], sent["sha256"]) == ("quarantined", len(content), hashlib.sha256(content).hexdigest())
    assert listed(uploader) == [sent]
    assert uploader.get(f"/documents/{one['id']}/content").json()["code"] == "quarantined"
    assert scan() == 1
    [seen] = listed(uploader, "?subject_reference=ORDERPICKER")
    assert seen["status"] == "available"
    assert uploader.get(f"/documents/{one['id']}/content").content == content
    [stored] = emitted("document.stored")
    assert stored.data["document_id"] == one["id"]
    steps = db.execute(text("SELECT action FROM audit WHERE aggregate_id = :id ORDER BY seq"), {"id": one["id"]}).scalars().all()
    assert steps == ["document.announced", "document.uploaded", "document.cleared", "document.stored", "document.opened"]
