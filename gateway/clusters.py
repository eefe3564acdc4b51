"""Envoy's clusters: one per service, the portal's files, the administration interface, and the trace collector."""

from collections.abc import Sequence
from typing import Any

TYPE = "type.googleapis.com/envoy.extensions."


def _endpoints(name: str, addresses: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Return the places behind a cluster: host, port and, when its health is asked, the port for that."""
    ends = []
    for host, port, *checked in addresses:
        end: dict[str, Any] = {"address": {"socket_address": {"address": host, "port_value": port}}}
        if checked:
            end["health_check_config"] = {"port_value": checked[0]}
        ends.append({"endpoint": end})
    return {"cluster_name": name, "endpoints": [{"lb_endpoints": ends}]}


def _protocol(idle: str, **more: Any) -> dict[str, Any]:
    options = {
        "@type": TYPE + "upstreams.http.v3.HttpProtocolOptions",
        # Shorter than the services' own keep-alive, so that the gateway never sends on a connection they are closing.
        "common_http_protocol_options": {"idle_timeout": idle},
        "explicit_http_config": {"http_protocol_options": {}},
    }
    return {"envoy.extensions.upstreams.http.v3.HttpProtocolOptions": options | more}


def upstream(name: str, addresses: Sequence[Sequence[Any]], kind: str, health: str = "") -> dict[str, Any]:
    """Return the cluster of one service: who is alive, who is slow, how much at once.

    `addresses` are (host, port) or (host, port, port of its health); `kind` is STATIC for addresses and STRICT_DNS for a
    name that stands for many; `health` is the path asked of every replica, when that is up to the gateway.
    """
    return {
        "name": name,
        "type": kind,
        "connect_timeout": "1s",
        "lb_policy": "LEAST_REQUEST",
        "dns_lookup_family": "V4_PREFERRED",
        "load_assignment": _endpoints(name, addresses),
        "typed_extension_protocol_options": _protocol("30s"),
        "circuit_breakers": {
            "thresholds": [{
                "max_connections": 200, "max_pending_requests": 200, "max_requests": 1000, "track_remaining": True,
                "retry_budget": {"budget_percent": {"value": 20.0}, "min_retry_concurrency": 5},
            }]
        },
        "outlier_detection": {
            "consecutive_gateway_failure": 5, "consecutive_5xx": 20, "interval": "2s",
            "base_ejection_time": "5s", "max_ejection_percent": 50, "enforcing_consecutive_gateway_failure": 100,
        },
        # With every replica failing its checks, still try: a wrong check must not take the portal down by itself.
        "common_lb_config": {"healthy_panic_threshold": {"value": 50.0}},
    } | (_health(health) if health else {})  # fmt: skip


def _health(path: str) -> dict[str, Any]:
    return {
        "health_checks": [{
            "timeout": "2s", "interval": "2s", "interval_jitter": "0.5s", "unhealthy_threshold": 3, "healthy_threshold": 1,
            "no_traffic_interval": "5s", "http_health_check": {"path": path, "expected_statuses": [{"start": 200, "end": 400}]},
        }],
    }  # fmt: skip


def plain(name: str, address: tuple[Any, ...], kind: str = "STATIC") -> dict[str, Any]:
    """Return a cluster without checks, for what is beside us."""
    return {
        "name": name, "type": kind, "connect_timeout": "1s",
        "load_assignment": _endpoints(name, [address]), "typed_extension_protocol_options": _protocol("30s"),
    }  # fmt: skip
