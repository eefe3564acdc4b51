"""Messages of the back office to the portal, in the standard of the field or our own schema (contracts/messages)."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from demo.client import AGENCY, CLIENT, UNITS, WORK_POSTS, Temp, Unit, work_post
from demo.history import BREAK_MINUTES, Work, minutes_between

Body = dict[str, Any]
KBO = {"scheme": "KBO", "value": CLIENT.number}
WAGE_CODE = "urn:workaniser:wage-code:"


@dataclass(frozen=True)
class Message:
    """One message for `agency.exchange`: its type and a JSON body, or XML text."""

    kind: str
    body: Body | str


def identifier(value: str, owner: str = "Supplier") -> Body:
    """A SETU identifier and whose number it is."""
    return {"value": value, "schemeAgencyId": owner}


SUPPLIER = {"id": [identifier(AGENCY.number)]}
CUSTOMER = {"id": [identifier(CLIENT.number, "Customer")]}


def reference(code: str) -> Body:
    """A unit by the client's own code; the company by its enterprise number."""
    return KBO if code == UNITS[0].code else {"scheme": "Customer", "value": code}


def units(revision: int, extra: tuple[Body, ...] = ()) -> Message:
    """The organisation of the client; `extra` are further references of the company."""
    listed = []
    for one in UNITS:
        references = [reference(one.code), *(extra if one.kind == "company" else ())]
        entry: Body = {"references": references, "parent": reference(one.parent) if one.parent else None}
        entry |= {"kind": one.kind, "name": one.name, "cost_centre": one.cost_centre, "language": one.language}
        if one.street:
            entry["address"] = _address(one)
        listed.append(entry)
    return Message("Units", {"client": KBO, "revision": revision, "units": listed})


def _address(one: Unit) -> Body:
    street, _, house_number = one.street.rpartition(" ")
    return {"street": street, "house_number": house_number, "postal_code": one.postal_code, "city": one.city, "country": "BE"}


def work_posts(revision: int, extra: tuple[Body, ...] = ()) -> Message:
    """The work posts of the client; `extra` are further ones."""
    listed = [
        {
            "code": post.code,
            "title": post.title,
            "description": post.text,
            "joint_committee": post.joint_committee,
            "category": post.category,
            "units": [reference(code) for code in post.units],
            "protective_equipment": list(post.equipment),
            "form_number": f"WPF-{number:03d}",
        }
        for number, post in enumerate(WORK_POSTS, start=1)
    ]
    return Message("WorkPosts", {"client": KBO, "revision": revision, "work_posts": [*listed, *extra]})


def temp_profile(temp: Temp, revision: int, active: bool = True) -> Message:
    """What planning may know of a temp."""
    body = {
        "client": KBO,
        "temp": temp.number,
        "customer_number": None,
        "revision": revision,
        "name": temp.person.name,
        "email": temp.person.email,
        "phone": temp.person.phone,
        "language": temp.language,
        "skills": list(temp.skills),
        "units": [reference(temp.team.unit.split("-")[0])],
        "active": active,
    }
    return Message("TempProfile", body)


def human_resource(proposal: str, vacancy: str, number: str, name: str, cv: bytes, text: str) -> Message:
    """A candidate for a vacancy: a name, a CV (PDF) and a proposal text, and nothing more."""
    attachments = [
        {"content": {"value": base64.b64encode(cv).decode(), "mimeType": "application/pdf"}, "descriptions": "CV"},
        {"content": {"value": base64.b64encode(text.encode()).decode(), "mimeType": "text/plain"}, "descriptions": "[other]"},
    ]
    body = {
        "documentId": identifier(proposal),
        "supplier": SUPPLIER,
        "customer": CUSTOMER,
        "person": {"id": [identifier(number)], "name": {"formattedName": name}, "communication": {}},
        "profiles": {"attachments": attachments},
        "staffingIds": {"requestForQuotationId": identifier(vacancy, "Customer")},
    }
    return Message("HumanResource", body)


def staffing_order(reference_: str, unit: Unit, post: str, positions: int, start: date, end: date, motive: str, why: str) -> Message:
    """A vacancy that the agency enters for the client."""
    site = next(one for one in UNITS if one.code == unit.site)
    street, _, house_number = site.street.rpartition(" ")
    place = {"name": site.name, "countryCode": {"value": "BE"}, "city": site.city, "postalCode": site.postal_code}
    place |= {"streetName": street, "houseNumber": house_number}
    profile: Body = {
        "positionId": {"value": post},
        "positionTitle": work_post(post).title,
        "positionTask": {"description": {"value": work_post(post).text}},
        "positionLocation": place,
        "positionOpenQuantity": positions,
        "positionOfferingTypes": {"value": "temporary staffing"},
        "positionPeriod": {"start": start.isoformat(), "end": end.isoformat()},
        "workingPeriods": [_hours_per_week(38)],
        "positionReason": motive,
    }
    body = {
        "documentId": identifier(reference_),
        "supplier": SUPPLIER,
        "customer": CUSTOMER | {"personContacts": [{"name": {"formattedName": "Consulent Denkbeeldig"}}]},
        "orderType": "RFQ",
        "positionProfile": profile,
        "resourceClassificationInclusion": {
            "department": {"code": unit.code, "name": unit.name},
            "costCenter": {"code": unit.cost_centre},
            "referenceNumber": f"PO-{start.year}-{unit.site}",
        },
        "comments": why,
    }
    return Message("StaffingOrder", body)


def _hours_per_week(hours: float) -> Body:
    return {
        "workDuration": {"value": hours, "unitCode": {"value": "Hours"}},
        "baseDuration": {"value": 1, "unitCode": {"value": "Weekly"}},
    }


def vacancy_digests(held: dict[str, str], at: datetime) -> Message:
    """What the back office holds: the digest of each vacancy, computed by itself; `at` is in UTC."""
    entries = [{"vacancy": reference, "digest": digest} for reference, digest in held.items()]
    return Message("VacancyDigests", {"client": KBO, "at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "vacancies": entries})


def interview_slots(
    vacancy: str, proposal: str, slots: Sequence[tuple[datetime, datetime, str | None]], confirmed: str | None = None
) -> Message:
    """Moments that the agency proposes for an interview (in UTC), or its word about one of the client's (`confirmed`, its start)."""
    moments = [{"start": f"{start:%Y-%m-%dT%H:%M:%SZ}", "end": f"{end:%Y-%m-%dT%H:%M:%SZ}", "place": place} for start, end, place in slots]
    body = {"client": KBO, "vacancy": vacancy, "candidate": proposal, "slots": moments, "confirmed": confirmed, "cancelled": False}
    return Message("InterviewSlots", body)


def motive_use(revision: int, unit: Unit, post: str, motive: str, uses: Sequence[tuple[date, date]]) -> Message:
    """How a work post was used before the portal was there, by temps of another agency."""
    days = [{"starts_on": start.isoformat(), "ends_on": end.isoformat()} for start, end in uses]
    entry = {"unit": reference(unit.code), "work_post": post, "motive": motive, "counts_from": None, "positions": 1, "uses": days}
    return Message("MotiveUse", {"client": KBO, "revision": revision, "posts": [entry]})


def assignment(number: str, temp: str, post: str, start: date, end: date, wage: float, vacancy: str | None = None) -> Message:
    """The placement of a temp on a work post."""
    body: Body = {
        "documentId": identifier(number),
        "supplier": SUPPLIER,
        "customer": CUSTOMER,
        "payRates": [
            {
                "rateType": "TimeInterval",
                "code": "HT100",
                "amount": {"value": wage, "currency": {"value": "EUR"}},
                "intervalCode": {"value": "HourlyConsolidated"},
                "period": {"datePeriod": {"start": start.isoformat()}},
                "multiplier": 100,
                "toBeBilled": False,
                "toBePaid": True,
            }
        ],
        "positionProfile": {
            "positionId": {"value": post},
            "positionTitle": work_post(post).title,
            "positionPeriod": {"start": start.isoformat(), "expectedEnd": end.isoformat()},
            "workingPeriods": [_hours_per_week(38)],
        },
        "assignedWorker": {"workerId": [identifier(temp)]},
    }
    if vacancy:
        body["staffingIds"] = {"requestForQuotationId": identifier(vacancy, "Customer")}
    return Message("Assignment", body)


def constraints(temp: str, weekly: dict[str, str], single: list[tuple[datetime, datetime, str, str]]) -> Message:
    """The availability of a temp: status per weekday, and stretches of time with a status and a comment."""
    body: Body = {
        "documentId": identifier(f"AV-{temp}"),
        "supplier": SUPPLIER,
        "customer": CUSTOMER,
        "worker": {"workerId": [identifier(temp)]},
        "periodicAvailabilityLine": [
            {"lineId": identifier(f"AV-{temp}-{day}"), "availabilityStatus": status, "availabilityPeriod": day}
            for day, status in weekly.items()
        ],
        "singleAvailabilityLine": [
            {
                "lineId": identifier(f"AV-{temp}-{start:%Y%m%d%H%M}"),
                "singleAvailabilityType": "Occasional",
                "availabilityStatus": status,
                "startDateTime": start.isoformat(),
                "endDateTime": end.isoformat(),
                "availabilityComment": comment,
            }
            for start, end, status, comment in single
        ],
    }
    return Message("PlanningConstraints", {key: value for key, value in body.items() if value != []})


def planning_assignment(number: str, unit: Unit, temp: Temp, post: str, shifts: list[Work]) -> Message:
    """Shifts of one temp that the agency planned or that were worked."""
    body = {
        "documentId": identifier(number),
        "actionCode": "POST",
        "supplier": SUPPLIER,
        "customer": CUSTOMER,
        "assignedWorker": {
            "assignedStatus": True,
            "workerId": identifier(temp.number),
            "person": {"name": {"formattedName": temp.person.name}},
        },
        "positionProfile": position(unit, post),
        "singlePlanningLine": [planning_line(work.shift, work.start, work.end) for work in shifts],
    }
    return Message("PlanningAssignment", body)


def planning_request(number: str, unit: Unit, post: str, lines: list[tuple[datetime, datetime, int]]) -> Message:
    """Shifts that still need temps: start, end and head count."""
    body = {
        "documentId": identifier(number, "Customer"),
        "supplier": SUPPLIER,
        "customer": CUSTOMER,
        "positionProfile": position(unit, post),
        "singlePlanningLine": [
            planning_line(f"{number}-{place}", start, end, "Customer") | {"positionQuantity": count}
            for place, (start, end, count) in enumerate(lines, start=1)
        ],
    }
    return Message("PlanningRequest", body)


def position(unit: Unit, post: str) -> Body:
    """Who works where on what: the unit, its site and the work post."""
    site = next(one for one in UNITS if one.code == unit.site)
    return {
        "positionId": {"value": post},
        "positionTitle": work_post(post).title,
        "positionLocation": {"id": [identifier(site.code, "Customer")], "name": site.name, "city": site.city},
        "positionOrganizations": [{"id": identifier(unit.code, "Customer"), "name": unit.name}],
        "costAllocation": {"costCenter": {"code": unit.cost_centre}},
    }


def planning_line(number: str, start: datetime, end: datetime, owner: str = "Supplier") -> Body:
    """One stretch of work with an unpaid break of half an hour in the middle."""
    middle = start + (end - start) / 2
    return {
        "lineId": identifier(number, owner),
        "singlePlanningType": "Occasional",
        "startDateTime": start.isoformat(),
        "endDateTime": end.isoformat(),
        "hours": round((minutes_between(start, end) - BREAK_MINUTES) / 60, 2),
        "breaks": [
            {
                "paidOrUnpaid": "Unpaid",
                "breakTrigger": {"hours": (middle - start).seconds / 3600, "breakDuration": f"00:{BREAK_MINUTES}:00Z"},
            }
        ],
    }


@dataclass(frozen=True)
class ClockTime:
    """Recorded work on a shift: `line` is the number of the line on the timecard, `shift` of the shift."""

    line: str
    shift: str
    start: datetime
    end: datetime
    break_minutes: int = BREAK_MINUTES


def timecard(number: str, temp: str, name: str, unit: Unit, monday: date, sunday: date, times: list[ClockTime]) -> Message:
    """Clock times of one temp in one week, or history."""
    body = {
        "documentId": identifier(number),
        "supplier": SUPPLIER,
        "customer": CUSTOMER,
        "department": {"code": unit.code, "name": unit.name},
        "costCenter": {"code": unit.cost_centre},
        "person": {"id": [identifier(temp)], "name": {"formattedName": name}},
        "period": {"datePeriod": {"start": monday.isoformat(), "end": sunday.isoformat()}},
        "timeInterval": [_interval(one) for one in times],
    }
    return Message("Timecard", body)


def _interval(one: ClockTime) -> Body:
    minutes = minutes_between(one.start, one.end) - one.break_minutes
    return {
        "id": identifier(one.line),
        "referenceNumber": one.shift,
        "typeCode": {"value": "HT100"},
        "period": {"dateTimePeriod": {"start": one.start.isoformat(), "end": one.end.isoformat()}},
        "timeTotal": f"{minutes / 60:.2f}",
        "dayAssignment": one.start.date().isoformat(),
    }


def timecard_status(cards: list[Body]) -> Message:
    """What the back office did with timesheets; entries as in the TimecardStatus schema."""
    return Message("TimecardStatus", {"client": KBO, "timecards": cards})


def contract_status(contract: str, version: int, status: str, at: datetime, number: str | None = None) -> Message:
    """What became of a contract; `at` is in UTC."""
    body: Body = {"contract": contract, "contract_version": version, "status": status, "at": f"{at:%Y-%m-%dT%H:%M:%SZ}"}
    return Message("ContractStatus", body | {"declaration_number": number, "reason": None})
