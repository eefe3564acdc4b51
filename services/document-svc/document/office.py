"""Office files: zip archives that are looked through before anybody opens them, with bounds on everything they claim."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise
from typing import BinaryIO

from document.refusals import Unacceptable

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"

MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 2_000, 100 * 1024 * 1024, 100
_MOST_DIRECTORY = 1024 * 1024
_BLOCK = 256 * 1024
_END = struct.Struct("<4s4H2LH")
_FURTHEST = 0xFFFF + _END.size
_MAIN = {DOCX: b"wordprocessingml.document.main+xml", XLSX: b"spreadsheetml.sheet.main+xml"}
_PART = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml"}
_ARCHIVES = (".zip", ".jar", ".7z", ".rar", ".gz", ".docx", ".xlsx", ".pptx", ".odt", ".exe", ".dll")
_STARTS = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b\x08", b"MZ", b"\x7fELF", b"%PDF-")
# Macros of the old and new kind, controls, and (OpenDocument) scripts.
_ACTIVE = re.compile(r"(^|/)(vba[a-z]*\.(bin|xml)|activex/.*|macrosheets/.*|oleobject[^/]*\.bin)$|^(basic|scripts)/")
# A template, object or frame that is fetched from elsewhere, and runs, when somebody opens the file.
_LINK = re.compile(rb"<Relationship\b[^>]*>")
_FETCHED = re.compile(rb'Type="[^"]*/(attachedTemplate|oleObject|frame|subDocument)"')
_ELSEWHERE = re.compile(rb'Target="(https?:|ftps?:|mhtml:|file:////|\\\\|//)', re.IGNORECASE)


def check_as(media_type: str) -> Callable[[BinaryIO, bytes], None]:
    """Return the check of a file that says it is of this type."""

    def check(file: BinaryIO, _tail: bytes) -> None:
        if kind_of(file) != media_type:
            raise Unacceptable("file_disguised")

    return check


def kind_of(file: BinaryIO) -> str:
    """Return which office file this is, looked through. Raises Unacceptable: file_damaged, file_archive, file_active, file_disguised."""
    _check_end(file)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_list(entries, file.seek(0, 2))
            found = _kind(archive, {one.filename for one in entries})
            for entry in entries:
                _check_entry(archive, entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise Unacceptable("file_damaged") from error
    return found


def _check_end(file: BinaryIO) -> None:
    """Look at the end of the archive before its list is read: a million names would fill the memory.

    What is before the first entry, between list and end, or after the end is for another program's eyes.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - _FURTHEST))
    tail = file.read(_FURTHEST)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise Unacceptable("file_damaged")
    _, disk, first_disk, here, entries, listed, start, comment = _END.unpack_from(tail, at)
    place = size - len(tail) + at
    whole = start + listed == place and place + _END.size + comment == size and here == entries and not disk and not first_disk
    if not whole or entries > MOST_ENTRIES or listed > _MOST_DIRECTORY or tail[max(0, at - 20) :].startswith(b"PK\x06\x07"):
        raise Unacceptable("file_archive")


def _check_list(entries: list[zipfile.ZipInfo], packed: int) -> None:
    names = [one.filename.lower() for one in entries]
    places = sorted((one.header_offset, one.compress_size) for one in entries)
    overlapping = any(start + size > following for (start, size), (following, _) in pairwise(places))
    unpacked = sum(one.file_size for one in entries)
    strange = any(name.startswith("/") or "\\" in name or ".." in name.split("/") or name.endswith(_ARCHIVES) for name in names)
    sealed = any(one.flag_bits & 1 or one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in entries)
    if unpacked > min(MOST_UNPACKED, MOST_RATIO * packed) or len(set(names)) < len(names) or overlapping or strange or sealed:
        raise Unacceptable("file_archive")
    if not places or places[0][0] != 0:
        raise Unacceptable("file_archive")
    if any(_ACTIVE.search(name) for name in names):
        raise Unacceptable("file_active")


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "[Content_Types].xml" in names:
        types = _part(archive, "[Content_Types].xml")
        if b"macroEnabled" in types or b"vbaProject" in types:
            raise Unacceptable("file_active")
        for kind, main in _MAIN.items():
            if main in types and _PART[kind] in names:
                return kind
    if {"mimetype", "content.xml"} <= names and _part(archive, "mimetype").strip() == ODT.encode():
        if b"encryption-data" in (_part(archive, "META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""):
            raise Unacceptable("file_archive")
        return ODT
    raise Unacceptable("file_disguised")


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack an entry block by block: it must be as long as it says, whole, and no archive or program itself."""
    with archive.open(entry) as part:
        block = part.read(_BLOCK)
        if block.startswith(_STARTS):
            raise Unacceptable("file_archive")
        if _acts(entry.filename, block):
            raise Unacceptable("file_active")
        while block:
            block = part.read(_BLOCK)


def _acts(name: str, start: bytes) -> bool:
    """Say whether a part fetches something, or talks to another program (DDE), when the file is opened."""
    if name.endswith(".rels"):
        return any(_FETCHED.search(link) and _ELSEWHERE.search(link) for link in _LINK.findall(start))
    return name.startswith("xl/externalLinks/") and b"<ddeLink" in start


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the start of a part; what the list says of its size is not believed."""
    with archive.open(name) as part:
        return part.read(_BLOCK)
