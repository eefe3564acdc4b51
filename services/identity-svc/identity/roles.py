"""What can be permitted, and the roles that a client starts with; a client's own definitions are rows of `role`."""

import json
from importlib.resources import files
from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = json.loads((files("identity") / "permissions.json").read_text(encoding="utf-8"))
"""Every permission (aggregate:verb) of the services' specifications: `module`, `about`, `operations`. Made by `make gateway`."""

PERMISSIONS: dict[str, str] = {permission: entry["module"] for permission, entry in CATALOGUE.items()}
"""Every permission and the module it opens; empty for one that shows a field in several and opens none by itself."""

AGENCY_ONLY = frozenset({"user:write", "role:write", "notice:write", "opening:read"})
"""A role for users of a client cannot hold these: only the agency registers users and says what roles mean."""

APPROVALS: dict[str, list[str]] = {"timesheet:approve": ["timesheet:read"], "vacancy:approve": ["vacancy:read"]}
"""The rights that can be handed to a colleague, and what has to be seen to use them."""

HANDED_OVER = "handed_over"
"""Stands where a role does for a right that a colleague handed over; no role can have this code."""


def _all(*aggregates: str, minus: str = "") -> list[str]:
    return [one for one in PERMISSIONS if one.split(":")[0] in aggregates and one not in minus.split()]


DEFAULT_ROLES: dict[str, list[str]] = {
    "hiring_manager": [*_all("vacancy", "candidate", minus="vacancy:approve"), "document:read", "unit:read"],
    "hr_manager": [one for one in PERMISSIONS if one not in AGENCY_ONLY],
    "planner": [*_all("shift", "temp", "contract", "rule", "timesheet", minus="rule:override"), "wage:read", "document:read", "unit:read"],
    "timesheet_approver": ["timesheet:read", "timesheet:approve", "unit:read"],
    "finance": [*_all("report", "invoice"), "document:read", "wage:read", "unit:read"],
    "consultant": [
        *_all("unit", "user", "role"), "vacancy:read", "candidate:read", "candidate:interview", "candidate:comment", "shift:read", "temp:read", "temp:contact",
        "contract:read", "timesheet:read", "report:read", "document:read", "document:upload", "opening:read", "invoice:read",
    ],
    "operator": ["notice:write", "unit:read"],
    "privacy_officer": ["user:read", "opening:read"],
}  # fmt: skip
"""Role code -> permissions. The last three are the agency's (`AGENCY_ROLES`)."""

AGENCY_ROLES = frozenset({"consultant", "operator", "privacy_officer"})

ROLE_NAMES: dict[str, dict[str, str]] = {
    "hiring_manager": {"nl": "Aanwervende manager", "fr": "Responsable du recrutement", "en": "Hiring manager"},
    "hr_manager": {"nl": "HR-manager", "fr": "Responsable RH", "en": "HR manager"},
    "planner": {"nl": "Planner", "fr": "Planificateur", "en": "Planner"},
    "timesheet_approver": {"nl": "Goedkeurder van prestaties", "fr": "Approbateur des prestations", "en": "Timesheet approver"},
    "finance": {"nl": "Financiën", "fr": "Finances", "en": "Finance"},
    "consultant": {"nl": "Consulent", "fr": "Consultant", "en": "Consultant"},
    "operator": {"nl": "Operator", "fr": "Opérateur", "en": "Operator"},
    "privacy_officer": {"nl": "Privacyverantwoordelijke", "fr": "Responsable vie privée", "en": "Privacy officer"},
}


def modules(permissions: set[str] | frozenset[str]) -> list[str]:
    """Return the modules (service names, sorted) that these permissions open; this is the token's `roles`."""
    return sorted({PERMISSIONS[one] for one in permissions if PERMISSIONS.get(one)})
