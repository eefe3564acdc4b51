"""Factories: a folder, a key and a scanner of the test run, and what the agency, the other services and people send."""

import base64
import os
import subprocess
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from chassis.ids import uuid7
from document import scanning
from local import clamd
from local.ports import spare

SETTINGS = {
    "KEY_ENCRYPTION_KEY": base64.b64encode(os.urandom(32)).decode(),
    "AGENCY_NAME": "Uitzendhuis Denkbeeld NV",
    "AGENCY_NUMBER": "0912345673",
    "AGENCY_ADDRESS": "Nergenslaan 1, 1000 Brussel",
    "AGENCY_RECOGNITION": "VG.0000/BUO",
}
CV_TEXT = "Unmistakable words of a curriculum vitae 4f1d"


@pytest.fixture(scope="session")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A clamd that knows two test files; returns its address."""
    [port] = spare()
    process = subprocess.Popen(clamd.command(tmp_path_factory.mktemp("clamd"), port), stdout=subprocess.DEVNULL)
    clamd.wait(port)
    yield f"tcp://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session", autouse=True)
def files(tmp_path_factory: pytest.TempPathFactory, scanner: str) -> Iterator[Path]:
    """The folder where this run stores documents."""
    folder = tmp_path_factory.mktemp("files")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**SETTINGS, "FILES_DIR": str(folder), "SCANNER": scanner}.items():
            patch.setenv(name, value)
        yield folder


def pdf_of(words: str) -> bytes:
    """Return a small PDF; its words stand in it as they are."""
    return b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n% " + words.encode() + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


class Agency:
    """The back office and the other services, for one client of a test."""

    def __init__(self, company: Any, deliver: Callable[..., str], deliver_message: Callable[..., str], example: Callable[[str, str], Any]):
        self.company, self.deliver, self.message, self.example = company, deliver, deliver_message, example

    def proposal(
        self, content: bytes | str = b"", media_type: str = "application/pdf", reference: str = "HR-1", **more: Any
    ) -> dict[str, Any]:
        """A HumanResource with a CV."""
        made = deepcopy(self.example("messages", "HumanResource"))
        value = content if isinstance(content, str) else base64.b64encode(content or pdf_of(CV_TEXT)).decode()
        made["documentId"]["value"] = reference
        made["customer"]["id"][0]["value"] = self.company.kbo
        made["profiles"]["attachments"][0]["content"] = {"value": value, "mimeType": media_type}
        return {**made, **more}

    def candidate(self, reference: str = "HR-1", unit: str = "dept") -> dict[str, Any]:
        """The content of a candidate event."""
        made = self.example("events", "candidate.proposed")
        return {
            **made,
            "id": str(uuid7()),
            "company_id": str(self.company.id),
            "unit_id": str(self.company.units[unit]),
            "reference": reference,
        }

    def cv(self, reference: str = "HR-1", unit: str = "dept", **more: Any) -> dict[str, Any]:
        """A clean CV in its place; returns the candidate."""
        candidate = self.candidate(reference, unit)
        assert self.deliver("candidate.proposed", candidate) == "applied"
        assert self.message("HumanResource", self.proposal(reference=reference, **more)) == "applied"
        scanning.scan_due()
        return candidate

    def invoiced(self, number: str = "F-1", site: str = "site_a") -> str:
        """An invoice that was taken and scanned."""
        xml = self.invoice(number, site)
        assert self.message("Invoice", xml) == "applied"
        scanning.scan_due()
        return xml

    def contract(self, unit: str = "dept", **more: Any) -> dict[str, Any]:
        """The content of contract.drawn_up."""
        made = self.example("events", "contract.drawn_up")
        own = {"id": str(uuid7()), "company_id": str(self.company.id), "unit_id": str(self.company.units[unit])}
        return {**made, **own, **more}

    def invoice(self, number: str = "F-1", site: str = "site_a") -> str:
        """An invoice for a site."""
        made: str = self.example("messages", "Invoice")
        code = f"{site}-{self.company.id}"
        return (
            made.replace("F-2026-GNT-50", number)
            .replace(">0987654394<", f">{self.company.kbo}<")
            .replace("<cbc:ID>GNT</cbc:ID>", f"<cbc:ID>{code}</cbc:ID>")
        )


@pytest.fixture
def agency(
    company: Any, db: Any, deliver: Callable[..., str], deliver_message: Callable[..., str], example: Callable[[str, str], Any]
) -> Agency:
    """The other sides; they know the company's sites by codes."""
    for name in ("site_a", "site_b"):
        db.execute(
            text("UPDATE unit SET reference = ARRAY[:code] WHERE id = :id"),
            {"code": f"Customer:{name}-{company.id}", "id": company.units[name]},
        )
    return Agency(company, deliver, deliver_message, example)


@pytest.fixture
def manager(as_: Callable[..., Any]) -> Any:
    """Somebody who may see every kind of document of the company."""
    return as_("hr_manager", at="company", name="Petronella Voorbeeld")


@pytest.fixture
def scan() -> Callable[[], int]:
    """Do what the `scan` job does all the time, once."""
    return scanning.scan_due
