"""Holds what is sent and received against the schemas in `contracts/`."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson

from chassis.strictjson import encode

_folders: list[Path] = []


def use(service_folder: Path) -> None:
    """Look for schemas in every `contracts/` above a service, the nearest first."""
    _folders[:] = [above / "contracts" for above in service_folder.parents if (above / "contracts").is_dir()]
    schema.cache_clear()


def find(kind: str, name: str) -> Path:
    """Return a file of the contracts. Fails when there is none."""
    for folder in _folders:
        if (folder / kind / name).exists():
            return folder / kind / name
    raise AssertionError(f"contracts/{kind}/{name} is missing")


@lru_cache(maxsize=200)
def schema(kind: str, name: str) -> jsonschema_rs.Draft202012Validator:
    """Return the validator of an event's data (`events`) or a message's body (`messages`)."""
    read = orjson.loads(find(kind, f"{name}.schema.json").read_bytes())
    return jsonschema_rs.Draft202012Validator(read, validate_formats=True)


def check(kind: str, name: str, content: Any) -> None:
    """Fail when `content` is not what the contract says. An XML text has its standard's own rules."""
    if isinstance(content, (str, bytes)):
        return
    seen = orjson.loads(encode(content))
    wrong = [f"{'/'.join(map(str, one.instance_path)) or '.'}: {one.message}" for one in schema(kind, name).iter_errors(seen)]
    assert not wrong, f"{name} is not as in contracts/{kind}: " + "; ".join(wrong[:10])


def example(kind: str, name: str) -> Any:
    """Return the example of an event's data or a message's body (a dict, or the text of an XML message)."""
    try:
        return orjson.loads(find(kind, f"{name}.example.json").read_bytes())
    except AssertionError:
        return find(kind, f"{name}.example.xml").read_text(encoding="utf-8")
