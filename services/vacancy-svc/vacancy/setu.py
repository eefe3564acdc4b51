"""What the fields of a SETU 2.0 StaffingOrder mean in our words, both ways; no database.

`legalId` knows Dutch registers only, so a Belgian enterprise number travels in `id`. Fields that the standard has no
place for, and the digest that lets both parties compare, travel as a URN in `customerSpecificRequirements`.
"""

import re
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlencode

from vacancy import rules

REPLACEMENT = ("replacement_reason", "replacement_from", "replacement_until")
_COPY = re.compile(r"urn:workaniser:vacancy-copy:[0-9]+:(?P<digest>[0-9a-f]{64})(?:\?=(?P<more>.*))?\Z")
_KBO = re.compile(r"[01][0-9]{9}\Z", re.ASCII)


def reference_of(identifier: dict[str, str]) -> tuple[str, str]:
    """Return (scheme, value) of a SETU identifier: ten digits that start with 0 or 1 are a Belgian enterprise number."""
    value = identifier["value"]
    return ("KBO" if _KBO.match(value) else identifier["schemeAgencyId"], value)


def identifier(reference: str) -> dict[str, str]:
    """Return the SETU identifier of a reference `scheme:value`; the number of a client is the client's own."""
    scheme, _, value = reference.partition(":")
    return {"value": value, "schemeAgencyId": "Supplier" if scheme == "Supplier" else "Customer"}


def read_order(body: dict[str, Any]) -> dict[str, Any]:
    """Return the exchanged fields that a StaffingOrder carries, but for the unit, in the form of `rules.plain`."""
    profile = body["positionProfile"]
    classes = body.get("resourceClassificationInclusion", {})
    contact: dict[str, Any] = next(iter(body["customer"].get("personContacts", [])), {})
    named, mails = contact.get("name", {}).get("formattedName"), contact.get("communication", {}).get("email", [])
    said = {
        "title": profile.get("positionTitle"),
        "work_post_code": profile.get("positionId", {}).get("value"),
        "positions": 1 if body["orderType"] == "Order" else profile.get("positionOpenQuantity", 1) or None,
        "motive": profile.get("positionReason"),
        "justification": body.get("comments"),
        "starts_on": profile["positionPeriod"]["start"],
        "ends_on": profile["positionPeriod"].get("end"),
        "shift_regime": profile.get("shiftDescription"),
        "hours_per_week": _weekly_hours(profile["workingPeriods"]),
        "requirements": [one["name"] for one in profile.get("positionQualifications", {}).get("certifications", [])],
        "description": profile.get("positionTask", {}).get("description", {}).get("value"),
        "cost_centre": classes.get("costCenter", {}).get("code"),
        "purchase_order": classes.get("referenceNumber"),
        "contact_name": None if named == profile["positionLocation"].get("name") else named,  # `order` names the place for nobody
        "contact_email": mails[0]["address"] if mails else None,
    }
    said = {name: value for name, value in said.items() if rules.plain(value) is not None}
    copy = _COPY.match(body.get("customerSpecificRequirements", ""))
    return said | ({name: dict(parse_qsl(copy["more"] or "")).get(name) for name in REPLACEMENT} if copy else {})


def copy_named(body: dict[str, Any]) -> str | None:
    """Return the digest of the version that a StaffingOrder says it starts from."""
    copy = _COPY.match(body.get("customerSpecificRequirements", ""))
    return copy["digest"] if copy else None


def ending(body: dict[str, Any]) -> str | None:
    """Return closed, filled or cancelled when a StaffingOrder says that nobody is looked for any more."""
    reason = body.get("reasonOfChange", "")
    return reason if body["positionProfile"].get("positionOpenQuantity") == 0 and reason in ("closed", "filled", "cancelled") else None


def order(fields: dict[str, Any], reference: str, number: int, parties: dict[str, Any], over: bool, why: str | None) -> dict[str, Any]:
    """Return the StaffingOrder of a vacancy.

    `fields` are the exchanged ones, `parties` has company, site and department references (`scheme:value` or None),
    unit_name and origin, `over` says that nobody is looked for any more and `why` is the reason of the change.
    """
    more = urlencode({name: fields[name] for name in REPLACEMENT if fields[name]})
    urn = f"urn:workaniser:vacancy-copy:{number}:{rules.digest(fields)}" + (f"?={more}" if more else "")
    classes = {
        "department": _department(parties),
        "costCenter": {"code": fields["cost_centre"]},
        "referenceNumber": fields["purchase_order"],
    }
    made = {
        "documentId": {"value": reference, "schemeAgencyId": "Supplier" if parties["origin"] == "agency" else "Customer"},
        "customer": _customer(fields, parties),
        "orderType": "RFQ",
        "positionProfile": _profile(fields, parties, over),
        "resourceClassificationInclusion": classes,
        "reasonOfChange": why,
        "comments": fields["justification"],
        "customerSpecificRequirements": urn,
    }
    return _filled(made)


def _customer(fields: dict[str, Any], parties: dict[str, Any]) -> dict[str, Any]:
    mail = {"email": [{"address": fields["contact_email"], "useCode": "Business"}]} if fields["contact_email"] else None
    site = {"responsibilityCode": {"value": "Site"}, "id": [identifier(parties["site"])]} if parties["site"] else None
    contact = {"name": {"formattedName": fields["contact_name"] or parties["unit_name"]}, "communication": mail}
    return {"id": [identifier(parties["company"])] if parties["company"] else None, "establishment": site, "personContacts": [contact]}


def _profile(fields: dict[str, Any], parties: dict[str, Any], over: bool) -> dict[str, Any]:
    hours = {"value": float(fields["hours_per_week"]), "unitCode": {"value": "Hours"}} if fields["hours_per_week"] else None
    return {
        "positionId": {"value": fields["work_post_code"]},
        "positionTitle": fields["title"],
        "positionTask": {"description": {"value": fields["description"]}},
        "positionLocation": {"name": parties["unit_name"]},
        "positionOpenQuantity": 0 if over else fields["positions"],
        "positionOfferingTypes": {"value": "temporary staffing"},
        "positionQualifications": {"certifications": [{"name": one} for one in fields["requirements"] or []]},
        "positionPeriod": {"start": fields["starts_on"], "end": fields["ends_on"]},
        "workingPeriods": [{"workDuration": hours, "baseDuration": {"value": 1, "unitCode": {"value": "Weekly"}}}],
        "positionReason": fields["motive"],
        "shiftDescription": fields["shift_regime"],
    }


def _department(parties: dict[str, Any]) -> dict[str, Any] | None:
    # A department's code has no scheme in the standard: only the client's own code can be found again.
    scheme, _, code = (parties["department"] or "").partition(":")
    return {"code": code, "name": parties["unit_name"]} if scheme == "Customer" else None


def _weekly_hours(periods: list[dict[str, Any]]) -> str | None:
    one = periods[0]
    hours, base = one.get("workDuration"), one["baseDuration"]
    if not hours or hours["unitCode"]["value"] != "Hours" or (base["value"], base["unitCode"]["value"]) != (1, "Weekly"):
        return None
    weekly = Decimal(str(hours["value"])).quantize(Decimal("0.01"))
    return f"{weekly:.2f}" if weekly <= 168 else None


def _filled(value: Any) -> Any:
    """Return a value without what is empty: the standard knows absent, not null."""
    if isinstance(value, dict):
        made = {name: _filled(one) for name, one in value.items()}
        return {name: one for name, one in made.items() if one is not None and one != {} and one != []}
    if isinstance(value, list):
        return [_filled(one) for one in value]
    return value
