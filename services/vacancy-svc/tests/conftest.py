"""Factories: a client the agency knows by its codes, vacancies on their way, candidates of the agency."""

import base64
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import text

BODY = {
    "title": "Orderpicker",
    "positions": 2,
    "motive": "temporary_increase",
    "justification": "Peak in the orders, file 2026-44",
    "starts_on": "2026-12-07",
    "ends_on": "2027-02-26",
    "shift_regime": "06:00-14:00 and 14:00-22:00",
    "hours_per_week": "38.00",
    "requirements": ["Certificate electric pallet truck"],
    "description": "Collect orders with a scanner.",
    "cost_centre": "CC-4100",
    "purchase_order": "PO-2026-118",
    "contact_name": "Petronella Voorbeeld",
    "contact_email": "petronella@havenlicht.example",
}


class Agency:
    """The back office of the agency, for one client of a test."""

    def __init__(self, company: Any, deliver_message: Callable[..., str], example: Callable[[str, str], Any]):
        self.company, self.deliver, self.example = company, deliver_message, example

    def code(self, unit: str) -> str:
        """The client's own code of a unit; unique over all tests."""
        return f"{unit}-{self.company.id}"

    def customer(self, unit: str | None = None) -> dict[str, Any]:
        made: dict[str, Any] = {"id": [{"value": self.company.kbo, "schemeAgencyId": "Customer"}]}
        if unit:
            made["establishment"] = {
                "responsibilityCode": {"value": "Site"},
                "id": [{"value": self.code(unit), "schemeAgencyId": "Customer"}],
            }
        return made

    def order(self, reference: str, unit: str = "dept", **profile: Any) -> dict[str, Any]:
        """A StaffingOrder as the agency would write it from what it was told."""
        made = deepcopy(self.example("messages", "StaffingOrder"))
        made["documentId"]["value"] = reference
        made["customer"] = {**self.customer("site_a"), "personContacts": made["customer"]["personContacts"]}
        made["resourceClassificationInclusion"]["department"] = {"code": self.code(unit), "name": unit}
        made["positionProfile"] |= profile
        return made

    def candidate(self, vacancy: str, reference: str = "HR-1", number: str = "T-1", name: str = "Fientje Fictief", words: str = "Fits well.",
                  **more: Any) -> dict[str, Any]:  # fmt: skip
        content = {"value": base64.b64encode(words.encode()).decode(), "mimeType": "text/plain"}
        return {
            "documentId": {"value": reference, "schemeAgencyId": "Supplier"},
            "supplier": {"id": [{"value": "0912345673", "schemeAgencyId": "Supplier"}]},
            "customer": self.customer(),
            "person": {"id": [{"value": number, "schemeAgencyId": "Supplier"}], "name": {"formattedName": name}, "communication": {}},
            "profiles": {"attachments": [{"content": content, "descriptions": "[other]"}]},
            "staffingIds": {"requestForQuotationId": {"value": vacancy, "schemeAgencyId": "Customer"}},
            **more,
        }

    def placement(self, vacancy: str, number: str = "T-1", reference: str = "AS-1", **period: str) -> dict[str, Any]:
        made = deepcopy(self.example("messages", "Assignment"))
        made["documentId"]["value"] = reference
        made["customer"] = self.customer()
        made["assignedWorker"]["workerId"][0]["value"] = number
        made["staffingIds"]["requestForQuotationId"]["value"] = vacancy
        made["positionProfile"]["positionPeriod"] |= period
        return made

    def slots(self, one: dict[str, Any], moments: list[dict[str, Any]], **more: Any) -> str:
        """Tell the moments that the agency proposes for an interview; returns what became of the message."""
        body = {"client": {"scheme": "KBO", "value": self.company.kbo}, "vacancy": one["vacancy_id"], "candidate": "HR-1"}
        return self.deliver("InterviewSlots", {**body, "slots": moments, **more})

    def propose(self, vacancy: str, count: int = 1) -> None:
        """Propose some candidates."""
        for n in range(1, count + 1):
            body = self.candidate(vacancy, f"HR-{n}", f"T-{n}", f"Fientje Fictief {n}")
            assert self.deliver("HumanResource", body) == "applied"


@pytest.fixture
def agency(company: Any, db: Any, deliver_message: Callable[..., str], example: Callable[[str, str], Any]) -> Agency:
    """The back office, which knows every unit of the company by a code of the client's own."""
    made = Agency(company, deliver_message, example)
    for name, unit_id in company.units.items():
        if name != "company":
            db.execute(
                text("UPDATE unit SET reference = ARRAY[:code] WHERE id = :id"), {"code": f"Customer:{made.code(name)}", "id": unit_id}
            )
    return made


@pytest.fixture
def manager(as_: Callable[..., Any], agency: Agency) -> Any:
    """A hiring manager of the department."""
    return as_("hiring_manager", at="dept", name="Petronella Voorbeeld")


@pytest.fixture
def post(manager: Any) -> Callable[..., Any]:
    """`post("/vacancies/../submit", version, body)`: a change, with the version it is based on."""

    def send(path: str, version: Any = "*", body: dict[str, Any] | None = None, client: Any = None) -> Any:
        etag = "*" if version == "*" else f'"{version}"'
        options: dict[str, Any] = {"json": body} if body is not None else {}
        return (client or manager).post(path, headers={"If-Match": etag}, **options)

    return send


@pytest.fixture
def drafted(manager: Any, company: Any) -> Callable[..., dict[str, Any]]:
    """A draft of the department."""

    def make(unit: str = "dept", client: Any = None, **more: Any) -> dict[str, Any]:
        answer = (client or manager).post("/vacancies", json={**BODY, "unit_id": str(company.units[unit]), **more})
        assert answer.status_code == 201, answer.text
        return answer.json()

    return make


@pytest.fixture
def submitted(drafted: Callable[..., dict[str, Any]], post: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
    """A vacancy that went to the agency."""

    def make(**more: Any) -> dict[str, Any]:
        answer = post(f"/vacancies/{drafted(**more)['id']}/submit")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return make


@pytest.fixture
def candidates(submitted: Callable[..., dict[str, Any]], agency: Agency, manager: Any) -> Callable[..., list[dict[str, Any]]]:
    """Candidates of a fresh vacancy."""

    def make(count: int = 1, **more: Any) -> list[dict[str, Any]]:
        vacancy = submitted(**more)
        agency.propose(vacancy["reference"], count)
        found = manager.get(f"/candidates?vacancy_id={vacancy['id']}").json()["items"]
        assert len(found) == count
        return list(reversed(found))

    return make
