"""What holds for every service: `from chassis.testing.checks import *` in its `tests/test_standing.py` runs these tests."""

import ast
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, pool

from chassis import consumer, migrate
from chassis.db import Base
from chassis.ids import uuid7
from chassis.schema import TABLES
from chassis.testing import contracts, specs
from chassis.testing.clients import Client, Clients
from chassis.testing.company import Company, Issuer
from chassis.testing.specs import OperationSpec

__all__ = [
    "pytest_generate_tests",
    "test_company_tables_are_protected",
    "test_consumed_names_have_contracts",
    "test_emitted_names_have_contracts",
    "test_models_match_migrations",
    "test_one_migration_head",
    "test_refuses_hostile_bodies",
    "test_refuses_without_grant",
    "test_refuses_without_permission",
    "test_refuses_without_token",
    "test_specification_is_sound",
]

CHASSIS_TABLES = {*re.findall(r"CREATE TABLE (\w+)", TABLES), "alembic_version"}
# Tables of the chassis that name a company for another reason than to keep companies apart; see `schema.GRANTS`.
UNPROTECTED = {"outbox", "inbox_dead", "unit", "access"}
BEYOND_MODELS = {"remove_table", "remove_index", "remove_constraint", "remove_fk"}
HOSTILE = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[" * 20_000,
    b'{"a": NaN}',
    b'{"a": 1, "a": 2}',
    b'{"a": ' + b"9" * 400 + b"}",
    b'{"\\u0000": "\\ud800"}',
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for an `operation` one run per operation it is about."""
    wants: dict[str, Callable[[OperationSpec], bool]] = {
        "guarded": lambda one: not one.public,
        "permitted": lambda one: bool(one.permission),
        "taking": lambda one: one.body() is not None,
    }
    for name, wanted in wants.items():
        if name in metafunc.fixturenames:
            folder = specs.folder_of(Path(metafunc.module.__file__))
            found = [one for one in specs.operations(specs.read(folder)) if wanted(one)]
            metafunc.parametrize(name, found, ids=[one.id for one in found])


def _refused(client: Client, one: OperationSpec, status: int) -> None:
    answer = client.request(one.method.upper(), one.url)
    assert answer.status_code == status, f"{one.method.upper()} {one.path} answers {answer.status_code}: {answer.text[:300]}"
    assert answer.headers["content-type"] == "application/problem+json"


def test_refuses_without_token(guarded: OperationSpec, anonymous: Client) -> None:
    """Nobody: 401, before anything else is looked at."""
    _refused(anonymous, guarded, 401)


def test_refuses_without_permission(permitted: OperationSpec, as_: Callable[..., Client]) -> None:
    """Somebody whose token does not have the permission: 403."""
    _refused(as_("", permissions=[]), permitted, 403)


def test_refuses_without_grant(permitted: OperationSpec, http: Clients, issuer: Issuer, company: Company) -> None:
    """Somebody whose token has the permission, but who holds it in no unit (any more): 403, or 400 or 428 for the empty request."""
    token = issuer.token(uuid7(), company.id, [permitted.permission])
    headers = {"Authorization": f"Bearer {token}"}
    answer = http.make(headers).request(permitted.method.upper(), permitted.url)
    assert answer.status_code in (400, 403, 415, 428), f"{permitted.id} answers {answer.status_code}: {answer.text[:300]}"


def test_refuses_hostile_bodies(taking: OperationSpec, as_: Callable[..., Client], anonymous: Client) -> None:
    """Bytes that are no JSON of ours: 4xx with a problem, never 500 and never an echo."""
    client = anonymous if taking.public else as_("", permissions=[taking.permission] if taking.permission else [])
    for body in HOSTILE:
        answer = client.request(taking.method.upper(), taking.url, content=body, headers={"Content-Type": "application/json"})
        assert 400 <= answer.status_code < 500, f"{taking.id} answers {answer.status_code} to {body[:20]!r}"
        assert answer.headers["content-type"] == "application/problem+json"


def test_specification_is_sound(service_folder: Path) -> None:
    """Bounds on every input, conditions on every write, one security per operation."""
    assert specs.faults(specs.read(service_folder)) == []


def test_one_migration_head(service: str) -> None:
    """The migrations are one line."""
    assert len(migrate.scripts(service).get_heads()) == 1


def test_models_match_migrations(service: str, admin_url: str) -> None:
    """What the models expect is what the migrations made. (A database may have more: indexes, constraints, tables for plain SQL.)"""
    import_module(f"{service}.models")
    bind = create_engine(admin_url.replace("postgresql://", "postgresql+psycopg://", 1), poolclass=pool.NullPool)
    with bind.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_ours})
        found = list(_flat(compare_metadata(context, Base.metadata)))
    assert [one for one in found if one[0] not in BEYOND_MODELS] == []


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or name not in CHASSIS_TABLES


def _flat(differences: Any) -> Iterator[Any]:
    for one in differences:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield one


def test_company_tables_are_protected(service: str, admin_url: str) -> None:
    """Every table with a company in it is behind forced row-level security, and the app role owns nothing."""
    with psycopg.connect(admin_url) as admin:
        open_ones = admin.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id' AND NOT a.attisdropped"
            " WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
        ).fetchall()
        owned = admin.execute("SELECT relname FROM pg_class WHERE relowner = %s::regrole", [f"{service}_app"]).fetchall()
    assert {name for (name,) in open_ones} <= UNPROTECTED
    assert owned == []


def _said(folder: Path, function: str) -> set[str]:
    """Return the literal first arguments of all calls of a function in a service."""
    found = set()
    for file in sorted((folder / folder.name.removesuffix("-svc")).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function and node.args:
                found |= {one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found


def test_emitted_names_have_contracts(service_folder: Path, admin_url: str) -> None:
    """Everything that is published or sent has a schema, and an example that fits it."""
    for kind, function in (("events", "publish"), ("messages", "send")):
        for name in sorted(_said(service_folder, function)):
            contracts.check(kind, name, contracts.example(kind, name))


def test_consumed_names_have_contracts(admin_url: str) -> None:
    """Everything this service has a handler for has a schema, and an example that fits it."""
    for kind, handlers in (("events", consumer.events), ("messages", consumer.messages)):
        for name in sorted(handlers.keys() - {consumer.ANY}):
            contracts.check(kind, name, contracts.example(kind, name))
