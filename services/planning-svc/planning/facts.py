"""What the rules need to know of a temp, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from planning.clock import DAY, at, day_of, days_in, minute_of, monday_of

if TYPE_CHECKING:  # a shift knows its `Work`, and `Work` is here
    from planning.models import Placement

RESTRICTION = {"available": 0, "rather_not": 1, "not_available": 2}


@dataclass(frozen=True)
class Work:
    """A stretch of work in UTC minutes since 1970, with its unpaid break in minutes."""

    id: UUID | None
    start: int
    end: int
    pause: int = 0

    @property
    def minutes(self) -> int:
        """Elapsed minutes without the break."""
        return self.end - self.start - self.pause

    @property
    def day(self) -> date:
        """The day on which it begins; its minutes count for that day and its week."""
        return day_of(self.start)

    @property
    def monday(self) -> date:
        """The first day of its week."""
        return monday_of(self.day)


@dataclass(frozen=True)
class Availability:
    """A line of a temp's availability.

    Single: `start` to `end` in UTC minutes. Weekly: on `weekday` (ISO, 0 is every day) between two clock times (an end
    at or before the start is on the next day) from `since` until `until`, both included.
    """

    status: str
    start: int | None = None
    end: int | None = None
    weekday: int = 0
    begins: int = 0
    ends: int = DAY
    since: date | None = None
    until: date | None = None

    @property
    def is_single(self) -> bool:
        """Whether it is one stretch of time."""
        return self.start is not None

    def holds_on(self, day: date) -> bool:
        """Say whether a weekly line holds for a day."""
        if self.weekday not in (0, day.isoweekday()):
            return False
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def on(self, day: date) -> tuple[int, int]:
        """Return the UTC minutes of a weekly line that begins on a day; the clock times stay when the offset changes."""
        return _weekly(day, self.begins, self.ends)


@lru_cache(maxsize=8192)
def _weekly(day: date, begins: int, ends: int) -> tuple[int, int]:
    last = day if ends > begins else day + timedelta(days=1)
    return minute_of(at(day, begins, lenient=True)), minute_of(at(last, ends, lenient=True))


@dataclass
class Facts:
    """One temp: where they may work, what they can do, when they can, and what is planned already (in every unit)."""

    temp_id: UUID
    name: str
    active: bool = True
    skills: frozenset[str] = frozenset()
    unit_ids: frozenset[UUID] = frozenset()
    works: list[Work] = field(default_factory=list)
    availability: list[Availability] = field(default_factory=list)
    placements: "list[Placement]" = field(default_factory=list)

    def others(self, work: Work) -> list[Work]:
        """Return what else is planned, by start."""
        return sorted((one for one in self.works if one.id is None or one.id != work.id), key=lambda one: one.start)

    def week_minutes(self, monday: date, without: Work | None = None) -> int:
        """Return the minutes planned in a week."""
        return sum(one.minutes for one in self.works if one.monday == monday and (without is None or one.id != without.id))


def availability_in(lines: list[Availability], start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """Yield (start, end, status) over a stretch of time; status None where nothing was said.

    A single line wins over a weekly one, and of equals the most restrictive.
    """
    known = [(one.start, one.end, True, one.status) for one in lines if one.start is not None and one.end is not None]
    weekly = [one for one in lines if not one.is_single]
    for day in [day_of(start) - timedelta(days=1), *days_in(start, end)] if weekly else []:
        known += [(*one.on(day), False, one.status) for one in weekly if one.holds_on(day)]
    known = [one for one in known if one[0] < end and one[1] > start]
    cuts = sorted({start, end, *(min(max(one[0], start), end) for one in known), *(min(max(one[1], start), end) for one in known)})
    for begin, until in pairwise(cuts):
        here = [one for one in known if one[0] <= begin and one[1] >= until]
        best = max(here, key=lambda one: (one[2], RESTRICTION[one[3]]), default=None)
        yield begin, until, best[3] if best else None
