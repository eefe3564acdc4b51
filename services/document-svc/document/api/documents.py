"""Documents: search, see, download."""

from typing import Any

from chassis import Download, record
from document import queries
from document.keeping import content_of


def search(
    kind: str | None = None, unit_id: str | None = None, subject_type: str | None = None, subject_id: str | None = None,
    subject_reference: str | None = None, q: str | None = None, limit: int = 50, cursor: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    return queries.search(kind, unit_id, subject_type, subject_id, subject_reference, q, limit=limit, cursor=cursor)


def get(document_id: str) -> dict[str, Any]:
    return queries.detail(queries.one(document_id))


def download(document_id: str) -> Download:
    document = queries.one(document_id)
    document.open()
    content = content_of(document)
    record("document.opened", document)
    return Download(content, document.file_name, document.media_type)
