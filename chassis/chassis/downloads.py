"""Files as answers: attachments, unless an operation shows one on purpose, and never with rights in the portal's own origin."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    import flask


@dataclass
class Download:
    """A file to send. `content` is bytes or an iterator of chunks; it streams at constant memory."""

    content: bytes | Iterable[bytes]
    filename: str
    media_type: str
    headers: dict[str, str] = field(default_factory=dict)
    inline: bool = False
    """Shown in the browser rather than saved: for types only that cannot run anything."""

    def response(self) -> "flask.Response":
        """Return the answer: by its name (RFC 6266), of exactly this type, without any right, kept nowhere."""
        import flask
        from werkzeug.http import dump_options_header

        plain = self.filename.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
        headers = {
            "Content-Disposition": f"{dump_options_header('inline' if self.inline else 'attachment', {'filename': plain})}; filename*=UTF-8''{quote(self.filename)}",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
            **self.headers,
        }
        return flask.Response(self.content, 200, headers, content_type=self.media_type)
