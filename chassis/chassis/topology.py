"""Exchanges, queues and bindings as code: what a service's handlers ask for, and nothing else.

Arguments of a queue that exists cannot be changed, so only its nature stands here (quorum, one active consumer);
limits are policies of the broker.
"""

import time
from typing import Any

import pika
from pika.exceptions import AMQPError

from chassis import consumer
from chassis.settings import settings
from chassis.telemetry import log

UNROUTED = "agency.unrouted"
BACK_OFFICE_QUEUE = "agency.backoffice"
QUORUM = {"x-queue-type": "quorum"}


def parameters(name: str) -> pika.URLParameters:
    """Return how to reach the broker. Every wait is bounded: a frozen broker must not freeze us."""
    made = pika.URLParameters(settings().amqp_url)
    made.heartbeat = 10
    made.blocked_connection_timeout = 5
    made.socket_timeout = 4
    made.stack_timeout = 8
    made.client_properties = {"connection_name": f"{settings().service}-{name}"}
    return made


def declare_exchanges(channel: Any) -> None:
    """Declare what senders need: both exchanges, and the back office's queue so that nothing for it goes astray."""
    channel.exchange_declare(consumer.EVENTS, "topic", durable=True)
    channel.exchange_declare(UNROUTED, "fanout", durable=True)
    channel.exchange_declare(consumer.AGENCY, "topic", durable=True, arguments={"alternate-exchange": UNROUTED})
    channel.queue_declare(BACK_OFFICE_QUEUE, durable=True, arguments=QUORUM)
    channel.queue_bind(BACK_OFFICE_QUEUE, consumer.AGENCY, "backoffice.#")


def declare(channel: Any, service: str) -> None:
    """Declare everything `service` needs; its handlers are registered already (`consumer.load`).

    It gets every event of an aggregate that it has any handler for: only so can it see that one is missing.
    """
    declare_exchanges(channel)
    channel.queue_declare(service, durable=True, arguments={**QUORUM, "x-single-active-consumer": True})
    for aggregate in consumer.aggregates():
        channel.queue_bind(service, consumer.EVENTS, f"{aggregate}.#")
    for kind in consumer.messages:
        if kind == consumer.ANY:
            channel.queue_bind(service, UNROUTED)
        else:
            channel.queue_bind(service, consumer.AGENCY, f"portal.{kind}")


def ensure(service: str, seconds: float = 120) -> None:
    """Declare the topology of `service`, waiting for the broker to come up."""
    consumer.load(service)
    ends = time.monotonic() + seconds
    while True:
        try:
            with pika.BlockingConnection(parameters("topology")) as connection:
                return declare(connection.channel(), service)
        except (AMQPError, OSError) as error:
            if time.monotonic() > ends:
                raise
            log.warning("broker_awaited", error=type(error).__name__)
            time.sleep(2)
