"""Work by the clock: documents whose time is over, content without a document, keys under an old key."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from chassis import record, session
from document import storage
from document.keeping import key_ring
from document.models import DataKey, Document


def expire(company_id: UUID) -> None:
    """Delete what was kept long enough, and stored content that never got a document (its transaction failed)."""
    over = select(Document).where(Document.retention_until < date.today()).with_for_update()
    for document in session().scalars(over):
        storage.remove(company_id, document.id)
        record("document.expired", document)
        session().flush()
        session().delete(document)
    session().flush()
    kept = {str(one) for one in session().scalars(select(Document.id))}
    yesterday = datetime.now(UTC) - timedelta(days=1)
    for name, modified in storage.held(company_id):
        if name not in kept and modified < yesterday:
            storage.remove(company_id, UUID(name))


def rewrap(company_id: UUID) -> None:
    """Wrap the company's data key anew when it was wrapped by a key that is on its way out; no content is touched."""
    ring = key_ring()
    for key in session().scalars(select(DataKey).where(DataKey.key_id != ring.current).with_for_update()):
        data_key = ring.unwrap(bytes(key.wrapped), key.key_id, company_id)
        key.wrapped, key.key_id = ring.wrap(data_key, company_id), ring.current
