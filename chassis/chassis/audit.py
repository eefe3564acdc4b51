"""The audit trail: who did what to which thing, chained by hashes so that a change afterwards shows.

Operations only append. The relay's leader seals what was committed, in one chain per database: each seal covers the
row and the seal before it. Names and notes are outside the chain (a note by its digest), so that they can be erased.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

# What the seal covers, in this order.
_UNSEALED = (
    "SELECT seq, id, at, company_id, aggregate, aggregate_id, version, action, actor, note_digest"
    " FROM audit WHERE hash IS NULL ORDER BY seq LIMIT %s"
)
_CHAIN = (
    "SELECT position, hash, note, seq, id, at, company_id, aggregate, aggregate_id, version, action, actor, note_digest"
    " FROM audit WHERE hash IS NOT NULL ORDER BY position"
)
SEAL_BATCH = 1_000


def timeline(obj_id: UUID) -> list[dict[str, Any]]:
    """Return the steps of one aggregate, oldest first: {at, actor, actor_name, action, note}."""
    from sqlalchemy import text

    from chassis.db import current, session
    from chassis.outbox import write

    if current().audit:
        write(current())
    rows = session().execute(
        text("SELECT at, actor, actor_name, action, note FROM audit WHERE aggregate_id = :id ORDER BY seq"), {"id": obj_id}
    )
    return [dict(row._mapping) for row in rows]


def digest(before: bytes, position: int, row: tuple[Any, ...]) -> bytes:
    """Return the seal of a row (its fields as in `_UNSEALED`): SHA-256 over the seal before, the place in the chain and the row."""
    parts = [part.astimezone(UTC).isoformat() if isinstance(part, datetime) else str(part) for part in row]
    return hashlib.sha256(before + "\x1f".join([str(position), *parts]).encode()).digest()


def seal(connection: Any) -> int:
    """Seal the next committed rows; return how many. Only the holder of the relay's lock may call this.

    Rows that commit late are sealed later: their place in the chain is when they were first seen.
    """
    head = connection.execute("SELECT position, hash FROM audit WHERE hash IS NOT NULL ORDER BY position DESC LIMIT 1").fetchone()
    position, last = head or (0, b"")
    rows = connection.execute(_UNSEALED, [SEAL_BATCH]).fetchall()
    seals = []
    for row in rows:
        position += 1
        last = digest(last, position, row)
        seals.append((row[0], position, last))
    if seals:
        connection.execute(
            "UPDATE audit SET position = s.position, hash = s.hash"
            " FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[]) AS s (seq, position, hash) WHERE audit.seq = s.seq",
            [list(column) for column in zip(*seals, strict=True)],
        )
    return len(seals)


def verify(connection: Any) -> tuple[int, str, str | None]:
    """Walk the whole chain. Return (rows that hold, hex of the head, what is wrong first or None).

    Cutting off the end cannot show here: compare the head with the one the relay wrote to the log (`audit_head`).
    """
    held, last = 0, b""
    with connection.cursor(name="audit_walk") as cursor:
        cursor.itersize = 5_000
        cursor.execute(_CHAIN)
        for position, sealed, note, *row in cursor:
            if position != held + 1:
                return held, last.hex(), f"position {held + 1} is missing"
            if digest(last, position, tuple(row)) != sealed:
                return held, last.hex(), f"row {row[0]} was changed"
            if note is not None and hashlib.sha256(f"{row[1]}{note}".encode()).hexdigest() != row[-1]:
                return held, last.hex(), f"the note of row {row[0]} was changed"
            held, last = position, sealed
    return held, last.hex(), None
