"""Keys that change, and what a thief has without them."""

import base64
import os
from uuid import UUID

import psycopg
import pytest
from conftest import CV_TEXT, SETTINGS, pdf_of
from sqlalchemy import text

from chassis.keyring import Damaged, KeyRing
from document import jobs, keeping, sealing
from document.models import DataKey


def listed(client, query=""):
    return client.get(f"/documents{query}").json()["items"]


def everything(admin_url):
    """Return every row of every table, as a thief of the database would read it."""
    with psycopg.connect(admin_url) as admin:
        tables = [name for (name,) in admin.execute("SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'")]
        return "\n".join(row for name in tables for (row,) in admin.execute(f"SELECT to_jsonb(t)::text FROM {name} t"))


def test_a_stolen_database_and_a_stolen_folder_reveal_nothing(agency, manager, db, files, admin_url, company):
    """Each alone and both together; a CV of a proposal, and a file that somebody uploaded."""
    words = f"{CV_TEXT} {company.id}"
    agency.cv(content=pdf_of(words))
    body = {"unit_id": str(company.units["dept"]), "kind": "general", "title": "Nota", "file_name": "nota.pdf", "size": len(pdf_of(words))}
    made = manager.post("/documents", json=body).json()
    answer = manager.put(f"/documents/{made['id']}/content", content=pdf_of(words), headers={"Content-Type": "application/octet-stream"})
    assert answer.status_code == 200
    rows = everything(admin_url)
    stored = {path.name: path.read_bytes() for path in files.rglob("*") if path.is_file()}
    for one in listed(manager):
        assert one["id"] in rows, "the thief has the row"
        assert stored[one["id"]].startswith(sealing.MAGIC), "and the content, sealed"
        for secret in (words, base64.b64encode(pdf_of(words)).decode()[8:-8], words.encode().hex(), words.encode("utf-16-le").hex()):
            assert secret not in rows
            assert not any(secret.encode() in content for content in stored.values())
    # Both together are still closed without the key-encryption key: neither the data key opens, nor, without it, the content.
    for key in db.execute(text("SELECT wrapped, key_id FROM data_key")).all():
        with pytest.raises(Damaged):
            KeyRing(base64.b64encode(os.urandom(32)).decode()).open(bytes(key.wrapped), key.key_id, company.id.bytes)
        for guess in (bytes(key.wrapped)[:32], bytes(key.wrapped)[12:44], bytes(32)):
            with pytest.raises(Damaged):
                b"".join(sealing.unseal([stored[made["id"]]], guess, UUID(made["id"])))


def test_content_of_another_document_does_not_open(agency, manager, files):
    agency.cv("HR-1"), agency.cv("HR-2", content=pdf_of("another"))
    one, other = listed(manager)
    folder = files / str(agency.company.id)
    (folder / one["id"]).write_bytes((folder / other["id"]).read_bytes())
    answer = manager.get(f"/documents/{one['id']}/content")
    assert (answer.status_code, answer.json()["code"]) == (503, "content_unavailable")
    (folder / one["id"]).unlink()
    assert manager.get(f"/documents/{one['id']}/content").json()["code"] == "content_missing"


def test_rewrap_moves_to_the_new_key(agency, manager, db, company, monkeypatch):
    agency.cv()
    [one] = listed(manager)
    new = base64.b64encode(os.urandom(32)).decode()
    ring = KeyRing(f"{new} {SETTINGS['KEY_ENCRYPTION_KEY']}")
    for module in (jobs, keeping):
        monkeypatch.setattr(module, "key_ring", lambda: ring)
    jobs.rewrap(company.id)
    db.flush()
    monkeypatch.setattr(keeping, "key_ring", lambda: KeyRing(new))
    assert manager.get(f"/documents/{one['id']}/content").content == pdf_of(CV_TEXT)


def test_a_new_data_key_seals_what_comes_and_the_old_one_opens_what_was(agency, manager, db, company):
    jobs.rotate(company.id)
    assert db.query(DataKey).count() == 0, "a company without documents needs no key"
    agency.cv("HR-1", content=pdf_of("before"))
    jobs.rotate(company.id)
    agency.cv("HR-2", content=pdf_of("after"))
    keys = db.execute(text("SELECT data_key_id FROM document ORDER BY id")).scalars().all()
    assert len(set(keys)) == 2
    after, before = listed(manager)
    assert manager.get(f"/documents/{before['id']}/content").content == pdf_of("before")
    assert manager.get(f"/documents/{after['id']}/content").content == pdf_of("after")


def test_a_key_that_seals_nothing_any_more_is_destroyed(agency, db, company):
    agency.cv("HR-1")
    jobs.rotate(company.id)
    agency.cv("HR-2")
    jobs.expire(company.id)
    assert db.query(DataKey).count() == 2
    db.execute(text("UPDATE document SET retention_until = current_date - 1 WHERE subject_reference = 'HR-1'"))
    jobs.expire(company.id)
    [left] = db.query(DataKey).all()
    assert left.id == db.execute(text("SELECT data_key_id FROM document")).scalar_one()
