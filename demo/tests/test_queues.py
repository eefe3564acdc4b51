"""The demo's end of the queues, on a real RabbitMQ: confirmed, once, in order, and alone."""

import json
import socket
from collections.abc import Iterator

import pika
import pytest

from chassis.testing import servers
from demo.messages import Message
from demo.place import Failed
from demo.queues import EXCHANGE, QUEUE, Receiver, Sender, about


@pytest.fixture(scope="module")
def url() -> str:
    return servers.vhost_url()


@pytest.fixture
def channel(url: str) -> Iterator[pika.adapters.blocking_connection.BlockingChannel]:
    """The exchange and the back office's queue, as the services declare them, and a queue of the portal."""
    connection = pika.BlockingConnection(pika.URLParameters(url))
    opened = connection.channel()
    for queue in (QUEUE, "demo-test"):
        opened.queue_delete(queue)
    opened.exchange_declare(EXCHANGE, "topic", durable=True, passive=False, arguments={"alternate-exchange": "agency.unrouted"})
    opened.queue_declare(QUEUE, durable=True, arguments={"x-queue-type": "quorum"})
    opened.queue_bind(QUEUE, EXCHANGE, "backoffice.#")
    opened.queue_declare("demo-test")
    opened.queue_bind("demo-test", EXCHANGE, "portal.Units")
    yield opened
    for queue in (QUEUE, "demo-test"):
        opened.queue_delete(queue)
    connection.close()


def reply(channel: pika.adapters.blocking_connection.BlockingChannel, number: int, message_id: str) -> None:
    body = json.dumps({"number": number, "name": f"n{number}"}).encode()
    channel.basic_publish(EXCHANGE, "backoffice.Contract", body, pika.BasicProperties(message_id=message_id))


def test_what_is_sent_is_on_the_queue_with_its_properties(url: str, channel: pika.adapters.blocking_connection.BlockingChannel) -> None:
    sender = Sender(url, "test")
    ids = sender.send([Message("Units", {"client": "é"}), Message("Units", "<x/>")])
    taken = [channel.basic_get("demo-test", auto_ack=True) for _ in ids]
    assert [(one[1].message_id, one[1].type, one[1].content_type, one[1].delivery_mode) for one in taken] == [
        ("test-000001", "Units", "application/json", 2),
        ("test-000002", "Units", "application/xml", 2),
    ]
    assert json.loads(taken[0][2]) == {"client": "é"}
    sender.close()


def test_a_message_that_nobody_takes_is_noticed(url: str, channel: pika.adapters.blocking_connection.BlockingChannel) -> None:
    sender = Sender(url, "test")
    with pytest.raises(Failed, match="nobody takes"):
        sender.send([Message("Nothing", {})])
    sender.close()


def test_messages_are_kept_once_and_in_order(url: str, channel: pika.adapters.blocking_connection.BlockingChannel) -> None:
    with Receiver(url) as inbox:
        for number, message_id in ((1, "a"), (2, "b"), (1, "a"), (3, "c")):
            reply(channel, number, message_id)
        assert inbox.wait("Contract", about("name", "n3"), seconds=10).place == 3
        assert [one.body["number"] for one in inbox.messages] == [1, 2, 3]
        assert (inbox.deliveries("a"), inbox.deliveries("b")) == (2, 1)
        assert [one.place for one in inbox.wait_all("Contract", [about("name", "n2"), about("name", "n1")])] == [2, 1]
        with pytest.raises(Failed, match="1 of 1"):
            inbox.wait("Contract", about("name", "n1"), after=inbox.mark(), seconds=0.2)


def test_two_do_not_share_the_queue(url: str, channel: pika.adapters.blocking_connection.BlockingChannel) -> None:
    with Receiver(url), pytest.raises(Failed, match="somebody else reads"), Receiver(url):
        pass


def test_a_lost_connection_is_made_again(url: str, channel: pika.adapters.blocking_connection.BlockingChannel) -> None:
    sender = Sender(url, "test")
    sender.send([Message("Units", {"place": 1})])
    assert sender._channel is not None
    sender._channel.connection._impl._transport._sock.shutdown(socket.SHUT_RDWR)
    sender.send([Message("Units", {"place": 2})])
    places = [json.loads(channel.basic_get("demo-test", auto_ack=True)[2])["place"] for _ in range(2)]
    assert places == [1, 2]
    sender.close()
