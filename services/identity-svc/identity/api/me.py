"""The caller."""

from typing import Any
from uuid import UUID

from chassis import Unauthorised, current, principal, session
from identity import queries
from identity.access import Rights, as_company, rights
from identity.models import User
from identity.records import LoginSession


def get() -> dict[str, Any]:
    """Return the caller with what counts in this session now."""
    chosen = current().company_id
    user, counting = caller()
    if user.is_agency:
        as_company(chosen)
    return queries.me(user, counting)


def caller() -> tuple[User, Rights]:
    """Return the signed-in user and their rights; afterwards the transaction looks at the user's own company."""
    signed_in = principal()
    if signed_in.is_agency:
        as_company(None)
    user = session().get(User, signed_in.id)
    if user is None:
        raise Unauthorised("access_ended", "Sign in again.")
    opened = session().get(LoginSession, UUID(signed_in.session_id)) if signed_in.session_id else None
    return user, rights(user, opened is not None and opened.second_factor)
