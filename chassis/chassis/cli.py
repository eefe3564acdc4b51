"""The one program of every service: `python -m chassis <command> <service>`. Each command imports what it needs."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

from chassis.settings import settings, use_service
from chassis.telemetry import failure, log, start_logging, start_tracing


def serve(_: argparse.Namespace) -> int:
    """answer requests"""
    from chassis.serve import run

    return run(settings().service)


def relay(_: argparse.Namespace) -> int:
    """carry the outbox to the broker"""
    from chassis.relay import Relay

    Relay().run()
    return 0


def consume(_: argparse.Namespace) -> int:
    """take messages from the broker"""
    from chassis.consume import Consumer

    Consumer(settings().service).run()
    return 0


def migrate(_: argparse.Namespace) -> int:
    """bring the database to the newest revision and declare the queue"""
    from chassis.migrate import migrate as upgrade

    log.info("migrated", revision=upgrade(settings().service))
    return topology(_) if settings().amqp_url else 0


def topology(_: argparse.Namespace) -> int:
    """declare exchanges, the queue and its bindings"""
    from chassis.topology import ensure

    ensure(settings().service)
    return 0


def provision(_: argparse.Namespace) -> int:
    """create the database and its roles (needs ADMIN_DATABASE_URL)"""
    from chassis.provision import provision as create

    one = settings()
    urls = {"owner": one.owner_database_url, "app": one.database_url, "relay": one.relay_database_url}
    create(one.service, one.admin_database_url, urls)
    return 0


def job(given: argparse.Namespace) -> int:
    """run one of the service's jobs"""
    from chassis.jobs import run

    return run(settings().service, given.name, given.arguments)


def dead(given: argparse.Namespace) -> int:
    """list, show, replay or discard messages that failed for good"""
    from chassis import consumer
    from chassis import dead as letters

    consumer.load(settings().service)
    failed = 0
    if given.action == "list":
        for row in letters.rows():
            print(json.dumps(row, default=str))
    elif given.action == "show":
        for number in given.ids:
            print(json.dumps(letters.show(number), default=str, indent=2, ensure_ascii=False))
    else:
        for number in [row["id"] for row in letters.rows()] if given.all else given.ids:
            if given.action == "discard":
                letters.discard(number, given.reason)
            elif (outcome := letters.replay(number)) != "applied":
                failed += 1
                print(f"{number}: {outcome}", file=sys.stderr)
    return 1 if failed else 0


def audit(_: argparse.Namespace) -> int:
    """walk the audit trail's chain"""
    import psycopg

    from chassis.audit import verify

    with psycopg.connect(settings().relay_database_url) as connection:
        held, head, wrong = verify(connection)
    print(json.dumps({"rows": held, "head": head, "wrong": wrong}))
    return 1 if wrong else 0


COMMANDS: list[Callable[[argparse.Namespace], int]] = [serve, relay, consume, migrate, topology, provision, job, dead, audit]


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(prog="python -m chassis", description=__doc__)
    commands = made.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        one: Any = commands.add_parser(command.__name__, help=command.__doc__)
        one.set_defaults(run=command)
        if command is dead:
            one.add_argument("action", choices=["list", "show", "replay", "discard"])
        if command is audit:
            one.add_argument("action", choices=["verify"])
        one.add_argument("service")
        if command is job:
            one.add_argument("name", help="a function in the service's jobs.py")
            one.add_argument("arguments", nargs=argparse.REMAINDER, help="for a job that takes `arguments`")
        if command is dead:
            one.add_argument("ids", nargs="*", type=int)
            one.add_argument("--all", action="store_true", help="all that are open")
            one.add_argument("--reason", default="not needed", help="why it is discarded; no personal data")
    return made


def main() -> None:
    """Run one command; the exit code says whether it worked."""
    given = parser().parse_args()
    use_service(given.service)
    start_logging(settings().log_level, f"{given.service}-{given.command}")
    start_tracing(given.service, settings().otlp_endpoint)
    try:
        sys.exit(given.run(given))
    except Exception as error:
        # Exception texts repeat values of the database: the class and the place must do in a log.
        log.error("command_failed", command=given.command, **failure(error))
        sys.exit(1)
