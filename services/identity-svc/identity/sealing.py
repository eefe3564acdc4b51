"""Second-factor secrets are encrypted in the database, bound to their user (AES-256-GCM)."""

import base64
import os
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chassis import Unavailable
from identity.settings import settings

NONCE_BYTES = 12


def _cipher() -> AESGCM:
    if not settings().seal_key:
        raise Unavailable("second_factor_unavailable", "A second factor cannot be used at this moment.")
    return AESGCM(base64.b64decode(settings().seal_key))


def sealed(secret: bytes, user_id: UUID) -> bytes:
    """Return the secret encrypted for this user's row."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, secret, user_id.bytes)


def opened(kept: bytes, user_id: UUID) -> bytes:
    """Return the secret that was sealed for this user."""
    return _cipher().decrypt(kept[:NONCE_BYTES], kept[NONCE_BYTES:], user_id.bytes)
