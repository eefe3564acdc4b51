"""Takes a service's messages from its queue: one active consumer, handlers in a worker thread, acks after the commit.

After any failure the TCP connection is dropped, never closed: a graceful close gives the prefetched messages back
ahead of the failed one and reorders them (measured), a lost connection gives all of them back in order.
"""

import contextlib
import queue
import signal
import socket
import threading
import time
from typing import Any

import pika
import psycopg
from pika.exceptions import AMQPError

from chassis import inbox, topology
from chassis.consumer import aggregates, known_name, load
from chassis.db import ConnectionLost, engine
from chassis.health import database_answers, health
from chassis.inbox import Delivery
from chassis.settings import settings
from chassis.telemetry import INBOX_DEAD, INBOX_HELD, MESSAGES, failure, log

PREFETCH = 50  # two batches; a message may carry a document, so not more
BATCH = 25  # messages per transaction when they queue up; alone, a message does not wait for company
ATTEMPTS = 8  # of a message that fails in a way that looks temporary while the database is there
MOST_BACKOFF = 5.0


class Consumer:
    """One process of a service's consumer; the broker lets one of the replicas work at a time."""

    def __init__(self, service: str):
        self.service = service
        self.stopping = False
        self.connected = False
        self._most = BATCH
        self._attempts: dict[str, int] = {}
        self._held = True  # some may wait from before we started

    def run(self) -> None:
        """Consume until SIGTERM. Every failure is survived: drop the connection, back off, begin again."""
        load(self.service)
        inbox.key_ring()  # without a key it could not keep what fails: that stops the boot
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: setattr(self, "stopping", True))
        health.start(lambda: self.connected, self._measure)
        backoff = 0.2
        while not self.stopping:
            health.beat()
            # The broker counts deliveries: while the database is away, do not even ask for messages.
            if database_answers(settings().database_url):
                begun = time.monotonic()
                try:
                    self._serve()
                except Exception as error:  # anything: pika lets more out than its own errors
                    log.warning("broker_away", **failure(error))
                finally:
                    self.connected = False
                if time.monotonic() - begun > 2 * MOST_BACKOFF:
                    backoff = 0.2
            self._rest(backoff)
            backoff = min(backoff * 2, MOST_BACKOFF)

    @staticmethod
    def _subscribe() -> None:
        """Remember since when we follow which aggregates; see `inbox._gap`."""
        with psycopg.connect(settings().database_url, connect_timeout=5) as db:
            db.execute("INSERT INTO subscription (aggregate) SELECT * FROM unnest(%s::text[]) ON CONFLICT DO NOTHING", [aggregates()])

    def _serve(self) -> None:
        """Run one connection until it ends, a message fails, or we stop."""
        connection = pika.BlockingConnection(topology.parameters("consume"))
        channel = connection.channel()
        topology.declare(channel, self.service)
        self._subscribe()
        channel.basic_qos(prefetch_count=PREFETCH)
        arrived: queue.SimpleQueue[tuple[int, Delivery]] = queue.SimpleQueue()
        ended = threading.Event()

        def arrive(_: Any, method: Any, properties: Any, body: bytes) -> None:
            known = {"exchange": method.exchange, "message_id": properties.message_id, "content_type": properties.content_type}
            headers = {name: value for name, value in (properties.headers or {}).items() if isinstance(value, (str, int, float, bool))}
            arrived.put((method.delivery_tag, Delivery(method.routing_key, body, {**known, "headers": headers})))

        def acknowledge(tag: int) -> None:
            connection.add_callback_threadsafe(lambda: channel.basic_ack(tag, multiple=True))

        worker = threading.Thread(target=self._work, args=(arrived, acknowledge, ended), name="worker")
        channel.basic_consume(self.service, arrive)
        worker.start()
        self.connected = True
        try:
            while not ended.is_set() and not self.stopping:
                connection.process_data_events(time_limit=0.5)
                health.beat()
        finally:
            ended.set()
            while worker.is_alive():
                worker.join(0.2)
                health.beat()
            _drop(connection)

    def _work(self, arrived: "queue.SimpleQueue[tuple[int, Delivery]]", acknowledge: Any, ended: threading.Event) -> None:
        """Take messages in order until one fails; what is in `arrived` then goes back to the broker untouched."""
        try:
            while not ended.is_set():
                batch = _batch(arrived, self._most)
                if batch:
                    outcomes = self._take([delivery for _, delivery in batch])
                    acknowledge(batch[-1][0])
                    for (_, delivery), outcome in zip(batch, outcomes, strict=True):
                        MESSAGES.labels(known_name(delivery.routing_key), outcome).inc()
                    self._held = self._held or "held" in outcomes
                if self._held:
                    inbox.release()
                    self._held = inbox.waiting()
        except Exception as error:
            log.warning("message_put_back", **failure(error))
        finally:
            ended.set()

    def _take(self, batch: list[Delivery]) -> list[str]:
        try:
            outcomes = inbox.take(batch)
        except Exception as error:
            if isinstance(error, ConnectionLost) or getattr(error, "connection_invalidated", False):
                engine().dispose()
                raise
            # One at a time from here, to know which one it is; a message that always fails like this is no passing trouble.
            tried = self._attempts[batch[0].id] = self._attempts.get(batch[0].id, 0) + 1
            if len(batch) > 1 or tried < ATTEMPTS:
                self._most = 1
                raise
            outcomes = [inbox.bury(batch[0], error)]
        self._attempts.clear()
        self._most = min(BATCH, self._most * 2)
        return outcomes

    def _rest(self, seconds: float) -> None:
        ends = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < ends:
            health.beat()
            time.sleep(min(0.2, seconds))

    @staticmethod
    def _measure() -> None:
        with psycopg.connect(settings().database_url, autocommit=True, connect_timeout=2, options="-c statement_timeout=5s") as db:
            row = db.execute(
                "SELECT (SELECT count(*) FROM inbox_dead WHERE closed_at IS NULL), (SELECT count(*) FROM inbox_held)"
            ).fetchone()
        if row:
            INBOX_DEAD.set(row[0])
            INBOX_HELD.set(row[1])


def _batch(arrived: "queue.SimpleQueue[tuple[int, Delivery]]", most: int) -> list[tuple[int, Delivery]]:
    batch: list[tuple[int, Delivery]] = []
    with contextlib.suppress(queue.Empty):
        batch.append(arrived.get(timeout=0.5))
        while len(batch) < most:
            batch.append(arrived.get_nowait())
    return batch


def _drop(connection: Any) -> None:
    """Send the acknowledgements that are ready, then cut the connection without a word of goodbye."""
    with contextlib.suppress(AMQPError, OSError, ValueError, AttributeError):  # unless it is down already
        connection.process_data_events(time_limit=0)
        connection._impl._transport._sock.shutdown(socket.SHUT_RDWR)  # pika has no public way to drop a connection
