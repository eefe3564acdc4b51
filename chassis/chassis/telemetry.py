"""What a process says of itself: JSON logs, Prometheus metrics and OpenTelemetry traces, without personal data."""

import contextlib
import logging
import traceback
from collections.abc import Iterator
from typing import Any

import structlog
from prometheus_client import Histogram

log = structlog.get_logger()

# Names and buckets follow the OpenTelemetry semantic conventions for HTTP servers.
REQUESTS = Histogram(
    "http_server_request_duration_seconds",
    "Time to answer a request",
    ["http_request_method", "http_route", "http_response_status_code"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10),
)


def start_logging(level: str, service: str) -> None:
    """Send logs to standard output as one JSON object a line."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(service=service)


def failure(error: BaseException) -> dict[str, Any]:
    """Return what may be logged of an exception: its class and the places it came through, never its text.

    The text of a database error repeats values, and values are people's data.
    """
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    return {
        "error": type(error).__name__,
        "where": [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in frames],
    }


def observe_request(method: str, operation: str, status: int, seconds: float) -> None:
    """Record one answered request under its operation (never its path)."""
    REQUESTS.labels(method, operation, str(status)).observe(seconds)


@contextlib.contextmanager
def start_span(scope: Any) -> Iterator[None]:
    """Trace one request, continuing the caller's `traceparent`."""
    yield
