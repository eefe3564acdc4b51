"""A real broker for a test: an empty virtual host, and relay and consumer as processes that can be killed."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pika
from pika.exceptions import ChannelClosedByBroker

from chassis import consumer, topology
from chassis.testing.binaries import free_port

OUR_EXCHANGES = (consumer.EVENTS, consumer.AGENCY, topology.UNROUTED)


class Process:
    """One `python -m chassis <command> <service>`, its log kept as lines of JSON."""

    def __init__(self, command: str, service: str, folder: Path, log: Path, **env: str):
        self.command, self.log, self.admin_port = command, log, free_port()
        paths = [str(folder), str(Path(__file__).parents[2]), *sys.path]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "chassis", command, service],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "ADMIN_PORT": str(self.admin_port), **env},
            stdout=log.open("ab"),
            stderr=subprocess.STDOUT,
        )

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.process.pid

    def kill(self) -> None:
        """End it without warning."""
        self.process.kill()
        self.process.wait()

    def stop(self, seconds: float = 15) -> int:
        """Ask it to end, wait, and return its exit code."""
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        return self.process.wait(seconds)

    def ready(self) -> bool:
        """Whether its readiness probe says yes."""
        try:
            return bool(urllib.request.urlopen(f"http://127.0.0.1:{self.admin_port}/health/ready", timeout=2).status == 200)
        except OSError:
            return False

    def metric(self, name: str) -> float:
        """Return the sum of a metric over its labels."""
        text = urllib.request.urlopen(f"http://127.0.0.1:{self.admin_port}/metrics", timeout=5).read().decode()
        return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.split("{")[0].split(" ")[0] == name)

    def lines(self) -> list[dict[str, Any]]:
        """Return what it logged."""
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]


class Broker:
    """The virtual host of this test process, with what a test sends, receives and runs on it."""

    def __init__(self, url: str, service: str, folder: Path, logs: Path | None = None):
        self.url, self.service, self.folder = url, service, folder
        self.logs = logs or Path(os.environ["TEST_SERVERS"])
        self.processes: list[Process] = []
        self.connection: Any = None
        self.channel: Any = None

    def __enter__(self) -> Self:
        self.connection = pika.BlockingConnection(pika.URLParameters(self.url))
        self.channel = self.connection.channel()
        self.reset()
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            if process.process.poll() is None:
                process.kill()
        if self.connection.is_open:
            self.reset()
            self.connection.close()

    def reset(self) -> None:
        """Remove everything that may be in the virtual host."""
        for queue in (self.service, topology.BACK_OFFICE_QUEUE, "test"):
            self.channel.queue_delete(queue)
        for exchange in OUR_EXCHANGES:
            self.channel.exchange_delete(exchange)

    def declare(self) -> None:
        """Declare the service's topology, as its migration job does."""
        topology.declare(self.channel, self.service)

    def run(self, command: str, **env: str) -> Process:
        """Start a process of the service."""
        number = len(self.processes)
        process = Process(command, self.service, self.folder, self.logs / f"{os.getpid()}-{command}-{number}.log", **env)
        self.processes.append(process)
        return process

    def publish(self, exchange: str, key: str, body: bytes, **properties: Any) -> None:
        """Publish a message, as another system does."""
        self.channel.basic_publish(exchange, key, body, pika.BasicProperties(**{"content_type": "application/json", **properties}))

    def get(self, queue: str) -> tuple[str, Any] | None:
        """Take one message from a queue: its routing key and its JSON body (or text); None when the queue is empty."""
        method, properties, body = self.channel.basic_get(queue, auto_ack=True)
        if method is None:
            return None
        return method.routing_key, json.loads(body) if "json" in (properties.content_type or "") else body.decode()

    def depth(self, queue: str) -> int:
        """Return how many messages wait in a queue, -1 when there is no such queue."""
        try:
            return int(self.channel.queue_declare(queue, passive=True).method.message_count)
        except ChannelClosedByBroker:
            self.channel = self.connection.channel()
            return -1


def wait_until(condition: Callable[[], Any], seconds: float = 15, every: float = 0.05) -> Any:
    """Wait until `condition` gives something true and return it. Fails after `seconds`."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if (value := condition()) or time.monotonic() > ends:
            return value
        time.sleep(every)
    raise AssertionError(f"not within {seconds} s: {getattr(condition, '__name__', condition)}")
