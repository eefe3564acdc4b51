"""Readable documents: contracts and invoices as PDF/A, made by typst without network, fonts of the machine or evaluation."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typst
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent

TEMPLATES = Path(__file__).with_name("templates")
ZONE = ZoneInfo("Europe/Brussels")


@cache
def words(language: str) -> dict[str, Any]:
    """Return the words of a language: nl, fr or en."""
    read: dict[str, Any] = json.loads((TEMPLATES / "words.json").read_text(encoding="utf-8"))[language]
    return read


def contract(event: dict[str, Any], agency: dict[str, str]) -> bytes:
    """Return the PDF of a contract from the content of `contract.drawn_up`; `agency` has name, number, address, recognition."""
    language = event["language"]
    own, made = words(language), datetime.fromisoformat(event["drawn_up_at"]).astimezone(ZONE)
    start, end = (_moment(event[name], language) for name in ("start", "end"))
    categories = {"worker": own["contract"]["worker_category"], "clerk": own["contract"]["clerk_category"]}
    return _render(
        "contract",
        made,
        {
            "language": language,
            "words": own["contract"],
            "number": event["id"],
            "version": event["contract_version"],
            "week": event["week"],
            "agency": agency,
            "company": {
                "name": event["company_name"],
                "scheme": event["company_reference"]["scheme"],
                "number": event["company_reference"]["value"],
            },
            "unit": event["unit_name"],
            "temp": {"name": event["temp_name"], "number": event["temp_number"]},
            "motive": own["motives"].get(event["motive"], event["motive"]),
            "justification": event["justification"],
            "replacement": own["replacements"].get(event["replacement_reason"], event["replacement_reason"]),
            "replacement_until": _day(event["replacement_until"], language),
            "category": categories.get(event["category"]),
            "committee": event["joint_committee"],
            "form": event["form_number"],
            "equipment": event["protective_equipment"],
            **{name: event[name] for name in ("function", "work_post", "workplace")},
            "start": start,
            "end": end,
            "shifts": [_shift(one, language) for one in event["shifts"]],
            "hours": _hours(event["minutes"]),
            "wage": _euro(event["wage"], language, 4),
            "premiums": [_premium(one, language) for one in event["premiums"]],
            "meal_voucher": _euro(event["meal_voucher"], language),
            "drawn_up": format_date(made.date(), "long", locale=_locale(language)),
            "used": event["used"],
        },
    )


def invoice(read: dict[str, Any], language: str) -> bytes:
    """Return the PDF of an invoice as `ubl.read` gives it."""
    own = words(language)["invoice"]
    facts = [
        (own["issued"], _day(read["issue_date"], language)),
        (own["due"], _day(read["due_date"], language)),
        (own["period"], _period(read["period_start"], read["period_end"], language)),
        (own["reference"], read["buyer_reference"]),
        (own["order"], read["purchase_order"]),
        (own["cost_centre"], read["cost_centre"]),
        (own["corrects"], read["corrected_invoice"]),
    ]
    totals = [(own["net"], read["net"]), (own["vat"], read["vat"]), (own["gross"], read["gross"])]
    return _render(
        "invoice",
        datetime.combine(date.fromisoformat(read["issue_date"]), datetime.min.time(), UTC),
        {
            "language": language,
            "words": own,
            "title": own.get(read["type_code"], own["380"]),
            "number": read["number"],
            "seller": _party(read["seller"], own),
            "buyer": _party(read["buyer"], own),
            "facts": [one for one in facts if one[1]],
            "lines": [_line(one, own, language) for one in read["lines"]],
            "totals": [(name, _money(value, read["currency"], language)) for name, value in totals if value],
            "payable": _money(read["payable"], read["currency"], language),
        },
    )


def _render(template: str, made: datetime, content: dict[str, Any]) -> bytes:
    content["made"] = {"year": made.year, "month": made.month, "day": made.day}
    path = TEMPLATES / f"{template}.typ"
    inputs = {"data": json.dumps(content, ensure_ascii=False)}
    made_pdf = typst.compile(path, root=TEMPLATES, sys_inputs=inputs, ignore_system_fonts=True, format="pdf", pdf_standards="a-2b")
    return bytes(made_pdf)


def _locale(language: str) -> str:
    return {"nl": "nl_BE", "fr": "fr_BE", "en": "en_BE"}[language]


def _day(value: str | None, language: str) -> str | None:
    return format_date(date.fromisoformat(value), "long", locale=_locale(language)) if value else None


def _moment(value: str, language: str) -> str:
    return format_datetime(datetime.fromisoformat(value), "EEEE d MMMM y HH:mm", tzinfo=ZONE, locale=_locale(language))


def _period(first: str | None, last: str | None, language: str) -> str | None:
    return " – ".join(str(_day(one, language)) for one in (first, last) if one) or None


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _euro(value: str | None, language: str, places: int = 2) -> str | None:
    if value is None:
        return None
    pattern = "¤ #,##0.00" + "#" * (places - 2)
    return format_currency(Decimal(value), "EUR", format=pattern, locale=_locale(language), currency_digits=False)


def _money(value: str, currency: str, language: str) -> str:
    return format_currency(Decimal(value), currency, format="¤ #,##0.00", locale=_locale(language))


def _shift(one: dict[str, Any], language: str) -> dict[str, str]:
    day = format_date(date.fromisoformat(one["date"]), "EEEE d MMMM y", locale=_locale(language))
    times = {"start": one["start_time"], "end": one["end_time"]}
    return {"date": day, **times, "pause": str(one["break_minutes"]), "hours": _hours(one["minutes"])}


def _premium(one: dict[str, Any], language: str) -> dict[str, str]:
    own, window = words(language), one["window"]
    values: list[str] = []
    if one["percent"] is not None:
        part = format_percent(Decimal(one["percent"]) / 100, "#,##0.## %", locale=_locale(language))
        values.append(f"{part} {own['contract']['of_wage']}")
    if one["amount"] is not None:
        values.append(f"{_euro(one['amount'], language, 4)} {own['contract']['per_hour']}")
    when = f"{window['from']} – {window['until']}" if window else "–"
    return {"name": own["premiums"].get(one["kind"], one["kind"]), "window": when, "value": " + ".join(values) or "–"}


def _party(one: dict[str, Any], own: dict[str, str]) -> dict[str, Any]:
    vat = f"{own['vat_number']} {one['vat']}" if one["vat"] else None
    return {"name": one["name"] or one["endpoint"], "rows": _given([*one["address"], vat or one["legal_id"]])}


def _line(one: dict[str, Any], own: dict[str, str], language: str) -> dict[str, str]:
    unit = own["hours"] if one["unit_code"] == "HUR" else ""
    period = _period(one["period_start"], one["period_end"] if one["period_end"] != one["period_start"] else None, language)
    quantity = format_decimal(Decimal(one["quantity"]), "#,##0.00", locale=_locale(language))
    price = format_decimal(Decimal(one["price"]), "#,##0.00##", locale=_locale(language)) if one["price"] else ""
    detail = " · ".join(_given([period, one["cost_centre"], one["properties"].get("WorkPost")]))
    who = one["properties"].get("TempName") or one["properties"].get("Temp") or ""
    return {"name": one["name"] or "", "detail": detail, "who": who, "quantity": f"{quantity} {unit}".strip(), "price": price,
            "amount": format_decimal(Decimal(one["amount"]), "#,##0.00", locale=_locale(language))}  # fmt: skip


def _given(values: Iterable[str | None]) -> list[str]:
    return [one for one in values if one]
