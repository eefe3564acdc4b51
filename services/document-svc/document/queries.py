"""Reads: documents of the kinds that the caller may see."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, Text, Uuid, cast, column, false, or_, select, table

from chassis import NotFound, covers, fetch, page, principal, session, unit
from document.files import SHOWN
from document.models import Document
from document.rules import KIND_PERMISSION

UNIT = table("unit", column("id"), column("name"))
ACCESS = table("access", column("user_id"), column("name"))
AUDIT = table(
    "audit", column("id", Uuid), column("at", DateTime(timezone=True)), column("actor", Text), column("actor_name", Text),
    column("action", Text), column("aggregate_id", Uuid),
)  # fmt: skip
_SHOWN = ("id", "version", "company_id", "unit_id", "kind", "title", "file_name", "media_type", "size", "sha256", "status", "edition",
          "subject_type", "subject_id", "subject_reference", "created_at", "retention_until")  # fmt: skip
_ORDER = (Document.created_at.desc(), Document.id.desc())


def search(
    kind: str | None, unit_id: str | None, subject_type: str | None, subject_id: str | None, reference: str | None, q: str | None, **paging: Any
) -> dict[str, Any]:  # fmt: skip
    """Return a page of documents, newest first: neither what is still to come nor what is replaced."""
    statement = _columns().where(_of_kinds(kind), _there(), Document.status.not_in(("uploading", "replaced")))
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
    return page(statement, order=_ORDER, model=Document, row=_json, **paging)


def editions(document: Document, **paging: Any) -> dict[str, Any]:
    """Return a page of the editions of a document, newest first."""
    first = document.first_id or document.id
    statement = _columns().where(or_(Document.id == first, Document.first_id == first), _of_kinds(document.kind), _there())
    return page(statement, order=_ORDER, model=Document, row=_json, **paging)


def openings(document: Document, **paging: Any) -> dict[str, Any]:
    """Return a page of who opened a document, the last first."""
    who = cast(AUDIT.c.actor, Uuid).label("user_id"), AUDIT.c.actor_name.label("user_name")
    opened = AUDIT.c.aggregate_id == document.id, AUDIT.c.action == "document.opened"
    return page(select(AUDIT.c.id, AUDIT.c.at, *who).where(*opened), order=(AUDIT.c.at.desc(), AUDIT.c.id.desc()), **paging)


def one(document_id: str) -> Document:
    """Return a document that the caller may see, by both rights. Raises NotFound."""
    found: Document = fetch(Document, document_id)
    mine = found.status not in ("uploading", "infected") or found.uploaded_by == principal().id
    if found.status == "waiting" or found.unclaimed or not mine or not principal().allowed(KIND_PERMISSION[found.kind], found.unit_path):
        raise NotFound()
    return found


def detail(document: Document) -> dict[str, Any]:
    """Return what is known of a document."""
    return _json(session().execute(_columns().where(Document.id == document.id)).one())


def _columns() -> Select[Any]:
    name = select(UNIT.c.name).where(UNIT.c.id == Document.unit_id).scalar_subquery().label("unit_name")
    who = select(ACCESS.c.name).where(ACCESS.c.user_id == Document.uploaded_by).scalar_subquery().label("uploaded_by")
    return select(*(getattr(Document, one) for one in _SHOWN), name, who)


def _there() -> ColumnElement[bool]:
    """Return the condition that a document is there for the caller: an unclaimed CV for nobody, a refused one for its sender."""
    mine = Document.uploaded_by == principal().id
    unclaimed = (Document.kind == "cv") & Document.subject_id.is_(None)
    return Document.status.not_in(("uploading", "infected", "waiting")) & ~unclaimed | (
        Document.status.in_(("uploading", "infected")) & mine
    )


def _of_kinds(kind: str | None) -> ColumnElement[bool]:
    """Return the condition that a document is of a kind that the caller may see in its unit."""
    asked = [kind] if kind else list(KIND_PERMISSION)
    return or_(*((Document.kind == one) & covers(Document.unit_path, KIND_PERMISSION[one]) for one in asked))


def _under(unit_id: str) -> ColumnElement[bool]:
    found = unit(UUID(unit_id))
    return Document.unit_path[len(found.path)] == found.id if found else false()


def _json(found: Any) -> dict[str, Any]:
    row = dict(found._mapping)
    kind, subject_id, reference = (row.pop(f"subject_{name}") for name in ("type", "id", "reference"))
    subject = {"type": kind, "id": subject_id, "reference": reference}
    return {**row, "unit_name": row["unit_name"] or "", "previewable": row["media_type"] in SHOWN, "subject": subject}
