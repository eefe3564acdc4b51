"""Documents that the agency sends by themselves, and what becomes of messages that are refused."""

import base64

import psycopg
import pytest
from conftest import CV_TEXT, pdf_of
from sqlalchemy import text

from bench import odd_files
from chassis import dead


@pytest.fixture
def document(agency, example):
    """Makes a Document message for the client's department."""

    def make(content=b"", revision=1, unit="dept", **more):
        body = {**example("messages", "Document"), "client": {"scheme": "KBO", "value": agency.company.kbo}}
        reference = {"scheme": "TEST", "value": f"{unit}-{agency.company.id}"} if unit else None
        encoded = base64.b64encode(content or pdf_of("form")).decode()
        return {**body, "unit": reference, "revision": revision, "content": encoded, **more}

    return make


def listed(client):
    return client.get("/documents").json()["items"]


def test_a_document_comes_to_its_unit(agency, document, manager, scan, company, emitted):
    assert agency.message("Document", document()) == "applied"
    assert [one["status"] for one in listed(manager)] == ["quarantined"]
    scan()
    [one] = listed(manager)
    assert {name: one[name] for name in ("kind", "title", "file_name", "status", "unit_id", "uploaded_by", "edition")} == {
        "kind": "work_post_form", "title": "Werkpostfiche orderpicker Expeditie Gent", "file_name": "werkpostfiche-orderpicker.pdf",
        "status": "available", "unit_id": str(company.units["dept"]), "uploaded_by": None, "edition": 1,
    }  # fmt: skip
    assert one["subject"] == {"type": "work_post", "id": None, "reference": "ORDERPICKER"}
    assert manager.get(f"/documents/{one['id']}/content").content == pdf_of("form")
    assert emitted("document.stored")[0].data["document_id"] == one["id"]


def test_without_a_unit_it_is_the_companys(agency, document, manager, scan, company, as_):
    body = document(unit=None, kind="general")
    del body["subject"]
    assert agency.message("Document", body) == "applied"
    scan()
    [one] = listed(manager)
    assert (one["unit_id"], one["subject"]["id"], one["subject"]["type"]) == (str(company.id), str(company.id), "unit")
    assert listed(as_("planner", at="dept")) == []


def test_a_later_state_is_the_next_edition_and_an_older_one_is_no_news(agency, document, manager, scan):
    for content, revision in ((pdf_of("one"), 1), (pdf_of("three"), 3), (pdf_of("two"), 2), (pdf_of("again"), 3)):
        assert agency.message("Document", document(content, revision)) == "applied"
        scan()
    [one] = listed(manager)
    assert (one["edition"], manager.get(f"/documents/{one['id']}/content").content) == (2, pdf_of("three"))
    assert agency.message("Document", document(revision=4, content=None) | {"content": None}) == "applied"
    [one] = listed(manager)
    assert one["status"] == "cancelled"
    assert manager.get(f"/documents/{one['id']}/content").status_code == 200, "it can still be read"


def test_what_is_called_off_before_it_was_scanned_is_never_read(agency, document, manager, scan, db):
    agency.message("Document", document())
    [one] = listed(manager)
    assert agency.message("Document", document(revision=2) | {"content": None}) == "applied"
    assert scan() == 0 and listed(manager) == []
    assert manager.get(f"/documents/{one['id']}/content").status_code == 404
    assert db.execute(text("SELECT count(*) FROM document")).scalar_one() == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"file_name": "x.exe"}, "file_type"),
        ({"file_name": "x.exe.pdf"}, "file_name_double"),
        ({"file_name": "../x.pdf"}, "file_name"),
        ({"file_name": "x.docx"}, "file_disguised"),
        ({"content": "!!!"}, "attachment_unreadable"),
        ({"content": base64.b64encode(b"%PDF-1.4\n" + b"x" * 10_485_760).decode()}, "file_too_large"),
        ({"file_name": "x.docx", "content": base64.b64encode(odd_files.docx({"word/vbaProject.bin": b"x"})).decode()}, "file_active"),
        ({"client": {"scheme": "KBO", "value": "0999999922"}}, "unit_unknown"),
        ({"unit": {"scheme": "Customer", "value": "elsewhere"}}, "unit_unknown"),
        ({"document": "never-seen", "content": None}, "document_unknown"),
    ],
)
def test_what_cannot_be_taken_is_refused(agency, document, manager, change, code):
    assert agency.message("Document", {**document(), **change}) == f"dead:{code}"
    assert listed(manager) == []


def test_the_unit_is_of_that_client(agency, document, new_company):
    other = new_company()
    assert agency.message("Document", document() | {"unit": {"scheme": "TEST", "value": f"dept-{other.id}"}}) == "dead:unit_unknown"


def test_a_refused_cv_lies_nowhere_in_clear(agency, admin_url, db):
    """The dead letter of a proposal holds the whole CV: a stolen database does not show it, and the operator still can."""
    words = f"{CV_TEXT} {agency.company.id}"
    content = pdf_of(words)
    body = agency.proposal(content, media_type="image/png")
    assert agency.message("HumanResource", body) == "dead:file_disguised"
    with psycopg.connect(admin_url) as admin:
        tables = [name for (name,) in admin.execute("SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'")]
        rows = "\n".join(row for name in tables for (row,) in admin.execute(f"SELECT to_jsonb(t)::text FROM {name} t"))
        number = admin.execute("SELECT max(id) FROM inbox_dead").fetchone()[0]
    encoded = base64.b64encode(content).decode()
    for secret in (words, encoded[8:-8], encoded[8:-8].encode().hex(), words.encode().hex()):
        assert secret not in rows
    assert encoded in dead.show(number)["body"]
    assert dead.replay(number) == "file_disguised"
    dead.discard(number, "sent again")
    assert db.execute(text("SELECT body FROM inbox_dead WHERE id = :id"), {"id": number}).scalar_one() == b""
