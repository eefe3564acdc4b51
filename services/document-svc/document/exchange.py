"""Documents that the agency's back office sends: CVs with a proposal, invoices, and others by themselves. All are scanned first."""

import base64
import binascii
import hashlib
import io
import re
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from chassis import Unit, publish, record, session, set_company, unit_by_reference
from chassis.consumer import Message, Refused, receives
from document import files, pdf, rules, ubl
from document.editions import follow
from document.events import assign
from document.keeping import keep
from document.models import Candidate, Document
from document.refusals import Unacceptable
from document.settings import settings

_KBO = re.compile(r"[01][0-9]{9}\Z", re.ASCII)


@receives("HumanResource")
def receive_cv(message: Message) -> None:
    """Keep the CV of a proposal until its candidate is known; of the person nothing but the file is read here."""
    body = message.body
    company = _company(body["customer"].get("id", []))
    set_company(company.company_id)
    attached = [one for one in body.get("profiles", {}).get("attachments", []) if one["descriptions"] == "CV" and "content" in one]
    if not attached or body.get("reasonOfChange") == "withdrawn":
        return
    content, media_type = _file(attached[0]["content"]["value"], attached[0]["content"]["mimeType"])
    reference = body["documentId"]["value"]
    if _known("cv", reference, hashlib.sha256(content).hexdigest()):
        return
    until = date.today() + timedelta(days=rules.UNCLAIMED_DAYS)
    names = {"kind": "cv", "title": "CV", "subject_type": "candidate", "subject_reference": reference, "message_id": message.id}
    document = keep(_root(company), content, media_type, name=f"cv-{reference}", retention_until=until, status="quarantined", **names)
    session().add(document)
    session().flush()
    newest = select(Candidate).where(Candidate.reference == reference).order_by(Candidate.id.desc()).limit(1)
    if candidate := session().scalar(newest):
        assign(document, candidate)


@receives("Document")
def receive_document(message: Message) -> None:
    """Keep a document of the agency in the unit it is for; a later state of the same one is its next edition."""
    body = message.body
    place = _unit(body["client"], body["unit"])
    set_company(place.company_id)
    newest = select(Document).where(Document.reference == body["document"], Document.status != "infected")
    earlier = session().scalar(newest.order_by(Document.revision.desc()).limit(1).with_for_update())
    if earlier is not None and (earlier.revision or 0) >= body["revision"]:
        return
    if body["content"] is None:
        return _cancel(earlier, body["revision"])
    name, media_type = _named(body["file_name"])
    names = {
        "reference": body["document"],
        "revision": body["revision"],
        "message_id": message.id,
        "title": body["title"],
        "kind": body["kind"],
    }
    content, until = _file(body["content"], media_type)[0], rules.kept_until(body["kind"], date.today())
    document = keep(
        _at(place), content, media_type, name=name, retention_until=until, status="quarantined", **names, **_subject(body, place)
    )
    if earlier is not None:
        follow(document, earlier)
    record("document.received", document)


def _cancel(document: Document | None, revision: int) -> None:
    if document is None:
        raise Refused("document_unknown", "No document has this number.")
    document.revision, unread = revision, document.status == "quarantined"
    document.status = "cancelled"
    record("document.cancelled", document)
    if unread:  # what nobody could read yet, nobody will
        session().flush()
        session().delete(document)


def _subject(body: dict[str, Any], place: Unit) -> dict[str, Any]:
    about = body.get("subject")
    if about is None:
        return {"subject_type": "unit", "subject_id": place.id}
    return {"subject_type": about["type"], "subject_reference": about["reference"]}


def _named(name: str) -> tuple[str, str]:
    """Return the stem of a file name and the type it speaks of. Raises Refused."""
    try:
        plain = files.plain_name(name)
        return plain.rpartition(".")[0], files.named(plain)
    except Unacceptable as error:
        raise Refused(error.code, error.detail) from error


def _file(encoded: str, media_type: str) -> tuple[bytes, str]:
    """Return what an attachment holds and what it is. Raises Refused."""
    try:
        raw = base64.b64decode(encoded, validate=True)
        if len(raw) > rules.MOST_ATTACHED:
            raise Unacceptable("file_too_large")
        found = files.declared(file := io.BytesIO(raw), media_type)
        files.check(file, found)
        return raw, found
    except binascii.Error as error:
        raise Refused("attachment_unreadable", "An attachment is not what it says.") from error
    except Unacceptable as error:
        raise Refused(error.code, error.detail) from error


@receives("Invoice")
def receive_invoice(message: Message) -> None:
    """Keep an invoice as it came and a readable PDF of it, at the site it is for."""
    xml = message.body
    try:
        read = ubl.read(xml if isinstance(xml, str) else "")
    except ubl.Unreadable as error:
        raise Refused("malformed", "This is not an invoice of Peppol BIS Billing 3.0.") from error
    place = _buyer(read)
    set_company(place.company_id)
    if _known("invoice", read["number"], hashlib.sha256(xml.encode()).hexdigest()):
        return
    if _known("invoice", read["number"]):
        raise Refused("invoice_exists", "The client has an invoice with this number.")
    language = settings().invoice_language
    own = pdf.words(language)["invoice"]
    title = f"{own.get(read['type_code'], own['380'])} {read['number']}"
    names = {"kind": "invoice", "subject_type": "invoice", "subject_reference": read["number"], "message_id": message.id}
    names |= {"name": read["number"], "retention_until": rules.kept_until("invoice", date.today())}
    publish("document.stored", keep(_at(place), pdf.invoice(read, language), "application/pdf", title=title, status="available", **names))
    # The XML is the agency's and is scanned; the PDF is ours.
    record("document.received", keep(_at(place), xml.encode(), "application/xml", title=f"{title} (UBL)", status="quarantined", **names))


def _known(kind: str, reference: str, digest: str | None = None) -> bool:
    """Say whether a document of the company with this reference (and content) is here, in force."""
    statement = select(Document.id).where(
        Document.kind == kind, Document.subject_reference == reference, Document.status.not_in(("replaced", "infected"))
    )
    return session().scalar((statement.where(Document.sha256 == digest) if digest else statement).limit(1)) is not None


def _buyer(read: dict[str, Any]) -> Unit:
    """Return the site that an invoice is for, or the client. Raises Refused when nobody here is the buyer."""
    buyer = read["buyer"]
    asked = [(buyer[f"{name}_scheme"], buyer[name]) for name in ("endpoint", "legal_id")]
    found = [unit_by_reference("KBO" if scheme == "0208" else scheme, value) for scheme, value in asked if scheme and value]
    client = next((one for one in found if one is not None), None)
    if client is None:
        raise Refused("unit_unknown", "No client has the buyer's number.")
    codes = [one for one in (read["delivery_location"], read["buyer_reference"]) if one]
    sites = [one for one in (unit_by_reference("Customer", code) for code in codes) if one is not None]
    return next((one for one in sites if one.company_id == client.company_id), client)


def _unit(client: dict[str, str], reference: dict[str, str] | None) -> Unit:
    """Return a unit of a client by its reference, or the client's root without one. Raises Refused."""
    company = unit_by_reference(client["scheme"], client["value"])
    found = company if reference is None else unit_by_reference(reference["scheme"], reference["value"])
    if company is None or found is None or found.company_id != company.company_id:
        raise Refused("unit_unknown", "No unit has that reference.")
    return found


def _company(identifiers: list[dict[str, str]]) -> Unit:
    """Return a client by the identifiers of a SETU party: ten digits that start with 0 or 1 are an enterprise number."""
    for one in identifiers:
        value = one["value"]
        found = unit_by_reference("KBO" if _KBO.match(value) else one["schemeAgencyId"], value)
        if found is not None:
            return found
    raise Refused("unit_unknown", "No unit has that reference.")


def _at(unit: Unit) -> dict[str, Any]:
    return {"company_id": unit.company_id, "unit_id": unit.id, "unit_path": unit.path}


def _root(company: Unit) -> dict[str, Any]:
    return {"company_id": company.company_id, "unit_id": company.company_id, "unit_path": [company.company_id]}
