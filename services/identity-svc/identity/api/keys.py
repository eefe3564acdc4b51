"""The public keys."""

from typing import Any

from identity.tokens import published_keys

KEYS = published_keys()  # at the start of the process: a service without keys to sign with must not start


def get() -> dict[str, Any]:
    """Return the JWK set."""
    return KEYS
