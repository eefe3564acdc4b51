"""A real browser at a running stack (`make up`, or the one in WORKANISER_STATE); a picture of every page when a test fails."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from demo.place import STATE, Stack
from demo.place import stack as running_stack
from demo.portal import Browser as Desk
from demo.users import BY_ROLE, CONSULTANT, User, password_of, sign_in

AXE = Path(__file__).resolve().parents[2] / "portal/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PICTURES = STATE / "e2e"
SECONDS = 1000
# A machine that builds and tests everything at once is slow; how fast the screens are is measured elsewhere.
expect.set_options(timeout=20 * SECONDS)


class Person:
    """Somebody with a browser window of their own; keeps what the window complained about."""

    def __init__(self, context: BrowserContext) -> None:
        self.context, self.complaints = context, list[str]()
        self.page = context.new_page()
        self.page.set_default_timeout(20 * SECONDS)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: object) -> None:
        # A refused request is the test's business; anything else, such as a style our security policy refused, is a fault.
        kind, text = message.type, message.text  # type: ignore[attr-defined]
        if kind == "error" and not text.startswith("Failed to load resource") and "net::ERR" not in text:
            self.complaints.append(text)

    def sign_in(self, email: str, password: str) -> "Person":
        """Fill in the login form."""
        if not self.page.url.startswith("https") or "/login" not in self.page.url:
            self.page.goto("/login")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(lambda url: "/login" not in url)
        return self

    def go(self, path: str, heading: str | re.Pattern[str] | None = None) -> Page:
        """Open an address and wait until the screen is there."""
        self.page.goto(path)
        found = self.page.get_by_role("heading", level=1, name=heading) if heading else self.page.get_by_role("heading", level=1)
        found.first.wait_for()
        return self.page

    def axe(self) -> list[str]:
        """Return what axe finds wrong on the page as it is, one line each."""
        self.page.wait_for_timeout(300)  # animations end, late content arrives
        # Through the debugger, because the page itself accepts no script from anywhere else.
        self.page.context.new_cdp_session(self.page).send("Runtime.evaluate", {"expression": AXE.read_text()})
        script = "async (rules) => (await axe.run(document, {runOnly: rules})).violations.map(v => [v.id, v.nodes.map(n => n.html)])"
        return [f"{name}: {nodes[:3]}" for name, nodes in self.page.evaluate(script, RULES)]


def chromium_path() -> str | None:
    """Return the browser of the machine; None leaves the choice to Playwright."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def stack() -> Stack:
    """The running stack."""
    return running_stack()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests; each person has a context of their own in it."""
    launched = playwright.chromium.launch(
        executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    )
    yield launched
    launched.close()


OPEN: dict[str, list[Person]] = {}


@pytest.fixture(scope="module")
def window(browser: Browser, stack: Stack, request: pytest.FixtureRequest) -> Iterator[Callable[..., Person]]:
    """Open a window for somebody; `language` and size as wanted. Nothing may have been complained about at the end."""
    opened = OPEN[request.module.__name__] = list[Person]()

    def make(language: str = "en", width: int = 1440, height: int = 900) -> Person:
        context = browser.new_context(
            base_url=stack.portal, ignore_https_errors=True, viewport={"width": width, "height": height}, locale="nl-BE",
            timezone_id="America/New_York", accept_downloads=True, reduced_motion="reduce",
        )  # fmt: skip  # a screen far away shows Belgian time all the same; what moves costs a machine without a graphics card dearly
        # In the window itself only: the browser's own viewer of PDFs, a frame in it, has no storage.
        context.add_init_script(
            f"self === top && (localStorage.getItem('workaniser.language') ?? localStorage.setItem('workaniser.language', '{language}'))"
        )
        opened.append(Person(context))
        return opened[-1]

    yield make
    complaints = [said for person in opened for said in person.complaints]
    for person in opened:
        person.context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def person(window: Callable[..., Person]) -> Callable[..., Person]:
    """Open a window for one of the demo's people, signed in."""

    def make(user: User, **how: object) -> Person:
        return window(**how).sign_in(user.email, password_of(user.email))

    return make


@pytest.fixture(scope="module")
def hr(person: Callable[..., Person]) -> Person:
    """The client's HR manager, who sees every module."""
    return person(BY_ROLE["hr_manager"])


@pytest.fixture(scope="module")
def desk(stack: Stack) -> Desk:
    """The HR manager without a screen: to prepare, and to compare what the screen shows with what the service says."""
    return sign_in(stack, BY_ROLE["hr_manager"])


@pytest.fixture(scope="module")
def consultant(window: Callable[..., Person]) -> Person:
    """The agency's consultant, working for the demo client."""
    found = window().sign_in(CONSULTANT, password_of(CONSULTANT))
    row = found.page.get_by_role("row").filter(has_text="Havenlicht")
    row.get_by_role("button").click()
    found.page.get_by_role("link", name="Users").wait_for()
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Keep a picture of every open page of a test that failed."""
    report = yield
    if report.when == "call" and report.failed:
        PICTURES.mkdir(exist_ok=True)
        for number, one in enumerate(OPEN.get(item.module.__name__, [])):
            path = PICTURES / f"{re.sub(r'[^a-z0-9]+', '-', item.name.lower())}-{number}.png"
            try:
                one.page.screenshot(path=path)
                report.sections.append(("picture", f"{path}\n{one.page.url}\n{one.complaints}"))
            except Exception as error:  # the page itself may be what broke
                report.sections.append(("picture", f"none: {error}"))
    return report
