"""Taking content in and giving it out: sealed on the way to the store, opened chunk by chunk on the way back."""

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from chassis import NotFound, Unavailable, session
from chassis.ids import uuid7
from document import sealing, storage
from document.models import DataKey, Document
from document.rules import SUFFIX
from document.settings import settings


@lru_cache(maxsize=1)
def key_ring() -> sealing.KeyRing:
    """Return the key-encryption keys, read once a process. Raises Unavailable when the secret is not there."""
    try:
        return sealing.KeyRing(settings().key_encryption_key)
    except ValueError as error:
        raise Unavailable("keys_unavailable", "The keys of documents are not there.") from error


def keep(where: dict[str, Any], content: bytes, media_type: str, *, name: str, retention_until: date, **more: Any) -> Document:
    """Seal and store content; return its document, not yet in the session. `name` is the file name without suffix.

    The store is written before the commit: content without a row is cleaned up, a row without content would be a loss.
    Raises OSError when the store is away.
    """
    made, key = uuid7(), _data_key(where["company_id"])
    storage.put(where["company_id"], made, sealing.seal(content, _opened(key), made))
    digest = hashlib.sha256(content).hexdigest()
    file_name = f"{_plain(name)}.{SUFFIX[media_type]}"
    known = {"id": made, "version": 0, "data_key_id": key.id, "size": len(content), "sha256": digest, "file_name": file_name}
    return Document(**known, **where, media_type=media_type, retention_until=retention_until, **more)


def content_of(document: Document) -> Iterator[bytes]:
    """Return the content in chunks. The first is opened here, so that damage is an answer and not a broken download.

    Raises NotFound when the content is gone, Unavailable when the store is away or the content is not as sealed.
    """
    try:
        opened = _opened(session().get_one(DataKey, document.data_key_id))
        chunks = sealing.unseal(storage.read(document.company_id, document.id), opened, document.id)
        return chain([next(chunks)], chunks)
    except FileNotFoundError as error:
        raise NotFound("content_missing", "The content of this document is no longer there.") from error
    except (OSError, sealing.Damaged) as error:
        raise Unavailable("content_unavailable", "The content of this document cannot be read now.") from error


def _data_key(company_id: UUID) -> DataKey:
    # Two consumers never run at once, but a job may: the company's first key is made under a lock of its own.
    session().execute(text("SELECT pg_advisory_xact_lock(hashtextextended('data_key:' || :company, 0))"), {"company": str(company_id)})
    found = session().scalar(select(DataKey).where(DataKey.company_id == company_id))
    if found is None:
        ring = key_ring()
        found = DataKey(id=uuid7(), company_id=company_id, key_id=ring.current, wrapped=ring.wrap(os.urandom(32), company_id))
        session().add(found)
        session().flush()
    return found


def _opened(key: DataKey) -> bytes:
    try:
        return key_ring().unwrap(bytes(key.wrapped), key.key_id, key.company_id)
    except sealing.Damaged as error:  # a secret that was not mounted is no reason to lose a message
        raise Unavailable("keys_unavailable", "The key of this company's documents cannot be opened now.") from error


def _plain(name: str) -> str:
    return "".join(one if one.isalnum() or one in "-_." else "-" for one in name)[:120].strip(".-") or "document"
