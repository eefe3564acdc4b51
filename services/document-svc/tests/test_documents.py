"""Documents from what the agency sends to what somebody opens."""

import hashlib
import io
import os
from datetime import date, timedelta

import pytest
import time_machine
from conftest import CV_TEXT, pdf_of
from pypdf import PdfReader
from sqlalchemy import text

from document import jobs, storage


def listed(client, query=""):
    answer = client.get(f"/documents{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_a_cv_is_stored_and_opened_by_who_may(manager, agency, emitted, company):
    candidate = agency.cv()
    [one] = listed(manager)
    content = pdf_of(CV_TEXT)
    assert {name: one[name] for name in ("kind", "title", "file_name", "media_type", "size", "sha256", "status", "unit_id", "unit_name", "subject")} == {
        "kind": "cv", "title": "CV Fientje Fictief", "file_name": "cv-HR-1.pdf", "media_type": "application/pdf", "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(), "status": "available", "unit_id": str(company.units["dept"]), "unit_name": "dept",
        "subject": {"type": "candidate", "id": candidate["id"], "reference": "HR-1"},
    }  # fmt: skip
    assert manager.get(f"/documents/{one['id']}").json() == one
    answer = manager.get(f"/documents/{one['id']}/content")
    assert answer.content == content
    assert answer.headers["content-type"] == "application/pdf"
    assert (
        answer.headers["content-disposition"].startswith('attachment; filename="cv-HR-1.pdf"')
        or "cv-HR-1.pdf" in answer.headers["content-disposition"]
    )
    assert (answer.headers["x-content-type-options"], answer.headers["cache-control"]) == ("nosniff", "no-store")
    [stored] = emitted("document.stored")
    assert (stored.data["document_id"], stored.data["subject"]["id"], stored.data["unit_id"]) == (
        one["id"],
        candidate["id"],
        str(company.units["dept"]),
    )


def test_the_cv_may_come_before_its_candidate(manager, agency, emitted, scan):
    assert agency.message("HumanResource", agency.proposal()) == "applied"
    assert listed(manager) == []
    scan()
    assert listed(manager) == [] and emitted() == []
    agency.deliver("candidate.proposed", agency.candidate())
    [one] = listed(manager)
    assert (one["status"], one["title"]) == ("available", "CV Fientje Fictief")
    assert date.fromisoformat(one["retention_until"]) > date.today() + timedelta(days=300)


def test_a_waiting_cv_does_not_exist_for_anybody(manager, agency, db, scan):
    agency.message("HumanResource", agency.proposal())
    waiting = db.execute(text("SELECT id FROM document")).scalar_one()
    for status in ("quarantined", "waiting"):
        assert db.execute(text("SELECT status FROM document")).scalar_one() == status
        assert manager.get(f"/documents/{waiting}").status_code == manager.get(f"/documents/{waiting}/content").status_code == 404
        scan()


def test_a_newer_cv_takes_the_place_of_the_first(manager, agency, emitted, scan):
    agency.cv()
    [first] = listed(manager)
    assert agency.message("HumanResource", agency.proposal()) == "applied"  # the same again is no news
    assert listed(manager) == [first]
    assert agency.message("HumanResource", agency.proposal(pdf_of("newer"))) == "applied"
    assert {one["id"]: one["status"] for one in listed(manager)}[first["id"]] == "available", "until the newer one is clean"
    scan()
    [second] = listed(manager)
    assert manager.get(f"/documents/{second['id']}/content").content == pdf_of("newer")
    assert manager.get(f"/documents/{first['id']}").json()["status"] == "replaced"
    assert manager.get(f"/documents/{first['id']}/content").json()["code"] == "replaced"
    assert (first["edition"], second["edition"]) == (1, 2)
    assert len(emitted("document.stored")) == 2


@pytest.mark.parametrize(
    ("content", "media_type", "code"),
    [
        (b"MZ\x90\0", "application/pdf", "file_disguised"),
        (b"<html>", "text/html", "file_type"),
        ("!!!", "application/pdf", "attachment_unreadable"),
    ],
)
def test_a_file_that_cannot_be_trusted_goes_to_the_dead_letters(agency, manager, content, media_type, code):
    assert agency.message("HumanResource", agency.proposal(content, media_type)) == f"dead:{code}"
    agency.deliver("candidate.proposed", agency.candidate())
    assert listed(manager) == []


def test_messages_of_strangers_are_refused(agency):
    body = agency.proposal()
    body["customer"]["id"][0]["value"] = "0999999922"
    assert agency.message("HumanResource", body) == "dead:unit_unknown"
    assert agency.message("Invoice", agency.invoice().replace(agency.company.kbo, "0999999922")) == "dead:unit_unknown"
    assert agency.message("Invoice", "<Invoice/>", valid=False) == "dead:malformed"
    assert (
        agency.message("Invoice", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + agency.invoice()[38:], valid=False)
        == "dead:malformed"
    )


def test_a_kind_takes_its_own_right_too(agency, as_, manager):
    agency.cv()
    agency.deliver("contract.drawn_up", agency.contract())
    agency.invoiced()
    assert sorted(one["kind"] for one in listed(manager)) == ["contract", "cv", "invoice", "invoice"]
    for permissions, kinds in {
        ("document:read",): [],
        ("document:read", "candidate:read"): ["cv"],
        ("document:read", "contract:read"): ["contract"],
        ("document:read", "invoice:read"): ["invoice", "invoice"],
    }.items():
        client = as_("", at="company", permissions=list(permissions))
        assert [one["kind"] for one in listed(client)] == kinds
        for one in listed(manager):
            expected = 200 if one["kind"] in kinds else 404
            assert (
                client.get(f"/documents/{one['id']}").status_code == client.get(f"/documents/{one['id']}/content").status_code == expected
            )
    assert as_("", at="company", permissions=["candidate:read"]).get("/documents").status_code == 403


def test_both_rights_count_in_the_unit_of_the_document(agency, as_, company):
    agency.cv()
    elsewhere = as_("", at="site_b", permissions=["document:read", "candidate:read"])
    assert listed(elsewhere) == []
    company.user(["candidate:read"], "site_b", user_id=elsewhere.user_id)
    half = as_("", at="dept", permissions=["document:read"])
    company.user(["candidate:read", "document:read"], "dept_b", user_id=half.user_id)
    assert listed(half) == []
    assert len(listed(as_("hiring_manager", at="dept"))) == 1


def test_search_filters(agency, manager, company):
    candidate = agency.cv()
    agency.deliver("contract.drawn_up", agency.contract(unit="dept_b"))
    agency.invoiced("F-77")
    for query, count in {
        "?kind=cv": 1, f"?unit_id={company.units['site_b']}": 1, f"?subject_type=candidate&subject_id={candidate['id']}": 1,
        "?subject_reference=F-77": 2, "?q=fientje": 2, "?q=F-77 xml": 1, "?q=100%25": 0, "?subject_type=invoice": 2,
    }.items():  # fmt: skip
        assert len(listed(manager, query)) == count, query
    first = manager.get("/documents?limit=3").json()
    assert len(first["items"]) == 3 and len(listed(manager, f"?limit=3&cursor={first['next']}")) == 1


def test_every_download_is_on_record(agency, manager, db):
    agency.cv()
    [one] = listed(manager)
    manager.get(f"/documents/{one['id']}")
    for _ in range(2):
        manager.get(f"/documents/{one['id']}/content")
    rows = db.execute(
        text("SELECT actor, actor_name FROM audit WHERE action = 'document.opened' AND aggregate_id = :id"), {"id": one["id"]}
    ).all()
    assert [tuple(row) for row in rows] == [(str(manager.user_id), "Petronella Voorbeeld")] * 2


def test_a_contract_becomes_a_pdf_in_its_language(agency, manager, emitted):
    contract = agency.contract(language="fr")
    assert agency.deliver("contract.drawn_up", contract) == "applied"
    [one] = listed(manager, "?kind=contract")
    assert (one["file_name"], one["subject"]["id"]) == ("contract-2026-W50-T-100417-1.pdf", contract["id"])
    assert one["retention_until"] >= "2031-12-08"
    words = _words(manager.get(f"/documents/{one['id']}/content").content)
    for part in ("Contrat de travail intérimaire", "Surcroît temporaire de travail", "Eindejaarspiek", "Fientje Fictief", "Havenlicht Verzonnen NV",
                 "0987654394", "Uitzendhuis Denkbeeld NV", "VG.0000/BUO", "Orderpicker", "Expeditie Gent", "06:00", "14:00", "7:30", "17,25",
                 "Prime d'équipe", "0,68 par heure", "8,00", "WPF-014", "Veiligheidsschoenen S3", "140.03", "mardi 8 décembre 2026", "Signatures"):  # fmt: skip
        assert part in words, part
    assert emitted("document.stored")[0].data["subject"]["id"] == contract["id"]


def test_a_next_version_replaces_and_a_cancelled_contract_says_so(agency, manager):
    contract = agency.contract()
    agency.deliver("contract.drawn_up", contract)
    agency.deliver("contract.drawn_up", {**contract, "contract_version": 2})
    [one] = listed(manager, f"?subject_id={contract['id']}")
    assert one["file_name"].endswith("-2.pdf")
    cancelled = agency.example("events", "contract.cancelled") | {
        "id": contract["id"],
        "company_id": str(agency.company.id),
        "unit_id": contract["unit_id"],
    }
    assert agency.deliver("contract.cancelled", cancelled) == "applied"
    [one] = listed(manager, f"?subject_id={contract['id']}")
    assert one["status"] == "cancelled"
    assert manager.get(f"/documents/{one['id']}/content").status_code == 200


def test_words_of_a_contract_are_never_programs(agency, manager):
    hostile = '#panic("x") $ \\ ] } #read("/etc/passwd") <a> @b *c* _d_'
    assert agency.deliver("contract.drawn_up", agency.contract(justification=hostile, temp_name=hostile)) == "applied"
    [one] = listed(manager, "?kind=contract")
    words = _words(manager.get(f"/documents/{one['id']}/content").content)
    assert '#read("/etc/passwd")' in words and "root:" not in words


def test_an_invoice_is_kept_as_it_came_and_to_be_read(agency, manager, company):
    xml = agency.invoiced("F-9")
    found = {one["media_type"]: one for one in listed(manager, "?kind=invoice")}
    assert found["application/xml"]["unit_id"] == str(company.units["site_a"])
    assert manager.get(f"/documents/{found['application/xml']['id']}/content").content == xml.encode()
    words = _words(manager.get(f"/documents/{found['application/pdf']['id']}/content").content)
    for part in (
        "Factuur",
        "F-9",
        "Gewone uren",
        "Fientje Fictief",
        "274,28",
        "1,4416",
        "293,49",
        "61,63",
        "355,12",
        "14 december 2026",
        "CC-4100",
    ):
        assert part in words, part
    assert agency.message("Invoice", xml) == "applied"
    assert len(listed(manager, "?kind=invoice")) == 2
    assert agency.message("Invoice", xml.replace("355.12", "355.13")) == "dead:invoice_exists"


def test_a_store_that_is_away_loses_nothing(agency, manager, monkeypatch):
    agency.deliver("candidate.proposed", agency.candidate())
    message = agency.proposal()

    def away():
        raise OSError("away")

    with monkeypatch.context() as patch:
        patch.setattr(storage, "store", away)
        with pytest.raises(OSError, match="store"):
            agency.message("HumanResource", message, id="m-1" + str(agency.company.id))
    assert agency.message("HumanResource", message, id="m-1" + str(agency.company.id)) == "applied"
    assert len(listed(manager)) == 1


def test_a_large_file_streams(agency, manager):
    content = b"%PDF-1.4\n" + bytes(range(256)) * 12_000 + b"%%EOF"
    agency.cv(content=content)
    [one] = listed(manager)
    assert manager.get(f"/documents/{one['id']}/content").content == content


def test_a_candidate_who_is_out_leaves_soon(agency, manager, emitted, db):
    candidate = agency.cv()
    agency.deliver("candidate.rejected", {**candidate, "status": "rejected", "reason": "no"})
    soon = date.today() + timedelta(days=28)
    assert listed(manager)[0]["retention_until"] == soon.isoformat()
    agency.deliver("candidate.proposed", {**candidate, "status": "proposed"})
    assert listed(manager)[0]["retention_until"] > soon.isoformat()


@pytest.mark.parametrize("outcome", ["rejected", "withdrawn"])
def test_the_cv_of_who_was_turned_down_disappears(agency, manager, files, company, outcome):
    """After the days that its kind allows, and not a day earlier: row, content and, with the last document, its key."""
    out, kept = agency.cv("HR-1"), agency.cv("HR-2", content=pdf_of("another"))
    agency.deliver(f"candidate.{outcome}", {**out, "status": outcome} | ({"reason": "no"} if outcome == "rejected" else {}))
    with time_machine.travel(date.today() + timedelta(days=28)):
        jobs.expire(company.id)
    assert len(listed(manager)) == 2
    with time_machine.travel(date.today() + timedelta(days=29)):
        jobs.expire(company.id)
    [left] = listed(manager)
    assert left["subject"]["id"] == kept["id"]
    assert [path.name for path in (files / str(company.id)).iterdir()] == [left["id"]]


def test_a_cv_that_is_not_scanned_yet_is_kept_no_longer(agency, manager, scan):
    candidate = agency.candidate()
    agency.deliver("candidate.proposed", candidate)
    agency.message("HumanResource", agency.proposal())
    agency.deliver("candidate.withdrawn", {**candidate, "status": "withdrawn"})
    scan()
    assert listed(manager)[0]["retention_until"] == (date.today() + timedelta(days=28)).isoformat()


def test_expire_deletes_what_is_over_and_what_nobody_knows(agency, manager, db, files, company):
    agency.cv("HR-1"), agency.cv("HR-2")
    gone, kept = listed(manager)
    db.execute(text("UPDATE document SET retention_until = current_date - 1 WHERE id = :id"), {"id": gone["id"]})
    orphan = files / str(company.id) / "01890000-0000-7000-8000-000000000000"
    orphan.write_bytes(b"WKD1")
    fresh = files / str(company.id) / "01890000-0000-7000-8000-000000000001"
    fresh.write_bytes(b"WKD1")
    os.utime(orphan, (1_600_000_000, 1_600_000_000))
    jobs.expire(company.id)
    assert [one["id"] for one in listed(manager)] == [kept["id"]]
    assert sorted(path.name for path in orphan.parent.iterdir()) == sorted([kept["id"], fresh.name])
    assert db.execute(text("SELECT count(*) FROM audit WHERE action = 'document.expired'")).scalar_one() == 1


def _words(content: bytes) -> str:
    text_of = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return text_of.replace("’", "'").replace("”", '"').replace("“", '"')
