"""Recovery codes: for who lost their authenticator app. Each works once."""

import base64
import secrets

from identity.models import User
from identity.records import digest

CODES = 10
CODE_BYTES = 15  # 120 bits: from 112 on a plain digest is enough to keep (ASVS 5.0, 6.5.2)


def renewed(user: User) -> list[str]:
    """Replace the user's codes and return the new ones, such as `abcd-efgh-2345-6767-abcd-efgh`; only their digests are kept."""
    codes = [_code() for _ in range(CODES)]
    user.recovery_digests = [digest(code) for code in codes]
    return codes


def _code() -> str:
    text = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().lower()
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def used(user: User, code: str) -> bool:
    """Say whether this is one of the user's codes, and use it up."""
    kept = [one for one in user.recovery_digests if one != digest(code)]
    found = len(kept) < len(user.recovery_digests)
    user.recovery_digests = kept
    return found
