"""Documents: search, see, download; announce, upload, replace; and who opened what."""

from datetime import date
from typing import Any

from chassis import Conflict, Download, fetch, place, principal, record, uploaded
from document import queries, uploading
from document.files import SHOWN
from document.keeping import content_of
from document.models import Document

Made = tuple[dict[str, Any], int]


def search(
    kind: str | None = None, unit_id: str | None = None, subject_type: str | None = None, subject_id: str | None = None,
    subject_reference: str | None = None, q: str | None = None, limit: int = 50, cursor: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    return queries.search(kind, unit_id, subject_type, subject_id, subject_reference, q, limit=limit, cursor=cursor)


def get(document_id: str) -> dict[str, Any]:
    return queries.detail(queries.one(document_id))


def announce(body: dict[str, Any]) -> Made:
    document = uploading.announced(place(body["unit_id"]), body)
    record("document.announced", document)
    return queries.detail(document), 201


def replace(document_id: str, body: dict[str, Any]) -> Made:
    document = uploading.next_edition(queries.one(document_id), body)
    record("document.announced", document)
    return queries.detail(document), 201


def upload(document_id: str) -> dict[str, Any]:
    document = uploading.expected(document_id)
    document.upload(principal().id, date.today())
    uploading.take(document, uploaded())
    record("document.uploaded", document)
    return queries.detail(document)


def download(document_id: str) -> Download:
    document = queries.one(document_id)
    document.open()
    content = content_of(document)
    record("document.opened", document)
    return Download(content, document.file_name, document.media_type)


def preview(document_id: str) -> Download:
    document = queries.one(document_id)
    document.open()
    if document.media_type not in SHOWN:
        raise Conflict("preview_unsupported", "A browser does not show this by itself.")
    content = content_of(document)
    record("document.opened", document)
    return Download(content, document.file_name, document.media_type, inline=True)


def editions(document_id: str, limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    return queries.editions(queries.one(document_id), limit=limit, cursor=cursor)


def openings(document_id: str, limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    return queries.openings(fetch(Document, document_id), limit=limit, cursor=cursor)
