"""Figure event-latency: from a commit in one service to its effect in another, and what the relay can carry.

Latency counts from the return of the commit in the source to the notice that the sink's transaction sends when it
commits. Throughput sets the relay beside plain confirmed publishing of the same messages, in turns, in one run.
"""

import argparse
import os
import random
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from uuid import UUID

import pika
import psycopg
from pika.adapters.select_connection import SelectConnection

from bench.pair import Background, Pair, raise_counters, wait
from chassis.outbox import EVENTS
from chassis.relay import WINDOW
from chassis.testing.binaries import stop

GOAL_MS, GOAL_SHARE, GOAL_RATE = 50.0, 0.5, 10_000


def latency(pair: Pair, rate: int, seconds: float) -> list[float]:
    """Return the milliseconds from commit to applied of events at a steady rate."""
    counters = pair.counters(40)
    left: dict[str, float] = {}
    arrived: dict[str, float] = {}

    def listen(ended: threading.Event) -> None:
        with psycopg.connect(pair.postgres.url.rsplit("/", 1)[0] + "/sink", autocommit=True) as listening:
            listening.execute("LISTEN applied")
            while not ended.is_set():
                for notice in listening.notifies(timeout=0.2):
                    arrived[notice.payload] = time.monotonic()

    def write(ended: threading.Event, share: list[UUID], pace: float) -> None:
        chance = random.Random(share[0].int)
        due = time.monotonic() + pace * chance.random()
        while not ended.is_set():
            time.sleep(max(0.0, due - time.monotonic()))
            due = max(due + pace, time.monotonic() - 1)
            for counter, version in raise_counters(pair.company, [chance.choice(share)]):
                left[f"{counter}:{version}"] = time.monotonic()

    listener = Background(listen)
    listener.start()
    writers = [Background(lambda ended, part=counters[n::2]: write(ended, part, 2 / rate)) for n in range(2)]
    for writer in writers:
        writer.start()
    time.sleep(seconds)
    for writer in writers:
        writer.finish()
    wait(lambda: left.keys() <= arrived.keys(), 20)
    listener.finish()
    warm = sorted(left, key=lambda one: left[one])[rate:]  # the first second is for caches and prepared statements
    missing = [one for one in warm if one not in arrived]
    if missing:
        raise SystemExit(f"{len(missing)} of {len(left)} events did not arrive")
    return [(arrived[one] - left[one]) * 1000 for one in warm]


def fill(pair: Pair, count: int) -> None:
    """Put events into the outbox, of the size and shape that `publish` makes."""
    raise_counters(pair.company, pair.counters(1))
    pair.sql("source", "UPDATE outbox SET published_at = now() WHERE published_at IS NULL")
    pair.sql(
        "source",
        "INSERT INTO outbox (id, exchange, routing_key, type, company_id, aggregate, aggregate_id, content_type, headers, body)"
        " SELECT gen_random_uuid(), exchange, routing_key, type, company_id, aggregate, gen_random_uuid(), content_type, headers, body"
        " FROM (SELECT * FROM outbox ORDER BY seq DESC LIMIT 1) one, generate_series(1, %s)",
        count,
    )
    pair.sql("source", "VACUUM ANALYZE outbox")


def relay_rate(pair: Pair, count: int) -> tuple[float, float]:
    """Return messages per second, and CPU microseconds per message, of the relay emptying a full outbox."""
    fill(pair, count)
    relay = pair.run("relay", "source")
    first = "SELECT extract(epoch FROM max(published_at) - min(published_at)), count(*) FROM outbox WHERE created_at > now() - interval '5 minutes' AND published_at IS NOT NULL AND seq > %s"
    floor = pair.sql("source", "SELECT max(seq) - %s FROM outbox", count)[0][0]
    if not wait(lambda: pair.sql("source", "SELECT count(*) FROM outbox WHERE published_at IS NULL")[0][0] == 0, 120):
        raise SystemExit("the relay did not empty the outbox")
    cpu = sum(float(one) for one in Path(f"/proc/{relay.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]) / os.sysconf("SC_CLK_TCK")
    relay.stop()
    # From the first window's mark to the last: what came before the first mark is half a window.
    seconds, published = pair.sql("source", first, floor)[0]
    return (published - WINDOW / 2) / float(seconds), cpu / published * 1e6


def raw_rate(pair: Pair, count: int) -> float:
    """Return messages per second of publishing with confirms, the same window in flight and nothing else."""
    ((key, body, headers),) = pair.sql("source", "SELECT routing_key, body, headers FROM outbox ORDER BY seq DESC LIMIT 1")
    raw = body.encode()
    state: dict[str, Any] = {"sent": 0, "confirmed": 0, "begun": 0.0, "ended": 0.0}

    def confirmed(frame: Any) -> None:
        tag = frame.method.delivery_tag
        state["confirmed"] = tag if frame.method.multiple else state["confirmed"] + 1
        if state["confirmed"] >= count or state["sent"] >= count and state["confirmed"] >= state["sent"]:
            state["ended"] = time.monotonic()
            connection.close()
        elif state["sent"] - state["confirmed"] <= WINDOW // 2:
            send()

    def send() -> None:
        while state["sent"] < count and state["sent"] - state["confirmed"] < WINDOW:
            properties = pika.BasicProperties(
                content_type="application/cloudevents+json", headers=headers, delivery_mode=2, message_id=str(state["sent"]), type=key
            )
            state["channel"].basic_publish(EVENTS, key, raw, properties, mandatory=True)
            state["sent"] += 1

    def opened(channel: Any) -> None:
        state["channel"], state["begun"] = channel, time.monotonic()
        channel.confirm_delivery(confirmed)
        send()

    connection = SelectConnection(
        pika.URLParameters(pair.broker_url),
        on_open_callback=lambda one: one.channel(on_open_callback=opened),
        on_close_callback=lambda one, _: one.ioloop.stop(),
    )
    connection.ioloop.start()
    return count / (state["ended"] - state["begun"])


def empty(pair: Pair) -> None:
    """Empty the queue, so that each turn meets the broker in the same state."""
    with pika.BlockingConnection(pika.URLParameters(pair.broker_url)) as connection:
        connection.channel().queue_purge("sink")


def throughput(pair: Pair, count: int, turns: int) -> tuple[float, float]:
    """Return the medians of relay and raw publishing, measured in turns."""
    relayed, raw = [], []
    for turn in range(turns):
        rate, cpu = relay_rate(pair, count)
        relayed.append(rate)
        empty(pair)
        raw.append(raw_rate(pair, count))
        empty(pair)
        print(f"  turn {turn + 1}: relay {rate:,.0f}/s ({cpu:.0f} µs CPU each), raw {raw[-1]:,.0f}/s")
    return statistics.median(relayed), statistics.median(raw)


def main() -> int:
    """Measure, print, and return the exit code of the figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rate", type=int, default=200, help="events per second while latency is measured")
    options.add_argument("--seconds", type=float, default=20)
    options.add_argument("--messages", type=int, default=30_000, help="outbox rows per turn of the throughput")
    options.add_argument("--turns", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="workaniser-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            with Pair(folder, durable=True) as pair, pair.as_service("source"):
                relay, consumer = pair.run("relay", "source"), pair.run("consume", "sink")
                wait(lambda: relay.ready() and consumer.ready(), 30)
                took = sorted(latency(pair, given.rate, given.seconds))
                relay.stop()
                consumer.stop()
                p50, p99 = (took[int(len(took) * part)] for part in (0.5, 0.99))
                print(f"  {len(took)} events at {given.rate}/s: commit to applied p50 {p50:.1f} ms, p99 {p99:.1f} ms, worst {took[-1]:.1f} ms")
                relayed, raw = throughput(pair, given.messages, given.turns)
        finally:
            for file in sorted(folder.glob("*.pid"), reverse=True):
                stop(int(file.read_text()))
    good = p99 <= GOAL_MS and relayed >= GOAL_RATE and relayed >= GOAL_SHARE * raw
    value = f"p50 {p50:.1f} ms, p99 {p99:.1f} ms at {given.rate}/s; relay {relayed:,.0f}/s = {relayed / raw:.0%} of raw confirmed publishing"
    print(f"event-latency: {value} (goal p99 <= {GOAL_MS:.0f} ms, relay >= {GOAL_RATE:,}/s and >= {GOAL_SHARE:.0%}) {'ok' if good else 'short'}")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
