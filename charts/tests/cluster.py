"""A test double of the Kubernetes API server: just enough for Helm to install into, and nothing more.

It stores what it is sent and gives it back. There is no admission, defaulting, scheduling or access control: what is
proven here is what Helm renders and applies, not what a cluster makes of it.
"""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import yaml

# group/version -> {plural: (Kind, namespaced)}
KINDS: dict[str, dict[str, tuple[str, bool]]] = {
    "v1": {
        "namespaces": ("Namespace", False),
        "secrets": ("Secret", True),
        "configmaps": ("ConfigMap", True),
        "services": ("Service", True),
        "serviceaccounts": ("ServiceAccount", True),
    },
    "apps/v1": {"deployments": ("Deployment", True)},
    "batch/v1": {"jobs": ("Job", True), "cronjobs": ("CronJob", True)},
    "policy/v1": {"poddisruptionbudgets": ("PodDisruptionBudget", True)},
    "autoscaling/v2": {"horizontalpodautoscalers": ("HorizontalPodAutoscaler", True)},
    "networking.k8s.io/v1": {"networkpolicies": ("NetworkPolicy", True)},
    "monitoring.coreos.com/v1": {"podmonitors": ("PodMonitor", True), "prometheusrules": ("PrometheusRule", True)},
    "cert-manager.io/v1": {"certificates": ("Certificate", True), "issuers": ("Issuer", True)},
    "postgresql.cnpg.io/v1": {
        "clusters": ("Cluster", True),
        "scheduledbackups": ("ScheduledBackup", True),
        "databases": ("Database", True),
    },
    "barmancloud.cnpg.io/v1": {"objectstores": ("ObjectStore", True)},
    "rabbitmq.com/v1beta1": {"rabbitmqclusters": ("RabbitmqCluster", True), "policies": ("Policy", True)},
    "external-secrets.io/v1": {"externalsecrets": ("ExternalSecret", True)},
}
VERBS = ["get", "list", "watch", "create", "update", "patch", "delete"]
OBJECT = re.compile(r"^/(?:api/(v1)|apis/([^/]+/[^/]+))(?:/namespaces/([^/]+))?/([a-z]+)(?:/([^/]+))?$")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""

    @property
    def store(self) -> dict[tuple[str, ...], dict[str, Any]]:
        return self.server.store  # type: ignore[attr-defined,no-any-return]

    def _answer(self, status: int, body: Any) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def _missing(self, name: str) -> None:
        self._answer(
            404,
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404, "message": f"{name} not found"},
        )

    def _body(self) -> dict[str, Any]:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        return json.loads(raw) if raw else {}

    def _key(self) -> tuple[str, str, str, str] | None:
        match = OBJECT.match(self.path.split("?")[0])
        if not match:
            return None
        return (match[1] or match[2], match[3] or "", match[4], match[5] or "")

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if (fixed := _discovery(path)) is not None:
            return self._answer(200, fixed)
        key = self._key()
        if key is None:
            return self._missing(path)
        if key[3]:
            found = self.store.get(key)
            return self._answer(200, found) if found else self._missing(key[3])
        items = [value for known, value in self.store.items() if known[:3] == key[:3]]
        if "watch=" in self.path:
            return self._watch(items)
        kind = KINDS[key[0]][key[2]][0]
        self._answer(200, {"kind": f"{kind}List", "apiVersion": key[0], "metadata": {"resourceVersion": "1"}, "items": items})

    def _watch(self, items: list[dict[str, Any]]) -> None:
        # Helm waits for the first list to end: every object, then a bookmark that says so.
        end = {"annotations": {"k8s.io/initial-events-end": "true"}, "resourceVersion": "1"}
        events = [{"type": "ADDED", "object": one} for one in items]
        shape = {k: items[0][k] for k in ("kind", "apiVersion")} if items else {"kind": "Job", "apiVersion": "batch/v1"}
        events.append({"type": "BOOKMARK", "object": {**shape, "metadata": end}})
        raw = b"".join(json.dumps(event).encode() + b"\n" for event in events)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def _keep(self, key: tuple[str, str, str, str], body: dict[str, Any], status: int) -> None:
        body.setdefault("metadata", {}).update(resourceVersion="1", uid="u", namespace=key[1])
        if body.get("kind") == "Job":
            done = [{"type": kind, "status": "True"} for kind in ("SuccessCriteriaMet", "Complete")]
            body["status"] = {"conditions": done, "succeeded": 1}
        self.store[key] = body
        self._answer(status, body)

    def do_POST(self) -> None:
        key, body = self._key(), self._body()
        assert key is not None
        self._keep((*key[:3], body["metadata"]["name"]), body, 201)

    def do_PUT(self) -> None:
        key = self._key()
        assert key is not None
        self._keep(key, self._body(), 200)

    def do_PATCH(self) -> None:
        key, body = self._key(), self._body()
        assert key is not None
        self._keep(key, _merge(self.store.get(key, {}), body), 200 if key in self.store else 201)

    def do_DELETE(self) -> None:
        key = self._key()
        self._body()
        if key is None or key not in self.store:
            return self._missing(self.path)
        self._answer(200, self.store.pop(key))


def _merge(old: Any, new: Any) -> Any:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {k: _merge(old.get(k), v) for k, v in {**old, **new}.items() if v is not None}


def _discovery(path: str) -> dict[str, Any] | None:
    groups = [gv for gv in KINDS if "/" in gv]
    if path == "/version":
        return {"major": "1", "minor": "33", "gitVersion": "v1.33.0"}
    if path == "/api":
        return {"kind": "APIVersions", "versions": ["v1"]}
    if path == "/apis":
        listed = []
        for gv in groups:
            group, version = gv.split("/")
            named = {"groupVersion": gv, "version": version}
            listed.append({"name": group, "versions": [named], "preferredVersion": named})
        return {"kind": "APIGroupList", "apiVersion": "v1", "groups": listed}
    for gv, kinds in KINDS.items():
        if path == ("/api/v1" if gv == "v1" else f"/apis/{gv}"):
            resources = [{"name": p, "singularName": "", "namespaced": ns, "kind": kind, "verbs": VERBS} for p, (kind, ns) in kinds.items()]
            return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": gv, "resources": resources}
    if path == "/openapi/v3":
        return {"paths": {("api/v1" if gv == "v1" else f"apis/{gv}"): {"serverRelativeURL": f"/openapi/v3/{gv}"} for gv in KINDS}}
    if path.startswith("/openapi/v3/"):
        return _openapi(path.removeprefix("/openapi/v3/"))
    return None


def _openapi(gv: str) -> dict[str, Any]:
    group, _, version = gv.rpartition("/")
    paths = {}
    for plural, (kind, _ns) in KINDS.get(gv, {}).items():
        operation = {
            "x-kubernetes-group-version-kind": {"group": group, "version": version, "kind": kind},
            "parameters": [{"name": "fieldValidation", "in": "query"}],
            "responses": {},
        }
        paths[f"/x/{plural}"] = {"patch": operation}
    return {"openapi": "3.0.0", "info": {"title": gv, "version": "1"}, "paths": paths, "components": {"schemas": {}}}


def start() -> ThreadingHTTPServer:
    """Start a server on a free loopback port; its `store` holds what was applied."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.store = {}  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def kubeconfig(server: ThreadingHTTPServer) -> str:
    """Return a kubeconfig for the server."""
    url = f"http://127.0.0.1:{server.server_address[1]}"
    return yaml.safe_dump(
        {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "test",
            "clusters": [{"name": "test", "cluster": {"server": url}}],
            "users": [{"name": "test", "user": {}}],
            "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test", "namespace": "default"}}],
        }
    )
