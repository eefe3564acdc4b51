"""Lints the services' OpenAPI files: what the standing checks of every service hold, and what only the repository can see.

`python -m tools.speclint` prints what is wrong and ends with 1 when anything is.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chassis.testing import specs
from chassis.testing.specs import OperationSpec
from gateway.specs import ROOT, SpecError, operations

SNAKE = re.compile(r"[a-z][a-z0-9_]*")
PATH_PART = re.compile(r"[a-z][a-z0-9-]*|\{[a-z][a-z0-9_]*\}")
PROBLEM = "#/components/responses/Problem"
LIVE = "live.stream"  # answered by the chassis
LARGEST_PAGE = 500

Spec = dict[str, Any]


def lint(folder: Path) -> list[str]:
    """Return every fault of the specification of the service in `folder`, as sentences."""
    spec = specs.read(folder)
    service = folder.name.removesuffix("-svc")
    found = [*specs.faults(spec), *_document(spec)]
    for one in specs.operations(spec):
        faults = [*_names(folder / service, one), *_path(spec, one), *_answers(one), *_pages(spec, one)]
        found += [f"{one.id}: {fault}" for fault in faults]
    return [f"{service}: {fault}" for fault in found]


def _document(spec: Spec) -> Iterator[str]:
    if spec.get("openapi") != "3.0.3":
        yield "must be OpenAPI 3.0.3"
    scheme = spec["components"]["securitySchemes"]["session"]
    if scheme.get("type") != "oauth2" or not scheme.get("x-tokenInfoFunc"):
        yield "securitySchemes.session must be oauth2 with x-tokenInfoFunc: other types ignore the scopes"
    for title, schema in spec["components"].get("schemas", {}).items():
        for key in schema.get("properties", {}):
            if not SNAKE.fullmatch(key):
                yield f"the property {key} of {title} is not snake_case"


def _names(package: Path, one: OperationSpec) -> Iterator[str]:
    module, _, verb = one.id.partition(".")
    source = package / "api" / f"{module}.py"
    if not (SNAKE.fullmatch(module) and SNAKE.fullmatch(verb)):
        yield "the operationId must be module.verb"
    elif one.id != LIVE and not (source.exists() and re.search(rf"^(async )?def {verb}\(", source.read_text(), re.MULTILINE)):
        yield f"there is no function {verb} in api/{module}.py"


def _path(spec: Spec, one: OperationSpec) -> Iterator[str]:
    for part in one.path.strip("/").split("/"):
        if not PATH_PART.fullmatch(part):
            yield f"the path part {part} is neither kebab-case nor a snake_case parameter"
    in_path = {parameter["name"]: parameter for parameter in one.parameters if parameter["in"] == "path"}
    if set(in_path) != set(re.findall(r"\{(\w+)\}", one.path)):
        yield "the parameters in the path are not those declared"
    for name, parameter in in_path.items():
        if name.endswith("_id") and specs.resolve(spec, parameter["schema"]).get("format") != "uuid":
            yield f"{name} is an id and not of format uuid"


def _answers(one: OperationSpec) -> Iterator[str]:
    if one.entry["responses"].get("default", {}).get("$ref") != PROBLEM:
        yield f"its default answer must be {PROBLEM}"
    for requirement in one.entry["security"]:
        if set(requirement) != {"session"}:
            yield "uses a security scheme that is not `session`"


def _pages(spec: Spec, one: OperationSpec) -> Iterator[str]:
    for parameter in one.parameters:
        if parameter["name"] == "limit" and specs.resolve(spec, parameter["schema"]).get("maximum", 0) > LARGEST_PAGE:
            yield f"lets a page be larger than {LARGEST_PAGE}"


def everything(root: Path = ROOT) -> list[str]:
    """Return the faults of all specifications, and what the gateway could not enforce."""
    folders = sorted(path.parents[1] for path in root.glob("services/*-svc/*/openapi.yaml"))
    found = [fault for folder in folders for fault in lint(folder)]
    try:
        operations()
    except SpecError as error:
        found.append(f"gateway: {error}")
    return found


def main() -> int:
    """Lint every specification."""
    faults = everything()
    print(*faults, f"{len(faults)} faults in the specifications", sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
