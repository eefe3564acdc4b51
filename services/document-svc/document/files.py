"""What a file is, by its name and its content together, and what is not taken. Reads in blocks: no file fills the memory."""

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import BinaryIO

from document import office
from document.refusals import Unacceptable

SUFFIX = {
    "application/pdf": "pdf",
    office.DOCX: "docx",
    office.XLSX: "xlsx",
    office.ODT: "odt",
    "text/plain": "txt",
    "image/png": "png",
    "image/jpeg": "jpg",
    "application/xml": "xml",
}
"""Every type that is stored, and the suffix of its file names. XML is an invoice as it came, and comes in no other way."""
SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg"})
"""What a browser shows by itself and without running anything."""
LONGEST_NAME = 200

_NAMED = {suffix: kind for kind, suffix in SUFFIX.items() if suffix != "xml"} | {"jpeg": "image/jpeg"}
_ALIASES = {"image/jpg": "image/jpeg", "application/octet-stream": "", "binary/octet-stream": "", "application/zip": ""}
_UNSAFE = frozenset('/\\:*?"<>|')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
# What runs, or holds what runs, when somebody opens it: `cv.exe.pdf` is meant to be mistaken.
_RUNS = re.compile(
    r"(exe|com|bat|cmd|scr|pif|msi|dll|lnk|cpl|jar|js|jse|vbs|vbe|wsf|hta|ps1|psm1|sh|py|php|asp|aspx|jsp|cgi|html?|xhtml|svg|xml"
    r"|docm|dotm|xlsm|xltm|xlsb|xlam|pptm|zip|rar|7z|gz|tar|iso|img|cab|app|deb|rpm|apk)"
)
_STARTS = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_STARTS |= dict.fromkeys((office.DOCX, office.XLSX, office.ODT), b"PK\x03\x04")
_HEAD, _TAIL, _BLOCK = 1024, 66 * 1024, 64 * 1024
_MARKUP = re.compile(rb"<(!doctype|html|script|body|svg|iframe|\?php|\?xml-stylesheet)", re.IGNORECASE)
_WHITE = dict.fromkeys(map(ord, "\t\r\n\f\xa0\u2002\u2003\u2007\u2009\u202f\u3000"))


def _hexed(word: str) -> str:
    """Return the pattern of a PDF name, each letter of which may be written as `#` and its number."""
    return "/" + "".join(f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in word)


_RUNS_IN_PDF = re.compile("|".join(map(_hexed, ("JavaScript", "Launch", "RichMedia"))).encode())


def plain_name(name: str) -> str:
    """Return a file name as it is kept. Raises Unacceptable with file_name for anything but a plain name of one file."""
    kept = unicodedata.normalize("NFC", name)
    hidden = any(one in _UNSAFE or unicodedata.category(one)[0] == "C" for one in kept)
    if hidden or kept != kept.strip(" .") or not 0 < len(kept) <= LONGEST_NAME or _RESERVED.match(kept):
        raise Unacceptable("file_name")
    return kept


def named(name: str) -> str:
    """Return the type that a plain name speaks of. Raises Unacceptable with file_type, or file_name_double for two types."""
    *middle, suffix = [part.strip().lower() for part in name.split(".")]
    if not middle or suffix not in _NAMED:
        raise Unacceptable("file_type")
    if any(map(_RUNS.fullmatch, middle[1:])):
        raise Unacceptable("file_name_double")
    return _NAMED[suffix]


def declared(file: BinaryIO, media_type: str) -> str:
    """Return the type that a sender declares, or that the content speaks of when it declares none. Raises Unacceptable."""
    said = media_type.split(";")[0].strip().lower()
    said = _ALIASES.get(said, said)
    if said:
        if said not in _NAMED.values():
            raise Unacceptable("file_type")
        return said
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise Unacceptable("file_empty")
    if head.startswith(b"PK\x03\x04"):
        return office.kind_of(file)
    found = next((kind for kind, start in _STARTS.items() if head.startswith(start)), "text/plain")
    if found == "text/plain" and b"\0" in head:
        raise Unacceptable("file_type")
    return found


def check(file: BinaryIO, media_type: str) -> None:
    """Refuse a file whose content is not of this type alone, whole, and without anything that runs by itself.

    Raises Unacceptable with file_empty, file_disguised, file_damaged, file_archive or file_active.
    """
    size = file.seek(0, 2)
    if not size:
        raise Unacceptable("file_empty")
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    start = _STARTS.get(media_type)
    if start and not head.startswith(start):
        raise Unacceptable("file_disguised")
    _check_alone(head, tail, media_type)
    _CHECKS.get(media_type, office.check_as(media_type))(file, tail)


def _check_alone(head: bytes, tail: bytes, media_type: str) -> None:
    """Refuse what another program would take for something else: a zip is read from its end, a PDF from anywhere near the start."""
    is_zip = _STARTS.get(media_type) == b"PK\x03\x04"
    strange = (not is_zip and b"PK\x05\x06" in tail) or (media_type != "application/pdf" and b"%PDF-" in head)
    if strange or _MARKUP.search(head):
        raise Unacceptable("file_disguised")


def _check_pdf(file: BinaryIO, tail: bytes) -> None:
    if b"%%EOF" not in tail[-1024:]:
        raise Unacceptable("file_damaged")
    before = b""
    for block in blocks(file):
        if _RUNS_IN_PDF.search(before + block):
            raise Unacceptable("file_active")
        before = block[-64:]


def _check_png(_file: BinaryIO, tail: bytes) -> None:
    end = tail.rfind(b"IEND\xaeB`\x82")
    if end < 0:
        raise Unacceptable("file_damaged")
    if end + 8 != len(tail):
        raise Unacceptable("file_disguised")


def _check_jpeg(_file: BinaryIO, tail: bytes) -> None:
    # Cameras put more after the end of the picture: that alone is no disguise.
    if b"\xff\xd9" not in tail:
        raise Unacceptable("file_damaged")


def _check_text(file: BinaryIO, _tail: bytes) -> None:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    begun = False
    try:
        for block in [*blocks(file), b""]:
            text = decoder.decode(block, final=not block)
            if not begun and (start := text.lstrip()):
                begun = True
                # Markup is somebody's page or picture: a reader's program would run it.
                if start.startswith(("<", "{\\rtf", "%!PS", "MZ", "#!")):
                    raise Unacceptable("file_disguised")
            if not text.translate(_WHITE).isprintable():
                raise Unacceptable("file_disguised")
    except UnicodeDecodeError as error:
        raise Unacceptable("file_disguised") from error
    if not begun:
        raise Unacceptable("file_empty")


def blocks(file: BinaryIO) -> Iterator[bytes]:
    """Yield a file from its beginning, in blocks."""
    file.seek(0)
    while block := file.read(_BLOCK):
        yield block


_CHECKS: dict[str, Callable[[BinaryIO, bytes], None]] = {
    "application/pdf": _check_pdf,
    "image/png": _check_png,
    "image/jpeg": _check_jpeg,
    "text/plain": _check_text,
}
