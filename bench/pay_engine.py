"""How fast the pay engine splits and prices lines, and that it does so rightly while it is measured."""

import importlib.util
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.figure import Figure

GOAL = "≥ 5,000 lines/s/core, equal to an independent oracle; bulk approve of 500 lines ≤ 2 s (a test of the service holds that)"
SERVICE = Path(__file__).resolve().parents[1] / "services" / "timesheet-svc"
WEEKS, CHECKED = 4_000, 300


def measure() -> Figure:
    """Price 4,000 weeks of five shifts, best of three; hold 300 of the weeks against the oracle of the service's tests."""
    sys.path[:0] = [str(SERVICE)]
    pay: Any = importlib.import_module("timesheet.pay")
    weeks = _weeks(pay)
    rates = [_rate(pay, weeks) for _ in range(3)]
    wrong = _wrong(pay, weeks[:: WEEKS // CHECKED])
    lines = sum(len(week) for week in weeks)
    notes = [
        f"{lines} lines: early, late and night shifts over two years, two premiums, Sunday and holiday extra, meal vouchers",
        f"CPU time of one process; runs: {', '.join(f'{one:,.0f}' for one in rates)} lines/s",
        f"{len(weeks[:: WEEKS // CHECKED])} weeks compared minute by minute with the oracle, {wrong} differ",
    ]
    return Figure(f"{max(rates):,.0f} lines/s/core, {wrong} differ from the oracle", max(rates) >= 5_000 and wrong == 0, notes)


def _weeks(pay: Any) -> list[list[Any]]:
    chance = random.Random(1)
    premiums = (
        pay.Premium("shift_premium", "early", 360, 840, percent=Decimal("6.25")),
        pay.Premium("night", "night", 1200, 360, percent=Decimal(20)),
        pay.Premium("sunday", "sunday", day="sunday", percent=Decimal(100)),
        pay.Premium("holiday", "holiday", day="holiday", per_hour=Decimal("3.1000")),
    )
    terms = pay.Conditions("1", premiums=premiums, voucher_amount=Decimal("8.00"), voucher_minutes=240)
    made = []
    for _ in range(WEEKS):
        begin = datetime(2025, 1, 6, chance.choice([4, 5, 13, 21]), tzinfo=UTC) + timedelta(weeks=chance.randrange(100))
        days = sorted(chance.sample(range(7), 5))
        made.append(
            [
                pay.Work(
                    begin + timedelta(days=day),
                    begin + timedelta(days=day, minutes=chance.randrange(420, 640)),
                    30,
                    Decimal("17.2537"),
                    pay.Rules("1"),
                    terms,
                )
                for day in days
            ]
        )
    return made


def _rate(pay: Any, weeks: list[list[Any]]) -> float:
    began = time.process_time()
    for week in weeks:
        pay.price_week(week)
    return sum(len(week) for week in weeks) / (time.process_time() - began)


def _wrong(pay: Any, weeks: list[list[Any]]) -> int:
    oracle = _oracle().oracle
    differ = 0
    for week in weeks:
        got = [(one.hours, one.minutes, one.amount) for one in pay.price_week(week)]
        differ += got != [(one["hours"], one["minutes"], one["amount"]) for one in oracle(week)]
    return differ


def _oracle() -> ModuleType:
    spec = importlib.util.spec_from_file_location("oracle", SERVICE / "tests" / "oracle.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
