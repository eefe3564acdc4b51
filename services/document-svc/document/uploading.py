"""What people upload: announced first, with its place, name and size; then the content, held against what was announced."""

from datetime import date, timedelta
from typing import Any, BinaryIO

from chassis import Conflict, Invalid, NotFound, fetch, principal
from chassis.ids import uuid7
from document import files
from document.editions import follow
from document.keeping import fill
from document.models import Document
from document.refusals import Unacceptable
from document.rules import ANNOUNCED_DAYS, MOST_UPLOADED


def announced(where: dict[str, Any], body: dict[str, Any]) -> Document:
    """Return a document without content, in the unit where it belongs. Raises Invalid for a file name that is not taken."""
    work_post = body.get("work_post")
    subject = (
        {"subject_type": "work_post", "subject_reference": work_post}
        if work_post
        else {"subject_type": "unit", "subject_id": where["unit_id"]}
    )
    return Document(**_announced(body), **where, **subject, kind=body["kind"])


def next_edition(earlier: Document, body: dict[str, Any]) -> Document:
    """Return the next edition of an uploaded document in force, without content. Raises Conflict for another, Invalid as above."""
    if earlier.uploaded_by is None:
        raise Conflict("not_uploaded", "This document was not uploaded by a person.")
    if earlier.status != "available":
        raise Conflict("state", "Only a document in force is replaced.", status=earlier.status)
    names = ("company_id", "unit_id", "unit_path", "kind", "subject_type", "subject_id", "subject_reference")
    made = Document(**_announced(body), **{name: getattr(earlier, name) for name in names})
    follow(made, earlier)
    return made


def expected(document_id: str) -> Document:
    """Return a document that content is sent for. Raises NotFound, also for one that somebody else announced."""
    found: Document = fetch(Document, document_id)
    if found.unclaimed or (found.status in ("uploading", "infected") and found.uploaded_by != principal().id):
        raise NotFound()
    return found


def take(document: Document, file: BinaryIO) -> None:
    """Hold a file against what was announced, and keep it. Raises Invalid, OSError when the store is away."""
    try:
        if (size := file.seek(0, 2)) != document.size:
            raise Unacceptable("file_incomplete" if size else "file_empty")
        files.check(file, document.media_type)
    except Unacceptable as error:
        raise Invalid(error.code, error.detail) from error
    fill(document, files.blocks(file))


def _announced(body: dict[str, Any]) -> dict[str, Any]:
    try:
        name = files.plain_name(body["file_name"])
        media_type = files.named(name)
        if not 0 < body["size"] <= MOST_UPLOADED:
            raise Unacceptable("file_too_large" if body["size"] else "file_empty")
    except Unacceptable as error:
        field = "/size" if error.code in ("file_empty", "file_too_large") else "/file_name"
        raise Invalid(error.code, error.detail, errors=[{"pointer": field, "rule": error.code}], limit=MOST_UPLOADED) from error
    known = {"id": uuid7(), "version": 0, "edition": 1, "status": "uploading", "sha256": "", "uploaded_by": principal().id}
    until = date.today() + timedelta(days=ANNOUNCED_DAYS)
    return known | {"title": body["title"], "file_name": name, "media_type": media_type, "size": body["size"], "retention_until": until}
