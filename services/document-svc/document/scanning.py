"""Out of quarantine: what came from outside is scanned before anybody can read it, as soon as that can be done."""

import time
from datetime import UTC, date, datetime
from uuid import UUID

from prometheus_client import Gauge
from sqlalchemy import Row, select, text

from chassis import Problem, record, session, transaction
from chassis.health import database_answers, health
from chassis.ids import moment
from chassis.inbox import answer_refused
from chassis.keyring import Damaged
from chassis.settings import settings
from chassis.telemetry import failure, log
from document import scanner, storage
from document.editions import release
from document.keeping import content_of
from document.models import Document

IDLE_SECONDS, AWAY_SECONDS, LATER_SECONDS = 0.5, 5.0, 600.0
MOST = 200
MESSAGES = {"cv": "HumanResource", "invoice": "Invoice"}
WAITING = Gauge("documents_quarantined_oldest_seconds", "Age of the oldest document that waits for the scanner")
_later: dict[UUID, float] = {}
"""Documents whose content cannot be read now, and when they are tried again: the others do not wait for them."""


def scan_forever() -> None:
    """Scan documents as they come; the `scan` job."""
    health.start(lambda: database_answers(settings().database_url), _measure)
    while True:
        health.beat()
        try:
            idle = 0.0 if scan_due() else IDLE_SECONDS
        except scanner.Away as error:
            log.warning("scanner_away", **failure(error))
            idle = AWAY_SECONDS
        time.sleep(idle)


def scan_due() -> int:
    """Scan what is in quarantine; return how many documents left it. Raises Away when the scanner is."""
    left = 0
    for one in _due():
        if _later.get(one.id, 0.0) > time.monotonic():
            continue
        try:
            left += scan(one.id, one.company_id)
        except scanner.Away:
            raise
        except (Problem, Damaged, OSError) as error:
            log.error("scan_failed", document=str(one.id), **failure(error))
            _later[one.id] = time.monotonic() + LATER_SECONDS
    return left


def scan(document_id: UUID, company_id: UUID) -> bool:
    """Scan one document; say whether it left quarantine. An infected one loses its content, and its sender is told.

    Raises Away, or what reading the content raises.
    """
    with transaction(company_id, actor="scan"):
        waiting = select(Document).where(Document.id == document_id, Document.status == "quarantined")
        document = session().scalars(waiting.with_for_update(skip_locked=True)).one_or_none()
        if document is None:
            return False
        found = scanner.find(content_of(document))
        if found is None:
            _clear(document)
            return True
        _refuse(document)
    storage.remove(company_id, document_id)
    log.warning("document_infected", document=str(document_id), found=found)
    return True


def _clear(document: Document) -> None:
    document.clear()
    record("document.cleared", document)
    if document.status == "available":
        release(document)


def _refuse(document: Document) -> None:
    document.refuse(date.today())
    record("document.infected", document)
    if document.message_id:
        answer_refused(document.message_id, MESSAGES.get(document.kind, "Document"), "infected", "The scanner found malware in the file.")


def _due() -> list[Row[tuple[UUID, UUID]]]:
    with transaction(readonly=True):
        return list(session().execute(text("SELECT id, company_id FROM quarantined_documents(:most)"), {"most": MOST}).all())


def _measure() -> None:
    oldest = next((moment(one.id) for one in _due()), None)
    WAITING.set((datetime.now(UTC) - oldest).total_seconds() if oldest else 0)
