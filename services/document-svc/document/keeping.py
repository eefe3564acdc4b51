"""Taking content in and giving it out: sealed on the way to the store, opened chunk by chunk on the way back."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from chassis import NotFound, Unavailable, session
from chassis.ids import uuid7
from chassis.keyring import Damaged, KeyRing
from document import sealing, storage
from document.files import SUFFIX
from document.models import DataKey, Document
from document.settings import settings


@lru_cache(maxsize=1)
def key_ring() -> KeyRing:
    """Return the key-encryption keys, read once a process. Raises Unavailable when the secret is not there."""
    try:
        return KeyRing(settings().key_encryption_key)
    except ValueError as error:
        raise Unavailable("keys_unavailable", "The keys of documents are not there.") from error


def keep(where: dict[str, Any], content: bytes, media_type: str, *, name: str, retention_until: date, **more: Any) -> Document:
    """Seal and store content; return its document, not yet in the session. `name` is the file name without suffix.

    Raises OSError when the store is away.
    """
    file_name = f"{_plain(name)}.{SUFFIX[media_type]}"
    known = {
        "id": uuid7(),
        "version": 0,
        "edition": 1,
        "file_name": file_name,
        "media_type": media_type,
        "retention_until": retention_until,
    }
    made = Document(**known, **where, **more)
    fill(made, [content])
    return made


def fill(document: Document, content: Iterable[bytes]) -> None:
    """Seal and store the content of a document, at constant memory. Raises OSError when the store is away.

    The store is written before the commit: content without a row is cleaned up, a row without content would be a loss.
    """
    key, digest, size = _data_key(document.company_id), hashlib.sha256(), 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for block in content:
            digest.update(block)
            size += len(block)
            yield block

    storage.put(document.company_id, document.id, sealing.seal(counted(), _opened(key), document.id))
    document.data_key_id, document.size, document.sha256 = key.id, size, digest.hexdigest()


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
    except (OSError, Damaged) as error:
        raise Unavailable("content_unavailable", "The content of this document cannot be read now.") from error


def new_data_key(company_id: UUID) -> DataKey:
    """Make the key that seals a company's documents from here on; those before it stay, to open what they sealed."""
    ring = key_ring()
    made = DataKey(id=uuid7(), company_id=company_id, key_id=ring.current, wrapped=ring.seal(os.urandom(32), company_id.bytes))
    session().add(made)
    session().flush()
    return made


def alone(what: str, which: UUID) -> None:
    """Wait until nobody else does `what` to `which`, and keep others from it until this transaction ends."""
    session().execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))"), {"what": f"{what}:{which}"})


def _data_key(company_id: UUID) -> DataKey:
    alone("data_key", company_id)
    newest = select(DataKey).where(DataKey.company_id == company_id).order_by(DataKey.id.desc()).limit(1)
    return session().scalar(newest) or new_data_key(company_id)


def _opened(key: DataKey) -> bytes:
    try:
        return key_ring().open(bytes(key.wrapped), key.key_id, key.company_id.bytes)
    except Damaged as error:  # a secret that was not mounted is no reason to lose a message
        raise Unavailable("keys_unavailable", "The key of this company's documents cannot be opened now.") from error


def _plain(name: str) -> str:
    return "".join(one if one.isalnum() or one in "-_." else "-" for one in name)[:120].strip(".-") or "document"
