"""Documents that the agency's back office sends: CVs with a proposal, and invoices."""

import base64
import binascii
import hashlib
import re
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from chassis import Unit, publish, session, set_company, unit_by_reference
from chassis.consumer import Message, Refused, receives
from document import pdf, rules, ubl
from document.events import assign
from document.keeping import keep
from document.models import Candidate, Document
from document.settings import settings

_KBO = re.compile(r"[01][0-9]{9}\Z", re.ASCII)
_REFUSALS = {
    "file_empty": "An attachment is empty.",
    "file_too_large": "An attachment is larger than 10 MiB.",
    "file_type": "An attachment is of a type that is not taken.",
    "file_disguised": "An attachment is not what its type says.",
    "file_archive": "An attachment is an office file that cannot be trusted.",
}


@receives("HumanResource")
def receive_cv(message: Message) -> None:
    """Keep the CV of a proposal until its candidate is known; of the person nothing but the file is read here."""
    body = message.body
    company = _company(body["customer"].get("id", []))
    set_company(company.company_id)
    attached = [one for one in body.get("profiles", {}).get("attachments", []) if one["descriptions"] == "CV" and "content" in one]
    if not attached or body.get("reasonOfChange") == "withdrawn":
        return
    content, media_type = _file(attached[0]["content"])
    reference = body["documentId"]["value"]
    if _known("cv", reference, hashlib.sha256(content).hexdigest()):
        return
    document = keep(
        _root(company),
        content,
        media_type,
        name=f"cv-{reference}",
        retention_until=date.today() + timedelta(days=rules.UNCLAIMED_DAYS),
        kind="cv",
        title="CV",
        subject_type="candidate",
        subject_reference=reference,
        status="waiting",
    )
    session().add(document)
    session().flush()
    newest = select(Candidate).where(Candidate.reference == reference).order_by(Candidate.id.desc()).limit(1)
    if candidate := session().scalar(newest):
        assign(document, candidate)


def _file(content: dict[str, str]) -> tuple[bytes, str]:
    """Return what an attachment holds and what it is. Raises Refused."""
    try:
        raw = base64.b64decode(content["value"], validate=True)
        return raw, rules.media_type(raw, content["mimeType"])
    except binascii.Error as error:
        raise Refused("attachment_unreadable", "An attachment is not what it says.") from error
    except rules.Unacceptable as error:
        raise Refused(error.code, _REFUSALS[error.code]) from error


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
    for content, media_type in ((xml.encode(), "application/xml"), (pdf.invoice(read, language), "application/pdf")):
        document = keep(
            {"company_id": place.company_id, "unit_id": place.id, "unit_path": place.path},
            content,
            media_type,
            name=read["number"],
            retention_until=rules.kept_until("invoice", date.today()),
            kind="invoice",
            title=title if media_type == "application/pdf" else f"{title} (UBL)",
            subject_type="invoice",
            subject_reference=read["number"],
            status="available",
        )
        publish("document.stored", document)


def _known(kind: str, reference: str, digest: str | None = None) -> bool:
    """Say whether a document of the company with this reference (and content) is here, in force."""
    statement = select(Document.id).where(Document.kind == kind, Document.subject_reference == reference, Document.status != "replaced")
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


def _company(identifiers: list[dict[str, str]]) -> Unit:
    """Return a client by the identifiers of a SETU party: ten digits that start with 0 or 1 are an enterprise number."""
    for one in identifiers:
        value = one["value"]
        found = unit_by_reference("KBO" if _KBO.match(value) else one["schemeAgencyId"], value)
        if found is not None:
            return found
    raise Refused("unit_unknown", "No unit has that reference.")


def _root(company: Unit) -> dict[str, Any]:
    return {"company_id": company.company_id, "unit_id": company.company_id, "unit_path": [company.company_id]}
