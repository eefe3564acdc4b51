"""What the gateway itself answers and logs: security headers, problems, access log."""

from typing import Any

PROBLEM = "application/problem+json"
# Nothing inline, nothing from elsewhere: a script that somebody managed to inject has nowhere to come from.
CONTENT_POLICY = "; ".join([
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "frame-src 'self' blob:", "object-src 'none'",
    "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
])  # fmt: skip
SECURITY_HEADERS = {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
# What services could mistake for something the gateway said of the caller.
STRIPPED_PREFIXES = ("x-user-", "x-jwt-", "x-forwarded-user", "x-forwarded-email", "x-auth-", "x-remote-")

PROBLEMS = {
    400: ("request_invalid", "Bad Request", "The gateway could not read this request."),
    401: ("sign_in", "Unauthorized", "Sign in first."),
    403: ("permission_missing", "Forbidden", "You do not have the right to do this."),
    404: ("not_found", "Not Found", "There is no such thing here."),
    408: ("timeout", "Request Timeout", "The request took too long to arrive."),
    413: ("body_too_large", "Content Too Large", "The body is larger than this operation takes."),
    426: ("https_required", "Upgrade Required", "Use HTTPS."),
    429: ("too_many_requests", "Too Many Requests", "Slow down, and try again in a moment."),
    431: ("headers_too_large", "Request Header Fields Too Large", "The headers are larger than the gateway takes."),
    502: ("unavailable", "Bad Gateway", "This part is away for a moment; try again."),
    503: ("unavailable", "Service Unavailable", "This part is away for a moment; try again."),
    504: ("timeout", "Gateway Timeout", "This took too long; try again."),
}
LOG = {
    "time": "%START_TIME(%Y-%m-%dT%H:%M:%S.%3fZ)%",
    "operation": "%ROUTE_NAME%",
    "method": "%REQ(:METHOD)%",
    "status": "%RESPONSE_CODE%",
    "why": "%RESPONSE_CODE_DETAILS%",
    "flags": "%RESPONSE_FLAGS%",
    "ms": "%DURATION%",
    "upstream_ms": "%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%",
    "bytes_in": "%BYTES_RECEIVED%",
    "bytes_out": "%BYTES_SENT%",
    "protocol": "%PROTOCOL%",
    "request_id": "%REQ(X-REQUEST-ID)%",
    "trace_id": "%TRACE_ID%",
}


def request_mutations() -> list[dict[str, Any]]:
    """Return the removal of headers that only the inside may set."""
    return [{"remove_on_match": {"key_matcher": {"prefix": prefix, "ignore_case": True}}} for prefix in STRIPPED_PREFIXES]


def response_mutations() -> list[dict[str, Any]]:
    """Return the headers that every answer carries, whoever gave it; a service's own content policy stays: it is a file's, and a sandbox."""
    return [
        {"append": {"header": {"key": key, "value": value}, "append_action": _action(key)}}
        for key, value in SECURITY_HEADERS.items()
    ]  # fmt: skip


def _action(header: str) -> str:
    """Return what is done with a header that an answer has already."""
    return "ADD_IF_ABSENT" if header == "content-security-policy" else "OVERWRITE_IF_EXISTS_OR_ADD"


def local_replies(plain: bool = False) -> dict[str, Any]:
    """Return our own answers as problems. The reason of a refusal is logged, never told."""
    problems = PROBLEMS | ({403: PROBLEMS[426]} if plain else {})
    return {
        "mappers": [_mapper(status, *said) for status, said in sorted(problems.items())],
        "body_format": {"json_format": _problem("%RESPONSE_CODE%", "gateway", "Error", ""), "content_type": PROBLEM},
    }


def _mapper(status: int, code: str, title: str, detail: str) -> dict[str, Any]:
    key = {"default_value": status, "runtime_key": f"status_{status}"}
    return {
        "filter": {"status_code_filter": {"comparison": {"op": "EQ", "value": key}}},
        "body_format_override": {"json_format": _problem("%RESPONSE_CODE%", code, title, detail), "content_type": PROBLEM},
    }


def _problem(status: str, code: str, title: str, detail: str) -> dict[str, Any]:
    return {"type": f"urn:workaniser:problem:{code}", "title": title, "status": status, "code": code, "detail": detail}


def access_log() -> list[dict[str, Any]]:
    """Return the access log: which operation and how it went; no address, no path, no user."""
    return [{
        "name": "envoy.access_loggers.stdout",
        "typed_config": {
            "@type": "type.googleapis.com/envoy.extensions.access_loggers.stream.v3.StdoutAccessLog",
            "log_format": {"json_format": LOG},
        },
    }]  # fmt: skip


def tracing() -> dict[str, Any]:
    """Return how requests are traced when there is a collector."""
    return {
        "random_sampling": {"value": 10},
        "spawn_upstream_span": False,
        "provider": {
            "name": "envoy.tracers.opentelemetry",
            "typed_config": {
                "@type": "type.googleapis.com/envoy.config.trace.v3.OpenTelemetryConfig",
                "http_service": {"http_uri": {"uri": "http://collector/v1/traces", "cluster": "collector", "timeout": "1s"}},
                "service_name": "gateway",
            },
        },
    }
