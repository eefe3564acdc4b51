"""When something goes wrong: expired tokens, an ended session, lost streams, two people at once; nothing typed is lost."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from demo.users import BY_ROLE, password_of
from tests.e2e.job import cancel_vacancy

HR = BY_ROLE["hr_manager"]


@pytest.fixture
def hr(person: Callable[..., Any]) -> Any:
    """A fresh window of the HR manager."""
    return person(HR)


def test_wrong_password_is_said_in_words_and_the_address_stays(window: Callable[..., Any]) -> None:
    page: Page = window().go("/login", "Sign in")
    page.get_by_label("E-mail address").fill("nobody@havenlicht.example")
    page.get_by_label("Password").fill("not the password at all")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    expect(page.get_by_label("E-mail address")).to_have_value("nobody@havenlicht.example")


def test_login_leads_back_to_the_screen_that_was_wanted_and_nowhere_else(window: Callable[..., Any]) -> None:
    visitor = window()
    visitor.page.goto("/timesheets?week=2026-W40")
    visitor.page.wait_for_url(re.compile(r"/login\?next="))
    visitor.sign_in(HR.email, password_of(HR.email))
    expect(visitor.page).to_have_url(re.compile(r"/timesheets\?week=2026-W40$"))
    other = window()
    other.page.goto("/login?next=//elsewhere.example/")
    other.sign_in(HR.email, password_of(HR.email))
    expect(other.page.get_by_role("heading", level=1)).to_contain_text("Hello")


def test_expired_token_is_renewed_without_anybody_noticing(hr: Any) -> None:
    page: Page = hr.go("/vacancies", "Vacancies")
    hr.context.clear_cookies(name="__Host-token")
    page.get_by_role("link", name="Documents").click()
    expect(page.get_by_role("rowheader").first).to_be_visible()
    expect(page).to_have_url(re.compile("/documents$"))


def test_ended_session_leads_to_the_login_and_back_to_what_was_typed(hr: Any) -> None:
    page: Page = hr.go("/vacancies/new", "New vacancy")
    page.get_by_label("Function").fill("Typed before the session ended")
    page.get_by_label("Unit").select_option(index=1)
    hr.context.clear_cookies()
    page.get_by_role("button", name="Keep as draft").click()
    expect(page.get_by_text("Your session is over. Sign in again.")).to_be_visible()
    page.reload()
    page.wait_for_url(re.compile("/login"))
    hr.sign_in(HR.email, password_of(HR.email))
    expect(page.get_by_label("Function")).to_have_value("Typed before the session ended")
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("link", name="New vacancy").click()
    expect(page.get_by_label("Function")).to_have_value("")


def test_signing_out_ends_it_for_the_service_too(hr: Any) -> None:
    page: Page = hr.go("/", "Hello")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.goto("/documents")
    page.wait_for_url(re.compile("/login"))


def test_light_says_when_streams_are_lost_and_when_they_are_back(hr: Any) -> None:
    page: Page = hr.page
    lost = True

    def live(route: Route) -> None:
        if lost:
            route.abort()
        else:
            route.continue_()

    page.route("**/live*", live)
    page.goto("/documents")
    light = page.get_by_role("navigation", name="Main menu").get_by_role("status")
    expect(light).to_have_text("Reconnecting…")
    lost = False
    expect(light).to_have_text("Live", timeout=40_000)


def test_refused_request_keeps_the_form_and_says_why(hr: Any) -> None:
    page: Page = hr.go("/vacancies/new", "New vacancy")
    page.get_by_label("Unit").select_option(index=1)
    page.get_by_label("Function").fill("Refused at first")
    problem = {"type": "urn:workaniser:problem:unavailable", "title": "Service Unavailable", "status": 503, "code": "unavailable"}
    page.route(
        "**/api/vacancy/v1/vacancies", lambda route: route.fulfill(status=503, json=problem, content_type="application/problem+json")
    )
    page.get_by_role("button", name="Keep as draft").click()
    expect(page.get_by_role("alert")).to_contain_text("This part is away for a moment. Try again.")
    expect(page.get_by_label("Function")).to_have_value("Refused at first")
    page.unroute("**/api/vacancy/v1/vacancies")
    page.get_by_role("button", name="Keep as draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Refused at first")
    cancel_vacancy(page)


def test_two_people_at_once_the_second_is_told_and_sees_the_change(person: Callable[..., Any]) -> None:
    first, second = person(HR), person(HR)
    page: Page = first.go("/vacancies/new", "New vacancy")
    page.get_by_label("Unit").select_option(index=1)
    page.get_by_label("Function").fill("Two at once")
    page.get_by_role("button", name="Keep as draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two at once")
    address = page.url
    other: Page = second.page
    other.goto(f"{address}/edit")
    other.get_by_label("Positions").fill("7")
    page.goto(f"{address}/edit")
    page.get_by_label("Positions").fill("3")
    page.get_by_label("Cost centre").fill("CC-77")
    page.get_by_role("button", name="Keep as draft").click()
    expect(page.get_by_text("0 of 3 positions filled")).to_be_visible()
    expect(other.get_by_label("Positions")).to_have_value("7")  # what is being typed is not taken away by what arrives
    other.get_by_role("button", name="Keep as draft").click()
    expect(other.get_by_role("alert")).to_contain_text("Somebody else was first")
    expect(other.get_by_label("Positions")).to_have_value("7")
    expect(other.get_by_label("Cost centre")).to_have_value("CC-77")
    other.get_by_role("button", name="Keep as draft").click()
    expect(page.get_by_text("0 of 7 positions filled")).to_be_visible()
    cancel_vacancy(page)
