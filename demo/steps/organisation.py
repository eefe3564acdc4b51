"""Step 1: the back office sends units, work rules and pay conditions; the consultant registers a user, who sets a password."""

import time

from demo import conditions, messages
from demo.asking import company_of, units_of, until
from demo.client import UNITS
from demo.steps.scene import UNIT, Scene
from demo.users import User, accept_invitation, consultant, register

TITLE = "The back office sends the client's units, work rules and pay conditions; a consultant registers a user"


def play(scene: Scene) -> None:
    """Play the step."""
    tell, revision = scene.narrator, int(time.time())
    mark = scene.office.inbox.mark()
    scene.office.send(
        messages.units(revision), messages.work_posts(revision), conditions.work_rules(revision), conditions.pay_conditions(revision)
    )
    desk = consultant(scene.stack, tell.browser("consultant"))
    desk.seen = tell.browser("consultant")
    desk.choose(company_of(desk)["id"])
    scene.units = units_of(desk)
    listed = {one["name"] for one in desk.pages("/api/identity/v1/units")}
    tell.check(f"the consultant sees the {len(UNITS)} units that were sent", {unit.name for unit in UNITS} <= listed)
    scene.manager = User(
        "Octavie", "Bedacht", "Hiring manager", f"octavie.{scene.number}@havenlicht.example", (("hiring_manager", "GNT-EXP"),)
    )
    since = register(desk, scene.manager, scene.units)
    browser = accept_invitation(scene.stack, scene.manager.email, since)
    scene.people[scene.manager.email] = browser
    browser.seen = tell.browser("hiring manager")
    me = browser.get("/api/identity/v1/me")
    tell.check("the user followed the invitation, chose a password and is signed in", me["email"] == scene.manager.email)
    tell.check(
        "the user's rights are those that the consultant gave",
        "vacancy:submit" in me["permissions"] and "shift:read" not in me["permissions"],
    )
    covered = {unit["id"] for unit in me["units"]}
    tell.check(
        "… for the department and its teams, and not for the rest", scene.units[UNIT] in covered and scene.units["ANR"] not in covered
    )
    _until_known(scene)
    tell.check("nothing was refused", not scene.office.inbox.refusals(mark), [one.body for one in scene.office.inbox.refusals(mark)])


def _until_known(scene: Scene) -> None:
    """A right that was given counts everywhere within two seconds."""
    assert scene.manager is not None
    browser = scene.person(scene.manager, "hiring manager")
    began = time.monotonic()

    def work_posts() -> object:
        with browser.quietly():
            return browser.get("/api/vacancy/v1/work-posts", unit_id=scene.units[UNIT])["items"]

    until("the vacancy module knows the new user and the work posts", work_posts, 10)
    took = time.monotonic() - began
    scene.narrator.check(f"the new right counts in the vacancy module ({took * 1000:.0f} ms later)", took <= 2)
