"""The mails that the local stack dropped, as pages for whoever sits at this machine: a list, and one mail as text."""

import email
import email.policy
import re
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SHOWN = 100
HOSTS = ["localhost", "127.0.0.1"]  # a page elsewhere that lets its own name point here does not get to read the links
LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/mailbox.css">
<link rel="icon" href="data:,">
{head}</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
LIST = """<h1>Mails</h1>
<p>Every mail of this stack ends here; none leaves this machine. New ones appear by themselves.</p>
<table>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Time</th></tr></thead>
<tbody>{rows}</tbody>
</table>
<p role="status">{count}</p>"""
ROW = '<tr><td><a href="/mails/{name}">{subject}</a></td><td>{to}</td><td><time datetime="{iso}">{time}</time></td></tr>'
MAIL = """<p><a href="/">All mails</a></p>
<h1>{subject}</h1>
<dl><dt>To</dt><dd>{to}</dd><dt>From</dt><dd>{sender}</dd><dt>Time</dt><dd><time datetime="{iso}">{time}</time></dd></dl>
<pre>{text}</pre>"""


@lru_cache(maxsize=2 * SHOWN)
def _read(path: Path) -> EmailMessage:
    """Return a mail; its file never changes."""
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as text; a broken one is said to be so."""
    try:
        return " ".join(str(message[name] or "").split()) or f"(no {name.lower()})"
    except (LookupError, ValueError, TypeError, AttributeError):  # whatever the parser of headers stumbles over
        return f"({name.lower()} cannot be read)"


def _text(message: EmailMessage) -> str:
    """Return a mail's text; HTML is shown as it is written, never drawn."""
    try:
        part = message.get_body(("plain", "html"))
        return str(part.get_content()) if part is not None else "(no text)"
    except (LookupError, ValueError, TypeError, AttributeError):
        return "(the text cannot be read)"


def _linked(text: str) -> str:
    """Return text as HTML in which the addresses of pages are links and nothing else is anything."""
    parts, end = [], 0
    for found in LINK.finditer(text):
        address = escape(found[0])
        link = f'<a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a>'
        parts += [escape(text[end : found.start()]), link]
        end = found.end()
    return "".join([*parts, escape(text[end:])])


def _shown(path: Path) -> dict[str, str]:
    """Return what both pages show of a mail, safe to put into HTML. A file is named after the moment it came."""
    message, came = _read(path), datetime.fromtimestamp(int(path.stem) / 1e9).astimezone()
    named = {"subject": "Subject", "to": "To", "sender": "From"}
    times = {"time": f"{came:%d/%m/%Y %H:%M:%S}", "iso": came.isoformat(timespec="seconds")}
    return {key: escape(_header(message, name)) for key, name in named.items()} | times


class Mailbox:
    """The pages over one folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    def newest(self) -> list[Path]:
        """Return the newest mails, the last one first."""
        found = [path for path in self.folder.glob("*.eml") if path.stem.isdecimal()]
        return sorted(found, key=lambda path: int(path.stem), reverse=True)[:SHOWN]

    def index(self, _: Request) -> Response:
        """Answer with the list."""
        rows = [ROW.format(name=path.stem, **_shown(path)) for path in self.newest()]
        count = f"{len(rows)} mails" if len(rows) != 1 else "1 mail"
        return _page("Mails", LIST.format(rows="".join(rows), count=count), '<script src="/mailbox.js" defer></script>\n')

    def mail(self, request: Request) -> Response:
        """Answer with one mail."""
        # Looked up among those that are there: what was asked for never becomes a path.
        path = next((one for one in self.newest() if one.stem == request.path_params["name"]), None)
        if path is None:
            raise HTTPException(404)
        shown = _shown(path)
        return _page(shown["subject"], MAIL.format(text=_linked(_text(_read(path))), **shown))

    def app(self) -> Starlette:
        """Return the pages as an ASGI app."""
        routes = [Route("/", self.index), Route("/mails/{name}", self.mail)]
        routes += [Route(f"/{name}", _file(name, kind)) for name, kind in (("mailbox.css", "text/css"), ("mailbox.js", "text/javascript"))]
        hosts = Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)
        return Starlette(routes=routes, middleware=[hosts], exception_handlers={404: _missing})


def _page(title: str, body: str, head: str = "", status: int = 200) -> Response:
    return Response(PAGE.format(title=title, body=body, head=head), status, HEADERS, "text/html")


def _missing(_request: Request, _error: Exception) -> Response:
    return _page("Not found", '<h1>Not found</h1>\n<p><a href="/">All mails</a></p>', status=404)


def _file(name: str, kind: str) -> Callable[[Request], Response]:
    content = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return lambda _: Response(content, 200, HEADERS, kind)


def server(port: int, folder: Path) -> uvicorn.Server:
    """Return the server of the pages, on the loopback address only."""
    options: dict[str, Any] = {"log_level": "warning", "access_log": False, "server_header": False, "lifespan": "off"}
    return uvicorn.Server(uvicorn.Config(Mailbox(folder).app(), host="127.0.0.1", port=port, **options))
