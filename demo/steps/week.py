"""Which week a play plans: the first one, two or more ahead, in which its team has nothing yet."""

from datetime import date, timedelta

from demo.history import monday_of, week_name
from demo.place import Failed
from demo.steps.scene import UNIT, Scene
from demo.users import BY_ROLE

FIRST, LAST = 2, 40


def free_week(scene: Scene) -> date:
    """The Monday of that week. Raises Failed when there is none (`python -m demo reset` makes room)."""
    browser = scene.person(BY_ROLE["planner"], "planner")
    with browser.quietly():
        for ahead in range(FIRST, LAST):
            monday = monday_of(date.today()) + timedelta(weeks=ahead)
            board = browser.get("/api/planning/v1/board", unit_id=scene.units[UNIT], week=week_name(monday))
            if not board["shifts"] and not any(day["holiday"] for day in board["days"]):
                return monday
    raise Failed(f"{UNIT} is planned for the next {LAST} weeks: make room with `python -m demo reset`.")
