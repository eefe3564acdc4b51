"""Which edition of a document is in force: a newer one takes the place of those before it, when it may be read."""

from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from chassis import publish, record, session
from document.keeping import alone
from document.models import Document


def follow(document: Document, earlier: Document) -> None:
    """Make a document the next edition of an earlier one: the number after all there are, also those that are still to come."""
    document.first_id = earlier.first_id or earlier.id
    line = or_(Document.id == document.first_id, Document.first_id == document.first_id)
    document.edition = (session().scalar(select(func.max(Document.edition)).where(line, Document.id != document.id)) or 0) + 1


def release(document: Document) -> None:
    """Let a clean document that has its place be read, in place of earlier editions; unless a newer one was faster."""
    if (same := _of_one_line(document)) is not None:
        alone("edition", document.first_id or document.subject_id or document.id)
        others = select(Document).where(same, Document.id != document.id, Document.status == "available").order_by(Document.id)
        for other in session().scalars(others.with_for_update()).all():
            if other.id > document.id:
                return _replace(document)
            _replace(other)
            if document.first_id is None:
                follow(document, other)
    publish("document.stored", document)


def _replace(document: Document) -> None:
    document.replace(date.today())
    record("document.replaced", document)


def _of_one_line(document: Document) -> ColumnElement[bool] | None:
    """Return the condition of a document's other editions: a CV's and a contract's by what they are about, others by the first one."""
    if document.kind in ("cv", "contract") and document.subject_id:
        return (Document.kind == document.kind) & (Document.subject_id == document.subject_id)
    if document.first_id:
        return or_(Document.id == document.first_id, Document.first_id == document.first_id)
    return None
