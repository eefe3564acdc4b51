"""The back office as a person would meet it: answers whatever the portal sends, a moment later, until stopped."""

import time
from datetime import date, timedelta
from typing import Any

from demo import messages
from demo.client import TEAMS, WORK_POSTS, Temp, wage_on
from demo.narrator import Narrator
from demo.office import Office
from demo.people import person
from demo.place import Stack
from demo.play import play_number
from demo.queues import Received

CANDIDATES = 2
THINKING_SECONDS = 1.0
SLOW = ("StaffingOrder", "CandidateDecision")  # people do these


def answer_forever(stack: Stack) -> None:
    """Confirm orders and propose candidates, agree to interviews, place who is accepted, sign and declare contracts, acknowledge hours."""
    tell = Narrator(colour=False)
    with Office(stack, tell.message_out) as office:
        print("demo: the back office answers; stop it with Ctrl-C", flush=True)
        place, counterpart = 0, Counterpart(office)
        while True:
            for received in office.inbox.messages[place:]:
                tell.message_in(received, 0)
                time.sleep(THINKING_SECONDS if received.kind in SLOW else 0)
                counterpart.answer(received)
                place += 1
            if office.inbox.trouble:
                print(f"demo: {office.inbox.trouble}", flush=True)
                return
            time.sleep(0.2)


class Counterpart:
    """What it remembers: for whom it looked, and whom it proposed."""

    def __init__(self, office: Office):
        self.office = office
        self.orders: dict[str, dict[str, Any]] = {}
        self.proposed: dict[str, Temp] = {}
        self.number = play_number(int(time.time()))

    def answer(self, received: Received) -> None:
        """Answer one message; some need no answer."""
        body = received.body
        if received.kind == "StaffingOrder":
            self._order(body)
        elif received.kind == "CandidateDecision" and body["decision"] == "accepted":
            self._accepted(body)
        elif received.kind == "CandidateDecision" and body["decision"] == "interview_proposed":
            self._agree(body)
        elif received.kind == "Contract":
            self.office.answer_contracts([body])
        elif received.kind == "Timecard":
            self.office.acknowledge([body])

    def _order(self, body: dict[str, Any]) -> None:
        reference = body["documentId"]["value"]
        known = reference in self.orders
        self.orders[reference] = body
        self.office.confirm_order(body)
        self.office.tell_digests()
        post = body["positionProfile"].get("positionId", {}).get("value")
        if known or not body["positionProfile"].get("positionOpenQuantity", 1) or post not in {one.code for one in WORK_POSTS}:
            return
        for _ in range(CANDIDATES):
            place = len(self.proposed) + 1
            temp = Temp(f"T-9{self.number.upper()}{place:02d}", person(600 + place, "temps"), "nl", (post,), _team(post))
            self.proposed[f"HR-{temp.number[2:]}"] = temp
            self.office.propose(
                reference, f"HR-{temp.number[2:]}", temp.number, temp.person.name, post, "Ervaring in deze functie; kan meteen beginnen."
            )

    def _agree(self, body: dict[str, Any]) -> None:
        """The first moment of the client will do."""
        theirs = [one for one in body["slots"] if not one["from_agency"]]
        if theirs:
            self.office.send(messages.interview_slots(body["vacancy"], body["candidate"], [], theirs[0]["start"]))

    def _accepted(self, body: dict[str, Any]) -> None:
        temp, order = self.proposed.get(body["candidate"]), self.orders.get(body["vacancy"])
        if temp is None or order is None:
            return
        period, post = order["positionProfile"]["positionPeriod"], temp.skills[0]
        start = date.fromisoformat(period["start"])
        end = date.fromisoformat(period["end"]) if period.get("end") else start + timedelta(weeks=26)
        self.office.place(f"AS-{temp.number[2:]}", temp, post, start, end, float(wage_on(post, start)), body["vacancy"])


def _team(post: str) -> Any:
    return next((team for team in TEAMS if team.work_post == post), TEAMS[0])
