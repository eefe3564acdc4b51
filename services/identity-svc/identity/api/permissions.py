"""What a role can permit."""

from typing import Any

from identity.roles import AGENCY_ONLY, CATALOGUE


def search() -> dict[str, Any]:
    """Return every permission of the services' specifications."""
    entries = [{"permission": code, "is_agency": code in AGENCY_ONLY, **entry} for code, entry in CATALOGUE.items()]
    return {"items": entries, "next": None}
