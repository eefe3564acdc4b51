"""The store: a folder or an object store, named by the settings."""

import pytest

from chassis.ids import uuid7
from document import storage
from document.settings import Settings


@pytest.fixture(params=["folder", "memory"])
def store(request, monkeypatch, tmp_path):
    """A fresh store of each kind; the in-memory one goes the way of an object store's URL."""
    where = {"files_dir": str(tmp_path)} if request.param == "folder" else {"store_url": "memory:///"}
    monkeypatch.setattr(storage, "settings", lambda: Settings(**{"files_dir": "", "store_url": "", **where}))
    storage.store.cache_clear()
    yield storage.store()
    storage.store.cache_clear()


def test_what_was_put_is_read_listed_and_removed(store):
    company, document = uuid7(), uuid7()
    storage.put(company, document, [b"x" * 700_000])
    storage.put(company, document, [b"y" * 700_000])
    assert b"".join(storage.read(company, document)) == b"y" * 700_000
    assert [name for name, _ in storage.held(company)] == [str(document)]
    assert list(storage.held(uuid7())) == []
    storage.remove(company, document)
    storage.remove(company, document)
    with pytest.raises(FileNotFoundError):
        list(storage.read(company, document))


def test_a_store_that_nobody_named_is_away(monkeypatch):
    monkeypatch.setattr(storage, "settings", lambda: Settings(files_dir="", store_url=""))
    storage.store.cache_clear()
    try:
        with pytest.raises(OSError, match="does not take"):
            storage.put(uuid7(), uuid7(), [])
    finally:
        storage.store.cache_clear()
