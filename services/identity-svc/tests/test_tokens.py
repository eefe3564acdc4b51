"""Access tokens: what they say, and everything a forger might try."""

import base64
import json
import time

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from chassis.ids import uuid7


@pytest.fixture
def signed_in(active, browser):
    """A browser that is signed in, and its token's parts: (browser, header, claims)."""
    page = browser()
    page.login(active("planner").email)
    header, claims, _ = page.jar["__Host-token"].split(".")
    return page, _read(header), _read(claims)


def _read(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def _write(content):
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def test_the_token_says_what_but_not_where(signed_in, company):
    _, header, claims = signed_in
    assert header == {"typ": "JWT", "alg": "ES256", "kid": "new"}
    assert claims.keys() == {"iss", "aud", "sub", "sid", "roles", "permissions", "company", "iat", "exp"}
    assert (claims["iss"], claims["aud"], claims["company"]) == ("workaniser", "workaniser", str(company.id))
    assert claims["exp"] - claims["iat"] == 300
    assert claims["roles"] == ["document", "identity", "planning", "timesheet"]
    assert str(company.units["company"]) not in json.dumps(claims["permissions"])


def test_two_keys_are_published_without_their_secrets(anonymous):
    keys = anonymous.get("/jwks").json()["keys"]
    assert [key["kid"] for key in keys] == ["new", "old"]
    assert all("d" not in key and key["alg"] == "ES256" for key in keys)


def forgeries(claims, keys):
    """Every way of making a token without the right key, or of a wrong kind."""
    new, _ = keys
    stranger = ECKey.generate_key("P-256", parameters={"kid": "new"})
    good = {"alg": "ES256", "kid": "new"}
    public = json.dumps(new.as_dict(private=False)).encode()
    later, now = int(time.time()) + 300, int(time.time())
    good_token = jwt.encode(good, claims, new)
    return {
        "another key": jwt.encode(good, claims, stranger),
        "an unknown kid": jwt.encode({"alg": "ES256", "kid": "none"}, claims, ECKey.generate_key("P-256")),
        "no kid and another key": jwt.encode({"alg": "ES256"}, claims, stranger),
        "alg none": f"{_write({'alg': 'none', 'kid': 'new'})}.{_write(claims)}.",
        "alg none, typed NoNe": f"{_write({'alg': 'NoNe'})}.{_write(claims)}.",
        "no signature": f"{_write(good)}.{_write(claims)}.",
        "HS256 with the public key": jwt.encode({"alg": "HS256", "kid": "new"}, claims, OctKey.import_key(public)),
        "a key in the header": jwt.encode({**good, "jwk": stranger.as_dict(private=False)}, claims, stranger),
        "claims of another token": ".".join(
            [good_token.split(".")[0], _write({**claims, "permissions": ["user:write"]}), good_token.split(".")[2]]
        ),
        "expired": jwt.encode(good, {**claims, "iat": now - 400, "exp": now - 100}, new),
        "no expiry": jwt.encode(good, {name: value for name, value in claims.items() if name != "exp"}, new),
        "another audience": jwt.encode(good, {**claims, "aud": "elsewhere"}, new),
        "no audience": jwt.encode(good, {name: value for name, value in claims.items() if name != "aud"}, new),
        "another issuer": jwt.encode(good, {**claims, "iss": "elsewhere"}, new),
        "no subject": jwt.encode(good, {name: value for name, value in claims.items() if name != "sub"}, new),
        "a subject that is no id": jwt.encode(good, {**claims, "sub": "me"}, new),
        "issued in the future": jwt.encode(good, {**claims, "iat": later, "exp": later + 300}, new),
        "a list": f"{_write(good)}.{_write([1])}.{good_token.split('.')[2]}",
        "nothing": "",
        "dots": "..",
        "rubbish": "x" * 300,
    }


HOW = [
    "another key", "an unknown kid", "no kid and another key", "alg none", "alg none, typed NoNe", "no signature",
    "HS256 with the public key", "a key in the header", "claims of another token", "expired", "no expiry", "another audience",
    "no audience", "another issuer", "no subject", "a subject that is no id", "issued in the future", "a list", "nothing", "dots", "rubbish",
]  # fmt: skip


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("place", ["cookie", "header"])
def test_forged_tokens_are_refused(signed_in, signing_keys, anonymous, how, place):
    _, _, claims = signed_in
    assert set(HOW) == forgeries(claims, signing_keys).keys()
    token = forgeries(claims, signing_keys)[how]
    sent = {"Cookie": f"__Host-token={token}"} if place == "cookie" else {"Authorization": f"Bearer {token}"}
    answer = anonymous.get("/me", headers=sent)
    assert answer.status_code == 401, (how, answer.text)
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_older_key_still_verifies(signed_in, signing_keys, anonymous):
    """Rotation without a logout: what the key before signed stays good for its five minutes."""
    _, _, claims = signed_in
    token = jwt.encode({"alg": "ES256", "kid": "old"}, claims, signing_keys[1])
    assert anonymous.get("/me", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_a_token_for_a_user_who_is_not_known_opens_nothing(signed_in, signing_keys, anonymous):
    _, _, claims = signed_in
    token = jwt.encode({"alg": "ES256", "kid": "new"}, {**claims, "sub": str(uuid7())}, signing_keys[0])
    assert anonymous.get("/users", headers={"Authorization": f"Bearer {token}"}).status_code == 403
    assert anonymous.get("/units", headers={"Authorization": f"Bearer {token}"}).status_code == 403


def test_a_clients_user_cannot_choose_another_company(signed_in, new_company):
    page, _, _ = signed_in
    other = new_company()
    answer = page.get("/units", headers={"Workaniser-Company": str(other.id)})
    assert answer.status_code == 200
    assert str(other.id) not in answer.text
