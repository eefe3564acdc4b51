"""Identifiers: UUIDv7, so that keys sort by the moment they were made and indexes stay compact."""

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """Return a new UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits. Never a secret."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)
