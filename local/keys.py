"""Secrets of a local stack: made once, kept in files that only their owner reads, one directory per service."""

import base64
import hashlib
import json
import os
import secrets
from collections.abc import Callable

from local.place import STATE, private, write_secret


def password(name: str) -> str:
    """Return the remembered password called `name`."""
    path = private("secrets") / f"{name}.password"
    if not path.exists():
        write_secret(path, secrets.token_urlsafe(24))
    return path.read_text()


def give(service: str, **values: str) -> str:
    """Write settings of a service as one file each; return the directory for its `SECRETS_DIR`."""
    for key, value in values.items():
        path = private("secrets", service) / key
        if not path.exists() or path.read_text() != value:
            write_secret(path, value)
    return str(STATE / "secrets" / service)


def give_once(service: str, key: str, make: Callable[[], str]) -> None:
    """Write one setting of a service unless it has it: a key that changed would make what it protects unreadable."""
    if not (private("secrets", service) / key).exists():
        give(service, **{key: make()})


def signing_keys() -> str:
    """Return a fresh private JWK set of two ES256 keys: the first signs, both are published."""
    from joserfc.jwk import ECKey

    keys = [ECKey.generate_key("P-256", {"alg": "ES256", "use": "sig", "kid": f"{n}-{secrets.token_hex(4)}"}, private=True) for n in (1, 2)]
    return json.dumps({"keys": [key.as_dict(private=True) for key in keys]})


def encryption_key() -> str:
    """Return a fresh 256-bit key, in base64."""
    return base64.b64encode(os.urandom(32)).decode()


def rabbitmq_hash(text: str) -> str:
    """Return a password as RabbitMQ keeps it: salt and SHA-256, in base64."""
    salt = os.urandom(4)
    return base64.b64encode(salt + hashlib.sha256(salt + text.encode()).digest()).decode()
