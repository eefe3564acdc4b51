"""An upstream that answers what it was asked, so that a test sees what came through the gateway."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Echo(ThreadingHTTPServer):
    """Answers every request with its method, path, headers and body size; counts them; publishes the keys."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, jwks: dict[str, Any]):
        self.jwks = jwks
        self.hits: dict[str, int] = {}
        self.received: dict[str, int] = {}
        """Bytes of a chunked body so far, by path."""
        self.healthy = True
        super().__init__(("127.0.0.1", 0), _Answer)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a caller who left in the middle of a stream: some tests do."""

    @property
    def port(self) -> int:
        """Return where it listens."""
        return int(self.server_address[1])


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def _answer(self) -> None:
        server: Any = self.server
        body = self._body()
        if self.path == "/health":
            return self._send(200 if server.healthy else 503, {})
        server.hits[self.path] = server.hits.get(self.path, 0) + 1
        if self.path == "/api/identity/v1/jwks":
            return self._send(200, server.jwks)
        time.sleep(float(self.headers.get("x-echo-sleep", 0)))
        status = int(self.headers.get("x-echo-status", 200))
        if self.headers.get("x-echo-first-fails") and server.hits[self.path] == 1:
            status = 503
        headers = [(name.lower(), value) for name, value in self.headers.items()]
        if self.path.endswith("/live"):
            return self._stream()
        self._send(status, {"method": self.command, "path": self.path, "headers": headers, "size": len(body)})

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _answer  # noqa: N815

    def _body(self) -> bytes:
        if "chunked" in self.headers.get("transfer-encoding", ""):
            parts = []
            while size := int(self.rfile.readline(), 16):
                parts.append(self.rfile.read(size))
                server: Any = self.server
                server.received[self.path] = server.received.get(self.path, 0) + size
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)
        return self.rfile.read(int(self.headers.get("content-length", 0)))

    def _send(self, status: int, document: Any) -> None:
        text = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        for number in range(4):
            self.wfile.write(f"data: {number}\n\n".encode())
            self.wfile.flush()
            time.sleep(0.3)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""
