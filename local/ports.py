"""Ports: chosen once, when first needed, and remembered."""

import itertools
import json
import random
import socket
from contextlib import closing

from local.place import STATE

# Below the range from which the kernel takes ports for outgoing connections, so none of those can be in our way.
FIRST, LAST = 21000, 32000
WANTED = {"https": 8443, "http": 8080}


def free(port: int) -> bool:
    """Say whether nobody listens on this port of the loopback address."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def spare(count: int = 1) -> list[int]:
    """Return ports that nobody uses at this moment, for something short-lived; parallel callers rarely meet."""
    start = random.randrange(FIRST, LAST - 1000)  # noqa: S311 – not a secret
    return list(itertools.islice((port for port in range(start, LAST) if free(port)), count))


class Ports:
    """The ports of one stack by name, kept in `ports.json`."""

    def __init__(self) -> None:
        self.path = STATE / "ports.json"
        self.known: dict[str, int] = json.loads(self.path.read_text()) if self.path.exists() else {}

    def __getitem__(self, name: str) -> int:
        """Return the port called `name`, choosing a free one the first time."""
        if name not in self.known:
            self._choose(name)
        return self.known[name]

    def _choose(self, name: str) -> None:
        taken = set(self.known.values())
        wanted = WANTED.get(name)
        if wanted is None or wanted in taken or not free(wanted):
            # Stacks in other directories start their search elsewhere, so that two rarely meet.
            start = FIRST + sum(str(STATE).encode()) * 37 % 9000
            candidates = (FIRST + (start - FIRST + n) % (LAST - FIRST) for n in range(LAST - FIRST))
            wanted = next(port for port in candidates if port not in taken and free(port))
        self.known[name] = wanted
        self.path.write_text(json.dumps(self.known, indent=1, sort_keys=True))

    def give_up(self, names: list[str]) -> list[str]:
        """Forget those of `names` that a stranger has taken meanwhile; return which. Ours must not be running."""
        lost = [name for name in names if name in self.known and not free(self.known[name])]
        for name in lost:
            del self.known[name]
            self._choose(name)
        return lost
