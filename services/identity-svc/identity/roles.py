"""What can be permitted, and the roles that a client starts with; a client's own definitions are rows of `role`."""

PERMISSIONS: dict[str, str] = {
    "vacancy:read": "vacancy", "vacancy:write": "vacancy", "vacancy:submit": "vacancy",
    "vacancy:approve": "vacancy", "vacancy:close": "vacancy",
    "candidate:read": "vacancy", "candidate:decide": "vacancy", "candidate:comment": "vacancy",
    "shift:read": "planning", "shift:write": "planning", "shift:publish": "planning",
    "temp:read": "planning", "contract:read": "planning", "rule:read": "planning",
    "rule:override": "planning",  # past a work rule that the back office leaves to HR; planners go past what it leaves to them
    "timesheet:read": "timesheet", "timesheet:correct": "timesheet",
    "timesheet:submit": "timesheet", "timesheet:approve": "timesheet",
    "wage:read": "",  # shows a field in several modules and opens none of them by itself
    "report:read": "reporting", "report:export": "reporting", "invoice:read": "reporting", "invoice:dispute": "reporting",
    "document:read": "document", "document:upload": "document",
    "unit:read": "identity", "unit:write": "identity", "user:read": "identity", "user:write": "identity",
    "role:read": "identity", "role:write": "identity", "notice:write": "identity", "incident:read": "identity",
}  # fmt: skip
"""Every permission (aggregate:verb) and the module it opens."""

AGENCY_ONLY = frozenset({"unit:write", "user:write", "role:write", "notice:write", "incident:read"})
"""A role for users of a client cannot hold these: only the agency registers users and says what roles mean."""


def _all(*aggregates: str, minus: str = "") -> list[str]:
    return [one for one in PERMISSIONS if one.split(":")[0] in aggregates and one not in minus.split()]


DEFAULT_ROLES: dict[str, list[str]] = {
    "hiring_manager": [*_all("vacancy", "candidate", minus="vacancy:approve"), "document:read", "unit:read"],
    "hr_manager": [one for one in PERMISSIONS if one not in AGENCY_ONLY],
    "planner": [*_all("shift", "temp", "contract", "rule", "timesheet", minus="rule:override"), "wage:read", "document:read", "unit:read"],
    "timesheet_approver": ["timesheet:read", "timesheet:approve", "unit:read"],
    "finance": [*_all("report", "invoice"), "document:read", "wage:read", "unit:read"],
    "consultant": [
        *_all("unit", "user", "role"), "vacancy:read", "candidate:read", "candidate:comment", "shift:read", "temp:read",
        "contract:read", "timesheet:read", "report:read", "document:read", "invoice:read",
    ],
    "operator": ["notice:write", "incident:read"],
    "privacy_officer": ["user:read"],
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
