"""Stores for a test run: a private PostgreSQL without fsync and a private RabbitMQ, never those of `make up`."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from local import postgres, rabbitmq, supervisor
from local.place import Trouble, open_state
from local.processes import write_plan
from local.progress import step

# Virtual hosts for three slots (runs side by side) of one process, or of four with pytest-xdist.
VHOSTS = tuple(f"t{slot}-{worker}" for slot in range(3) for worker in ("main", "gw0", "gw1", "gw2", "gw3"))


@contextmanager
def stores() -> Iterator[dict[str, str]]:
    """Run both stores and yield the environment that makes the tests use them; stop them whatever happens."""
    from local import stack

    if not os.environ.get("WORKANISER_STATE"):
        raise Trouble("set WORKANISER_STATE to a directory of its own: tests never use the stack of `make up`.")
    open_state()
    ports = stack.remembered_ports()
    try:
        with stack.alone(), step("starting PostgreSQL and RabbitMQ for the tests"):
            write_plan([*rabbitmq.make(ports, VHOSTS), postgres.make(ports, durable=False)])
            supervisor.launch()
            postgres.wait(postgres.admin_url(ports))
            rabbitmq.wait(rabbitmq.url(ports, vhost=VHOSTS[0]))
        yield {
            "TEST_DATABASE_URL": postgres.admin_url(ports),
            "TEST_AMQP_URL": rabbitmq.url(ports, vhost="").rstrip("/"),
            "TEST_SLOT": os.environ.get("TEST_SLOT", "0"),
        }
    finally:
        stack.down()


def run(command: list[str]) -> int:
    """Run a command with the test stores up; without one, print the environment and wait for its end."""
    with stores() as env:
        if not command:
            print("\n".join(f"export {key}='{value}'" for key, value in env.items()))
            command = ["sleep", "infinity"]
        return subprocess.run(command, env={**os.environ, **env}).returncode
