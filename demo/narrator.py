"""Tells the story of a play: each request, each message and each fact that was checked, as it happens."""

import json
import time
from typing import Any

import httpx

from demo.messages import Message
from demo.place import Failed
from demo.queues import Received

WIDTH = 150
GREEN, RED, DIM, BOLD, PLAIN = "\033[32m", "\033[31m", "\033[2m", "\033[1m", "\033[0m"


class Narrator:
    """Prints lines with a mark for who speaks, and counts what was checked."""

    def __init__(self, colour: bool):
        self.colour = colour
        self.facts = 0
        self.green: list[str] = []
        self._began = 0.0

    def _paint(self, colour: str, text: str) -> str:
        return f"{colour}{text}{PLAIN}" if self.colour else text

    def step(self, number: int, title: str) -> None:
        """A new step begins."""
        self._began = time.monotonic()
        print(f"\n{self._paint(BOLD, f'{number}. {title}')}", flush=True)

    def done(self, number: int) -> None:
        """The step is green."""
        self.green.append(str(number))
        print(f"   {self._paint(GREEN, f'step {number} is green')} ({time.monotonic() - self._began:.1f} s)", flush=True)

    def failed(self, number: int, why: str) -> None:
        """The step is red."""
        print(f"   {self._paint(RED, f'step {number} is red')}: {why}", flush=True)

    def browser(self, who: str) -> Any:
        """What a browser of this person tells us of its requests."""

        def seen(method: str, path: str, answer: httpx.Response, body: Any) -> None:
            asked = f" {short(body)}" if body is not None else ""
            kind = answer.headers.get("content-type", "").split(";")[0]
            said = short(answer.json()) if kind.endswith("json") else f"{kind} {len(answer.content)} bytes" if answer.content else ""
            print(f"   https  {who:22} {method} {path}{asked}", flush=True)
            print(self._paint(DIM, f"          {'':22} {answer.status_code} {said}"), flush=True)

        return seen

    def message_out(self, direction: str, message: Message) -> None:
        """A message of the back office to the portal."""
        body = message.body if isinstance(message.body, dict) else {"xml": f"{len(message.body)} characters"}
        print(f"   queue  {'back office':22} → portal.{message.kind} {short(body)}", flush=True)

    def message_in(self, received: Received, since: float) -> None:
        """A message of the portal at the back office, and how long after `since` (monotonic) it came."""
        after = f" after {max(0.0, received.at - since) * 1000:.0f} ms" if since else ""
        print(f"   queue  {'back office':22} ← backoffice.{received.kind}{after} {short(received.body)}", flush=True)

    def say(self, text: str) -> None:
        """Something worth knowing."""
        print(f"   …      {text}", flush=True)

    def check(self, fact: str, holds: bool, otherwise: Any = "") -> None:
        """A fact that must hold. Raises Failed when it does not."""
        self.facts += 1
        if not holds:
            raise Failed(f"{fact}: no. {otherwise}".rstrip())
        print(f"   {self._paint(GREEN, '✓')}      {fact}", flush=True)

    def same(self, what: str, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
        """Both sides hold the same, field by field. Raises Failed with the fields that differ."""
        different = [f"{key}: {ours.get(key)!r} ≠ {theirs.get(key)!r}" for key in {**ours, **theirs} if ours.get(key) != theirs.get(key)]
        self.check(f"{what}: {len(ours)} fields identical ({', '.join(ours)})", not different, "; ".join(different))


def short(body: Any) -> str:
    """A body on one line, cut off; long texts inside it are cut as well."""
    text = json.dumps(_cut(body), ensure_ascii=False, separators=(", ", ": "))
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: "…" if key in ("password", "token", "current_password") else _cut(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_cut(one) for one in value[:3]] + (["…"] if len(value) > 3 else [])
    return value[:39] + "…" if isinstance(value, str) and len(value) > 40 else value
