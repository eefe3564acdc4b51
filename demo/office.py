"""The back office as a counterpart: what it answers to what the portal sends."""

import copy
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

from demo import digests, messages
from demo.asking import until
from demo.client import Temp, work_post
from demo.messages import Message
from demo.pdf import text_pdf
from demo.place import Stack, recall, remember
from demo.queues import Receiver, Sender

Body = dict[str, Any]
CONTRACT_ANSWERS = ("signed", "declared")


class Office:
    """Both ends of the queue, and the habits of a back office. Use it as a context."""

    def __init__(self, stack: Stack, seen: Callable[[str, Message], None] | None = None):
        self.seen = seen
        self.sender = Sender(stack.amqp, f"bo-{time.time_ns():x}")
        self.inbox = Receiver(stack.amqp)
        self.orders: list[Body] = []

    def __enter__(self) -> "Office":
        self.inbox.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.inbox.__exit__()
        self.sender.close()

    def send(self, *sent: Message) -> list[str]:
        """Send messages to the portal, in order."""
        for message in sent:
            if self.seen:
                self.seen("to the portal", message)
            if message.kind == "StaffingOrder" and isinstance(message.body, dict):
                self.orders.append(message.body)
        return self.sender.send(sent)

    def until(self, what: str, holds: Callable[[], Any], seconds: float = 60) -> Any:
        """Ask until the answer is yes, unless the portal refuses something meanwhile. Raises Failed."""
        mark = self.inbox.mark()

        def refused() -> str:
            found = self.inbox.refusals(mark)
            return f"the portal refused {found[0].body}" if found else ""

        return until(what, holds, seconds, refused)

    def confirm_order(self, order: Body) -> None:
        """Answer a vacancy with exactly what was received: both sides hold the same."""
        self.send(Message("StaffingOrder", copy.deepcopy(order)))

    def tell_digests(self) -> dict[str, str]:
        """Tell the portal the digest of every vacancy that either side entered and that is still looked for; returns them by vacancy."""
        received = [one.body for one in self.inbox.messages if one.kind == "StaffingOrder"]
        held = digests.held(recall().get("digests", {}), [*self.orders, *received])
        remember(digests=held)
        self.send(messages.vacancy_digests(held, datetime.now(UTC)))
        return held

    def propose(self, vacancy: str, proposal: str, number: str, name: str, post: str, text: str) -> bytes:
        """Propose a candidate; returns the CV that went along."""
        title = work_post(post).title
        cv = text_pdf(
            name, [title, "", "2022-2026  Magazijn Nergens, Gent", "2019-2022  Fabel Logistiek, Aalst", "", "Talen: Nederlands, Frans"]
        )
        self.send(messages.human_resource(proposal, vacancy, number, name, cv, text))
        return cv

    def place(self, number: str, temp: Temp, post: str, start: date, end: date, wage: float, vacancy: str | None) -> None:
        """Confirm a placement, and send what planning may know: skills and availability."""
        weekdays = dict.fromkeys(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), "Available")
        self.send(
            messages.temp_profile(temp, int(time.time())),
            messages.assignment(number, temp.number, post, start, end, wage, vacancy),
            messages.constraints(temp.number, weekdays | {"Saturday": "RatherNot", "Sunday": "NotAvailable"}, []),
        )

    def answer_contracts(self, contracts: Iterable[Body], answers: tuple[str, ...] = CONTRACT_ANSWERS) -> None:
        """Have contracts signed and ask their declaration: one answer per step."""
        listed = list(contracts)
        for answer in answers:
            for contract in listed:
                number = f"{int(contract['contract'].replace('-', '')[-12:], 16) % 10**12:012d}" if answer == "declared" else None
                self.send(messages.contract_status(contract["contract"], contract["version"], answer, datetime.now(UTC), number))

    def acknowledge(self, timecards: Iterable[Body], status: str = "received") -> None:
        """Say that approved hours were taken over by payroll."""
        now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        entries = [
            {
                "timecard": card["documentId"]["value"],
                "revision": int(card["referenceNumber"]),
                "status": status,
                "at": now,
                "approver": None,
                "reason": None,
            }
            for card in timecards
        ]
        if entries:
            self.send(messages.timecard_status(entries))
