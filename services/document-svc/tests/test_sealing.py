"""Encryption: what was sealed for one document opens for that document, whole and unchanged, and for nothing else."""

import os
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chassis.ids import uuid7
from chassis.keyring import Damaged
from document.sealing import CHUNK, seal, unseal

KEY, DOCUMENT = os.urandom(32), uuid7()
SIZES = st.sampled_from([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])


def sealed(content: bytes, key: bytes = KEY, document: UUID = DOCUMENT) -> bytes:
    return b"".join(seal([content], key, document))


def opened(stored: bytes, key: bytes = KEY, document: UUID = DOCUMENT, block: int = 1 << 20) -> bytes:
    return b"".join(unseal((stored[at : at + block] for at in range(0, len(stored), block)), key, document))


@given(size=SIZES, block=st.integers(1_000, 300_000))
@settings(deadline=None, max_examples=40)
def test_what_was_sealed_opens(size, block):
    content = os.urandom(size)
    assert opened(sealed(content), block=block) == content


@given(size=SIZES, where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(deadline=None, max_examples=60)
def test_any_changed_bit_is_noticed(size, where, bit):
    stored = bytearray(sealed(os.urandom(size)))
    stored[int(where * len(stored))] ^= 1 << bit
    with pytest.raises(Damaged):
        opened(bytes(stored))


@given(size=SIZES, kept=st.floats(0, 1, exclude_max=True))
@settings(deadline=None, max_examples=60)
def test_any_cut_is_noticed(size, kept):
    stored = sealed(os.urandom(size))
    with pytest.raises(Damaged):
        opened(stored[: int(kept * len(stored))])


def test_cutting_at_a_chunk_or_moving_one_is_noticed():
    stored = sealed(os.urandom(3 * CHUNK))
    head, length = 4 + 16, CHUNK + 16
    chunks = [stored[head + n * length : head + (n + 1) * length] for n in range(3)]
    for wrong in (chunks[:2], [chunks[1], chunks[0], chunks[2]], [chunks[0], chunks[0], chunks[2]], [*chunks, chunks[2]]):
        with pytest.raises(Damaged):
            opened(stored[:head] + b"".join(wrong))


def test_another_document_or_key_opens_nothing():
    stored = sealed(b"x" * 100)
    for wrong in ({"document": uuid7()}, {"key": os.urandom(32)}):
        with pytest.raises(Damaged):
            opened(stored, **wrong)
    assert sealed(b"x" * 100) != stored, "the same content never looks the same twice"
