"""Jobs of identity: `python -m chassis job identity <name> [arguments]`."""

from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select, text

from chassis import record, session, set_company, transaction
from chassis.telemetry import log
from identity import logins, mails, rules
from identity.access import publish_access
from identity.models import Role, User, UserGrant, now
from identity.roles import AGENCY_ROLES, DEFAULT_ROLES, ROLE_NAMES

# Shorter than any six months and a day less the two weeks of warning: whoever is older is looked at one by one.
SURELY_FRESH = timedelta(days=160)


def mail(arguments: Sequence[str] = ()) -> None:
    """Send mails as they come, until stopped."""
    mails.send_forever()


def revoke_inactive(arguments: Sequence[str] = ()) -> None:
    """Warn who has not signed in for long, end the access of who has not for six months and a day; daily.

    Also forgets what login remembered long ago.
    """
    with transaction(actor="revoke-inactive"):
        session().execute(text("SELECT forget_old_logins()"))
    with transaction(readonly=True):
        idle = session().execute(text("SELECT id, company_id FROM idle_users(:since)"), {"since": now() - SURELY_FRESH}).all()
    outcomes = {"lapsed": 0, "warned": 0}
    for user_id, company_id in idle:
        with transaction(company_id, actor="revoke-inactive"):
            user = session().get(User, user_id)
            if user is not None and logins.lapse(user_id):
                record("user.lapsed", user)
                mails.queue("lapsed", company_id, user_id)
                outcomes["lapsed"] += 1
            elif user is not None and user.warned_at is None and rules.warning_due(user.counts_from, now()):
                user.warned_at = now()
                mails.queue("warning", company_id, user_id)
                outcomes["warned"] += 1
    log.info("revoke_inactive", looked_at=len(idle), **outcomes)


def bootstrap(arguments: Sequence[str] = ()) -> None:
    """Bring the default roles up to date and make the agency's first user, a consultant and operator.

    Prints the invitation link, or mails it (`--mail`, unless a link is under way); once the user has chosen a password
    it only says so. May be repeated.
    """
    parser = ArgumentParser(prog="job identity bootstrap")
    parser.add_argument("--email", required=True)
    parser.add_argument("--first-name", default="Eerste")
    parser.add_argument("--last-name", default="Consulent")
    parser.add_argument("--language", default="nl", choices=("nl", "fr", "en"))
    parser.add_argument("--mail", action="store_true")
    wanted = parser.parse_args(list(arguments))
    update_default_roles()
    with transaction(actor="bootstrap"):
        user = session().scalars(select(User).where(User.email == wanted.email.lower()).with_for_update()).one_or_none()
        if user is None:
            user = _first(wanted.email.lower(), wanted.first_name, wanted.last_name, wanted.language)
        if user.status != "invited":
            print(f"{user.email} is {user.status}")
        elif not wanted.mail:
            print(mails.new_link(user, "invitation"))
        elif not mails.under_way(user):
            mails.queue("invitation", None, user.id)


def _first(email: str, first_name: str, last_name: str, language: str) -> User:
    user = User(email=email, first_name=first_name, last_name=last_name, language=language, job_title="Consultant", status="invited")
    user.counts_from, user.totp_on, user.totp_used = now(), False, 0
    user.grants = [UserGrant(role=role) for role in ("consultant", "operator")]
    record("user.registered", user)
    publish_access(user)
    return user


def update_default_roles() -> None:
    """Write the default roles of this release that nobody changed, and tell the services about everybody who holds one."""
    for code, permissions in DEFAULT_ROLES.items():
        with transaction(actor="bootstrap"):
            role = session().scalars(select(Role).where(Role.company_id.is_(None), Role.code == code).with_for_update()).one_or_none()
            if role is not None and (role.version or sorted(role.permissions) == sorted(permissions)):
                continue
            role = role or Role(code=code, name=ROLE_NAMES[code], is_agency=code in AGENCY_ROLES, second_factor=False)
            role.permissions = permissions
            session().add(role)
            session().flush()
            for user_id, company_id in session().execute(text("SELECT user_id, company_id FROM role_holders(:code)"), {"code": code}).all():
                set_company(company_id)
                publish_access(session().get_one(User, user_id))
