"""A load generator that costs little, and the CPU time of the processes it is pointed at."""

import selectors
import socket
import ssl
import time
from pathlib import Path


class Connection:
    """One kept-alive HTTP/1.1 connection that sends the same request again and again."""

    def __init__(self, port: int, request: bytes, trust: ssl.SSLContext | None) -> None:
        raw = socket.create_connection(("127.0.0.1", port))
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket = trust.wrap_socket(raw, server_hostname="localhost") if trust else raw
        self.request, self.begun, self.buffer, self.wanted = request, 0.0, b"", 0

    def send(self) -> None:
        """Send the request."""
        self.begun, self.buffer, self.wanted = time.perf_counter(), b"", 0
        self.socket.sendall(self.request)

    def receive(self) -> bool:
        """Read what is there. Returns whether the answer is whole. Raises RuntimeError when it is not a success."""
        self.buffer += self.socket.recv(262144)
        if not self.wanted:
            head, split, _ = self.buffer.partition(b"\r\n\r\n")
            if not split:
                return False
            if not head.startswith(b"HTTP/1.1 2"):
                raise RuntimeError(f"the answer is {head[:60]!r}")
            length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            self.wanted = len(head) + 4 + int(length.split(b":")[1])
        return len(self.buffer) >= self.wanted


def run(port: int, request: bytes, count: int, connections: int = 4, trust: ssl.SSLContext | None = None) -> list[float]:
    """Send `count` requests over kept-alive connections; return how long each took, in seconds, in order of size."""
    selector = selectors.DefaultSelector()
    took: list[float] = []
    for _ in range(connections):
        opened = Connection(port, request, trust)
        selector.register(opened.socket, selectors.EVENT_READ, opened)
        opened.send()
    while len(took) < count:
        for key, _ in selector.select():
            one: Connection = key.data
            if one.receive():
                took.append(time.perf_counter() - one.begun)
                one.send()
    for key in list(selector.get_map().values()):
        key.data.socket.close()
    return sorted(took)


def cpu_seconds(*pids: int) -> float:
    """Return the CPU time that processes have used, all their threads together, in seconds."""
    total = 0
    for pid in pids:
        for schedule in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                total += int(schedule.read_text().split()[0])
            except (FileNotFoundError, ProcessLookupError):
                continue
    return total / 1e9


def request(method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    """Return the bytes of a request."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def wait_for(port: int, seconds: float = 30) -> None:
    """Wait until something listens."""
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
