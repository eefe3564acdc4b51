"""Step 2: a hiring manager opens a vacancy; it is on the back office's queue, identical, a moment later."""

import time
from datetime import timedelta
from typing import Any

from demo.asking import until
from demo.outage import Outage
from demo.place import Failed
from demo.portal import Browser
from demo.steps.scene import POST, UNIT, Scene
from demo.steps.week import free_week

TITLE = "A hiring manager opens a vacancy; it is on the back office's queue, identical, a moment later"
VACANCIES = "/api/vacancy/v1/vacancies"


def play(scene: Scene) -> None:
    """Play the step."""
    assert scene.manager is not None
    tell, browser = scene.narrator, scene.person(scene.manager, "hiring manager")
    scene.monday = free_week(scene)
    mark = scene.office.inbox.mark()
    if scene.outage:
        vacancy = _through_an_outage(scene, browser, mark)
    else:
        vacancy = _open(browser, scene, "Orderpicker eindejaar", 2)
    scene.vacancy = vacancy["id"]
    sent = time.monotonic()
    order = scene.office.inbox.wait("StaffingOrder", lambda body: body["documentId"]["value"] == vacancy["reference"], mark)
    tell.message_in(order, sent)
    if scene.outage:
        order = [
            one
            for one in scene.office.inbox.messages[mark:]
            if one.kind == "StaffingOrder" and one.body["documentId"]["value"] == vacancy["reference"]
        ][-1]
    shown = browser.get(f"{VACANCIES}/{vacancy['id']}")
    tell.same("what the hiring manager sees and what the back office received", as_shown(shown, scene), as_received(order.body))
    scene.office.confirm_order(order.body)
    confirmed = _until_confirmed(browser, vacancy["id"])
    tell.check(
        "the back office answered with the same fields, and the portal shows that both hold the same",
        not confirmed["exchange"]["differences"],
    )
    tell.check("the vacancy is open", confirmed["status"] == "open", confirmed["status"])
    _same_digest(scene, browser, vacancy["id"])


def _same_digest(scene: Scene, browser: Browser, vacancy: str) -> None:
    """The back office computes the digest of what it holds by itself; the portal sets it beside its own."""
    told = scene.office.tell_digests()[vacancy]

    def known() -> Any:
        with browser.quietly():
            exchange = browser.get(f"{VACANCIES}/{vacancy}")["exchange"]
        return exchange if (exchange["told"] or {}).get("digest") == told else None

    exchange = until("the digest of the back office is known", known, 15)
    scene.narrator.check(
        f"the digest that the back office computed is that of the portal ({told[:12]}…)", exchange["told"]["same"], exchange["digest"]
    )


def _open(browser: Browser, scene: Scene, title: str, positions: int) -> Any:
    assert scene.monday is not None and scene.manager is not None
    entry = {
        "unit_id": scene.units[UNIT],
        "title": f"{title} {scene.number}",
        "work_post_code": POST,
        "positions": positions,
        "motive": "temporary_increase",
        "justification": "Eindejaarspiek in de bestellingen, dossier 2026-44.",
        "starts_on": (scene.monday - timedelta(weeks=1)).isoformat(),
        "ends_on": (scene.monday + timedelta(weeks=10)).isoformat(),
        "shift_regime": "Vroege en late ploeg",
        "hours_per_week": "38.00",
        "requirements": ["Attest elektrische transpallet", "Basiskennis Nederlands"],
        "description": "Orders verzamelen met scanner en elektrische transpallet.",
        "cost_centre": "CC-4110",
        "purchase_order": f"PO-{scene.number}",
        "contact_name": f"{scene.manager.first_name} {scene.manager.last_name}",
        "contact_email": scene.manager.email,
    }
    draft = browser.post(VACANCIES, entry).json()
    return browser.post(f"{VACANCIES}/{draft['id']}/submit", version=draft["version"]).json()


def _through_an_outage(scene: Scene, browser: Browser, mark: int) -> Any:
    """Open and change vacancies while the broker is away; all of it arrives once and in order when it is back."""
    tell = scene.narrator
    with Outage("rabbitmq") as outage:
        tell.say("RabbitMQ is stopped; the hiring manager goes on working")
        first = _open(browser, scene, "Orderpicker eindejaar", 2)
        second = _open(browser, scene, "Inpakker eindejaar", 1)
        expected = [(first["reference"], 2), (second["reference"], 1)]
        for vacancy, positions in ((first, 3), (second, 2), (first, 2)):
            version = browser.get(f"{VACANCIES}/{vacancy['id']}")["version"]
            changed = browser.patch(f"{VACANCIES}/{vacancy['id']}", {"positions": positions}, version).json()
            expected.append((changed["reference"], positions))
        tell.check("every request succeeded without a broker", True)
        outage.end()
    tell.say("RabbitMQ is back")
    _arrived(scene, mark, expected)
    version = browser.get(f"{VACANCIES}/{second['id']}")["version"]
    browser.post(f"{VACANCIES}/{second['id']}/cancel", {"reason": "Alleen voor de proef"}, version)
    return browser.get(f"{VACANCIES}/{first['id']}")


def _arrived(scene: Scene, mark: int, expected: list[tuple[str, int]]) -> None:
    wanted = {reference for reference, _ in expected}
    inbox, limit = scene.office.inbox, time.monotonic() + 90
    while True:
        orders = [one for one in inbox.messages[mark:] if one.kind == "StaffingOrder" and one.body["documentId"]["value"] in wanted]
        if len(orders) >= len(expected):
            break
        if time.monotonic() > limit:
            raise Failed(f"{len(orders)} of {len(expected)} orders came within 90 s after the broker was back.")
        time.sleep(0.1)
    time.sleep(2)  # a second copy would come now
    orders = [one for one in inbox.messages[mark:] if one.kind == "StaffingOrder" and one.body["documentId"]["value"] in wanted]
    came = [(one.body["documentId"]["value"], one.body["positionProfile"]["positionOpenQuantity"]) for one in orders]
    for one in orders:
        scene.narrator.message_in(one, 0)
    scene.narrator.check(
        f"all {len(expected)} messages arrived once and in the order of the changes", came == expected, f"{came} instead of {expected}"
    )


def as_shown(vacancy: dict[str, Any], scene: Scene) -> dict[str, Any]:
    """A vacancy as the portal shows it, field by field."""
    names = "reference title work_post_code positions motive justification starts_on ends_on shift_regime hours_per_week requirements description"
    more = "cost_centre purchase_order contact_name contact_email"
    codes = {value: code for code, value in scene.units.items()}
    return {name: vacancy[name] for name in f"{names} {more}".split()} | {
        "unit": codes[vacancy["unit_id"]],
        "unit_name": vacancy["unit_name"],
    }


def as_received(order: dict[str, Any]) -> dict[str, Any]:
    """The same fields, read from the SETU message by the mapping of the contract."""
    profile, classes, contact = order["positionProfile"], order["resourceClassificationInclusion"], order["customer"]["personContacts"][0]
    return {
        "reference": order["documentId"]["value"],
        "title": profile["positionTitle"],
        "work_post_code": profile["positionId"]["value"],
        "positions": profile["positionOpenQuantity"],
        "motive": profile["positionReason"],
        "justification": order["comments"],
        "starts_on": profile["positionPeriod"]["start"],
        "ends_on": profile["positionPeriod"]["end"],
        "shift_regime": profile["shiftDescription"],
        "hours_per_week": f"{profile['workingPeriods'][0]['workDuration']['value']:.2f}",
        "requirements": [one["name"] for one in profile["positionQualifications"]["certifications"]],
        "description": profile["positionTask"]["description"]["value"],
        "cost_centre": classes["costCenter"]["code"],
        "purchase_order": classes["referenceNumber"],
        "contact_name": contact["name"]["formattedName"],
        "contact_email": contact["communication"]["email"][0]["address"],
        "unit": classes["department"]["code"],
        "unit_name": classes["department"]["name"],
    }


def _until_confirmed(browser: Browser, vacancy: str) -> dict[str, Any]:
    def confirmed() -> Any:
        with browser.quietly():
            shown = browser.get(f"{VACANCIES}/{vacancy}")
        return shown if shown["exchange"]["confirmed"] else None

    found: dict[str, Any] = until("the portal takes note of the back office's confirmation", confirmed, 15)
    return found
