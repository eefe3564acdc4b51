"""The microservice chassis: what every service needs and no domain noun at all. Services import from here.

Names are looked up when they are first asked for: the relay needs no web framework, and starts in a fraction of
the time without one.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chassis.audit import timeline
    from chassis.db import Base, Scoped, Versioned, current, session, set_company, transaction
    from chassis.downloads import Download
    from chassis.outbox import publish, record, send
    from chassis.paging import page
    from chassis.problems import Conflict, Forbidden, Invalid, NotFound, Problem, TooMany, Unauthorised, Unavailable
    from chassis.scope import Principal, Unit, covers, fetch, in_scope, place, principal, require, unit, unit_by_reference
    from chassis.uploads import uploaded

_HOME = {
    "audit": ["timeline"],
    "db": ["Base", "Scoped", "Versioned", "current", "session", "set_company", "transaction"],
    "downloads": ["Download"],
    "outbox": ["publish", "record", "send"],
    "paging": ["page"],
    "problems": ["Conflict", "Forbidden", "Invalid", "NotFound", "Problem", "TooMany", "Unauthorised", "Unavailable"],
    "scope": ["Principal", "Unit", "covers", "fetch", "in_scope", "place", "principal", "require", "unit", "unit_by_reference"],
    "uploads": ["uploaded"],
}  # fmt: skip
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Base", "Conflict", "Download", "Forbidden", "Invalid", "NotFound", "Principal", "Problem", "Scoped", "TooMany",
    "Unauthorised", "Unavailable", "Unit", "Versioned", "covers", "current", "fetch", "in_scope", "page", "place",
    "principal", "publish", "record", "require", "send", "session", "set_company", "timeline", "transaction", "unit",
    "unit_by_reference", "uploaded",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'chassis' has no attribute {name!r}")
    return getattr(import_module(f"chassis.{_MODULE_OF[name]}"), name)
