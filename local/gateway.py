"""The gateway of a local stack: Envoy with the configuration compiled for the ports that were chosen."""

from typing import Any

from local.place import PYTHON, STATE, VENV, digest, private
from local.ports import Ports
from local.processes import Process


def make(ports: Ports, upstreams: dict[str, list[int]], health_ports: dict[str, list[int]]) -> Process:
    """Compile the configuration and return the process. `upstreams` are each service's ports, replica by replica."""
    from gateway.compile import HEALTH, certificate, production_values, render
    from gateway.specs import operations

    home = private("gateway")
    values: dict[str, Any] = production_values() | {
        "address": "127.0.0.1",
        "https_port": ports["https"],
        "public_port": ports["https"],
        "http_port": ports["http"],
        "watch_port": ports["gateway_watch"],
        "admin_port": ports["gateway_admin"],
        "hosts": ["localhost", "127.0.0.1"],
        "trusted_hops": 0,
        "certificate_file": str(home / "certificate.yaml"),
        "certificate_directory": str(STATE / "tls"),
        "portal": ["127.0.0.1", ports["portal"]],
        "upstreams": {name: _upstream(found, health_ports[name], HEALTH) for name, found in upstreams.items()},
        # Everybody shares one address here: people, tests and benches.
        "address_bucket": {"max_tokens": 20000, "tokens_per_fill": 20000, "fill_interval": "1s"},
        "user_bucket": {"max_tokens": 20000, "tokens_per_fill": 20000, "fill_interval": "1s"},
        "sensitive_bucket": {"max_tokens": 600, "tokens_per_fill": 600, "fill_interval": "60s"},
    }
    (home / "certificate.yaml").write_text(certificate(str(STATE / "tls" / "server.pem"), str(STATE / "tls" / "server.key")))
    # Only services that run have an upstream; an operation of one that does not is not there either.
    text = render(values, [one for one in operations() if one.service in upstreams])
    config = home / "envoy.yaml"
    if not config.exists() or config.read_text() != text:
        config.write_text(text)
    argv = [str(VENV / "bin" / "envoy"), "-c", str(config), "--concurrency", "1", "--log-level", "warning", "--use-dynamic-base-id"]
    return Process("gateway", argv, cwd=str(home), version=digest(config))


def _upstream(found: list[int], health: list[int], path: str) -> dict[str, Any]:
    places = [["127.0.0.1", port, checked] for port, checked in zip(found, health, strict=True)]
    return {"addresses": places, "kind": "STATIC", "health": path}


def health() -> str:
    """Return the path at which every process says whether it is ready."""
    from gateway.compile import HEALTH

    return HEALTH


def validate() -> list[str]:
    """Return the command that checks the compiled configuration."""
    return [str(PYTHON.parent / "envoy"), "--mode", "validate", "-c", str(STATE / "gateway" / "envoy.yaml")]
