"""The standards' own example messages on the queue of the running stack: each is accepted and can be seen in the portal.

They belong to a client of their own. What a message refers to (a vacancy, a temp, a work post) is sent before it, as a
back office would; the examples themselves go unchanged, except for the number of an invoice, which most of them share.
"""

import copy
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from demo import users
from demo.asking import until
from demo.history import week_name
from demo.messages import Body, Message, identifier
from demo.office import Office
from demo.place import Failed, Stack, recall
from demo.play import play_number
from demo.portal import Browser
from demo.ubl import enterprise_number
from demo.users import User

KBO = {"scheme": "KBO", "value": enterprise_number(9555555)}
HR = User("Standa", "Voorbeeld", "HR-manager", "hr@standaardvoorbeeld.example", (("hr_manager", "KBO"),))
SETU = {
    kind: f"{folder}/{name}"
    for kind, folder, name in (
        ("StaffingOrder", "setu/examples/StaffingOrder", "StaffingOrderExample_v2.0.json"),
        ("HumanResource", "setu/examples/HumanResource", "HumanResourceExample_v2.0.json"),
        ("Assignment", "setu/examples/Assignment", "AssignmentExample_v2.0.json"),
        ("Timecard", "setu/examples/Timecard", "TimecardExample_v2.0.json"),
        ("PlanningConstraints", "setu-planning/v2/PlanningConstraints", "PlanningConstraints_Example_v2.0.json"),
        ("PlanningRequest", "setu-planning/v2/PlanningRequest", "PlanningRequest_Example_v2.0.json"),
        ("PlanningAssignment", "setu-planning/v2/PlanningAssignment", "PlanningAssignment_Example_v2.0.json"),
    )
}
SPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}


@dataclass(frozen=True)
class Outcome:
    """What became of one published example."""

    name: str
    accepted: bool
    seen: str


class Theatre:
    """The client of the examples, its HR manager's browser and the back office."""

    def __init__(self, stack: Stack, office: Office, setu: Path, peppol: Path):
        self.stack, self.office, self.run = stack, office, play_number(int(time.time()))
        self.setu = {kind: json.loads((setu / path).read_text()) for kind, path in SETU.items()}
        self.invoices = {path.name: path for path in [*sorted((peppol / "rules/examples").glob("*.xml")), *_setu_invoices(setu)]}
        self.hr = self._client()

    def _client(self) -> Browser:
        revision = int(time.time())
        self.office.send(Message("Units", {"client": KBO, "revision": revision, "units": list(self._units())}))
        posts = [self._post(kind) for kind in ("StaffingOrder", "Assignment", "PlanningRequest")]
        self.office.send(
            Message("WorkPosts", {"client": KBO, "revision": revision, "work_posts": list({one["code"]: one for one in posts}.values())})
        )
        desk = users.consultant(self.stack)
        company = until("the client of the examples is known", lambda: _company(desk))
        desk.choose(company["id"])
        if HR.email not in recall().get("passwords", {}):
            users.accept_invitation(self.stack, HR.email, users.register(desk, HR, {"KBO": company["id"]}))
        hr = users.sign_in(self.stack, HR)
        for probe in ("vacancy/v1/vacancies", "planning/v1/board", "timesheet/v1/weeks", "reporting/v1/invoices"):
            until(f"/api/{probe} knows the client", lambda probe=probe: hr.get(f"/api/{probe}", unit_id=company["id"]))  # type: ignore[misc]
        return hr

    def _units(self) -> Iterator[Body]:
        """The company, and a site for each party that an example is addressed to."""
        yield {"references": [KBO], "parent": None, "kind": "company", "name": "Standaardvoorbeeld BV"}
        seen = [(one["customer"]["id"][0]["schemeAgencyId"], one["customer"]["id"][0]["value"]) for one in self.setu.values()]
        seen += [buyer for path in self.invoices.values() for buyer in _buyers(path)[:1]]
        for scheme, value in dict.fromkeys(seen):
            yield {"references": [{"scheme": scheme, "value": value}], "parent": KBO, "kind": "site", "name": f"Site {value}"}

    def _post(self, kind: str) -> Body:
        profile = self.setu[kind]["positionProfile"]
        return {
            "code": profile["positionId"]["value"], "title": profile["positionTitle"], "description": None, "joint_committee": "200",
            "category": "worker", "units": [],
        }  # fmt: skip

    def send(self, *messages: Message) -> list[str]:
        """Send messages and return their ids."""
        return self.office.send(*messages)


def check(stack: Stack, setu: Path, peppol: Path) -> list[Outcome]:
    """Put every published example on the queue and look for it in the portal."""
    outcomes = []
    with Office(stack) as office:
        theatre = Theatre(stack, office, setu, peppol)
        for kind, look in LOOKS.items():
            outcomes.append(_try(theatre, f"SETU {kind} 2.0", lambda look=look: look(theatre)))  # type: ignore[misc]
        for name, path in theatre.invoices.items():
            outcomes.append(_try(theatre, f"Invoice {name}", lambda path=path: _invoice(theatre, path)))  # type: ignore[misc]
    return outcomes


def _try(theatre: Theatre, name: str, look: Callable[[], str]) -> Outcome:
    mark = theatre.office.inbox.mark()
    try:
        seen = look()
    except Failed as failed:
        refused = [one.body.get("code") for one in theatre.office.inbox.refusals(mark)]
        return Outcome(name, False, f"{failed} {refused or ''}".strip())
    refusals = theatre.office.inbox.refusals(mark)
    return Outcome(name, not refusals, seen if not refusals else f"refused: {refusals[0].body}")


def _staffing_order(theatre: Theatre) -> str:
    order = theatre.setu["StaffingOrder"]
    theatre.send(Message("StaffingOrder", order))
    found = _vacancy(theatre, order["documentId"]["value"])
    return f"vacancy {found['reference']}, {found['title']}, {found['status']}"


def _vacancy(theatre: Theatre, reference: str) -> Body:
    def there() -> Any:
        return next((one for one in theatre.hr.pages("/api/vacancy/v1/vacancies") if one["reference"] == reference), None)

    found: Body = until(f"vacancy {reference}", there, 15)
    return found


def _order_for(theatre: Theatre, kind: str) -> Body:
    """An order that the published message can refer to: the published one, with the number and the party it names."""
    order = copy.deepcopy(theatre.setu["StaffingOrder"])
    order["documentId"] = theatre.setu[kind]["staffingIds"]["requestForQuotationId"]
    order["customer"]["id"] = theatre.setu[kind]["customer"]["id"]
    del order["customer"]["establishment"]
    return dict(order)


def _candidate(theatre: Theatre, vacancy: str) -> Body:
    def there() -> Any:
        items = theatre.hr.get("/api/vacancy/v1/candidates", vacancy_id=vacancy)["items"]
        return items[0] if items else None

    found: Body = until("the candidate", there, 15)
    return found


def _human_resource(theatre: Theatre) -> str:
    order, person = _order_for(theatre, "HumanResource"), theatre.setu["HumanResource"]
    theatre.send(Message("StaffingOrder", order))
    vacancy = _vacancy(theatre, order["documentId"]["value"])
    theatre.send(Message("HumanResource", person))
    found = _candidate(theatre, vacancy["id"])
    return f"candidate {found['name']}, {found['status']}"


def _assignment(theatre: Theatre) -> str:
    order, placement = _order_for(theatre, "Assignment"), theatre.setu["Assignment"]
    theatre.send(Message("StaffingOrder", order))
    vacancy = _vacancy(theatre, order["documentId"]["value"])
    person = copy.deepcopy(theatre.setu["HumanResource"]) | {"customer": order["customer"] | {"id": placement["customer"]["id"]}}
    person["customer"].pop("personContacts", None)
    person["documentId"], person["staffingIds"] = identifier("HR-for-assignment"), {"requestForQuotationId": order["documentId"]}
    person["person"]["id"] = placement["assignedWorker"]["workerId"]
    theatre.send(Message("HumanResource", person))
    candidate = _candidate(theatre, vacancy["id"])
    if candidate["status"] == "proposed":
        theatre.hr.post(f"/api/vacancy/v1/candidates/{candidate['id']}/accept", version=candidate["version"])
    theatre.send(Message("Assignment", placement))

    def placed() -> Any:
        shown = theatre.hr.get(f"/api/vacancy/v1/candidates/{candidate['id']}")
        return shown if shown["status"] == "placed" else None

    shown = until("the placement", placed, 15)
    return f"placement {shown['placement']['reference']} of {shown['name']}, from {shown['placement']['starts_on']}"


def _timecard(theatre: Theatre) -> str:
    card = theatre.setu["Timecard"]
    theatre.send(Message("Timecard", card))
    day = card["period"]["datePeriod"]["start"]
    week = week_name(date.fromisoformat(day))

    def there() -> Any:
        items = theatre.hr.get("/api/timesheet/v1/timesheets", week=week)["items"]
        return next((one for one in items if one["temp"]["name"] == card["person"]["name"]["formattedName"]), None)

    found = until("the timesheet", there, 15)
    return f"timesheet of {found['temp']['name']}, {week}, {found['actual_minutes']} minutes"


def _temp(theatre: Theatre, number: str, name: str, skills: list[str]) -> Message:
    return Message(
        "TempProfile",
        {
            "client": KBO, "temp": number, "customer_number": None, "revision": int(time.time()), "name": name, "email": None, "phone": None,
            "language": "nl", "skills": skills, "units": [], "active": True,
        },
    )  # fmt: skip


def _constraints(theatre: Theatre) -> str:
    document = theatre.setu["PlanningConstraints"]
    number = document["worker"]["workerId"][0]["value"]
    post = theatre.setu["PlanningAssignment"]["positionProfile"]["positionId"]["value"]
    theatre.send(_temp(theatre, number, "Doe, John", [post]), Message("PlanningConstraints", document))

    def there() -> Any:
        items = theatre.hr.get("/api/planning/v1/temps", q="Doe, John")["items"]
        shown = theatre.hr.get(f"/api/planning/v1/temps/{items[0]['id']}") if items else None
        return shown if shown and len(shown["availability"]) >= 4 else None

    shown = until("the availability", there, 15)
    return f"{len(shown['availability'])} lines of availability of {shown['name']}"


def _shifts(theatre: Theatre, what: str, fits: Callable[[Body], bool]) -> list[Body]:
    def there() -> list[Body]:
        items = theatre.hr.pages("/api/planning/v1/shifts", week="2022-W37")
        return [one for one in items if fits(one)]

    found: list[Body] = until(what, there, 20)
    return found


def _request(theatre: Theatre) -> str:
    theatre.send(Message("PlanningRequest", theatre.setu["PlanningRequest"]))
    found = _shifts(theatre, "the requested shift", lambda one: one["temp"] is None)
    return f"open shift {found[0]['work_post_name']} on {found[0]['date']} {found[0]['start_time']}-{found[0]['end_time']}"


def _planning_assignment(theatre: Theatre) -> str:
    document = theatre.setu["PlanningAssignment"]
    worker = document["assignedWorker"]
    post = document["positionProfile"]["positionId"]["value"]
    theatre.send(
        _temp(theatre, worker["workerId"]["value"], worker["person"]["name"]["formattedName"], [post]),
        Message("PlanningAssignment", document),
    )
    found = _shifts(theatre, "the assigned shift", lambda one: one["temp"] is not None)
    return f"shift of {found[0]['temp']['name']} on {found[0]['date']} {found[0]['start_time']}-{found[0]['end_time']}, {found[0]['light']['stage']}"


LOOKS: dict[str, Callable[[Theatre], str]] = {
    "StaffingOrder": _staffing_order,
    "HumanResource": _human_resource,
    "Assignment": _assignment,
    "Timecard": _timecard,
    "PlanningConstraints": _constraints,
    "PlanningRequest": _request,
    "PlanningAssignment": _planning_assignment,
}


def _invoice(theatre: Theatre, path: Path) -> str:
    text = path.read_text()
    number = re.search(r"<cbc:ID[^>]*>([^<]+)</cbc:ID>", text)
    assert number is not None
    unique = f"{number[1]}-{path.stem[:20]}-{theatre.run}"
    theatre.send(Message("Invoice", text.replace(number[0], number[0].replace(number[1], unique), 1)))

    def there() -> Any:
        items = theatre.hr.get("/api/reporting/v1/invoices", number=unique, **{"from": "2017-01", "until": "2018-12"})["items"]
        return items or theatre.hr.get("/api/reporting/v1/invoices", number=unique, **{"from": "2019-01", "until": "2020-12"})["items"]

    shown = until("the invoice", there, 15)[0]
    return f"{shown['kind']} {number[1]}, net {shown['net_amount']} {shown['currency']}, {shown['line_count']} lines"


def _setu_invoices(setu: Path) -> list[Path]:
    """The invoices of SETU that name their buyer by a number with a scheme."""
    return [path for path in sorted((setu / "setu/examples/Invoice").glob("*v2.[12].xml")) if _buyers(path)]


def _buyers(path: Path) -> list[tuple[str, str]]:
    party = etree.parse(path).getroot().find("cac:AccountingCustomerParty/cac:Party", SPACES)
    nodes = [] if party is None else [party.find("cbc:EndpointID", SPACES), party.find("cac:PartyLegalEntity/cbc:CompanyID", SPACES)]
    return [(str(node.get("schemeID")), str(node.text)) for node in nodes if node is not None and node.get("schemeID")]


def _company(desk: Browser) -> Body | None:
    return next((dict(one) for one in desk.pages("/api/identity/v1/companies") if KBO in one["references"]), None)
