"""The coded work regulation and the pay conditions of the demo client, with dates and sources."""

from datetime import date
from typing import Any

from demo.client import COEFFICIENT, WORK_POSTS, wage_on
from demo.messages import KBO, Message, reference

SINCE = "2025-01-01"
LAW = "Arbeidswet 16-03-1971"


def work_rules(revision: int) -> Message:
    """The work rules of the client: the legal limits, one stricter rule of a unit, and one change to come."""
    rules = [
        _rule("WR-REST", "daily_rest", 660, f"{LAW}, art. 38ter"),
        _rule("WR-WEEKREST", "weekly_rest", 2100, f"{LAW}, art. 38ter"),
        _rule("WR-DAY", "max_day", 540, f"{LAW}, art. 19-20; arbeidsreglement art. 7", "warn", "planner"),
        _rule("WR-WEEK", "max_week", 2400, f"{LAW}, art. 19; arbeidsreglement art. 7", "warn", "planner"),
        _rule("WR-ABSDAY", "absolute_day", 660, f"{LAW}, art. 27"),
        _rule("WR-ABSWEEK", "absolute_week", 3000, f"{LAW}, art. 27"),
        _rule("WR-MIN", "min_shift", 180, f"{LAW}, art. 21"),
        _rule("WR-MINNIGHT", "min_night_shift", 360, f"{LAW}, art. 35"),
        _rule("WR-BREAKAFTER", "break_after", 360, f"{LAW}, art. 38quater", "warn", "planner"),
        _rule("WR-BREAK", "break_length", 15, f"{LAW}, art. 38quater", "warn", "planner"),
        _rule("WR-NIGHT", "night", None, f"{LAW}, art. 35", "warn", "hr_manager", window={"from": "20:00", "until": "06:00"}),
        _rule("WR-NIGHTWORK", "night_work", 1, f"{LAW}, art. 36 (ploegenarbeid); CAO onderneming nachtarbeid 2019", "warn", "hr_manager"),
        _rule("WR-NIGHTWORK-KAN", "night_work", 0, f"{LAW}, art. 35", "block", "hr_manager", unit="GNT-KAN"),
        _rule("WR-SUNDAY", "sunday_work", 0, f"{LAW}, art. 11", "block", "agency"),
        _rule("WR-HOLIDAY", "holiday_work", 0, "Feestdagenwet 04-01-1974, art. 4", "block", "agency"),
        _rule("WR-ROW", "max_days_row", 6, "Arbeidsreglement art. 9"),
        _rule("WR-ROW-KOE", "max_days_row", 5, "Arbeidsreglement art. 9, koude", unit="ANR-KOE"),
    ]
    return Message("WorkRules", {"client": KBO, "revision": revision, "rules": rules})


def _rule(
    name: str, rule: str, value: int | None, source: str, severity: str = "block", override: str | None = None, **more: Any
) -> dict[str, Any]:
    window, unit = more.get("window"), more.get("unit")
    counted = rule in ("night_work", "sunday_work", "holiday_work", "max_days_row")
    return {
        "id": name,
        "rule": rule,
        "value": value,
        "measure": "window" if window else "count" if counted else "minutes",
        "window": window,
        "unit": reference(unit) if unit else None,
        "work_post": None,
        "severity": severity,
        "override": override,
        "source": source,
        "effective_from": SINCE,
        "effective_until": None,
    }


def pay_conditions(revision: int) -> Message:
    """Wages per work post (indexed on 1 January 2026), premiums, meal vouchers and coefficients."""
    body = {
        "client": KBO,
        "revision": revision,
        "wages": [wage for post in WORK_POSTS for wage in _wages(post.code, post.joint_committee)],
        "premiums": [
            _premium("P-OT50", "overtime_50", percent="50.0000", source=f"{LAW}, art. 29"),
            _premium("P-OT100", "overtime_100", percent="100.0000", source=f"{LAW}, art. 29"),
            _premium("P-NIGHT", "night", percent="20.0000", window=("20:00", "06:00"), source="CAO onderneming nachtarbeid 2019"),
            _premium("P-SAT", "saturday", percent="25.0000", source="Arbeidsreglement art. 12"),
            _premium("P-SUN", "sunday", percent="100.0000", source="Arbeidsreglement art. 12"),
            _premium("P-HOL", "holiday", percent="100.0000", source="Arbeidsreglement art. 12"),
            _premium("P-LATE", "shift", amount="0.6800", window=("14:00", "22:00"), source="CAO onderneming ploegenpremie"),
        ],
        "meal_vouchers": [
            _dated(
                {
                    "id": "V-8",
                    "face_value": "8.00",
                    "employer_share": "6.91",
                    "minimum_minutes": 360,
                    "source": "Arbeidsreglement bijlage 2",
                }
            )
        ],
        "coefficients": [
            _dated({"id": f"C-{kind}", "applies_to": kind, "coefficient": value})
            for kind, value in (
                ("wage", f"{COEFFICIENT}"),
                ("overtime", f"{COEFFICIENT}"),
                ("premium", "1.9500"),
                ("meal_voucher", "1.0500"),
            )
        ],
    }
    return Message("PayConditions", body)


def _dated(entry: dict[str, Any], since: str = SINCE, until: str | None = None, work_post: str | None = None) -> dict[str, Any]:
    return entry | {"unit": None, "work_post": work_post, "effective_from": since, "effective_until": until}


def _wages(code: str, committee: str) -> list[dict[str, Any]]:
    periods = ((SINCE, "2025-12-31"), ("2026-01-01", None))
    return [
        _dated(
            {"id": f"W-{code}-{since[:4]}", "hourly_wage": f"{wage_on(code, date.fromisoformat(since))}", "source": f"PC {committee}, loonbarema {since[:4]}"},
            since, until, code,
        )
        for since, until in periods
    ]  # fmt: skip


def _premium(
    name: str, kind: str, source: str, percent: str | None = None, amount: str | None = None, window: tuple[str, str] | None = None
) -> dict[str, Any]:
    hours = {"from": window[0], "until": window[1]} if window else None
    return _dated({"id": name, "kind": kind, "percent": percent, "amount": amount, "window": hours, "weekdays": [], "source": source})
