"""Carries the outbox to the broker: in order, confirmed, by one leader, as soon as it is committed.

The leader holds an advisory lock on a direct connection and always begins at the oldest row that is not published: a
cursor would jump over transactions that commit late, and SKIP LOCKED would reorder. One thread, one event loop:
the database's notifications, the broker's confirms and a one-second tick as the net.
"""

import signal
import time
from typing import Any

import pika
import psycopg
from pika.adapters.select_connection import SelectConnection
from pika.exceptions import AMQPError

from chassis import audit, topology
from chassis.health import health
from chassis.settings import settings
from chassis.telemetry import (
    AUDIT_UNSEALED,
    OUTBOX_OLDEST,
    OUTBOX_PUBLISHED,
    OUTBOX_RETURNED,
    OUTBOX_WAITING,
    RELAY_LEADER,
    failure,
    log,
)

WINDOW = 1_000  # messages on their way at once
TICK_SECONDS = 1.0
PURGE_SECONDS = 3_600.0
MOST_SEALS = 3  # batches of the trail per tick; messages come first
MOST_BACKOFF = 5.0
# The server notices within half a minute that a leader's machine is gone, and gives the lock to the next.
SERVER_SETTINGS = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c statement_timeout=60s"

# A row that no queue wanted is tried again later, and holds back the later ones of its aggregate (order), nobody else.
_NEXT = """
    SELECT seq, id::text, exchange, routing_key, type, content_type, headers, body, extract(epoch FROM created_at)::bigint
      FROM outbox o
     WHERE published_at IS NULL AND seq <> ALL(%s) AND (retry_at IS NULL OR retry_at <= now())
       AND NOT EXISTS (SELECT FROM outbox w WHERE w.published_at IS NULL AND w.retry_at > now()
                          AND w.aggregate_id = o.aggregate_id AND w.exchange = o.exchange AND w.seq < o.seq)
     ORDER BY seq LIMIT %s
"""
_MARK = "UPDATE outbox SET published_at = now() WHERE seq = ANY(%s)"
_DEFER = "UPDATE outbox SET retry_at = now() + least(greatest(now() - created_at, interval '2 seconds'), interval '5 minutes') WHERE seq = ANY(%s)"
_PURGES = (
    "DELETE FROM outbox WHERE created_at < now() - interval '7 days' AND published_at IS NOT NULL",
    "DELETE FROM inbox WHERE at < now() - interval '90 days'",
    "DELETE FROM inbox_dead WHERE closed_at < now() - interval '90 days'",
    "DELETE FROM idempotency WHERE at < now() - interval '24 hours'",
)


class Relay:
    """One process of the relay: a leader that sends, or a standby that waits for the lock."""

    def __init__(self) -> None:
        self.stopping = False
        self.connected = False
        self._broker: Any = None
        self._channel: Any = None
        self._waiting: dict[int, tuple[int, str, str]] = {}  # delivery tag -> seq, id, routing key
        self._returned: set[str] = set()
        self._confirmed: list[int] = []
        self._deferred: list[int] = []
        self._tag = 0
        self._again = False  # something was committed since we last looked
        self._paused_until = 0.0
        self._purged = 0.0

    def run(self) -> None:
        """Relay until SIGTERM. Every failure is survived: back off and begin again from what the database says."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: setattr(self, "stopping", True))
        health.start(lambda: self.connected, self._measure)
        backoff = 0.2
        while not self.stopping:
            try:
                with psycopg.connect(settings().relay_database_url, autocommit=True, connect_timeout=5, options=SERVER_SETTINGS) as db:
                    backoff = 0.2
                    self._stand(db)
            except Exception as error:  # anything: pika lets more out than its own errors
                log.warning("relay_interrupted", **failure(error))
                self._rest(backoff)
                backoff = min(backoff * 2, MOST_BACKOFF)
            finally:
                self.connected = False
                RELAY_LEADER.set(0)

    def _stand(self, db: Any) -> None:
        # A mark that a crash takes back means a message sent twice, which every inbox expects; a seal waits for the disk.
        db.execute("SET synchronous_commit = off")
        db.add_notify_handler(self._told)
        db.execute("LISTEN outbox")
        while not self.stopping:
            health.beat()
            self.connected = True
            if db.execute("SELECT pg_try_advisory_lock(hashtext('outbox relay'))").fetchone()[0]:
                RELAY_LEADER.set(1)
                log.info("relay_leads")
                return self._lead(db)
            self._rest(TICK_SECONDS)

    def _lead(self, db: Any) -> None:
        """Send until the database fails. While the broker is away, keep the lock, seal the trail and try again."""
        backoff = 0.2
        while not self.stopping:
            try:
                with pika.BlockingConnection(topology.parameters("relay")) as connection:
                    topology.declare_exchanges(connection.channel())
                begun = time.monotonic()
                self._serve(db)
                if time.monotonic() - begun > 2 * MOST_BACKOFF:
                    backoff = 0.2
            except (AMQPError, OSError) as error:
                log.warning("broker_away", error=type(error).__name__)
            self._tidy(db)
            if not self.stopping:
                self._rest(backoff)
                backoff = min(backoff * 2, MOST_BACKOFF)

    def _serve(self, db: Any) -> None:
        """Run one connection to the broker until it ends."""
        self._waiting, self._returned, self._confirmed, self._deferred = {}, set(), [], []
        self._tag, self._channel, self._paused_until = 0, None, 0.0
        broker = self._broker = SelectConnection(
            topology.parameters("relay"),
            on_open_callback=lambda one: one.channel(on_open_callback=lambda channel: self._opened(db, channel)),
            on_open_error_callback=lambda one, _: one.ioloop.stop(),
            on_close_callback=lambda one, _: one.ioloop.stop(),
        )
        loop: Any = broker.ioloop
        loop.add_handler(db.fileno(), lambda *_: self._notified(db), loop.READ)
        loop.call_later(TICK_SECONDS, lambda: self._tick(db, broker))
        try:
            loop.start()
        finally:
            self._broker = self._channel = None
            loop.remove_handler(db.fileno())
            if broker.is_open:
                broker.close()
                loop.call_later(1, loop.stop)
                loop.start()

    def _opened(self, db: Any, channel: Any) -> None:
        channel.add_on_close_callback(lambda *_: channel.connection.ioloop.stop())
        channel.add_on_return_callback(lambda _c, _m, properties, _b: self._returned.add(properties.message_id))
        channel.confirm_delivery(lambda frame: self._confirm(db, frame), callback=lambda _: self._begin(db, channel))

    def _begin(self, db: Any, channel: Any) -> None:
        self._channel = channel
        self._pump(db)

    def _told(self, _: Any) -> None:
        # Called for a notice that came with the answer to a statement, too: the socket says nothing of those any more.
        self._again = True

    def _notified(self, db: Any) -> None:
        db.pgconn.consume_input()  # whatever happens next: a socket left readable would keep the loop spinning
        while db.pgconn.notifies():
            pass
        self._pump(db)

    def _tick(self, db: Any, broker: Any) -> None:
        health.beat()
        if self.stopping and not self._waiting:
            broker.ioloop.stop()
        elif self._broker is broker:
            self._tidy(db)
            self._pump(db)
            broker.ioloop.call_later(TICK_SECONDS, lambda: self._tick(db, broker))

    def _pump(self, db: Any) -> None:
        """Mark what was confirmed and publish what is new, while others are still on their way."""
        if self._channel is None or len(self._waiting) > WINDOW // 2 or time.monotonic() < self._paused_until:
            return
        self._again = False
        self._mark(db)
        if self.stopping:
            return
        under_way = [seq for seq, *_ in self._waiting.values()]
        for seq, message_id, exchange, key, kind, content_type, headers, body, at in db.execute(
            _NEXT, [under_way, WINDOW - len(under_way)]
        ):
            properties = pika.BasicProperties(
                content_type=content_type, headers=headers, delivery_mode=2, message_id=message_id, type=kind, timestamp=at
            )
            self._channel.basic_publish(exchange, key, body.encode(), properties, mandatory=True)
            self._tag += 1
            self._waiting[self._tag] = (seq, message_id, key)
        if self._again:
            self._broker.ioloop.call_later(0, lambda: self._pump(db))

    def _confirm(self, db: Any, frame: Any) -> None:
        method = frame.method
        tags = [tag for tag in self._waiting if tag <= method.delivery_tag] if method.multiple else [method.delivery_tag]
        for tag in tags:
            seq, message_id, key = self._waiting.pop(tag)
            if not isinstance(method, pika.spec.Basic.Ack):
                self._paused_until = time.monotonic() + TICK_SECONDS  # the broker could not keep it: again in a moment
            elif message_id in self._returned:
                OUTBOX_RETURNED.labels(key).inc()
                log.error("message_unroutable", routing_key=key, message_id=message_id)
                self._deferred.append(seq)
            else:
                self._confirmed.append(seq)
        if not self._waiting or len(self._confirmed) >= WINDOW // 2:
            self._pump(db)

    def _mark(self, db: Any) -> None:
        if self._confirmed:
            db.execute(_MARK, [self._confirmed])
            OUTBOX_PUBLISHED.inc(len(self._confirmed))
        if self._deferred:
            db.execute(_DEFER, [self._deferred])
            self._returned.clear()
        self._confirmed, self._deferred = [], []

    def _tidy(self, db: Any) -> None:
        for _ in range(MOST_SEALS):
            with db.transaction():
                db.execute("SET LOCAL synchronous_commit = on")
                if audit.seal(db) < audit.SEAL_BATCH:
                    break
        if time.monotonic() - self._purged > PURGE_SECONDS or not self._purged:
            self._purged = time.monotonic()
            for statement in _PURGES:
                db.execute(statement)
            head = db.execute(
                "SELECT position, encode(hash, 'hex') FROM audit WHERE hash IS NOT NULL ORDER BY position DESC LIMIT 1"
            ).fetchone()
            if head:  # the log is kept elsewhere: whoever cuts off the end of the trail cannot cut it off there
                log.info("audit_head", position=head[0], hash=head[1])

    def _rest(self, seconds: float) -> None:
        ends = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < ends:
            health.beat()
            time.sleep(min(0.2, seconds))

    @staticmethod
    def _measure() -> None:
        with psycopg.connect(settings().relay_database_url, autocommit=True, connect_timeout=2, options="-c statement_timeout=5s") as db:
            row = db.execute(
                "SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0),"
                " (SELECT count(*) FROM audit WHERE hash IS NULL) FROM outbox WHERE published_at IS NULL"
            ).fetchone()
        if row:
            for gauge, value in zip((OUTBOX_WAITING, OUTBOX_OLDEST, AUDIT_UNSEALED), row, strict=True):
                gauge.set(float(value))
