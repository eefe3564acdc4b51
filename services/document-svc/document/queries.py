"""Reads: documents of the kinds that the caller may see."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, column, false, or_, select, table

from chassis import NotFound, covers, fetch, page, principal, unit
from document.models import Document
from document.rules import KIND_PERMISSION

UNIT = table("unit", column("id"), column("name"))
_SHOWN = ("id", "version", "company_id", "unit_id", "kind", "title", "file_name", "media_type", "size", "sha256", "status",
          "subject_type", "subject_id", "subject_reference", "created_at", "retention_until")  # fmt: skip


def search(
    kind: str | None, unit_id: str | None, subject_type: str | None, subject_id: str | None, reference: str | None, q: str | None, **paging: Any
) -> dict[str, Any]:  # fmt: skip
    """Return a page of documents, newest first."""
    name = select(UNIT.c.name).where(UNIT.c.id == Document.unit_id).scalar_subquery().label("unit_name")
    statement = select(*(getattr(Document, one) for one in _SHOWN), name).where(
        _of_kinds(kind), Document.status.not_in(("waiting", "replaced"))
    )
    if unit_id:
        statement = statement.where(_under(unit_id))
    if subject_type:
        statement = statement.where(Document.subject_type == subject_type)
    if subject_id:
        statement = statement.where(Document.subject_id == UUID(subject_id))
    if reference:
        statement = statement.where(Document.subject_reference == reference)
    for word in (q or "").split():
        statement = statement.where(
            or_(Document.title.icontains(word, autoescape=True), Document.file_name.icontains(word, autoescape=True))
        )
    order = (Document.created_at.desc(), Document.id.desc())
    return page(statement, order=order, model=Document, row=lambda row: _json(dict(row._mapping)), **paging)


def one(document_id: str) -> Document:
    """Return a document that the caller may see, by both rights. Raises NotFound."""
    found: Document = fetch(Document, document_id)
    if found.status == "waiting" or not principal().allowed(KIND_PERMISSION[found.kind], found.unit_path):
        raise NotFound()
    return found


def detail(document: Document) -> dict[str, Any]:
    """Return what is known of a document."""
    placed = unit(document.unit_id)
    return {**_json({name: getattr(document, name) for name in _SHOWN}), "unit_name": placed.name if placed else ""}


def _of_kinds(kind: str | None) -> ColumnElement[bool]:
    """Return the condition that a document is of a kind that the caller may see in its unit."""
    asked = [kind] if kind else list(KIND_PERMISSION)
    return or_(*((Document.kind == one) & covers(Document.unit_path, KIND_PERMISSION[one]) for one in asked))


def _under(unit_id: str) -> ColumnElement[bool]:
    found = unit(UUID(unit_id))
    return Document.unit_path[len(found.path)] == found.id if found else false()


def _json(row: dict[str, Any]) -> dict[str, Any]:
    kind, subject_id, reference = (row.pop(f"subject_{name}") for name in ("type", "id", "reference"))
    return {**row, "subject": {"type": kind, "id": subject_id, "reference": reference}}
