"""The main job of the product, end to end, in a real browser through the gateway, with the back office on its queues."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from demo import conditions, mailbox, messages
from demo.asking import company_of, units_of
from demo.client import TEAMS, Temp, temps, wage_on
from demo.messages import Message
from demo.office import Office
from demo.people import person as somebody
from demo.place import Stack
from demo.play import play_number
from demo.queues import about
from demo.spreadsheet import read_rows
from demo.steps.hours import as_received as hours_received
from demo.steps.hours import as_shown as hours_shown
from demo.steps.hours import send_clock_times
from demo.steps.invoice import invoice_of
from demo.steps.scene import POST, UNIT
from demo.steps.vacancy import as_received
from demo.steps.week import free_week
from demo.users import BY_ROLE, User, new_password
from demo.users import consultant as desk_of
from tests.e2e.job import Job, column, new_job, panel, type_date, type_time, unchanged

TEAM = next(team for team in TEAMS if team.unit == UNIT)
REASON = "Truck came in half an hour late"


@pytest.fixture(scope="module")
def job(stack: Stack) -> Iterator[Job]:
    """The job that the steps play together."""
    with Office(stack) as office:
        yield new_job(stack, office, play_number(int(time.time())))


def test_1_consultant_registers_a_user_who_chooses_a_password(job: Job, consultant: Any, window: Callable[..., Any], stack: Stack) -> None:
    with job.step(1) as scene:
        revision = int(time.time())
        job.office.send(
            messages.units(revision), messages.work_posts(revision), conditions.work_rules(revision), conditions.pay_conditions(revision)
        )
        desk = desk_of(stack)
        desk.choose(company_of(desk)["id"])
        scene.units = units_of(desk)
        email, began = f"octavie.{scene.number}@havenlicht.example", time.time() - 1
        scene.manager = User("Octavie", "Bedacht", "Hiring manager", email, (("hiring_manager", "GNT-EXP"),))
        page: Page = consultant.page
        page.get_by_role("link", name="Users").click()
        page.get_by_role("link", name="Register a user").click()
        for label, value in (
            ("First name", "Octavie"),
            ("Last name", "Bedacht"),
            ("Job title", "Hiring manager"),
            ("E-mail address", email),
        ):
            page.get_by_label(label).fill(value)
        page.get_by_label("Role").select_option("hiring_manager")
        page.get_by_label("Unit").select_option(scene.units["GNT-EXP"])
        page.get_by_role("button", name="Register and invite").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Octavie Bedacht")
        expect(page.get_by_text("Invited", exact=True)).to_be_visible()
        job.windows["manager"] = _accept(window(), mailbox.link_for(email, began), email)
        expect(page.get_by_text("Active", exact=True)).to_be_visible()  # the consultant sees it happen


def _accept(newcomer: Any, token: str, email: str) -> Any:
    page, password = newcomer.page, new_password()
    page.goto(f"/invitation#{token}")
    expect(page.get_by_text("Welcome Octavie")).to_be_visible()
    page.get_by_label("New password").fill("short")
    page.get_by_label("The same password again").fill("short")
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_text("10 more characters")).to_be_visible()
    page.get_by_label("New password").fill(password)
    page.get_by_label("The same password again").fill(password)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello Octavie")
    navigation = page.get_by_role("navigation", name="Main menu")
    expect(navigation.get_by_role("link", name="Vacancies")).to_be_visible()
    expect(navigation.get_by_role("link", name="Planning")).to_have_count(0)
    newcomer.password = password
    return newcomer


def test_2_hiring_manager_opens_a_vacancy_that_reaches_the_back_office(job: Job) -> None:
    with job.step(2) as scene:
        scene.monday = free_week(scene)
        page: Page = job.windows["manager"].page
        page.get_by_role("link", name="Vacancies").click()
        page.get_by_role("link", name="New vacancy").click()
        page.get_by_role("button", name="Handle a peak").click()
        page.get_by_label("Unit").select_option(scene.units[UNIT])
        page.get_by_label("Work post").select_option(POST)
        title, start, end = f"Orderpicker eindejaar {scene.number}", job.monday - timedelta(weeks=1), job.monday + timedelta(weeks=10)
        page.get_by_label("Function").fill(title)
        page.get_by_label("Positions").fill("2")
        type_date(page, "Starts on", start)
        type_date(page, "Ends on", end)
        page.get_by_role("button", name="Two shifts").click()
        page.get_by_label("Requirements").fill("Attest elektrische transpallet\nBasiskennis Nederlands")
        page.get_by_label("Description").fill("Collect orders with a scanner.")
        page.get_by_label("Cost centre").fill("CC-4110")
        page.get_by_label("PO number").fill(f"PO-{scene.number}")
        mark = job.office.inbox.mark()
        page.get_by_role("button", name="Send to the agency").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        scene.vacancy = re.findall(r"/vacancies/([0-9a-f-]{36})$", page.url)[0]
        order = job.office.inbox.wait("StaffingOrder", lambda body: body["positionProfile"]["positionTitle"] == title, mark).body
        received = as_received(order)
        wanted = {
            "work_post_code": POST, "positions": 2, "motive": "temporary_increase", "starts_on": f"{start}", "ends_on": f"{end}",
            "hours_per_week": "38.00", "cost_centre": "CC-4110", "unit": UNIT, "contact_name": "Octavie Bedacht",
            "requirements": ["Attest elektrische transpallet", "Basiskennis Nederlands"], "purchase_order": f"PO-{scene.number}",
            "description": "Collect orders with a scanner.",
            "justification": "Temporary increase of work because of extra orders.",
        }  # fmt: skip
        assert {name: received[name] for name in wanted} == wanted
        still = unchanged(page)
        job.office.confirm_order(order)
        expect(page.get_by_text("Both sides hold the same.")).to_be_visible()
        expect(page.get_by_text("Open", exact=True)).to_be_visible()
        still()


def test_3_candidates_appear_live_one_is_accepted_and_placed(job: Job) -> None:
    with job.step(3) as scene:
        page: Page = job.windows["manager"].page
        numbers = [500 + int(scene.number, 36) * 2 % 300 + place for place in (1, 2)]
        chosen, other = (Temp(f"T-9{scene.number.upper()}{number}", somebody(number, "temps"), "nl", (POST,), TEAM) for number in numbers)
        still, cvs = unchanged(page), []
        for temp in (chosen, other):
            cvs.append(
                job.office.propose(scene.vacancy, f"HR-{temp.number[2:]}", temp.number, temp.person.name, POST, "Four years of experience.")
            )
        expect(column(page, "Proposed").get_by_role("article")).to_have_count(2)
        still()
        opened = panel(page, chosen.person.name)
        expect(opened.get_by_text("Four years of experience.")).to_be_visible()
        with page.expect_download() as downloading:
            opened.get_by_role("button", name=re.compile("^Download: CV")).click()
        assert downloading.value.path().read_bytes() == cvs[0]
        mark = job.office.inbox.mark()
        opened.get_by_role("button", name="Accept").click()
        expect(opened.get_by_text("Accepted", exact=True).first).to_be_visible()
        page.keyboard.press("Escape")
        panel(page, other.person.name).get_by_role("button", name="Reject").click()
        dialog = page.get_by_role("dialog", name=f"Reject {other.person.name}")
        dialog.get_by_role("button", name="Reject").click()
        expect(dialog.get_by_text("Write at least three characters")).to_be_visible()
        dialog.get_by_label("Reason").fill("Too little experience with the pallet truck")
        dialog.get_by_role("button", name="Reject").click()
        expect(dialog).to_have_count(0)
        page.keyboard.press("Escape")
        expect(page.get_by_role("article", name=other.person.name)).to_have_count(0)
        for temp, decision in ((chosen, "accepted"), (other, "rejected")):
            told = job.office.inbox.wait("CandidateDecision", about("candidate", f"HR-{temp.number[2:]}"), mark).body
            assert (told["decision"], told["vacancy"]) == (decision, scene.vacancy)
        start = job.monday - timedelta(weeks=1)
        job.office.place(
            f"AS-{chosen.number[2:]}", chosen, POST, start, start + timedelta(weeks=11), float(wage_on(POST, start)), scene.vacancy
        )
        expect(column(page, "Placed").get_by_role("article", name=chosen.person.name)).to_be_visible()
        still()
        scene.temp = chosen


def test_4_planner_is_stopped_by_the_rest_rule_fixes_it_and_publishes(job: Job, person: Callable[..., Any]) -> None:
    with job.step(4) as scene:
        assert scene.temp is not None
        planner = job.asks("planner")
        name, colleague = scene.temp.person.name, _free_colleague(job)
        job.soon("planning knows the temp", lambda: planner.get("/api/planning/v1/temps", q=name)["items"])
        page: Page = person(BY_ROLE["planner"]).go(f"/planning?week={job.week}&unit={scene.units[UNIT]}", "Planning")
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))
        expect(row).to_be_visible()
        _make(page, [0], "14:00", "22:00")
        _make(page, [1], "06:00", "14:00")
        _assign(page, 0, name)
        page.locator("tbody tr").first.get_by_role("button", name="06:00–14:00").click()
        panel = page.get_by_role("dialog")
        candidate = _candidate(panel, name)
        expect(candidate.get_by_text("Blocked", exact=True)).to_be_visible()
        expect(candidate).to_contain_text("Only 8:00 of rest since the shift before; at least 11:00 is needed.")
        expect(candidate).to_contain_text("38ter")
        expect(candidate.get_by_role("button", name=f"Assign: {name}")).to_have_count(0)
        panel.get_by_role("button", name="Change").click()
        type_time(panel, "Start", "10:00")
        type_time(panel, "End", "18:00")
        panel.get_by_role("button", name="Save").click()
        candidate.get_by_role("button", name=re.compile("^Assign")).click()
        expect(panel.get_by_role("definition").filter(has_text=name)).to_be_visible()
        page.keyboard.press("Escape")
        _make_for(page, colleague, range(5), "06:00", "14:00")
        mark = job.office.inbox.mark()
        page.get_by_role("button", name="Publish 7 shifts").click()
        panel.get_by_text("Price", exact=True).wait_for()
        expect(panel).to_contain_text("€")
        panel.get_by_role("button", name="Publish 7 shifts").click()
        expect(panel.get_by_text("7 shifts published.")).to_be_visible()
        panel.get_by_role("button", name="Close").last.click()
        contracts = [job.office.inbox.wait("Contract", about("temp_name", who), mark).body for who in (name, colleague)]
        still = unchanged(page)
        expect(row.get_by_text("Contract", exact=True)).to_have_count(2)
        job.office.answer_contracts(contracts)
        expect(row.get_by_text("Declared", exact=True)).to_have_count(2)
        expect(page.locator("tbody").get_by_text("Declared", exact=True)).to_have_count(7)
        still()
        board = planner.get("/api/planning/v1/board", unit_id=scene.units[UNIT], week=job.week)
        scene.shifts = [shift for shift in board["shifts"] if shift["temp"]]


def _free_colleague(job: Job) -> str:
    """A temp of the team who has nothing else that week."""
    team = {temp.person.name for temp in temps() if temp.team.unit == UNIT}
    board = job.asks("planner").get("/api/planning/v1/board", unit_id=job.scene.units[UNIT], week=job.week)
    return sorted(one["name"] for one in board["temps"] if one["name"] in team and not one["weeks"][0]["minutes"])[0]


def _days(page: Page, wanted: list[int] | range) -> None:
    boxes = page.get_by_role("group", name="Days").get_by_role("checkbox")
    for place in range(7):
        boxes.nth(place).set_checked(place in wanted)


def _make(page: Page, days: list[int], start: str, end: str) -> None:
    page.get_by_role("button", name="New shift").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Work post").select_option(POST)
    type_time(dialog, "Start", start)
    type_time(dialog, "End", end)
    _days(page, days)
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog).to_have_count(0)


def _make_for(page: Page, name: str, days: range, start: str, end: str) -> None:
    """From the cell of a temp, so that the shifts are made and assigned at once."""
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))
    row.get_by_role("button", name="Add a shift").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name=f"New shift for {name}")).to_be_visible()
    dialog.get_by_label("Work post").select_option(POST)
    type_time(dialog, "Start", start)
    type_time(dialog, "End", end)
    _days(page, days)
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(row.get_by_role("button", name=f"{start}–{end}")).to_have_count(len(days))


def _assign(page: Page, day: int, name: str) -> None:
    page.locator("tbody tr").first.get_by_role("cell").nth(day).get_by_role("button").first.click()
    panel = page.get_by_role("dialog")
    _candidate(panel, name).get_by_role("button", name=re.compile("^Assign")).click()
    expect(panel.get_by_role("definition").filter(has_text=name)).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def _candidate(panel: Locator, name: str) -> Locator:
    """One of those who could do the shift; who is blocked comes last in a long list, so it is searched."""
    panel.get_by_label("Search temp").fill(name)
    return panel.get_by_role("listitem").filter(has_text=name).filter(has_text="Week after")


def test_5_supervisor_corrects_one_line_and_approves_the_rest_in_one_click(job: Job, person: Callable[..., Any]) -> None:
    with job.step(5) as scene:
        assert scene.temp is not None
        name, supervisor = scene.temp.person.name, job.asks("supervisor")
        page: Page = person(BY_ROLE["supervisor"]).go(f"/timesheets?week={job.week}&unit={scene.units[UNIT]}", "Timesheets")
        expect(page.get_by_role("rowheader")).to_have_count(2)
        send_clock_times(scene)
        expect(page.get_by_role("button", name="Approve 2 equal to plan")).to_be_visible()
        page.get_by_role("link", name=name).click()
        page.get_by_role("button", name=re.compile("^Correct the hours")).first.click()
        dialog = page.get_by_role("dialog")
        type_time(dialog, "End", "22:30")
        dialog.get_by_label("Reason").fill(REASON)
        dialog.get_by_role("button", name="Save").click()
        expect(dialog).to_have_count(0)
        expect(page.get_by_role("row").filter(has_text=REASON).get_by_text("+0:30")).to_be_visible()
        page.get_by_role("button", name=re.compile("why\\?$")).first.click()
        expect(page.get_by_text(re.compile("Within .* a day and .* a week"))).to_be_visible()
        page.get_by_role("link", name="Timesheets").last.click()
        mark, row = job.office.inbox.mark(), page.get_by_role("row").filter(has_text=name)
        expect(row.get_by_text("+0:30")).to_be_visible()
        page.get_by_role("button", name="Approve 1 equal to plan").click()
        expect(page.get_by_text("1 timesheet approved")).to_be_visible()
        expect(page.get_by_role("cell", name="Approved", exact=True)).to_have_count(1)
        page.get_by_role("link", name=name).click()
        page.get_by_role("button", name="Approve", exact=True).click()
        expect(page.get_by_text("Approved", exact=True).first).to_be_visible()
        sheets = supervisor.get("/api/timesheet/v1/timesheets", week=job.week, unit_id=scene.units[UNIT])["items"]
        for sheet in sheets:
            card = job.office.inbox.wait("Timecard", lambda body, wanted=sheet["id"]: body["documentId"]["value"] == wanted, mark).body
            assert hours_shown(supervisor.get(f"/api/timesheet/v1/timesheets/{sheet['id']}")) == hours_received(card)
            scene.timecards.append(card)
        still = unchanged(page)
        job.office.acknowledge(scene.timecards)
        expect(page.get_by_text("In payroll", exact=True).first).to_be_visible()
        still()


def test_6_hr_manager_drills_from_the_invoice_to_the_shift_and_exports(job: Job, person: Callable[..., Any]) -> None:
    with job.step(6) as scene:
        invoice = invoice_of(scene)
        page: Page = person(BY_ROLE["hr_manager"]).go("/reports/invoices", "Reports")
        page.get_by_role("rowheader").first.wait_for()
        still = unchanged(page)
        job.office.send(Message("Invoice", invoice.to_xml()))
        row = page.get_by_role("row").filter(has_text=invoice.number)
        expect(row).to_contain_text(f"€{invoice.net:,.2f}")
        still()
        row.get_by_role("link").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Invoice {invoice.number}")
        page.get_by_role("row").filter(has_text="€").first.get_by_role("button", name=re.compile("^Trace")).click()
        panel = page.get_by_role("dialog")
        expect(panel).to_contain_text("Wannes Bedacht")  # who approved
        panel.get_by_role("link", name="Open the shift in the planning").click()
        expect(page.get_by_role("dialog")).to_contain_text("Declared")
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Reports").click()
        expect(page.get_by_role("img", name=re.compile("Invoiced per month"))).to_be_visible()
        page.get_by_role("link", name="Invoiced", exact=True).click()
        page.get_by_label("Split by").select_option("invoice")
        with page.expect_download() as downloading:
            page.get_by_role("button", name="XLSX").click()
        rows = read_rows(downloading.value.path().read_bytes())
        amounts = [
            Decimal(str(cell)).quantize(Decimal("0.01")) for row in rows if invoice.number in row for cell in row if isinstance(cell, float)
        ]
        assert invoice.net in amounts
