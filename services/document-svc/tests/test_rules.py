"""What a file is, by its content and its type together."""

import io
import zipfile
from datetime import date

import pytest

from document import rules
from document.rules import DOCX, ODT, Unacceptable, media_type

PNG, JPG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\xff\xd8\xff\xe0" + b"\0" * 40
PDF, TEXT = b"%PDF-1.7\n...", "Ervaring: drie jaar.\r\n\tNederlands, français".encode()


def office(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


WORD = {"[Content_Types].xml": b"<Types>wordprocessingml.document.main+xml</Types>", "word/document.xml": b"<w/>"}
OPEN = {"mimetype": ODT.encode(), "content.xml": b"<o/>"}


@pytest.mark.parametrize(
    ("content", "declared", "found"),
    [
        (PDF, "application/pdf", "application/pdf"),
        (PDF, "application/octet-stream", "application/pdf"),
        (PNG, "image/png", "image/png"),
        (JPG, "image/jpeg", "image/jpeg"),
        (JPG, "image/jpg", "image/jpeg"),
        (TEXT, "text/plain; charset=utf-8", "text/plain"),
        (b"\xef\xbb\xbf" + TEXT, "text/plain", "text/plain"),
        (office(**WORD), DOCX, DOCX),
        (office(**OPEN), ODT, ODT),
    ],
)
def test_accepted_kinds(content, declared, found):
    assert media_type(content, declared) == found


@pytest.mark.parametrize(
    ("content", "declared", "code"),
    [
        (b"", "application/pdf", "file_empty"),
        (b" \n", "text/plain", "file_empty"),
        (b"%PDF-1.4" + b"x" * rules.MOST_BYTES, "application/pdf", "file_too_large"),
        (PDF, "text/html", "file_type"),
        (b"<invoice/>", "application/xml", "file_type"),
        (b"MZ\x90\0program", "application/octet-stream", "file_type"),
        (b"MZ\x90\0program", "application/pdf", "file_disguised"),
        (PDF, "image/png", "file_disguised"),
        (b"<html><script>alert(1)</script>", "text/plain", "file_disguised"),
        (b"{\\rtf1 }", "text/plain", "file_disguised"),
        (b"%!PS", "application/pdf", "file_disguised"),
        (b"a\0b", "text/plain", "file_disguised"),
        (b"\xff\xfe\x00", "text/plain", "file_disguised"),
        (b"GIF89a", "image/png", "file_disguised"),
        (office(**OPEN), DOCX, "file_disguised"),
        (office(**{"a.txt": b"x"}), DOCX, "file_disguised"),
        (office(**{**WORD, "[Content_Types].xml": b"macroEnabled.main+xml"}), DOCX, "file_disguised"),
        (office(**{**WORD, "word/vbaProject.bin": b"x"}), DOCX, "file_archive"),
        (office(**{**WORD, "word/embeddings/inner.zip": b"x"}), DOCX, "file_archive"),
        (office(**{**WORD, "../../etc/passwd": b"x"}), DOCX, "file_archive"),
        (office(**{**WORD, "word/bomb.xml": b"0" * 30_000_000}), DOCX, "file_archive"),
        (office(**WORD, **{f"word/{n}.xml": b"x" for n in range(2_000)}), DOCX, "file_archive"),
        (b"PK\x03\x04 not an archive", DOCX, "file_archive"),
        (office(**WORD)[:-30], DOCX, "file_archive"),
    ],
)
def test_refused_files(content, declared, code):
    with pytest.raises(Unacceptable) as refused:
        media_type(content, declared)
    assert refused.value.code == code


def test_every_kind_has_a_right_and_a_retention():
    assert rules.KIND_PERMISSION.keys() == rules.RETENTION_DAYS.keys()
    assert rules.kept_until("contract", date(2026, 12, 8)) >= date(2031, 12, 8)
    assert rules.kept_until("invoice", date(2026, 12, 8)) >= date(2036, 12, 8)
