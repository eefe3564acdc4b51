"""Slows guessing down: leaky buckets per account, known browser and address, kept in the database for all replicas."""

import hashlib
import ipaddress

import flask
from sqlalchemy import select, text

from chassis import TooMany, session, transaction
from identity.models import now
from identity.records import Throttle
from identity.rules import ADDRESS_PACE, Pace
from identity.settings import settings

Bucket = tuple[bytes, Pace]


def bucket(kind: str, value: str, pace: Pace) -> Bucket:
    """Return the bucket of one account, browser or address; only a digest of its name is kept."""
    return hashlib.sha256(f"{kind}:{value}".encode()).digest(), pace


def address_bucket(kind: str = "address", pace: Pace = ADDRESS_PACE) -> Bucket:
    """Return the bucket of the client's address; an IPv6 network is one client."""
    chain = [one.strip() for one in flask.request.headers.get("X-Forwarded-For", "").split(",")]
    hops = settings().trusted_hops
    # The part of the header that our own proxies wrote is at its end; everything before it is whatever a client sent.
    seen = chain[-hops] if 0 < hops <= len(chain) and chain[-hops] else flask.request.remote_addr or "unknown"
    try:
        address = ipaddress.ip_address(seen)
        seen = str(ipaddress.ip_network(f"{seen}/64", strict=False) if address.version == 6 else address)
    except ValueError:
        seen = "unknown"
    return bucket(kind, seen, pace)


def take(*buckets: Bucket) -> None:
    """Count one try in every bucket. Raises TooMany with `retry_after` when one is full; then none is counted.

    A transaction of its own, before the answer is known: a refusal must not undo the count, and a hundred guesses at
    once must not all see an empty bucket.
    """
    paces = dict(buckets)
    with transaction(actor="anonymous") as opened:
        for key in sorted(paces):
            opened.execute(
                text("INSERT INTO throttle (key, level, noted_at) VALUES (:key, 0, :now) ON CONFLICT DO NOTHING"),
                {"key": key, "now": now()},
            )
        rows = opened.scalars(select(Throttle).where(Throttle.key.in_(paces)).order_by(Throttle.key).with_for_update()).all()
        moment, waits = now(), [0]
        for row in rows:
            allowed, row.level = paces[row.key].take(row.level, (moment - row.noted_at).total_seconds())
            row.noted_at = moment
            if not allowed:
                waits.append(paces[row.key].wait(row.level))
        if max(waits):
            raise TooMany("login_throttled", "Too many attempts; try again later.", retry_after=max(waits))


def give_back(*buckets: Bucket) -> None:
    """Take back one try of each bucket: it was not a guess."""
    statement = text("UPDATE throttle SET level = greatest(0, level - 1) WHERE key = ANY(:keys)")
    session().execute(statement, {"keys": sorted(key for key, _ in buckets)})
