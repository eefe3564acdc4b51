"""One row of every table in every unit of two companies, without knowing what any of them means.

Values follow from the columns' types; a column named after a table refers to that table's row in the same unit. What a
service's own constraints want besides stands in `peculiar.py`.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import psycopg
from peculiar import FINISH, ROWS, SKIPPED
from psycopg.types.json import Jsonb
from sqlalchemy import Column, Table

from chassis.db import Base
from chassis.ids import uuid7
from chassis.testing.company import Company

TODAY = datetime.now(UTC).date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())


@dataclass
class World:
    """Two companies; `rows[company][unit][table]` is the id of a row."""

    mine: Company
    other: Company
    rows: dict[UUID, dict[str, dict[str, UUID]]] = field(default_factory=dict)

    def row(self, table: str, unit: str, other: bool = False) -> UUID | None:
        """Return the id of a table's row in a unit."""
        return self.rows[(self.other if other else self.mine).id][unit].get(table)

    def units(self) -> set[UUID]:
        """Return the units of the caller's company: a row names those above it in its path."""
        return set(self.mine.units.values())

    def at(self, unit: str, other: bool = False) -> dict[str, UUID]:
        """Return the ids of all rows in a unit, by table, and the unit itself."""
        company = self.other if other else self.mine
        return {**self.rows[company.id][unit], "unit": company.units[unit]}


def arrange(service: str, admin_url: str) -> World:
    """Make two companies and their rows."""
    world = World(Company(admin_url), Company(admin_url))
    tables = [table for table in Base.metadata.sorted_tables if "id" in table.columns]
    with psycopg.connect(admin_url) as admin:
        admin.execute("SET session_replication_role = replica")  # rows refer to each other in any order
        for company in (world.mine, world.other):
            for unit in company.units:
                ids = {table.name: uuid7() for table in tables}
                world.rows[company.id] = world.rows.get(company.id, {}) | {unit: ids}
                for table in [one for one in tables if one.name not in SKIPPED.get(service, ())]:
                    _insert(admin, table, _values(service, table, company, unit, ids))
    if service in FINISH:
        FINISH[service](world)
    return world


def _insert(admin: psycopg.Connection, table: Table, values: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    admin.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join(["%s"] * len(values))})', list(values.values()))


def _values(service: str, table: Table, company: Company, unit: str, ids: dict[str, UUID]) -> dict[str, Any]:
    wanted = ROWS.get(service, {}).get(table.name, {})
    found: dict[str, Any] = {}
    for column in table.columns:
        if column.name in wanted:
            one = wanted[column.name]
            found[column.name] = one(company, unit, ids) if callable(one) else one
        elif (value := _value(column, table, company, unit, ids)) is not None:
            found[column.name] = value
    if "id" in found:
        ids[table.name] = found["id"]
    return {
        name: Jsonb(value, dumps=_dumps) if isinstance(value, dict | list) and _is_json(table.columns[name]) else value
        for name, value in found.items()
    }


def _dumps(value: Any) -> str:
    return json.dumps(value, default=str)


def _is_json(column: Column[Any]) -> bool:
    return type(column.type).__name__ in ("JSONB", "JSON")


def _value(column: Column[Any], table: Table, company: Company, unit: str, ids: dict[str, UUID]) -> Any:
    placed = {"id": ids[table.name], "company_id": company.id, "unit_id": company.units[unit], "unit_path": company.path(unit)}
    if column.name in placed:
        return placed[column.name]
    if column.name.endswith("_id") and column.name[:-3] in ids:
        return ids[column.name[:-3]]
    if column.server_default is not None or column.nullable:
        return None
    if column.default is not None:
        made = column.default.arg
        return made(None) if callable(made) else made  # SQLAlchemy gives every such function its context
    return _by_type(column, table, unit)


def _by_type(column: Column[Any], table: Table, unit: str) -> Any:
    kind = type(column.type).__name__
    late = any(word in column.name for word in ("end", "until", "due"))
    if kind == "ARRAY":
        return []
    if kind in ("DateTime", "DATETIME"):
        return datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(hours=16 if late else 8)
    values: dict[str, Any] = {
        "Uuid": uuid7(),
        "Date": MONDAY + timedelta(days=365 if late else 0),
        "JSONB": {},
        "Boolean": False,
        "Numeric": Decimal(1),
        "LargeBinary": f"{table.name} {unit} {uuid7()}".encode(),
    }
    text = f"{uuid7().hex[-6:]} {table.name} {unit}"[: getattr(column.type, "length", None) or 100]
    return values.get(kind, 0 if "Integer" in kind else text)
