"""Files as requests: a body that is written down as it comes, at constant memory, before the operation sees it.

Native ASGI, as live streams are: the WSGI bridge takes whole bodies, and a slow sender would hold one of its few
threads and a transaction. An operation says `x-upload: <most bytes>` and takes the file with `uploaded()`.
"""

import asyncio
import io
import os
import tempfile
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, BinaryIO, cast

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.edge import operation_of, replay
from chassis.problems import Invalid, TooLarge, Unavailable

MOST_AT_ONCE = 8
"""Files that one process takes at the same time: they lie on a small disk. A further one is told to come back."""
STALLED_SECONDS = 30.0
_BLOCK = 16


class Spool(io.RawIOBase):
    """A temporary file that only this process can read: what reaches the disk is encrypted, the key goes with the object."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 – closed with this object
        self._key, self._first = os.urandom(32), int.from_bytes(os.urandom(_BLOCK), "big")
        self._sealing = self._cipher(0)
        self.size = self._at = 0

    def add(self, data: bytes) -> None:
        """Write the next bytes."""
        self._file.write(self._sealing.update(data))
        self.size += len(data)

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the file; return it. Raises ValueError for one before the beginning."""
        place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        if place < 0:
            raise ValueError("a place before the beginning")
        self._at = place
        return place

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer from the place at hand; return how many bytes there were."""
        self._file.seek(self._at)
        opening = self._cipher(self._at // _BLOCK)
        opening.update(bytes(self._at % _BLOCK))
        data = opening.update(self._file.read(len(buffer)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        """Forget the file."""
        self._file.close()
        super().close()

    def _cipher(self, block: int) -> Any:
        counter = (self._first + block) % (1 << 8 * _BLOCK)
        return Cipher(AES(self._key), CTR(counter.to_bytes(_BLOCK, "big"))).encryptor()


_uploaded: ContextVar[Spool] = ContextVar("chassis_uploaded")


def uploaded() -> BinaryIO:
    """Return the file that came with the request at hand, from its beginning."""
    spool = _uploaded.get()
    spool.seek(0)
    return cast(BinaryIO, spool)


class Uploads:
    """ASGI middleware behind routing and security: takes the body of an upload in, then lets the operation begin.

    `most` returns how many bytes an operation takes, 0 for one that takes no file.
    """

    def __init__(self, app: ASGIApp, most: Callable[[str], int]):
        self.app, self.most, self.running = app, most, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        most = self.most(operation_of(scope)) if scope["type"] == "http" else 0
        if not most:
            return await self.app(scope, receive, send)
        if self.running >= MOST_AT_ONCE:
            raise Unavailable("busy", "Too many files are coming in; try again in a moment.")
        self.running += 1
        try:
            with Spool() as spool:
                await _fill(spool, scope, receive, most)
                token = _uploaded.set(spool)
                try:
                    await self.app(scope, replay(b"", receive), send)
                finally:
                    _uploaded.reset(token)
        finally:
            self.running -= 1


async def _fill(spool: Spool, scope: Scope, receive: Receive, most: int) -> None:
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    too_large = TooLarge("body_too_large", "The file is larger than this operation takes.", limit=most)
    if not declared.isdigit() or int(declared) > most:
        raise too_large
    while True:
        message = await _next(receive)
        data: bytes = message.get("body", b"")
        if spool.size + len(data) > most:
            raise too_large
        await run_in_threadpool(spool.add, data)
        if not message.get("more_body"):
            return


async def _next(receive: Receive) -> Message:
    try:
        message = await asyncio.wait_for(receive(), STALLED_SECONDS)
    except TimeoutError as error:
        raise Invalid("disconnected") from error
    if message["type"] == "http.disconnect":
        raise Invalid("disconnected")
    return message
