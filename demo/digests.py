"""What the back office holds of each vacancy, in digests it computes itself from the orders; by the contract of VacancyDigests alone."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

Body = dict[str, Any]
ENDED = ("closed", "filled", "cancelled")


def digest_of(order: Body) -> str:
    """The digest of one order: SHA-256 of the canonical JSON of its fields, empty ones left out."""
    held = {name: value for name, value in _fields(order).items() if value not in (None, "", [])}
    return hashlib.sha256(json.dumps(held, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def held(before: dict[str, str], orders: Iterable[Body]) -> dict[str, str]:
    """Digest by vacancy: those held before, with the last order of each since; what ended is no longer held."""
    last = {order["documentId"]["value"]: order for order in orders}
    over = {name for name, order in last.items() if order.get("reasonOfChange") in ENDED}
    return {name: one for name, one in (before | {name: digest_of(order) for name, order in last.items()}).items() if name not in over}


def _fields(order: Body) -> Body:
    profile, classes = order["positionProfile"], order.get("resourceClassificationInclusion", {})
    contact = (order["customer"].get("personContacts") or [{}])[0]
    mails = contact.get("communication", {}).get("email", [])
    hours = profile["workingPeriods"][0].get("workDuration")
    name = contact.get("name", {}).get("formattedName")
    replaced = dict(parse_qsl(order.get("customerSpecificRequirements", "").partition("?=")[2]))
    return replaced | {
        "unit": _unit(order, classes),
        "title": profile.get("positionTitle"),
        "work_post_code": profile.get("positionId", {}).get("value"),
        "positions": profile.get("positionOpenQuantity", 1),
        "motive": profile.get("positionReason"),
        "justification": order.get("comments"),
        "starts_on": profile["positionPeriod"]["start"],
        "ends_on": profile["positionPeriod"].get("end"),
        "shift_regime": profile.get("shiftDescription"),
        "hours_per_week": f"{hours['value']:.2f}" if hours else None,
        "requirements": [one["name"] for one in profile.get("positionQualifications", {}).get("certifications", [])],
        "description": profile.get("positionTask", {}).get("description", {}).get("value"),
        "cost_centre": classes.get("costCenter", {}).get("code"),
        "purchase_order": classes.get("referenceNumber"),
        "contact_name": None if name == profile["positionLocation"].get("name") else name,
        "contact_email": mails[0]["address"] if mails else None,
    }


def _unit(order: Body, classes: Body) -> str:
    """The deepest place that the order names: department, site or client."""
    sites = order["customer"].get("establishment", {}).get("id", [])
    if code := classes.get("department", {}).get("code"):
        return f"Customer:{code}"
    return f"Customer:{sites[0]['value']}" if sites else f"KBO:{order['customer']['id'][0]['value']}"
