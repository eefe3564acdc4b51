"""Hostile and odd files, made by code from a seed: what each is, what it is called, and how it must end.

`ends` is a problem code (of announcing or of sending), or the status of the document once the scanner has seen it.
"""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from local.clamd import ANYWHERE, EICAR

MEBIBYTE = 1024 * 1024
MOST = 25 * MEBIBYTE
TYPES = ("pdf", "png", "jpg", "docx", "xlsx", "odt", "txt")
RUNS = ("exe", "js", "vbs", "bat", "scr", "html", "svg", "hta", "docm", "zip", "jar", "ps1", "php", "cmd")
ODT = b"application/vnd.oasis.opendocument.text"


@dataclass
class Odd:
    """One file. `size` is what is announced; `content` makes what is sent."""

    what: str
    name: str
    ends: str
    content: Callable[[], Iterable[bytes]]
    size: int


def odd(what: str, name: str, ends: str, content: bytes, size: int | None = None) -> Odd:
    """Return a file whose content fits in the memory."""
    return Odd(what, name, ends, lambda: [content], len(content) if size is None else size)


def pdf(words: bytes = b"a word") -> bytes:
    """Return a small PDF; its words stand in it as they are."""
    return b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n% " + words + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def png(extra: bytes = b"") -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack("!L", len(data)) + kind + data + struct.pack("!L", zlib.crc32(kind + data))

    pixel = chunk(b"IHDR", struct.pack("!2L5B", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + pixel + (chunk(b"tEXt", extra) if extra else b"") + chunk(b"IEND", b"")


def jpg(extra: bytes = b"") -> bytes:
    """Return the frame of a photograph."""
    comment = b"\xff\xfe" + struct.pack("!H", len(extra) + 2) + extra if extra else b""
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + comment
        + b"\xff\xda\x00\x02"
        + b"\x12" * 200
        + b"\xff\xd9"
    )


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of parts by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, method)
    return made.getvalue()


def docx(more: dict[str, bytes] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a text document, with further parts (or others of these names)."""
    types = b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": b"<Relationships/>",
        "word/document.xml": b"<w:document>" + b"text " * 50 + b"</w:document>",
    }
    return packed(parts | (more or {}), method)


def xlsx(more: dict[str, bytes] | None = None) -> bytes:
    """Return a workbook."""
    types = b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    return packed(
        {"[Content_Types].xml": types, "xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"<worksheet/>"} | (more or {})
    )


def odt(more: dict[str, bytes] | None = None) -> bytes:
    """Return an OpenDocument text."""
    return packed({"mimetype": ODT, "content.xml": b"<office:document-content/>", "META-INF/manifest.xml": b"<manifest/>"} | (more or {}))


def sample(kind: str) -> bytes:
    """Return a good file of a type, by its suffix."""
    text = "Ervaring: drie jaar.\r\n\tNederlands, français – prêt\u00a0!".encode()
    made = {"pdf": pdf(), "png": png(), "jpg": jpg(), "docx": docx(), "xlsx": xlsx(), "odt": odt(), "txt": text}
    return made[kind]


def corpus(seed: int = 1) -> Iterator[Odd]:
    """Yield every file; the same seed makes the same files."""
    chance = random.Random(seed)
    for part in (_good, _names, _disguised, _cut, _polyglots, _archives, _active, _infected, _sizes):
        yield from part(chance)


def _good(_: random.Random) -> Iterator[Odd]:
    for kind in TYPES:
        yield odd("a good file", f"werkpostfiche.{kind}", "available", sample(kind))
    for name in (
        "Fiche n° 12 – été.pdf",
        "工作岗位.pdf",
        "وثيقة.pdf",
        "Ελληνικά.pdf",
        "ČŠŽ ñ ø.pdf",
        "v1.2 (final).pdf",
        "cv.docx.pdf",
        "UPPER.PDF",
        "a" * 196 + ".pdf",
    ):
        yield odd("a name of another alphabet or shape", name, "available", pdf())
    yield odd("text that begins with a mark", "mark.txt", "available", b"\xef\xbb\xbfwoorden")
    yield odd("a picture with words of a camera", "photo.jpeg", "available", jpg(b"Made by a camera") + b"\0" * 40)
    yield odd("an office file without compression", "plain.docx", "available", docx(method=zipfile.ZIP_STORED))
    yield odd(
        "a link to a web page",
        "link.docx",
        "available",
        docx({"word/_rels/document.xml.rels": _relation("hyperlink", "https://page.example/")}),
    )


def _names(chance: random.Random) -> Iterator[Odd]:
    for suffix in RUNS:
        yield odd("a program's suffix", f"nota.{suffix}", "file_type", pdf())
        yield odd("a double suffix", f"nota.{suffix}.pdf", "file_name_double", pdf())
        yield odd("a double suffix the other way", f"nota.pdf.{suffix}", "file_type", pdf())
    for name in ("../../etc/passwd.pdf", "..\\..\\boot.pdf", "/etc/cron.d/x.pdf", "C:\\x.pdf", "a/b.pdf", "x.pdf:stream.pdf", "con.pdf", "LPT1.pdf", "nul.pdf", ".pdf",
                 "..pdf", "x.pdf.", "x.pdf ", " x.pdf", "a\u202efdp.pdf", "a\u200bb.pdf", "tab\t.pdf", "line\n.pdf", "bell\x07.pdf", "<x>.pdf", "what?.pdf", "a|b.pdf", "a*.pdf",
                 '"q".pdf', "\ufeffx.pdf", "\u2066x\u2069.pdf"):  # fmt: skip
        yield odd("a name that is a path or hides something", name, "file_name", pdf())
    for name in ("nota", "pdf", "nota.pdf.exe ", "nota.xyz", "nota.doc", "nota.xls", "nota.rtf", "nota.tiff"):
        yield odd("no suffix or one that is not taken", name.strip(), "file_type", pdf())
    yield odd("a name with a null", "null\0.pdf", "json_invalid", pdf())
    for _ in range(6):
        hidden = "".join(chance.choice("\u202a\u202b\u202d\u202e\u2067\u00ad\u200d\u2028") for _ in range(3))
        yield odd("signs that are not seen", f"no{hidden}ta.pdf", "file_name", pdf())


def _disguised(_: random.Random) -> Iterator[Odd]:
    for kind in TYPES:
        for other in TYPES:
            if kind != other:
                yield odd(f"{kind} called {other}", f"nota.{other}", "file_disguised", sample(kind))
    programs = {"a Windows program": b"MZ\x90\0" + b"\0" * 60, "a Linux program": b"\x7fELF" + b"\2" * 60, "a script": b"#!/bin/sh\nrm -rf /\n",
                "a page": b"<html><script>alert(1)</script></html>", "a drawing": b"<svg onload='alert(1)'/>", "rich text": b"{\\rtf1 \\object}",
                "PostScript": b"%!PS-Adobe-3.0\n", "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a GIF": b"GIF89a\1\0\1\0;", "RAR": b"Rar!\x1a\x07\0" + b"x" * 30,
                "7z": b"7z\xbc\xaf\x27\x1c" + b"x" * 30, "gzip": b"\x1f\x8b\x08" + b"x" * 30, "a shortcut": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60}  # fmt: skip
    for what, content in programs.items():
        yield odd(f"{what} called pdf", "nota.pdf", "file_disguised", content)
        yield odd(f"{what} called txt", "nota.txt", "file_disguised", content)
    yield odd("text of another encoding", "latin.txt", "file_disguised", "déjà vu".encode("latin-1"))
    yield odd("text in two bytes a letter", "wide.txt", "file_disguised", "woorden".encode("utf-16"))
    yield odd("text with a null", "null.txt", "file_disguised", b"woord\0woord")


def _cut(chance: random.Random) -> Iterator[Odd]:
    for kind in ("pdf", "png", "jpg", "docx", "xlsx", "odt"):
        whole = sample(kind)
        for _ in range(4):
            yield odd(f"{kind}, cut off", f"nota.{kind}", "file_damaged", whole[: chance.randrange(len(whole) // 2, len(whole) - 8)])
    whole = docx(method=zipfile.ZIP_STORED)
    for _ in range(4):
        at = whole.index(b"text text") + chance.randrange(200)
        yield odd("an office file with a changed byte", "nota.docx", "file_damaged", whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    yield odd("a letter cut in two", "nota.txt", "file_disguised", "prêt, é".encode()[:-1])


def _polyglots(_: random.Random) -> Iterator[Odd]:
    archive = packed({"evil.js": b"alert(1)"})
    for kind in ("pdf", "png", "jpg"):
        yield odd(f"{kind} and archive", f"nota.{kind}", "file_disguised", sample(kind) + archive + (b"%%EOF" if kind == "pdf" else b""))
        yield odd(
            f"{kind} and office file",
            f"nota.{kind}",
            "file_disguised",
            sample(kind) + docx() + (b"\n%%EOF\n" if kind == "pdf" else b"\xff\xd9"),
        )
    yield odd("PDF and page", "nota.pdf", "file_disguised", b"%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF")
    yield odd("PNG and page", "nota.png", "file_disguised", png(b"Comment\0<script>alert(1)</script>"))
    yield odd("JPEG and PHP", "nota.jpg", "file_disguised", jpg(b"<?php system($_GET[0]); ?>"))
    yield odd("JPEG and PDF", "nota.jpg", "file_disguised", jpg(pdf()))
    yield odd("PNG with more behind it", "nota.png", "file_disguised", png() + b"more")
    yield odd("text and PDF", "nota.txt", "file_disguised", b"words\n" + pdf())
    yield odd("office file and PDF", "nota.docx", "file_disguised", _stored_first(pdf()))
    yield odd("office file behind a program", "nota.docx", "file_disguised", b"MZ" + docx())
    yield odd("office file with more behind it", "nota.docx", "file_archive", docx() + b"more")
    yield odd("text that is a page after white space", "nota.txt", "file_disguised", b"\n\n  <!DOCTYPE html><p>")


def _stored_first(content: bytes) -> bytes:
    """Return an office file that begins with a part which another program would find."""
    types = b"wordprocessingml.document.main+xml"
    return packed({"word/a.xml": content, "[Content_Types].xml": types, "word/document.xml": b"<w/>"}, zipfile.ZIP_STORED)


def _archives(_: random.Random) -> Iterator[Odd]:
    inner = packed({"0": b"\0" * MEBIBYTE})
    for _depth in range(4):
        inner = packed({f"{n}.zip": inner for n in range(4)})
    yield odd("archives in archives (42.zip) in an office file", "nota.docx", "file_archive", docx({"word/media/inner.zip": inner}))
    yield odd("archives under a picture's name", "nota.docx", "file_archive", docx({"word/media/image1.png": inner}))
    yield odd("a program in an office file", "nota.docx", "file_archive", docx({"word/media/image1.png": b"MZ\x90\0" + b"\0" * 60}))
    yield odd("a part that unpacks to 30 MiB of nothing", "nota.docx", "file_archive", docx({"word/media/0.bin": b"\0" * 30 * MEBIBYTE}))
    yield odd("more parts than an office file has", "nota.xlsx", "file_archive", xlsx({f"xl/{n}.xml": b"x" for n in range(2_100)}))
    yield odd("a list of a hundred thousand names", "nota.docx", "file_archive", _long_list(100_000))
    yield odd("parts that share their bytes", "nota.docx", "file_archive", _overlapping(500))
    yield odd("a part outside of the directory", "nota.docx", "file_archive", docx({"../../etc/cron.d/x": b"x"}))
    yield odd("a part with an absolute name", "nota.odt", "file_archive", odt({"/etc/passwd": b"x"}))
    yield odd("names that differ in case only", "nota.docx", "file_archive", docx({"WORD/document.xml": b"<w/>"}))
    yield odd("a part that is encrypted", "nota.docx", "file_archive", _flagged(docx(), 0x01))
    yield odd("an encrypted OpenDocument", "nota.odt", "file_archive", odt({"META-INF/manifest.xml": b"<manifest:encryption-data/>"}))
    yield odd("packed in an unusual way", "nota.docx", "file_archive", docx(method=zipfile.ZIP_LZMA))
    yield odd(
        "a list that says it is longer", "nota.docx", "file_archive", docx()[:-22] + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, 9, 9, 0)
    )
    yield odd("an end with a second list", "nota.docx", "file_archive", docx()[:-22] + b"PK\x06\x07" + b"\0" * 16 + docx()[-22:])
    yield odd("an archive called docx", "nota.docx", "file_disguised", packed({"readme.txt": b"x"}))
    yield odd("an archive that is empty", "nota.docx", "file_disguised", packed({}))
    for kind, content in (("docx", docx), ("xlsx", xlsx), ("odt", odt)):
        yield odd("an office file in an office file", f"nota.{kind}", "file_archive", content({"embeddings/a.xlsx": xlsx()}))


def _long_list(count: int) -> bytes:
    entries = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0) + b"%06d" % n for n in range(count)
    )
    first = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, 6, 0) + b"000000"
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, len(entries), len(first), 0)
    return first + entries + end


def _overlapping(count: int) -> bytes:
    data = zlib.compress(b"\0" * 100_000)[2:-4]
    first = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(data), 100_000, 4, 0) + b"0000" + data
    one = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(data), 1_000, 4, 0, 0, 0, 0, 0, 0)
    entries = b"".join(one + b"%04d" % n for n in range(count))
    return first + entries + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(entries), len(first), 0)


def _flagged(archive: bytes, flag: int) -> bytes:
    """Return the archive with a flag set on its first entry, in the list and before the part."""
    made, listed = bytearray(archive), archive.index(b"PK\1\2")
    made[6] |= flag
    made[listed + 8] |= flag
    return bytes(made)


def _relation(kind: str, target: str) -> bytes:
    link = f'<Relationship Id="r1" Type="http://schemas.example/relationships/{kind}" Target="{target}" TargetMode="External"/>'
    return f"<Relationships>{link}</Relationships>".encode()


def _active(_: random.Random) -> Iterator[Odd]:
    macro = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    yield odd("a document with macros", "nota.docx", "file_active", docx({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}))
    yield odd("a document that says it has macros", "nota.docx", "file_active", docx({"[Content_Types].xml": macro}))
    yield odd("macros under another name", "nota.docx", "file_active", docx({"custom/VBAPROJECT.BIN": b"\xd0\xcf\x11\xe0"}))
    yield odd("a workbook with macros", "nota.xlsx", "file_active", xlsx({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}))
    yield odd("a workbook with macros of the old kind", "nota.xlsx", "file_active", xlsx({"xl/macrosheets/sheet1.xml": b"<x/>"}))
    yield odd(
        "a workbook that talks to a program",
        "nota.xlsx",
        "file_active",
        xlsx({"xl/externalLinks/externalLink1.xml": b'<ddeLink ddeService="cmd"/>'}),
    )
    yield odd("a document with controls", "nota.docx", "file_active", docx({"word/activeX/activeX1.xml": b"<ax/>"}))
    yield odd("a document with an object", "nota.docx", "file_active", docx({"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"}))
    yield odd("an OpenDocument with macros", "nota.odt", "file_active", odt({"Basic/Standard/Module1.xml": b"<x/>"}))
    yield odd("an OpenDocument with scripts", "nota.odt", "file_active", odt({"Scripts/python/x.py": b"import os"}))
    for kind, target in (
        ("attachedTemplate", "https://elsewhere.example/t.dotm"),
        ("attachedTemplate", "\\\\10.0.0.1\\t.dotm"),
        ("oleObject", "mhtml:http://elsewhere.example!x"),
        ("frame", "http://elsewhere.example/"),
    ):
        yield odd(
            "a document that fetches something", "nota.docx", "file_active", docx({"word/_rels/settings.xml.rels": _relation(kind, target)})
        )
    for words in (b"/S /JavaScript /JS (app.alert(1))", b"/S /J#61va#53cript", b"/S /Launch /F (cmd.exe)", b"/Subtype /RichMedia"):
        yield odd("a PDF that acts", "nota.pdf", "file_active", pdf(words))
    yield odd("a PDF whose script lies between two blocks", "nota.pdf", "file_active", pdf(b"x" * (64 * 1024 - 60) + b"/JavaScript"))


def _infected(_: random.Random) -> Iterator[Odd]:
    yield odd("EICAR, plain", "eicar.txt", "infected", EICAR)
    yield odd("EICAR with white space", "eicar.txt", "infected", EICAR + b"\r\n")
    yield odd("EICAR in an office file", "nota.docx", "infected", docx({"word/media/note.txt": EICAR}))
    yield odd("EICAR in an office file, not packed", "nota.docx", "infected", docx({"word/media/note.txt": EICAR}, zipfile.ZIP_STORED))
    yield odd("EICAR in a workbook", "nota.xlsx", "infected", xlsx({"xl/media/note.txt": EICAR}))
    yield odd("EICAR in an OpenDocument", "nota.odt", "infected", odt({"Pictures/note.txt": EICAR}))
    yield odd("EICAR as an archive", "eicar.zip", "file_type", packed({"eicar.com": EICAR}))
    yield odd("EICAR as a program", "eicar.com", "file_type", EICAR)
    yield odd("malware in a PDF", "nota.pdf", "infected", pdf(ANYWHERE))
    yield odd("malware in a picture", "nota.png", "infected", png(ANYWHERE))
    yield odd("malware in a photograph", "nota.jpg", "infected", jpg(ANYWHERE))
    yield odd("malware deep in a large file", "nota.pdf", "infected", pdf(b"x" * 9 * MEBIBYTE + ANYWHERE))


def _sizes(chance: random.Random) -> Iterator[Odd]:
    for kind in TYPES:
        yield odd(f"an empty {kind}", f"nota.{kind}", "file_empty", b"")
    yield odd("announced with something, sent empty", "nota.pdf", "file_empty", b"", size=100)
    yield odd("white space only", "nota.txt", "file_empty", b" \r\n\t \n")
    for _ in range(6):
        content = pdf(chance.randbytes(chance.randrange(10, 2000)).replace(b"<", b"-").replace(b"/", b"-"))
        yield odd("another size than announced", "nota.pdf", "file_incomplete", content, len(content) + chance.choice((-7, -1, 1, 500)))
    yield odd("as large as may be", "groot.pdf", "available", pdf(b"x" * (MOST - len(pdf(b"")))))
    yield odd("one byte larger", "groot.pdf", "file_too_large", b"", size=MOST + 1)
    yield odd("500 MB, announced", "groot.pdf", "file_too_large", b"", size=500_000_000)
    yield Odd("500 MB, sent as something small", "groot.pdf", "body_too_large", lambda: (b"x" * MEBIBYTE for _ in range(477)), 1_000)
    yield odd("a little more than may be, sent as something small", "groot.pdf", "body_too_large", b"x" * (MOST + 1), size=1_000)
