"""What the demo client's temps worked: fourteen months of shifts with planned and actual hours, always the same for a day."""

import os
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from demo.client import Temp, temps

ZONE = ZoneInfo("Europe/Brussels")
WEEKS = int(os.environ.get("DEMO_WEEKS", "61"))  # fourteen months, or as many as wanted from 21 on
BREAK_MINUTES = 30


@dataclass(frozen=True)
class Work:
    """One shift of one temp: planned and actual, aware instants in Europe/Brussels."""

    temp: Temp
    start: datetime
    end: datetime
    actual_start: datetime
    actual_end: datetime

    @property
    def day(self) -> date:
        """The day on which the shift begins."""
        return self.start.date()

    @property
    def monday(self) -> date:
        """The first day of its week."""
        return monday_of(self.day)

    @property
    def shift(self) -> str:
        """The back office's number of the shift."""
        return f"S-{self.temp.number[2:]}-{self.day:%Y%m%d}"

    @property
    def timecard(self) -> str:
        """The back office's number of the timecard it is on."""
        return timecard_number(self.temp.number, self.monday)

    @property
    def line(self) -> str:
        """The number of its line on the timecard."""
        return f"{self.timecard}-{self.day.isoweekday()}"

    @property
    def worked_minutes(self) -> int:
        """Minutes between actual start and end, counted in UTC, without the break."""
        return minutes_between(self.actual_start, self.actual_end) - BREAK_MINUTES


def minutes_between(start: datetime, end: datetime) -> int:
    """Minutes between two aware instants; a night in which the clock changes has 60 more or fewer than the wall shows."""
    return round((end.timestamp() - start.timestamp()) / 60)


def monday_of(day: date) -> date:
    """The Monday of the week of this day."""
    return day - timedelta(days=day.weekday())


def week_name(day: date) -> str:
    """The ISO week of this day, such as 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def timecard_number(temp: str, monday: date) -> str:
    """The back office's number of the timecard of a temp in a week."""
    return f"TC-{week_name(monday)}-{temp[2:]}"


def legal_holidays(years: range) -> set[date]:
    """The ten legal holidays of Belgium in each of these years."""
    fixed = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
    found = {date(year, month, day) for year in years for month, day in fixed}
    after_easter = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday
    return found | {easter(year) + timedelta(days=days) for year in years for days in after_easter}


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def at(day: date, clock: str) -> datetime:
    """The instant at which a wall clock in Belgium shows this."""
    return datetime.combine(day, time.fromisoformat(clock), ZONE)


def shift_times(day: date, start: str, end: str) -> tuple[datetime, datetime]:
    """Begin and end of a shift that starts on this day; an end before the start is on the next day."""
    return at(day, start), at(day if end > start else day + timedelta(days=1), end)


def works(today: date) -> list[Work]:
    """All shifts from fourteen months back up to and including this week, in order of time."""
    this_week = monday_of(today)
    first = this_week - timedelta(weeks=WEEKS)
    free = legal_holidays(range(first.year, today.year + 1))
    made: list[Work] = []
    for index, temp in enumerate(temps()):
        begin, end = _employment(index, temp)
        for number in range(begin, min(end, WEEKS) + 1):
            made += _week(temp, first + timedelta(weeks=number), number, free)
    return sorted(made, key=lambda work: (work.start, work.temp.number))


def _employment(index: int, temp: Temp) -> tuple[int, int]:
    """First and last week (counted from the start of the history) in which this temp works.

    One in five is there throughout, two came in the last months and stay, two were there for a season.
    """
    dice = random.Random(f"employment {temp.number}")
    if index % 5 == 0:
        return 0, WEEKS
    if index % 5 in (1, 2):
        return WEEKS - dice.randrange(6, 20), WEEKS
    begin = dice.randrange(0, WEEKS - 20)
    return begin, begin + dice.randrange(8, 20)


def _week(temp: Temp, monday: date, number: int, free: set[date]) -> Iterator[Work]:
    """The shifts of one temp in one week. The week of a rota changes on Monday, so the weekend keeps the daily rest."""
    dice = random.Random(f"{temp.number} {monday}")
    if dice.random() < 0.14:  # a week at another client, or on holiday
        return
    start, end = temp.team.rota[number % len(temp.team.rota)]
    days = range(4) if end < start else range(5)  # four nights are a full week
    for weekday in days:
        day = monday + timedelta(days=weekday)
        chance, deviation = dice.random(), dice.random()
        if chance > 0.06 and day not in free:
            yield _worked(temp, *shift_times(day, start, end), deviation)


def _worked(temp: Temp, start: datetime, end: datetime, deviation: float) -> Work:
    """The shift with its actual hours: mostly as planned, sometimes longer, rarely shorter."""
    actual_end = end
    if deviation < 0.05:
        actual_end = end + timedelta(minutes=30)
    elif deviation < 0.075:
        actual_end = end + timedelta(minutes=90)
    elif deviation < 0.09:
        actual_end = end - timedelta(minutes=60)
    return Work(temp, start, end, start, actual_end)


def by_week(done: list[Work]) -> dict[tuple[str, date], list[Work]]:
    """The shifts per temp and week: what goes on one timecard."""
    found: dict[tuple[str, date], list[Work]] = defaultdict(list)
    for work in done:
        found[work.temp.number, work.monday].append(work)
    return found
