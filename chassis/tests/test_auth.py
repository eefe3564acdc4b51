"""Tokens: every way to forge one ends alike, and the check needs no network."""

import base64
import hmac
import time
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from chassis.auth import Keys
from chassis.problems import Unauthorised
from chassis.settings import use_service

USER = "0199a1b2-0000-7000-8000-000000000001"
KEY = ECKey.generate_key("P-256", parameters={"kid": "one"})
OTHER = ECKey.generate_key("P-256", parameters={"kid": "one"})
NEXT = ECKey.generate_key("P-256", parameters={"kid": "two"})


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    made = {"iss": "workaniser", "aud": "workaniser", "sub": USER, "iat": now, "exp": now + 300, "permissions": ["a:read"]}
    return {k: v for k, v in {**made, **changes}.items() if v is not None}


def token(key: Any = KEY, header: dict[str, Any] | None = None, **changes: Any) -> str:
    return jwt.encode(header or {"alg": "ES256", "kid": key.kid}, claims(**changes), key)


def part(value: Any) -> str:
    return base64.urlsafe_b64encode(value if isinstance(value, bytes) else orjson.dumps(value)).decode().rstrip("=")


def unsigned() -> str:
    return f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims())}."


def confused() -> str:
    """Sign with the public key's bytes as if it were a shared secret."""
    signed = f"{part({'alg': 'HS256', 'kid': 'one'})}.{part(claims())}"
    return f"{signed}.{part(hmac.digest(KEY.as_pem(private=False), signed.encode(), 'sha256'))}"


@pytest.fixture
def keys() -> Keys:
    use_service("test")
    made = Keys()
    made.use(KeySet([KEY, NEXT]).as_dict(private=False))
    return made


def test_accepts_either_published_key(keys: Keys) -> None:
    assert keys.claims(token())["sub"] == USER
    assert keys.claims(token(NEXT))["sub"] == USER


@pytest.mark.parametrize(
    "forged",
    [
        lambda: token(OTHER),
        lambda: token(header={"alg": "ES256", "kid": "unknown"}),
        lambda: token(exp=int(time.time()) - 1),
        lambda: token(exp=None),
        lambda: token(iat=None),
        lambda: token(sub=None),
        lambda: token(aud="other"),
        lambda: token(iss="other"),
        lambda: token()[:-6] + "AAAAAA",
        unsigned,
        confused,
        lambda: "",
        lambda: "x",
        lambda: "a.b.c",
        lambda: "é" * 100,
    ],
)
def test_refuses_forgeries_alike(keys: Keys, forged: Callable[[], str]) -> None:
    with pytest.raises(Unauthorised) as refused:
        keys.claims(forged())
    assert refused.value.code == "token_invalid"


def test_a_remembered_token_still_expires(keys: Keys) -> None:
    short = token(exp=int(time.time()) + 1)
    assert keys.claims(short)
    time.sleep(1.1)
    with pytest.raises(Unauthorised):
        keys.claims(short)


def test_a_key_that_left_takes_its_tokens_along(keys: Keys) -> None:
    old = token()
    assert keys.claims(old)
    keys.use(KeySet([NEXT]).as_dict(private=False))
    with pytest.raises(Unauthorised):
        keys.claims(old)
    assert keys.claims(token(NEXT))
