"""Compiles the gateway: the fixed template, the values of a place, and the routes that the specifications allow.

`python -m gateway.compile` writes the files that are committed: `routes.json` (who may do what, for review), the catalogue
of permissions that identity ships, and the configuration that the gateway's chart ships. The local stack and the tests call `render` with values of their own.
"""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from gateway import clusters, permissions, replies
from gateway.routes import tree
from gateway.specs import ROOT, Operation, operations

HERE = Path(__file__).resolve().parent
ROUTES = HERE / "routes.json"
CHART = ROOT / "charts" / "gateway" / "files"
CATALOGUE = ROOT / "services" / "identity-svc" / "identity" / "permissions.json"
NOTE = "# Compiled by `make gateway`; do not edit.\n"
HEALTH = "/health/ready"


def render(values: dict[str, Any], found: list[Operation]) -> str:
    """Return Envoy's configuration as YAML.

    `values` as in values/production.yaml, plus `upstreams`: {service: arguments of clusters.upstream},
    `portal`: [host, port], and optionally `collector`: [host, port].
    """
    filled = dict(values) | {
        "routes": tree(found, "portal", {"sensitive": values["sensitive_bucket"]}),
        "clusters": _clusters(values),
        "jwks_uri": "http://identity/api/identity/v1/jwks",
        "local_replies": replies.local_replies(),
        "plain_replies": replies.local_replies(plain=True),
        "access_log": replies.access_log(),
        "request_mutations": replies.request_mutations(),
        "response_mutations": replies.response_mutations(),
        "tracing": replies.tracing() if values.get("collector") else None,
    }
    # One line per route: a review sees which operation changed, and the file stays small enough for a ConfigMap.
    for branch in filled["routes"]["matcher_tree"]["prefix_match_map"]["map"].values():
        listed = branch["action"]["typed_config"]
        listed["routes"] = [_Line(one) for one in listed["routes"]]
    config = _fill(yaml.safe_load((HERE / "template.yaml").read_text()), filled)
    return yaml.dump(config, Dumper=_Plain, sort_keys=False, width=1_000_000, allow_unicode=True)


def _clusters(values: dict[str, Any]) -> list[dict[str, Any]]:
    found = [clusters.upstream(name, **said) for name, said in sorted(values["upstreams"].items())]
    found.append(clusters.plain("portal", tuple(values["portal"]), values.get("portal_kind", "STATIC")))
    found.append(clusters.plain("admin", ("127.0.0.1", values["admin_port"])))
    if values.get("collector"):
        found.append(clusters.plain("collector", tuple(values["collector"]), "STRICT_DNS"))
    return found


def _fill(node: Any, values: dict[str, Any]) -> Any:
    """Put values in the places that ask for them; a key whose value is nothing disappears."""
    if isinstance(node, _Line):
        return node
    if isinstance(node, dict):
        filled = {key: _fill(value, values) for key, value in node.items()}
        return {key: value for key, value in filled.items() if value is not None}
    if isinstance(node, list):
        return [_fill(value, values) for value in node]
    if isinstance(node, str) and node.startswith("$"):
        return values[node[1:]]
    return node


class _Line(dict[str, Any]):
    """A mapping that is written on one line."""


class _Plain(yaml.SafeDumper):
    """YAML without anchors: what is repeated is written again, so that a review sees it."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def on_one_line(self, data: _Line) -> yaml.Node:
        """Write a mapping, and all within it, in flow style."""
        node = self.represent_dict(dict(data))
        _flow(node)
        return node


def _flow(node: yaml.Node) -> None:
    if isinstance(node, yaml.CollectionNode):
        node.flow_style = True
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                _flow(part)


_Plain.add_representer(_Line, _Plain.on_one_line)


def table(found: list[Operation]) -> str:
    """Return who may do what at the edge, one line per operation, for people who review."""
    lines = []
    for one in found:
        may = "everybody" if one.public else " ".join(one.scopes) or "signed in"
        flags = [name for name in ("upload", "stream", "download", "sensitive") if getattr(one, name)]
        lines.append(json.dumps([one.method, one.path, one.route, may, *flags]))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def production(found: list[Operation]) -> str:
    """Return the configuration for Kubernetes; the chart replaces __RELEASE__ and __HOST__.

    There the kubelet's readiness decides which replicas a name stands for, so the gateway asks for no health itself.
    """
    values = production_values()
    names = sorted({one.service for one in found})
    values["upstreams"] = {name: {"addresses": [[f"__RELEASE__-{name}", 8080]], "kind": "STRICT_DNS"} for name in names}
    values |= {"portal": ["__RELEASE__-portal", 8080], "portal_kind": "STRICT_DNS"}
    return NOTE + render(values, found)


def production_values() -> dict[str, Any]:
    """Return values/production.yaml."""
    values: dict[str, Any] = yaml.safe_load((HERE / "values" / "production.yaml").read_text())
    return values


def certificate(chain: str, key: str) -> str:
    """Return the file through which Envoy learns its certificate, and notices a new one without a restart."""
    pair = {"certificate_chain": {"filename": chain}, "private_key": {"filename": key}}
    secret = {"@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret", "name": "server", "tls_certificate": pair}
    return yaml.safe_dump({"resources": [secret]}, sort_keys=False)


def outputs() -> dict[Path, str]:
    """Return every committed file with what it should hold."""
    found = operations()
    pair = production_values()["certificate"]
    chart = {CHART / "envoy.yaml": production(found), CHART / "certificate.yaml": NOTE + certificate(*pair)}
    return {ROUTES: table(found), CATALOGUE: permissions.written(), **chart}


def main() -> int:
    """Write the committed files; with `--check` only say which are stale."""
    wanted = outputs()
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv:
        print(*(f"stale: {path.relative_to(ROOT)} (run `make gateway`)" for path in stale), sep="\n")
        return bool(stale)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path])
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
