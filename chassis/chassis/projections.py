"""What every service keeps of identity's facts: the clients' units and who may do what where."""

from typing import Any

from sqlalchemy import text

from chassis.consumer import CloudEvent, on
from chassis.db import Base, Scoped, session
from chassis.strictjson import encode

_UNIT = text("""
    WITH before AS (SELECT path FROM unit WHERE id = :id)
    INSERT INTO unit (id, company_id, parent_id, name, kind, path, reference, active, version)
    VALUES (:id, :company_id, :parent_id, :name, :kind, CAST(:path AS uuid[]), :reference, :active, :version)
    ON CONFLICT (id) DO UPDATE SET company_id = excluded.company_id, parent_id = excluded.parent_id, name = excluded.name,
        kind = excluded.kind, path = excluded.path, reference = excluded.reference, active = excluded.active,
        version = excluded.version
    RETURNING (SELECT path FROM before)
""")
_ACCESS = text("""
    INSERT INTO access (user_id, company_id, name, disabled, revoked_after, grants, version)
    VALUES (:user_id, :company_id, :name, :disabled, :revoked_after, CAST(:grants AS jsonb), :version)
    ON CONFLICT (user_id) DO UPDATE SET company_id = excluded.company_id, name = excluded.name,
        disabled = excluded.disabled, revoked_after = excluded.revoked_after, grants = excluded.grants,
        version = excluded.version
""")
_MOVE = """
    UPDATE TABLE SET COLUMN = CAST(:path AS uuid[]) || COLUMN[AFTER:]
     WHERE COLUMN[DEPTH] = :unit_id AND COLUMN[1:DEPTH] <> CAST(:path AS uuid[])
"""


@on("unit.changed")
def keep_unit(event: CloudEvent) -> None:
    """Keep a unit; when it moved, everything in and under it moves along."""
    unit = event.data
    path = [str(one) for one in unit["path"]]
    row = {name: unit[name] for name in ("id", "company_id", "parent_id", "name", "kind", "active")}
    reference = [f"{one['scheme']}:{one['value']}" for one in unit["references"]]
    before = session().execute(_UNIT, {**row, "path": path, "reference": reference, "version": event.version}).scalar_one()
    if before and [str(one) for one in before] != path:
        _move(unit["id"], path, len(before))
    session().execute(text("SELECT pg_notify('unit', :id)"), {"id": unit["id"]})


@on("access.changed")
def keep_access(event: CloudEvent) -> None:
    """Keep what a user may do where. A disabled user or an ended grant counts from the next operation on."""
    access: dict[str, Any] = {"company_id": None, "revoked_after": None, **event.data, "version": event.version}
    session().execute(_ACCESS, {**access, "grants": encode(access["grants"]).decode()})
    session().execute(text("SELECT pg_notify('access', :id)"), {"id": str(access["user_id"])})


def _move(unit_id: str, path: list[str], depth: int) -> None:
    # `depth` is where the unit stood in the old paths; what comes after it in a row's path is kept.
    tables = {str(mapper.local_table) for mapper in Base.registry.mappers if issubclass(mapper.class_, Scoped)}
    for table, column in [("unit", "path"), *((name, "unit_path") for name in sorted(tables))]:
        statement = _MOVE.replace("TABLE", table).replace("COLUMN", column).replace("AFTER", str(depth + 1)).replace("DEPTH", str(depth))
        session().execute(text(statement), {"path": path, "unit_id": unit_id})
