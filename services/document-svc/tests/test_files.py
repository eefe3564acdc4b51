"""What a file is, by its name and its content together. The hostile ones are those of the figure `uploads`."""

import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import odd_files
from bench.odd_files import Odd
from document import files, office
from document.refusals import SENTENCES, Unacceptable

# What is refused by its announcement or while it is being read never comes this far.
CORPUS = [one for one in odd_files.corpus() if one.ends not in ("file_too_large", "body_too_large", "file_incomplete", "json_invalid")]
STARTS = {files.named(f"x.{kind}"): odd_files.sample(kind)[:3] for kind in odd_files.TYPES if kind != "txt"}


def verdict(name: str, content: bytes) -> str:
    """Return the type of a file that is taken, or the code of the refusal."""
    try:
        media_type = files.named(files.plain_name(name))
        files.check(io.BytesIO(content), media_type)
    except Unacceptable as refused:
        return refused.code
    return media_type


@pytest.mark.parametrize("one", CORPUS, ids=lambda one: f"{one.what} {one.ends}")
def test_each_odd_file_is_taken_or_refused_as_it_must(one: Odd):
    content = b"".join(one.content())
    found = verdict(one.name, content)
    assert found == one.ends if one.ends.startswith("file_") else "/" in found


def test_every_refusal_has_a_sentence_and_a_file_that_meets_it():
    met = {one.ends for one in odd_files.corpus() if one.ends.startswith("file_")}
    assert met == set(SENTENCES)


@given(st.binary(max_size=4_000), st.sampled_from(odd_files.TYPES))
@settings(deadline=None)
def test_whatever_comes_is_answered(content, kind):
    found = verdict(f"nota.{kind}", content)
    assert found in SENTENCES or found == "text/plain"


@given(st.sampled_from(odd_files.TYPES), st.binary(max_size=200), st.floats(0, 1))
@settings(deadline=None)
def test_what_is_taken_begins_and_is_as_its_type(kind, noise, where):
    """Noise anywhere in a good file: either it is refused, or it still is of its type and no other."""
    good = odd_files.sample(kind)
    at = int(where * len(good))
    content = good[:at] + noise + good[at:]
    found = verdict(f"nota.{kind}", content)
    if "/" in found:
        assert content.startswith(STARTS.get(found, b""))
        assert kind in ("docx", "xlsx", "odt") or b"PK\5\6" not in content
        assert b"<script" not in content[:1024].lower()


@given(st.text(max_size=40))
def test_a_name_that_is_kept_is_plain(name):
    try:
        kept = files.plain_name(name)
    except Unacceptable as refused:
        assert refused.code == "file_name"
        return
    assert not set(kept) & set('/\\:*?"<>|\0')
    assert all(unicodedata.category(one)[0] != "C" for one in kept)
    assert files.plain_name(kept) == kept and unicodedata.normalize("NFC", name) == kept


@given(
    st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=12),
    st.sampled_from(odd_files.RUNS),
    st.sampled_from(odd_files.TYPES),
)
def test_a_program_is_not_hidden_by_a_second_suffix(stem, runs, kind):
    with pytest.raises(Unacceptable, match="file_name_double"):
        files.named(f"x{stem}.{runs.upper()}.{kind}")
    with pytest.raises(Unacceptable, match="file_type"):
        files.named(f"x{stem}.{kind}.{runs}")


@given(st.text(st.characters(blacklist_categories=["C", "Z"], blacklist_characters="<{%#"), min_size=1, max_size=300))
def test_text_is_text(words):
    assert verdict("nota.txt", words.encode()) in ("text/plain", "file_disguised")
    assert verdict("nota.txt", b"woord " + words.encode()) == "text/plain" or "%PDF-" in words or "<" in words


@pytest.mark.parametrize(
    ("content", "media_type", "found"),
    [
        (odd_files.pdf(), "application/pdf", "application/pdf"),
        (odd_files.pdf(), "application/octet-stream", "application/pdf"),
        (odd_files.jpg(), "image/jpg", "image/jpeg"),
        (odd_files.sample("txt"), "text/plain; charset=utf-8", "text/plain"),
        (odd_files.sample("txt"), "binary/octet-stream", "text/plain"),
        (odd_files.docx(), "application/zip", office.DOCX),
        (odd_files.odt(), "application/octet-stream", office.ODT),
        (odd_files.pdf(), "text/html", "file_type"),
        (b"<invoice/>", "application/xml", "file_type"),
        (b"MZ\x90\0program", "application/octet-stream", "file_type"),
        (b"", "application/octet-stream", "file_empty"),
    ],
)
def test_what_a_sender_declares(content, media_type, found):
    try:
        assert files.declared(io.BytesIO(content), media_type) == found
    except Unacceptable as refused:
        assert refused.code == found


def test_the_longest_list_of_an_archive_fills_no_memory():
    """A million names are refused by the twenty-two bytes at the end, before a list of them is made."""
    import tracemalloc

    content = io.BytesIO(odd_files._long_list(400_000))
    tracemalloc.start()
    with pytest.raises(Unacceptable, match="file_archive"):
        files.check(content, office.DOCX)
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert highest < 2 * odd_files.MEBIBYTE
