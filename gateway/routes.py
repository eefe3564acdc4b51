"""One Envoy route per operation, with who may use it and within which limits."""

from typing import Any

from gateway.specs import Operation

RBAC = "envoy.filters.http.rbac"
JWT = "envoy.filters.http.jwt_authn"
CSRF = "envoy.filters.http.csrf"
BUFFER = "envoy.filters.http.buffer"
LIMIT = "address_limit"  # the name of the first of the two rate limits in template.yaml
TYPE = "type.googleapis.com/envoy.extensions."
ANY = [{"any": True}]

SECONDS = {"read": "15s", "write": "30s", "long": "300s", "stream": "0s"}


def route(operation: Operation, limits: dict[str, Any]) -> dict[str, Any]:
    """Return the route of one operation."""
    return {
        "name": operation.route,
        "match": {
            "path_match_policy": {
                "name": "envoy.path.match.uri_template.uri_template_matcher",
                "typed_config": {"@type": TYPE + "path.match.uri_template.v3.UriTemplateMatchConfig", "path_template": operation.template},
            },
            "headers": [{"name": ":method", "string_match": {"exact": operation.method}}],
        },
        "route": {"cluster": operation.service} | _times(operation) | _retries(operation),
        **_cookie(operation),
        "stat_prefix": operation.route.replace(".", "_"),
        "typed_per_filter_config": _filters(operation, limits),
    }


def _routes(operation: Operation, limits: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the route of an operation; before that of an upload, one that refuses a file that says it is too large."""
    usual = route(operation, limits)
    if not operation.upload:
        return [usual]
    longer = {"name": "content-length", "range_match": {"start": operation.upload + 1, "end": 2**63 - 1}}
    match = {**usual["match"], "headers": [*usual["match"]["headers"], longer]}
    kept = {name: usual[name] for name in ("name", "stat_prefix", "typed_per_filter_config")}
    return [{**kept, "match": match, "direct_response": {"status": 413}}, usual]


def _cookie(operation: Operation) -> dict[str, Any]:
    """Send a service the token's cookie and no other: with the session's, it could act as the person for days."""
    if operation.service == "identity":
        return {}
    value = "__Host-token=%DYNAMIC_METADATA(cookies:token)%"
    return {"request_headers_to_add": [{"header": {"key": "cookie", "value": value}, "append_action": "OVERWRITE_IF_EXISTS"}]}


def _times(operation: Operation) -> dict[str, Any]:
    if operation.stream:
        # The service sends a heartbeat every 20 s; a stream without one for this long is dead.
        return {"timeout": SECONDS["stream"], "idle_timeout": "60s"}
    if operation.upload or operation.download:
        return {"timeout": SECONDS["long"], "idle_timeout": "60s"}
    return {"timeout": SECONDS["read" if operation.method == "GET" else "write"]}


def _retries(operation: Operation) -> dict[str, Any]:
    """Only what may be done twice is done again, and on another replica when there is one."""
    if operation.method != "GET" or operation.stream:
        return {}
    elsewhere = {
        "name": "envoy.retry_host_predicates.previous_hosts",
        "typed_config": {"@type": TYPE + "retry.host.previous_hosts.v3.PreviousHostsPredicate"},
    }
    return {
        "retry_policy": {
            "retry_on": "connect-failure,refused-stream,reset,retriable-status-codes",
            "retriable_status_codes": [502, 503],
            "num_retries": 2,
            "retry_host_predicate": [elsewhere],
            "host_selection_retry_max_attempts": 3,
            "retry_back_off": {"base_interval": "0.05s", "max_interval": "0.5s"},
        }
    }


def _filters(operation: Operation, limits: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {RBAC: _per_route_rbac(principals(operation))}
    if operation.public:
        found[JWT] = {"@type": TYPE + "filters.http.jwt_authn.v3.PerRouteConfig", "disabled": True}
    if operation.upload or not operation.body:
        # A buffer holds the whole body in memory: never for a file, and pointless without a body.
        found[BUFFER] = {"@type": TYPE + "filters.http.buffer.v3.BufferPerRoute", "disabled": True}
    if operation.sensitive:
        found[LIMIT] = _limit(limits["sensitive"])
    return found


def _limit(bucket: dict[str, Any]) -> dict[str, Any]:
    """Return a bucket per address for operations that guess-work would be aimed at."""
    return {
        "@type": TYPE + "filters.http.local_ratelimit.v3.LocalRateLimit",
        "stat_prefix": "sensitive",
        "token_bucket": {"max_tokens": 100_000, "tokens_per_fill": 100_000, "fill_interval": "1s"},
        "filter_enabled": {"default_value": {"numerator": 100, "denominator": "HUNDRED"}},
        "filter_enforced": {"default_value": {"numerator": 100, "denominator": "HUNDRED"}},
        "max_dynamic_descriptors": 20_000,
        "rate_limits": [{"actions": [{"remote_address": {}}]}],
        "descriptors": [{"entries": [{"key": "remote_address"}], "token_bucket": bucket}],
    }


def principals(operation: Operation) -> list[dict[str, Any]]:
    """Return who may call: anybody, anybody signed in, or who has the module *and* every permission of the operation."""
    if operation.public or not operation.scopes:
        return ANY  # jwt_authn has already refused whoever is not signed in
    claims = [_holds("roles", operation.service), *(_holds("permissions", scope) for scope in operation.scopes)]
    return [{"and_ids": {"ids": claims}}]


def _holds(claim: str, value: str) -> dict[str, Any]:
    one = {"list_match": {"one_of": {"string_match": {"exact": value}}}}
    return {"sourced_metadata": {"metadata_matcher": {"filter": JWT, "path": [{"key": "jwt"}, {"key": claim}], "value": one}}}


def _per_route_rbac(who: list[dict[str, Any]]) -> dict[str, Any]:
    rules = {"action": "ALLOW", "policies": {"operation": {"permissions": ANY, "principals": who}}}
    return {"@type": TYPE + "filters.http.rbac.v3.RBACPerRoute", "rbac": {"rules": rules}}


def tree(found: list[Operation], portal: str, limits: dict[str, Any]) -> dict[str, Any]:
    """Return all routes, by the beginning of the path first: a request tries its service's templates and no other's."""
    services: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        services.setdefault("/".join(one.path.split("/")[:4]) + "/", []).extend(_routes(one, limits))
    nowhere, rest = everything_else(portal)
    branches = {"/": rest, "/api/": [nowhere], **{prefix: [*routes, nowhere] for prefix, routes in services.items()}}
    path = {
        "name": "path",
        "typed_config": {"@type": "type.googleapis.com/envoy.type.matcher.v3.HttpRequestHeaderMatchInput", "header_name": ":path"},
    }
    return {
        "matcher_tree": {
            "input": path,
            "prefix_match_map": {"map": {prefix: _branch(routes) for prefix, routes in sorted(branches.items())}},
        }
    }


def _branch(routes: list[dict[str, Any]]) -> dict[str, Any]:
    listed = {"@type": "type.googleapis.com/envoy.config.route.v3.RouteList", "routes": routes}
    return {"action": {"name": "routes", "typed_config": listed}}


def everything_else(portal: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the route for what no specification names, and the portal's."""
    public = {
        RBAC: _per_route_rbac(ANY),
        JWT: {"@type": TYPE + "filters.http.jwt_authn.v3.PerRouteConfig", "disabled": True},
        BUFFER: {"@type": TYPE + "filters.http.buffer.v3.BufferPerRoute", "disabled": True},
    }
    nothing = {"match": {"prefix": "/"}, "direct_response": {"status": 404}, "typed_per_filter_config": {**public, CSRF: _no_csrf()}}
    files = {
        "name": "portal",
        "match": {"prefix": "/", "headers": [{"name": ":method", "string_match": {"safe_regex": {"regex": "GET|HEAD"}}}]},
        "route": {"cluster": portal, "timeout": "30s", "retry_policy": {"retry_on": "connect-failure,reset", "num_retries": 2}},
        # The portal's files need no name and no session: neither cookie goes there.
        "request_headers_to_remove": ["cookie", "authorization"],
        "stat_prefix": "portal",
        "typed_per_filter_config": public,
    }
    return {"name": "no_operation", **nothing}, [files, {"name": "nothing", **nothing}]


def _no_csrf() -> dict[str, Any]:
    """Switch the origin check off, so that a path that does not exist says so to everybody alike."""
    return {
        "@type": TYPE + "filters.http.csrf.v3.CsrfPolicy",
        "filter_enabled": {"default_value": {"numerator": 0, "denominator": "HUNDRED"}},
    }
