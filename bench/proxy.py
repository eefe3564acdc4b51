"""A TCP proxy whose connections can be cut or stall: the network between a service and the broker, at its worst."""

import contextlib
import selectors
import socket
import struct
import threading
import time


class Proxy:
    """Listens on `port` and passes everything on to a local target port, in one thread."""

    def __init__(self, target: int):
        self.target = target
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])
        self.selector = selectors.DefaultSelector()
        self.peers: dict[socket.socket, socket.socket] = {}
        self.lock = threading.Lock()
        self.stalled_until = 0.0
        self.closed = False
        self.selector.register(self.listener, selectors.EVENT_READ)
        threading.Thread(target=self._pass_on, name="proxy", daemon=True).start()

    def cut(self) -> None:
        """Reset every connection."""
        with self.lock:
            for one in list(self.peers):
                self._drop(one)

    def stall(self, seconds: float) -> None:
        """Pass nothing on for a while; nobody is told."""
        self.stalled_until = time.monotonic() + seconds

    def close(self) -> None:
        """Stop."""
        self.closed = True
        self.cut()
        self.listener.close()

    def _pass_on(self) -> None:
        while not self.closed:
            if time.monotonic() < self.stalled_until:
                time.sleep(0.05)
                continue
            for key, _ in self.selector.select(0.2):
                with self.lock, contextlib.suppress(OSError, ValueError):
                    if key.fileobj is self.listener:
                        self._accept()
                    elif key.fileobj in self.peers:
                        self._copy(key.fileobj)

    def _accept(self) -> None:
        here, _ = self.listener.accept()
        try:
            there = socket.create_connection(("127.0.0.1", self.target), 2)
        except OSError:
            here.close()
            return
        for one, other in ((here, there), (there, here)):
            one.settimeout(2)
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.peers[one] = other
            self.selector.register(one, selectors.EVENT_READ)

    def _copy(self, one: socket.socket) -> None:
        try:
            received = one.recv(262_144)
            if received:
                self.peers[one].sendall(received)
                return
        except OSError:
            pass
        self._drop(one)

    def _drop(self, one: socket.socket) -> None:
        other = self.peers.pop(one, None)
        for end in (one, other):
            if end is not None:
                self.peers.pop(end, None)
                with contextlib.suppress(KeyError, ValueError, OSError):
                    self.selector.unregister(end)
                with contextlib.suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset, not a goodbye
                    end.close()
