"""The mail of the demo's people: files that the local stack's mail server drops in one directory."""

import email
import email.policy
import re
import time
from collections.abc import Iterator
from pathlib import Path

from demo.place import STATE, Failed

LINK = re.compile(r"/invitation#([A-Za-z0-9_-]{43})")


def folder() -> Path:
    """Where the mails are."""
    return STATE / "mail"


def link_for(address: str, after: float = 0, seconds: float = 30) -> str:
    """The secret in the newest link that was mailed to this address since `after` (epoch). Raises Failed when none comes."""
    until = time.monotonic() + seconds
    while True:
        for path in _newest(after):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = message.get_body(("plain",))
            found = LINK.search(body.get_content()) if body else None
            if found and address.lower() in str(message["To"]).lower():
                return found.group(1)
        if time.monotonic() > until:
            raise Failed(f"no mail with a link for {address} came in {seconds:.0f} s (looked in {folder()}).")
        time.sleep(0.2)


def _newest(after: float) -> Iterator[Path]:
    found = [(path.stat().st_mtime, path) for path in folder().glob("*.eml")] if folder().exists() else []
    yield from (path for made, path in sorted(found, reverse=True) if made >= after)
