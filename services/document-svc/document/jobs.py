"""Work by the clock: documents whose time is over, content without a document, keys; and, for ever, the scanner's work."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from chassis import record, session
from document import scanning, storage
from document.keeping import key_ring, new_data_key
from document.models import DataKey, Document


def scan(arguments: Sequence[str] = ()) -> None:
    """Scan documents as they come, until stopped."""
    scanning.scan_forever()


def expire(company_id: UUID) -> None:
    """Delete what was kept long enough, stored content that never got a document (its transaction failed) and idle keys."""
    over = select(Document).where(Document.retention_until < date.today()).with_for_update()
    for document in session().scalars(over):
        storage.remove(company_id, document.id)
        record("document.expired", document)
        session().flush()
        session().delete(document)
    session().flush()
    kept = {str(one) for one in session().scalars(select(Document.id).where(Document.status != "infected"))}
    yesterday = datetime.now(UTC) - timedelta(days=1)
    for name, modified in storage.held(company_id):
        if name not in kept and modified < yesterday:
            storage.remove(company_id, UUID(name))
    _forget_keys()


def rotate(company_id: UUID) -> None:
    """Make a new data key for the company's next documents; what was sealed before is opened by the key it was sealed with."""
    if session().scalar(select(func.count()).select_from(DataKey)):
        new_data_key(company_id)


def rewrap(company_id: UUID) -> None:
    """Wrap the company's data keys anew that were wrapped by a key on its way out; no content is touched."""
    ring = key_ring()
    for key in session().scalars(select(DataKey).where(DataKey.key_id != ring.current).with_for_update()):
        data_key = ring.open(bytes(key.wrapped), key.key_id, company_id.bytes)
        key.wrapped, key.key_id = ring.seal(data_key, company_id.bytes), ring.current


def _forget_keys() -> None:
    """Delete data keys that seal nothing any more: what they sealed, in whichever copy, is closed for good."""
    newest = select(DataKey.id).order_by(DataKey.id.desc()).limit(1).scalar_subquery()
    used = select(Document.data_key_id).where(Document.data_key_id.is_not(None))
    for key in session().scalars(select(DataKey).where(DataKey.id.not_in(used), DataKey.id != newest)):
        session().delete(key)
