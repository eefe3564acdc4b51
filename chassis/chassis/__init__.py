"""The microservice chassis: what every service needs and no domain noun at all. Services import from here."""

from chassis.db import (
    Base,
    Scoped,
    Versioned,
    current,
    session,
    set_company,
    transaction,
)
from chassis.operations import Download
from chassis.paging import page
from chassis.problems import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    Problem,
    TooMany,
    Unauthorised,
    Unavailable,
)
from chassis.scope import (
    Principal,
    Unit,
    covers,
    fetch,
    in_scope,
    place,
    principal,
    require,
    unit,
    unit_by_reference,
)

__all__ = [
    "Base", "Conflict", "Download", "Forbidden", "Invalid", "NotFound", "Principal", "Problem", "Scoped", "TooMany",
    "Unauthorised", "Unavailable", "Unit", "Versioned", "covers", "current", "fetch", "in_scope", "page", "place",
    "principal", "publish", "record", "require", "send", "session", "set_company", "timeline", "transaction", "unit",
    "unit_by_reference",
]  # fmt: skip
