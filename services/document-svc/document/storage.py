"""The store of sealed content: a folder, or an object store by its URL."""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import Any
from uuid import UUID

from obstore.store import LocalStore, MemoryStore, S3Store

from document.settings import settings

RETRIES: Any = {"max_retries": 3}
_PART = 5 * 1024 * 1024
"""Bytes of one part of an object that is stored in parts (the least that S3 takes)."""


@lru_cache(maxsize=1)
def store() -> Any:
    """Return the store that the settings name, opened once a process."""
    own = settings()
    if not (own.store_url or own.files_dir):
        raise OSError("STORE_URL or FILES_DIR says where documents are stored")
    if own.store_url.startswith("memory:"):
        return MemoryStore()
    if not own.store_url:
        return LocalStore(own.files_dir, mkdir=True)
    keys = {"access_key_id": own.store_access_key_id, "secret_access_key": own.store_secret_access_key, "endpoint": own.store_endpoint}
    given: dict[str, Any] = {name: value for name, value in keys.items() if value} | {"region": own.store_region}
    given["client_options"] = {"timeout": "60s", "allow_http": own.store_endpoint.startswith("http://")}
    return S3Store.from_url(own.store_url, retry_config=RETRIES, **given)


def put(company_id: UUID, document_id: UUID, sealed: Iterable[bytes]) -> None:
    """Store sealed content, at constant memory; the same document again replaces it. Raises OSError when the store is away."""
    blocks = iter(sealed)
    first, size = [], 0
    for block in blocks:
        first.append(block)
        size += len(block)
        if size >= _PART:
            break
    try:
        if size < _PART:
            store().put(_path(company_id, document_id), b"".join(first), use_multipart=False)
        else:
            store().put(_path(company_id, document_id), chain(first, blocks), use_multipart=True, chunk_size=_PART, max_concurrency=1)
    except Exception as error:  # obstore's own classes: whatever it is, it may pass
        raise OSError("the store of documents does not take anything now") from error


def read(company_id: UUID, document_id: UUID) -> Iterator[bytes]:
    """Yield the stored bytes in blocks. Raises FileNotFoundError, or OSError when the store is away."""
    try:
        yield from store().get(_path(company_id, document_id)).stream(min_chunk_size=256 * 1024)
    except FileNotFoundError:
        raise
    except Exception as error:
        raise OSError("the store of documents does not answer") from error


def remove(company_id: UUID, document_id: UUID) -> None:
    """Delete stored content; nothing happens when it is gone already."""
    with contextlib.suppress(FileNotFoundError):
        store().delete(_path(company_id, document_id))


def held(company_id: UUID) -> Iterator[tuple[str, datetime]]:
    """Yield (name, last modified) of everything that is stored for a company; the name is the document's id."""
    for batch in store().list(str(company_id)):
        for one in batch:
            yield one["path"].rsplit("/", 1)[1], one["last_modified"]


def _path(company_id: UUID, document_id: UUID) -> str:
    return f"{company_id}/{document_id}"
