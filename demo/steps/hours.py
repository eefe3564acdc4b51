"""Step 5: the week passes; the supervisor corrects one line and approves the rest in one click; hours and pay go to the back office."""

import time
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from demo import messages
from demo.asking import until
from demo.client import temps, unit
from demo.history import ZONE, timecard_number, week_name
from demo.messages import ClockTime
from demo.portal import Browser
from demo.steps.scene import UNIT, Scene
from demo.users import BY_ROLE

TITLE = "The week passes; the supervisor corrects one line and approves the rest in one click"
SHEETS = "/api/timesheet/v1/timesheets"
REASON = "Vrachtwagen kwam een half uur te laat"


def play(scene: Scene) -> None:
    """Play the step."""
    assert scene.monday is not None
    tell, week = scene.narrator, week_name(scene.monday)
    supervisor = scene.person(BY_ROLE["supervisor"], "supervisor")
    send_clock_times(scene)
    sheets = until("every shift has its clock times", lambda: _recorded(scene, supervisor, week))
    tell.check(f"{len(sheets)} timesheets wait, every line equal to the plan", not any(sheet["differs"] for sheet in sheets))
    corrected = _correct(scene, supervisor, sheets[0]["id"])
    mark, began = scene.office.inbox.mark(), time.monotonic()
    asked = {"week": week, "unit_id": scene.units[UNIT], "only_equal": True}
    done = supervisor.post(f"{SHEETS}/approve", asked).json()
    tell.check(
        f"one click approves the {len(sheets) - 1} others and leaves the corrected one",
        (done["approved"], done["skipped"]) == (len(sheets) - 1, 1),
        done,
    )
    supervisor.post(f"{SHEETS}/{corrected['id']}/approve", version=corrected["version"])
    cards = scene.office.inbox.wait_all("Timecard", [_of_sheet(sheet["id"]) for sheet in sheets], mark)
    tell.message_in(cards[0], began)
    for sheet, card in zip(sheets, cards, strict=True):
        shown = supervisor.get(f"{SHEETS}/{sheet['id']}")
        tell.same(
            f"hours and pay of {shown['temp']['name']} as approved and as the back office received them",
            as_shown(shown),
            as_received(card.body),
        )
    scene.timecards = [card.body for card in cards]
    scene.office.acknowledge(scene.timecards)
    until("payroll has the hours", lambda: _exported(supervisor, sheets))
    tell.check("the supervisor sees that payroll has the hours", True)


def send_clock_times(scene: Scene) -> None:
    """Send the badge readings of the planned shifts. They come ahead of time: a demo cannot wait for the week to pass."""
    assert scene.monday is not None
    monday, place = scene.monday, unit(UNIT)
    per_temp: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for shift in scene.shifts:
        per_temp[shift["temp"]["name"]].append(shift)
    for name, shifts in per_temp.items():
        number = _number(scene, name)
        card = timecard_number(number, monday)
        times = [
            ClockTime(f"{card}-{place_}", shift["id"], _wall(shift["start"]), _wall(shift["end"]))
            for place_, shift in enumerate(sorted(shifts, key=lambda one: one["start"]), 1)
        ]
        scene.office.send(messages.timecard(card, number, name, place, monday, monday + timedelta(days=6), times))


def _number(scene: Scene, name: str) -> str:
    known = {temp.person.name: temp.number for temp in temps()} | ({scene.temp.person.name: scene.temp.number} if scene.temp else {})
    return known[name]


def _wall(instant: str) -> datetime:
    return datetime.fromisoformat(instant.replace("Z", "+00:00")).astimezone(ZONE)


def _recorded(scene: Scene, supervisor: Browser, week: str) -> list[dict[str, Any]] | None:
    with supervisor.quietly():
        sheets = supervisor.get(SHEETS, week=week, unit_id=scene.units[UNIT])["items"]
    count = sum(sheet["line_count"] for sheet in sheets)
    return sheets if count == len(scene.shifts) and all(sheet["approvable"] for sheet in sheets) else None


def _correct(scene: Scene, supervisor: Browser, sheet_id: str) -> dict[str, Any]:
    """Half an hour longer on one day, with the reason."""
    sheet = supervisor.get(f"{SHEETS}/{sheet_id}")
    line = sheet["lines"][0]
    later = datetime.fromisoformat(line["actual"]["end"].replace("Z", "+00:00")) + timedelta(minutes=30)
    change = {
        "actual_start": line["actual"]["start"],
        "actual_end": f"{later:%Y-%m-%dT%H:%M:%SZ}",
        "actual_break_minutes": line["actual"]["break_minutes"],
    }
    corrected: dict[str, Any] = supervisor.patch(
        f"{SHEETS}/{sheet_id}/lines/{line['id']}", change | {"reason": REASON}, sheet["version"]
    ).json()
    changed = next(one for one in corrected["lines"] if one["id"] == line["id"])
    scene.narrator.check(
        "the corrected line differs from the plan by 30 minutes and says why",
        (changed["deviation_minutes"], changed["reason"]) == (30, REASON),
        changed,
    )
    return corrected


def _of_sheet(sheet: str) -> Any:
    return lambda body: body["documentId"]["value"] == sheet


def as_shown(sheet: dict[str, Any]) -> dict[str, Any]:
    """Hours and pay of a timesheet as the portal shows them."""
    pay = sorted((line["id"], one["kind"], one["minutes"], one["rate"]) for line in sheet["lines"] for one in line["pay"])
    return {
        "timesheet": sheet["id"], "revision": sheet["revision"], "temp": sheet["temp"]["name"], "unit": sheet["unit_name"],
        "worked_minutes": sheet["actual_minutes"], "pay_lines": _rounded(pay),
    }  # fmt: skip


def as_received(card: dict[str, Any]) -> dict[str, Any]:
    """The same, read from the SETU Timecard."""
    pay, worked = [], 0
    for one in card["timeInterval"]:
        if "payRates" in one:
            kind = one["customerSpecificRequirements"].rpartition(":")[2]
            minutes = round(float(one["timeTotal"]) * 60)
            worked += minutes if one["typeCode"]["value"] in ("HT100", "HT200") else 0
            pay.append(
                (
                    one["id"]["value"].split("/")[0],
                    "shift_premium" if kind == "shift" else kind,
                    minutes,
                    one["payRates"][0]["amount"]["value"],
                )
            )
    pay += [
        (one["id"]["value"].split("/")[0], "meal_voucher", 0, one["payRates"][0]["amount"]["value"]) for one in card.get("allowance", [])
    ]
    return {
        "timesheet": card["documentId"]["value"], "revision": int(card["referenceNumber"]), "temp": card["person"]["name"]["formattedName"],
        "unit": card["department"]["name"], "worked_minutes": worked, "pay_lines": _rounded(sorted(pay)),
    }  # fmt: skip


def _rounded(pay: list[tuple[str, str, int, Any]]) -> list[tuple[str, str, int, float]]:
    return [(line, kind, 0 if kind == "meal_voucher" else minutes, round(float(rate), 4)) for line, kind, minutes, rate in pay]


def _exported(supervisor: Browser, sheets: list[dict[str, Any]]) -> bool:
    with supervisor.quietly():
        return all(supervisor.get(f"{SHEETS}/{sheet['id']}")["status"] == "exported" for sheet in sheets)
