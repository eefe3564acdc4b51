"""Documents at the screens: uploaded, scanned, shown and downloaded; refused with a reason; unseen by who has no right."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from bench import odd_files
from demo.asking import units_of
from demo.pdf import text_pdf
from demo.portal import Browser, Refusal
from demo.users import BY_ROLE, USERS
from local.clamd import EICAR

HR, OUTSIDER = BY_ROLE["hr_manager"], next(user for user in USERS if user.email.startswith("planner.antwerpen"))
RUN = int(time.time()) % 10**7
UNIT = "GNT-EXP"
SCANNED = 60_000
"""Milliseconds: a scan takes a second, on a machine that does nothing else."""
NARROW = 360


@pytest.fixture(scope="module")
def unit(desk: Browser) -> str:
    """The department whose documents these are."""
    return units_of(desk)[UNIT]


@pytest.fixture
def screen(hr: Any) -> Page:
    """Her documents, with nothing on its way."""
    page: Page = hr.go("/documents", "Documents")
    expect(page.get_by_role("rowheader").first).to_be_visible()
    return page


@pytest.fixture
def upload(screen: Page, unit: str, tmp_path: Path) -> Callable[..., Locator]:
    """Add a file to the department; returns the line that says what becomes of it."""

    def add(title: str, content: bytes, name: str) -> Locator:
        (tmp_path / name).write_bytes(content)
        choose(screen, tmp_path / name)
        line = screen.get_by_role("listitem").filter(has_text=name)
        line.get_by_label("Title").fill(title)
        line.get_by_label("Unit").select_option(unit)
        screen.get_by_role("button", name="Upload 1 file").click()
        return screen.get_by_role("listitem").filter(has_text=title)

    return add


def given(name: str, content: bytes) -> FilePayload:
    """A file in the browser's hands."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def choose(page: Page, *files: FilePayload | Path) -> None:
    """Choose files to add."""
    page.get_by_role("button", name=re.compile("Choose files|More files")).wait_for()
    page.locator("input[type=file][multiple]").set_input_files(list(files))  # type: ignore[arg-type]  # one kind at a time


def about(words: str) -> bytes:
    """A PDF of one page."""
    return text_pdf(words, ["Niets hiervan is echt."])


def panel(page: Page, title: str) -> Locator:
    """The document that is shown beside the list."""
    return page.get_by_role("region", name=title)


def refused(desk: Browser, document: str) -> list[str]:
    """Why the content of a document cannot be had, by each way there is."""
    codes = []
    for part in ("content", "preview"):
        with pytest.raises(Refusal) as refusal:
            desk.download(f"/api/document/v1/documents/{document}/{part}")
        codes.append(refusal.value.code)
    return codes


def test_pdf_is_scanned_shown_and_downloaded(screen: Page, hr: Any, upload: Callable[..., Locator], tmp_path: Path) -> None:
    title, content = f"Huisregels {RUN}", about(f"Huisregels {RUN}")
    line = upload(title, content, "huisregels.pdf")
    expect(line.get_by_text("Available")).to_be_visible(timeout=SCANNED)
    expect(screen.get_by_role("row").filter(has_text=title)).to_contain_text("Available")  # the list followed by itself
    with screen.expect_response(re.compile("/preview$")) as preview:
        line.get_by_role("link", name="Show").click()
    assert (preview.value.status, preview.value.headers["content-type"]) == (200, "application/pdf")
    shown = panel(screen, title)
    expect(shown).to_be_focused()
    expect(shown.get_by_title(f"Preview of {title}")).to_have_attribute("src", re.compile("^blob:"))
    expect(shown).to_contain_text(f"Added by{HR.first_name} {HR.last_name}")
    expect(shown).to_contain_text("Kept until")
    with screen.expect_download() as saved:
        shown.get_by_role("button", name="Download").click()
    saved.value.save_as(tmp_path / "saved.pdf")
    assert (saved.value.suggested_filename, (tmp_path / "saved.pdf").read_bytes()) == ("huisregels.pdf", content)
    assert hr.axe() == []
    shown.get_by_role("link", name="Close").click()
    expect(screen.get_by_role("link", name=title)).to_be_focused()


def test_malware_is_refused_and_can_never_be_opened(screen: Page, upload: Callable[..., Locator], desk: Browser, consultant: Any) -> None:
    title = f"Testbestand {RUN}"
    line = upload(title, EICAR, "testbestand.txt")
    expect(line).to_contain_text("There was malware in it", timeout=SCANNED)
    row = screen.get_by_role("row").filter(has_text=title)
    expect(row).to_contain_text("Refused: malware")
    expect(row.get_by_role("button")).to_have_count(0)
    row.get_by_role("link", name=title).click()
    shown = panel(screen, title)
    expect(shown).to_contain_text("nobody can open it")
    expect(shown.get_by_role("button")).to_have_count(0)
    document = re.search(r"document=([0-9a-f-]{36})", screen.url)
    assert document
    assert refused(desk, document[1]) == ["infected", "infected"]
    other = consultant.go(f"/documents?q={RUN}", "Documents")
    expect(other.get_by_role("rowheader").filter(has_text=f"Huisregels {RUN}").or_(other.get_by_text("Nothing found"))).to_be_visible()
    expect(other.get_by_text(title)).to_have_count(0)
    expect(consultant.go(f"/documents?document={document[1]}").get_by_text("This does not exist, or not for you.")).to_be_visible()


def test_each_file_is_refused_with_its_reason_and_the_others_arrive(screen: Page, hr: Any) -> None:
    name = f"Onthaal {RUN}"
    choose(
        screen,
        given("programma.exe", b"MZ"),
        given("leeg.pdf", b""),
        given("macro.docx", odd_files.docx({"word/vbaProject.bin": b"x"})),
        given("bom.docx", odd_files.docx({"a.zip": b"x"})),
        given("vermomd.pdf", b"MZ this is a program"),
        given("te.exe.pdf", about("x")),
        given(f"{name}.pdf", about(name)),
    )
    files = screen.get_by_role("listitem")
    expect(files.filter(has_text="programma.exe")).to_contain_text("This kind of file is not taken")
    expect(files.filter(has_text="leeg.pdf")).to_contain_text("This file is empty")
    assert hr.axe() == []
    screen.get_by_role("button", name="Upload 5 files").click()
    for file, reason in {
        "macro.docx": "holds macros or scripts",
        "bom.docx": "a zip bomb",
        "vermomd.pdf": "The content is not what the extension says",
        "te.exe.pdf": "two extensions",
    }.items():
        line = files.filter(has_text=file)
        expect(line.get_by_role("alert")).to_contain_text(reason)
        expect(line.get_by_role("button", name="Try again")).to_have_count(0)  # it would be refused again
    expect(files.filter(has_text=name).get_by_text("Available")).to_be_visible(timeout=SCANNED)
    assert hr.axe() == []
    screen.get_by_role("button", name="Clear what is done").click()
    expect(screen.get_by_text("Drop files here.")).to_be_visible()


def test_broken_line_loses_nothing_and_another_screen_neither(screen: Page, upload: Callable[..., Locator]) -> None:
    title = f"Afgebroken {RUN}"
    address = re.compile("/content$")
    screen.route(address, lambda route: route.abort())
    line = upload(title, about(title), "afgebroken.pdf")
    line = screen.get_by_role("listitem").filter(has_text="afgebroken.pdf")
    expect(line.get_by_role("alert")).to_contain_text("No connection")
    expect(line.get_by_label("Title")).to_have_value(title)
    screen.unroute(address)
    screen.get_by_role("link", name="Planning").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Planning")
    screen.get_by_role("link", name="Documents").click()
    line.get_by_role("button", name="Try again").click()
    expect(screen.get_by_role("listitem").filter(has_text=title).get_by_text("Available")).to_be_visible(timeout=SCANNED)


def test_large_file_shows_how_far_it_is_and_can_be_cancelled(screen: Page, hr: Any, upload: Callable[..., Locator]) -> None:
    title = f"Groot {RUN}"
    wire = hr.context.new_cdp_session(screen)
    wire.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 400_000}
    wire.send("Network.emulateNetworkConditions", slow)
    line = upload(title, about(title) + b"\n% " + b"x" * 6_000_000 + b"\n%%EOF\n", "groot.pdf")
    bar = line.get_by_role("progressbar", name="Sending groot.pdf")
    expect(bar).to_have_attribute("value", re.compile(r"^[1-9]\d?$"))
    line.get_by_role("button", name="Cancel").click()
    line = screen.get_by_role("listitem").filter(has_text="groot.pdf")
    expect(line.get_by_label("Title")).to_have_value(title)
    wire.send("Network.emulateNetworkConditions", slow | {"uploadThroughput": -1})
    screen.get_by_role("button", name="Upload 1 file").click()
    expect(screen.get_by_role("listitem").filter(has_text=title).get_by_text("Available")).to_be_visible(timeout=SCANNED)


def test_files_can_be_dropped_anywhere(screen: Page) -> None:
    carried = screen.evaluate_handle(
        "() => { const all = new DataTransfer(); all.items.add(new File(['woorden'], 'gesleept.txt')); return all; }"
    )
    target = screen.get_by_role("table")
    target.dispatch_event("dragenter", {"dataTransfer": carried})
    expect(screen.get_by_text("Let go to add these files")).to_be_visible()
    target.dispatch_event("drop", {"dataTransfer": carried})
    line = screen.get_by_role("listitem").filter(has_text="gesleept.txt")
    expect(line).to_be_focused()
    expect(line.get_by_label("Title")).to_have_value("gesleept")
    line.get_by_role("button", name="Remove gesleept.txt").click()
    expect(screen.get_by_text("Drop files here.")).to_be_visible()


def test_next_edition_takes_over_on_every_screen_and_the_agency_sees_who_opened(
    screen: Page, upload: Callable[..., Locator], consultant: Any
) -> None:
    title = f"Werkpostfiche {RUN}"
    upload(title, about("Eerste"), "fiche.pdf").get_by_role("link", name="Show").click(timeout=SCANNED)
    other: Page = consultant.go(screen.url[screen.url.index("/documents") :])
    watched = panel(other, title)
    expect(watched.get_by_title(f"Preview of {title}")).to_be_visible()
    opened = watched.get_by_role("heading", name="Opened by").locator("..")
    expect(opened).to_contain_text(f"{HR.first_name} {HR.last_name}")
    assert consultant.axe() == []
    with screen.expect_file_chooser() as chosen:
        panel(screen, title).get_by_role("button", name="New edition").click()
    chosen.value.set_files([given("fiche-2.pdf", about("Tweede"))])
    expect(screen.get_by_text(f"New edition of “{title}”")).to_be_visible()
    screen.get_by_role("button", name="Upload 1 file").click()
    expect(watched).to_contain_text("A newer edition took its place.", timeout=SCANNED)
    watched.get_by_role("link", name="Go to the newest").click()
    expect(watched).to_contain_text("Edition 2")
    expect(watched.get_by_role("link", name="Edition 1")).to_be_visible()
    assert consultant.axe() == []


def test_who_has_no_right_sees_nothing_and_adds_nothing(screen: Page, upload: Callable[..., Locator], person: Callable[..., Any]) -> None:
    title = f"Alleen Gent {RUN}"
    line = upload(title, about(title), "gent.pdf")
    line.get_by_role("link", name="Show").click(timeout=SCANNED)
    address = screen.url[screen.url.index("/documents") :]
    outsider = person(OUTSIDER)
    page: Page = outsider.go(f"/documents?q=Gent {RUN}", "Documents")
    expect(page.get_by_text("Nothing found")).to_be_visible()
    expect(page.get_by_role("button", name="Choose files")).to_have_count(0)
    expect(outsider.go(address).get_by_text("This does not exist, or not for you.")).to_be_visible()
    assert outsider.axe() == []


def test_service_that_is_away_is_said_and_asked_again(person: Callable[..., Any]) -> None:
    page: Page = person(HR).page
    away = re.compile(r"/api/document/v1/documents\?")

    def answer(route: Route) -> None:
        route.fulfill(status=503, content_type="application/problem+json", body='{"code": "unavailable"}')

    page.route(away, answer)
    page.goto("/documents?q=huisregels")
    expect(page.get_by_text("This part is away for a moment. Try again.")).to_be_visible(timeout=SCANNED)
    page.unroute(away)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("rowheader").filter(has_text=f"Huisregels {RUN}")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "heading", "refusal"), [("nl", "Documenten", "Dit bestand is leeg."), ("fr", "Documents", "Ce fichier est vide.")]
)
def test_document_and_uploads_fit_a_telephone(person: Callable[..., Any], language: str, heading: str, refusal: str) -> None:
    telephone = person(HR, width=NARROW, height=740)
    page: Page = telephone.page
    page.evaluate(f"localStorage.setItem('workaniser.language', '{language}')")
    page.goto(f"/documents?q=Huisregels {RUN}")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.locator("input[type=file][multiple]").set_input_files(
        [given("leeg.pdf", b""), given("een.pdf", about("x")), given("twee.pdf", about("y"))]
    )
    expect(page.get_by_text(refusal)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert telephone.axe() == []
    page.get_by_role("link", name=f"Huisregels {RUN}").click()
    expect(panel(page, f"Huisregels {RUN}")).to_be_in_viewport()
    expect(page.get_by_role("table")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert telephone.axe() == []
