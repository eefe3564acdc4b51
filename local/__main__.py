"""`python -m local up|down|status|logs|clean|stop|start|test-env|install`: the commands of the local stack."""

import os
import sys
from collections.abc import Callable

from local import install
from local.place import PYTHON, Trouble
from local.progress import fail, say

Rest = list[str]


def up(rest: Rest) -> int:
    """Install what is missing and start everything; `--no-demo` leaves the demo client out."""
    from local import stack

    stack.up(demo="--no-demo" not in rest)
    return 0


def down(_: Rest) -> int:
    """Stop what was started here."""
    from local import stack

    stack.down()
    say("stopped; the data is still there (`make clean` removes it)")
    return 0


def status(_: Rest) -> int:
    """Say which processes run."""
    from local import stack

    return stack.status()


def logs(rest: Rest) -> int:
    """Print the end of the logs, or of the one named."""
    from local import stack

    stack.logs(rest[0] if rest else None)
    return 0


def clean(_: Rest) -> int:
    """Stop, and remove all state."""
    from local import stack

    stack.clean()
    return 0


def stop(rest: Rest) -> int:
    """Take one process out: an outage on purpose."""
    from local import outage

    return outage.stop(rest[0]) if rest else fail("say which process: `python -m local status` lists them.")


def start(rest: Rest) -> int:
    """Put a process back that `stop` took out."""
    from local import outage

    return outage.start(rest[0]) if rest else fail("say which process: `python -m local status` lists them.")


def test_env(rest: Rest) -> int:
    """Run a command with the tests' stores up, or keep them up."""
    from local import testbed

    return testbed.run(rest)


def supervise(_: Rest) -> int:
    """Be the supervisor."""
    from local import supervisor

    return supervisor.supervise()


def guard(rest: Rest) -> int:
    """Be the supervisor's guard."""
    from local import supervisor

    return supervisor.guard(int(rest[0]))


COMMANDS: dict[str, Callable[[Rest], int]] = {
    "up": up, "down": down, "status": status, "logs": logs, "clean": clean, "stop": stop, "start": start, "test-env": test_env,
    "supervise": supervise, "guard": guard,
}  # fmt: skip
SPOKEN = [name for name in COMMANDS if name not in ("supervise", "guard")]


def main(arguments: list[str]) -> int:
    """Run one command; return the exit code."""
    command, rest = (arguments or ["help"])[0], arguments[1:]
    if command not in COMMANDS and command != "install":
        return fail(f"say one of: {', '.join([*SPOKEN, 'install'])}.")
    if command in ("up", "install"):
        install.everything(rest if command == "install" else [])
    if command == "install":
        return 0
    if sys.prefix != str(PYTHON.parent.parent):
        if not PYTHON.exists():
            return fail("nothing is installed here yet: run `make up` first.")
        os.execv(PYTHON, [str(PYTHON), "-m", "local", *arguments])
    return COMMANDS[command](rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(fail(str(trouble)))
    except KeyboardInterrupt:
        sys.exit(130)
