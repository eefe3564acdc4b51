"""Keys from a secret file, more than one while they are being rotated: the first seals, all of them open.

AES-256-GCM. What is sealed is bound to what it is about: moved to another row, it does not open.
"""

import base64
import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class Damaged(Exception):
    """What is stored is not what was sealed here, or the key that sealed it is not here."""


class KeyRing:
    """Keys of 256 bits by id, the one that seals first. `text` has them in base64 with white space between. Raises ValueError."""

    def __init__(self, text: str):
        keys = [base64.b64decode(one, validate=True) for one in text.split()]
        if not keys or any(len(key) != 32 for key in keys):
            raise ValueError("a key is 256 bits in base64")
        self._keys = {hashlib.sha256(key).hexdigest()[:16]: key for key in keys}
        self.current = next(iter(self._keys))
        """Id of the key that seals: the start of its SHA-256, 16 characters."""

    def seal(self, content: bytes, about: bytes) -> bytes:
        """Return content sealed by the current key, bound to what it is about."""
        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self._keys[self.current]).encrypt(nonce, content, about)

    def open(self, sealed: bytes, key_id: str, about: bytes) -> bytes:
        """Return the content. Raises Damaged when the key is not here, or it was sealed about something else."""
        try:
            return AESGCM(self._keys[key_id]).decrypt(sealed[:_NONCE], sealed[_NONCE:], about)
        except (KeyError, InvalidTag) as error:
            raise Damaged("it cannot be opened") from error
