"""A person at the portal: everything over HTTPS through the gateway, with cookies, as a browser does it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from demo.place import Failed, Stack

SETTLED = 1.0  # seconds after which an event would have come if it were still to come
Step = Callable[[str, str, httpx.Response, Any], None]


class Refusal(Failed):
    """The portal said no: `status`, `code` and the whole problem."""

    def __init__(self, answer: httpx.Response, method: str, path: str):
        problem = answer.json() if "json" in answer.headers.get("content-type", "") else {}
        self.status, self.code, self.problem = answer.status_code, problem.get("code", ""), problem
        super().__init__(
            f"{method} {path} answered {self.status} {self.code} {problem.get('detail', '')} {problem.get('errors', '')}".rstrip()
        )


class Browser:
    """A browser of one person. `seen` is told of every request and answer."""

    def __init__(self, stack: Stack, who: str, seen: Step | None = None):
        self.who, self.seen, self.company = who, seen, ""
        self._http = httpx.Client(
            base_url=stack.portal, verify=stack.trust, timeout=30, headers={"X-Workaniser": "1", "Origin": stack.portal}
        )
        self._stack = stack

    def login(self, email: str, password: str) -> dict[str, Any]:
        """Sign in; returns who that is."""
        me: dict[str, Any] = self.post("/api/identity/v1/login", {"email": email, "password": password}).json()
        return me

    def choose(self, company: str) -> None:
        """Work for this client from now on (users of the agency)."""
        self.company = company

    @contextmanager
    def quietly(self) -> Iterator["Browser"]:
        """Ask without telling: for questions that are asked until the answer is yes."""
        seen, self.seen = self.seen, None
        try:
            yield self
        finally:
            self.seen = seen

    def get(self, path: str, **query: Any) -> Any:
        """The JSON of a GET."""
        return self.request("GET", path, params={key: value for key, value in query.items() if value is not None}).json()

    def download(self, path: str, **query: Any) -> httpx.Response:
        """The answer of a GET with content of another kind."""
        return self.request("GET", path, params={key: value for key, value in query.items() if value is not None})

    def pages(self, path: str, **query: Any) -> Iterator[Any]:
        """Every item of a list, page after page."""
        cursor = None
        while True:
            page = self.get(path, cursor=cursor, limit=200, **query)
            yield from page["items"]
            cursor = page["next"]
            if not cursor:
                return

    def post(self, path: str, body: Any = None, version: int | None = None) -> httpx.Response:
        """A POST; `version` is what was shown, for changes to an existing thing."""
        return self.request("POST", path, body, version)

    def act(self, thing: str, verb: str, body: Any = None) -> Any:
        """Do something with a thing as it is now; look again when somebody else changed it in between."""
        for attempt in range(5):
            try:
                return self.post(f"{thing}/{verb}", body, self.get(thing)["version"]).json()
            except Refusal as refusal:
                if refusal.status != 412 or attempt == 4:
                    raise
        return None

    def patch(self, path: str, body: Any, version: int) -> httpx.Response:
        """A PATCH of the version that was shown."""
        return self.request("PATCH", path, body, version)

    def request(
        self, method: str, path: str, body: Any = None, version: int | None = None, params: dict[str, Any] | None = None
    ) -> httpx.Response:
        """One request; signs on again when the access token ran out. Raises Refusal for 4xx and 5xx."""
        headers = {"Workaniser-Company": self.company} if self.company else {}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        answer = self._once(method, path, body, headers, params)
        if answer.status_code == 401 and not path.startswith(("/api/identity/v1/login", "/api/identity/v1/session")):
            self._once("POST", "/api/identity/v1/session/refresh", None, {}, None)
            answer = self._once(method, path, body, headers, params)
        if self.seen:
            self.seen(method, path, answer, body)
        if answer.status_code >= 400:
            raise Refusal(answer, method, path)
        return answer

    def _once(self, method: str, path: str, body: Any, headers: dict[str, str], params: dict[str, Any] | None) -> httpx.Response:
        content = None if body is None else json.dumps(body)
        more = headers | ({"Content-Type": "application/json"} if body is not None else {})
        return self._http.request(method, path, content=content, headers=more, params=params)

    def watch(self, service: str) -> "Live":
        """An open screen of a module: collects what the portal says has changed."""
        query = {"company": self.company} if self.company else {}
        return Live(self._stack, f"/api/{service}/v1/live", dict(self._http.cookies), query)


class Live:
    """Server-sent events of one module, collected in a thread of its own."""

    def __init__(self, stack: Stack, path: str, cookies: dict[str, str], query: dict[str, str]):
        self._http = httpx.Client(base_url=stack.portal, verify=stack.trust, cookies=cookies, timeout=httpx.Timeout(10, read=60))
        self._path, self._query = path, query
        self._found: dict[tuple[str, str], float] = {}
        self._resync = 0.0
        self._changed = threading.Condition()
        self._open = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Live":
        self._thread.start()
        if not self._open.wait(10):
            raise Failed(f"{self._path} did not open.")
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def _run(self) -> None:
        try:
            with self._http.stream("GET", self._path, params=self._query) as answer:
                answer.raise_for_status()
                for line in answer.iter_lines():
                    self._open.set()  # the first line says that the stream is heard; the headers come before that
                    if line == "event: resync":
                        self._resync = time.monotonic()
                    elif line.startswith("data:"):
                        self._keep(line[5:].strip())
        except (httpx.HTTPError, RuntimeError):  # closed: the screen is gone
            return

    def _looked_again(self) -> float:
        """When the portal told the screen to look at everything again, which it does for what it may have missed itself."""
        return self._resync if self._resync and time.monotonic() - self._resync > SETTLED else 0.0

    def _keep(self, text: str) -> None:
        found = json.loads(text) if text else {}
        with self._changed:
            self._found.setdefault((str(found.get("type")), str(found.get("id"))), time.monotonic())
            self._changed.notify_all()

    def wait(self, kind: str, ids: set[str], seconds: float = 15) -> float:
        """Wait until each of these things was named in an event of this kind; returns when the last was (monotonic). Raises Failed."""
        limit = time.monotonic() + seconds
        with self._changed:
            while True:
                heard = [self._found.get((kind, one), self._looked_again()) for one in ids]
                if all(heard):
                    return max(heard)
                left = limit - time.monotonic()
                if left <= 0:
                    raise Failed(f"the open screen heard nothing of {kind} within {seconds:.0f} s.")
                self._changed.wait(min(left, SETTLED))
