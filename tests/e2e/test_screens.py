"""Every screen, for accessibility (axe), in narrow windows, in three languages, and within the content security policy."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from demo.users import BY_ROLE, USERS

HR, FRENCH = BY_ROLE["hr_manager"], next(user for user in USERS if user.language == "fr")
SCREENS = {
    "/": "Hello",
    "/vacancies": "Vacancies",
    "/vacancies/new": "New vacancy",
    "/planning": "Planning",
    "/timesheets": "Timesheets",
    "/reports/client": "Reports",
    "/reports/invoiced?by=temp": "Reports",
    "/reports/invoices": "Reports",
    "/reports/temps": "Reports",
    "/documents": "Documents",
    "/users": "Users",
    "/roles": "Roles",
    "/roles/planner": "Planner",
    "/reviews": "Access review",
    "/account": "My account",
    "/nowhere": "Not found",
}
NARROW = 360


@pytest.fixture(scope="module")
def telephone(person: Callable[..., Any]) -> Any:
    """The same at a telephone."""
    return person(HR, width=NARROW, height=740)


def settled(page: Page) -> None:
    """Wait until nothing is on its way."""
    expect(page.get_by_text("Loading", exact=True)).to_have_count(0)


@pytest.mark.parametrize("path", SCREENS)
def test_screen_has_no_violations(hr: Any, path: str) -> None:
    settled(hr.go(path, re.compile(SCREENS[path])))
    assert hr.axe() == []


@pytest.mark.parametrize("path", ["/login", "/forgotten", f"/invitation#{'x' * 43}"])
def test_screens_before_login_have_no_violations(window: Callable[..., Any], path: str) -> None:
    stranger = window()
    settled(stranger.go(path))
    assert stranger.axe() == []


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("/vacancies?show=all", "vacancies"),
        ("/timesheets", "timesheets"),
        ("/reports/invoices", "reports/invoices"),
        ("/users", "users"),
    ],
)
def test_detail_has_no_violations(hr: Any, path: str, row: str) -> None:
    page = hr.go(path)
    page.locator(f"th a[href^='/{row}/']").first.click()
    page.wait_for_url(re.compile(rf"/{row}/[0-9a-f-]{{36}}"))
    settled(page)
    assert hr.axe() == []


def test_dialogs_have_no_violations(hr: Any) -> None:
    page = hr.go("/planning", "Planning")
    page.locator("td button[data-stage]").first.click()
    expect(page.get_by_role("dialog").get_by_role("heading", name="History")).to_be_visible()
    settled(page)
    assert hr.axe() == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="New shift").click()
    expect(page.get_by_role("dialog").get_by_label("Work post")).to_be_visible()
    assert hr.axe() == []
    page.keyboard.press("Escape")
    page = hr.go("/reports/invoices")
    page.locator("th a[href^='/reports/invoices/']").first.click()
    page.get_by_role("button", name=re.compile("^Trace")).first.click()
    expect(page.get_by_role("dialog").get_by_role("heading", name="Approved by")).to_be_visible()
    assert hr.axe() == []


def test_users_of_the_agency_choose_a_client_and_see_no_violations(consultant: Any) -> None:
    access = ("/users", "/users/new", "/users/import", "/roles", "/roles/new", "/reviews", "/notices", "/notices/new", "/account")
    for path in ("/", *access, "/vacancies", "/planning", "/timesheets", "/reports", "/documents"):
        settled(consultant.go(path))
        assert consultant.axe() == [], path
    page = consultant.page
    page.get_by_role("button", name="Other client").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a client")
    settled(page)
    assert consultant.axe() == []


@pytest.mark.parametrize("path", SCREENS)
def test_screen_fits_a_telephone(telephone: Any, path: str) -> None:
    page = telephone.go(path, re.compile(SCREENS[path]))
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert telephone.axe() == []


def test_menu_of_a_telephone_opens_and_closes(telephone: Any) -> None:
    page = telephone.go("/")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Documents").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Documents")
    expect(page.get_by_role("navigation", name="Main menu")).to_be_hidden()


def test_language_follows_the_user_and_can_be_changed(window: Callable[..., Any]) -> None:
    from demo.users import password_of

    visitor = window()
    visitor.page.goto("/login")
    visitor.page.evaluate("localStorage.setItem('workaniser.language', 'fr')")
    visitor.page.goto("/login")
    page = visitor.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Se connecter")
    page.get_by_label("Adresse e-mail").fill(FRENCH.email)
    page.get_by_label("Mot de passe").fill(password_of(FRENCH.email))
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Bonjour {FRENCH.first_name}")
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.get_by_role("button", name="NL Nederlands").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Dag {FRENCH.first_name}")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Dag {FRENCH.first_name}")


def test_week_prints_without_what_belongs_to_the_screen(hr: Any) -> None:
    page = hr.go("/planning", "Planning")
    expect(page.locator("td button[data-stage]").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main menu")).to_be_hidden()
    expect(page.get_by_role("button", name="New shift")).to_be_hidden()
    expect(page.get_by_role("rowheader").last).to_be_visible()
    board = page.locator("table").evaluate("table => getComputedStyle(table.parentElement).overflow")
    assert board == "visible"  # nothing is cut off at the bottom of the window
    page.emulate_media(media="screen")
