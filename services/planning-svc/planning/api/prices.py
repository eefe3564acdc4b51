"""What shifts will cost together."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis import covers, session
from planning import people, quoting
from planning.models import Shift


def quote(body: dict[str, Any]) -> dict[str, Any]:
    mine = covers(Shift.unit_path, "shift:read") & covers(Shift.unit_path, "wage:read")
    shifts = session().scalars(select(Shift).where(people.among(Shift.id, map(UUID, body["shift_ids"])), mine).order_by(Shift.starts_at))
    return quoting.total(shifts.all())
