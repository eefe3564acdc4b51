"""The ten legal public holidays of Belgium.

Source: law of 4 January 1974 on public holidays, article 4, and royal decree of 18 April 1974, article 1.
Packages with "Belgian holidays" also count Easter Sunday and Whit Sunday, which the law does not name.
"""

from datetime import date, timedelta
from functools import lru_cache

FIXED = {(1, 1): "new_year", (5, 1): "labour_day", (7, 21): "national_day", (8, 15): "assumption",
         (11, 1): "all_saints", (11, 11): "armistice", (12, 25): "christmas"}  # fmt: skip
AFTER_EASTER = {1: "easter_monday", 39: "ascension", 50: "whit_monday"}


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=200)
def legal_holidays(year: int) -> dict[date, str]:
    """Return the ten legal holidays of a year by date, each with its name."""
    sunday = easter(year)
    days = {date(year, month, day): name for (month, day), name in FIXED.items()}
    for after, name in AFTER_EASTER.items():
        # Ascension fell on 1 May in 2008: one day off, and both names stay.
        day = sunday + timedelta(days=after)
        days[day] = f"{days[day]}+{name}" if day in days else name
    return days
