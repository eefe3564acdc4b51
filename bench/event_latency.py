"""Figure event-latency: from a commit in one service to its effect in another, and what the relay can carry.

Latency counts from the return of the commit in the source to the notice that the sink's transaction sends when it
commits. Throughput sets the relay beside plain confirmed publishing of the same messages, in turns, in one run.
"""

import argparse
import os
import random
import statistics
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pika
import psycopg
from pika.adapters.select_connection import SelectConnection

from bench.figure import Figure
from bench.pair import Background, Pair, private_folder, raise_counters, wait
from chassis.outbox import EVENTS
from chassis.relay import WINDOW

GOAL = "commit to applied p99 <= 50 ms at 200 events/s; relay >= 10,000/s and >= 50 % of raw confirmed publishing"
MOST_MS, LEAST_SHARE, LEAST_RATE = 50.0, 0.5, 10_000


def listen(pair: Pair, arrived: dict[str, float], ended: threading.Event) -> None:
    """Note when each of the sink's transactions is committed."""
    with psycopg.connect(pair.url("sink"), autocommit=True) as listening:
        listening.execute("LISTEN applied")
        while not ended.is_set():
            for notice in listening.notifies(timeout=0.2):
                arrived[notice.payload] = time.monotonic()


def write(pair: Pair, counters: list[UUID], pace: float, left: dict[str, float], ended: threading.Event) -> None:
    """Raise one counter every `pace` seconds and note when the commit returned."""
    chance = random.Random(counters[0].int)
    due = time.monotonic() + pace * chance.random()
    while not ended.is_set():
        time.sleep(max(0.0, due - time.monotonic()))
        due = max(due + pace, time.monotonic() - 1)
        for counter, version in raise_counters(pair.company, [chance.choice(counters)]):
            left[f"{counter}:{version}"] = time.monotonic()


def latency(pair: Pair, rate: int, seconds: float) -> list[float]:
    """Return the milliseconds from commit to applied of events at a steady rate."""
    counters, left, arrived = pair.counters(40), dict[str, float](), dict[str, float]()
    listener = Background(partial(listen, pair, arrived))
    writers = [Background(partial(write, pair, counters[n::2], 2 / rate, left)) for n in range(2)]
    begun = time.monotonic()
    for thread in (listener, *writers):
        thread.start()
    time.sleep(seconds)
    for writer in writers:
        writer.finish()
    wait(lambda: left.keys() <= arrived.keys(), 20)
    listener.finish()
    warm = [one for one, at in left.items() if at > begun + 1]  # the first second is for caches and prepared statements
    missing = [one for one in warm if one not in arrived]
    if missing:
        raise RuntimeError(f"{len(missing)} of {len(left)} events did not arrive")
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
        raise RuntimeError("the relay did not empty the outbox")
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
        if state["confirmed"] >= count:
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


def throughput(pair: Pair, count: int, turns: int) -> tuple[float, float, list[str]]:
    """Return the medians of relay and raw publishing, measured in turns, and a note on each turn."""
    relayed, raw, notes = [], [], []
    for turn in range(turns):
        rate, cpu = relay_rate(pair, count)
        relayed.append(rate)
        empty(pair)
        raw.append(raw_rate(pair, count))
        empty(pair)
        notes.append(f"turn {turn + 1}: relay {rate:,.0f}/s ({cpu:.0f} µs CPU each), raw {raw[-1]:,.0f}/s")
    return statistics.median(relayed), statistics.median(raw), notes


def disk(folder: Path) -> str:
    """Say how fast the disk keeps a promise: each commit and each confirm waits for it."""
    took = []
    with (folder / "disk").open("wb") as file:
        for _ in range(200):
            begun = time.perf_counter()
            file.write(b"x" * 512)
            file.flush()
            os.fdatasync(file.fileno())
            took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    return f"fdatasync of this disk p50 {took[100]:.1f} ms, p99 {took[197]:.1f} ms; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def measure(rate: int = 200, seconds: float = 20, messages: int = 30_000, turns: int = 3) -> Figure:
    """Measure latency at `rate` events a second for some seconds, then the throughput of `messages` in `turns`."""
    with private_folder() as folder, Pair(folder, durable=True) as pair, pair.as_service("source"):
        notes = [disk(folder)]
        relay, consumer = pair.run("relay", "source"), pair.run("consume", "sink")
        wait(lambda: relay.ready() and consumer.ready(), 30)
        took = sorted(latency(pair, rate, seconds))
        relay.stop()
        consumer.stop()
        relayed, raw, more = throughput(pair, messages, turns)
    p50, p99 = (took[int(len(took) * part)] for part in (0.5, 0.99))
    ok = p99 <= MOST_MS and relayed >= LEAST_RATE and relayed >= LEAST_SHARE * raw
    notes.append(f"{len(took)} events in {seconds:.0f} s: commit to applied p50 {p50:.1f} ms, p99 {p99:.1f} ms, worst {took[-1]:.1f} ms")
    notes += more
    return Figure(f"p50 {p50:.1f} ms, p99 {p99:.1f} ms; relay {relayed:,.0f}/s, {relayed / raw:.0%} of raw", ok, notes)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    for name, default in (("rate", 200), ("seconds", 20), ("messages", 30_000), ("turns", 3)):
        options.add_argument(f"--{name}", type=int, default=default)
    figure = measure(**vars(options.parse_args()))
    print("\n".join([*figure.notes, figure.value]))
    sys.exit(0 if figure.ok else 1)
