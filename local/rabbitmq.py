"""A private RabbitMQ: its own node, ports, cookie and users, beside any other on the machine."""

import json
import os
import shutil
import time
from pathlib import Path
from urllib.parse import quote

from local.install import rabbitmq_server
from local.keys import password, rabbitmq_hash
from local.place import STATE, Trouble, private, write_secret
from local.ports import Ports
from local.processes import Process

VHOST = "workaniser"


def make(ports: Ports, vhosts: tuple[str, ...] = (VHOST,)) -> list[Process]:
    """Write the node's configuration and return its two processes: Erlang's port mapper, and the server."""
    server, epmd = rabbitmq_server(), shutil.which("epmd")
    if server is None or epmd is None:
        raise Trouble("RabbitMQ is missing: run `make install`.")
    home = private("rabbitmq")
    for name in ("log", "mnesia"):
        private("rabbitmq", name)
    (home / "plugins").write_text("[].\n")
    (home / "env.conf").write_text("")
    _definitions(home / "definitions.json", vhosts)
    (home / "rabbitmq.conf").write_text(
        f"listeners.tcp.1 = 127.0.0.1:{ports['amqp']}\n"
        f"load_definitions = {home / 'definitions.json'}\n"
        "log.console = true\nlog.console.level = warning\nlog.file = false\n"
        "vm_memory_high_watermark.absolute = 512MB\ndisk_free_limit.absolute = 100MB\n"
    )
    mapper = {"ERL_EPMD_PORT": str(ports["epmd"]), "ERL_EPMD_ADDRESS": "127.0.0.1"}
    env = mapper | {
        "HOME": str(home),
        "RABBITMQ_NODENAME": f"workaniser{ports['amqp']}@localhost",
        "RABBITMQ_DIST_PORT": str(ports["amqp_dist"]),
        "RABBITMQ_MNESIA_BASE": str(home / "mnesia"),
        "RABBITMQ_LOG_BASE": str(home / "log"),
        "RABBITMQ_CONFIG_FILE": str(home / "rabbitmq.conf"),
        "RABBITMQ_CONF_ENV_FILE": str(home / "env.conf"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(home / "plugins"),
        # Idle schedulers that spin would take the little machine's processors from everybody else.
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}",
        # The script then becomes the server instead of waiting for it, so that our pid is the server's.
        "RUNNING_UNDER_SYSTEMD": "1",
    }
    return [
        Process("epmd", [epmd, "-port", mapper["ERL_EPMD_PORT"], "-address", "127.0.0.1"], mapper, patience=2),
        Process("rabbitmq", [str(server)], env, cwd=str(home), patience=45),
    ]


def _definitions(path: Path, vhosts: tuple[str, ...]) -> None:
    """Write users and virtual hosts once: the salt would make each start look like a change."""
    if path.exists() and [entry["name"] for entry in json.loads(path.read_text())["vhosts"]] == list(vhosts):
        return
    users = ("services", "backoffice")
    rights = {"services": (".*", ".*", ".*"), "backoffice": (r"agency\..*", r"agency\..*", r"agency\..*")}
    write_secret(path, json.dumps({
        "users": [{"name": u, "password_hash": rabbitmq_hash(password(f"amqp-{u}")), "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": ""} for u in users],
        "vhosts": [{"name": vhost} for vhost in vhosts],
        "permissions": [dict(zip(("user", "vhost", "configure", "write", "read"), (u, v, *rights[u]), strict=True)) for u in users for v in vhosts],
    }))  # fmt: skip


def url(ports: Ports, user: str = "services", vhost: str = VHOST) -> str:
    """Return the AMQP address for a user: ours, or the one the environment names."""
    given = os.environ.get("AMQP_URL")
    return given or f"amqp://{user}:{quote(password(f'amqp-{user}'), safe='')}@127.0.0.1:{ports['amqp']}/{quote(vhost, safe='')}"


def wait(address: str, seconds: float = 90) -> None:
    """Wait until RabbitMQ lets us in. Raises Trouble when it does not."""
    import pika
    from pika.exceptions import AMQPError

    parameters = pika.URLParameters(address)
    parameters.socket_timeout = parameters.stack_timeout = 5
    until = time.monotonic() + seconds
    while True:
        try:
            pika.BlockingConnection(parameters).close()
            return
        except (AMQPError, OSError) as error:
            if time.monotonic() > until:
                raise Trouble(f"RabbitMQ does not answer ({type(error).__name__}): see {STATE / 'log' / 'rabbitmq.log'}.") from error
            time.sleep(0.25)
