"""Reads: temps, invoiced amounts, invoices and their lines. Lists are statements, so that a page and an export share them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from chassis import page, session
from reporting.figures import in_months
from reporting.models import EVERYBODY, NOBODY, Invoice, Invoiced, InvoiceLine, InvoiceShare, TempYear, Worked
from reporting.periods import Period, month_name
from reporting.scope import UNIT, unit_name, visible

INVOICE = ("id", "version", "company_id", "unit_id", "number", "kind", "issue_date", "due_date", "period_start", "period_end", "buyer_reference",
           "corrects", "currency", "net_amount", "vat_amount", "gross_amount", "line_count", "minutes")  # fmt: skip
LINE = ("id", "invoice_id", "position", "unit_id", "number", "description", "temp_id", "temp_name", "week", "work_date", "cost_centre", "quantity",
        "unit_code", "price", "amount", "vat_percent", "minutes", "interval", "timesheet", "shift")  # fmt: skip
REFERENCES = ("interval", "timesheet", "shift")


def temps(period: Period, unit_id: str | None) -> tuple[Select[Any], tuple[Any, ...]]:
    """Return the select of temps who worked in a period (id, name), and its order."""
    inner = select(TempYear.temp_id, func.max(TempYear.temp_name).label("temp_name")).where(visible(TempYear, unit_id), in_months(period))
    found = inner.group_by(TempYear.temp_id).subquery()
    return select(found.c.temp_id, found.c.temp_name), (found.c.temp_name, found.c.temp_id)


def with_hours(rows: Sequence[dict[str, Any]], period: Period, unit_id: str | None) -> list[dict[str, Any]]:
    """Add to temps what they did in a period: hours, first and last day, and where and as what most recently."""
    ids = [row["temp_id"] for row in rows]
    columns = (
        Worked.temp_id,
        Worked.unit_id,
        Worked.minutes,
        Worked.first_day,
        Worked.last_day,
        Worked.work_post,
        unit_name(Worked.unit_id),
    )
    where = (visible(Worked, unit_id), Worked.temp_id.in_(ids), Worked.month.between(period.first, period.last))
    done: dict[UUID, dict[str, Any]] = {}
    for one in session().execute(select(*columns).where(*where).order_by(Worked.last_day, Worked.unit_id)).mappings():
        kept = done.setdefault(one["temp_id"], {"minutes": 0, "first_day": one["first_day"]})
        kept["minutes"] += one["minutes"]
        kept["first_day"] = min(kept["first_day"], one["first_day"])
        kept |= {"last_day": one["last_day"], "unit_id": one["unit_id"], "unit_name": one["unit_name"] or "", "work_post": one["work_post"]}
    return [{"temp": {"id": row["temp_id"], "name": row["temp_name"]}, **done[row["temp_id"]]} for row in rows]


def temps_page(period: Period, unit_id: str | None, **paging: Any) -> dict[str, Any]:
    """Return a page of the list of temps."""
    statement, order = temps(period, unit_id)
    found = page(statement, order=order, **paging)
    return {**found, "items": with_hours(found["items"], period, unit_id)}


def invoiced_by_month(period: Period, unit_id: str | None) -> list[dict[str, Any]]:
    """Return amount and minutes of every month of a period."""
    where = (visible(Invoiced, unit_id), Invoiced.temp_id == EVERYBODY, Invoiced.month.between(period.first, period.last))
    rows = session().execute(
        select(Invoiced.month, func.sum(Invoiced.amount), func.sum(Invoiced.minutes)).where(*where).group_by(Invoiced.month)
    )
    found = {month: (amount, int(minutes)) for month, amount, minutes in rows}
    months = [(month, *found.get(month, (Decimal("0.00"), 0))) for month in period.months]
    return [{"month": month_name(month), "amount": amount, "minutes": minutes} for month, amount, minutes in months]


def invoiced_by_invoice(period: Period, unit_id: str | None) -> tuple[Select[Any], tuple[Any, ...]]:
    """Return the select of what each invoice comes to in the visible units, newest first, and its order."""
    sums = (func.sum(InvoiceShare.amount).label("amount"), func.sum(InvoiceShare.minutes).label("minutes"))
    where = (visible(InvoiceShare, unit_id), InvoiceShare.issue_date.between(period.first, period.end))
    found = (
        select(InvoiceShare.invoice_id, InvoiceShare.issue_date, *sums)
        .where(*where)
        .group_by(InvoiceShare.invoice_id, InvoiceShare.issue_date)
        .subquery()
    )
    number = select(Invoice.number).where(Invoice.id == found.c.invoice_id).scalar_subquery().label("number")
    return select(found, number), (found.c.issue_date.desc(), found.c.invoice_id.desc())


def invoiced_by_temp(period: Period, unit_id: str | None) -> tuple[Select[Any], tuple[Any, ...]]:
    """Return the select of what was invoiced per temp, by name, and its order."""
    sums = (
        func.max(Invoiced.temp_name).label("temp_name"),
        func.sum(Invoiced.amount).label("amount"),
        func.sum(Invoiced.minutes).label("minutes"),
    )
    where = (visible(Invoiced, unit_id), Invoiced.temp_id != EVERYBODY, Invoiced.month.between(period.first, period.last))
    found = select(Invoiced.temp_id, *sums).where(*where).group_by(Invoiced.temp_id).subquery()
    return select(found), (found.c.temp_name, found.c.temp_id)


def invoiced_json(row: Any) -> dict[str, Any]:
    """Return a row of the invoiced report, per invoice or per temp."""
    about: dict[str, Any]
    if "number" in row._mapping:
        about = {"invoice": {"id": row.invoice_id, "number": row.number, "issue_date": row.issue_date}}
    else:
        about = {"temp": None if row.temp_id == NOBODY else {"id": row.temp_id, "name": row.temp_name}}
    return {**about, "amount": row.amount, "minutes": int(row.minutes)}


def invoiced_page(by: str, period: Period, unit_id: str | None, **paging: Any) -> dict[str, Any]:
    """Return a page of what was invoiced per month, invoice or temp, with the total of the whole period."""
    months = invoiced_by_month(period, unit_id)
    total = {"amount": sum((one["amount"] for one in months), Decimal("0.00")), "minutes": sum(one["minutes"] for one in months)}
    if by == "month":
        return {"by": by, "items": months, "next": None, "total": total}
    statement, order = (invoiced_by_invoice if by == "invoice" else invoiced_by_temp)(period, unit_id)
    return {"by": by, **page(statement, order=order, row=invoiced_json, **paging), "total": total}


def invoices(period: Period | None, unit_id: str | None, number: str | None, **paging: Any) -> dict[str, Any]:
    """Return a page of invoices, newest first; of all times when there is no period."""
    statement = select(*(getattr(Invoice, name) for name in INVOICE), unit_name(Invoice.unit_id))
    statement = statement.where(visible(Invoice, unit_id))
    if period is not None:
        statement = statement.where(Invoice.issue_date.between(period.first, period.end))
    if number is not None:
        statement = statement.where(Invoice.number == number)
    return page(statement, order=(Invoice.issue_date.desc(), Invoice.id.desc()), row=lambda row: dict(row._mapping), **paging)


def invoice_json(invoice: Invoice) -> dict[str, Any]:
    """Return one invoice."""
    name = session().scalar(select(UNIT.c.name).where(UNIT.c.id == invoice.unit_id))
    return {**{one: getattr(invoice, one) for one in INVOICE}, "unit_name": name or ""}


def lines_of(invoice_id: UUID) -> Select[Any]:
    """Return the select of the lines of an invoice."""
    return select(*(getattr(InvoiceLine, name) for name in LINE), unit_name(InvoiceLine.unit_id)).where(
        InvoiceLine.invoice_id == invoice_id
    )


def line_json(row: Any) -> dict[str, Any]:
    """Return one line of an invoice (a row, or the thing itself with its unit's name)."""
    kept = {name: getattr(row, name) for name in LINE if name not in ("temp_id", "temp_name", *REFERENCES)}
    return {
        **kept,
        "quantity": _short(row.quantity),
        "price": _short(row.price),
        "unit_name": getattr(row, "unit_name", None) or "",
        "temp": {"id": row.temp_id, "name": row.temp_name} if row.temp_id else None,
        "traceable": any(getattr(row, name) for name in REFERENCES),
    }


def _short(value: Decimal) -> str:
    """Return a decimal without the zeros that the column adds, but with the two that people expect."""
    whole, _, rest = f"{value:f}".partition(".")
    return f"{whole}.{rest.rstrip('0').ljust(2, '0')}"
