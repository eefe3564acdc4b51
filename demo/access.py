"""Who may do what, with something to do: a user told by queue, a right handed over during leave, a round of review."""

import time
from datetime import date, timedelta

from demo import messages, users
from demo.asking import company_of, tell
from demo.messages import Message
from demo.office import Office
from demo.place import Stack
from demo.portal import Browser

APPROVER, SUBSTITUTE = users.USERS[4], users.USERS[1]
NOT_RIGHT = ("planner.antwerpen@havenlicht.example", "Wervt niet meer zelf aan; planning blijft.")
TOLD = "inkoop@havenlicht.example"


def arrange(stack: Stack, office: Office, hr: Browser, units: dict[str, str], today: date) -> None:
    """Make it all, unless it is there already."""
    began = time.monotonic()
    office.send(told_user())
    office.until("the user told by queue is known", lambda: hr.get("/api/identity/v1/users", q=TOLD)["items"])
    _hand_over(stack, units["GNT-EXP-A"], today)
    _review(stack, hr, today)
    tell("a user by queue, a right handed over, a round of review", began)


def told_user() -> Message:
    """Somebody whom the back office registers itself."""
    person = {
        "email": TOLD,
        "first_name": "Ingeborg",
        "last_name": "Bestaatniet",
        "job_title": "Hoofd inkoop",
        "mobile": None,
        "language": "nl",
    }
    right = {"role": "hiring_manager", "unit": messages.reference("LGE"), "from": None, "until": None}
    where = {"client": messages.KBO, "unit": messages.reference("LGE"), "rights": [right], "access": "as_it_is"}
    return Message("User", {"revision": int(time.time()), **person, **where})


def _hand_over(stack: Stack, unit_id: str, today: date) -> None:
    giver = users.sign_in(stack, APPROVER)
    if giver.get("/api/identity/v1/delegations")["items"]:
        return
    what = {"unit_id": unit_id, "permission": "timesheet:approve"}
    found = giver.get("/api/identity/v1/delegations/colleagues", **what)["items"]
    substitute = next(one for one in found if one["name"] == f"{SUBSTITUTE.first_name} {SUBSTITUTE.last_name}")
    days = {"from": today.isoformat(), "until": (today + timedelta(days=20)).isoformat()}
    giver.post("/api/identity/v1/delegations", {**what, "to_user_id": substitute["id"], **days})


def _review(stack: Stack, hr: Browser, today: date) -> None:
    if hr.get("/api/identity/v1/reviews")["items"]:
        return
    desk = users.consultant(stack)
    company = company_of(desk)
    desk.choose(company["id"])
    review = desk.post("/api/identity/v1/reviews", {"unit_id": company["id"], "due_on": (today + timedelta(days=14)).isoformat()}).json()
    path = f"/api/identity/v1/reviews/{review['id']}"
    lines = hr.get(f"{path}/lines", limit=200)["items"]
    emails = {one["id"]: one["email"] for one in hr.pages("/api/identity/v1/users")}
    answers = []
    for line in lines:
        said = {"user_id": line["user_id"], "user_version": line["user_version"]}
        if emails[line["user_id"]] == NOT_RIGHT[0]:
            answers.append({**said, "answer": "wrong", "remark": NOT_RIGHT[1]})
        elif any(grant["role"] == "planner" for grant in line["grants"]):
            answers.append({**said, "answer": "confirmed"})
    hr.post(f"{path}/answer", {"answers": answers})
