"""The reports."""

from typing import Any

from reporting import figures, queries
from reporting.periods import Period

# `from` is a word of Python's own, so the two months come in `months` (with what else Connexion has to give).


def client(unit_id: str | None = None, **months: str) -> dict[str, Any]:
    return figures.client_report(Period.of(months.get("from"), months.get("until")), unit_id)


def temps(unit_id: str | None = None, limit: int = 50, cursor: str | None = None, **months: str) -> dict[str, Any]:
    return queries.temps_page(Period.of(months.get("from"), months.get("until")), unit_id, limit=limit, cursor=cursor)


def invoiced(by: str = "month", unit_id: str | None = None, limit: int = 50, cursor: str | None = None, **months: str) -> dict[str, Any]:
    return queries.invoiced_page(by, Period.of(months.get("from"), months.get("until")), unit_id, limit=limit, cursor=cursor)
