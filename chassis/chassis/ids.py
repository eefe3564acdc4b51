"""Identifiers: UUIDv7, so that keys sort by the moment they were made and indexes stay compact."""

import os
import time
from datetime import UTC, datetime
from uuid import UUID


def uuid7() -> UUID:
    """Return a new UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits. Never a secret."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


def moment(value: UUID) -> datetime | None:
    """Return when a UUIDv7 was made, None for another kind of id."""
    return datetime.fromtimestamp((value.int >> 80) / 1000, UTC) if value.version == 7 else None
