"""`python -m local up|down|status|logs [name]|clean|install|test-env|stop name|start name`: the commands of the local stack."""

import os
import sys

from local import install
from local.place import PYTHON, Trouble
from local.progress import fail, say

COMMANDS = ("up", "down", "status", "logs", "clean", "install", "test-env", "stop", "start", "supervise", "guard")


def main(arguments: list[str]) -> int:
    """Run one command; return the exit code."""
    command, rest = (arguments or ["help"])[0], arguments[1:]
    if command not in COMMANDS:
        return fail(f"say one of: {', '.join(COMMANDS[:-2])}.")
    if command in ("up", "install"):
        install.install_packages()
        install.install_python("run", "local", *(rest if command == "install" else ()))
    if command == "install":
        return 0
    if sys.prefix != str(PYTHON.parent.parent) and PYTHON.exists():
        os.execv(PYTHON, [str(PYTHON), "-m", "local", *arguments])
    return _in_environment(command, rest)


def _in_environment(command: str, rest: list[str]) -> int:
    from local import outage, stack, supervisor, testbed

    if command == "up":
        stack.up(demo="--no-demo" not in rest)
    elif command == "down":
        stack.down()
        say("stopped; the data is still there (`make clean` removes it)")
    elif command == "status":
        return stack.status()
    elif command == "logs":
        stack.logs(rest[0] if rest else None)
    elif command == "clean":
        stack.clean()
    elif command in ("stop", "start") and rest:
        (outage.stop if command == "stop" else outage.start)(rest[0])
    elif command == "test-env":
        return testbed.run(rest)
    elif command == "supervise":
        return supervisor.supervise()
    elif command == "guard":
        return supervisor.guard(int(rest[0]))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(fail(str(trouble)))
    except KeyboardInterrupt:
        sys.exit(130)
