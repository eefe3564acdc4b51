"""Reads users from a client's CSV file: one line per right, lines with the same address are one user."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

import yaml
from jsonschema_rs import Draft202012Validator
from sqlalchemy import select

from chassis import Invalid, Problem, current, session
from chassis.db import rehearsal
from chassis.schemas import compiled, failures
from identity.access import roles_of
from identity.models import OrgUnit
from identity.registering import settle

PERSON = ("email", "first_name", "last_name", "job_title", "mobile", "language", "unit")
COLUMNS = (*PERSON, "role", "role_unit", "from", "until")
NEEDED = PERSON[:4]
MOST_LINES = 1000
_BELGIAN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z", re.ASCII)


@dataclass
class Listed:
    """One user as the file has them; `lines` are their places in the file, the heading being line 1."""

    email: str
    lines: list[int] = field(default_factory=list)
    person: dict[str, Any] = field(default_factory=dict)
    grants: list[dict[str, Any]] = field(default_factory=list)
    grant_lines: list[int] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)

    def refuse(self, line: int, column: str, rule: str) -> None:
        """Note why this user cannot be taken as they are."""
        self.errors.append({"line": line, "column": column, "rule": rule})


def carry_out(text: str, by: UUID, dry_run: bool, invite: bool) -> dict[str, Any]:
    """Take the users of a file that can be taken and say of every one what came of it. Raises Invalid for no CSV of ours."""
    codes, outcomes = _codes(), Counter[str]()
    rows: list[dict[str, Any]] = []
    for one in _listed(text):
        _read_rights(one, codes)
        outcome = _take(one, by, dry_run, invite)
        outcomes[outcome] += 1
        rows.append({"lines": one.lines, "email": one.email, "outcome": outcome, "errors": one.errors})
    counts = {name: outcomes[name] for name in ("registered", "changed", "unchanged", "refused")}
    return {"dry_run": dry_run, **counts, "rows": rows}


def _take(one: Listed, by: UUID, dry_run: bool, invite: bool) -> str:
    for fault in failures(_person_schema(), one.person):
        one.refuse(one.lines[0], fault["pointer"].strip("/"), fault["rule"])
    if one.errors:
        return "refused"
    try:
        with rehearsal(keep=not dry_run):
            return settle(one.person, one.grants, by, invite)[1]
    except Problem as problem:
        for fault in problem.errors or [{"pointer": "/email"}]:
            one.refuse(*_cell(one, fault["pointer"]), problem.code)
        return "refused"


def _cell(one: Listed, pointer: str) -> tuple[int, str]:
    """Return the line and column of the file that a place in a request stands for."""
    place, *within = pointer.strip("/").split("/")
    if place == "grants" and within:
        return one.grant_lines[int(within[0])], {"unit_id": "role_unit"}.get(within[1], within[1])
    return one.lines[0], {"unit_id": "unit", "grants": "role"}.get(place, place)


def _listed(text: str) -> list[Listed]:
    found: dict[str, Listed] = {}
    for line, cells in _lines(text):
        email = cells["email"].lower()
        one = found.setdefault(email or f"line {line}", Listed(email))
        one.lines.append(line)
        _read_person(one, line, cells)
        if cells["role"]:
            one.grants.append(
                {"role": cells["role"], "unit_id": cells["role_unit"] or cells["unit"], "from": cells["from"], "until": cells["until"]}
            )
            one.grant_lines.append(line)
        elif cells["role_unit"] or cells["from"] or cells["until"]:
            one.refuse(line, "role", "required")
    return list(found.values())


def _lines(text: str) -> list[tuple[int, dict[str, str]]]:
    text = text.removeprefix("\ufeff")
    heading = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(";,\t", key=heading.count), strict=True, restkey="", restval="")
    try:
        names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        wrong = [name for name in names if name not in COLUMNS] or [name for name in NEEDED if name not in names]
        if wrong or len(set(names)) < len(names):
            raise _unreadable("csv_columns", "The heading does not name the columns of this file.")
        reader.fieldnames = names
        rows: list[tuple[int, dict[str, str]]] = []
        for cells in reader:
            if len(rows) == MOST_LINES:
                raise _unreadable("csv_too_long", "The file has too many lines.", most=MOST_LINES)
            if "" in cells:
                raise _unreadable("csv_unreadable", "A line has more cells than the heading.", line=reader.line_num)
            if any(cells.values()):
                rows.append((reader.line_num, {name: (cells.get(name) or "").strip() for name in COLUMNS}))
    except csv.Error as error:
        raise _unreadable("csv_unreadable", "The file cannot be read as CSV.", line=reader.line_num) from error
    return rows


def _unreadable(code: str, detail: str, **params: Any) -> Invalid:
    return Invalid(code, detail, errors=[{"pointer": "/csv", "rule": "csv"}], **params)


def _read_person(one: Listed, line: int, cells: dict[str, str]) -> None:
    for name in PERSON:
        kept, value = one.person.get(name), cells[name].lower() if name == "email" else cells[name]
        if kept and value and value != kept:
            one.refuse(line, name, "differs")
        elif value:
            one.person[name] = value


def _read_rights(one: Listed, codes: tuple[dict[str, UUID], dict[str, str]]) -> None:
    """Put ids and codes in the place of what people write: a unit's code or name, a role's name, a Belgian date."""
    units, roles = codes
    one.person["unit_id"] = _text(_known(one, one.lines[0], "unit", one.person.pop("unit", ""), units) or current().company_id)
    for line, grant in zip(one.grant_lines, one.grants, strict=True):
        grant["role"] = _known(one, line, "role", grant["role"], roles) or ""
        grant["unit_id"] = _text(_known(one, line, "role_unit", grant["unit_id"], units) or current().company_id)
        for name in ("from", "until"):
            grant[name] = _day(one, line, name, grant[name])


def _text(unit_id: UUID | None) -> str | None:
    return str(unit_id) if unit_id else None  # users of the agency have no unit


def _known(one: Listed, line: int, column: str, written: str, known: dict[str, Any]) -> Any:
    if written and written.lower() not in known:
        one.refuse(line, column, f"{column.removeprefix('role_')}_unknown")
    return known.get(written.lower())


def _day(one: Listed, line: int, column: str, written: str) -> str | None:
    if not written:
        return None
    belgian = _BELGIAN_DAY.match(written)
    try:
        return (date(int(belgian[3]), int(belgian[2]), int(belgian[1])) if belgian else date.fromisoformat(written)).isoformat()
    except ValueError:
        one.refuse(line, column, "date")
        return None


def _codes() -> tuple[dict[str, UUID], dict[str, str]]:
    """Return what a file may call the units (a name only when just one unit has it) and the roles of the company at hand."""
    rows = session().execute(select(OrgUnit.id, OrgUnit.name, OrgUnit.references).where(OrgUnit.active)).all()
    names = Counter(row.name.lower() for row in rows)
    units = {row.name.lower(): row.id for row in rows if names[row.name.lower()] == 1}
    units |= {reference["value"].lower(): row.id for row in rows for reference in row.references}
    given = [role for role in roles_of(current().company_id).values() if role.is_agency is (current().company_id is None)]
    return units, {name.lower(): role.code for role in given for name in (*role.name.values(), role.code)}


@cache
def _person_schema() -> Draft202012Validator:
    text = (files("identity") / "openapi.yaml").read_text(encoding="utf-8")
    schemas = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))["components"]["schemas"]  # noqa: S506 – both are safe
    return compiled({"$ref": "#/components/schemas/UserRegistration", "components": {"schemas": schemas}})
