"""What is going on at the demo client now: open vacancies with candidates, and next week's planning, made by its users."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import Any

from demo import messages
from demo.asking import company_of, tell, units_of, until
from demo.client import unit, work_post
from demo.history import at, monday_of, week_name
from demo.office import Office
from demo.people import person
from demo.place import Stack
from demo.portal import Browser
from demo.queues import about
from demo.users import USERS, consultant, sign_in

VACANCIES, CANDIDATES, PLANNING = "/api/vacancy/v1/vacancies", "/api/vacancy/v1/candidates", "/api/planning/v1"
TEMPLATES, VIEWS, SETTINGS = (f"/api/vacancy/v1/{name}" for name in ("templates", "views", "settings"))
DELEGATIONS = ("GNT", "ANR")
# Two temps of another agency tried the planner's post before.
TRIED = ((date(2026, 4, 6), date(2026, 7, 3)), (date(2026, 8, 17), date(2026, 9, 25)))
SHEETS = "/api/timesheet/v1/timesheets"
HR, HIRING, ANTWERP, PLANNER, LIEGE = USERS[0], USERS[1], USERS[3], USERS[2], USERS[7]


@dataclass(frozen=True)
class Opening:
    """A vacancy, and how far it is: what was decided about each candidate, in order."""

    title: str
    unit: str
    post: str
    positions: int
    motive: str
    justification: str
    decisions: tuple[str, ...] = ()
    submitted: bool = True
    ended: str = ""


OPENINGS = (
    (HIRING, Opening("Orderpicker eindejaarspiek", "GNT-EXP-A", "ORDERPICKER", 3, "temporary_increase", "Eindejaarspiek, dossier 2026-44.", ("interview", "slots", ""))),
    (HIRING, Opening("Inpakker cadeauverpakkingen", "GNT-EXP-B", "INPAK", 2, "temporary_increase", "Actie cadeauverpakking van december.")),
    (HIRING, Opening("Vervanger ploegbaas assistent", "GNT-EXP", "ORDERPICKER", 1, "temporary_increase", "", submitted=False)),
    (HIRING, Opening("Orderpicker zomerpiek", "GNT-EXP-B", "ORDERPICKER", 2, "temporary_increase", "Zomerpiek.", ("reject",), ended="close")),
    (ANTWERP, Opening("Heftruckchauffeur kade", "ANR-KAD-A", "HEFTRUCK", 1, "temporary_increase", "Extra lijn Fabelkade.", ("accept", ""))),
    (HR, Opening("Planningsbediende", "GNT-KAN", "PLANBED", 1, "inflow", "Vaste vacature planning: derde poging.", ("shortlist",))),
    (ANTWERP, Opening("Containerlosser", "ANR-KAD-A", "CONTAINER", 2, "temporary_increase", "Extra lijn Fabelkade.", ("", ""))),
)  # fmt: skip
DECISIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "shortlist": ("shortlist", {}),
    "accept": ("accept", {}),
    "reject": ("reject", {"reason": "Niet beschikbaar in de late ploeg"}),
}


def open_vacancies(stack: Stack, office: Office, units: dict[str, str], today: date) -> None:
    """Let hiring managers open vacancies, and the back office answer with candidates."""
    began, browsers = time.monotonic(), {user.email: sign_in(stack, user) for user in (HR, HIRING, ANTWERP)}
    office.send(messages.motive_use(int(time.time()), unit("GNT-KAN"), "PLANBED", "inflow", TRIED))
    there = {one["title"] for browser in browsers.values() for one in browser.pages(VACANCIES)}
    for number, (user, opening) in enumerate(OPENINGS):
        if opening.title not in there:
            _open(browsers[user.email], office, units, opening, number, today)
    office.tell_digests()
    _keep_for_later(stack, browsers[HIRING.email])
    tell(f"{len(OPENINGS)} vacancies, {sum(len(opening.decisions) for _, opening in OPENINGS)} candidates", began)


def say_where_delegations_are(stack: Stack) -> None:
    """There is a union delegation in Gent and Antwerpen, and none in Liège: the law counts an increase differently there."""
    hr = sign_in(stack, HR)
    settings, known = hr.get(SETTINGS), units_of(hr)
    wanted = [known[code] for code in DELEGATIONS]
    if set(settings["delegation_unit_ids"]) != set(wanted):
        hr.patch(SETTINGS, {"delegation_unit_ids": wanted}, settings["version"])


def _keep_for_later(stack: Stack, hiring: Browser) -> None:
    """A template and a view for the hiring manager, and a remark of the consultant that nobody has read."""
    listed = {one["title"]: one for one in hiring.pages(VACANCIES)}
    if not hiring.get(TEMPLATES)["items"]:
        hiring.post(TEMPLATES, {"vacancy_id": listed[OPENINGS[0][1].title]["id"], "name": "Orderpicker in twee ploegen"})
    hiring.post(VIEWS, {"name": "Orderpickers die we zoeken", "filters": {"active": True, "title": "orderpicker"}})
    desk = consultant(stack)
    desk.choose(company_of(desk)["id"])
    for one in hiring.get(CANDIDATES, vacancy_id=listed[OPENINGS[0][1].title]["id"])["items"][:1]:
        if not desk.get(f"{CANDIDATES}/{one['id']}")["comments"]:
            desk.post(f"{CANDIDATES}/{one['id']}/comments", {"text": "Kan ook in het weekend; bel gerust voor meer."})


def _open(browser: Browser, office: Office, units: dict[str, str], opening: Opening, number: int, today: date) -> None:
    start = monday_of(today) + timedelta(weeks=2)
    entry = {
        "unit_id": units[opening.unit],
        "title": opening.title,
        "work_post_code": opening.post,
        "positions": opening.positions,
        "motive": opening.motive,
        "justification": opening.justification or None,
        "starts_on": start.isoformat(),
        "ends_on": (start + timedelta(weeks=12)).isoformat(),
        "hours_per_week": "38.00",
        "shift_regime": "Vroege en late ploeg",
        "requirements": ["Veiligheidsattest VCA"],
        "description": work_post(opening.post).text,
        "cost_centre": unit(opening.unit).cost_centre,
    }
    vacancy = browser.post(VACANCIES, entry).json()
    if not opening.submitted:
        return
    mark = office.inbox.mark()
    browser.post(f"{VACANCIES}/{vacancy['id']}/submit", version=vacancy["version"])
    order = office.inbox.wait("StaffingOrder", lambda body: body["documentId"]["value"] == vacancy["reference"], mark)
    office.confirm_order(order.body)
    _candidates(browser, office, vacancy, opening, number)
    if opening.ended:
        browser.act(f"{VACANCIES}/{vacancy['id']}", opening.ended, {"reason": "Niet meer nodig"})


def _candidates(browser: Browser, office: Office, vacancy: dict[str, Any], opening: Opening, number: int) -> None:
    names, one_of = [], dict[str, str]()
    for place, _ in enumerate(opening.decisions):
        index = 200 + number * 10 + place
        names.append(person(index, "temps").name)
        one_of[names[-1]] = f"HR-2{index:05d}"
        text = f"{names[-1]} werkte al als {work_post(opening.post).title.lower()} en kan meteen beginnen."
        office.propose(vacancy["reference"], one_of[names[-1]], f"T-2{index:05d}", names[-1], opening.post, text)
    if not names:
        return
    found = until("the candidates are there", lambda: _all_of(browser, vacancy["id"], len(names)))
    for name, decision in zip(names, opening.decisions, strict=True):
        one = found[name]
        if decision == "interview":
            day = monday_of(date.today()) + timedelta(days=8)
            plan = {"start": at(day, "10:00").isoformat(), "end": at(day, "10:30").isoformat(), "place": "Verzonnenkaai 12, vergaderzaal 2"}
            browser.act(f"{CANDIDATES}/{one['id']}", "interview", plan)
        elif decision == "slots":
            day = monday_of(date.today()) + timedelta(days=9)
            slots = [
                (at(day, clock).astimezone(UTC), at(day, clock).astimezone(UTC) + timedelta(minutes=45), None)
                for clock in ("09:00", "13:30")
            ]
            office.send(messages.interview_slots(vacancy["reference"], one_of[name], slots))
        elif decision:
            verb, body = DECISIONS[decision]
            browser.act(f"{CANDIDATES}/{one['id']}", verb, body or None)


def _all_of(browser: Browser, vacancy: str, count: int) -> dict[str, Any] | None:
    items = browser.get(CANDIDATES, vacancy_id=vacancy)["items"]
    return {one["name"]: one for one in items} if sum(one["cv"] is not None for one in items) >= count else None


def look_at_hours(stack: Stack, office: Office, units: dict[str, str], today: date) -> None:
    """Last week's hours: Antwerp handed them in, Liège approved what is as planned, Gent still has to look."""
    began, week = time.monotonic(), week_name(today - timedelta(days=7))
    antwerp = sign_in(stack, ANTWERP)
    waiting = [one for one in antwerp.pages(SHEETS, week=week, unit_id=units["ANR"], status="open") if one["approvable"]]
    for sheet in waiting:
        antwerp.act(f"{SHEETS}/{sheet['id']}", "submit", {})
    mark = office.inbox.mark()
    done = sign_in(stack, LIEGE).post(f"{SHEETS}/approve", {"week": week, "unit_id": units["LGE"], "only_equal": True}).json()
    approved = [one["id"] for one in done["items"] if one["outcome"] == "approved"]
    cards = office.inbox.wait_all("Timecard", [_of_document(sheet) for sheet in approved], mark)
    office.acknowledge([card.body for card in cards])
    tell(f"last week: {len(waiting)} timesheets submitted, {len(approved)} approved", began)


def _of_document(number: str) -> Callable[[dict[str, Any]], bool]:
    return lambda body: bool(body["documentId"]["value"] == number)


def fill_planning(stack: Stack, office: Office, units: dict[str, str], today: date) -> None:
    """Copy this week to the next as drafts, publish one department, and leave some shifts open."""
    began, this_week, next_week = time.monotonic(), week_name(today), week_name(today + timedelta(days=7))
    gent = sign_in(stack, PLANNER)
    if gent.get(f"{PLANNING}/board", unit_id=units["GNT"], week=next_week)["shifts"]:
        return
    copied = 0
    for browser, code in ((gent, "GNT"), (sign_in(stack, ANTWERP), "ANR"), (sign_in(stack, LIEGE), "LGE")):
        asked = {"unit_id": units[code], "from_week": this_week, "to_week": next_week, "with_temps": True}
        copied += browser.post(f"{PLANNING}/weeks/copy", asked).json()["created"]
    monday = monday_of(today) + timedelta(days=7)
    extra = {"unit_id": units["GNT-EXP-A"], "work_post": "ORDERPICKER", "start_time": "14:00", "end_time": "22:00", "break_minutes": 30}
    gent.post(f"{PLANNING}/shifts", extra | {"head_count": 2, "dates": [(monday + timedelta(days=day)).isoformat() for day in range(3)]})
    mark = office.inbox.mark()
    asked = {"unit_id": units["GNT-EXP-A"], "week": next_week, "accept_warnings": True}
    done = gent.post(f"{PLANNING}/shifts/publish", asked).json()
    if done["contracts"]:
        wanted = [about("contract", one["id"]) for one in done["contracts"]]
        received = [one.body for one in office.inbox.wait_all("Contract", wanted, mark)]
        office.answer_contracts(received, ("signed",))
        office.answer_contracts(received[:-2], ("declared",))
    tell(f"{copied} shifts planned next week, {done['published']} published, {len(done['contracts'])} contracts", began)
