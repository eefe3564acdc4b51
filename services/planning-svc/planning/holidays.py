"""The ten legal public holidays of Belgium.

Source: law of 4 January 1974 on public holidays, article 4, and royal decree of 18 April 1974, article 1. Packages
with "Belgian holidays" also count Easter Sunday and Whit Sunday, which the law does not name.
"""

from datetime import date, timedelta
from functools import lru_cache

FIXED = {
    "new_year": (1, 1),
    "labour_day": (5, 1),
    "national_day": (7, 21),
    "assumption": (8, 15),
    "all_saints": (11, 1),
    "armistice": (11, 11),
    "christmas": (12, 25),
}
AFTER_EASTER = {"easter_monday": 1, "ascension": 39, "whit_monday": 50}


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (Gauss's algorithm with Lichtenberg's correction)."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    golden = year % 19
    seed = (19 * golden + moon) % 30
    limit = seed // 29 + (seed // 28 - seed // 29) * (golden // 11)
    full_moon = 21 + seed - limit
    first_sunday = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + timedelta(days=full_moon + 7 - (full_moon - first_sunday) % 7 - 1)


@lru_cache(maxsize=200)
def legal_holidays(year: int) -> dict[date, str]:
    """Return the legal holidays of a year by date, each with its name; two on one day share it."""
    sunday = easter(year)
    days = [(date(year, *month_day), name) for name, month_day in FIXED.items()]
    days += [(sunday + timedelta(days=after), name) for name, after in AFTER_EASTER.items()]
    named: dict[date, str] = {}
    for day, name in sorted(days):
        named[day] = f"{named[day]}+{name}" if day in named else name
    return named


def holiday(day: date) -> str | None:
    """Return the name of the legal holiday on a day, or None."""
    return legal_holidays(day.year).get(day)
