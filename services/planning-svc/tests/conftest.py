"""A client with codings, temps and shifts, arranged through the messages and operations that make them."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4, uuid5

import pytest

from planning import clock
from planning.clock import ZONE

NEXT_MONDAY = clock.monday_of(clock.local_date(clock.now())) + timedelta(weeks=2)


def day(n, monday=NEXT_MONDAY):
    """Return the n-th day after a Monday (that of the week after next) as it is written."""
    return (monday + timedelta(days=n)).isoformat()


def at(n, clock_time, monday=NEXT_MONDAY):
    """Return the instant of a wall-clock time on the n-th day after a Monday, with its offset."""
    hour, minute = map(int, clock_time.split(":"))
    return datetime.combine(monday + timedelta(days=n), datetime.min.time()).replace(hour=hour, minute=minute, tzinfo=ZONE).isoformat()


def utc(text):
    """Return an instant as the API writes it."""
    return datetime.fromisoformat(text).astimezone(UTC).isoformat().replace("+00:00", "Z")


def rule(kind, value, severity="block", override=None, **more):
    """Return a coded rule of a WorkRules message."""
    counted = kind in ("night_work", "sunday_work", "holiday_work", "max_days_row")
    measure = "window" if more.get("window") else "count" if counted else "minutes"
    fields = {"id": f"WR-{kind}", "rule": kind, "value": value, "measure": measure, "severity": severity, "override": override}
    return {**fields, "source": f"Test law, {kind}", "effective_from": "2020-01-01", "effective_until": None, **more}


@pytest.fixture
def kbo(company):
    return {"scheme": "KBO", "value": company.kbo}


@pytest.fixture
def unit_reference(company, kbo):
    return lambda name: kbo if name == "company" else {"scheme": "TEST", "value": f"{name}-{company.id}"}


@pytest.fixture
def coded(kbo, deliver_message):
    """Work posts PICKER and PACKER, a wage of 20 euro, a night and a Sunday premium, coefficients, and rules as given."""
    posts = [
        {
            "code": code,
            "title": code.title(),
            "joint_committee": "140.03",
            "category": "worker",
            "units": [],
            "protective_equipment": ["Helmet"],
        }
        for code in ("PICKER", "PACKER")
    ]
    assert deliver_message("WorkPosts", {"client": kbo, "revision": 1, "work_posts": posts}) == "applied"
    entry = {"effective_from": "2020-01-01", "effective_until": None}
    body = {
        "client": kbo,
        "revision": 1,
        "wages": [{"id": "W-1", "hourly_wage": "20.0000", "work_post": None, "source": "Test", **entry}],
        "premiums": [
            {
                "id": "P-N",
                "kind": "night",
                "percent": "20.0000",
                "amount": None,
                "window": {"from": "22:00", "until": "06:00"},
                "source": "Test",
                **entry,
            },
            {"id": "P-S", "kind": "sunday", "percent": "100.0000", "amount": None, "window": None, "source": "Test", **entry},
        ],
        "meal_vouchers": [{"id": "V-1", "face_value": "8.00", "employer_share": "6.91", "minimum_minutes": 360, "source": "Test", **entry}],
        "coefficients": [
            {"id": "C-W", "applies_to": "wage", "coefficient": "2.0000", **entry},
            {"id": "C-M", "applies_to": "meal_voucher", "coefficient": "1.0500", **entry},
        ],
    }
    assert deliver_message("PayConditions", body) == "applied"

    def rules(*entries, revision=1):
        assert deliver_message("WorkRules", {"client": kbo, "revision": revision, "rules": list(entries)}) == "applied"

    return rules


@pytest.fixture
def temp(company, kbo, deliver, deliver_message, unit_reference):
    """Make a temp with a profile and, unless `placed` is False, a placement with a motive; return the id."""
    made = []

    def make(name=None, skills=("PICKER",), units=("site_a",), placed=True, active=True, **placement):
        made.append(name)
        number = f"T-{len(made):03d}"
        body = {
            "client": kbo,
            "temp": number,
            "revision": 1,
            "name": name or f"Temp {len(made):03d}",
            "email": f"t{len(made)}@temps.example",
        }
        body |= {
            "phone": "+32 400 00 00 01",
            "language": "nl",
            "skills": list(skills),
            "units": [unit_reference(one) for one in units],
            "active": active,
        }
        assert deliver_message("TempProfile", body) == "applied"
        if placed:
            assert deliver("candidate.placed", placing(company, number, **placement)) == "applied"
        return str(uuid5(company.id, number))

    return make


@pytest.fixture
def shifts(as_, company):
    """Make draft shifts through the API; return them."""

    def make(n=0, start="08:00", end="16:30", unit="dept", client=None, **changes):
        body = {
            "unit_id": str(company.units[unit]),
            "work_post": "PICKER",
            "start_time": start,
            "end_time": end,
            "break_minutes": 30,
            "dates": [day(n)],
        }
        body |= changes
        body = {name: value for name, value in body.items() if value is not None}
        answer = (client or as_("planner")).post("/shifts", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["items"]

    return make


@pytest.fixture
def act(as_):
    """Do something with a shift as it was last seen: `act(shift, "assign", temp_id=...)`; return the answer."""

    def do(shift, verb, client=None, **body):
        client = client or as_("planner")
        method, path = ("PATCH", "") if verb == "amend" else ("POST", f"/{verb}")
        return client.request(method, f"/shifts/{shift['id']}{path}", json=body or None, headers={"If-Match": f'"{shift["version"]}"'})

    return do


@pytest.fixture
def published(shifts, act, temp, coded):
    """A shift that is assigned and published, and its temp: (shift, temp_id)."""

    def make(n=0, temp_id=None, **changes):
        [shift] = shifts(n, **changes)
        temp_id = temp_id or temp()
        assigned = act(shift, "assign", temp_id=temp_id, accept_warnings=True)
        assert assigned.status_code == 200, assigned.text
        answer = act(assigned.json(), "publish", accept_warnings=True)
        assert answer.status_code == 200, answer.text
        return answer.json(), temp_id

    return make


def placing(company, number, unit="site_a", **changes):
    """Return the content of candidate.placed for a temp number."""
    return {
        "id": str(uuid4()), "company_id": str(company.id), "unit_id": str(company.units[unit]), "vacancy_id": str(uuid4()),
        "reference": f"HR-{number}", "status": "placed", "reason": None, "temp": {"number": number, "name": "-"},
        "vacancy_reference": "V", "placement_reference": f"AS-{number}", "function": "Order picker", "work_post_code": "PICKER",
        "motive": "temporary_increase", "justification": "Peak in the orders", "replacement_reason": None, "replacement_until": None,
        "starts_on": "2020-01-01", "ends_on": None, "shift_regime": None, "hours_per_week": "38.00", "cost_centre": "CC-1",
        "purchase_order": "PO-1", "wage": None, **changes,
    }  # fmt: skip
