"""Encryption of content before it is stored.

Envelope: a key-encryption key (a secret file) wraps one data key per company, which the database holds; from it and a
random salt every file gets a key of its own (HKDF-SHA256). A file is `WKD1`, the salt, and chunks of 64 KiB sealed
with AES-256-GCM. A chunk's nonce is its number and whether it is the last one, its associated data the document's id:
a chunk that is changed, moved, left out, cut off at the end or taken from another document does not open.
"""

import os
from collections.abc import Iterable, Iterator
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from chassis.keyring import Damaged

CHUNK = 64 * 1024
MAGIC = b"WKD1"
_SALT, _TAG, _NONCE = 16, 16, 12


def seal(content: Iterable[bytes], data_key: bytes, document_id: UUID) -> Iterator[bytes]:
    """Yield content encrypted for one document, at constant memory."""
    salt = os.urandom(_SALT)
    cipher = _cipher(data_key, salt, document_id)
    yield MAGIC + salt
    pieces = _pieces(content, CHUNK, CHUNK)
    held: bytes | None = next(pieces, b"")
    number = 0
    while held is not None:
        following = next(pieces, None)
        yield cipher.encrypt(_nonce(number, following is None), held, document_id.bytes)
        held, number = following, number + 1


def unseal(stored: Iterable[bytes], data_key: bytes, document_id: UUID) -> Iterator[bytes]:
    """Yield the content chunk by chunk, at constant memory. Raises Damaged at the first byte that is not as sealed."""
    pieces = _pieces(stored, len(MAGIC) + _SALT, CHUNK + _TAG)
    head = next(pieces, b"")
    if not head.startswith(MAGIC):
        raise Damaged("no document of ours")
    cipher = _cipher(data_key, head[len(MAGIC) :], document_id)
    held = next(pieces, None)
    number = 0
    while held is not None:
        following = next(pieces, None)
        try:
            yield cipher.decrypt(_nonce(number, following is None), held, document_id.bytes)
        except InvalidTag as error:
            raise Damaged(f"chunk {number} was changed") from error
        held, number = following, number + 1
    if number == 0:
        raise Damaged("the content is missing")


def _pieces(blocks: Iterable[bytes], first: int, others: int) -> Iterator[bytes]:
    """Cut blocks of any length into a first piece and others of these lengths; the last one may be shorter."""
    buffer, wanted = bytearray(), first
    for block in blocks:
        buffer += block
        while len(buffer) >= wanted:
            yield bytes(buffer[:wanted])
            del buffer[:wanted]
            wanted = others
    if buffer:
        yield bytes(buffer)


def _cipher(data_key: bytes, salt: bytes, document_id: UUID) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"workaniser document " + document_id.bytes).derive(data_key))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(_NONCE - 1, "big") + bytes([last])
