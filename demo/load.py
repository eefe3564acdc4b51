"""Loads the demo client: organisation, users, fourteen months of history, and a present that has something to do."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

from demo import access, conditions, messages, users
from demo.asking import company_of, tell, units_of
from demo.billing import weekly_invoice
from demo.client import SITES, TEAMS, Team, temps, unit, wage_on, work_post
from demo.history import Work, by_week, monday_of, timecard_number, week_name, works
from demo.messages import ClockTime, Message
from demo.office import Office
from demo.place import Failed, Stack, recall, remember
from demo.portal import Browser
from demo.present import fill_planning, look_at_hours, open_vacancies, say_where_delegations_are

APPROVERS = ("Wannes Bedacht", "Kamiel Nergens", "Quirine Schijn", "Séraphine Imaginaire")
BLOCK_WEEKS, STATUS_BATCH = 4, 100


def load(stack: Stack) -> None:
    """Load everything, unless it is loaded. Takes a minute or so; may be repeated after a failure."""
    if recall().get("loaded"):
        say_where_delegations_are(stack)
        print("demo: the demo client is loaded already")
        return
    began, today = time.monotonic(), date.today()
    with Office(stack) as office:
        hr = _organisation(stack, office)
        say_where_delegations_are(stack)
        done = works(today)
        _reference_data(office, hr, today)
        send_shifts(office, done)
        last_invoice = send_invoices(office, hr, done, today)
        _planned(office, hr, done, today)
        _worked(office, hr, done, today)
        office.until(
            "the invoices are there", lambda: hr.get("/api/reporting/v1/invoices", number=last_invoice, **_all_months(today))["items"], 300
        )
        office.answer_contracts([one.body for one in office.inbox.messages if one.kind == "Contract"])
        open_vacancies(stack, office, units_of(hr), today)
        fill_planning(stack, office, units_of(hr), today)
        look_at_hours(stack, office, units_of(hr), today)
        access.arrange(stack, office, hr, units_of(hr), today)
        refused = [one.body for one in office.inbox.refusals()]
    users.write_logins(stack)
    if refused:
        raise Failed(f"the portal refused {len(refused)} messages, the first: {refused[0]}")
    remember(loaded=today.isoformat())
    print(f"demo: loaded in {time.monotonic() - began:.0f} s")


def _organisation(stack: Stack, office: Office) -> Browser:
    """Units and users; returns the HR manager's browser once every module knows them."""
    began = time.monotonic()
    office.send(messages.units(int(time.time())))
    desk = users.consultant(stack)
    company = office.until("the client is known", lambda: company_of(desk))
    desk.choose(company["id"])
    known = office.until("every unit is known", lambda: units_of(desk))
    mailed = {user.email: users.register(desk, user, known) for user in users.USERS if user.email not in recall().get("passwords", {})}
    for email, since in mailed.items():
        users.accept_invitation(stack, email, since)
    hr = users.sign_in(stack, users.USERS[0])
    probes = ("vacancy/v1/vacancies", "planning/v1/board", "timesheet/v1/weeks", "reporting/v1/invoices", "document/v1/documents")
    for probe in probes:
        office.until(f"/api/{probe} knows the client", lambda probe=probe: hr.get(f"/api/{probe}", unit_id=known["GNT-EXP-A"]))  # type: ignore[misc]
    tell(f"{len(known)} units, {len(mailed)} users", began)
    return hr


def _reference_data(office: Office, hr: Browser, today: date) -> None:
    """Work posts, rules, conditions, temps with their placements and availability."""
    began, revision = time.monotonic(), int(time.time())
    office.send(messages.work_posts(revision), conditions.work_rules(revision), conditions.pay_conditions(revision))
    start, end = monday_of(today) - timedelta(weeks=61), today + timedelta(weeks=104)
    for team in TEAMS:
        office.send(_standing_order(team, start, end))
    office.until("the agency's vacancies are known", lambda: len(list(hr.pages("/api/vacancy/v1/vacancies"))) >= len(TEAMS))
    _candidates_of_standing_orders(office, hr)
    for temp in temps():
        wage = float(wage_on(temp.team.work_post, today))
        office.place(f"AS-{temp.number[2:]}", temp, temp.team.work_post, start, end, wage, _standing(temp.team))
    office.until("planning knows why the last of them works here", lambda: _motive(hr, temps()[-1].person.name))
    tell(f"work posts, rules, conditions and {len(temps())} temps", began)


def _candidates_of_standing_orders(office: Office, hr: Browser) -> None:
    """Everybody who works there was proposed and accepted once; who is there already stays as they are."""
    there = {one["name"] for one in hr.pages("/api/vacancy/v1/candidates")}
    for temp in [temp for temp in temps() if temp.person.name not in there]:
        text = f"{temp.person.name} werkt al langer voor ons als {work_post(temp.team.work_post).title.lower()}."
        office.propose(_standing(temp.team), f"HR-{temp.number[2:]}", temp.number, temp.person.name, temp.team.work_post, text)
    known = office.until("the candidates are known", lambda: _proposed(hr))
    for candidate in known:
        if candidate["status"] == "proposed":
            hr.act(f"/api/vacancy/v1/candidates/{candidate['id']}", "accept")


def _motive(hr: Browser, name: str) -> str | None:
    found = hr.get("/api/planning/v1/temps", q=name)["items"]
    placements = hr.get(f"/api/planning/v1/temps/{found[0]['id']}")["placements"] if found else []
    return placements[0]["motive"] if placements else None


def _proposed(hr: Browser) -> list[dict[str, Any]] | None:
    """All of them, once each has its CV: before that they still change."""
    names = {temp.person.name for temp in temps()}
    found = [one for one in hr.pages("/api/vacancy/v1/candidates") if one["name"] in names]
    return found if sum(one["cv"] is not None for one in found) >= len(temps()) else None


def _standing(team: Team) -> str:
    return f"V-2025-{team.unit}"


def _standing_order(team: Team, start: date, end: date) -> Message:
    return messages.staffing_order(
        _standing(team), unit(team.unit), team.work_post, team.size, start, end, "temporary_increase", "Uitbreiding van de activiteit, dossier 2025-07."
    )  # fmt: skip


def send_shifts(office: Office, done: list[Work]) -> None:
    """Every shift up to this week, per temp in blocks of four weeks."""
    first = done[0].monday
    blocks: dict[tuple[int, str], list[Work]] = {}
    for work in done:
        blocks.setdefault(((work.monday - first).days // 7 // BLOCK_WEEKS, work.temp.number), []).append(work)
    for (block, number), shifts in sorted(blocks.items()):
        temp = shifts[0].temp
        office.send(
            messages.planning_assignment(f"PA-{number[2:]}-{first:%Y}-{block:02d}", unit(temp.team.unit), temp, temp.team.work_post, shifts)
        )


def _planned(office: Office, hr: Browser, done: list[Work], today: date) -> None:
    """Wait until every shift of this week, which were sent last, is planned and has its timesheet."""
    began, week, expected = time.monotonic(), week_name(today), sum(work.monday == monday_of(today) for work in done)
    office.until("every shift is planned", lambda: _assigned_in(hr, week) >= expected, 600)
    office.until("every shift has a timesheet", lambda: _lines_in(hr, week) >= expected, 600)
    tell(f"{len(done)} shifts planned", began)


def _assigned_in(hr: Browser, week: str) -> int:
    return sum(one["temp"] is not None for one in hr.get("/api/planning/v1/board", week=week)["shifts"])


def _lines_in(hr: Browser, week: str) -> int:
    return int(next((one["lines"] for one in hr.get("/api/timesheet/v1/weeks")["items"] if one["week"] == week), 0))


def _worked(office: Office, hr: Browser, done: list[Work], today: date) -> None:
    """Clock times of every shift that is over; the weeks before last are approved and paid."""
    began, now = time.monotonic(), datetime.now(UTC)
    over = [work for work in done if work.actual_end < now]
    statuses: list[dict[str, Any]] = []
    for (number, monday), shifts in by_week(over).items():
        temp, place = shifts[0].temp, unit(shifts[0].temp.team.unit)
        times = [ClockTime(work.line, work.shift, work.actual_start, work.actual_end) for work in shifts]
        office.send(
            messages.timecard(timecard_number(number, monday), number, temp.person.name, place, monday, monday + timedelta(days=6), times)
        )
        if monday < monday_of(today) - timedelta(weeks=1):
            statuses.append(_approved(number, monday, len(statuses)))
    for at in range(0, len(statuses), STATUS_BATCH):
        office.send(messages.timecard_status(statuses[at : at + STATUS_BATCH]))
    last = monday_of(today) - timedelta(weeks=2)
    office.until("the history is approved", lambda: _all_approved(hr, week_name(last)), 300)
    tell(f"{len(over)} shifts worked, {len(statuses)} timesheets approved", began)


def _approved(number: str, monday: date, index: int) -> dict[str, Any]:
    at = datetime.combine(monday + timedelta(days=7), datetime.min.time(), UTC) + timedelta(hours=8, minutes=index % 55)
    approver = APPROVERS[index % len(APPROVERS)]
    return {
        "timecard": timecard_number(number, monday),
        "revision": None,
        "status": "approved",
        "at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "approver": approver,
    }


def _all_approved(hr: Browser, week: str) -> bool:
    found = next((one for one in hr.get("/api/timesheet/v1/weeks")["items"] if one["week"] == week), None)
    return found is not None and found["by_status"].get("approved", 0) == found["sheets"]


def send_invoices(office: Office, hr: Browser, done: list[Work], today: date) -> str:
    """A weekly invoice per site for every week that was approved, unless it is there already; returns the number of the last."""
    began, invoices = time.monotonic(), []
    known = {one["number"] for one in hr.pages("/api/reporting/v1/invoices", **_all_months(today))}
    last = monday_of(today) - timedelta(weeks=2)
    per_week: dict[tuple[date, str], list[Work]] = {}
    for work in done:
        if work.monday <= last:
            per_week.setdefault((work.monday, unit(work.temp.team.unit).site), []).append(work)
    for (monday, code), shifts in sorted(per_week.items()):
        invoices.append(weekly_invoice(next(site for site in SITES if site.code == code), monday, shifts))
        if invoices[-1].number not in known:
            office.send(Message("Invoice", invoices[-1].to_xml()))
    tell(f"{len(invoices)} invoices with {sum(len(one.lines) for one in invoices)} lines sent", began)
    return invoices[-1].number


def _all_months(today: date) -> dict[str, str]:
    return {"from": f"{today - timedelta(days=500):%Y-%m}", "until": f"{today:%Y-%m}"}
