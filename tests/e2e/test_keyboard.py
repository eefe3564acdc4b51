"""Everything without a mouse: what has the focus is seen, dialogs keep it and give it back, the board has arrow keys."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

FOCUSED = """() => {
  const found = document.activeElement;
  if (!found || found === document.body) return null;
  const style = getComputedStyle(found), box = found.getBoundingClientRect();
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  return {name: (found.getAttribute('aria-label') || found.textContent || found.id || found.name).trim().slice(0, 60), ring, seen: box.width > 0 && box.height > 0};
}"""
REACHABLE = "a[href], button:not([disabled]):not([tabindex='-1']), select, input, textarea"


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top until the focus leaves the page."""
    stops: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("path", ["/", "/vacancies", "/timesheets", "/reports/client", "/documents", "/users", "/roles", "/account"])
def test_tab_reaches_everything_and_shows_where_it_is(hr: Any, path: str) -> None:
    page = hr.go(path)
    expect(page.get_by_text("Loading", exact=True)).to_have_count(0)
    page.wait_for_timeout(500)
    wanted = page.locator(REACHABLE).evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    stops = walk(page)
    assert len(stops) >= wanted
    assert [stop["name"] for stop in stops if not stop["ring"] or not stop["seen"]] == []


def test_first_stop_skips_the_menu(hr: Any) -> None:
    page = hr.go("/vacancies", "Vacancies")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_new_screen_takes_the_focus(hr: Any) -> None:
    page = hr.go("/", "Hello")
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Documents").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Documents")
    expect(page.get_by_role("main")).to_be_focused()


def test_board_has_arrow_keys_and_a_shift_opens_and_closes(hr: Any) -> None:
    page = hr.go("/planning", "Planning")
    card = page.locator("td button[data-stage]").first
    card.focus()
    name = card.inner_text()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('[role=dialog]').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator("td button[data-stage]").first).to_be_focused()
    assert page.evaluate("document.activeElement.innerText") == name
    cell = "document.activeElement.closest('td').cellIndex"
    before = page.evaluate(cell)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(cell) == before + 1
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(cell) == before


def test_time_is_typed_part_by_part(hr: Any) -> None:
    page = hr.go("/planning", "Planning")
    page.get_by_role("button", name="New shift").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("group", name="Start").get_by_role("spinbutton").first.focus()
    page.keyboard.type("2145", delay=20)
    expect(dialog.get_by_role("group", name="Start")).to_contain_text("21:45")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="New shift")).to_be_focused()
