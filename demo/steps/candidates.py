"""Step 3: the back office proposes two candidates, who appear live; one is accepted and placed, the other rejected."""

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

from demo.asking import until
from demo.client import TEAMS, Temp, wage_on
from demo.people import person
from demo.portal import Browser
from demo.queues import about
from demo.steps.scene import POST, UNIT, Scene
from demo.users import BY_ROLE

TITLE = "The back office proposes two candidates, who appear live; one is accepted, and the placement confirmed"
CANDIDATES = "/api/vacancy/v1/candidates"
TEAM = next(team for team in TEAMS if team.unit == UNIT)


def play(scene: Scene) -> None:
    """Play the step."""
    assert scene.manager is not None
    tell, browser = scene.narrator, scene.person(scene.manager, "hiring manager")
    chosen, other = (_new_temp(scene, place) for place in (1, 2))
    with browser.watch("vacancy") as screen:
        sent = time.monotonic()
        cvs = [
            scene.office.propose(
                scene.vacancy, f"HR-{temp.number[2:]}", temp.number, temp.person.name, POST, "Ervaring met scanner; kan meteen beginnen."
            )
            for temp in (chosen, other)
        ]
        found = until("both candidates are shown", lambda: _both(browser, scene.vacancy))
        took = screen.wait("candidate.proposed", {one["id"] for one in found.values()}) - sent
    tell.check(
        f"both candidates appeared on the open screen of the hiring manager ({took * 1000:.0f} ms after they were sent)",
        set(found) == {chosen.person.name, other.person.name},
    )
    first, second = found[chosen.person.name], found[other.person.name]
    _content(scene, browser, first["id"], cvs[0])
    mark = scene.office.inbox.mark()
    _decide(scene, browser, first["id"], second["id"])
    _decisions(scene, mark, {"accepted": (f"HR-{chosen.number[2:]}", chosen.number), "rejected": (f"HR-{other.number[2:]}", other.number)})
    _placement(scene, browser, first["id"], chosen)
    scene.temp = chosen


def _new_temp(scene: Scene, place: int) -> Temp:
    """A temp whom nobody has seen before; the e-mail address tells them from a namesake of an earlier play."""
    known = person(500 + int(scene.number, 36) * 2 % 300 + place, "temps")
    number = f"T-9{scene.number.upper()}{place}"
    return Temp(number, replace(known, email=f"{number.lower()}@temps.example"), "nl", (POST,), TEAM)


def _both(browser: Browser, vacancy: str) -> dict[str, Any] | None:
    with browser.quietly():
        items = browser.get(CANDIDATES, vacancy_id=vacancy)["items"]
    return {one["name"]: one for one in items} if len(items) == 2 else None


def _content(scene: Scene, browser: Browser, candidate: str, cv: bytes) -> None:
    """Name, proposal text and CV are what the back office sent, and nothing more is known."""
    shown = until("the CV is there", lambda: _with_cv(browser, candidate))
    tell = scene.narrator
    tell.check("the proposal text is what the back office sent", shown["proposal"] == "Ervaring met scanner; kan meteen beginnen.")
    content = browser.download(f"/api/document/v1/documents/{shown['cv']['document_id']}/content").content
    tell.check(f"the CV that is downloaded is the very file that was sent ({len(cv)} bytes)", content == cv)


def _with_cv(browser: Browser, candidate: str) -> dict[str, Any] | None:
    with browser.quietly():
        shown: dict[str, Any] = browser.get(f"{CANDIDATES}/{candidate}")
    return shown if shown["cv"] else None


def _decide(scene: Scene, browser: Browser, first: str, second: str) -> None:
    accepted = browser.act(f"{CANDIDATES}/{first}", "accept")
    rejected = browser.act(f"{CANDIDATES}/{second}", "reject", {"reason": "Te weinig ervaring met de transpallet"})
    scene.narrator.check("one is accepted and the other rejected", (accepted["status"], rejected["status"]) == ("accepted", "rejected"))


def _decisions(scene: Scene, mark: int, expected: dict[str, tuple[str, str]]) -> None:
    began = time.monotonic()
    for decision, (candidate, temp) in expected.items():
        found = scene.office.inbox.wait("CandidateDecision", about("candidate", candidate), mark)
        scene.narrator.message_in(found, began)
        told = {name: found.body[name] for name in ("vacancy", "candidate", "temp", "decision")}
        wanted = {"vacancy": scene.vacancy, "candidate": candidate, "temp": temp, "decision": decision}
        scene.narrator.same("the decision as it was taken and as the back office received it", wanted, told)


def _placement(scene: Scene, browser: Browser, candidate: str, temp: Temp) -> None:
    assert scene.monday is not None
    start, end = scene.monday - timedelta(weeks=1), scene.monday + timedelta(weeks=10)
    scene.office.place(f"AS-{temp.number[2:]}", temp, POST, start, end, float(wage_on(POST, start)), scene.vacancy)
    placed = until("the candidate is placed", lambda: _in_state(browser, candidate, "placed"))
    scene.narrator.check("the hiring manager sees the placement", placed["placement"]["reference"] == f"AS-{temp.number[2:]}")
    planner = scene.person(BY_ROLE["planner"], "planner")
    known = until("planning knows the temp", lambda: _planned_temp(planner, temp))
    skills = [one["code"] for one in known["skills"]]
    days = {one["weekday"]: one["status"] for one in known["availability"] if one["kind"] == "weekly"}
    scene.narrator.check(
        "the planner sees name, e-mail, phone and skills of the temp",
        (known["name"], known["email"], known["phone"], skills) == (temp.person.name, temp.person.email, temp.person.phone, [POST]),
    )
    wanted = dict.fromkeys(range(1, 6), "available") | {6: "rather_not", 7: "not_available"}
    scene.narrator.check("… and the availability as the back office sent it", days == wanted, days)


def _in_state(browser: Browser, candidate: str, state: str) -> dict[str, Any] | None:
    with browser.quietly():
        shown: dict[str, Any] = browser.get(f"{CANDIDATES}/{candidate}")
    return shown if shown["status"] == state else None


def _planned_temp(planner: Browser, temp: Temp) -> dict[str, Any] | None:
    with planner.quietly():
        items = [one for one in planner.get("/api/planning/v1/temps", q=temp.person.name)["items"] if one["email"] == temp.person.email]
        found: dict[str, Any] | None = planner.get(f"/api/planning/v1/temps/{items[0]['id']}") if items else None
    return found if found and found["availability"] and found["placements"] else None
