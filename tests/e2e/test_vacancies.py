"""Vacancies at the screens: from a template to the agency past what the law allows, saved views, and candidates from board to interview."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from demo import messages
from demo.asking import company_of, units_of, until
from demo.office import Office
from demo.place import Stack
from demo.play import play_number
from demo.portal import Browser
from demo.queues import about
from demo.steps.scene import POST, UNIT
from demo.users import BY_ROLE
from demo.users import consultant as desk_of
from tests.e2e.job import cancel_vacancy, choose, column, panel, type_date, type_time, unchanged

HR = BY_ROLE["hr_manager"]
RUN = play_number(int(time.time()))
VACANCIES, CANDIDATES = "/api/vacancy/v1/vacancies", "/api/vacancy/v1/candidates"
START = date.today() + timedelta(days=14 - date.today().weekday())
LATER = datetime.combine(START, datetime.min.time(), UTC) + timedelta(hours=9)
SOMEBODY, OTHER = f"Filomena Verzinsel {RUN}", f"Gaston Bedenksel {RUN}"


@pytest.fixture(scope="module")
def office(stack: Stack) -> Iterator[Office]:
    """The back office's ends of the queues."""
    with Office(stack) as opened:
        yield opened


@pytest.fixture(scope="module")
def consultant_desk(stack: Stack) -> Browser:
    """The agency's consultant without a screen."""
    browser = desk_of(stack)
    browser.choose(company_of(browser)["id"])
    return browser


@pytest.fixture(scope="module")
def vacancy(desk: Browser, office: Office) -> Iterator[dict[str, Any]]:
    """A vacancy that the agency works on, with two candidates; cancelled at the end."""
    entry = {
        "unit_id": units_of(desk)[UNIT], "title": f"Vervanger {RUN}", "work_post_code": POST, "positions": 2,
        "motive": "replacement_suspended", "replacement_reason": "illness", "justification": "Vervanging wegens ziekte.",
        "starts_on": f"{START}", "ends_on": f"{START + timedelta(weeks=6)}", "hours_per_week": "38.00", "contact_name": "Hortense Denkbeeldig",
    }  # fmt: skip
    draft = desk.post(VACANCIES, entry).json()
    mark = office.inbox.mark()
    sent = desk.post(f"{VACANCIES}/{draft['id']}/submit", version=draft["version"]).json()
    office.confirm_order(office.inbox.wait("StaffingOrder", lambda body: body["documentId"]["value"] == sent["reference"], mark).body)
    for place, name in enumerate((SOMEBODY, OTHER)):
        office.propose(sent["id"], f"HR-{RUN}{place}", f"T-8{RUN.upper()}{place}", name, POST, f"{name} works with scanners.")
    until("both candidates are there", lambda: len(desk.get(CANDIDATES, vacancy_id=sent["id"])["items"]) == 2, 30)
    yield sent
    desk.act(f"{VACANCIES}/{sent['id']}", "cancel", {"reason": "Only a test"})


def card(page: Page, name: str, stage: str) -> Locator:
    """A card, in the column where it must be."""
    return column(page, stage).get_by_role("article", name=name)


def proposal_of(desk: Browser, name: str, vacancy: dict[str, Any]) -> dict[str, Any]:
    """The candidate as the service has it."""
    found = next(one for one in desk.get(CANDIDATES, vacancy_id=vacancy["id"])["items"] if one["name"] == name)
    return dict(desk.get(f"{CANDIDATES}/{found['id']}"))


def test_vacancy_from_a_template_is_held_against_the_law_then_sent(hr: Any, desk: Browser, office: Office) -> None:
    page: Page = hr.go("/vacancies/new", "New vacancy")
    page.get_by_role("button", name="Exceptional work").click()
    page.get_by_label("Unit").select_option(units_of(desk)[UNIT])
    page.get_by_label("Work post").select_option(POST)
    page.get_by_label("Function").fill(f"Sjabloon {RUN}")
    page.get_by_label("Requirements").fill("Attest transpallet")
    page.get_by_role("button", name="Keep as draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Sjabloon {RUN}")
    expect(page.get_by_role("note")).to_contain_text("Still needed before it can be sent: Starts on, Ends on.")
    draft = page.url
    choose(page, "More actions", "Save as template")
    page.get_by_role("dialog").get_by_label("Name").fill(f"Piek {RUN}")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)

    page = hr.go("/vacancies", "Vacancies")
    page.get_by_role("link", name="From a template").click()
    page.get_by_role("link", name=f"Change: Piek {RUN}").click()
    page.get_by_label("Positions").fill("2")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name=f"Use: Piek {RUN}").click()
    expect(page.get_by_label("Function")).to_have_value(f"Sjabloon {RUN}")
    expect(page.get_by_label("Positions")).to_have_value("2")
    expect(page.get_by_label("Requirements")).to_have_value("Attest transpallet")
    _refused_then_sent(page, office)

    page.goto(draft)
    cancel_vacancy(page)
    page = hr.go("/vacancies/templates", "Templates")
    page.get_by_role("button", name=f"Delete: Piek {RUN}").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name=f"Use: Piek {RUN}")).to_have_count(0)


def _refused_then_sent(page: Page, office: Office) -> None:
    """Ask for longer than the motive allows, be told where and until when, and send what is allowed."""
    meter = page.get_by_role("region", name="Motive meter")
    expect(meter).to_contain_text("Exceptional work")
    expect(meter).to_contain_text("of 12 months")
    type_date(page, "Starts on", START)
    type_date(page, "Ends on", START + timedelta(days=900))
    expect(page.get_by_text("As it is now, this would be refused:")).to_be_visible()
    expect(meter).to_contain_text("goes beyond it")
    page.get_by_role("button", name="Send to the agency").click()
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"The motive allows at most 12 months: \d\d/\d\d/\d{4} is the last day\."))
    end = page.get_by_role("group", name="Ends on")
    expect(end.get_by_role("spinbutton").first).to_be_focused()
    expect(page.get_by_label("Function")).to_have_value(f"Sjabloon {RUN}")
    mark = office.inbox.mark()
    page.get_by_role("button", name=re.compile("^End on")).click()
    expect(page.get_by_text("As it is now, this would be refused:")).to_have_count(0)
    page.get_by_role("button", name="Send to the agency").click()
    expect(page.get_by_text("Sent", exact=True).first).to_be_visible()
    order = office.inbox.wait("StaffingOrder", lambda body: body["positionProfile"]["positionTitle"] == f"Sjabloon {RUN}", mark).body
    office.confirm_order(order)
    expect(page.get_by_text("Both sides hold the same.")).to_be_visible()
    cancel_vacancy(page)


def test_view_is_saved_chosen_and_forgotten(hr: Any, vacancy: dict[str, Any]) -> None:
    page: Page = hr.go("/vacancies", "Vacancies")
    page.get_by_label("Search").fill(RUN)
    page.get_by_label("Show").select_option("open")
    expect(page.get_by_role("rowheader")).to_have_count(1)
    expect(page.get_by_role("row").nth(1)).to_contain_text("2 Proposed")
    expect(page.get_by_role("progressbar", name="0 of 2 positions filled")).to_be_visible()
    page.get_by_role("button", name="Save this view").click()
    page.get_by_role("dialog").get_by_label("Name").fill(f"Mine {RUN}")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    view = page.get_by_role("button", name=f"Mine {RUN}")
    expect(view).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_label("Search")).to_have_value("")
    page.reload()
    view.click()
    expect(page.get_by_label("Search")).to_have_value(RUN)
    expect(page.get_by_role("rowheader")).to_have_count(1)
    page.get_by_role("button", name="Forget this view").click()
    expect(view).to_have_count(0)


def test_candidate_is_moved_by_keyboard_and_by_mouse(hr: Any, vacancy: dict[str, Any], office: Office) -> None:
    page: Page = hr.go(f"/vacancies/{vacancy['id']}", vacancy["title"])
    expect(card(page, SOMEBODY, "Proposed")).to_be_visible()
    mark = office.inbox.mark()
    move = card(page, SOMEBODY, "Proposed").get_by_role("button", name=f"Move: {SOMEBODY}")
    move.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Accept")).to_be_focused()
    page.keyboard.press("s")
    expect(page.get_by_role("menuitem", name="Shortlist")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page, SOMEBODY, "Shortlisted")).to_be_visible()
    expect(page.get_by_text(f"{SOMEBODY} is shortlisted.")).to_be_visible()
    assert office.inbox.wait("CandidateDecision", about("candidate", f"HR-{RUN}0"), mark).body["decision"] == "shortlisted"

    dragged = card(page, OTHER, "Proposed")
    dragged.hover()
    page.wait_for_timeout(1000)  # what may be done is asked when the pointer comes near
    dragged.drag_to(column(page, "Placed"))
    expect(dragged).to_be_visible()  # only the agency places
    dragged.drag_to(column(page, "Accepted"))
    page.get_by_role("dialog", name=f"Accept {OTHER}?").get_by_role("button", name="Cancel").click()
    expect(dragged).to_be_visible()
    dragged.drag_to(column(page, "Out of the running"))
    page.get_by_role("dialog", name=f"Reject {OTHER}").get_by_label("Reason").fill("Another candidate fits better")
    page.get_by_role("dialog", name=f"Reject {OTHER}").get_by_role("button", name="Reject").click()
    expect(card(page, OTHER, "Proposed")).to_have_count(0)
    column(page, "Out of the running").get_by_role("button", name="Show 1 rejected or withdrawn").click()
    expect(card(page, OTHER, "Out of the running")).to_be_visible()


def test_interview_moments_are_proposed_agreed_and_called_off(hr: Any, vacancy: dict[str, Any], office: Office, desk: Browser) -> None:
    page: Page = hr.go(f"/vacancies/{vacancy['id']}", vacancy["title"])
    opened, still = panel(page, SOMEBODY), unchanged(page)
    moments = [(LATER + timedelta(days=day), LATER + timedelta(days=day, minutes=45), "Verzonnenkaai 12") for day in (0, 1)]
    office.send(messages.interview_slots(vacancy["id"], f"HR-{RUN}0", moments))
    expect(opened.get_by_role("heading", name="The agency proposes")).to_be_visible()
    still()
    opened.get_by_role("button", name=re.compile("does not suit$")).first.click()
    expect(opened.get_by_role("button", name=re.compile("^Agree to"))).to_have_count(1)

    opened.get_by_role("button", name="Propose moments").click()
    dialog = page.get_by_role("dialog", name=f"Propose moments for {SOMEBODY}")
    type_date(dialog, "Day", START + timedelta(days=2))
    type_time(dialog, "Start", "14:00")
    type_time(dialog, "End", "14:30")
    dialog.get_by_label("Place or link").fill("Online")
    mark = office.inbox.mark()
    dialog.get_by_role("button", name="Propose moments").click()
    expect(opened.get_by_role("button", name=re.compile("^Take back"))).to_have_count(1)
    told = office.inbox.wait("CandidateDecision", about("candidate", f"HR-{RUN}0"), mark).body
    assert (told["decision"], len(told["slots"])) == ("interview_proposed", 2)

    opened.get_by_role("button", name=re.compile("^Agree to")).click()
    expect(opened.get_by_text("Interview planned", exact=True).first).to_be_visible()
    assert proposal_of(desk, SOMEBODY, vacancy)["interview"]["place"] == "Verzonnenkaai 12"
    with page.expect_download() as saving:
        opened.get_by_role("button", name="Calendar (.ics)").click()
    assert "BEGIN:VEVENT" in saving.value.path().read_text()
    opened.get_by_role("button", name="Call interview off").click()
    page.get_by_role("dialog", name="Call the interview").get_by_label("Reason").fill("The supervisor is away")
    page.get_by_role("dialog", name="Call the interview").get_by_role("button", name="Call interview off").click()
    expect(opened.get_by_text("Called off", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page, SOMEBODY, "Shortlisted")).to_be_visible()


def test_comment_is_unread_until_it_was_on_the_screen(hr: Any, vacancy: dict[str, Any], desk: Browser, consultant_desk: Browser) -> None:
    page: Page = hr.go(f"/vacancies?q={RUN}", "Vacancies")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=vacancy["title"]))
    expect(row).to_be_visible()
    candidate, still = proposal_of(desk, SOMEBODY, vacancy), unchanged(page)
    consultant_desk.post(f"{CANDIDATES}/{candidate['id']}/comments", {"text": "She can begin on Monday."})
    expect(row.get_by_text("1 new comment")).to_be_visible()
    still()
    row.get_by_role("link", name=vacancy["title"]).click()
    expect(card(page, SOMEBODY, "Shortlisted").get_by_text("1 new comment")).to_be_visible()
    opened = panel(page, SOMEBODY)
    said = opened.get_by_role("listitem").filter(has_text="She can begin on Monday.")
    said.scroll_into_view_if_needed()
    expect(said.get_by_text("New", exact=True)).to_be_visible()
    until("the comment counts as read", lambda: proposal_of(desk, SOMEBODY, vacancy)["unread"] == 0, 20)
    opened.get_by_label("Comment (the agency reads it too)").fill("Thank you, Monday it is.")
    opened.get_by_role("button", name="Post").click()
    expect(opened.get_by_role("listitem").filter(has_text="Thank you, Monday it is.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("1 new comment")).to_have_count(0)
    assert consultant_desk.get(f"{CANDIDATES}/{candidate['id']}")["unread"] == 1


def test_cv_is_shown_only_when_somebody_asks_for_it(hr: Any, vacancy: dict[str, Any]) -> None:
    page: Page = hr.go(f"/vacancies/{vacancy['id']}", vacancy["title"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/preview") else None)
    opened = panel(page, SOMEBODY)
    expect(opened.get_by_text(f"{SOMEBODY} works with scanners.")).to_be_visible()
    assert asked == []
    opened.get_by_role("button", name="Show", exact=True).click()
    expect(opened.locator("iframe")).to_have_attribute("src", re.compile("^blob:"))
    assert len(asked) == 1
    opened.get_by_role("button", name="Hide", exact=True).click()
    expect(opened.locator("iframe")).to_have_count(0)


def test_change_is_told_with_who_and_from_what_to_what(hr: Any, vacancy: dict[str, Any], office: Office, desk: Browser) -> None:
    page: Page = hr.go(f"/vacancies/{vacancy['id']}/edit", vacancy["title"])
    expect(page.get_by_label("Function")).to_be_disabled()
    mark = office.inbox.mark()
    page.get_by_label("Positions").fill("3")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("0 of 3 positions filled").first).to_be_visible()
    exchanged = page.get_by_role("listitem").filter(has_text="Version 3")
    expect(exchanged).to_contain_text(f"{HR.first_name} {HR.last_name}")
    expect(exchanged.get_by_role("deletion")).to_have_text("2")
    expect(exchanged.get_by_role("insertion")).to_have_text("3")
    order = office.inbox.wait("StaffingOrder", lambda body: body["documentId"]["value"] == vacancy["reference"], mark).body
    office.confirm_order(order)
    expect(page.get_by_text("Both sides hold the same.")).to_be_visible()
    digest = page.get_by_role("definition").filter(has_text=re.compile("^[0-9a-f]{64}$")).first.inner_text()
    office.send(messages.vacancy_digests({vacancy["reference"]: digest}, datetime.now(UTC)))
    until("the portal was told", lambda: desk.get(f"{VACANCIES}/{vacancy['id']}")["exchange"]["told"], 30)
    page.reload()
    expect(page.get_by_text("The same, told on")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 360])
def test_screens_of_a_vacancy_have_no_violations_at_any_width(person: Callable[..., Any], vacancy: dict[str, Any], width: int) -> None:
    who = person(HR, width=width, height=800)
    page: Page = who.go(f"/vacancies/{vacancy['id']}", vacancy["title"])
    expect(page.get_by_role("region", name="Motive meter")).to_contain_text("no limit in months")
    assert who.axe() == []
    page.get_by_role("button", name=f"Move: {SOMEBODY}").click()
    expect(page.get_by_role("menuitem", name="Accept")).to_be_visible()
    assert who.axe() == []
    page.keyboard.press("Escape")
    opened = panel(page, SOMEBODY)
    expect(opened.get_by_role("heading", name="Comments")).to_be_visible()
    assert who.axe() == []
    opened.get_by_role("button", name="Propose moments").click()
    expect(page.get_by_role("dialog", name="Propose moments")).to_be_visible()
    assert who.axe() == []
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    who.go("/vacancies", "Vacancies")
    page.get_by_role("button", name="More filters").click()
    expect(page.get_by_role("group", name="Begins by")).to_be_visible()
    assert who.axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
