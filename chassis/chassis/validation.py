"""Requests and answers held against the specification, by validators compiled once per schema.

What Connexion's own validators do and ours do not: repeat the rejected value in answer and log, build a validator
per request, ignore `format`, accept NaN and unknown fields.
"""

import re
from typing import Any, ClassVar
from urllib.parse import parse_qsl

import jsonschema_rs
from connexion.validators import AbstractRequestBodyValidator
from starlette.types import Receive, Scope

from chassis.problems import Invalid
from chassis.schemas import compiled, failures
from chassis.strictjson import parse

_INTEGER = re.compile(r"-?[0-9]{1,18}\Z", re.ASCII)
_BOOLEANS = {"true": True, "false": False}


class Body(AbstractRequestBodyValidator):
    """Validates a JSON body; Connexion makes one per request, so the compiled schema is kept per schema object."""

    _compiled: ClassVar[dict[int, tuple[dict[str, Any], jsonschema_rs.Draft202012Validator]]] = {}

    async def wrap_receive(self, receive: Receive, *, scope: Scope) -> tuple[Receive, Scope]:
        """Read, parse and check the body (already bounded and whole), then hand the same bytes on."""
        message = await receive()
        raw = message.get("body", b"")
        if raw:
            self._validate(parse(raw))
        elif self._required:
            raise Invalid("body_missing", "This request needs a JSON body.")
        return self._insert_messages(receive, messages=[message]), scope

    def _validate(self, body: Any) -> None:
        known = self._compiled.get(id(self._schema))
        if known is None:
            known = self._compiled[id(self._schema)] = (self._schema, compiled(self._schema))
        if not known[1].is_valid(body):
            raise Invalid("body_invalid", "The body does not match the specification.", errors=failures(known[1], body))


class Parameters:
    """Validates query, path and header parameters from the raw request; unknown and repeated ones are refused."""

    _compiled: ClassVar[dict[int, tuple[list[Any], dict[str, dict[str, tuple[dict[str, Any], Any]]]]]] = {}

    def __init__(self, parameters: list[dict[str, Any]], uri_parser: Any = None, **_: Any):
        known = self._compiled.get(id(parameters))
        if known is None:
            rules: dict[str, dict[str, Any]] = {"query": {}, "path": {}, "header": {}, "cookie": {}}
            for one in parameters:
                name = one["name"].lower() if one["in"] == "header" else one["name"]
                rules[one["in"]][name] = (one, compiled(one.get("schema", {})))
            known = self._compiled[id(parameters)] = (parameters, rules)
        self.rules = known[1]

    def validate(self, scope: Scope) -> None:
        """Check the parameters of an ASGI scope. Raises Invalid naming the parameter and the rule."""
        self._place("query", self._query(scope["query_string"]))
        if self.rules["path"]:
            self._place("path", {name: [str(value)] for name, value in scope.get("path_params", {}).items()})
        if self.rules["header"]:
            sent = {k.decode("latin-1"): [v.decode("latin-1")] for k, v in scope["headers"]}
            self._place("header", {name: sent[name] for name in self.rules["header"] if name in sent})

    def _query(self, raw: bytes) -> dict[str, list[str]]:
        if not raw:
            return {}
        values: dict[str, list[str]] = {}
        try:
            for name, value in parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=50):
                values.setdefault(name, []).append(value)
        except ValueError as error:
            raise Invalid("query_invalid", "The query string cannot be read.") from error
        if values.keys() - self.rules["query"].keys():
            raise Invalid("parameter_unknown", "The query has a parameter that this operation does not know.")
        return values

    def _place(self, where: str, given: dict[str, list[str]]) -> None:
        for name, (definition, validator) in self.rules[where].items():
            if name not in given:
                if definition.get("required") and not (where == "header" and name == "if-match"):  # 428, not 400
                    raise Invalid("parameter_missing", f"The {where} parameter {definition['name']} is missing.")
                continue
            value = self._typed(given[name], definition.get("schema", {}))
            if not validator.is_valid(value) or "\0" in "".join(given[name]):
                errors = failures(validator, value, f"/{where}/{definition['name']}")
                raise Invalid("parameter_invalid", f"The {where} parameter {definition['name']} is not valid.", errors=errors)

    def _typed(self, values: list[str], schema: dict[str, Any]) -> Any:
        kind = schema.get("type")
        if kind == "array":
            parts = [part for value in values for part in value.split(",")]
            return [self._typed([part], schema.get("items", {})) for part in parts]
        if len(values) > 1:
            raise Invalid("parameter_repeated", "A parameter was given more than once.")
        value = values[0]
        if kind == "integer":
            return int(value) if _INTEGER.match(value) else value
        if kind == "boolean":
            return _BOOLEANS.get(value, value)
        return value
