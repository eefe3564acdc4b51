"""The authorization matrix of one service; prints what was tried and what was wrong.

`python -m chassis.testing.servers -- python tests/matrix/run.py <service>`
"""

import base64
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import oracle
import peculiar
import psycopg
import samples
from arrange import World, arrange
from calling import Answer, Caller
from joserfc import jwt
from joserfc.jwk import ECKey
from sqlalchemy import true

from chassis import auth, consumer, operations, scope
from chassis.db import Base, engine
from chassis.ids import uuid7
from chassis.settings import use_service
from chassis.testing import contracts, databases, servers, specs
from chassis.testing.clients import roles_of
from chassis.testing.company import Issuer
from chassis.testing.specs import OperationSpec

ROOT = Path(__file__).resolve().parents[2]
BAD_TOKENS = ("none", "rubbish", "expired", "wrong audience", "wrong key", "alg none", "revoked", "disabled")
ENDED = {"revoked": "revoked_after = now() + interval '1 hour'", "disabled": "disabled = true"}
SHOWN = 40
ENOUGH = 20  # wrong cells that show a hole
TOKEN_SECONDS = 200.0


@dataclass
class Cell:
    """One combination and what came of it."""

    operation: str
    role: str
    relation: str
    token: str
    expected: str
    got: str = ""


@dataclass
class Matrix:
    """Everything that is tried of one service."""

    service: str
    spec: dict[str, Any]
    operations: list[OperationSpec]
    world: World
    issuer: Issuer
    call: Caller
    admin_url: str
    cells: Counter[str] = field(default_factory=Counter)
    wrong: list[Cell] = field(default_factory=list)
    users: dict[tuple[str, str], UUID] = field(default_factory=dict)
    tokens: dict[tuple[str, str, str], tuple[float, str | None]] = field(default_factory=dict)
    strange_key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", parameters={"kid": "test"}))

    def run(self, enough: int | None = None) -> None:
        """Try every cell, or until so many are wrong."""
        for operation in self.operations:
            for role in oracle.ROLES:
                if enough is not None and len(self.wrong) >= enough:
                    return
                self._tokens(operation, role)
                self._dates(operation, role)
                if self._names_a_row(operation):
                    self._rows(operation, role)
                else:
                    self._lists(operation, role)
                if operation.method == "get" and any(one["name"] == "unit_id" for one in operation.parameters):
                    self._rows(operation, role, filtered=True)

    def _names_a_row(self, operation: OperationSpec) -> bool:
        named = [name for name in re.findall(r"\{([^}]+)\}", operation.path) if self._table(name)]
        return bool(named) or samples.names_a_row(self.spec, operation, self.world.at("dept"))

    @staticmethod
    def _table(variable: str) -> str:
        return peculiar.PATHS.get(variable, variable.removesuffix("_id"))

    def _tokens(self, operation: OperationSpec, role: str) -> None:
        for state in BAD_TOKENS:
            answer = self._send(operation, role, "site_a", self.world.at("site_a"), token=state)
            # What the token itself does not permit is refused before anybody asks whether its user is still welcome.
            refused = state in ENDED and oracle.verdict(role, operation.permission, None) == "refused"
            expected = 403 if refused else 401
            self._note(Cell(operation.id, role, "own", state, str(expected)), answer, answer.status == expected)

    def _dates(self, operation: OperationSpec, role: str) -> None:
        """Requests with a token that permits everything the role does, while the right it rests on counts no more, or not yet."""
        names, downwards = self._names_a_row(operation), operation.id in peculiar.DOWNWARDS
        for state in oracle.DATED:
            grants = oracle.counting(state)
            if role in oracle.AGENCY and grants == ["site_b"]:
                continue  # the agency's rights count in no unit in particular
            wanted = "site_a" if names else "company"
            placed = self._is_placed(operation) if names else operation.id in peculiar.WHOLE_COMPANY
            reach = any(oracle.reaches(role, grant, wanted, True, downwards) for grant in grants) if placed else None
            reach = False if operation.id in peculiar.OWN and names else reach
            also = peculiar.ALSO_NEEDS.get(operation.id, "")
            expected = oracle.verdict(role, operation.permission, reach, also, somewhere=bool(grants))
            answer = self._send(operation, role, "site_a", self.world.at("site_a") if names else {}, token=state)
            everywhere = operation.id in peculiar.EVERYWHERE and role in oracle.AGENCY
            good = self._is(operation, answer, expected, False) and (everywhere or not self._leaks(operation, role, grants, answer, False))
            self._note(Cell(operation.id, role, "own" if names else "all", state, expected), answer, good)
            if not names and expected == "open":
                self._shown(operation, role, "site_a", grants, answer, state)

    def _rows(self, operation: OperationSpec, role: str, filtered: bool = False) -> None:
        """Requests that name a row (or a unit, `filtered`) in every relation to the caller's right."""
        for relation, (grant, unit) in oracle.RELATIONS.items():
            self._row(operation, role, relation, grant, unit, False, filtered)
        for relation in oracle.FOREIGN:
            self._row(operation, role, relation, "company", "dept", True, filtered)

    def _row(self, operation: OperationSpec, role: str, relation: str, grant: str, unit: str, other: bool, filtered: bool) -> None:
        chosen = other and relation.endswith("header")
        same = not other or (chosen and role in oracle.AGENCY)
        placed = self._is_placed(operation)
        reach = oracle.reaches(role, grant, unit, same, operation.id in peculiar.DOWNWARDS) if placed else None
        reach = False if operation.id in peculiar.OWN else reach
        expected = oracle.verdict(role, operation.permission, reach, peculiar.ALSO_NEEDS.get(operation.id, ""))
        answer = self._send(operation, role, grant, self.world.at(unit, other), choose_other=chosen, aim=filtered)
        good = self._is(operation, answer, expected, filtered) and not self._leaks(operation, role, [grant], answer, other and same)
        self._note(Cell(operation.id, role, relation + (" (filter)" if filtered else ""), "valid", expected), answer, good)
        self._fields(operation, role, grant, answer)

    def _is_placed(self, operation: OperationSpec) -> bool:
        """Say whether the row that an operation names belongs to a company; a notice belongs to everybody."""
        tables = [self._table(name) for name in re.findall(r"\{([^}]+)\}", operation.path)]
        return all("company_id" in Base.metadata.tables[one].columns for one in tables if one in Base.metadata.tables)

    def _lists(self, operation: OperationSpec, role: str) -> None:
        """Requests that name no row: who may, and which rows come back."""
        for grant in ("company", "site_a", "dept"):
            answer = self._send(operation, role, grant, {})
            whole = operation.id in peculiar.WHOLE_COMPANY
            expected = oracle.verdict(role, operation.permission, oracle.reaches(role, grant, "company", True) if whole else None)
            everywhere = operation.id in peculiar.EVERYWHERE and role in oracle.AGENCY
            good = self._is(operation, answer, expected, False) and (everywhere or not self._leaks(operation, role, [grant], answer, False))
            self._note(Cell(operation.id, role, f"all, from {grant}", "valid", expected), answer, good)
            self._fields(operation, role, grant, answer)
            if expected == "open":
                self._shown(operation, role, grant, [grant], answer, "valid")

    def _shown(self, operation: OperationSpec, role: str, grant: str, grants: list[str], answer: Answer, token: str) -> None:
        """The rows in a list, when it is one: those of the units where the role counts, and no others."""
        if not (table := self._listed(operation)):
            return
        wanted = oracle.visible(role, operation.permission, grants, oracle.UNITS, operation.id in peculiar.DOWNWARDS)
        for unit in oracle.UNITS:
            shown = self.world.row(table, unit) in answer.own_ids()
            cell = Cell(operation.id, role, f"{unit} in the list from {grant}", token, "shown" if unit in wanted else "left out")
            self._note(cell, answer, shown == (unit in wanted))

    def _listed(self, operation: OperationSpec) -> str:
        """Return the table whose rows a list shows: the one of the operation on a single row of it."""
        for one in self.operations:
            if operation.method == one.method == "get" and (found := re.fullmatch(re.escape(operation.path) + r"/\{([^}]+)\}", one.path)):
                return self._table(found[1])
        return peculiar.LISTS.get(operation.id, "")

    def _is(self, operation: OperationSpec, answer: Answer, expected: str, filtered: bool) -> bool:
        if expected == "refused":
            return answer.status == 403 and answer.code == "permission_missing"
        if expected == "hidden":
            quiet = filtered or operation.id in peculiar.QUIET
            return answer.status == 404 or answer.code == "unit_unknown" or (quiet and answer.status < 300)
        off = answer.code in (
            "body_invalid",
            "parameter_invalid",
            "parameter_missing",
            "unit_unknown",
            "permission_missing",
            "if_match_missing",
        )
        return answer.status < 500 and answer.status not in (401, 404) and not off

    def _leaks(self, operation: OperationSpec, role: str, grants: Iterable[str], answer: Answer, agency_there: bool) -> bool:
        """Say whether an answer shows, or the operation changed, a row outside the reach of a role in the units `grants`."""
        if answer.status >= 400:
            return False
        touched = (answer.ids() | answer.changed) - self.world.units()
        company, elsewhere = (self.world.other, self.world.mine) if agency_there else (self.world.mine, self.world.other)
        tables = Base.metadata.tables
        far = {
            one for unit in self.world.rows[elsewhere.id].values() for table, one in unit.items() if "company_id" in tables[table].columns
        }
        for unit, rows in self.world.rows[company.id].items():
            if not any(oracle.reaches(role, grant, unit, True, operation.id in peculiar.DOWNWARDS) for grant in grants):
                far |= {one for table, one in rows.items() if "unit_path" in tables[table].columns}
        return bool(touched & far)

    def _send(
        self,
        operation: OperationSpec,
        role: str,
        grant: str,
        target: dict[str, UUID],
        token: str = "valid",
        choose_other: bool = False,
        aim: bool = False,
    ) -> Answer:
        path = re.sub(r"\{([^}]+)\}", lambda found: self._part(found[1], target), operation.path)
        headers = {"If-Match": "*"}
        if role in oracle.AGENCY or choose_other:
            headers["Workaniser-Company"] = str((self.world.other if choose_other else self.world.mine).id)
        if (made := self._token(role, grant, token)) is not None:
            headers["Authorization"] = f"Bearer {made}"
        sent = samples.body(self.spec, operation, target)
        return self.call(operation.method.upper(), path, headers, samples.query(self.spec, operation, target, aim), sent)

    def _part(self, variable: str, target: dict[str, UUID]) -> str:
        return str(target.get(self._table(variable)) or peculiar.VALUES.get(variable) or specs.SAMPLE_ID)

    def _user(self, role: str, grant: str, state: str) -> UUID:
        key = (role, f"{grant} {state if state in (*ENDED, *oracle.DATED) else ''}")
        if key not in self.users:
            agency, company, user = role in oracle.AGENCY, self.world.mine, uuid7()
            self.users[key] = user
            for unit, first, last in oracle.DATED.get(state, ((grant, None, None),)):
                days = {"from": _day(first, late=(first or 0) > 0), "until": _day(last, late=last == 0)}
                company.user(roles_of().get(role, []), None if agency else unit, role, agency=agency, user_id=user, **days)
            with psycopg.connect(self.admin_url, autocommit=True) as admin:
                if state in ENDED:
                    admin.execute(f"UPDATE access SET {ENDED[state]} WHERE user_id = %s", [user])
                if known := peculiar.CALLERS.get(self.service):
                    place = {"company": None, "path": []} if agency else {"company": company.id, "path": [company.id]}
                    admin.execute(known, {"user": user, **place})
        return self.users[key]

    def _token(self, role: str, grant: str, state: str) -> str | None:
        """Return a token, the same one for a while: making and verifying one costs more than the request."""
        made, token = self.tokens.get((role, grant, state), (0.0, None))
        if time.monotonic() - made > TOKEN_SECONDS:
            made, token = time.monotonic(), self._new_token(role, grant, state)
            self.tokens[role, grant, state] = (made, token)
        return token

    def _new_token(self, role: str, grant: str, state: str) -> str | None:
        user, company = self._user(role, grant, state), None if role in oracle.AGENCY else self.world.mine.id
        more: dict[str, Any] = {"expired": {"exp": int(time.time()) - 1}, "wrong audience": {"aud": "elsewhere"}}.get(state, {})
        token = self.issuer.token(user, company, roles_of().get(role, []), **more)
        claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
        if state == "wrong key":
            return jwt.encode({"alg": "ES256", "kid": "test"}, claims, self.strange_key)
        if state == "alg none":
            return ".".join([base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("="), token.split(".")[1], ""])
        return {"none": None, "rubbish": "rubbish"}.get(state, token)

    def _fields(self, operation: OperationSpec, role: str, grant: str, answer: Answer) -> None:
        """Fields that need more than the operation's permission: shown to whoever has it, and to nobody else."""
        if answer.status == 200 and answer.body.startswith(b"{"):
            for permission in samples.shown_fields(self.spec, operation, json.loads(answer.body)):
                expected = "shown" if oracle.permitted(role, permission) else "left out"
                self._note(Cell(operation.id, role, f"field of {permission}, from {grant}", "valid", expected), answer, expected == "shown")

    def _note(self, cell: Cell, answer: Answer, good: bool) -> None:
        self.cells[cell.expected] += 1
        if not good:
            cell.got = f"{answer.status} {answer.code} {answer.body[:160].decode(errors='replace') if answer.status < 400 else ''}".strip()
            self.wrong.append(cell)


def _day(offset: int | None, late: bool) -> date | None:
    """Return the day so many days from today in Belgium; `late` counts from what will be today within the hour.

    So that a run which goes past midnight sees no right begin or end.
    """
    moment = datetime.now(ZoneInfo("Europe/Brussels")) + timedelta(hours=int(late))
    return None if offset is None else moment.date() + timedelta(days=offset)


def _environment(service: str, server: str, name: str, folder: str) -> dict[str, str]:
    found = {
        **databases.environment(service, server, name),
        "VALIDATE_RESPONSES": "0",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "CRITICAL"),
    }
    found |= {name: value.format(folder=folder) for name, value in peculiar.SETTINGS.get(service, {}).items()}
    if service == "identity":
        key = ECKey.generate_key("P-256", parameters={"kid": "own"})
        found |= {"SIGNING_KEYS": json.dumps({"keys": [key.as_dict(private=True)]}), "SEAL_KEY": base64.b64encode(bytes(32)).decode()}
    return found


def matrices(service: str) -> Iterator[Matrix]:
    """Yield the matrix of a service on a database of its own, which is gone afterwards."""
    folder = ROOT / "services" / f"{service}-svc"
    server = servers.database_url()
    with databases.own_database(service, server) as name, tempfile.TemporaryDirectory() as files:
        os.environ.update(_environment(service, server, name, files))
        use_service(service)
        contracts.use(folder)
        consumer.load(service)
        issuer = Issuer(Path(files))
        auth.keys.use(issuer.jwks)
        app = import_module(f"{service}.app").app
        admin_url = databases.at(server, name)
        spec = specs.read(folder)
        guarded = [one for one in specs.operations(spec) if not one.public]
        yield Matrix(service, spec, guarded, arrange(service, admin_url), issuer, Caller(app, service), admin_url)
        engine().dispose()


def open_a_hole(kind: str) -> None:
    """Take a check out of the chassis on purpose, to see that the matrix finds it."""
    if kind == "scope":
        scope.covers = lambda *_: true()
    elif kind == "permission":
        operations.Operation._admit = lambda _, claims, company_id: scope.admit(claims, company_id)
        auth.token_info = auth.keys.claims
        auth.SessionSecurity._get_verify_func = _trusting
    elif kind == "fields":
        operations._strip = lambda *_: None
    elif kind == "dates":
        genuine = scope._grants
        scope._grants = lambda stored, paths: genuine([{**one, "from": None, "until": None} for one in stored], paths)


def _trusting(self: Any, info: Any, _scopes: Any, _needed: Any) -> Any:
    return lambda request: info(self.get_auth_header_value(request)[1] or "")


def main(service: str, hole: str = "") -> None:
    """Run the matrix of a service and print the outcome as JSON."""
    open_a_hole(hole)
    begun = time.monotonic()
    for matrix in matrices(service):
        matrix.run(ENOUGH if hole else None)
        wrong = [vars(one) for one in matrix.wrong]
        outcome = {"service": service, "operations": len(matrix.operations), "cells": sum(matrix.cells.values()), "wrong": len(wrong)}
        print(json.dumps({**outcome, "seconds": round(time.monotonic() - begun, 1), "by": dict(matrix.cells), "first": wrong[:SHOWN]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
