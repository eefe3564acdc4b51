"""Passwords: argon2id within a bounded amount of memory, and a refusal of those that are easily guessed."""

import hashlib
import mmap
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from zxcvbn import zxcvbn

from chassis import Invalid, Unavailable
from identity.models import User
from identity.records import new_secret
from identity.settings import settings

# OWASP's second recommendation for argon2id: 21 ms and 19 MiB a check. At most two at once per process: a storm of
# logins may cost time, never memory.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_slots = threading.BoundedSemaphore(2)
PATIENCE_SECONDS = 5.0

SHORTEST = 15  # as the specification says
PORTAL = "workaniser"
ENOUGH_GUESSES = 10**10  # zxcvbn's "safely unguessable" against a slow hash
OWN_LETTERS = 8  # so many have to be left when the user's own words are taken out
LOOKED_AT = 72  # its cost grows faster than the length; more than this is never weak at the start only by chance


@contextmanager
def _slot() -> Iterator[None]:
    if not _slots.acquire(timeout=PATIENCE_SECONDS):
        raise Unavailable("login_busy", "Too many people sign in at this moment.", retry_after=3)
    try:
        yield
    finally:
        _slots.release()


def hashed(password: str) -> str:
    """Return the argon2id hash to keep (with salt and parameters)."""
    with _slot():
        return _hasher.hash(password)


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return hashed(new_secret())


def matches(kept: str | None, password: str) -> bool:
    """Say whether this is the password; takes as long when there is none to compare with."""
    against = kept or _nobodys()
    with _slot():
        try:
            return _hasher.verify(against, password) and kept is not None
        except (Argon2Error, InvalidHashError):
            return False


def refuse_weak(password: str, user: User, company_name: str = "") -> None:
    """Raise Invalid (`password_weak`) for a password that is stolen already, made of the user's own words, or common."""
    if (reason := strength(password, user, company_name)["reason"]) is not None:
        errors = [{"pointer": "/password", "rule": reason}]
        raise Invalid("password_weak", "This password is too easy to guess.", errors=errors, reason=reason)


def strength(password: str, user: User | None, company_name: str = "") -> dict[str, Any]:
    """Return whether a password is acceptable, its score (0 to 4, as zxcvbn counts), and why it would be refused."""
    words = _words(user, company_name) if user else {PORTAL}
    guessed = zxcvbn(password[:LOOKED_AT], user_inputs=sorted(words))
    reason = "short" if len(password) < SHORTEST else _weakness(password, words, guessed["guesses"])
    score = guessed["score"] if reason is None else min(guessed["score"], 2)
    return {"acceptable": reason is None, "score": score, "reason": reason}


def _weakness(password: str, words: set[str], guesses: float) -> str | None:
    if _stolen(password):
        return "breached"
    letters = rest = re.sub(r"[\W_]+", "", password.lower())
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    if rest != letters and len(rest) < OWN_LETTERS:
        return "personal"
    return "common" if guesses < ENOUGH_GUESSES else None


def _words(user: User, company_name: str) -> set[str]:
    """Return the words somebody would try first for this user, in lower case without anything between letters."""
    texts = (PORTAL, user.email, user.first_name, user.last_name, user.job_title, company_name)
    parts = {word for text in texts for word in re.split(r"[\W_]+", text.lower())}
    return {word for word in parts if len(word) > 2}


@lru_cache(maxsize=1)
def _stolen_digests(path: str) -> mmap.mmap:
    with Path(path).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _stolen(password: str) -> bool:
    path = settings().breached_passwords
    if not path:
        return False
    kept, wanted = _stolen_digests(path), hashlib.sha1(password.encode(), usedforsecurity=False).digest()
    low, high = 0, len(kept) // 20
    while low < high:
        middle = (low + high) // 2
        if kept[middle * 20 : middle * 20 + 20] < wanted:
            low = middle + 1
        else:
            high = middle
    return kept[low * 20 : low * 20 + 20] == wanted
