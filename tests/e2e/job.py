"""What the six steps share: the back office's end of the queues, the people's windows, and what earlier steps brought about."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from demo.asking import until
from demo.history import week_name
from demo.narrator import Narrator
from demo.office import Office
from demo.place import Stack
from demo.portal import Browser
from demo.steps.scene import Scene
from demo.users import BY_ROLE


@dataclass
class Job:
    """One run of the main job."""

    scene: Scene
    office: Office
    windows: dict[str, Any] = field(default_factory=dict)
    done: list[int] = field(default_factory=list)

    @contextmanager
    def step(self, number: int) -> Iterator[Scene]:
        """A step: needs the ones before it."""
        missing = sorted(set(range(1, number)) - set(self.done))
        if missing:
            pytest.fail(f"step {missing[0]} did not succeed")
        yield self.scene
        self.done.append(number)

    @property
    def monday(self) -> date:
        """First day of the week that is planned."""
        assert self.scene.monday is not None
        return self.scene.monday

    @property
    def week(self) -> str:
        """The week that is planned."""
        return week_name(self.monday)

    def asks(self, role: str) -> Browser:
        """The same person without a screen, to compare what the screen shows with what the service says."""
        return self.scene.person(BY_ROLE[role], role)

    def soon(self, what: str, holds: Callable[[], Any], seconds: float = 30) -> Any:
        """Ask until the answer is yes."""
        return until(what, holds, seconds)


def new_job(stack: Stack, office: Office, number: str) -> Job:
    """Return a job of its own: its names and numbers are new."""
    return Job(Scene(stack, Narrator(colour=False), office, number, {}), office)


def unchanged(page: Page) -> Callable[[], None]:
    """Return a check that the page was not loaded again since now: what appears, appears by itself."""
    page.evaluate("window.stillHere = true")

    def check() -> None:
        assert page.evaluate("window.stillHere === true"), "the page was loaded again"

    return check


def type_date(page: Page | Locator, label: str, day: date) -> None:
    """Type a day into a date field, part by part, as a keyboard user does."""
    page.get_by_role("group", name=label).get_by_role("spinbutton").first.focus()
    keyboard = (page if isinstance(page, Page) else page.page).keyboard
    keyboard.type(f"{day:%d%m%Y}", delay=20)


def type_time(page: Locator, label: str, time: str) -> None:
    """Type a clock time."""
    page.get_by_role("group", name=label).get_by_role("spinbutton").first.focus()
    page.page.keyboard.type(time.replace(":", ""), delay=20)


def choose(page: Page, button: str, item: str) -> None:
    """Choose from a menu."""
    page.get_by_role("button", name=button).click()
    page.get_by_role("menuitem", name=item).click()


def cancel_vacancy(page: Page) -> None:
    """Cancel the vacancy that is shown."""
    choose(page, "More actions", "Cancel vacancy")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Reason").fill("Only a test")
    dialog.get_by_role("button", name="Cancel vacancy").click()
    expect(page.get_by_text("Cancelled", exact=True).first).to_be_visible()


def column(page: Page, stage: str) -> Locator:
    """The column of the board of candidates that has this name."""
    return page.get_by_role("region", name=stage, exact=True)


def panel(page: Page, name: str) -> Locator:
    """The opened panel of a candidate."""
    page.get_by_role("article", name=name).get_by_role("link", name=name).click()
    found = page.get_by_role("dialog", name=name)
    expect(found).to_be_visible()
    return found
