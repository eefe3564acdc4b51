"""Contracts."""

from typing import Any

from chassis import fetch
from planning import queries
from planning.models import Contract


def search(
    unit_id: str | None = None, week: str | None = None, status: str | None = None, temp_id: str | None = None,
    limit: int = 50, cursor: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    return queries.search_contracts(unit_id, week, status, temp_id, {"limit": limit, "cursor": cursor})


def get(contract_id: str) -> dict[str, Any]:
    return queries.contract_detail(fetch(Contract, contract_id))
