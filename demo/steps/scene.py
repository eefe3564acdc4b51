"""What the steps of one play share: who takes part, and what earlier steps brought about."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from demo.client import Temp
from demo.narrator import Narrator
from demo.office import Office
from demo.place import Stack
from demo.portal import Browser
from demo.users import User, sign_in

UNIT, POST = "GNT-EXP-A", "ORDERPICKER"


@dataclass
class Scene:
    """One play. `number` makes its names and numbers new."""

    stack: Stack
    narrator: Narrator
    office: Office
    number: str
    units: dict[str, str]
    outage: bool = False
    manager: User | None = None
    vacancy: str = ""
    temp: Temp | None = None
    monday: date | None = None
    shifts: list[dict[str, Any]] = field(default_factory=list)
    timecards: list[dict[str, Any]] = field(default_factory=list)
    people: dict[str, Browser] = field(default_factory=dict)

    def person(self, user: User, label: str) -> Browser:
        """The browser of a user; signed in at first."""
        if user.email not in self.people:
            self.people[user.email] = sign_in(self.stack, user, self.narrator.browser(label))
        return self.people[user.email]
