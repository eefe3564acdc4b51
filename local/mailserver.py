"""A mail server for one machine: takes every mail, drops it as a file and shows it on a page.

`python -m local.mailserver PORT DIRECTORY PAGE_PORT`.
"""

import asyncio
import os
import sys
import time
from pathlib import Path

from local import mailbox

MOST_BYTES = 1_000_000


class Session:
    """One SMTP conversation (RFC 5321), as far as a library that sends mail needs it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, folder: Path):
        self.reader, self.writer, self.folder = reader, writer, folder

    async def talk(self) -> None:
        """Answer commands until the sender leaves."""
        await self.say("220 local mail server")
        while line := await self.reader.readline():
            verb = line.decode("ascii", "replace").strip().upper().split(":")[0].split(" ")[0]
            if verb == "QUIT":
                return await self.say("221 bye")
            if verb == "DATA":
                await self.say("354 end with a line that is a dot")
                self.keep(await self.content())
                await self.say("250 kept")
            elif verb in ("HELO", "EHLO", "MAIL", "RCPT", "RSET", "NOOP"):
                await self.say("250 ok")
            else:
                await self.say("502 not implemented")

    async def say(self, line: str) -> None:
        """Send one line of answer."""
        self.writer.write(f"{line}\r\n".encode())
        await self.writer.drain()

    async def content(self) -> bytes:
        """Read a mail up to the line that is a dot; a dot in front of a line is stuffing."""
        lines = []
        while (line := await self.reader.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)[:MOST_BYTES]

    def keep(self, mail: bytes) -> None:
        """Write a mail to a file of its own that only the owner reads, and never a half one."""
        name = f"{time.time_ns()}.eml"
        fresh = self.folder / f".{name}"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(mail)
        fresh.replace(self.folder / name)


async def serve(port: int, folder: Path, page_port: int) -> None:
    """Listen on the loopback address until stopped, for mails on one port and for their reader's browser on another."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await Session(reader, writer, folder).talk()
        except (ConnectionError, ValueError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(meet, "127.0.0.1", port)
    async with server:
        await mailbox.server(page_port, folder).serve()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
