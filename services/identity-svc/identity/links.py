"""Links from mails: found by their secret, used once, within a day."""

from sqlalchemy import select, text

from chassis import NotFound, session
from identity.access import as_company
from identity.models import User, now
from identity.records import Link, digest

LINK_OF = text("SELECT user_id, company_id FROM link_of(:digest)")


def usable(token: str, lock: bool = False) -> tuple[Link, User]:
    """Return the link with this secret and its user. Raises NotFound for one that cannot be used any more."""
    found = session().execute(LINK_OF, {"digest": digest(token)}).one_or_none()
    if found is not None:
        as_company(found.company_id)
        user = session().get(User, found.user_id, with_for_update=lock or None)
        live = (Link.digest == digest(token), Link.used_at.is_(None), Link.expires_at > now())
        link = session().scalars(select(Link).where(*live)).one_or_none()
        if user is not None and link is not None and user.status != "disabled":
            return link, user
    raise NotFound("link_invalid", "This link cannot be used any more; ask for a new one.")
