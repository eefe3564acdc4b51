"""Notices on the portal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from chassis import Invalid, NotFound, record, session
from chassis.scope import check_version
from identity.models import Notice, now

MOST = 50


def search() -> dict[str, Any]:
    """Return the notices that are on the portal now, the newest first."""
    shown = select(Notice).where(Notice.starts_at <= now(), or_(Notice.ends_at.is_(None), Notice.ends_at > now()))
    rows = session().scalars(shown.order_by(Notice.starts_at.desc(), Notice.id).limit(MOST))
    return {"items": [notice.as_wire() for notice in rows], "next": None}


def post(body: dict[str, Any]) -> Any:
    """Put a notice on the portal."""
    starts, ends = (datetime.fromisoformat(body[name]) if body.get(name) else None for name in ("from", "until"))
    notice = Notice(severity=body["severity"], text=body["text"], starts_at=starts or now(), ends_at=ends)
    if ends and ends <= notice.starts_at:
        raise Invalid("period_reversed", "The end lies before the start.", errors=[{"pointer": "/until", "rule": "later"}])
    record("notice.posted", notice)
    return notice.as_wire(), 201, {"Location": f"/api/identity/v1/notices/{notice.id}"}


def end(notice_id: str) -> dict[str, Any]:
    """Take a notice off the portal."""
    notice = session().get(Notice, UUID(notice_id), with_for_update=True)
    if notice is None:
        raise NotFound()
    check_version(notice.version)
    notice.end()
    record("notice.ended", notice)
    return notice.as_wire()
