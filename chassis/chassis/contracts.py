"""The agency's messages held against their schemas in `contracts/messages`, before any handler sees them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from chassis.schemas import failures

_HERE = Path(__file__).resolve()


@cache
def _folder() -> Path | None:
    """Return `contracts/` beside the chassis (in the image) or at the root of the repository."""
    found = [parent / "contracts" for parent in _HERE.parents[1:4] if (parent / "contracts" / "messages").is_dir()]
    return found[0] if found else None


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator | None:
    folder = _folder()
    path = folder / "messages" / f"{kind}.schema.json" if folder and kind.isalnum() else None
    if path is None or not path.is_file():
        return None
    return jsonschema_rs.Draft202012Validator(json.loads(path.read_text()), validate_formats=True)


def faults(kind: str, body: Any) -> list[dict[str, str]]:
    """Return where and by which rule the message `kind` breaks its schema (pointers and rule names, never values).

    Empty when it fits, and for a kind that has no schema: the registry of handlers decides about unknown ones.
    """
    validator = _validator(kind)
    return failures(validator, body) if validator else []
