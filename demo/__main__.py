"""`python -m demo load|play|counterpart|reset`: the demo client, the main job, and the other side of the queues."""

import argparse
import sys

from demo.place import Failed, stack


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit code."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given) or 0)
    except Failed as failed:
        print(f"demo: {failed}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, run, about in (
        ("load", _load, "load the demo client, unless it is loaded"),
        ("play", _play, "play the main job, step by step; exit code 0 when six steps are green"),
        ("counterpart", _counterpart, "answer as the back office would, until stopped: open a vacancy and see what comes"),
        ("reset", _reset, "take what plays left behind off the screens: open vacancies and planned weeks"),
    ):
        command = commands.add_parser(name, help=about, description=about)
        command.set_defaults(run=run)
        if name == "play":
            command.add_argument("--with-broker-outage", action="store_true", help="stop RabbitMQ in step 2 and prove that nothing is lost")
            command.add_argument("--no-colour", action="store_true")
    return parser


def _load(_: argparse.Namespace) -> None:
    from demo.load import load

    load(stack())


def _play(given: argparse.Namespace) -> int:
    from demo.load import load
    from demo.play import play

    load(stack())
    return play(stack(), sys.stdout.isatty() and not given.no_colour, given.with_broker_outage)


def _counterpart(_: argparse.Namespace) -> None:
    from demo.counterpart import answer_forever

    answer_forever(stack())


def _reset(_: argparse.Namespace) -> None:
    from demo.reset import reset

    reset(stack())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
