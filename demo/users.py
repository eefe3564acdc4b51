"""The people who use the portal: registered by the consultant, with a password they choose from their invitation."""

import os
import secrets
import time
from dataclasses import dataclass
from typing import Any

from demo import mailbox
from demo.place import STATE, Failed, Stack, recall, remember
from demo.portal import Browser, Refusal

CONSULTANT = "consulent@uitzendhuis-denkbeeld.example"


@dataclass(frozen=True)
class User:
    """A person and what they may do: roles with the code of the unit where each counts."""

    first_name: str
    last_name: str
    title: str
    email: str
    grants: tuple[tuple[str, str], ...]
    language: str = "nl"


def _client(first: str, last: str, title: str, name: str, *grants: tuple[str, str], language: str = "nl") -> User:
    return User(first, last, title, f"{name}@havenlicht.example", grants, language)


USERS = (
    _client("Hortense", "Denkbeeldig", "HR-manager", "hr", ("hr_manager", "HLV")),
    _client("Petronella", "Voorbeeld", "Afdelingshoofd expeditie", "petronella", ("hiring_manager", "GNT-EXP")),
    _client("Polydoor", "Fabel", "Planner Gent", "planner.gent", ("planner", "GNT")),
    _client("Quirine", "Schijn", "Planner Antwerpen", "planner.antwerpen", ("planner", "ANR"), ("hiring_manager", "ANR")),
    _client("Wannes", "Bedacht", "Ploegbaas expeditie A", "ploegbaas.a", ("planner", "GNT-EXP-A")),
    _client("Kamiel", "Nergens", "Ploegbaas expeditie B", "ploegbaas.b", ("timesheet_approver", "GNT-EXP-B")),
    _client("Fernand", "Hersenschim", "Boekhouder", "boekhouding", ("finance", "HLV")),
    _client("Séraphine", "Imaginaire", "Responsable RH Liège", "rh.liege", ("hr_manager", "LGE"), language="fr"),
)
BY_ROLE = {"hr_manager": USERS[0], "hiring_manager": USERS[1], "planner": USERS[2], "supervisor": USERS[4], "finance": USERS[6]}


def new_password() -> str:
    """A password that can be read out: four made-up words, more than 64 bits of chance."""
    consonants, vowels = "bdfghjklmnprstvwz", "aeiou"
    words = ("".join(secrets.choice(letters) for letters in (consonants, vowels, consonants, vowels, consonants)) for _ in range(4))
    return "-".join(words)


def password_of(email: str) -> str:
    """The password that was chosen for this address. Raises Failed when the demo does not know it."""
    known: dict[str, str] = recall().get("passwords", {})
    if email not in known:
        raise Failed(f"no password is known for {email}: load the demo first (`python -m demo load`).")
    return known[email]


def keep_password(email: str, password: str) -> None:
    """Remember a password for later commands."""
    remember(passwords=recall().get("passwords", {}) | {email: password})


def accept_invitation(stack: Stack, email: str, since: float) -> Browser:
    """Follow the link in the invitation, choose a password, and return the browser that is signed in by it."""
    token = mailbox.link_for(email, since)
    browser = Browser(stack, email)
    browser.post("/api/identity/v1/invitations/check", {"token": token})
    password = new_password()
    browser.post("/api/identity/v1/invitations/accept", {"token": token, "password": password})
    keep_password(email, password)
    return browser


def consultant(stack: Stack, seen: Any = None) -> Browser:
    """The agency's consultant, signed in; the first time with the invitation that setting up the stack mailed them."""
    if CONSULTANT not in recall().get("passwords", {}):
        return accept_invitation(stack, CONSULTANT, 0)
    browser = Browser(stack, CONSULTANT, seen)
    browser.login(CONSULTANT, password_of(CONSULTANT))
    return browser


def sign_in(stack: Stack, user: User, seen: Any = None) -> Browser:
    """A user of the client, signed in."""
    browser = Browser(stack, user.email, seen)
    browser.login(user.email, password_of(user.email))
    return browser


def register(desk: Browser, user: User, units: dict[str, str]) -> float:
    """Let the consultant register a user; returns when, for the mail to look for. Somebody who exists is invited anew when needed."""
    since = time.time() - 1
    grants = [{"unit_id": units[code], "role": role} for role, code in user.grants]
    entry = {"first_name": user.first_name, "last_name": user.last_name, "job_title": user.title, "email": user.email}
    try:
        desk.post("/api/identity/v1/users", entry | {"language": user.language, "grants": grants})
    except Refusal as refusal:
        if refusal.code != "email_taken":
            raise
        known = next(one for one in desk.pages("/api/identity/v1/users", q=user.email) if one["email"] == user.email)
        desk.post(f"/api/identity/v1/users/{known['id']}/invite", version=known["version"])
    return since


def write_logins(stack: Stack) -> None:
    """Write who can log in, for people to read, to a file that only its owner can read."""
    known = recall().get("passwords", {})
    rows = [("consultant", CONSULTANT)] + [(" + ".join(f"{role} @ {code}" for role, code in user.grants), user.email) for user in USERS]
    lines = [f"{role:44} {email:40} {known[email]}" for role, email in rows if email in known]
    path = STATE / "demo-logins.txt"
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(f"Log in at {stack.portal}\n\n" + "\n".join(lines) + "\n")
