"""The store: a folder, memory, or an S3 server over HTTP, named by the settings."""

import urllib.request

import pytest
from moto.server import ThreadedMotoServer
from pydantic import ValidationError

from chassis.ids import uuid7
from document import storage
from document.settings import Settings
from local.ports import spare

S3 = {"store_url": "s3://documents/sealed", "store_access_key_id": "a", "store_secret_access_key": "b"}


@pytest.fixture(scope="session")
def s3():
    """An S3 server with a bucket; returns its address."""
    [port] = spare()
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    address = f"http://127.0.0.1:{port}"
    urllib.request.urlopen(urllib.request.Request(f"{address}/documents", method="PUT"))
    yield address
    server.stop()


@pytest.fixture(params=["folder", "memory", "s3"])
def store(request, monkeypatch, tmp_path):
    """A store of each kind."""
    where = {"folder": {"files_dir": str(tmp_path)}, "memory": {"store_url": "memory:///"}}.get(request.param)
    where = where or {**S3, "store_endpoint": request.getfixturevalue("s3")}
    use(monkeypatch, **where)
    yield request.param
    storage.store.cache_clear()


def use(monkeypatch, **where):
    monkeypatch.setattr(storage, "settings", lambda: Settings(**{"files_dir": "", "store_url": "", **where}))
    storage.store.cache_clear()


def test_what_was_put_is_read_listed_and_removed(store):
    company, document = uuid7(), uuid7()
    storage.put(company, document, [b"x" * 700_000])
    storage.put(company, document, [b"y" * 350_000, b"y" * 350_000])
    assert b"".join(storage.read(company, document)) == b"y" * 700_000
    assert [name for name, _ in storage.held(company)] == [str(document)]
    assert list(storage.held(uuid7())) == []
    storage.remove(company, document)
    storage.remove(company, document)
    with pytest.raises(FileNotFoundError):
        list(storage.read(company, document))


def test_a_large_file_goes_in_and_out_in_parts(store):
    """Nothing holds all of it: it comes from a generator and is read block by block."""
    company, document = uuid7(), uuid7()
    storage.put(company, document, (bytes([n % 256]) * 1_000_000 for n in range(23)))
    sizes = [len(block) for block in storage.read(company, document)]
    assert sum(sizes) == 23_000_000 and (max(sizes) <= 8_000_000 or store == "memory")
    assert [name for name, _ in storage.held(company)] == [str(document)]


def test_a_store_that_nobody_named_or_that_is_not_there_is_away(monkeypatch):
    [port] = spare()
    nowhere = {**S3, "store_endpoint": f"http://127.0.0.1:{port}"}
    monkeypatch.setattr(storage, "RETRIES", {"max_retries": 0})
    for where in ({}, nowhere):
        use(monkeypatch, **where)
        with pytest.raises(OSError, match="does not take"):
            storage.put(uuid7(), uuid7(), [b""])
        with pytest.raises(OSError, match="does not answer"):
            list(storage.read(uuid7(), uuid7()))
    storage.store.cache_clear()


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-2", "eu-central-2", "ap-south-1", "", "eu-west-1; us-east-1"])
def test_a_region_outside_the_union_stops_the_boot(region):
    """London and Zürich are in Europe and not in the Union."""
    with pytest.raises(ValidationError, match="store_region"):
        Settings(store_region=region)


@pytest.mark.parametrize(
    "url",
    [
        "https://documents.s3.us-east-1.amazonaws.com",
        "gs://documents",
        "az://documents",
        "s3://",
        "file:///tmp",
        "http://elsewhere.example",
    ],
)
def test_only_a_bucket_in_a_named_region_is_taken(url):
    """The address of a bucket may say a region of its own: such a one is refused."""
    with pytest.raises(ValidationError, match="store_url"):
        Settings(store_url=url)


@pytest.mark.parametrize("address", ["http://clamd:3310", "tcp://clamd", "clamd:3310"])
def test_a_scanner_is_where_it_says(address):
    with pytest.raises(ValidationError, match="scanner"):
        Settings(scanner=address)
