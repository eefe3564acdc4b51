import hashlib
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis import fetch, page, place, publish, record, session, timeline, uploaded
from widget.models import Widget


def search(limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    columns = select(Widget.id, Widget.name, Widget.status, Widget.version, Widget.created_at, Widget.wage, Widget.unit_id)
    return page(columns, order=(Widget.created_at.desc(), Widget.id.desc()), model=Widget, limit=limit, cursor=cursor)


def create(body: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    widget = Widget(**place(body.pop("unit_id")), **body)
    publish("widget.created", widget)
    return shown(widget), 201, {"Location": f"/api/widget/v1/widgets/{widget.id}"}


def get(widget_id: str) -> dict[str, Any]:
    widget = fetch(Widget, widget_id)
    return {**shown(widget), "timeline": timeline(widget.id)}


def rename(widget_id: str, body: dict[str, Any]) -> dict[str, Any]:
    widget = fetch(Widget, widget_id)
    widget.name = body["name"]
    record("widget.renamed", widget)
    return shown(widget)


def close(widget_id: str, body: dict[str, Any]) -> dict[str, Any]:
    widget = fetch(Widget, widget_id)
    widget.close()
    publish("widget.closed", widget, note=body.get("reason"))
    return shown(widget)


def close_all(body: dict[str, Any]) -> dict[str, Any]:
    widgets = session().scalars(select(Widget).where(Widget.id.in_([UUID(one) for one in body["ids"]])).with_for_update())
    closed = 0
    for widget in widgets:
        widget.close()
        publish("widget.closed", widget)
        closed += 1
    return {"closed": closed}


def depict(widget_id: str) -> dict[str, Any]:
    fetch(Widget, widget_id)
    content = uploaded().read()
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def shown(widget: Widget) -> dict[str, Any]:
    names = ("id", "version", "unit_id", "name", "status", "wage")
    return {name: getattr(widget, name) for name in names}
