"""Users, registered and managed by the agency."""

from typing import Any

from chassis import fetch, principal, record
from identity import importing, mails, queries, registering
from identity.access import grants_from, publish_access
from identity.models import User


def search(
    q: str | None = None, status: str | None = None, lapsing: bool = False, limit: int = 50, cursor: str | None = None
) -> dict[str, Any]:
    """Return a page of users."""
    return queries.users(q, status, lapsing, limit, cursor)


def everywhere(q: str, limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    """Return a page of users of all clients, for the agency; a client's user finds colleagues in scope."""
    return queries.users_everywhere(q, limit, cursor)


def get(user_id: str) -> dict[str, Any]:
    """Return one user."""
    return queries.user(fetch(User, user_id))


def register(body: dict[str, Any]) -> Any:
    """Register a user with rights and queue the invitation."""
    user = registering.register(body, body.pop("grants", []), body.pop("invite", True))
    return queries.user(user), 201, {"Location": f"/api/identity/v1/users/{user.id}"}


def import_csv(body: dict[str, Any]) -> dict[str, Any]:
    """Register and change the users of a file, or only say what would happen."""
    return importing.carry_out(body["csv"], principal().id, body.get("dry_run", True), body.get("invite", True))


def change(user_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Change what is known of a user."""
    user = fetch(User, user_id)
    registering.describe(user, body)
    record("user.changed", user)
    publish_access(user)
    return queries.user(user)


def grant(user_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Replace a user's rights."""
    user = fetch(User, user_id)
    user.change_grants(grants_from(body["grants"], user), by=principal().id)
    record("user.granted", user)
    publish_access(user)
    return queries.user(user)


def disable(user_id: str) -> dict[str, Any]:
    """End a user's access at once."""
    user = fetch(User, user_id)
    registering.end_access(user, by=principal().id)
    return queries.user(user)


def enable(user_id: str) -> dict[str, Any]:
    """Restore a user's access with a new invitation."""
    user = fetch(User, user_id)
    registering.restore_access(user)
    return queries.user(user)


def invite(user_id: str) -> dict[str, Any]:
    """Send the invitation again."""
    user = fetch(User, user_id)
    user.invite()
    record("user.invited", user)
    mails.queue("invitation", user.company_id, user.id)
    return queries.user(user)
