"""Gathers what can be permitted from the services' specifications: the catalogue that identity makes roles of."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gateway.specs import METHODS, SpecError, read_spec, spec_files


def catalogue(files: Mapping[str, Path] | None = None) -> dict[str, dict[str, Any]]:
    """Return every permission with the `module` it opens, what it is `about`, and the `operations` that ask for it.

    A permission belongs to the service whose operations ask for it, else to the only one that declares it; one that
    several declare and no operation asks for shows fields and opens no module. Raises SpecError for one that operations
    of two services ask for, or that an operation asks for and its specification does not declare.
    """
    declared: dict[str, dict[str, str]] = {}
    asked: dict[str, dict[str, list[str]]] = {}
    for service, path in (files or spec_files()).items():
        spec = read_spec(path)
        scopes = spec["components"]["securitySchemes"]["session"]["flows"]["clientCredentials"]["scopes"]
        for permission, about in scopes.items():
            declared.setdefault(permission, {})[service] = about
        for item in spec["paths"].values():
            for said in (item[method] for method in METHODS if method in item):
                for permission in (one for requirement in said.get("security", []) for scopes_ in requirement.values() for one in scopes_):
                    if permission not in scopes:
                        raise SpecError(f"{service}.{said['operationId']} asks for {permission}, which its specification does not declare")
                    asked.setdefault(permission, {}).setdefault(service, []).append(f"{service}.{said['operationId']}")
    return {permission: _entry(permission, declared[permission], asked.get(permission, {})) for permission in sorted(declared)}


def _entry(permission: str, declared: dict[str, str], asked: dict[str, list[str]]) -> dict[str, Any]:
    if len(asked) > 1:
        raise SpecError(f"operations of {' and '.join(sorted(asked))} ask for {permission}: it can open one module only")
    module = next(iter(asked or declared)) if asked or len(declared) == 1 else ""
    return {"module": module, "about": declared[module or min(declared)], "operations": sorted(asked.get(module, []))}


def written() -> str:
    """Return the catalogue as the file that identity ships, one line per permission."""
    lines = [f"{json.dumps(permission)}: {json.dumps(entry)}" for permission, entry in catalogue().items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"
