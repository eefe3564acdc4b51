"""Users and their access at the screens: registered with dates, imported, sessions, second factor, delegation, review, notices."""

import hashlib
import hmac
import re
import struct
import time
from base64 import b32decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from demo import mailbox
from demo.asking import company_of, units_of
from demo.place import Stack
from demo.portal import Browser
from demo.users import BY_ROLE, CONSULTANT, User, accept_invitation, new_password, password_of, register
from demo.users import consultant as desk_of
from tests.e2e.job import type_date, unchanged

RUN = int(time.time()) % 10**7
TEAM, TEAM_NAME = "GNT-EXP-B", "Expeditie ploeg B"
TODAY = date.today()


@dataclass
class Agency:
    """The consultant without a screen, and the units of the client."""

    desk: Browser
    units: dict[str, str]

    def user(self, email: str) -> dict[str, Any]:
        """A user as the service knows them now."""
        return next(one for one in self.desk.pages("/api/identity/v1/users", q=email) if one["email"] == email)


@pytest.fixture(scope="module")
def agency(stack: Stack) -> Iterator[Agency]:
    """The agency; afterwards nobody these tests registered has access, and no notice of theirs stays."""
    desk = desk_of(stack)
    desk.choose(company_of(desk)["id"])
    found = Agency(desk, units_of(desk))
    yield found
    for user in list(desk.pages("/api/identity/v1/users", q=f".{RUN}@")):
        if user["status"] != "disabled":
            desk.post(f"/api/identity/v1/users/{user['id']}/disable", version=user["version"])
    for notice in desk.get("/api/identity/v1/notices")["items"]:
        if str(RUN) in notice["text"]["en"]:
            desk.post(f"/api/identity/v1/notices/{notice['id']}/end", version=notice["version"])


@pytest.fixture
def newcomer(agency: Agency, stack: Stack, request: pytest.FixtureRequest) -> User:
    """Somebody new in a team in Gent, who recruits for all of Gent and has chosen a password."""
    name = request.node.name.split("_")[1].capitalize()
    user = User(name, f"Nieuwkomer {RUN}", "Ploegbaas", f"{name.lower()}.{RUN}@havenlicht.example", (("hiring_manager", "GNT"),))
    since = register(agency.desk, user, agency.units)
    known = agency.user(user.email)
    agency.desk.patch(f"/api/identity/v1/users/{known['id']}", {"unit_id": agency.units[TEAM]}, known["version"])
    accept_invitation(stack, user.email, since)
    return user


def code(secret: str, step: int = 0) -> str:
    """The six digits that an authenticator app shows now (RFC 6238)."""
    digest = hmac.new(b32decode(secret), struct.pack(">Q", int(time.time()) // 30 + step), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"


def test_registered_user_follows_the_mail_and_reads_their_rights(consultant: Any, agency: Agency, window: Callable[..., Any]) -> None:
    email, began, last = f"nieuw.{RUN}@havenlicht.example", time.time() - 1, TODAY + timedelta(days=60)
    page: Page = consultant.go("/users", "Users")
    page.get_by_role("link", name="Register a user").click()
    page.get_by_label("First name").fill("Odette")
    page.get_by_label("Last name").fill("Nergens")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Register and invite").click()
    expect(page.get_by_text("Fill this in.")).to_have_count(1)  # the job title; what was typed stays
    page.get_by_label("Job title").fill("Ploegbaas")
    page.get_by_label("Role").select_option("timesheet_approver")
    page.get_by_label("Unit").select_option(agency.units["GNT"])
    page.get_by_role("button", name="Dates").click()
    type_date(page, "Until", last)
    expect(page.get_by_role("heading", name=f"May, in Gent and everything under it (until {last:%d/%m/%Y}):")).to_be_visible()
    expect(page.get_by_text("Approve and reject timesheets")).to_be_visible()
    page.get_by_role("button", name="Register and invite").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Odette Nergens")
    expect(page.get_by_role("group", name="Until")).to_contain_text(f"{last:%Y}")
    check = unchanged(page)

    visitor = window()
    visitor.page.goto(f"/invitation#{mailbox.link_for(email, began)}")
    visitor.page.get_by_label("New password").fill("odette nergens ploegbaas")
    expect(visitor.page.get_by_text("Too close to your own name")).to_be_visible()
    password = new_password()
    visitor.page.get_by_label("New password").fill(password)
    expect(visitor.page.get_by_text("Strong.")).to_be_visible()
    visitor.page.get_by_label("The same password again").fill(password)
    visitor.page.get_by_role("button", name="Save and sign in").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Hello Odette")
    visitor.go("/account", "My account")
    expect(visitor.page.get_by_role("heading", name=f"You may, in Gent and everything under it (until {last:%d/%m/%Y}):")).to_be_visible()
    expect(page.get_by_text("Active", exact=True)).to_be_visible()
    check()


def test_file_of_users_is_checked_before_it_is_carried_out(consultant: Any, agency: Agency, tmp_path: Path) -> None:
    page: Page = consultant.go("/users/import", "Import users")
    with page.expect_download() as download:
        page.get_by_role("button", name="Template").click()
    heading = download.value.path().read_bytes().decode("utf-8").splitlines()[0]
    assert heading.startswith("\ufeffemail;first_name;last_name;job_title")
    lines = [
        heading.removeprefix("\ufeff"),
        f"séraphin.{RUN}@havenlicht.example;Séraphin;Bedacht;Planner;;fr;Gent;planner;Gent;01/01/2027;31/12/2027",
        f"geen.{RUN}@havenlicht.example;Geen;Functie;;;nl;Gent;baas;Gent;;",
    ]
    file = tmp_path / "gebruikers.csv"
    file.write_text("\r\n".join(lines).replace("séraphin.", "seraphin."), encoding="cp1252")  # as a Belgian spreadsheet saves it
    page.get_by_label("Choose a CSV file").set_input_files(file)
    expect(page.get_by_label("Or paste the lines here")).to_have_value(re.compile("Séraphin"))
    page.get_by_role("button", name="Check", exact=True).click()
    report = page.get_by_role("region", name="What would happen")
    expect(report.get_by_text("Line 3, role: You cannot choose this role.")).to_be_visible()
    expect(report.get_by_text("Line 3, job_title: Fill this in.")).to_be_visible()
    expect(report.get_by_role("row").filter(has_text="seraphin.")).to_contain_text("Registered")
    assert not list(agency.desk.pages("/api/identity/v1/users", q=f"seraphin.{RUN}"))
    report.get_by_role("button", name="Carry out for 1 user").click()
    done = page.get_by_role("region", name="What happened")
    expect(done.get_by_role("row").filter(has_text="seraphin.")).to_contain_text("Registered")
    made = agency.user(f"seraphin.{RUN}@havenlicht.example")
    assert (made["first_name"], made["language"], made["grants"][0]["until"]) == ("Séraphin", "fr", "2027-12-31")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("region", name="What would happen").get_by_role("row").filter(has_text="seraphin.")).to_contain_text(
        "Unchanged"
    )


def test_user_of_any_client_is_found_and_opened(window: Callable[..., Any]) -> None:
    seeker = window().sign_in(CONSULTANT, password_of(CONSULTANT))
    page: Page = seeker.page
    page.get_by_label("Search for a client").fill(BY_ROLE["finance"].last_name)
    row = page.get_by_role("row").filter(has_text=BY_ROLE["finance"].email)
    row.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(BY_ROLE["finance"].last_name)
    expect(page.get_by_text("Agency, for Havenlicht")).to_be_visible()


def test_session_that_is_ended_elsewhere_is_over_at_once(newcomer: User, person: Callable[..., Any]) -> None:
    here, there = person(newcomer), person(newcomer)
    there.go("/vacancies", "Vacancies")
    page: Page = here.go("/account", "My account")
    expect(page.get_by_text("This one", exact=True)).to_have_count(1)
    page.get_by_role("button", name=re.compile("^End: Chrome")).first.click()
    expect(page.get_by_text("That session is over.")).to_be_visible()
    there.page.wait_for_url(re.compile("/login"))  # its stream ends, nobody has to press anything
    page.get_by_role("button", name="End all others").click()
    expect(page.get_by_text("All other sessions are over.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^End"))).to_have_count(0)
    here.go("/vacancies", "Vacancies")


def test_second_factor_and_a_recovery_code_when_the_app_is_away(
    newcomer: User, person: Callable[..., Any], window: Callable[..., Any]
) -> None:
    own = person(newcomer)
    page: Page = own.go("/account", "My account")
    card = page.locator("section").filter(has=page.get_by_role("heading", name="Second factor", exact=True))
    card.get_by_label("Current password").fill(password_of(newcomer.email))
    card.get_by_role("button", name="Turn on").click()
    expect(card.get_by_role("img", name="QR code for your authenticator app")).to_be_visible()
    secret = card.get_by_text(re.compile(r"^([A-Z2-7]{4} ?)+$")).inner_text().replace(" ", "")
    card.get_by_label("Code from your app").fill("000000" if code(secret) != "000000" else "111111")
    card.get_by_role("button", name="Confirm").click()
    expect(card.get_by_role("alert")).to_contain_text("This code is wrong")
    card.get_by_label("Code from your app").fill(code(secret))
    card.get_by_role("button", name="Confirm").click()
    codes = card.get_by_role("list", name="Recovery codes").get_by_role("listitem")
    expect(codes).to_have_count(10)
    first = codes.first.inner_text()
    with page.expect_download() as download:
        card.get_by_role("button", name="Download").click()
    assert first in download.value.path().read_text(encoding="utf-8")
    card.get_by_role("button", name="I have kept them").click()
    expect(card.get_by_text("10 recovery codes left")).to_be_visible()

    elsewhere = window().go("/login", "Sign in")
    elsewhere.get_by_label("E-mail address").fill(newcomer.email)
    elsewhere.get_by_label("Password").fill(password_of(newcomer.email))
    elsewhere.get_by_role("button", name="Sign in").click()
    expect(elsewhere.get_by_label("Code from your app")).to_be_focused()
    elsewhere.get_by_role("button", name="I do not have my app").click()
    elsewhere.get_by_label("Recovery code").fill(first.upper().replace("-", " "))
    elsewhere.get_by_role("button", name="Sign in").click()
    expect(elsewhere.get_by_role("heading", level=1)).to_contain_text("Hello")
    elsewhere.get_by_role("link", name=newcomer.last_name).click()
    expect(elsewhere.get_by_text("9 recovery codes left")).to_be_visible()


def test_right_that_is_handed_over_counts_and_both_see_it(newcomer: User, person: Callable[..., Any]) -> None:
    giver, taker = person(BY_ROLE["planner"]), person(newcomer)
    name, menu = f"{newcomer.first_name} {newcomer.last_name}", taker.page.get_by_role("navigation", name="Main menu")
    taker.go("/", "Hello")
    expect(menu.get_by_role("link", name="Timesheets")).to_have_count(0)
    check = unchanged(taker.page)
    page: Page = giver.go("/account", "My account")
    page.get_by_role("button", name="Hand over a right").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Unit").select_option(label="Gent")
    dialog.get_by_label("Colleague").select_option(label=f"{name} · Ploegbaas")
    type_date(dialog, "Last day", TODAY + timedelta(days=7))
    dialog.get_by_role("button", name="Hand over").click()
    given = page.get_by_role("listitem").filter(has_text=name).filter(has_text="Now")
    expect(given).to_contain_text("in Gent and everything under it")

    expect(taker.page.get_by_text("You approve timesheets in place of Polydoor Fabel")).to_be_visible()
    menu.get_by_role("link", name="Timesheets").click()
    expect(taker.page.get_by_role("rowheader").first).to_be_visible()  # the service lets them in too
    check()
    taker.go("/account", "My account")
    expect(taker.page.get_by_role("heading", name=re.compile(r"^You may, in Gent and everything under it \(")).first).to_be_visible()
    taker.page.get_by_role("button", name="Hand back: Polydoor Fabel").click()
    expect(menu.get_by_role("link", name="Timesheets")).to_have_count(0)
    expect(page.get_by_role("listitem").filter(has_text=name).first).to_contain_text("Ended")


def test_round_is_answered_by_the_client_and_followed_by_the_agency(
    newcomer: User, consultant: Any, agency: Agency, person: Callable[..., Any]
) -> None:
    hr = person(BY_ROLE["hr_manager"])
    hr.go("/", "Hello")
    check = unchanged(hr.page)
    page: Page = consultant.go("/reviews", "Access review")
    page.get_by_role("button", name="Begin a round").click()
    page.get_by_role("dialog").get_by_label("Unit").select_option(agency.units[TEAM])
    page.get_by_role("dialog").get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Access in {TEAM_NAME}")
    row = page.get_by_role("row").filter(has_text=f"{newcomer.first_name} {newcomer.last_name}")
    expect(row).to_contain_text("To answer")

    hr.page.get_by_role("link", name="Say whether everybody’s access is still right").filter(has_text=TEAM_NAME).first.click()
    check()
    theirs = hr.page.get_by_role("row").filter(has_text=f"{newcomer.first_name} {newcomer.last_name}")
    expect(theirs).to_contain_text("To answer")
    assert hr.axe() == []
    # A change that the screen did not hear of: what was confirmed is not what was looked at.
    hr.page.route("**/live*", lambda route: route.abort())
    hr.page.reload()
    expect(theirs).to_contain_text("To answer")
    known = agency.user(newcomer.email)
    agency.desk.patch(f"/api/identity/v1/users/{known['id']}", {"job_title": "Ploegbaas nacht"}, known["version"])
    theirs.get_by_role("button", name=re.compile("^Still right")).click()
    expect(theirs).to_contain_text("This user was changed meanwhile")
    expect(theirs).to_contain_text("Ploegbaas nacht")
    theirs.get_by_role("button", name=re.compile("^Has to change")).click()
    dialog = hr.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Tell the agency").click()
    expect(dialog.get_by_text("Fill this in.")).to_be_visible()
    dialog.get_by_label("What has to change").fill("Recruits no longer")
    dialog.get_by_role("button", name="Tell the agency").click()
    expect(theirs).to_contain_text("Recruits no longer")

    expect(row).to_contain_text("Recruits no longer")  # the consultant sees it come in
    known = agency.user(newcomer.email)
    agency.desk.request("PUT", f"/api/identity/v1/users/{known['id']}/grants", {"grants": []}, known["version"])
    expect(row).to_contain_text("Changed since")
    left = page.get_by_role("button", name=re.compile("^Confirm the"))
    if left.count():  # who earlier runs left in this team
        left.click()
        page.get_by_role("dialog").get_by_role("button", name=re.compile("^Confirm")).click()
    expect(page.get_by_text("Everybody answered for")).to_be_visible()
    page.get_by_role("button", name="End the round").click()
    expect(page.get_by_text("Ended", exact=True)).to_be_visible()


def test_notice_appears_on_open_screens_and_before_the_login(
    consultant: Any, window: Callable[..., Any], person: Callable[..., Any]
) -> None:
    stranger, planner = window(), person(BY_ROLE["planner"])
    stranger.go("/login", "Sign in")
    planner.go("/planning", "Planning")
    checks = [unchanged(stranger.page), unchanged(planner.page)]
    page: Page = consultant.go("/notices", "Notices")
    page.get_by_role("link", name="New notice").click()
    text = f"Maintenance {RUN} tonight"
    for language in ("Nederlands", "Français", "English"):
        page.get_by_role("textbox", name=language).fill(text)
    page.get_by_label("How serious").select_option("disruption")
    page.get_by_role("button", name="Put on the portal").click()
    row = page.get_by_role("row").filter(has_text=text)
    expect(row).to_contain_text("On the portal")
    expect(planner.page.get_by_role("region", name="Notices").get_by_text(text)).to_be_visible()  # a stream brings it
    expect(stranger.page.get_by_role("region", name="Notices").get_by_text(text)).to_be_visible(timeout=45_000)  # who has none asks
    row.get_by_role("button", name="Take off").click()
    expect(row).to_contain_text("Past")
    for seen in (planner.page, stranger.page):
        expect(seen.get_by_text(text)).to_have_count(0, timeout=45_000)
    for check in checks:
        check()


def test_refused_import_keeps_the_file(consultant: Any) -> None:
    page: Page = consultant.go("/users/import", "Import users")

    def busy(route: Route) -> None:
        problem = {"type": "urn:workaniser:problem:unavailable", "title": "Service Unavailable", "status": 503, "code": "unavailable"}
        route.fulfill(status=503, json=problem, content_type="application/problem+json")

    page.get_by_label("Or paste the lines here").fill("email;first_name\nx;y")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("The first line has to name the columns")
    page.route("**/users/import", busy)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("This part is away for a moment")
    page.unroute("**/users/import")
    page.reload()
    expect(page.get_by_label("Or paste the lines here")).to_have_value("email;first_name\nx;y")
    page.get_by_label("Or paste the lines here").fill("")
