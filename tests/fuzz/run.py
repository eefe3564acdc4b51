"""Fuzzes one service and prints what was tried and what was wrong: `python tests/fuzz/run.py <service> <examples>`.

Requests that fit the specification and requests that break it, made by schemathesis, and the hostile list in every place; as an
HR manager of a client and as a consultant of the agency, on real rows. Nothing a request does is kept.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core import NotSet

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "matrix"))
import hostile
import samples
from calling import Answer
from run import Matrix, matrices

from chassis.schemas import compiled, failures
from chassis.testing import specs
from chassis.testing.specs import OperationSpec

ROLES = ("hr_manager", "consultant")
SHOWN = 20
LONG_RUN = 20
NOT_HERE = {"live.stream"}  # a stream has no end


@dataclass
class Fuzz:
    """All that is tried of one service."""

    matrix: Matrix
    examples: int
    tried: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def every(self) -> int:
        """One of so many hostile values is tried per operation; all of them in a long run."""
        return 1 if self.examples >= LONG_RUN else 4

    def run(self) -> None:
        """Try every operation."""
        schema = schemathesis.openapi.from_dict(self.matrix.spec)
        self.problem = compiled(self._whole({"$ref": "#/components/schemas/Problem"}))
        for operation in specs.operations(self.matrix.spec):
            if operation.id in NOT_HERE:
                continue
            self.answers = self._answers(operation)
            generated = schema[operation.path][operation.method.upper()]
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                self._generated(operation, generated, mode)
            self._hostile(operation)

    def _generated(self, operation: OperationSpec, generated: Any, mode: GenerationMode) -> None:
        known = {name: self._known(name) for name in self._variables(operation)} if mode is GenerationMode.POSITIVE else {}
        strategy = generated.as_strategy(generation_mode=mode, path_parameters=known or None)

        @settings(max_examples=self.examples, database=None, derandomize=True, deadline=None, phases=[Phase.generate],
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(strategy)
        def one(case: Any) -> None:
            parts = {name: str(value) for name, value in (case.path_parameters or {}).items()}
            body = None if isinstance(case.body, NotSet) else case.body
            self._try(operation, mode.value, parts, _flat(case.query), _flat(case.headers), body)

        with suppress(Unsatisfiable):  # what takes nothing can be asked in no wrong way
            one()

    def _hostile(self, operation: OperationSpec) -> None:
        """Every text in one parameter after the other and in every text of a right body; every raw body."""
        target = self.matrix.world.at("dept")
        parts = {name: self._known(name) for name in self._variables(operation)}
        right = samples.query(self.matrix.spec, operation, target, aim=True)
        body = samples.body(self.matrix.spec, operation, target)
        for number, text in enumerate(hostile.TEXTS):
            if number % self.every != len(operation.id) % self.every:
                continue
            for name in parts:
                self._try(operation, "hostile", {**parts, name: text}, right, {}, body)
            for one in (one["name"] for one in operation.parameters if one["in"] == "query"):
                self._try(operation, "hostile", parts, {**right, one: text}, {}, body)
            if isinstance(body, dict) and body:
                self._try(
                    operation,
                    "hostile",
                    parts,
                    right,
                    {},
                    {name: text if isinstance(value, str) else value for name, value in body.items()},
                )
        for raw in hostile.BODIES[:: self.every] if operation.entry.get("requestBody") else ():
            self._try(operation, "hostile", parts, right, {}, raw)

    def _try(
        self, operation: OperationSpec, kind: str, parts: dict[str, str], query: dict[str, Any], headers: dict[str, str], body: Any
    ) -> None:
        path = operation.path
        for name, value in parts.items():
            path = path.replace("{" + name + "}", value)
        role = ROLES[sum(self.tried.values()) % len(ROLES)]
        sent = {"If-Match": "*", **headers, "Authorization": f"Bearer {self.matrix._token(role, 'company', 'valid')}"}
        if role == "consultant":
            sent["Workaniser-Company"] = str(self.matrix.world.mine.id)
        try:
            answer = self.matrix.call(operation.method.upper(), path, sent, query, body)
        except (UnicodeEncodeError, TypeError):
            return  # cannot be sent over HTTP or written as JSON at all
        self.tried[kind] += 1
        if fault := self._fault(answer):
            self.wrong.append(f"{operation.id} ({kind}) {fault}: {json.dumps([parts, query, body], default=repr)[:300]}")

    def _fault(self, answer: Answer) -> str:
        if answer.status >= 500:
            return f"{answer.status} {answer.code}"
        body = orjson.loads(answer.body) if answer.body[:1] in (b"{", b"[") else None
        if answer.status >= 400:
            return "" if body is not None and self.problem.is_valid(body) else f"{answer.status} is no problem of ours"
        if answer.status not in self.answers:
            return f"{answer.status} is not in the specification"
        validator = self.answers[answer.status]
        faults = failures(validator, body) if validator is not None and body is not None else []
        return f"{answer.status} has another body than specified ({faults[0]['pointer']}: {faults[0]['rule']})" if faults else ""

    def _answers(self, operation: OperationSpec) -> dict[int, Any]:
        found: dict[int, Any] = {}
        for status, said in operation.entry["responses"].items():
            content = specs.resolve(self.matrix.spec, said).get("content", {})
            schema = content.get("application/json", {}).get("schema")
            if str(status).isdigit():
                found[int(status)] = compiled(self._whole(schema)) if schema else None
        return found

    def _whole(self, schema: Any) -> dict[str, Any]:
        return {**schema, "components": self.matrix.spec["components"]}

    def _variables(self, operation: OperationSpec) -> Iterator[str]:
        return (one["name"] for one in operation.parameters if one["in"] == "path")

    def _known(self, variable: str) -> str:
        return self.matrix._part(variable, self.matrix.world.at("dept"))


def _flat(given: Any) -> dict[str, Any]:
    return {str(name): value if isinstance(value, list) else str(value) for name, value in (given or {}).items()}


def main(service: str, examples: str = "4") -> None:
    """Fuzz a service and print the outcome as JSON."""
    begun = time.monotonic()
    for matrix in matrices(service):
        fuzz = Fuzz(matrix, int(examples))
        fuzz.run()
        outcome = {"service": service, "requests": sum(fuzz.tried.values()), "by": dict(fuzz.tried), "wrong": len(fuzz.wrong)}
        print(json.dumps({**outcome, "seconds": round(time.monotonic() - begun, 1), "first": fuzz.wrong[:SHOWN]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
