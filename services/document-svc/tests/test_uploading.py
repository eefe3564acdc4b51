"""What people upload: announced, sent, scanned, read, replaced; and what is refused on the way."""

import hashlib
import io
from datetime import date, timedelta

import pytest
from conftest import pdf_of
from sqlalchemy import text

from bench import odd_files
from document import jobs

FILE = {"Content-Type": "application/octet-stream"}
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
def upload(announce, scan):
    """Announces, sends and scans a file; returns what is known of it."""

    def send(client, content, name="nota.pdf", **more):
        made = announce(client, content, name, **more)
        assert made.status_code == 201, made.text
        assert put(client, made.json()["id"], content).status_code == 200
        scan()
        return client.get(f"/documents/{made.json()['id']}").json()

    return send


def put(client, document_id, content, headers=FILE):
    return client.put(f"/documents/{document_id}/content", content=content, headers=headers)


def listed(client, query=""):
    answer = client.get(f"/documents{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def code(answer):
    return answer.json()["code"]


def test_a_file_is_announced_sent_scanned_and_read(uploader, announce, scan, emitted, db):
    content = pdf_of("a note")
    made = announce(uploader, content, kind="work_post_form", work_post="ORDERPICKER")
    assert made.status_code == 201
    one = made.json()
    assert (one["status"], one["sha256"], one["edition"], one["uploaded_by"]) == ("uploading", "", 1, "Petronella Voorbeeld")
    assert one["subject"] == {"type": "work_post", "id": None, "reference": "ORDERPICKER"}
    assert one["retention_until"] == (date.today() + timedelta(days=1)).isoformat(), "an announcement is forgotten"
    assert listed(uploader) == []
    sent = put(uploader, one["id"], content).json()
    assert (sent["status"], sent["size"], sent["sha256"]) == ("quarantined", len(content), hashlib.sha256(content).hexdigest())
    assert sent["retention_until"] > (date.today() + timedelta(days=1_800)).isoformat()
    assert listed(uploader) == [sent]
    assert scan() == 1
    [seen] = listed(uploader, "?subject_reference=ORDERPICKER")
    assert (seen["status"], seen["previewable"]) == ("available", True)
    assert uploader.get(f"/documents/{one['id']}/content").content == content
    [stored] = emitted("document.stored")
    assert stored.data["document_id"] == one["id"]
    steps = db.execute(text("SELECT action FROM audit WHERE aggregate_id = :id ORDER BY seq"), {"id": one["id"]}).scalars().all()
    assert steps == ["document.announced", "document.uploaded", "document.cleared", "document.stored", "document.opened"]


def test_nothing_is_read_before_it_is_clean(uploader, announce, manager):
    made = announce(uploader, pdf_of("x")).json()["id"]
    for status in ("uploading", "quarantined"):
        for part in ("content", "preview"):
            answer = uploader.get(f"/documents/{made}/{part}")
            assert (answer.status_code, code(answer)) == (409, status)
        if status == "uploading":
            assert manager.get(f"/documents/{made}").status_code == 404, "what is announced is its sender's alone"
            assert put(uploader, made, pdf_of("x")).status_code == 200
    assert manager.get(f"/documents/{made}").json()["status"] == "quarantined"


def test_content_comes_once_from_whoever_announced_it(uploader, announce, as_, company):
    content = pdf_of("x")
    made = announce(uploader, content).json()["id"]
    colleague = as_("", at="dept", permissions=BOTH)
    assert put(colleague, made, content).status_code == 404
    assert put(as_("", at="dept", permissions=["document:read"]), made, content).status_code == 403
    assert put(as_("", at="site_b", permissions=BOTH), made, content).status_code == 404
    assert put(uploader, made, content, {"Content-Type": "application/pdf"}).status_code == 415
    assert put(uploader, made, content).status_code == 200
    again = put(uploader, made, content)
    assert (again.status_code, code(again), again.json()["params"]) == (409, "state", {"status": "quarantined"})
    assert code(put(colleague, made, content)) == "state"


def test_one_uploads_where_one_may_and_what_one_may(uploader, announce, as_, company, new_company):
    content = pdf_of("x")
    assert code(announce(uploader, content, unit="dept_b")) == "unit_unknown"
    assert code(announce(uploader, content, unit="site_a")) == "unit_unknown"
    assert announce(as_("", at="dept", permissions=["document:read"]), content).status_code == 403
    for kind in ("cv", "contract", "invoice", "other"):
        assert code(announce(uploader, content, kind=kind)) == "body_invalid"
    assert code(announce(uploader, content, owner="x")) == "body_invalid"
    consultant = as_("consultant")
    assert announce(consultant, content, unit="site_b").status_code == 201


@pytest.mark.parametrize(
    ("name", "size", "expected"),
    [("nota.exe", 9, "file_type"), ("nota.exe.pdf", 9, "file_name_double"), ("../nota.pdf", 9, "file_name"), ("nota.pdf", 0, "file_empty"),
     ("nota.pdf", 26_214_401, "file_too_large")],
)  # fmt: skip
def test_an_announcement_that_cannot_end_well_is_refused(uploader, announce, name, size, expected, db):
    answer = announce(uploader, b"", name, size=size)
    assert (answer.status_code, code(answer)) == (400, expected)
    assert answer.json()["errors"][0]["pointer"] == ("/size" if name == "nota.pdf" else "/file_name")
    assert name not in answer.text or name == "nota.pdf"
    assert db.execute(text("SELECT count(*) FROM document")).scalar_one() == 0


@pytest.mark.parametrize(
    ("name", "content", "announced", "expected"),
    [
        ("nota.pdf", b"MZ program", 10, "file_disguised"),
        ("nota.pdf", pdf_of("x"), 10, "file_incomplete"),
        ("nota.pdf", b"", 10, "file_empty"),
        ("nota.pdf", odd_files.pdf()[:-20], len(odd_files.pdf()) - 20, "file_damaged"),
        ("nota.docx", odd_files.docx({"word/vbaProject.bin": b"x"}), 0, "file_active"),
        ("nota.docx", odd_files.docx({"a.zip": b"x"}), 0, "file_archive"),
    ],
)
def test_content_that_is_refused_leaves_nothing_and_may_be_sent_again(
    uploader, announce, files, company, name, content, announced, expected
):
    made = announce(uploader, content, name, size=announced or len(content)).json()["id"]
    answer = put(uploader, made, content)
    assert (answer.status_code, code(answer)) == (400, expected)
    assert not list((files / str(company.id)).glob("*")) if (files / str(company.id)).exists() else True
    assert uploader.get(f"/documents/{made}").json()["status"] == "uploading"


def test_more_than_may_be_sent_is_cut_off(uploader, announce):
    made = announce(uploader, b"x" * 100).json()["id"]
    for content in (b"x" * 26_214_401, (b"x" * 1_000_000 for _ in range(30))):
        answer = put(uploader, made, content)
        assert (answer.status_code, code(answer)) == (413, "body_too_large")


def test_a_repeated_announcement_is_one(uploader, company):
    body = {"unit_id": str(company.units["dept"]), "kind": "general", "title": "Nota", "file_name": "nota.pdf", "size": 10}
    one, two = (uploader.post("/documents", json=body, headers={"Idempotency-Key": "once-only"}) for _ in range(2))
    assert one.json() == two.json()


def test_a_preview_is_shown_in_a_sandbox_and_is_on_record(uploader, upload, manager, db):
    for name, content, media_type in (("nota.pdf", pdf_of("x"), "application/pdf"), ("foto.png", odd_files.png(), "image/png")):
        one = upload(uploader, content, name)
        answer = manager.get(f"/documents/{one['id']}/preview")
        assert (answer.content, answer.headers["content-type"]) == (content, media_type)
        assert answer.headers["content-disposition"].startswith("inline; filename=")
        assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
        assert (answer.headers["x-content-type-options"], answer.headers["cache-control"]) == ("nosniff", "no-store")
        opened = text("SELECT actor FROM audit WHERE action = 'document.opened' AND aggregate_id = :id")
        assert db.execute(opened, {"id": one["id"]}).scalars().all() == [str(manager.user_id)]
    one = upload(uploader, odd_files.docx(), "nota.docx")
    assert one["previewable"] is False
    answer = manager.get(f"/documents/{one['id']}/preview")
    assert (answer.status_code, code(answer)) == (409, "preview_unsupported")


def test_a_next_edition_takes_over_when_it_is_clean(uploader, upload, scan, manager):
    first = upload(uploader, pdf_of("first"), kind="work_post_form", work_post="OP")
    body = {"title": "Nota 2", "file_name": "nota-2.pdf", "size": len(pdf_of("second"))}
    made = manager.post(f"/documents/{first['id']}/replace", json=body).json()
    assert (made["edition"], made["status"], made["subject"], made["kind"]) == (2, "uploading", first["subject"], "work_post_form")
    assert put(manager, made["id"], pdf_of("second")).status_code == 200
    assert uploader.get(f"/documents/{first['id']}").json()["status"] == "available", "until the next one is clean"
    scan()
    assert [one["id"] for one in listed(uploader)] == [made["id"]]
    for member in (first["id"], made["id"]):
        editions = uploader.get(f"/documents/{member}/editions").json()["items"]
        assert [(one["edition"], one["status"]) for one in editions] == [(2, "available"), (1, "replaced")]
    assert uploader.get(f"/documents/{first['id']}/content").content == pdf_of("first"), "it was in force once"
    assert code(manager.post(f"/documents/{first['id']}/replace", json=body)) == "state"
    assert uploader.get(f"/documents/{first['id']}/editions?limit=1").json()["next"]


def test_of_two_editions_the_newer_one_counts_whichever_is_clean_first(uploader, upload, scan, announce, monkeypatch, db):
    first = upload(uploader, pdf_of("first"))
    second, third = (
        uploader.post(f"/documents/{first['id']}/replace", json={"title": "x", "file_name": "x.pdf", "size": len(pdf_of("later"))}).json()
        for _ in range(2)
    )
    assert (second["edition"], third["edition"]) == (2, 3)
    assert put(uploader, third["id"], pdf_of("later")).status_code == 200
    scan()
    assert put(uploader, second["id"], pdf_of("later")).status_code == 200
    scan()
    assert [one["id"] for one in listed(uploader)] == [third["id"]]
    assert uploader.get(f"/documents/{second['id']}").json()["status"] == "replaced"


def test_only_what_was_uploaded_is_replaced(agency, manager):
    agency.cv()
    [one] = listed(manager)
    answer = manager.post(f"/documents/{one['id']}/replace", json={"title": "x", "file_name": "x.pdf", "size": 9})
    assert (answer.status_code, code(answer)) == (409, "not_uploaded")


def test_who_opened_what_is_for_the_agency(uploader, upload, manager, as_, company, new_company):
    one = upload(uploader, pdf_of("x"))
    for client in (manager, uploader, manager):
        client.get(f"/documents/{one['id']}/content")
    path = f"/documents/{one['id']}/openings"
    consultant = as_("consultant")
    page = consultant.get(f"{path}?limit=2").json()
    assert [entry["user_name"] for entry in page["items"]] == ["Petronella Voorbeeld"] * 2
    rest = consultant.get(f"{path}?limit=2&cursor={page['next']}").json()
    assert [entry["user_id"] for entry in page["items"] + rest["items"]] == [
        str(manager.user_id),
        str(uploader.user_id),
        str(manager.user_id),
    ]
    assert as_("privacy_officer").get(path).status_code == 200
    for client in (manager, uploader, as_("hr_manager")):
        assert client.get(path).status_code == 403
    assert as_("consultant", company=new_company()).get(path).status_code == 404


def test_what_was_announced_and_never_sent_is_forgotten(uploader, announce, db, company):
    announce(uploader, pdf_of("x"))
    db.execute(text("UPDATE document SET retention_until = current_date - 1"))
    jobs.expire(company.id)
    assert db.execute(text("SELECT count(*) FROM document")).scalar_one() == 0


def test_a_hundred_megabytes_go_out_at_constant_memory(uploader, upload, monkeypatch, db):
    """The largest there can be, four times over: what the process holds does not grow with it."""
    import tracemalloc

    from document import keeping
    from document.models import Document

    one = upload(uploader, pdf_of("x"))
    document = db.get(Document, one["id"])
    block = b"x" * 1_000_000
    keeping.fill(document, (block for _ in range(105)))
    db.flush()
    size, digest = 0, hashlib.sha256()
    tracemalloc.start()
    for chunk in keeping.content_of(document):
        size += len(chunk)
        digest.update(chunk)
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (size, digest.hexdigest()) == (105_000_000, document.sha256)
    assert highest < 8_000_000
    assert io.BytesIO(uploader.get(f"/documents/{one['id']}/content").content).getbuffer().nbytes == size
