"""The admin port of every process: alive, ready, and Prometheus metrics. Never routed by the gateway."""

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from chassis.settings import settings
from chassis.telemetry import failure, log

STALE_SECONDS = 60.0


class Health:
    """What the probes of this process say. A process with a main loop beats; one without is alive while it answers."""

    def __init__(self) -> None:
        self.beaten: float | None = None
        self.draining = False
        self.ready: Callable[[], bool] = lambda: True
        self.measures: list[Callable[[], None]] = []

    def beat(self) -> None:
        """Say that the main loop goes round."""
        self.beaten = time.monotonic()

    def alive(self) -> bool:
        """Say whether the main loop went round lately."""
        return self.beaten is None or time.monotonic() - self.beaten < STALE_SECONDS

    def start(self, ready: Callable[[], bool], *measures: Callable[[], None]) -> None:
        """Serve the probes in a thread; each of `measures` refreshes gauges before they are read."""
        self.ready, self.measures = ready, list(measures)
        server = ThreadingHTTPServer((settings().host, settings().admin_port), _Answers)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, name="admin", daemon=True).start()


health = Health()


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/health/live":
            self._say(health.alive())
        elif self.path == "/health/ready":
            self._say(not health.draining and health.alive() and health.ready())
        elif self.path == "/metrics":
            for measure in health.measures:
                try:
                    measure()
                except Exception as error:  # a metric that cannot be read must not hide the others
                    log.warning("measure_failed", **failure(error))
            self._send(200, generate_latest(), CONTENT_TYPE_LATEST)
        else:
            self._send(404, b"", "text/plain")

    def _say(self, good: bool) -> None:
        self._send(200 if good else 503, b"ok\n" if good else b"not now\n", "text/plain")

    def _send(self, status: int, body: bytes, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Probes are not worth a line in the log."""


def database_answers(url: str) -> bool:
    """Say whether the database takes a connection and a question within two seconds."""
    try:
        with psycopg.connect(url, connect_timeout=2, autocommit=True, options="-c statement_timeout=2s") as connection:
            connection.execute("SELECT 1")
        return True
    except psycopg.Error:
        return False
