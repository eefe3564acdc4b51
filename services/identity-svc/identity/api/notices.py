"""Notices on the portal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import any_, literal, or_, select

from chassis import Invalid, NotFound, page, principal, record, session
from chassis.scope import check_version
from identity.models import Notice, now

MOST = 50


def search() -> dict[str, Any]:
    """Return the notices for everybody that are on the portal now, the newest first."""
    return _current(Notice.audience == "everybody")


def mine() -> dict[str, Any]:
    """Return the notices for the caller that are on the portal now, the newest first."""
    if principal().is_agency:
        return _current(Notice.audience.in_(("everybody", "agency")))
    meant = or_(Notice.company_ids == [], literal(principal().company_id) == any_(Notice.company_ids))
    return _current(Notice.audience.in_(("everybody", "clients")) & meant)


def all(limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    """Return a page of all notices, the latest first."""
    order = (Notice.starts_at.desc(), Notice.id.desc())
    fields: tuple[Any, ...] = (Notice, Notice.starts_at, Notice.id)
    return page(select(*fields), order=order, limit=limit, cursor=cursor, row=lambda row: row[0].as_wire())


def _current(audience: Any) -> dict[str, Any]:
    shown = select(Notice).where(Notice.starts_at <= now(), or_(Notice.ends_at.is_(None), Notice.ends_at > now()), audience)
    rows = session().scalars(shown.order_by(Notice.starts_at.desc(), Notice.id).limit(MOST))
    return {"items": [notice.as_wire() for notice in rows], "next": None}


def post(body: dict[str, Any]) -> Any:
    """Put a notice on the portal."""
    starts, ends = (datetime.fromisoformat(body[name]) if body.get(name) else None for name in ("from", "until"))
    audience, clients = body.get("audience", "everybody"), [UUID(one) for one in body.get("company_ids", [])]
    notice = Notice(
        severity=body["severity"], text=body["text"], starts_at=starts or now(), ends_at=ends, audience=audience, company_ids=clients
    )
    if clients and audience != "clients":
        raise Invalid(
            "audience_clear", "Only a notice for clients can be for certain clients.", errors=[{"pointer": "/company_ids", "rule": "empty"}]
        )
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
