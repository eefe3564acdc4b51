"""Who may do what at the edge: every operation × role, expected by code that shares nothing with the compiler."""

import base64
import hmac
import time
import uuid
from pathlib import Path
from typing import Any

import pytest
import yaml
from joserfc.jwk import ECKey

from gateway.tests.conftest import Gateway, Signer

ROOT = Path(__file__).resolve().parents[2]


def _operations() -> list[tuple[str, str, str, Any]]:
    """Read (service, method, path, security) straight from the files."""
    found = []
    for spec_file in sorted(ROOT.glob("services/*-svc/*/openapi.yaml")):
        spec = yaml.load(spec_file.read_text(), yaml.CSafeLoader)
        for path, item in spec["paths"].items():
            for method in item.keys() & {"get", "post", "put", "patch", "delete"}:
                security = item[method].get("security", spec.get("security"))
                found.append((spec_file.parent.name, method.upper(), spec["servers"][0]["url"] + path, security))
    return found


OPERATIONS = _operations()


def _roles() -> dict[str, tuple[list[str], list[str]]]:
    """Return each default role with its modules and permissions, and two made-up people who have only half of it."""
    from identity.roles import DEFAULT_ROLES, PERMISSIONS, modules

    roles = {name: (modules(frozenset(granted)), list(granted)) for name, granted in DEFAULT_ROLES.items()}
    return roles | {
        "nothing": ([], []),
        "modules_only": (sorted({one for one in PERMISSIONS.values() if one}), []),
        "permissions_only": ([], list(PERMISSIONS)),
    }


ROLES = _roles()


def _expected(service: str, security: Any, modules: list[str], permissions: list[str]) -> bool:
    if security == [] or security == [{"session": []}]:
        return True
    return service in modules and all(needed in permissions for needed in security[0]["session"])


def _address(path: str) -> str:
    while "{" in path:
        begin, end = path.index("{"), path.index("}")
        path = path[:begin] + str(uuid.uuid4()) + path[end + 1 :]
    return path


def _ask(gateway: Gateway, method: str, path: str, token: str | None = None) -> int:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    with gateway.client.stream(method, _address(path), headers=headers) as answer:
        return answer.status_code


@pytest.mark.parametrize("role", ROLES)
def test_every_operation_answers_a_role_as_the_spec_says(gateway: Gateway, token: Signer, role: str) -> None:
    modules, permissions = ROLES[role]
    signed = token(roles=modules, permissions=permissions)
    wrong = []
    for service, method, path, security in OPERATIONS:
        status = _ask(gateway, method, path, signed)
        if status != (200 if _expected(service, security, modules, permissions) else 403):
            wrong.append((role, method, path, status))
    assert not wrong


def test_there_are_operations_and_some_are_refused_to_everybody_but_one_role() -> None:
    allowed = [sum(_expected(service, security, *ROLES[role]) for role in ROLES) for service, _, _, security in OPERATIONS]
    assert len(OPERATIONS) > 40
    assert min(allowed) >= 1, "an operation that no role may use"
    assert max(allowed) == len(ROLES)


def test_without_a_token_only_public_operations_answer(gateway: Gateway) -> None:
    wrong = [
        (method, path)
        for _, method, path, security in OPERATIONS
        if _ask_with_origin(gateway, method, path) != (200 if security == [] else 401)
    ]
    assert not wrong


def _ask_with_origin(gateway: Gateway, method: str, path: str) -> int:
    with gateway.client.stream(method, _address(path), headers={"origin": gateway.address}) as answer:
        return answer.status_code


def _bad_tokens(token: Signer) -> dict[str, str]:
    now = int(time.time())
    full: dict[str, Any] = {"roles": ["vacancy", "timesheet", "identity", "reporting"], "permissions": ["unit:read", "timesheet:read"]}
    valid = token(**full)
    head, body, signature = valid.split(".")
    return {
        "expired": token(**full, exp=now - 60, iat=now - 400),
        "no end": token(**full, exp=None),
        "lives for a month": token(**full, exp=now + 30 * 86400),
        "other issuer": token(**full, iss="somebody"),
        "other audience": token(**full, aud="somebody"),
        "unknown key": token(ECKey.generate_key("P-256", {"kid": "other"}, private=True), {"alg": "ES256", "kid": "other"}, **full),
        "other key, same name": token(ECKey.generate_key("P-256", {"kid": "test"}, private=True), **full),
        "algorithm none": "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + body + ".",
        "symmetric with the public key": _symmetric(body, token.key.as_pem(private=False)),
        "cut signature": f"{head}.{body}.{signature[:-4]}",
        "changed claims": f"{head}.{body[:-3]}AAA.{signature}",
        "garbage": "garbage",
    }


def _symmetric(body: str, secret: bytes) -> str:
    """Sign as a confused verifier would accept it: with the public key as the shared secret."""
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT","kid":"test"}').rstrip(b"=").decode()
    mac = hmac.new(secret, f"{head}.{body}".encode(), "sha256").digest()
    return f"{head}.{body}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def test_a_bad_token_is_no_token(gateway: Gateway, token: Signer) -> None:
    answers = {name: _ask(gateway, "GET", "/api/identity/v1/units", bad) for name, bad in _bad_tokens(token).items()}
    assert answers.pop("other audience") == 403  # Envoy's answer for a good token that is meant for somebody else
    assert set(answers.values()) == {401}, answers


@pytest.mark.parametrize("roles", ["identity", ["notidentity"], {"identity": True}, None, [["identity"]]])
def test_roles_of_another_shape_open_nothing(gateway: Gateway, token: Signer, roles: Any) -> None:
    assert _ask(gateway, "GET", "/api/identity/v1/units", token(roles=roles, permissions=["unit:read"])) == 403


def test_a_cookie_carries_the_token_too(gateway: Gateway, token: Signer) -> None:
    good = token(roles=["identity"], permissions=["unit:read"])
    cookie = {"cookie": f"__Host-token={good}"}
    assert gateway.client.get("/api/identity/v1/units", headers=cookie).status_code == 200
    refused = {"cookie": "__Host-token=nonsense"}
    assert gateway.client.get("/api/identity/v1/units", headers=refused).status_code == 401
    both = cookie | {"authorization": "Bearer nonsense"}
    assert gateway.client.get("/api/identity/v1/units", headers=both).status_code == 401


def test_a_token_in_the_address_is_ignored(gateway: Gateway, token: Signer) -> None:
    signed = token(roles=["identity"], permissions=["unit:read"])
    assert gateway.client.get(f"/api/identity/v1/units?access_token={signed}").status_code == 401
