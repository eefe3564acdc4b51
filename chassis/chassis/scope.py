"""Where a right counts: the caller's grants, the units they cover, and the SQL that keeps lists inside them.

The token says *what* somebody may do; the units come from the local projection of identity's grants, read in the
first statement of every operation, so that a revoked right or a disabled user ends here within the event's delay.
"""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Integer,
    false,
    literal_column,
    or_,
    select,
    text,
    true,
)

from chassis.db import Scoped, current, session
from chassis.problems import (
    Forbidden,
    Invalid,
    NotFound,
    PreconditionRequired,
    Stale,
    Unauthorised,
)

LEGAL_ZONE = ZoneInfo("Europe/Brussels")  # a grant's days are days in Belgium
INDEXED_LEVELS = 4  # company, site, department, team: see `chassis.schema.protect`


@dataclass(frozen=True)
class Grant:
    """Permissions in one unit and everything under it; `unit_id` None is the agency's whole domain."""

    unit_id: UUID | None
    path: tuple[UUID, ...]
    permissions: frozenset[str]


@dataclass(frozen=True)
class Principal:
    """The caller of the operation at hand."""

    id: UUID
    company_id: UUID | None = None
    name: str = ""
    permissions: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    session_id: str = ""
    is_agency: bool = False
    grants: tuple[Grant, ...] = field(default=(), repr=False)

    def allowed(self, permission: str, path: Iterable[UUID] | None = None) -> bool:
        """Say whether the caller has `permission` in the unit with this path, or anywhere when no path is given."""
        if permission not in self.permissions:
            return False
        covered = None if path is None else set(path)
        return any(
            permission in grant.permissions and (covered is None or grant.unit_id is None or grant.unit_id in covered)
            for grant in self.grants
        )


@dataclass(frozen=True)
class Unit:
    """A unit of a client as the projection holds it; `path` runs from the company down to the unit itself."""

    id: UUID
    company_id: UUID
    parent_id: UUID | None
    name: str
    kind: str
    path: list[UUID]
    reference: list[str]
    active: bool = True


_principal: ContextVar[Principal | None] = ContextVar("chassis_principal", default=None)


def principal() -> Principal:
    """Return the caller. Raises Unauthorised in an operation that asks for no login."""
    caller = _principal.get()
    if caller is None:
        raise Unauthorised("sign_in", "Sign in first.")
    return caller


_ACCESS = text("""
    SELECT set_config('app.company', :company, true), a.user_id, a.name, a.disabled, a.revoked_after, a.grants,
           (SELECT jsonb_object_agg(u.id, u.path) FROM unit u
             WHERE u.active AND u.id IN (SELECT (g->>'unit_id')::uuid FROM jsonb_array_elements(a.grants) g)) AS paths
      FROM (VALUES (1)) one LEFT JOIN access a ON a.user_id = :user_id
""")


def admit(claims: Mapping[str, Any], company_id: UUID | None) -> Principal:
    """Build the caller from the verified claims and the projection, and let the transaction see this company's rows.

    One statement for both. A caller the projection does not know yet has no grants and so sees nothing. Raises
    Unauthorised for ended access.
    """
    user_id, context = UUID(claims["sub"]), current()
    row = session().execute(_ACCESS, {"user_id": user_id, "company": str(company_id or "")}).mappings().one()
    issued = datetime.fromtimestamp(float(claims["iat"]), UTC)
    if row["disabled"] or (row["revoked_after"] and issued < row["revoked_after"]):
        raise Unauthorised("access_ended", "Sign in again.")
    context.company_id, context.actor_name = company_id, row["name"] or ""
    caller = Principal(
        id=user_id,
        company_id=company_id,
        name=context.actor_name,
        permissions=frozenset(claims.get("permissions") or ()),
        roles=frozenset(claims.get("roles") or ()),
        session_id=str(claims.get("sid", "")),
        is_agency=not claims.get("company"),
        grants=tuple(_grants(row["grants"] or [], row["paths"] or {})),
    )
    _principal.set(caller)
    return caller


def _grants(stored: list[dict[str, Any]], paths: dict[str, list[str]]) -> Iterable[Grant]:
    today = datetime.now(LEGAL_ZONE).date().isoformat()
    for one in stored:
        if (one.get("from") or "") <= today <= (one.get("until") or "9999"):
            unit_id = one.get("unit_id")
            if unit_id is None:
                yield Grant(None, (), frozenset(one["permissions"]))
            elif unit_id in paths:
                yield Grant(UUID(unit_id), tuple(UUID(part) for part in paths[unit_id]), frozenset(one["permissions"]))


def covers(path_column: Any, permission: str, company_column: Any = None) -> ColumnElement[bool]:
    """Return the condition that a row's `unit_path` lies in a unit where the caller has `permission`.

    One equality per granted unit, on the level of that unit. Units deeper than the indexed levels name their
    indexed ancestor too, so that an index serves any depth.
    """
    caller, conditions = principal(), []
    for grant in caller.grants:
        if permission not in grant.permissions or permission not in caller.permissions:
            continue
        if grant.unit_id is None:
            # All of the chosen client, as row-level security has it already; an index serves it when it is said this way.
            return _level(path_column, 1) == caller.company_id if caller.company_id else true()
        depth = len(grant.path)
        condition = _level(path_column, depth) == grant.unit_id
        if depth > INDEXED_LEVELS:
            condition = (_level(path_column, INDEXED_LEVELS) == grant.path[INDEXED_LEVELS - 1]) & condition
        conditions.append(condition)
    return or_(*conditions) if conditions else false()


def _level(path_column: Any, level: int) -> Any:
    # The level is part of the SQL text: with a parameter there, a prepared statement could not use the index on it.
    return path_column[literal_column(str(level), Integer)]


def in_scope(model: type[Scoped], permission: str | None = None) -> ColumnElement[bool]:
    """Return the condition that keeps a query on `model` inside the caller's scope for this operation's permission."""
    return covers(model.unit_path, permission or needed())


def needed() -> str:
    """Return the permission of the operation at hand."""
    from chassis.operations import operation

    if not operation().permission:
        raise LookupError("this operation has no permission of its own; name one")
    return operation().permission


def fetch(model: Any, key: Any, permission: str | None = None) -> Any:
    """Return the row of `model` with this id if the caller may see it here, locked when the operation changes things.

    Raises NotFound (also outside the scope), PreconditionRequired (428) and Stale (412) when the operation
    declares If-Match.
    """
    from chassis.operations import operation

    at_hand = operation()
    statement = select(model).where(model.id == key, in_scope(model, permission))
    if not at_hand.readonly:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = session().scalars(statement).one_or_none()
    if found is None:
        raise NotFound()
    if at_hand.if_match:
        check_version(found.version)
    return found


def check_version(version: int) -> None:
    """Compare the request's If-Match with a version. Raises PreconditionRequired or Stale."""
    from chassis.operations import operation

    sent = operation().header("If-Match")
    if sent is None:
        raise PreconditionRequired("if_match_missing", "Say which version you are changing (If-Match).")
    if sent.strip() not in ("*", f'"{version}"'):
        raise Stale("changed_meanwhile", "Somebody else changed this in the meantime.", version=version)


_UNIT = "SELECT id, company_id, parent_id, name, kind, path, reference, active FROM unit WHERE "
_UNIT_BY_ID = text(_UNIT + "id = :id")
_UNIT_BY_REFERENCE = text(_UNIT + "reference @> ARRAY[:reference]::text[] AND active ORDER BY cardinality(path) LIMIT 1")


def unit(unit_id: UUID) -> Unit | None:
    """Return a unit of the projection, or None."""
    row = session().execute(_UNIT_BY_ID, {"id": unit_id}).mappings().one_or_none()
    return Unit(**row) if row else None


def unit_by_reference(scheme: str, value: str) -> Unit | None:
    """Return the active unit that another system calls `value` in `scheme` (such as KBO), the highest when several do."""
    row = session().execute(_UNIT_BY_REFERENCE, {"reference": f"{scheme}:{value}"}).mappings().one_or_none()
    return Unit(**row) if row else None


def place(unit_id: UUID | str, permission: str | None = None) -> dict[str, Any]:
    """Return the scope columns for a new row in a unit. Raises Invalid when the caller has no right there."""
    found = unit(UUID(str(unit_id)))
    # Without a permission of its own the operation is not scoped by unit; only a company's own units count then.
    if found is None or not found.active or not principal().allowed(permission or needed(), found.path):
        raise Invalid("unit_unknown", "There is no such unit here.", errors=[{"pointer": "/unit_id", "rule": "known"}])
    if current().company_id != found.company_id:
        raise Invalid("unit_unknown", "There is no such unit here.", errors=[{"pointer": "/unit_id", "rule": "known"}])
    return {"company_id": found.company_id, "unit_id": found.id, "unit_path": found.path}


def require(permission: str, path: Iterable[UUID] | None = None) -> None:
    """Raise Forbidden unless the caller has a further permission (in the unit with this path)."""
    if not principal().allowed(permission, path):
        raise Forbidden("permission_missing", "You do not have the right to do this.", permission=permission)
