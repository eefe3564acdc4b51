"""The back office's end of the queues: sends with confirmation, and remembers everything it receives, in order."""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pika
from pika.adapters.blocking_connection import BlockingChannel
from pika.exceptions import AMQPError, UnroutableError

from demo.messages import Message
from demo.place import Failed

EXCHANGE, QUEUE = "agency.exchange", "agency.backoffice"
PATIENCE = 120.0  # longer than a broker takes to come back


@dataclass(frozen=True)
class Received:
    """A message from the portal. `place` counts what came in, from 1."""

    place: int
    message_id: str
    kind: str
    body: dict[str, Any]
    at: float


def _parameters(url: str) -> pika.URLParameters:
    parameters = pika.URLParameters(url)
    parameters.heartbeat = 20
    parameters.socket_timeout = parameters.stack_timeout = parameters.blocked_connection_timeout = 10
    return parameters


def _patiently(attempt: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Try until it works; the broker may be away. Raises Failed when it stays away."""
    until = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except UnroutableError as error:
            raise Failed("nobody takes this kind of message: no queue is bound to its routing key.") from error
        except (AMQPError, OSError) as error:
            if time.monotonic() > until:
                raise Failed(f"RabbitMQ has been away for {seconds:.0f} s ({type(error).__name__}).") from error
            time.sleep(0.5)


def about(field: str, value: str) -> Callable[[dict[str, Any]], bool]:
    """Whether a message has this value in this field."""
    return lambda body: bool(body.get(field) == value)


class Sender:
    """Sends messages to the portal; each is on the broker's disk when `send` returns."""

    def __init__(self, url: str, sender: str):
        self.url, self.sender = url, sender
        self._channel: BlockingChannel | None = None
        self._count = 0

    def send(self, messages: Iterable[Message]) -> list[str]:
        """Send in order and return the message ids. A message that was interrupted is sent again under the same id."""
        sent = []
        for message in messages:
            self._count += 1
            sent.append(f"{self.sender}-{self._count:06d}")
            self.post(message, sent[-1])
        return sent

    def post(self, message: Message, message_id: str) -> None:
        """Send one message under this id."""
        xml = isinstance(message.body, str)
        text = message.body if isinstance(message.body, str) else json.dumps(message.body, ensure_ascii=False)
        self.post_raw(f"portal.{message.kind}", text.encode(), message_id, "application/xml" if xml else "application/json")

    def post_raw(self, key: str, body: bytes, message_id: str, content_type: str) -> None:
        """Send bytes as they are."""
        properties = pika.BasicProperties(
            message_id=message_id, type=key.partition(".")[2], content_type=content_type, delivery_mode=2, timestamp=int(time.time())
        )
        _patiently(lambda: self._publish(key, body, properties))

    def _publish(self, key: str, body: bytes, properties: pika.BasicProperties) -> None:
        if self._channel is None or not self._channel.is_open:
            self._channel = pika.BlockingConnection(_parameters(self.url)).channel()
            self._channel.confirm_delivery()
        try:
            self._channel.basic_publish(EXCHANGE, key, body, properties, mandatory=True)
        except (AMQPError, OSError):
            self._channel = None
            raise

    def close(self) -> None:
        """Leave the broker, which may have left us first."""
        if self._channel is not None and self._channel.is_open:
            with contextlib.suppress(AMQPError, OSError):
                self._channel.connection.close()


class Receiver:
    """Takes everything from `agency.backoffice` in a thread of its own and keeps it in order of arrival."""

    def __init__(self, url: str):
        self.url = url
        self.messages: list[Received] = []
        self.trouble: str | None = None
        self._seen: dict[str, int] = {}
        self._changed = threading.Condition()
        self._stop, self._listening = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="agency.backoffice")

    def __enter__(self) -> "Receiver":
        """Begin to listen. Raises Failed when somebody else does, or the broker stays away."""
        self._thread.start()
        if not self._listening.wait(PATIENCE):
            raise Failed(f"RabbitMQ has been away for {PATIENCE:.0f} s.")
        if self.trouble:
            raise Failed(self.trouble)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(10)

    def _run(self) -> None:
        first = True
        while not self._stop.is_set():
            try:
                self._listen(alone=first)
                first = False
            except (AMQPError, OSError):
                first = False
                time.sleep(0.5)

    def _give_up(self, why: str) -> None:
        with self._changed:
            self.trouble = why
            self._changed.notify_all()
        self._listening.set()

    def _listen(self, alone: bool) -> None:
        connection = pika.BlockingConnection(_parameters(self.url))
        channel = connection.channel()
        # A quorum queue has no exclusive consumers, and two who share it would each see half.
        if alone and channel.queue_declare(QUEUE, passive=True).method.consumer_count:
            self._give_up("somebody else reads agency.backoffice: stop `python -m demo counterpart` first.")
            self._stop.set()
            return connection.close()
        channel.basic_qos(prefetch_count=200)
        self._listening.set()
        for method, properties, body in channel.consume(QUEUE, inactivity_timeout=0.2):
            if method is not None:
                self._keep(method.routing_key, properties.message_id, body)
                channel.basic_ack(method.delivery_tag)
            if self._stop.is_set():
                channel.cancel()
                return connection.close()

    def _keep(self, key: str, message_id: str, body: bytes) -> None:
        """Keep a message once: after a broken connection the broker delivers again what was not acknowledged."""
        with self._changed:
            self._seen[message_id] = self._seen.get(message_id, 0) + 1
            if self._seen[message_id] == 1:
                read = json.loads(body)
                self.messages.append(Received(len(self.messages) + 1, message_id, key.partition(".")[2], read, time.monotonic()))
                self._changed.notify_all()

    def deliveries(self, message_id: str) -> int:
        """How often the broker gave us this message."""
        with self._changed:
            return self._seen.get(message_id, 0)

    def mark(self) -> int:
        """The place of the last message so far, to wait for later ones only."""
        with self._changed:
            return len(self.messages)

    def wait(self, kind: str, wanted: Callable[[dict[str, Any]], bool], after: int = 0, seconds: float = 30) -> Received:
        """The first message of a kind that fits, waiting for it when needed. Raises Failed when it does not come."""
        return self.wait_all(kind, [wanted], after, seconds)[0]

    def wait_all(self, kind: str, wanted: list[Callable[[dict[str, Any]], bool]], after: int = 0, seconds: float = 30) -> list[Received]:
        """For each condition the first message of a kind that fits. Raises Failed when one does not come in time."""
        until = time.monotonic() + seconds
        with self._changed:
            while True:
                if self.trouble:
                    raise Failed(self.trouble)
                candidates = [one for one in self.messages[after:] if one.kind == kind]
                found = [next((one for one in candidates if fits(one.body)), None) for fits in wanted]
                if all(found):
                    return [one for one in found if one]
                left = until - time.monotonic()
                if left <= 0:
                    missing = sum(one is None for one in found)
                    raise Failed(f"{missing} of {len(found)} {kind} messages did not reach the back office in {seconds:.0f} s.")
                self._changed.wait(left)

    def refusals(self, after: int = 0) -> list[Received]:
        """What the portal refused so far."""
        with self._changed:
            return [one for one in self.messages[after:] if one.kind == "MessageRefused"]
