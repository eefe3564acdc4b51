"""What a process says of itself: JSON logs, Prometheus metrics and OpenTelemetry traces, without personal data."""

import contextlib
import logging
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

import structlog
from prometheus_client import Counter, Gauge, Histogram

log = structlog.get_logger()

# Names and buckets follow the OpenTelemetry semantic conventions for HTTP servers.
REQUESTS = Histogram(
    "http_server_request_duration_seconds",
    "Time to answer a request",
    ["http_request_method", "http_route", "http_response_status_code"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10),
)

OUTBOX_WAITING = Gauge("outbox_waiting", "Rows of the outbox that are not published yet")
OUTBOX_OLDEST = Gauge("outbox_oldest_seconds", "Age of the oldest row of the outbox that is not published yet")
OUTBOX_PUBLISHED = Counter("outbox_published", "Messages the broker confirmed")
OUTBOX_RETURNED = Counter("outbox_returned", "Messages no queue wanted; they are kept and tried again", ["routing_key"])
RELAY_LEADER = Gauge("relay_leader", "1 in the process that holds the lock and sends the outbox")
AUDIT_UNSEALED = Gauge("audit_unsealed", "Rows of the audit trail that are not in the chain yet")
MESSAGES = Counter("messages_taken", "Messages taken, by what became of them", ["type", "outcome"])
MESSAGE_LAG = Histogram(
    "message_lag_seconds",
    "From the moment of an event to its being applied here",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 3600),
)
DEAD = Counter("messages_dead", "Messages that failed for good", ["code"])
INBOX_DEAD = Gauge("inbox_dead", "Messages that wait for an operator")
INBOX_HELD = Gauge("inbox_held", "Events that wait for an earlier one")


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


_tracer: Any = None
_traceparent: ContextVar[str | None] = ContextVar("chassis_traceparent", default=None)


def start_tracing(service: str, endpoint: str) -> None:
    """Send traces to an OTLP collector (HTTP); without an endpoint traces are only passed on."""
    global _tracer
    if not endpoint:
        return
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.instrumentation.sqlalchemy import SQLAlchemyInstrumentor
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": service}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")))
    trace.set_tracer_provider(provider)
    SQLAlchemyInstrumentor().instrument()
    _tracer = trace.get_tracer("chassis")


@contextlib.contextmanager
def span(name: str, parent: str | None) -> Iterator[str | None]:
    """Run the body as a span that continues the trace of `parent`; yield its traceparent, for whatever it sends on."""
    if _tracer is None:
        token = _traceparent.set(parent)
        try:
            yield parent
        finally:
            _traceparent.reset(token)
        return
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    propagator = TraceContextTextMapPropagator()
    carrier: dict[str, str] = {}
    before = propagator.extract({"traceparent": parent}) if parent else None
    # No exception texts: they repeat values, and values are people's data.
    with _tracer.start_as_current_span(name, context=before, record_exception=False, set_status_on_exception=False):
        propagator.inject(carrier)
        token = _traceparent.set(carrier.get("traceparent"))
        try:
            yield carrier.get("traceparent")
        finally:
            _traceparent.reset(token)


def traceparent() -> str | None:
    """Return the trace at hand, to be passed on."""
    return _traceparent.get()


@contextlib.contextmanager
def start_span(scope: Any) -> Iterator[None]:
    """Trace one request, continuing the caller's `traceparent`."""
    sent = next((value for name, value in scope["headers"] if name == b"traceparent"), b"")
    with span(scope["method"], sent.decode("latin-1") or None):
        yield
