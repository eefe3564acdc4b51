"""Whole weeks."""

from typing import Any

from planning import making


def copy(body: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    made = making.copy_week(body)
    return made, 201, {"Location": f"/api/planning/v1/board?unit_id={body['unit_id']}&week={body['to_week']}"}
