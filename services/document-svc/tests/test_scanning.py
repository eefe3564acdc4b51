"""The scanner's work: nobody reads what it has not called clean, whatever becomes of it."""

import socket
import threading

import pytest
from conftest import pdf_of
from sqlalchemy import text

from bench import odd_files
from document import jobs, scanner, scanning, storage
from document.scanner import Away
from document.settings import settings
from local import clamd
from local.ports import spare

INFECTED = odd_files.pdf(clamd.ANYWHERE)


@pytest.fixture
def sent(as_, company):
    """Uploads a file as somebody new; returns (client, document)."""

    def send(content=INFECTED, name="nota.pdf"):
        client = as_("", at="dept", permissions=["document:read", "document:upload"])
        body = {"unit_id": str(company.units["dept"]), "kind": "general", "title": "Nota", "file_name": name, "size": len(content)}
        made = client.post("/documents", json=body).json()
        answer = client.put(f"/documents/{made['id']}/content", content=content, headers={"Content-Type": "application/octet-stream"})
        assert answer.status_code == 200, answer.text
        return client, answer.json()

    return send


@pytest.fixture
def pointed(monkeypatch):
    """Points the service at another scanner."""

    def point(address):
        monkeypatch.setattr(settings(), "scanner", address)

    return point


def test_the_scanner_finds_what_it_knows_and_nothing_else(admin_url):
    assert scanner.find([b"a word"]) is None
    assert scanner.find([]) is None
    assert "Eicar" in scanner.find([clamd.EICAR])
    assert "Workaniser" in scanner.find([b"x" * 70_000, clamd.ANYWHERE[:9], clamd.ANYWHERE[9:], b"x" * 70_000])
    assert "Eicar" in scanner.find([odd_files.docx({"word/media/x.txt": clamd.EICAR})])


def test_more_than_the_scanner_takes_is_not_called_clean(admin_url):
    with pytest.raises(Away):
        scanner.find(b"x" * 1_000_000 for _ in range(40))


def test_an_infected_file_is_gone_and_its_sender_is_told(sent, scan, manager, files, company, db, emitted):
    client, one = sent()
    stored = files / str(company.id) / one["id"]
    assert stored.exists()
    assert scan() == 1
    assert not stored.exists()
    assert client.get(f"/documents/{one['id']}").json()["status"] == "infected"
    assert [found["status"] for found in client.get("/documents").json()["items"]] == ["infected"]
    for part in ("content", "preview"):
        assert client.get(f"/documents/{one['id']}/{part}").json()["code"] == "infected"
    assert manager.get(f"/documents/{one['id']}").status_code == 404, "it is nobody else's business"
    assert manager.get("/documents").json()["items"] == []
    steps = db.execute(text("SELECT action, actor FROM audit WHERE aggregate_id = :id ORDER BY seq"), {"id": one["id"]}).all()
    assert tuple(steps[-1]) == ("document.infected", "scan")
    assert emitted() == []


def test_an_infected_document_is_forgotten_after_a_while(sent, scan, db, company):
    sent()
    scan()
    jobs.expire(company.id)
    assert db.execute(text("SELECT status FROM document")).scalars().all() == ["infected"]
    db.execute(text("UPDATE document SET retention_until = current_date - 1"))
    jobs.expire(company.id)
    assert db.execute(text("SELECT count(*) FROM document")).scalar_one() == 0


def test_an_infected_file_of_the_agency_is_refused_afterwards(agency, scan, emitted, manager):
    message = "m-" + str(agency.company.id)
    assert agency.message("HumanResource", agency.proposal(INFECTED), id=message) == "applied"
    scan()
    [refused] = emitted("MessageRefused")
    assert {name: refused.body[name] for name in ("message_id", "type", "service", "code")} == {
        "message_id": message,
        "type": "HumanResource",
        "service": "document",
        "code": "infected",
    }
    agency.deliver("candidate.proposed", agency.candidate())
    assert manager.get("/documents").json()["items"] == []
    assert agency.message("HumanResource", agency.proposal()) == "applied"
    scan()
    assert [one["status"] for one in manager.get("/documents").json()["items"]] == ["available"], "a clean one takes its place"


def test_while_the_scanner_is_away_everything_waits(sent, scan, pointed, scanner, manager):
    [port] = spare()
    client, one = sent(pdf_of("x"))
    for address in (f"tcp://127.0.0.1:{port}", "unix:/nowhere/clamd.sock", ""):
        pointed(address)
        with pytest.raises(Away):
            scan()
        assert client.get(f"/documents/{one['id']}/content").json()["code"] == "quarantined"
    pointed(scanner)
    assert scan() == 1
    assert client.get(f"/documents/{one['id']}/content").content == pdf_of("x")


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"nonsense", b"stream: OK but then not\0", b"x" * 5_000])
def test_any_other_answer_is_no_answer(pointed, answer):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def reply():
            line, _ = server.accept()
            with line:
                while not line.recv(65_536).endswith(b"\0\0\0\0"):
                    pass
                line.sendall(answer)

        threading.Thread(target=reply, daemon=True).start()
        pointed(f"tcp://127.0.0.1:{server.getsockname()[1]}")
        with pytest.raises(Away):
            scanner.find([b"x"])


def test_one_that_cannot_be_read_does_not_hold_up_the_others(sent, scan, files, company, db):
    (_, broken), (client, good) = sent(pdf_of("one")), sent(pdf_of("two"))
    (files / str(company.id) / broken["id"]).write_bytes(b"WKD1" + bytes(100))
    assert scan() == 1
    assert client.get(f"/documents/{good['id']}").json()["status"] == "available"
    assert scan() == 0, "it is left alone for a while"
    db.execute(text("DELETE FROM document WHERE id = :id"), {"id": broken["id"]})


def test_what_is_being_scanned_by_another_is_left_to_it(sent, db, scan, admin_url):
    import psycopg

    _, one = sent(pdf_of("x"))
    with psycopg.connect(admin_url) as other:
        other.execute("SELECT 1 FROM document WHERE id = %s FOR UPDATE", [one["id"]])
        assert scan() == 0
    assert scan() == 1


def test_the_job_runs_until_it_is_stopped(sent, monkeypatch):
    """A round that works, a scanner that is away, and the stop."""
    rounds, slept = iter([1, Away("away"), 0]), []

    def due():
        found = next(rounds, None)
        if found is None:
            raise KeyboardInterrupt
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(scanning, "scan_due", due)
    monkeypatch.setattr(scanning.health, "start", lambda *_: None)
    monkeypatch.setattr(scanning.time, "sleep", slept.append)
    with pytest.raises(KeyboardInterrupt):
        jobs.scan([])
    assert slept == [0.0, scanning.AWAY_SECONDS, scanning.IDLE_SECONDS]


def test_how_long_the_oldest_waits_is_measured(sent, scan):
    sent(pdf_of("x"))
    scanning._measure()
    assert 0 < scanning.WAITING._value.get() < 60
    scan()
    scanning._measure()
    assert scanning.WAITING._value.get() == 0


def test_a_store_that_is_away_leaves_it_in_quarantine(sent, scan, monkeypatch):
    client, one = sent(pdf_of("x"))
    with monkeypatch.context() as patch:
        patch.setattr(storage, "store", lambda: (_ for _ in ()).throw(OSError("away")))
        assert scan() == 0
    assert client.get(f"/documents/{one['id']}").json()["status"] == "quarantined"
    scanning._later.clear()
    assert scan() == 1
