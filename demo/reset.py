"""Takes what plays left behind off the screens; the history stays, because nothing that was approved is ever removed."""

from datetime import date, timedelta

from demo.asking import units_of
from demo.history import monday_of, week_name
from demo.place import Stack
from demo.portal import Browser
from demo.steps.scene import UNIT
from demo.steps.week import FIRST, LAST
from demo.users import USERS, sign_in

VACANCIES, SHIFTS = "/api/vacancy/v1/vacancies", "/api/planning/v1/shifts"
OF_PLAYS = ("Orderpicker eindejaar ", "Inpakker eindejaar ")


def reset(stack: Stack) -> None:
    """Close the vacancies of plays, and cancel the weeks they planned ahead."""
    hr = sign_in(stack, USERS[0])
    closed = _vacancies(hr)
    cancelled = _shifts(hr, units_of(hr)[UNIT])
    print(f"demo: {closed} vacancies closed, {cancelled} shifts cancelled")


def _vacancies(hr: Browser) -> int:
    closed = 0
    for vacancy in list(hr.pages(VACANCIES, active=True)):
        if vacancy["title"].startswith(OF_PLAYS):
            allowed = hr.get(f"{VACANCIES}/{vacancy['id']}")["allowed"]
            verb = next((verb for verb in ("close", "cancel") if verb in allowed), None)
            if verb:
                hr.post(f"{VACANCIES}/{vacancy['id']}/{verb}", {"reason": "Opgeruimd na de voorstelling"}, vacancy["version"])
                closed += 1
    return closed


def _shifts(hr: Browser, unit: str) -> int:
    cancelled = 0
    for ahead in range(FIRST, LAST):
        week = week_name(monday_of(date.today()) + timedelta(weeks=ahead))
        for shift in list(hr.pages(SHIFTS, unit_id=unit, week=week)):
            if shift["status"] != "cancelled":
                hr.post(f"{SHIFTS}/{shift['id']}/cancel", {"reason": "Opgeruimd na de voorstelling"}, shift["version"])
                cancelled += 1
    return cancelled
