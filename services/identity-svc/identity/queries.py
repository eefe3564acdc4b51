"""What identity shows of people and units."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, column, func, literal, or_, select, text, true

from chassis import page, principal, session
from identity.access import Rights
from identity.models import DETAILS, OrgUnit, User, UserGrant, today
from identity.records import LoginSession
from identity.rules import WARNING_DAYS, lapses_on
from identity.settings import settings

IN_SCOPE = (OrgUnit.id, OrgUnit.parent_id, OrgUnit.name, OrgUnit.kind, OrgUnit.unit_path)
UNIT = (*IN_SCOPE, OrgUnit.version, OrgUnit.company_id, OrgUnit.active, OrgUnit.references, OrgUnit.details)
USER: tuple[Any, ...] = (
    User.id,
    User.version,
    User.company_id,
    User.unit_id,
    User.first_name,
    User.last_name,
    User.job_title,
    User.email,
    User.mobile,
    User.language,
    User.status,
    User.disabled_reason,
    User.last_login_at,
    User.counts_from,
    User.totp_on,
)


def me(user: User, rights: Rights) -> dict[str, Any]:
    """Return the signed-in user, their rights that count today, and the units these cover in the company at hand."""
    shown = ("id", "first_name", "last_name", "job_title", "email", "mobile", "language", "is_agency", "company_id")
    return {
        **{name: getattr(user, name) for name in shown},
        "company_name": company_name(user.company_id),
        "second_factor": user.totp_on,
        "second_factor_missing": rights.second_factor_missing,
        "recovery_codes_left": len(user.recovery_digests),
        "modules": rights.modules,
        "permissions": rights.permissions,
        "grants": rights.grants,
        "units": _units({grant["unit_id"] for grant in rights.grants}),
    }


def company_name(company_id: UUID | None) -> str | None:
    """Return the name of a client, None for the agency."""
    return session().scalar(select(OrgUnit.name).where(OrgUnit.id == company_id)) if company_id else None


def _units(granted: set[UUID | None]) -> list[dict[str, Any]]:
    if not granted:
        return []
    # Row-level security keeps this inside the company at hand, and shows nothing when none is.
    inside = true() if None in granted else OrgUnit.unit_path.bool_op("&&")(literal(list(granted), OrgUnit.unit_path.type))
    rows = session().execute(select(*IN_SCOPE).where(OrgUnit.active, inside).order_by(OrgUnit.name, OrgUnit.id))
    return [_placed(row) for row in rows]


def _placed(row: Any) -> dict[str, Any]:
    return {"id": row.id, "parent_id": row.parent_id, "name": row.name, "kind": row.kind, "path": row.unit_path}


def like(words: str | None, *columns: Any) -> ColumnElement[bool]:
    """Return the condition that one of the columns contains these words; everything when there are none."""
    return or_(*(one.icontains(words, autoescape=True) for one in columns)) if words else true()


def units(words: str | None, active: bool | None, limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of the units in the caller's scope."""
    statement = select(*UNIT).where(like(words, OrgUnit.name), true() if active is None else OrgUnit.active.is_(active))
    return page(statement, order=(OrgUnit.name, OrgUnit.id), model=OrgUnit, limit=limit, cursor=cursor, row=_unit)


def _unit(row: Any) -> dict[str, Any]:
    details = {name: row.details.get(name) for name in DETAILS}
    return {
        **_placed(row), "version": row.version, "company_id": row.company_id, "active": row.active, "references": row.references, **details
    }  # fmt: skip


def companies(words: str | None, limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of the agency's clients; of a client's user only their own company."""
    fields = column("id", User.id.type), column("name", User.email.type), column("active", OrgUnit.active.type)
    client = func.client_companies().table_valued(*fields, column("references", OrgUnit.references.type), name="client")
    mine = true() if principal().is_agency else client.c.id == principal().company_id
    statement = select(client.c.id, client.c.name, client.c.active, client.c.references).where(mine, like(words, client.c.name))
    return page(statement, order=(client.c.name, client.c.id), limit=limit, cursor=cursor)


# The same calendar as `rules.lapses_on`; a test compares them over every day of eight years.
_LAPSES = "(counts_from AT TIME ZONE 'Europe/Brussels')::date + interval '6 months 1 day' <= :day"


def users(words: str | None, status: str | None, lapsing: bool, limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of the users in the caller's scope, by name; `lapsing` are those who lose access within two weeks."""
    fits = like(words, User.search)
    statement = select(*USER).where(fits, User.status == status if status else true())
    if lapsing:
        statement = statement.where(User.status != "disabled", text(_LAPSES).bindparams(day=today() + timedelta(days=WARNING_DAYS)))
    order = (User.last_name, User.first_name, User.id)
    found = page(statement, order=order, model=User, limit=limit, cursor=cursor, row=lambda row: row._mapping)
    rights = grants_of([row["id"] for row in found["items"]])
    return {**found, "items": [_user(row, rights.get(row["id"], [])) for row in found["items"]]}


def users_everywhere(words: str, limit: int, cursor: str | None) -> dict[str, Any]:
    """Return a page of users whose name or address contains these words: of all clients for the agency, else in scope."""
    if not principal().is_agency:
        fields: tuple[Any, ...] = (
            User.id,
            User.company_id,
            User.first_name,
            User.last_name,
            User.email,
            User.status,
            OrgUnit.name.label("company_name"),
        )
        statement = select(*fields).join(OrgUnit, OrgUnit.id == User.company_id).where(like(words, User.search))
        return page(statement, order=(User.last_name, User.first_name, User.id), model=User, limit=limit, cursor=cursor)
    texts = [column(name, User.email.type) for name in ("first_name", "last_name", "email", "status")]
    found = func.users_with(f"%{_escaped(words)}%").table_valued(
        column("id", User.id.type), column("company_id", User.id.type), *texts, name="found"
    )
    company_name = func.client_name(found.c.company_id).label("company_name")
    return page(select(found, company_name), order=(found.c.last_name, found.c.first_name, found.c.id), limit=limit, cursor=cursor)


def _escaped(words: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", words.lower())


def sessions(user_id: UUID, at_hand: str) -> list[dict[str, Any]]:
    """Return a user's sessions that have not ended, the one at hand first and then the latest used."""
    idle, longest = (timedelta(seconds=seconds) for seconds in (settings().session_idle_seconds, settings().session_seconds))
    live = LoginSession.refreshed_at > func.now() - idle, LoginSession.started_at > func.now() - longest, LoginSession.ended_at.is_(None)
    rows = session().scalars(select(LoginSession).where(LoginSession.user_id == user_id, *live).order_by(LoginSession.refreshed_at.desc()))
    names = ("id", "started_at", "refreshed_at", "browser", "second_factor")
    found = [{**{name: getattr(one, name) for name in names}, "is_current": str(one.id) == at_hand} for one in rows]
    return sorted(found, key=lambda one: not one["is_current"])


def holders_of_roles() -> dict[str, int]:
    """Return how many users of the client at hand (or of the agency) have each role."""
    rows = session().execute(select(UserGrant.role, func.count(UserGrant.user_id.distinct())).group_by(UserGrant.role))
    return dict(rows.tuples().all())


def user(one: User) -> dict[str, Any]:
    """Return one user with their rights."""
    session().flush()
    return _user({field.key: getattr(one, field.key) for field in USER}, grants_of([one.id]).get(one.id, []))


def _user(row: Any, grants: Sequence[dict[str, Any]]) -> dict[str, Any]:
    shown = {name: value for name, value in row.items() if name not in ("counts_from", "totp_on")}
    until = lapses_on(row["counts_from"]) if row["status"] != "disabled" else None
    return {**shown, "second_factor": row["totp_on"], "access_until": until, "grants": list(grants)}


def grants_of(user_ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """Return the grants of users, by user, as the specification has them."""
    if not user_ids:
        return {}
    fields = (
        UserGrant.user_id,
        UserGrant.unit_id,
        OrgUnit.name.label("unit_name"),
        UserGrant.role,
        UserGrant.first_day,
        UserGrant.last_day,
    )
    statement = select(*fields).outerjoin(OrgUnit, OrgUnit.id == UserGrant.unit_id).where(UserGrant.user_id.in_(user_ids))
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in session().execute(statement.order_by(UserGrant.id)):
        one = {"unit_id": row.unit_id, "unit_name": row.unit_name, "role": row.role, "from": row.first_day, "until": row.last_day}
        found.setdefault(row.user_id, []).append(one)
    return found
