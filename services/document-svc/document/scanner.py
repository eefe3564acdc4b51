"""The malware scanner: clamd, which is sent the content piece by piece (INSTREAM) and keeps nothing of it."""

import socket
import struct
from collections.abc import Iterable
from urllib.parse import urlsplit

from document.settings import settings

TIMEOUT_SECONDS = 20.0
"""For each step; shorter than a transaction may idle, for the document is locked meanwhile."""
_LONGEST_ANSWER = 4096


class Away(OSError):
    """The scanner did not answer, or gave up: nothing is known of the content."""


def find(content: Iterable[bytes]) -> str | None:
    """Return the name of what the scanner found, None when the content is clean. Raises Away; what reading raises passes."""
    with _connected() as line:
        try:
            line.sendall(b"zINSTREAM\0")
            for block in content:
                line.sendall(struct.pack("!L", len(block)) + block)
            line.sendall(struct.pack("!L", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has something to say before the end
        except TimeoutError as error:
            raise Away("the scanner is too slow") from error
        answer = _answer(line)
    if answer == "stream: OK":
        return None
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise Away("the scanner gave up")  # such as at its own size limit


def _connected() -> socket.socket:
    where = urlsplit(settings().scanner)
    try:
        if where.scheme == "tcp":
            return socket.create_connection((where.hostname or "", where.port or 0), TIMEOUT_SECONDS)
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(TIMEOUT_SECONDS)
        line.connect(where.path)
        return line
    except OSError as error:
        raise Away("the scanner does not answer") from error


def _answer(line: socket.socket) -> str:
    parts = b""
    try:
        while not parts.endswith(b"\0") and len(parts) < _LONGEST_ANSWER and (part := line.recv(_LONGEST_ANSWER)):
            parts += part
    except OSError as error:
        raise Away("the scanner does not answer") from error
    return parts.rstrip(b"\0").decode("utf-8", "replace")
