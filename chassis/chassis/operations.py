"""An operation: one entry of the specification, the handler behind it, and the one transaction around it.

The order is fixed and the same everywhere: transaction, caller's access, idempotency, handler, field permissions,
(in tests) answer held against the specification, commit, answer. A refusal anywhere leaves nothing behind.
"""

import copy
from collections.abc import Callable
from contextvars import ContextVar
from functools import update_wrapper
from importlib import import_module
from typing import Any
from uuid import UUID

import flask
import orjson
from connexion.context import context as connexion_context
from connexion.resolver import Resolution, Resolver

from chassis import idempotency, live
from chassis.db import ConnectionLost, transaction
from chassis.downloads import Download
from chassis.problems import Forbidden, Invalid, Problem
from chassis.schemas import compiled, failures
from chassis.scope import _principal, admit, unit
from chassis.settings import settings
from chassis.strictjson import encode
from chassis.telemetry import traceparent

COMPANY_HEADER = "Workaniser-Company"


_operation: ContextVar["Operation"] = ContextVar("chassis_operation")


def operation() -> "Operation":
    """Return the operation at hand."""
    return _operation.get()


class Operation:
    """What the specification says of one operation, made callable for Connexion."""

    def __init__(self, spec: Any, handler: Callable[..., Any]):
        self.handler, self.id, self.spec = handler, spec.operation_id, spec
        self.known = False
        update_wrapper(self, handler)

    def learn(self) -> None:
        """Read the specification's entry; Connexion resolves the handler before it has finished the entry."""
        spec = self.spec
        declared = spec._operation
        scopes = [scope for one in spec.security or [] for scopes in one.values() for scope in scopes]
        self.public = not spec.security
        self.permission: str = scopes[0] if scopes else ""
        names = {one["name"].lower() for one in spec.parameters if one["in"] == "header"}
        self.if_match, self.idempotent = "if-match" in names, "idempotency-key" in names
        self.readonly = bool(declared.get("x-readonly", spec.method.lower() == "get"))
        success = next((code for code in spec.responses if code.startswith("2")), "200")
        self.status = int(success)
        content = spec.responses.get(success, {}).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        self.guarded = _guarded(schema) if schema else None
        self.answer = compiled(schema) if schema and settings().validate_responses else None
        self.known = True

    @staticmethod
    def header(name: str) -> str | None:
        """Return a header of the request at hand."""
        return flask.request.headers.get(name)

    def __call__(self, **arguments: Any) -> flask.Response:
        if not self.known:
            self.learn()
        at_hand, caller = _operation.set(self), _principal.set(None)
        try:
            try:
                return self._respond(*self._run(copy.deepcopy(arguments) if not self.readonly else arguments))
            except ConnectionLost:
                return self._respond(*self._run(arguments))
        finally:
            _operation.reset(at_hand)
            _principal.reset(caller)

    def _run(self, arguments: dict[str, Any]) -> tuple[Any, int, dict[str, str]]:
        claims = None if self.public else connexion_context.get("token_info")
        actor = claims["sub"] if claims else "anonymous"
        with transaction(None, actor, self.readonly, operation=self.id, traceparent=traceparent()):
            if claims:
                caller = admit(claims, self._company(claims))
                if self.permission and not caller.allowed(self.permission):
                    raise Forbidden("permission_missing", "You do not have the right to do this.", permission=self.permission)
            return self._answer(actor, arguments)

    def _company(self, claims: dict[str, Any]) -> UUID | None:
        """A client's user has one company; the agency's says in a header which client it works for."""
        chosen = claims.get("company") or self.header(COMPANY_HEADER)
        try:
            return UUID(chosen) if chosen else None
        except ValueError as error:
            raise Invalid("company_invalid", "The company header is not an id.") from error

    def _answer(self, actor: str, arguments: dict[str, Any]) -> tuple[Any, int, dict[str, str]]:
        key = self.header("Idempotency-Key") if self.idempotent else None
        if key:
            request = flask.request.full_path.encode() + b"\n" + flask.request.get_data()
            if (kept := idempotency.replay(actor, key, request)) is not None:
                return kept
        result = self.handler(**arguments)
        body, status, headers = (*result, {})[:3] if isinstance(result, tuple) else (result, self.status, {})
        if isinstance(body, dict) and "version" in body:
            headers = {"ETag": f'"{body["version"]}"', **headers}
        if self.guarded and body is not None:
            _strip(body, self.guarded, self.permission, {})
        if self.answer is not None and not isinstance(body, Download):
            self._hold(body)
        if key:
            idempotency.keep(actor, key, body, status, headers)
        return body, status, headers

    def _hold(self, body: Any) -> None:
        seen = orjson.loads(encode(body))
        assert self.answer is not None
        if not self.answer.is_valid(seen):
            raise Problem("answer_off_spec", str(failures(self.answer, seen)))

    @staticmethod
    def _respond(body: Any, status: int, headers: dict[str, str]) -> flask.Response:
        if isinstance(body, Download):
            return body.response()
        raw = encode(body) if body is not None else b""
        response = flask.Response(raw, status, headers, content_type="application/json" if raw else None)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _guarded(schema: Any) -> dict[str, Any] | None:
    """Return the tree of properties with an `x-permission` in a schema: {name: permission or subtree}, None if none."""
    tree: dict[str, Any] = {}
    for part in schema.get("allOf", []):
        tree.update(_guarded(part) or {})
    for name, one in schema.get("properties", {}).items():
        inner = one.get("x-permission") or _guarded(one.get("items", one))
        if inner:
            tree[name] = inner
    return tree or None


Known = dict[tuple[str, UUID | None], bool]


def _strip(body: Any, tree: dict[str, Any], needed: str, known: Known, unit_id: UUID | None = None) -> None:
    """Remove the fields the caller has no permission for in the unit they belong to, wherever they are in the answer."""
    if isinstance(body, list):
        for one in body:
            _strip(one, tree, needed, known, unit_id)
    if not isinstance(body, dict):
        return
    unit_id = UUID(str(body["unit_id"])) if body.get("unit_id") else unit_id
    for name in tree.keys() & body.keys():
        inner = tree[name]
        if not isinstance(inner, str):
            _strip(body[name], inner, needed, known, unit_id)
            continue
        if (inner, unit_id) not in known:
            known[inner, unit_id] = _shows(inner, needed, unit_id)
        if not known[inner, unit_id]:
            del body[name]


def _shows(permission: str, needed: str, unit_id: UUID | None) -> bool:
    """Say whether a field is shown: where its permission counts, not because the caller has it in some other unit.

    Who has it in every right that opened the operation has it for whatever the answer holds; only who does not is asked
    about the unit.
    """
    caller = _principal.get()
    if caller is None or not caller.allowed(permission):
        return False
    if all(permission in grant.permissions for grant in caller.grants if not needed or needed in grant.permissions):
        return True
    place = unit(unit_id) if unit_id else None
    return place is not None and caller.allowed(permission, place.path)


class OperationResolver(Resolver):
    """Finds the handler of `operationId: timesheets.approve` in `<package>/api/timesheets.py`."""

    def __init__(self, package: str):
        super().__init__()
        self.package = package
        self.operations: dict[str, Operation] = {}

    def most_bytes(self, name: str) -> int:
        """Return the size of the largest file that an operation takes (`x-upload`), 0 when it takes none."""
        return int(self.operations[name].spec._operation.get("x-upload") or 0) if name in self.operations else 0

    def resolve(self, operation: Any) -> Resolution:
        """Return the operation around the handler; Connexion asks once per middleware, we make it once."""
        name = operation.operation_id
        if name not in self.operations:
            if operation.path == live.PATH:
                handler = live.unreachable
            else:
                module, function = name.rsplit(".", 1)
                handler = getattr(import_module(f"{self.package}.api.{module}"), function)
            self.operations[name] = Operation(operation, handler)
        return Resolution(self.operations[name], name)
