"""Hostile and odd files, sent to a serving process of the document service over HTTP: how each ends, and its memory meanwhile."""

import base64
import contextlib
import http.client
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from bench import load, odd_files
from bench.figure import Figure
from bench.odd_files import MEBIBYTE, Odd
from bench.pair import private_folder
from chassis.migrate import migrate
from chassis.provision import provision
from chassis.settings import use_service
from chassis.testing.binaries import Postgres
from chassis.testing.company import Company, Issuer
from chassis.testing.databases import environment
from local import clamd
from local.ports import spare

GOAL = "≥ 200 hostile and odd files, each ends as specified, constant memory"
LEAST, MOST_GROWTH = 200, 40 * MEBIBYTE
SECONDS = 30.0
ROOT = Path(__file__).parents[1]
PERMISSIONS = ["document:read", "document:upload"]


def measure() -> Figure:
    """Send the corpus twice: once to warm the process up and see how each file ends, once more to see whether it grows."""
    files = list(odd_files.corpus())
    with private_folder() as folder, Serving(folder) as serving:
        wrong = [f"{one.what} ({one.name[:30]!r}): {ended} instead of {one.ends}" for one, ended in serving.all(files) if ended != one.ends]
        before = serving.resident()
        again = Counter(ended == one.ends for one, ended in serving.all(files))
        after, highest = serving.resident(), serving.highest()
    growth = highest - before
    kinds = Counter(one.ends for one in files)
    good = len(files) >= LEAST and not wrong and not again[False] and growth <= MOST_GROWTH
    value = (
        f"{len(files) - len(wrong)} of {len(files)} files end as specified; {growth / MEBIBYTE:+.0f} MiB at most while they come in again"
    )
    notes = [
        f"resident memory of the serving process: {before / MEBIBYTE:.0f} MiB after the first time, {after / MEBIBYTE:.0f} after the second,"
        f" {highest / MEBIBYTE:.0f} at most; bound {MOST_GROWTH / MEBIBYTE:.0f} MiB of growth",
        f"among them 500 MB sent as something small, and {sum(one.size > 20 * MEBIBYTE for one in files)} that say they are larger than 20 MiB",
        ", ".join(f"{count} {ends}" for ends, count in sorted(kinds.items())),
        *wrong[:20],
    ]
    return Figure(value, good, notes)


class Serving:
    """The document service and its scanner, on stores of their own, and somebody who uploads."""

    def __init__(self, folder: Path):
        self.folder, self.postgres = folder, Postgres(folder / "postgres")
        self.port, admin, clamd_port = spare(3)
        self.running: list[subprocess.Popen[bytes]] = []
        self.issuer = Issuer(folder)
        self.env = {
            **environment("document", self.postgres.url, "document"),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(ROOT / "services" / "document-svc"), *(one for one in sys.path if one)]),
            "KEY_ENCRYPTION_KEY": base64.b64encode(os.urandom(32)).decode(),
            "FILES_DIR": str(folder / "files"),
            "SCANNER": f"tcp://127.0.0.1:{clamd_port}",
            "JWKS_URL": self.issuer.file.as_uri(),
            "PORT": str(self.port),
            "ADMIN_PORT": str(admin),
        }
        self.clamd_port = clamd_port

    def __enter__(self) -> Self:
        self.postgres.start()
        urls = {"owner": self.env["OWNER_DATABASE_URL"], "app": self.env["DATABASE_URL"], "relay": self.env["RELAY_DATABASE_URL"]}
        provision("document", self.postgres.url, urls)
        os.environ.update(self.env)
        use_service("document")
        migrate("document", self.env["OWNER_DATABASE_URL"])
        (home := self.folder / "clamd").mkdir()
        self._run(clamd.command(home, self.clamd_port))
        clamd.wait(self.clamd_port)
        for words in (["serve", "document"], ["job", "document", "scan"]):
            self._run([sys.executable, "-m", "chassis", *words], ADMIN_PORT=self.env["ADMIN_PORT"] if words[0] == "serve" else "0")
        load.wait_for(self.port)
        company = Company(self.postgres.url.rpartition("/")[0] + "/document")
        user = company.user(PERMISSIONS, "dept")
        self.headers = {"Authorization": f"Bearer {self.issuer.token(user, company.id, PERMISSIONS, exp=int(time.time()) + 3600)}"}
        self.unit = str(company.units["dept"])
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self.running):
            process.terminate()
            process.wait(20)

    def _run(self, command: list[str], **more: str) -> None:
        with (self.folder / "log").open("ab") as log:
            self.running.append(subprocess.Popen(command, env={**self.env, **more}, stdout=log, stderr=log, cwd=self.folder))

    def all(self, files: list[Odd]) -> Iterator[tuple[Odd, str]]:
        """Send all files, then yield each with how it ended: a problem's code, or what the scanner made of it."""
        sent = [(one, *self.send(one)) for one in files]
        for one, code, document_id in sent:
            yield one, code or self.status(document_id)

    def send(self, one: Odd) -> tuple[str, str]:
        """Announce and send a file; return (code, id): the code of the refusal, empty when it was taken."""
        body = {"unit_id": self.unit, "kind": "general", "title": one.what[:200], "file_name": one.name, "size": one.size}
        status, answer = self.ask("POST", "/documents", [json.dumps(body).encode()], "application/json")
        if status != 201:
            return answer.get("code", str(status)), ""
        path = f"/documents/{answer['id']}/content"
        status, sent = self.ask("PUT", path, one.content(), "application/octet-stream")
        return "" if status == 200 else sent.get("code", str(status)), answer["id"]

    def status(self, document_id: str) -> str:
        """Wait until a document has left quarantine; return its status, and make sure that only a clean one can be opened."""
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            _, answer = self.ask("GET", f"/documents/{document_id}")
            if answer["status"] != "quarantined":
                opened, _ = self.ask("GET", f"/documents/{document_id}/content")
                return str(answer["status"]) if (opened == 200) == (answer["status"] == "available") else "opened although refused"
            time.sleep(0.1)
        return "quarantined"

    def ask(self, method: str, path: str, content: Iterable[bytes] = (), media_type: str = "") -> tuple[int, dict[str, Any]]:
        """Send a request in pieces of unknown number; return the status and, of a problem or JSON, the document."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = self.headers | ({"Content-Type": media_type, "Transfer-Encoding": "chunked"} if media_type else {})
        with contextlib.closing(line), contextlib.suppress(BrokenPipeError, ConnectionResetError):
            line.putrequest(method, f"/api/document/v1{path}")
            for name, value in headers.items():
                line.putheader(name, value)
            line.endheaders()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the answer may come before the end
                for piece in _ended(content) if media_type else ():
                    line.send(b"%x\r\n%s\r\n" % (len(piece), piece))
            answer = line.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if "json" in (answer.headers["content-type"] or "") else {}
        return 0, {"code": "connection lost"}

    def resident(self) -> int:
        """Return the resident memory of the serving process in bytes, now."""
        return self._memory("VmRSS")

    def highest(self) -> int:
        """Return the most it ever was."""
        return self._memory("VmHWM")

    def _memory(self, what: str) -> int:
        status = Path(f"/proc/{self.running[1].pid}/status").read_text()
        return int(status.split(f"{what}:")[1].split()[0]) * 1024


def _ended(content: Iterable[bytes]) -> Iterator[bytes]:
    """Yield pieces, and the empty one that ends a chunked body."""
    yield from (piece for piece in content if piece)
    yield b""
