"""Step 4: a planner plans the week, is stopped by the daily rest, fixes it and publishes; contracts, declaration, green lights."""

import time
from datetime import date, datetime, timedelta
from typing import Any

from demo.asking import until
from demo.client import TEAMS, Temp, temps
from demo.history import week_name
from demo.place import Failed
from demo.portal import Browser, Refusal
from demo.queues import about
from demo.steps.scene import POST, UNIT, Scene
from demo.users import BY_ROLE

TITLE = "A planner plans the week, is stopped by a rest-time rule, fixes it and publishes; the lights turn green"
PLANNING = "/api/planning/v1"
REST_LIMIT = 660
Shift = dict[str, Any]


def play(scene: Scene) -> None:
    """Play the step."""
    assert scene.monday is not None and scene.temp is not None
    tell, planner, monday = scene.narrator, scene.person(BY_ROLE["planner"], "planner"), scene.monday
    days = [monday + timedelta(days=number) for number in range(5)]
    late = _make(scene, planner, days[:1], "14:00", "22:00")
    early = _make(scene, planner, days[1:2], "06:00", "14:00")
    rest = _make(scene, planner, days[2:], "10:00", "18:00")
    newcomer = _temp_id(planner, scene.temp)
    planned = [_assign(planner, late[0], newcomer)]
    fixed = _stopped_and_fixed(scene, planner, early[0], newcomer)
    planned += [fixed, *(_assign(planner, shift, newcomer) for shift in rest)]
    colleagues = _free_colleagues(scene, planner, days, 2)
    for name in colleagues:
        for shift in _make(scene, planner, days, "06:00", "14:00"):
            planned.append(_assign(planner, shift, colleagues[name]))
    price = planner.post(f"{PLANNING}/prices", {"shift_ids": [shift["id"] for shift in planned]}).json()
    tell.check(f"the price of the {len(planned)} shifts is known before publishing: € {price['amount']}", not price["unpriced"])
    scene.shifts = _publish(scene, planner, planned)


def _make(scene: Scene, planner: Browser, days: list[date], start: str, end: str) -> list[Shift]:
    entry = {"unit_id": scene.units[UNIT], "work_post": POST, "start_time": start, "end_time": end, "break_minutes": 30}
    made = planner.post(f"{PLANNING}/shifts", entry | {"dates": [day.isoformat() for day in days], "cost_centre": "CC-4110"}).json()
    return list(made["items"])


def _temp_id(planner: Browser, temp: Temp) -> str:
    found = planner.get(f"{PLANNING}/temps", q=temp.person.name)["items"]
    return str(next(one["id"] for one in found if one["email"] == temp.person.email))


def _assign(planner: Browser, shift: Shift, temp: str) -> Shift:
    assigned: Shift = planner.post(
        f"{PLANNING}/shifts/{shift['id']}/assign", {"temp_id": temp, "accept_warnings": True}, shift["version"]
    ).json()
    return assigned


def _stopped_and_fixed(scene: Scene, planner: Browser, shift: Shift, temp: str) -> Shift:
    """From 22:00 to 06:00 is eight hours: the rule stops it and says why. Starting at 10:00 leaves twelve."""
    tell = scene.narrator
    try:
        _assign(planner, shift, temp)
    except Refusal as refusal:
        found = next((one for one in refusal.problem.get("findings", []) if one["rule"] == "daily_rest"), None)
        tell.check("the rest-time rule stops the planner", refusal.status == 409 and found is not None, refusal)
        assert found is not None
        said = (found["severity"], found["value"], found["limit"], found["rule_version"])
        tell.check(
            f"… and says why: rule {found['rule_version']}, {found['value']} minutes of rest, limit {found['limit']}, source {found['source']}",
            said == ("block", 480, REST_LIMIT, "WR-REST") and "38ter" in found["source"], said,
        )  # fmt: skip
    else:
        raise Failed("eight hours of rest were accepted.")
    changed = planner.patch(f"{PLANNING}/shifts/{shift['id']}", {"start_time": "10:00", "end_time": "18:00"}, shift["version"]).json()
    fixed = _assign(planner, changed, temp)
    tell.check("twelve hours of rest are accepted", fixed["temp"] is not None)
    return fixed


def _free_colleagues(scene: Scene, planner: Browser, days: list[date], count: int) -> dict[str, str]:
    """Temps of the team who have nothing else that week: name and id."""
    team = {temp.person.name for temp in temps() if temp.team.unit == UNIT}
    board = planner.get(f"{PLANNING}/board", unit_id=scene.units[UNIT], week=week_name(days[0]))
    free = {one["name"]: one["id"] for one in board["temps"] if one["name"] in team and not one["weeks"][0]["minutes"]}
    if len(free) < count:
        raise Failed(f"only {len(free)} temps of {len(TEAMS)} teams are free in {week_name(days[0])}.")
    return dict(sorted(free.items())[:count])


def _publish(scene: Scene, planner: Browser, planned: list[Shift]) -> list[Shift]:
    tell, mark = scene.narrator, scene.office.inbox.mark()
    asked = {"ids": [shift["id"] for shift in planned], "accept_warnings": True}
    done = planner.post(f"{PLANNING}/shifts/publish", asked).json()
    published = time.monotonic()
    tell.check(f"all {len(planned)} shifts are published", done["published"] == len(planned), done["items"])
    shown = {shift["id"]: planner.get(f"{PLANNING}/shifts/{shift['id']}") for shift in planned[:1]} | {
        shift["id"]: _quiet_shift(planner, shift["id"]) for shift in planned[1:]
    }
    sent = scene.office.inbox.wait_all("PlanningAssignment", [_of_shift(one) for one in shown], mark)
    tell.message_in(sent[0], published)
    for shift, message in zip(shown.values(), sent, strict=True):
        theirs, ours = _shift_received(message.body), _shift_shown(shift)
        if theirs != ours:
            tell.same("a shift as published and as the back office received it", ours, theirs)
    tell.check(f"all {len(sent)} shifts are with the back office, identical in {len(ours)} fields ({', '.join(ours)})", True)
    _contracts(scene, planner, done["contracts"], mark, published)
    _lights(scene, planner, list(shown))
    return [_quiet_shift(planner, shift) for shift in shown]


def _quiet_shift(planner: Browser, shift: str) -> Shift:
    with planner.quietly():
        found: Shift = planner.get(f"{PLANNING}/shifts/{shift}")
    return found


def _of_shift(shift: str) -> Any:
    return lambda body: body["singlePlanningLine"][0]["lineId"]["value"] == shift


def _shift_shown(shift: Shift) -> dict[str, Any]:
    return {
        "shift": shift["id"], "start": _epoch(shift["start"]), "end": _epoch(shift["end"]), "temp": shift["temp"]["name"],
        "work_post": shift["work_post"], "unit": shift["unit_name"], "cost_centre": shift["cost_centre"], "hours": round(shift["minutes"] / 60, 2),
    }  # fmt: skip


def _shift_received(body: dict[str, Any]) -> dict[str, Any]:
    line, profile = body["singlePlanningLine"][0], body["positionProfile"]
    return {
        "shift": line["lineId"]["value"], "start": _epoch(line["startDateTime"]), "end": _epoch(line["endDateTime"]),
        "temp": body["assignedWorker"]["person"]["name"]["formattedName"], "work_post": profile["positionId"]["value"],
        "unit": profile["positionOrganizations"][0]["name"], "cost_centre": profile["costAllocation"]["costCenter"]["code"],
        "hours": round(line["hours"], 2),
    }  # fmt: skip


def _epoch(instant: str) -> float:
    return datetime.fromisoformat(instant.replace("Z", "+00:00")).timestamp()


def _contracts(scene: Scene, planner: Browser, contracts: list[dict[str, Any]], mark: int, since: float) -> None:
    tell = scene.narrator
    wanted = [about("contract", one["id"]) for one in contracts]
    received = scene.office.inbox.wait_all("Contract", wanted, mark)
    tell.message_in(received[0], since)
    for one, message in zip(contracts, received, strict=True):
        shown = planner.get(f"{PLANNING}/contracts/{one['id']}")
        ours, theirs = _contract_shown(shown), _contract_received(message.body)
        tell.same("the contract in the portal and at the back office", ours, theirs)
    _contract_document(scene, contracts[0]["id"])
    scene.office.answer_contracts([message.body for message in received])


COMMON = ("temp_name", "function", "motive", "justification", "workplace", "joint_committee", "category", "meal_voucher", "work_post")


def _contract_shown(shown: dict[str, Any]) -> dict[str, Any]:
    shifts = sorted((shift["shift_id"], _epoch(shift["start"]), _epoch(shift["end"]), shift["break_minutes"]) for shift in shown["shifts"])
    own = {"contract": shown["id"], "version": shown["contract_version"], "hourly_wage": shown["wage"], "temp_name": shown["temp"]["name"]}
    own |= {"start": _epoch(shown["start"]), "end": _epoch(shown["end"])}
    return own | {name: shown[name] for name in COMMON if name != "temp_name"} | {"shifts": shifts}


def _contract_received(body: dict[str, Any]) -> dict[str, Any]:
    shifts = sorted((shift["shift"], _epoch(shift["start"]), _epoch(shift["end"]), shift["break_minutes"]) for shift in body["shifts"])
    own = {
        "contract": body["contract"],
        "version": body["version"],
        "hourly_wage": body["hourly_wage"],
        "start": _epoch(body["start"]),
        "end": _epoch(body["end"]),
    }
    return own | {name: body[name] for name in COMMON} | {"shifts": shifts}


def _contract_document(scene: Scene, contract: str) -> None:
    browser = scene.person(BY_ROLE["planner"], "planner")

    def stored() -> Any:
        with browser.quietly():
            items = browser.get("/api/document/v1/documents", kind="contract", subject_id=contract)["items"]
        return items[0] if items and items[0]["status"] == "available" else None

    document = until("the contract is among the documents", stored)
    content = browser.download(f"/api/document/v1/documents/{document['id']}/content").content
    scene.narrator.check(f"the contract was drawn up as a PDF and can be downloaded ({len(content)} bytes)", content.startswith(b"%PDF"))


def _lights(scene: Scene, planner: Browser, shifts: list[str]) -> None:
    assert scene.monday is not None
    monday = scene.monday

    def declared() -> bool:
        with planner.quietly():
            board = planner.get(f"{PLANNING}/board", unit_id=scene.units[UNIT], week=week_name(monday))
        stages = {one["id"]: one["light"]["stage"] for one in board["shifts"]}
        return all(stages.get(shift) == "declared" for shift in shifts)

    began = time.monotonic()
    until("every light is green", declared)
    scene.narrator.check(
        f"the declaration came back and the light of all {len(shifts)} shifts is green ({(time.monotonic() - began) * 1000:.0f} ms)", True
    )
