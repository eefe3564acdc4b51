"""Things: search, create, get, rename, close."""

from typing import Any

from sqlalchemy import select

from chassis import fetch, page, place, record, timeline
from thing.models import Thing


def search(limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    columns = select(Thing.id, Thing.version, Thing.unit_id, Thing.name, Thing.note, Thing.status, Thing.created_at)
    return page(columns, order=(Thing.created_at.desc(), Thing.id.desc()), model=Thing, limit=limit, cursor=cursor)


def create(body: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    thing = Thing(**place(body.pop("unit_id")), **body)
    record("thing.created", thing)
    return _shown(thing), 201, {"Location": f"/api/thing/v1/things/{thing.id}"}


def get(thing_id: str) -> dict[str, Any]:
    return _shown(fetch(Thing, thing_id))


def rename(thing_id: str, body: dict[str, Any]) -> dict[str, Any]:
    thing = fetch(Thing, thing_id)
    thing.rename(body["name"])
    record("thing.renamed", thing)
    return _shown(thing)


def close(thing_id: str) -> dict[str, Any]:
    thing = fetch(Thing, thing_id)
    thing.close()
    record("thing.closed", thing)
    return _shown(thing)


def _shown(thing: Thing) -> dict[str, Any]:
    columns = ("id", "version", "unit_id", "name", "note", "status", "created_at")
    return {name: getattr(thing, name) for name in columns} | {"timeline": timeline(thing.id)}
