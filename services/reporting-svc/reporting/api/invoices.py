"""Invoices and their lines."""

from typing import Any
from uuid import UUID

from chassis import NotFound, fetch, page
from reporting import queries
from reporting.models import Invoice, InvoiceLine
from reporting.periods import Period


def search(
    unit_id: str | None = None, number: str | None = None, limit: int = 50, cursor: str | None = None, **months: str
) -> dict[str, Any]:
    first, last = months.get("from"), months.get("until")
    # Who asks for a number wants that invoice, however long ago it was.
    period = None if number and not (first or last) else Period.of(first, last)
    return queries.invoices(period, unit_id, number, limit=limit, cursor=cursor)


def get(invoice_id: str) -> dict[str, Any]:
    return queries.invoice_json(fetch(Invoice, invoice_id))


def lines(invoice_id: str, limit: int = 50, cursor: str | None = None) -> dict[str, Any]:
    statement = queries.lines_of(UUID(invoice_id))
    found = page(
        statement, order=(InvoiceLine.position, InvoiceLine.id), model=InvoiceLine, row=queries.line_json, limit=limit, cursor=cursor
    )
    if not found["items"] and not cursor:
        raise NotFound()
    return found
