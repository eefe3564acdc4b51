"""Keys that rotate: what one sealed opens with all that are there, about the same thing, and with nothing else."""

import base64
import os

import pytest

from chassis.keyring import Damaged, KeyRing


def key() -> str:
    return base64.b64encode(os.urandom(32)).decode()


def test_what_is_sealed_is_of_one_thing_and_one_key():
    first, second = key(), key()
    ring = KeyRing(first)
    sealed = ring.seal(b"a secret", b"one")
    assert b"secret" not in sealed and ring.seal(b"a secret", b"one") != sealed
    rotated = KeyRing(f"{second}\n{first}")
    assert rotated.current != ring.current
    assert rotated.open(sealed, ring.current, b"one") == b"a secret"
    for other, about in ((KeyRing(second), b"one"), (rotated, b"another")):
        with pytest.raises(Damaged):
            other.open(sealed, ring.current, about)


@pytest.mark.parametrize("text", ["", "   ", base64.b64encode(b"short").decode(), "not base64"])
def test_a_ring_without_whole_keys_is_refused(text):
    with pytest.raises(ValueError):
        KeyRing(text)
