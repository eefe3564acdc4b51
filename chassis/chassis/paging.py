"""Keyset pages: the next page starts after the last row seen, at the same cost on page one and page ten thousand."""

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Select, and_, or_
from sqlalchemy.sql.operators import desc_op

from chassis.db import session
from chassis.problems import Invalid
from chassis.scope import in_scope
from chassis.strictjson import encode

MOST = 200


def page(
    statement: Select[Any],
    *,
    order: Sequence[Any],
    model: Any = None,
    permission: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
    row: Callable[[Any], dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return `{"items", "next"}` for one page of a select of columns.

    `order` ends with a unique column and each of its columns is in the select and never null. `model` adds the
    caller's scope. `row` turns a row into a dict (default: its columns by name).
    """
    if model is not None:
        statement = statement.where(in_scope(model, permission))
    keys = [getattr(one, "element", one) for one in order]
    downwards = [getattr(one, "modifier", None) is desc_op for one in order]
    if cursor:
        statement = statement.where(_after(keys, downwards, _decode(cursor, keys)))
    limit = min(limit, MOST)
    rows = session().execute(statement.order_by(*order).limit(limit + 1)).all()
    turn = row or (lambda r: dict(r._mapping))
    following = _encode(rows[limit - 1], keys) if len(rows) > limit else None
    return {"items": [turn(r) for r in rows[:limit]], "next": following}


def _after(keys: Sequence[Any], downwards: Sequence[bool], values: Sequence[Any]) -> Any:
    # The row comparison (a, b) > (x, y) uses an index only when all go one way; mixed orders are spelled out.
    ways = []
    for i, (key, down) in enumerate(zip(keys, downwards, strict=True)):
        equal = [k == v for k, v in zip(keys[:i], values[:i], strict=True)]
        ways.append(and_(*equal, key < values[i] if down else key > values[i]))
    first = keys[0] <= values[0] if downwards[0] else keys[0] >= values[0]
    return and_(first, or_(*ways))  # the first conjunct lets the index start at the right place


def _encode(row: Any, keys: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(encode([row._mapping[key.key] for key in keys])).decode().rstrip("=")


_PARSERS: dict[type, Callable[[Any], Any]] = {
    UUID: UUID,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    Decimal: Decimal,
    int: int,
    str: str,
    bool: bool,
}


def _decode(cursor: str, keys: Sequence[Any]) -> list[Any]:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != len(keys):
            raise ValueError
        return [_PARSERS[key.type.python_type](value) for key, value in zip(keys, values, strict=True)]
    except (ValueError, TypeError, KeyError, ArithmeticError, binascii.Error) as error:
        raise Invalid("cursor_invalid", "This page marker is not ours.") from error
