"""Figure chaos: faults of every kind while events flow; nothing lost, applied twice or out of order, by a seed.

Two relays, two consumers and two writers run under a supervisor that starts again whatever dies. The network to the
broker goes through a proxy that can be cut or frozen. Afterwards the sink's list is held against the source's counters.
"""

import argparse
import collections
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from bench.figure import Figure
from bench.pair import Pair, private_folder, raise_counters, wait
from bench.proxy import Proxy

GOAL = ">= 1,000 faults, >= 1,000,000 events: 0 lost, 0 applied twice, 0 out of order per aggregate"
LEAST_FAULTS, LEAST_EVENTS = 1_000, 1_000_000
COUNTERS = 60
# Weights: what happens often in real life happens often here; the stores take seconds to come back.
FAULTS = {
    "kill relay": 6,
    "kill consumer": 6,
    "kill writer": 3,
    "freeze": 4,
    "end sessions": 5,
    "cut": 5,
    "stall": 2,
    "kill postgres": 1,
    "kill rabbitmq": 1,
}


@dataclass
class Result:
    """What a run showed."""

    events: int = 0
    faults: collections.Counter[str] = field(default_factory=collections.Counter)
    lost: int = 0
    twice: int = 0
    disordered: int = 0
    stuck: int = 0
    unsent: int = 0
    seconds: float = 0.0

    @property
    def clean(self) -> bool:
        """Whether nothing at all went wrong."""
        return not (self.lost or self.twice or self.disordered or self.stuck or self.unsent)


class Chaos:
    """One run on a pair of services."""

    def __init__(self, pair: Pair, seed: int, batch: int):
        self.pair, self.chance, self.batch = pair, random.Random(seed), batch
        self.proxy = Proxy(pair.rabbitmq.port)
        pair.broker_url = pair.broker_url.replace(f":{pair.rabbitmq.port}/", f":{self.proxy.port}/")
        self.counters = pair.counters(COUNTERS)
        self.first = self.chance.sample(list(FAULTS), len(FAULTS))  # every kind comes once before chance decides
        self.result = Result()
        self.running: dict[str, Any] = {}
        self.ended = threading.Event()

    def start(self, role: str) -> None:
        """Start, or start again, one of the processes."""
        kind = role.rstrip("0123456789")
        if kind == "writer":
            ids = ",".join(str(one) for one in self.counters)
            command = [sys.executable, "-m", "bench.chaos", "--write", ids, "--company", str(self.pair.company), "--batch", str(self.batch)]
            log = (self.pair.folder / f"{role}.log").open("ab")
            self.running[role] = subprocess.Popen(command, env={**os.environ, **self.pair.env("source")}, stdout=log, stderr=log)
        else:
            command_name, service = ("relay", "source") if kind == "relay" else ("consume", "sink")
            self.running[role] = self.pair.run(command_name, service).process

    def supervise(self) -> None:
        """Start again whatever died, until the run is over."""
        while not self.ended.wait(0.1):
            for role, process in list(self.running.items()):
                if process.poll() is not None and not self.ended.is_set():
                    self.start(role)

    def strike(self) -> None:
        """Do one thing that must not matter."""
        name = self.first.pop() if self.first else self.chance.choices(list(FAULTS), list(FAULTS.values()))[0]
        self.result.faults[name] += 1
        with contextlib.suppress(psycopg.Error, ProcessLookupError):
            getattr(self, "_" + name.replace(" ", "_"))()

    def _one(self, kind: str) -> Any:
        return self.running[self.chance.choice([role for role in sorted(self.running) if role.startswith(kind)])]

    def _kill_relay(self) -> None:
        self._one("relay").kill()

    def _kill_consumer(self) -> None:
        self._one("consumer").kill()

    def _kill_writer(self) -> None:
        self._one("writer").kill()

    def _freeze(self) -> None:
        process = self._one(self.chance.choice(["relay", "consumer"]))
        process.send_signal(signal.SIGSTOP)
        time.sleep(self.chance.uniform(0.3, 2.0))
        process.send_signal(signal.SIGCONT)

    def _end_sessions(self) -> None:
        service = self.chance.choice(["source", "sink"])
        self.pair.sql(
            service, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()", service
        )

    def _cut(self) -> None:
        self.proxy.cut()

    def _stall(self) -> None:
        self.proxy.stall(self.chance.uniform(0.5, 3.0))

    def _kill_postgres(self) -> None:
        self.pair.postgres.kill()
        time.sleep(self.chance.uniform(0, 1))
        self.pair.postgres.start()

    def _kill_rabbitmq(self) -> None:
        self.pair.rabbitmq.kill()
        time.sleep(self.chance.uniform(0, 1))
        self.pair.rabbitmq.start()

    def run(self, events: int, faults: int, pause: float) -> Result:
        """Strike until there were enough faults and events, let everything settle, and compare."""
        begun = time.monotonic()
        for role in ("relay1", "relay2", "consumer1", "consumer2", "writer1", "writer2"):
            self.start(role)
        supervisor = threading.Thread(target=self.supervise, daemon=True)
        supervisor.start()
        # Also because RabbitMQ 3.10 forgets a quorum queue for good when it is killed in the second after its declaration.
        if not wait(lambda: self._applied() > 0, 90):
            raise RuntimeError("events do not even flow in peace")
        try:
            while self.result.faults.total() < faults or self._published() < events:
                time.sleep(self.chance.uniform(0, 2 * pause))
                if self.result.faults.total() < faults:
                    self.strike()
            self._settle()
        finally:
            self.ended.set()
            supervisor.join()
            for process in self.running.values():
                process.kill()
        self.result.seconds = time.monotonic() - begun
        return self.result

    def _published(self) -> int:
        with contextlib.suppress(psycopg.Error):
            return int(self.pair.sql("source", "SELECT sum(sequence) FROM counter")[0][0])
        return 0

    def _settle(self) -> None:
        for role in [one for one in self.running if one.startswith("writer")]:
            self.running.pop(role).kill()
        applied = -1
        while applied != (applied := self._applied()):  # as long as anything still moves, within a minute
            if wait(lambda: self._applied() >= self._published() and self._waiting() == 0, 60):
                break
        self.result.unsent = self._waiting()
        self._compare()

    def _applied(self) -> int:
        return int(self.pair.sql("sink", "SELECT count(*) FROM applied")[0][0])

    def _waiting(self) -> int:
        ((outbox,),) = self.pair.sql("source", "SELECT count(*) FROM outbox WHERE published_at IS NULL")
        return int(outbox)

    def _compare(self) -> None:
        raised = dict(self.pair.sql("source", "SELECT id, sequence FROM counter"))
        seen: dict[UUID, list[int]] = {one: [] for one in raised}
        for aggregate, version in self.pair.sql("sink", "SELECT aggregate_id, version FROM applied ORDER BY n"):
            seen[aggregate].append(version)
        for counter, last in raised.items():
            versions = seen[counter]
            self.result.lost += last - len(set(versions))
            self.result.twice += len(versions) - len(set(versions))
            self.result.disordered += sum(later < earlier for earlier, later in pairwise(versions))
        self.result.events = sum(raised.values())
        self.result.stuck = int(self.pair.sql("sink", "SELECT (SELECT count(*) FROM inbox_held) + (SELECT count(*) FROM inbox_dead)")[0][0])


def write(company: UUID, counters: list[UUID], batch: int) -> None:
    """Raise random counters for ever, several in a transaction; whatever fails is tried again."""
    from chassis.settings import use_service

    use_service("source")
    while True:
        try:
            raise_counters(company, random.sample(counters, batch))
            time.sleep(0.002)
        except Exception as error:  # any: the stores are being killed
            print(type(error).__name__, flush=True)
            time.sleep(0.2)


def run(events: int, faults: int, seed: int, batch: int = 4, pause: float = 0.7, keep_logs: Path | None = None) -> Result:
    """Run chaos on private stores and return what it showed."""
    with private_folder() as folder, Pair(folder) as pair:
        chaos = Chaos(pair, seed, batch)
        try:
            return chaos.run(events, faults, pause)
        finally:
            chaos.proxy.close()
            if keep_logs:
                for log in folder.glob("*.log"):
                    log.rename(keep_logs / log.name)


def measure(events: int = LEAST_EVENTS, faults: int = LEAST_FAULTS, seed: int = 20261123, batch: int = 20) -> Figure:
    """Run at full scale (more than an hour)."""
    result = run(events, faults, seed, batch)
    value = f"{result.faults.total():,} faults, {result.events:,} events: {result.lost} lost, {result.twice} twice, {result.disordered} out of order"
    notes = [
        f"seed {seed}, {result.seconds / 60:.0f} min, {result.stuck} kept aside",
        ", ".join(f"{k} {v}" for k, v in result.faults.most_common()),
    ]
    return Figure(value, result.clean and result.events >= LEAST_EVENTS and result.faults.total() >= LEAST_FAULTS, notes)


def main() -> int:
    """Run with the given numbers; exit 0 when nothing went wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--events", type=int, default=20_000)
    options.add_argument("--faults", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--batch", type=int, default=4, help="events per transaction of a writer")
    options.add_argument("--pause", type=float, default=0.7, help="mean seconds between faults")
    options.add_argument("--keep-logs", type=Path)
    options.add_argument("--write", help=argparse.SUPPRESS)
    options.add_argument("--company", type=UUID, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.write:
        write(given.company, [UUID(one) for one in given.write.split(",")], given.batch)
    result = run(given.events, given.faults, given.seed, given.batch, given.pause, given.keep_logs)
    print(json.dumps({**vars(result), "clean": result.clean}))
    return 0 if result.clean else 1


if __name__ == "__main__":
    sys.exit(main())
