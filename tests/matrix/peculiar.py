"""What cannot be told from columns and specifications: what a service's constraints want, and where it means something else.

Every entry has its reason; an entry is the place to look when a rule about access is questioned.
"""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=1)
MORNING = NOON - timedelta(hours=3)
LAST_DAY = NOON.date() + timedelta(days=30)

TEMPLATE_FIELDS = [
    "title", "work_post_code", "positions", "motive", "justification", "shift_regime", "hours_per_week", "requirements",
    "description", "cost_centre", "purchase_order", "contact_name", "contact_email",
]  # fmt: skip

SETTINGS: dict[str, dict[str, str]] = {
    "document": {"KEY_ENCRYPTION_KEY": base64.b64encode(bytes(32)).decode(), "FILES_DIR": "{folder}"},
}
"""Settings that a service needs besides those of every service; `{folder}` is one that is gone afterwards."""

ROWS: dict[str, dict[str, dict[str, Any]]] = {
    "identity": {
        # A unit is its own row: the id is the unit's, and it lies in itself.
        "org_unit": {"id": lambda company, unit, _: company.units[unit], "kind": "team", "references": []},
        "user_account": {"email": lambda company, unit, _: f"{unit}.{company.id.hex}@client.example"},
        "user_grant": {"user_id": lambda _company, _unit, ids: ids["user_account"], "role": "planner"},
        "session": {"user_id": lambda _company, _unit, ids: ids["user_account"]},
        "mail": {"user_id": lambda _company, _unit, ids: ids["user_account"], "kind": "warning"},
        # A role that only this row defines: a definition of a default would change who may do what.
        "role": {"code": lambda _company, unit, _: f"own_{unit}", "name": {"nl": "x", "fr": "x", "en": "x"}},
        "notice": {"severity": "information", "text": {"nl": "x", "fr": "x", "en": "x"}, "audience": "everybody"},
        "delegation": {"to_user_id": lambda _company, _unit, ids: ids["user_account"]},
        "review": {"due_on": LAST_DAY},
        "review_line": {"user_id": lambda _company, _unit, ids: ids["user_account"], "answer": None},
    },
    "timesheet": {
        # A line of the sheet's revision at hand; the others are history.
        "timesheet_line": {"revision": 1},
    },
    "planning": {
        "availability_line": {"status": "available"},
    },
    "document": {
        "document": {"kind": "general", "status": "available", "media_type": "application/pdf", "subject_type": "unit"},
    },
    "reporting": {"invoice": {"kind": "invoice"}},
    "vacancy": {
        "exchanged_copy": {"holder": "portal"},
        "template": {"fields": {**dict.fromkeys(TEMPLATE_FIELDS), "title": "Packer", "positions": 1, "requirements": []}},
        # The calendar file of an interview that nobody planned is not found, by anybody.
        "candidate": {
            "status": "interview_planned",
            "interview_start": MORNING,
            "interview_end": NOON,
            # The moment that a request names, proposed by the agency.
            "slots": [
                {
                    "id": "0199a1b2-0000-7000-8000-00000000abcd",
                    "start": MORNING.isoformat(),
                    "end": NOON.isoformat(),
                    "place": None,
                    "from_agency": True,
                    "by": None,
                }
            ],
        },
        # The meter of a work post that is not listed is not found, by anybody; a request asks for the post `x`.
        "work_post": {"code": lambda _company, unit, _ids: "x" if unit == "company" else f"x {unit}"},
    },
}
"""Columns whose type does not say enough: service -> table -> column -> value, or a function of (company, unit, ids)."""

SKIPPED: dict[str, set[str]] = {
    "planning": {"coding"},  # a client's rule book: what is allowed would depend on it, and it has no unit
    "document": {"data_key"},  # one per company, and it has to be a real one
}
"""Tables without a row of their own here."""

INCLUDED: dict[str, set[str]] = {"shifts.publish_many": {"unit_id", "week"}}
"""Optional fields of a body without which an operation has nothing to do."""

PATHS: dict[str, str] = {"user_id": "user_account", "line_id": "timesheet_line", "code": "", "report": "", "view_id": ""}
"""Path variables that are not named after their table; empty for one that names no row."""

VALUES: dict[str, str] = {"code": "planner", "report": "temps"}
"""What to send for a path variable that names no row."""

LISTS: dict[str, str] = {"units.search": "org_unit", "templates.search": "template"}
"""Lists whose rows have no operation of their own, and the table they show."""

QUIET: set[str] = {"timesheets.approve_many", "shifts.publish_many", "prices.quote", "views.delete"}
"""Operations on many rows that answer well and do nothing where the caller has no right, rather than refuse the whole; and
one that forgets what is the caller's own, which somebody else's never is."""

DOWNWARDS: set[str] = {"temps.search", "temps.get", "templates.search", "reviews.search", "reviews.get", "reviews.lines"}
"""Operations on things that reach down: a temp, a template or a round of the whole site is there for each of its departments."""

ALSO_NEEDS: dict[str, str] = {"shifts.price": "wage:read"}
"""A second permission that an operation asks for once the row is in reach."""

WHOLE_COMPANY: set[str] = {"company_settings.update"}
"""Operations on the company itself although they name no row: a right in a part of it does not reach that far."""

OWN: set[str] = {"sessions.end", "delegations.end", "delegations.give", "delegations.colleagues"}
"""Operations on the caller's own things, which no row here is: for nobody are those of somebody else there, or a right to hand over."""

EVERYWHERE: set[str] = {"companies.search", "users.everywhere"}
"""Operations in which the agency's users see all clients, not only the chosen one."""

CALLERS: dict[str, str] = {
    "identity": (
        "INSERT INTO user_account (id, company_id, unit_id, unit_path, first_name, last_name, job_title, email, language, status, totp_on,"
        " totp_used, counts_from) VALUES (%(user)s, %(company)s, %(company)s, %(path)s, 'Test', 'Person', 'Tester', %(user)s || '@x.example',"
        " 'nl', 'active', false, 0, now())"
    ),
}
"""How a service has to know a caller besides the projection that all have."""


def _documents(world: Any) -> None:
    """Seal and store content for every document: one without it cannot be downloaded by anybody."""
    from chassis import session, transaction
    from document import keeping, sealing, storage
    from document.models import Document

    for company, units in world.rows.items():
        with transaction(company):
            key = keeping._data_key(company)
            for rows in units.values():
                storage.put(company, rows["document"], sealing.seal([b"content"], keeping._opened(key), rows["document"]))
                session().get_one(Document, rows["document"]).data_key_id = key.id


def _passwords(_: Any) -> None:
    """Compare passwords for little: that of nobody here is right, and what an operation costs is shown elsewhere."""
    from argon2 import PasswordHasher

    from identity import passwords

    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


FINISH: dict[str, Callable[[Any], None]] = {"document": _documents, "identity": _passwords}
"""What a service has to do itself for its rows to be whole, or for its operations to be quick."""
