"""Rules without a database: whose right opens which kind, and how long a kind is kept. What a file is: see `files`."""

from datetime import date, timedelta

KIND_PERMISSION = {
    "cv": "candidate:read",
    "contract": "contract:read",
    "invoice": "invoice:read",
    "work_post_form": "document:read",
    "general": "document:read",
}
# Days after the day that counts (the end of a contract, the arrival of the others). The agency's privacy statement may
# say otherwise: contracts and work-post forms five years (social documents), invoices ten (VAT Code art. 60).
RETENTION_DAYS = {"cv": 365, "contract": 5 * 365 + 2, "invoice": 10 * 365 + 3, "work_post_form": 5 * 365 + 2, "general": 2 * 365 + 1}
AFTER_DECISION_DAYS = 28
"""A CV is kept so long after its candidate was rejected or withdrawn."""
UNCLAIMED_DAYS = 30
"""A CV whose candidate never came is kept so long."""
ANNOUNCED_DAYS = 1
"""An announced document whose content never came is kept so long."""
REFUSED_DAYS = 7
"""So long an infected document is shown to whoever uploaded it; its content is gone at once."""
KEPT_EDITIONS = frozenset({"work_post_form", "general"})
"""Kinds of which an earlier edition stays to be read as long as the kind says: it was in force once."""

MOST_ATTACHED, MOST_UPLOADED = 10 * 1024 * 1024, 25 * 1024 * 1024
"""Bytes of a file in a message of the agency, and of one that a person uploads (`x-upload` in the specification)."""


def kept_until(kind: str, day: date) -> date:
    """Return until when a document of this kind is kept, counted from `day`."""
    return day + timedelta(days=RETENTION_DAYS[kind])
