"""Rules without a database: whose right opens which kind, how long a kind is kept, and what a file really is."""

import io
import zipfile
from datetime import date, timedelta

KIND_PERMISSION = {
    "cv": "candidate:read",
    "contract": "contract:read",
    "invoice": "invoice:read",
    "work_post_form": "document:read",
    "general": "document:read",
}
# Days after the day that counts (the end of a contract, the arrival of the others). The agency's privacy statement may
# say otherwise: contracts and work-post forms five years (social documents), invoices ten (VAT Code art. 60).
RETENTION_DAYS = {"cv": 365, "contract": 5 * 365 + 2, "invoice": 10 * 365 + 3, "work_post_form": 5 * 365 + 2, "general": 2 * 365 + 1}
AFTER_DECISION_DAYS = 28
"""A CV is kept so long after its candidate was rejected or withdrawn."""
UNCLAIMED_DAYS = 30
"""A CV whose candidate never came is kept so long."""

MOST_BYTES = 10 * 1024 * 1024
MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 2_000, 100 * 1024 * 1024, 100

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
SUFFIX = {
    "application/pdf": "pdf",
    DOCX: "docx",
    ODT: "odt",
    "text/plain": "txt",
    "image/png": "png",
    "image/jpeg": "jpg",
    "application/xml": "xml",
}
_ALIASES = {"image/jpg": "image/jpeg", "application/octet-stream": "", "binary/octet-stream": "", "application/zip": ""}
_ARCHIVES = (".zip", ".jar", ".7z", ".rar", ".gz", ".docx", ".xlsx", ".odt", ".exe")


class Unacceptable(Exception):
    """A file that is not taken; `code` says why."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def kept_until(kind: str, day: date) -> date:
    """Return until when a document of this kind is kept, counted from `day`."""
    return day + timedelta(days=RETENTION_DAYS[kind])


def media_type(content: bytes, declared: str) -> str:
    """Return what a CV is, when its content and its declared type agree and it is of an accepted kind.

    Raises Unacceptable with file_empty, file_too_large, file_type (not accepted), file_disguised (content and type
    disagree) or file_archive (an office file that is a bomb, holds macros, or other archives).
    """
    if not content.strip():
        raise Unacceptable("file_empty")
    if len(content) > MOST_BYTES:
        raise Unacceptable("file_too_large")
    said = declared.split(";")[0].strip().lower()
    said = _ALIASES.get(said, said)
    if (said and said not in SUFFIX) or said == "application/xml":
        raise Unacceptable("file_type")
    found = _sniffed(content)
    if found is None:
        raise Unacceptable("file_type" if not said else "file_disguised")
    if said and said != found:
        raise Unacceptable("file_disguised")
    return found


def _sniffed(content: bytes) -> str | None:
    if content.startswith((b"%PDF-1.", b"%PDF-2.")):
        return "application/pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return "text/plain" if _is_text(content) else None


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    # Markup is somebody's page or picture, not a CV: a reader's program would run it.
    return not text.lstrip().startswith(("<", "{\\rtf")) and all(one.isprintable() or one in "\t\r\n\f" for one in text)


def _office(content: bytes) -> str | None:
    """Tell docx from odt; the list of the archive is read, nothing is unpacked but two small parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check(entries, len(content))
            names = {one.filename for one in entries}
            if "[Content_Types].xml" in names and "word/document.xml" in names:
                types = _part(archive, "[Content_Types].xml")
                return DOCX if b"wordprocessingml.document.main+xml" in types else None
            if "mimetype" in names and "content.xml" in names and _part(archive, "mimetype").strip() == ODT.encode():
                return ODT
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise Unacceptable("file_archive") from error
    return None


def _check(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(one.file_size for one in entries)
    names = [one.filename.lower() for one in entries]
    suspicious = len(entries) > MOST_ENTRIES or unpacked > min(MOST_UNPACKED, MOST_RATIO * packed) or len(set(names)) < len(names)
    strange = any(name.startswith("/") or ".." in name.split("/") or name.endswith((*_ARCHIVES, "vbaproject.bin")) for name in names)
    if suspicious or strange or any(one.flag_bits & 1 for one in entries):
        raise Unacceptable("file_archive")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the start of a part; what the list says of its size is not believed."""
    with archive.open(name) as part:
        return part.read(256 * 1024)
